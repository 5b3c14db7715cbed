/* Amounts are compared in decimal logarithms. A published growth decides at once; without one a thousandfold
 * is taken for a unit, ten- and hundredfold only in a series that is steady otherwise, or where every
 * neighbour says so. */
#include "analysis/doubt/scale.h"

#include <glib.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "analysis/growth.h"
#include "base/decimal.h"

/* How near a logarithm must be to a whole number: of thousandfold and more, of less, with the growth known.
 */
static const double near_large = 0.2, near_small = 0.1, near_known = 0.02;
/* A ratio within this is last year's own: 10^0.3 is about twice. */
static const double same_scale = 0.3;

static double log_ratio(const Observation *o, const Observation *before)
{
    return log10(o->value / before->value);
}

/* The power of ten that a logarithm is near; 0 when none. */
static int power_of(double lg, double tolerance)
{
    double power = round(lg);
    return fabs(lg - power) < tolerance ? (int)power : 0;
}

/* The periods beside: months, or spans from January that end a month earlier and later (from 1—2月 on). Year
 * 0: none. */
static void neighbours(Period p, Period *previous, Period *next)
{
    bool span = period_is_cumulative(p);
    *previous = span ? (p.last > 2 ? period_span(p.year, p.last - 1) : (Period){0}) : period_before(p);
    *next = (Period){0};
    if (span && p.last < 12) *next = period_span(p.year, p.last + 1);
    if (period_is_month(p))
        *next = p.last == 12 ? period_month(p.year + 1, 1) : period_month(p.year, p.last + 1);
}

/* Whether all other year-on-year ratios of the series are within some 60%, and there are at least six. */
static bool is_steady(const Doubts *d, const Observation *series, int count, const Observation *but)
{
    int ratios = 0, wild = 0;
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        if (o == but || o->state != FIGURE_VALUE || o->value <= 0) continue;
        const Observation *before = doubt_at(d, o, period_year_before(o->period, 1));
        if (!before || before->value <= 0) continue;
        double lg = log_ratio(o, before);
        ratios++;
        /* A whole power of ten is what is looked for, not restlessness. */
        wild += fabs(lg) > 0.2 && !power_of(lg, near_small);
    }
    return ratios >= 6 && !wild;
}

/* The power of ten by which a figure is off last year's same span; 0 when it is not. */
static int power_to_last_year(const Doubts *d, const Observation *series, int count, const Observation *o,
                              const Observation **other)
{
    const Observation *before = doubt_at(d, o, period_year_before(o->period, 1)),
                      *earlier = doubt_at(d, o, period_year_before(o->period, 2));
    if (!before || before->value <= 0) return 0;
    if (earlier && earlier->value > 0 && fabs(log_ratio(o, earlier)) < same_scale)
        return 0; /* last year is odd */
    double lg = log_ratio(o, before);
    *other = before;
    if (o->yoy_state == FIGURE_VALUE && o->yoy > -95) {
        double rest = lg - log10(1 + o->yoy / 100);
        int power = power_of(rest, near_known);
        if (power || fabs(rest) < 0.05) return power;
    }
    int power = power_of(lg, near_large);
    if (abs(power) >= 3) return power;
    power = power_of(lg, near_small);
    return power && is_steady(d, series, count, o) ? power : 0;
}

/* A figure counts when every neighbour that is there shows the same power of ten. */
static int power_to_neighbours(const Doubts *d, const Observation *o, const Observation **other)
{
    Period previous, next;
    neighbours(o->period, &previous, &next);
    Period others[] = {period_year_before(o->period, 1), period_year_before(o->period, -1), previous, next};
    int power = 0, seen = 0;
    for (int i = 0; i < 4; i++) {
        const Observation *at = doubt_at(d, o, others[i]);
        if (!at || at->value <= 0) continue;
        int p = power_of(log_ratio(o, at), 0.15);
        if (!p || (seen && p != power)) return 0;
        power = p;
        *other = at;
        seen++;
    }
    if (!seen) return 0;
    /* With one neighbour only, the later of the two is questioned, once. */
    if (seen == 1 && (doubt_at(d, o, others[1]) || doubt_at(d, o, next))) return 0;
    return o->yoy_state == FIGURE_VALUE && fabs(o->yoy) > 400 ? 0 : power;
}

/* How many times a power of ten is, as it is said; units are wrong by these. */
static const char *times_words(int power)
{
    static const char *const words[] = {"",        "10倍",     "100倍",    "1000倍",     "1万倍",
                                        "10万倍",  "100万倍",  "1000万倍", "1亿倍",      "10亿倍",
                                        "100亿倍", "1000亿倍", "1万亿倍",  "1万亿倍以上"};
    return words[MIN((size_t)abs(power), G_N_ELEMENTS(words) - 1)];
}

static void check_amounts(Doubts *d, const Observation *series, int count)
{
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i], *other = NULL;
        if (o->state != FIGURE_VALUE || o->value <= 0) continue;
        int power = power_to_last_year(d, series, count, o, &other);
        if (!power) power = power_to_neighbours(d, o, &other);
        if (!power) continue;
        doubt_mark(d, o, QUESTIONED_VALUE);
        char period[4 * PERIOD_TEXT];
        diag_report(d->diags, W_DATA_JUMP, doubt_place(d, observation_value_source(o)),
                    "“%s”的%.12g与%s的%.12g相差约%s，疑似单位错误；如是，应为%.12g", doubt_name(d, o),
                    o->value, period_words(other->period, NOTATION_SPAN, true, period), other->value,
                    times_words(power), o->value * pow(10, -power));
    }
}

/* ---- per cents ---- */

/* The figures of one column of a series: values of a rate, or published growth of an amount. */
typedef struct {
    double *values;
    int *places, *at, count; /* at: number in the series */
    double median;           /* of absolute values */
    int usual_places;        /* the most that figures of usual size were typed with */
} PerCents;

static void gather(PerCents *p, const Observation *series, int count, bool growth)
{
    *p = (PerCents){g_new(double, (gsize)count), g_new(int, (gsize)count), g_new(int, (gsize)count), 0, 0, 0};
    double *sizes = g_new(double, (gsize)count);
    int sized = 0;
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        if ((growth ? o->yoy_state : o->state) != FIGURE_VALUE) continue;
        double x = growth ? o->yoy : o->value;
        int places = growth ? o->yoy_places : o->value_places;
        p->values[p->count] = x;
        p->places[p->count] = places < 0 ? decimal_places_needed(x, 8) : places;
        p->at[p->count++] = i;
        if (x != 0) sizes[sized++] = fabs(x);
    }
    if (sized) p->median = gsl_stats_median(sizes, 1, (size_t)sized);
    for (int i = 0; i < p->count; i++)
        if (fabs(p->values[i]) > p->median / 5) p->usual_places = MAX(p->usual_places, p->places[i]);
    g_free(sizes);
}

static bool like_the_others(const PerCents *p, double x)
{
    return fabs(x) > 0.4 * p->median && fabs(x) < 2.5 * p->median;
}

/* 0.055 among 5.4 and 5.6: a hundred times it is like the others, and it was typed with more decimals. */
static bool is_fraction(const PerCents *p, int i)
{
    double x = p->values[i];
    return p->count >= 4 && p->median >= 1 && x != 0 && fabs(x) <= 0.35 && p->places[i] >= 2 &&
           p->places[i] > p->usual_places && like_the_others(p, x * 100);
}

/* 540 between 5.2 and 5.6. */
static bool is_hundredfold(const PerCents *p, int i)
{
    double x = p->values[i];
    if (p->count < 4 || fabs(x) < 50 || p->median < 0.5 || !like_the_others(p, x / 100)) return false;
    bool before = i == 0 || fabs(p->values[i - 1]) < fabs(x) / 20,
         after = i + 1 == p->count || fabs(p->values[i + 1]) < fabs(x) / 20;
    return before && after;
}

/* What the growth of the levels says of a published growth: 1 confirms it, -1 confirms a hundred times it. */
static int levels_say(Doubts *d, const Observation *o, double *computed)
{
    const Observation *before = doubt_at(d, o, period_year_before(o->period, 1));
    if (o->state != FIGURE_VALUE || !before || before->value <= 0 ||
        !growth_rate(o->value, before->value, computed))
        return 0;
    double room = fmax(0.15, 0.05 * fabs(*computed));
    if (fabs(*computed - o->yoy) < room) return 1;
    return fabs(o->yoy) < 1 && fabs(*computed) > 1 && fabs(*computed - 100 * o->yoy) < room ? -1 : 0;
}

static void check_per_cents(Doubts *d, const Observation *series, int count, bool growth)
{
    PerCents p;
    gather(&p, series, count, growth);
    for (int i = 0; i < p.count; i++) {
        const Observation *o = &series[p.at[i]];
        double x = p.values[i], computed = 0;
        int said = growth ? levels_say(d, o, &computed) : 0;
        bool fraction = said < 0 || (!said && is_fraction(&p, i)),
             hundredfold = !said && is_hundredfold(&p, i);
        if (!fraction && !hundredfold) continue;
        doubt_mark(d, o, growth ? QUESTIONED_GROWTH : QUESTIONED_VALUE);
        Place place = doubt_place(d, growth ? observation_yoy_source(o) : observation_value_source(o));
        const char *what = growth ? "的同比" : "的";
        if (fraction)
            diag_report(d->diags, W_DATA_SCALE, place,
                        "“%s”%s%.12g像是小数，这一列是百分数；如是，应为%.12g（%.12g%%）", doubt_name(d, o),
                        what, x, decimal_round(x * 100, -1, 6), decimal_round(x * 100, -1, 6));
        else
            diag_report(d->diags, W_DATA_SCALE, place,
                        "“%s”%s%.12g约为前后各期的100倍；如小数点错位，应为%.12g", doubt_name(d, o), what, x,
                        decimal_round(x / 100, -1, 6));
    }
    g_free(p.values), g_free(p.places), g_free(p.at);
}

void scale_check(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    for (int i = 0; i < data->observation_count;) {
        const Observation *first = &data->observations[i];
        IndicatorKind kind = data->indicators[first->indicator].kind;
        int count;
        const Observation *series = dataset_series(data, first->indicator, first->region, &count);
        bool amount = !kind_grows_by_difference(kind);
        if (amount) check_amounts(d, series, count);
        if (amount) check_per_cents(d, series, count, true);
        if (kind == KIND_RATE || kind == KIND_SHARE) check_per_cents(d, series, count, false);
        i += count;
    }
}
