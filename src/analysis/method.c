/* The inputs are read back into what the analysis itself computed with, and its own functions are called: a
 * figure that comes out of them differently was not made of these inputs. */
#include "analysis/method.h"

#include <math.h>

#include "analysis/composite.h"
#include "analysis/implied.h"
#include "analysis/projection.h"
#include "analysis/seasonal.h"

enum { HEAD = 4, MOST_VALUES = (MOST_YEARS + 1) * MONTH_SLOTS };

typedef struct {
    SlotSeries series;
    bool of_rates;
    double values[MOST_VALUES];
} Read;

/* The inputs of slots_source(): form, slots, known, first year, figures. */
static bool read_series(const double *x, int n, Read *r)
{
    if (n < HEAD + 2) return false;
    double form = x[0], slots = x[1], known = x[2], first_year = x[3];
    if (!(slots == 4 || slots == 11 || slots == 12) || !(known >= 1 && known <= slots) ||
        !(fabs(first_year) < 1e4))
        return false;
    int count = n - HEAD, years = (count - (int)known) / (int)slots;
    if (years < 1 || years > MOST_YEARS || count != years * (int)slots + (int)known) return false;
    r->series = (SlotSeries){(int)slots, years, (int)known, (int)first_year, r->values, NULL};
    r->of_rates = form != SERIES_LEVELS;
    if (r->of_rates)
        return implied_index(x + HEAD, (int)slots, years, (int)known, form == SERIES_SPAN_RATES, r->values);
    for (int i = 0; i < count; i++) r->values[i] = x[HEAD + i];
    return true;
}

static double sum_of(const double *x, int n)
{
    double total = 0;
    for (int i = 0; i < n; i++) total += x[i];
    return total;
}

static const double *year_before(const SlotSeries *s) { return s->values + (s->years - 1) * s->slots; }

/* ---- projection ---- */

static bool project(const double *x, int n, Read *r, Projection *out)
{
    if (n < 1 || !read_series(x + 1, n - 1, r)) return false;
    SlotSeries *s = &r->series;
    for (int i = 0; i < s->years * s->slots; i++) s->values[i] *= x[0];
    if (!projection_from_values(s->values, s->slots, s->years, s->known, out)) return false;
    out->of_rates = r->of_rates;
    out->total_before = sum_of(year_before(s), s->slots);
    return true;
}

typedef enum { TOTAL, LOW80, HIGH80, LOW95, HIGH95, TOTAL_BEFORE } Asked;

static double projected(const double *x, int n, Asked asked)
{
    Read r;
    Projection p;
    if (!project(x, n, &r, &p)) return NAN;
    if (asked == TOTAL_BEFORE) return p.total_before;
    if (asked != TOTAL && !p.has_interval) return NAN;
    const double numbers[] = {p.total, p.low80, p.high80, p.low95, p.high95};
    return p.of_rates ? projection_growth(&p, numbers[asked]) : numbers[asked];
}

double method_total(const double *x, int n) { return projected(x, n, TOTAL); }
double method_low80(const double *x, int n) { return projected(x, n, LOW80); }
double method_high80(const double *x, int n) { return projected(x, n, HIGH80); }
double method_low95(const double *x, int n) { return projected(x, n, LOW95); }
double method_high95(const double *x, int n) { return projected(x, n, HIGH95); }
double method_total_before(const double *x, int n) { return projected(x, n, TOTAL_BEFORE); }

double method_probability(const double *x, int n)
{
    Read r;
    Projection p;
    if (n < 3 || !project(x + 2, n - 2, &r, &p) || !p.has_interval) return NAN;
    double above = projection_probability(&p, x[0]);
    return x[1] != 0 ? above : 1 - above;
}

/* ---- rates ---- */

double method_implied_growth(const double *x, int n)
{
    Read r;
    if (!read_series(x, n, &r) || !r.of_rates) return NAN;
    const SlotSeries *s = &r.series;
    double now = sum_of(s->values + s->years * s->slots, s->known), then = sum_of(year_before(s), s->known);
    return (now / then - 1) * 100;
}

double method_implied_share(const double *x, int n)
{
    Read r;
    if (!read_series(x, n, &r) || !r.of_rates) return NAN;
    return sum_of(year_before(&r.series), r.series.known) / sum_of(year_before(&r.series), r.series.slots);
}

/* ---- seasonal adjustment ---- */

static double adjusted_last(const double *x, int n, bool change)
{
    Read r;
    SeasonalAdjustment out;
    double result = NAN;
    Analysis a = {.arena = arena_new()};
    if (read_series(x, n, &r) && seasonal_adjust(&a, &r.series, &out)) {
        const double *last = out.adjusted + out.n - 1;
        result = change ? (last[0] / last[-1] - 1) * 100 : *last;
    }
    arena_free(a.arena);
    return result;
}

double method_adjusted(const double *x, int n) { return adjusted_last(x, n, false); }
double method_adjusted_mom(const double *x, int n) { return adjusted_last(x, n, true); }

/* ---- groups ---- */

static double rank_of(const double *x, int n, int sign)
{
    int better = 0;
    for (int i = 1; i < n; i++) better += sign * x[i] > sign * x[0];
    return n < 3 ? NAN : (double)(better + 1);
}

double method_rank_greatest(const double *x, int n) { return rank_of(x, n, 1); }
double method_rank_least(const double *x, int n) { return rank_of(x, n, -1); }

static double score_of(const double *x, int n, int better)
{
    if (n < 3) return NAN;
    double low = x[1], high = x[1], score;
    for (int i = 2; i < n; i++) low = fmin(low, x[i]), high = fmax(high, x[i]);
    return composite_efficacy(x, 1, 1, &better, &low, &high, &score) ? score : NAN;
}

double method_score_more(const double *x, int n) { return score_of(x, n, 1); }
double method_score_less(const double *x, int n) { return score_of(x, n, -1); }

double method_distance(const double *x, int n)
{
    if (n < 2) return NAN;
    return n < 3 ? fabs(x[0] - x[1]) : fmax(0, fmax(x[1] - x[0], x[0] - x[2]));
}
