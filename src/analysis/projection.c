/* The members work on logs of positive values; parameters of the smoothing members come from a Nelder–Mead
 * search on the sum of squared one-step errors, inside bounds kept by a logistic map. */
#include "analysis/projection.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/comparable.h"
#include "analysis/implied.h"
#include "analysis/slots.h"
#include "analysis/statistics.h"
#include "analysis/stl.h"

enum { LONGEST = 10, SHORTEST = 3, MOST_SLOTS = 12, MOST_VALUES = (LONGEST + 1) * MOST_SLOTS };

static double sum(const double *x, int n)
{
    double total = 0;
    for (int i = 0; i < n; i++) total += x[i];
    return total;
}

/* ---- growth and share ---- */

static double member_growth(const double *x, int slots, int years, int known)
{
    const double *last = x + (years - 1) * slots, *now = x + years * slots;
    return sum(last, slots) * sum(now, known) / sum(last, known);
}

static double member_share(const double *x, int slots, int years, int known)
{
    int used = years < 5 ? years : 5;
    double share = 0;
    for (int i = 1; i <= used; i++) {
        const double *year = x + (years - i) * slots;
        share += sum(year, known) / sum(year, slots) / used;
    }
    return sum(x + years * slots, known) / share;
}

/* ---- log-linear regression ---- */

static double member_loglinear(const double *x, int slots, int years, int known)
{
    int used_years = years < 5 ? years : 5, n = used_years * slots + known, p = slots + 1;
    const double *from = x + (years - used_years) * slots;
    double X[6 * MOST_SLOTS * (MOST_SLOTS + 1)], y[6 * MOST_SLOTS], c[MOST_SLOTS + 1], e[6 * MOST_SLOTS],
        rho = 0;
    memset(X, 0, sizeof(double) * (size_t)(n * p));
    for (int i = 0; i < n; i++) {
        X[i * p] = 1;
        X[i * p + 1] = i;
        if (i % slots) X[i * p + 1 + i % slots] = 1;
        y[i] = log(from[i]);
    }
    if (!regression_fit(X, y, n, p, c, NULL, e, NULL, NULL)) return NAN;
    if (!statistics_autocorrelation(e, n, &rho)) rho = 0;
    rho = fmin(fmax(rho, 0), 0.95);
    double total = sum(x + years * slots, known), carried = e[n - 1];
    for (int i = n; i < (used_years + 1) * slots; i++) {
        carried *= rho;
        total += exp(c[0] + c[1] * i + (i % slots ? c[1 + i % slots] : 0) + carried);
    }
    return total;
}

/* ---- smoothing ---- */

/* Exponential smoothing with a damped trend; `seasonal` slots 0 for Holt's method without season. */
typedef struct {
    const double *y;
    int n, slots;
    double level, trend, season[MOST_SLOTS]; /* starting values; on return of run_smoothing the last ones */
} Smoothing;

typedef struct {
    double alpha, beta, gamma, phi;
} SmoothingParameters;

static const double bounds[4][2] = {{.01, .99}, {.005, .605}, {.80, .98}, {.01, .71}};

static double bounded(double free_value, int k)
{
    return bounds[k][0] + (bounds[k][1] - bounds[k][0]) / (1 + exp(-free_value));
}

static double unbounded(double value, int k)
{
    double share = (value - bounds[k][0]) / (bounds[k][1] - bounds[k][0]);
    return log(share / (1 - share));
}

static SmoothingParameters parameters(const gsl_vector *v)
{
    SmoothingParameters p = {.alpha = bounded(gsl_vector_get(v, 0), 0),
                             .beta = bounded(gsl_vector_get(v, 1), 1),
                             .phi = bounded(gsl_vector_get(v, 2), 2)};
    if (v->size > 3) p.gamma = bounded(gsl_vector_get(v, 3), 3);
    return p;
}

/* Runs over the data; returns the sum of squared one-step errors, states at the end in *s. */
static double run_smoothing(Smoothing *s, SmoothingParameters p)
{
    double errors = 0;
    for (int i = 0; i < s->n; i++) {
        double *season = s->slots ? &s->season[i % s->slots] : NULL, base = s->level + p.phi * s->trend;
        double error = s->y[i] - base - (season ? *season : 0);
        double level = base + p.alpha * error;
        s->trend = p.phi * s->trend + p.beta * (level - s->level - p.phi * s->trend);
        s->level = level;
        if (season) *season += p.gamma * error;
        errors += error * error;
    }
    return errors;
}

static double smoothing_cost(const gsl_vector *v, void *data)
{
    Smoothing s = *(const Smoothing *)data;
    double cost = run_smoothing(&s, parameters(v));
    return isfinite(cost) ? cost : 1e300;
}

/* Starting values: level and trend from the first two years' means, the season from up to three years'
 * deviations from their means and the trend. */
static void start_smoothing(Smoothing *s, int slots)
{
    int years = s->n / slots < 3 ? s->n / slots : 3;
    double first = sum(s->y, slots) / slots, second = sum(s->y + slots, slots) / slots;
    s->trend = (second - first) / slots;
    s->level = first - s->trend * (slots + 1) / 2;
    for (int j = 0; s->slots && j < slots; j++) {
        s->season[j] = 0;
        for (int k = 0; k < years; k++) {
            const double *year = s->y + k * slots;
            double line = sum(year, slots) / slots + s->trend * (j - (slots - 1) / 2.0);
            s->season[j] += (year[j] - line) / years;
        }
    }
}

/* The search ends where a fresh simplex no longer lowers the cost by this part of it: a test on the size of
 * the simplex alone stops in flat valleys, at places that depend on the last bit and so on the unit. */
static const double least_gain = 1e-9, smallest_simplex = 1e-4;
enum { MOST_STEPS = 300, MOST_RESTARTS = 12 };

/* Runs the simplex from x; the best place is left in x. Returns the cost there. */
static double descend(gsl_multimin_fminimizer *m, gsl_multimin_function *f, gsl_vector *x, gsl_vector *step)
{
    double cost = INFINITY;
    gsl_vector_set_all(step, 1);
    for (int restart = 0; restart < MOST_RESTARTS; restart++) {
        if (gsl_multimin_fminimizer_set(m, f, x, step) != GSL_SUCCESS) break;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (gsl_multimin_fminimizer_iterate(m) != GSL_SUCCESS) break;
            if (gsl_multimin_test_size(gsl_multimin_fminimizer_size(m), smallest_simplex) == GSL_SUCCESS)
                break;
        }
        double before = cost;
        if (m->fval < cost) {
            cost = m->fval;
            gsl_vector_memcpy(x, m->x);
        }
        if (before - cost <= least_gain * cost) break;
        gsl_vector_set_all(step, 0.25);
    }
    return cost;
}

static SmoothingParameters best_parameters(const Smoothing *s)
{
    static const double starts[2][4] = {{.30, .05, .95, .10}, {.70, .20, .90, .30}};
    size_t p = s->slots ? 4 : 3;
    gsl_multimin_function f = {.f = smoothing_cost, .n = p, .params = (void *)s};
    gsl_vector *x = gsl_vector_alloc(p), *step = gsl_vector_alloc(p);
    gsl_multimin_fminimizer *m = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, p);
    SmoothingParameters best = {.3, .05, .1, .95};
    double least = INFINITY;
    for (int start = 0; start < 2; start++) {
        for (size_t k = 0; k < p; k++) gsl_vector_set(x, k, unbounded(starts[start][k], (int)k));
        double cost = descend(m, &f, x, step);
        if (cost >= least) continue;
        least = cost;
        best = parameters(x);
    }
    gsl_multimin_fminimizer_free(m);
    gsl_vector_free(x);
    gsl_vector_free(step);
    return best;
}

/* The last ten years as logs; returns how many values. */
static int take_logs(const double *x, int slots, int *years, int known, double *logs)
{
    int used = *years < LONGEST ? *years : LONGEST, n = used * slots + known;
    const double *from = x + (*years - used) * slots;
    for (int i = 0; i < n; i++) logs[i] = log(from[i]);
    *years = used;
    return n;
}

static double member_holt(const double *x, int slots, int years, int known)
{
    double logs[MOST_VALUES] = {0}, total = sum(x + years * slots, known);
    int used = years;
    Smoothing s = {.y = logs, .n = take_logs(x, slots, &used, known, logs), .slots = slots};
    start_smoothing(&s, slots);
    SmoothingParameters p = best_parameters(&s);
    run_smoothing(&s, p);
    double ahead = 0, damp = 1;
    for (int i = known; i < slots; i++) {
        damp *= p.phi;
        ahead += damp * s.trend;
        total += exp(s.level + ahead + s.season[i % slots]);
    }
    return total;
}

static double member_stl(const double *x, int slots, int years, int known)
{
    double logs[MOST_VALUES] = {0}, seasonal[MOST_VALUES], trend[MOST_VALUES], adjusted[MOST_VALUES],
           total = sum(x + years * slots, known);
    int used = years, n = take_logs(x, slots, &used, known, logs);
    if (!stl_decompose(logs, n, slots, 13, seasonal, trend)) return NAN;
    for (int i = 0; i < n; i++) adjusted[i] = logs[i] - seasonal[i];
    Smoothing s = {.y = adjusted, .n = n};
    start_smoothing(&s, slots);
    SmoothingParameters p = best_parameters(&s);
    run_smoothing(&s, p);
    double ahead = 0, damp = 1;
    for (int i = n; i < (used + 1) * slots; i++) {
        damp *= p.phi;
        ahead += damp * s.trend;
        total += exp(s.level + ahead + seasonal[i - slots]);
    }
    return total;
}

/* ---- combination and interval ---- */

static bool all_positive(const double *x, int n)
{
    for (int i = 0; i < n; i++)
        if (!(x[i] > 0) || !isfinite(x[i])) return false;
    return n > 0;
}

/* The geometric mean of the members that can be had. */
static bool combine(const double *x, int slots, int years, int known, double members[MEMBER_COUNT],
                    double *total)
{
    for (int k = 0; k < MEMBER_COUNT; k++) members[k] = NAN;
    members[MEMBER_GROWTH] = member_growth(x, slots, years, known);
    members[MEMBER_SHARE] = member_share(x, slots, years, known);
    bool whole = years >= SHORTEST;
    if (whole) {
        members[MEMBER_LOGLINEAR] = member_loglinear(x, slots, years, known);
        members[MEMBER_HOLT] = member_holt(x, slots, years, known);
        members[MEMBER_STL] = member_stl(x, slots, years, known);
    }
    double logs = 0;
    int used = 0;
    for (int k = 0; k < MEMBER_COUNT; k++) {
        if ((whole && k == MEMBER_SHARE) || !(members[k] > 0) || !isfinite(members[k])) continue;
        logs += log(members[k]);
        used++;
    }
    *total = exp(logs / used);
    return used > 0 && isfinite(*total);
}

/* Redoes the projection as of the same month of each past year that had three full years before it. */
static void add_interval(const double *x, int slots, int years, int known, Projection *out)
{
    double squares = 0, errors = 0, members[MEMBER_COUNT], projected;
    int n = 0;
    for (int y = years - 1; y >= SHORTEST && n < LONGEST; y--) {
        if (!combine(x, slots, y, known, members, &projected)) continue;
        double error = log(projected / sum(x + y * slots, slots));
        squares += error * error;
        errors += error;
        n++;
    }
    if (n < 3) return;
    out->years = n;
    out->spread = sqrt(squares / n);
    out->bias = errors / n;
    double wide = out->spread * sqrt(1 + 1.0 / n), q80 = gsl_cdf_tdist_Pinv(0.9, n),
           q95 = gsl_cdf_tdist_Pinv(0.975, n);
    out->low80 = out->total * exp(-q80 * wide), out->high80 = out->total * exp(q80 * wide);
    out->low95 = out->total * exp(-q95 * wide), out->high95 = out->total * exp(q95 * wide);
    out->has_interval = isfinite(out->high95) && out->spread > 0;
}

bool projection_from_values(const double *x, int slots, int years, int known, Projection *out)
{
    memset(out, 0, sizeof *out);
    gsl_set_error_handler_off();
    if (slots < 2 || slots > MOST_SLOTS || years < 1 || known < 1 || known > slots ||
        !all_positive(x, years * slots + known))
        return false;
    if (known == slots) { /* the year is over */
        out->total = sum(x + years * slots, slots);
        for (int k = 0; k < MEMBER_COUNT; k++) out->members[k] = out->total;
        return true;
    }
    if (!combine(x, slots, years, known, out->members, &out->total)) return false;
    if (years >= SHORTEST) add_interval(x, slots, years, known, out);
    return true;
}

double projection_probability(const Projection *p, double level)
{
    if (!(level > 0)) return 1;
    return 1 - gsl_cdf_tdist_P(log(level / p->total) / (p->spread * sqrt(1 + 1.0 / p->years)), p->years);
}

/* ---- on the dataset ---- */

/* Of growth alone: the index that the rates imply is projected. */
static bool project_rates(Analysis *a, Subject s, Projection *out, const char **why)
{
    SlotSeries series;
    if (!implied_gather(a, s, &series, NULL, why)) return false;
    *why = "不能预测";
    if (!projection_from_values(series.values, series.slots, series.years, series.known, out)) return false;
    out->of_rates = true;
    out->scale = 1;
    out->total_before = sum(series.values + (series.years - 1) * series.slots, series.slots);
    return true;
}

bool projection_of(Analysis *a, Subject s, Projection *out, const char **why)
{
    SlotSeries series;
    if (!kind_has_scope(subject_indicator(a, s)->kind)) return project_rates(a, s, out, why);
    *why = "只对1月至当月的累计作预测";
    if (s.period.first != 1) return false;
    if (!series_level(a, s).known && series_published(a, s).known) return project_rates(a, s, out, why);
    if (!slots_gather_spliced(a, s, &series, why)) return false;
    Value base = comparable_base(a, s);
    *why = base.note ? base.note : "不能预测";
    if (!base.known && s.period.last < 12) return false;
    double scale = comparable_scale(a, s);
    *why = "不能预测";
    for (int i = 0; i < series.years * series.slots; i++) series.values[i] *= scale;
    if (!projection_from_values(series.values, series.slots, series.years, series.known, out)) return false;
    out->scale = scale;
    out->total_before = sum(series.values + (series.years - 1) * series.slots, series.slots);
    return true;
}

static bool of_rates(Analysis *a, Subject s)
{
    return !kind_has_scope(subject_indicator(a, s)->kind) ||
           (!series_level(a, s).known && series_published(a, s).known);
}

const Provenance *projection_source(Analysis *a, Subject s, Value *scale)
{
    SlotSeries series = {0};
    const char *why;
    *scale = value_constant(a, 1, "", "口径没有变动");
    if (!a->traced) return NULL;
    if (of_rates(a, s)) return implied_gather(a, s, &series, NULL, &why) ? series.source : NULL;
    if (!slots_gather_spliced(a, s, &series, &why)) return NULL;
    double factor = comparable_scale(a, s);
    if (factor == 1) return series.source;
    Value base = comparable_base(a, s),
          before = series_level(a, subject_at(s, period_year_before(s.period, 1)));
    *scale = value_computed(a, factor, "", "上年同期可比数÷上年同期数", &base, &before);
    return series.source;
}

Value projection_total_before(Analysis *a, Subject s, const Projection *p)
{
    Value scale;
    const Provenance *series = projection_source(a, s, &scale);
    return value_of_series(a, p->total_before, p->of_rates ? "" : subject_indicator(a, s)->unit_name,
                           "上年各期之和（可比口径）", &scale, 1, series);
}

double projection_growth(const Projection *p, double level) { return (level / p->total_before - 1) * 100; }

const char *probability_word(double p)
{
    return p >= 0.95 ? "很可能" : p >= 0.75 ? "较可能" : p >= 0.40 ? "有可能" : p >= 0.15 ? "有难度" : "较难";
}
