#include "analysis/seasonal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "analysis/statistics.h"
#include "analysis/stl.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2050, YEARS = LAST_YEAR - FIRST_YEAR + 1, FULL_YEARS = 3 };

/* Month and day, out of data/spring-festival.csv. */
static const signed char dates[YEARS][2] = {
#include "spring_festival.inc"
};

bool festival_date(int year, int *month, int *day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR) return false;
    *month = dates[year - FIRST_YEAR][0];
    *day = dates[year - FIRST_YEAR][1];
    return true;
}

/* The day of the year of the first of a month (1..4), counted from 0. */
static int month_start(int year, int month)
{
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    static const int starts[] = {0, 0, 31, 59, 90};
    return starts[month] + (leap && month > 2);
}

static double window_share(int year, int month, int window)
{
    static const int from[] = {-8, 0, 7}, length[] = {8, 7, 15};
    int m, d;
    if (month > 3 || !festival_date(year, &m, &d)) return 0;
    int first = month_start(year, m) + d - 1 + from[window], behind = first + length[window],
        begin = month_start(year, month), end = month_start(year, month + 1);
    int inside = (behind < end ? behind : end) - (first > begin ? first : begin);
    return inside > 0 ? (double)inside / length[window] : 0;
}

double festival_regressor(int year, int month, int window)
{
    int m, d;
    if (month > 3 || !festival_date(year, &m, &d)) return 0;
    double mean = 0;
    for (int y = FIRST_YEAR; y <= LAST_YEAR; y++) mean += window_share(y, month, window) / YEARS;
    return window_share(year, month, window) - mean;
}

/* ---- removing the festival ---- */

/* The share of a window that falls into slot i: of a quarter or of 1—2月 the sum over its months. */
static double slot_regressor(const SlotSeries *s, int i, int window)
{
    int year = s->first_year + i / s->slots, last = slot_month(s->slots, i % s->slots);
    int first = s->slots == 4 ? last - 2 : s->slots == 11 && last == 2 ? 1 : last;
    double x = 0;
    for (int month = first; month <= last; month++) x += festival_regressor(year, month, window);
    return x;
}

/* Fits trend, slot dummies and the chosen windows on logs; coefficient and t of each window in c and t. */
static bool fit_festival(Analysis *a, const SlotSeries *s, const double *logs, int n, const bool *chosen,
                         double *c, double *t)
{
    int windows = chosen[0] + chosen[1] + chosen[2], p = s->slots + 1 + windows;
    if (n <= p + 2) return false;
    double *X = ARENA_ARRAY(a->arena, double, n *p), *b = ARENA_ARRAY(a->arena, double, p),
           *e = ARENA_ARRAY(a->arena, double, p);
    for (int i = 0; i < n; i++) {
        X[i * p] = 1;
        X[i * p + 1] = i;
        if (i % s->slots) X[i * p + 1 + i % s->slots] = 1;
        for (int w = 0, k = s->slots + 1; w < FESTIVAL_WINDOWS; w++)
            if (chosen[w]) X[i * p + k++] = slot_regressor(s, i, w);
    }
    if (!regression_fit(X, logs, n, p, b, e, NULL, NULL, NULL)) return false;
    for (int w = 0, k = s->slots + 1; w < FESTIVAL_WINDOWS; w++) {
        if (!chosen[w]) continue;
        c[w] = b[k];
        t[w] = e[k] > 0 ? b[k] / e[k] : 0;
        k++;
    }
    return true;
}

/* Whether a window says anything about these slots: with 1—2月 as one slot most of it cancels. */
static bool window_varies(const SlotSeries *s, int n, int window)
{
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < n; i++) {
        double x = slot_regressor(s, i, window);
        low = fmin(low, x), high = fmax(high, x);
    }
    return high - low > 0.3;
}

/* Keeps the windows with |t| > 2, fits again, and takes their effect out of `logs`. */
static void remove_festival(Analysis *a, const SlotSeries *s, double *logs, int n, SeasonalAdjustment *out)
{
    bool chosen[FESTIVAL_WINDOWS];
    double c[FESTIVAL_WINDOWS] = {0};
    bool any = false;
    for (int w = 0; w < FESTIVAL_WINDOWS; w++) chosen[w] = window_varies(s, n, w);
    if (!fit_festival(a, s, logs, n, chosen, c, out->festival_t)) return;
    for (int w = 0; w < FESTIVAL_WINDOWS; w++) any |= chosen[w] = chosen[w] && fabs(out->festival_t[w]) > 2;
    if (!any || !fit_festival(a, s, logs, n, chosen, c, out->festival_t)) return;
    for (int w = 0; w < FESTIVAL_WINDOWS; w++) {
        out->festival_used[w] = chosen[w];
        for (int i = 0; chosen[w] && i < n; i++) logs[i] -= c[w] * slot_regressor(s, i, w);
    }
}

/* ---- diagnostics ---- */

/* One-way analysis of variance of the detrended values by slot. */
static void test_seasonality(const double *logs, const double *trend, int n, int slots,
                             SeasonalAdjustment *out)
{
    double mean = 0, between = 0, within = 0, sums[MONTH_SLOTS] = {0};
    int counts[MONTH_SLOTS] = {0};
    for (int i = 0; i < n; i++) {
        double d = logs[i] - trend[i];
        mean += d / n;
        sums[i % slots] += d;
        counts[i % slots]++;
    }
    for (int i = 0; i < n; i++) {
        double own = sums[i % slots] / counts[i % slots], d = logs[i] - trend[i];
        within += (d - own) * (d - own);
    }
    for (int k = 0; k < slots; k++) between += counts[k] * pow(sums[k] / counts[k] - mean, 2);
    if (within <= 0 || n <= slots) return;
    out->seasonal_f = between / (slots - 1) / (within / (n - slots));
    out->seasonal_p = gsl_cdf_fdist_Q(out->seasonal_f, slots - 1, n - slots);
}

/* Two-way analysis of variance (years by slots) of the absolute detrended values: does the seasonal pattern
 * grow or shrink with the years? Whole years only. (Higginson 1975, as in X-11.) */
static void test_moving_seasonality(const double *logs, const double *trend, int n, int slots,
                                    SeasonalAdjustment *out)
{
    int years = n / slots, m = years * slots;
    double mean = 0, of_year[MOST_YEARS + 1] = {0}, of_slot[MONTH_SLOTS] = {0};
    if (years < 2 || years > MOST_YEARS + 1) return;
    for (int i = 0; i < m; i++) {
        double d = fabs(logs[i] - trend[i]);
        mean += d / m;
        of_year[i / slots] += d / slots;
        of_slot[i % slots] += d / years;
    }
    double between = 0, residual = 0;
    for (int y = 0; y < years; y++) between += slots * pow(of_year[y] - mean, 2);
    for (int i = 0; i < m; i++)
        residual += pow(fabs(logs[i] - trend[i]) - of_year[i / slots] - of_slot[i % slots] + mean, 2);
    if (residual <= 0) return;
    out->moving_f = between / (years - 1) / (residual / ((years - 1) * (slots - 1)));
}

static double identifiability(double stable, double moving)
{
    const double cap = 3;
    return stable > 0 ? fmin(sqrt((7 + 3 * moving) / stable / 2), cap) : cap;
}

static double lag_autocorrelation(const double *x, int n, int lag)
{
    double mean, square = 0, product = 0;
    if (n <= lag + 2 || !statistics_mean(x, n, &mean)) return 0;
    for (int i = 0; i < n; i++) {
        square += (x[i] - mean) * (x[i] - mean);
        if (i >= lag) product += (x[i] - mean) * (x[i - lag] - mean);
    }
    return square > 0 ? product / square : 0;
}

bool seasonal_adjust(Analysis *a, const SlotSeries *s, SeasonalAdjustment *out)
{
    memset(out, 0, sizeof *out);
    int n = s->years * s->slots + s->known;
    if (s->years < FULL_YEARS) return false;
    double *logs = ARENA_ARRAY(a->arena, double, n), *seasonal = ARENA_ARRAY(a->arena, double, n);
    double *trend = ARENA_ARRAY(a->arena, double, n), *changes = ARENA_ARRAY(a->arena, double, n);
    for (int i = 0; i < n; i++) logs[i] = log(s->values[i]);
    double *clean = arena_memdup(a->arena, logs, sizeof(double) * (size_t)n);
    remove_festival(a, s, clean, n, out);
    if (!stl_decompose(clean, n, s->slots, 13, seasonal, trend)) return false;
    out->n = n;
    out->adjusted = ARENA_ARRAY(a->arena, double, n);
    for (int i = 0; i < n; i++) out->adjusted[i] = exp(clean[i] - seasonal[i]);
    for (int i = 1; i < n; i++) changes[i - 1] = log(out->adjusted[i] / out->adjusted[i - 1]);
    test_seasonality(clean, trend, n, s->slots, out);
    test_moving_seasonality(clean, trend, n, s->slots, out);
    out->m7 = identifiability(out->seasonal_f, out->moving_f);
    out->residual_autocorrelation = lag_autocorrelation(changes, n - 1, s->slots);
    return true;
}

bool seasonal_mean_revision(Analysis *a, const SlotSeries *series, const SeasonalAdjustment *now,
                            double *points)
{
    double sum = 0;
    SlotSeries then = *series;
    for (int k = 1; k <= series->slots; k++) {
        SeasonalAdjustment first;
        int n = now->n - k;
        then.years = (n - 1) / series->slots;
        then.known = n - then.years * series->slots;
        if (!seasonal_adjust(a, &then, &first)) return false;
        sum +=
            fabs(first.adjusted[n - 1] / first.adjusted[n - 2] - now->adjusted[n - 1] / now->adjusted[n - 2]);
    }
    *points = sum / series->slots * 100;
    return true;
}
