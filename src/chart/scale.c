#include "chart/scale.h"

#include <math.h>

/* Nice steps, best first, and the weights of simplicity, coverage, density, legibility (the paper's values;
 * labels here are all legible alike). */
static const double nice[] = {1, 5, 2, 2.5, 4, 3};
enum { NICE = 6 };
static const double w_simple = 0.25, w_cover = 0.2, w_dense = 0.5, w_legible = 0.05;

static double simplicity(int q, int skip, double low, double high, double step)
{
    bool has_zero = low <= 1e-10 * step && high >= -1e-10 * step && fabs(remainder(low, step)) < 1e-10 * step;
    return 1 - (double)q / (NICE - 1) - skip + 1 + (has_zero ? 1 : 0);
}

static double coverage(double data_low, double data_high, double low, double high)
{
    double range = data_high - data_low;
    return 1 - 0.5 * (pow(data_high - high, 2) + pow(data_low - low, 2)) / pow(0.1 * range, 2);
}

static double density(int ticks, int wanted, double data_low, double data_high, double low, double high)
{
    double r = (ticks - 1) / (high - low),
           want = (wanted - 1) / (fmax(high, data_high) - fmin(low, data_low));
    return 2 - fmax(r / want, want / r);
}

typedef struct {
    double low, step, score;
    int count;
} Candidate;

static void try_start(Candidate *best, int q, int skip, int count, double step, double start, double low,
                      double high, int wanted)
{
    double from = start, to = start + step * (count - 1);
    if (from > low + 1e-9 * step || to < high - 1e-9 * step)
        return; /* the data must lie inside the outer ticks */
    double score = w_simple * simplicity(q, skip, from, to, step) + w_cover * coverage(low, high, from, to) +
                   w_dense * density(count, wanted, low, high, from, to) + w_legible;
    if (score > best->score) *best = (Candidate){from, step, score, count};
}

static Candidate search(double low, double high, int wanted)
{
    Candidate best = {.score = -INFINITY};
    double range = high - low;
    for (int skip = 1; skip <= 2; skip++)
        for (int q = 0; q < NICE; q++)
            for (int count = 2; count <= MOST_TICKS; count++) {
                double least = log10(range / (count + 1) / nice[q]);
                for (int power = (int)floor(least); power <= (int)floor(least) + 2; power++) {
                    double unit = nice[q] * pow(10, power), step = unit * skip;
                    double first = floor(high / step) * step - step * (count - 1);
                    for (int shift = -1; shift <= count; shift++)
                        try_start(&best, q, skip, count, step, first + shift * step, low, high, wanted);
                }
            }
    return best;
}

static int decimals_of(double step)
{
    for (int d = 0; d < 6; d++)
        if (fabs(step * pow(10, d) - round(step * pow(10, d))) < 1e-6 * step * pow(10, d)) return d;
    return 6;
}

Scale scale_make(double low, double high, int wanted, bool zero, double from, double to)
{
    if (zero) low = fmin(low, 0), high = fmax(high, 0);
    if (high - low < 1e-9 * fmax(fabs(high), 1e-9)) {
        double room = fmax(fabs(high) * 0.1, 1);
        low -= zero && low == 0 ? 0 : room, high += room;
    }
    Candidate c = search(low, high, wanted);
    Scale s = {.least = c.low,
               .most = c.low + c.step * (c.count - 1),
               .from = from,
               .to = to,
               .tick_count = c.count};
    for (int i = 0; i < c.count; i++) {
        s.ticks[i] = c.low + c.step * i;
        if (fabs(s.ticks[i]) < 1e-9 * c.step) s.ticks[i] = 0;
    }
    s.decimals = decimals_of(c.step);
    return s;
}

double scale_position(const Scale *s, double value)
{
    return s->from + (value - s->least) / (s->most - s->least) * (s->to - s->from);
}
