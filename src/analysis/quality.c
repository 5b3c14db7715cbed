#include "analysis/quality.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/growth.h"
#include "base/decimal.h"

static Place cell_place(const Analysis *a, const Observation *o, int column)
{
    return (Place){.file = a->data->files[o->file], .line = o->line, .column = column > 0 ? column : 1};
}

static Subject subject_of(const Observation *o) { return (Subject){o->indicator, o->region, o->period}; }

bool quality_growth_disagrees(Analysis *a, Subject s, double *computed)
{
    const Observation *now = dataset_observation(a->data, s.indicator, s.region, s.period);
    if (!now || now->yoy_state != FIGURE_VALUE || now->state != FIGURE_VALUE) return false;
    IndicatorKind kind = subject_indicator(a, s)->kind;
    if (kind_grows_by_difference(kind)) return false;
    Value base = series_level(a, subject_at(s, period_year_before(s.period, 1)));
    double low, high;
    if (!base.known || base.number <= 0 || now->value < 0 || !growth_rate(now->value, base.number, computed))
        return false;
    int now_places = now->value_places < 0 ? 6 : now->value_places,
        base_places = base.typed_places < 0 ? 6 : base.typed_places;
    if (!growth_interval(now->value, now_places, base.number, base_places, &low, &high)) return false;
    double half = 0.5 * pow(10, -(now->yoy_places < 0 ? 1 : now->yoy_places));
    if (half > 0.05 && now->yoy_places != 0) half = 0.05;
    return high < now->yoy - half - 1e-9 || low > now->yoy + half + 1e-9;
}

static void check_growth(Analysis *a, const Observation *o, Diagnostics *diags)
{
    double computed;
    if (!quality_growth_disagrees(a, subject_of(o), &computed)) return;
    double implied = o->value / (1 + o->yoy / 100);
    diag_report(diags, W_DATA_DISAGREE, cell_place(a, o, o->yoy_column),
                "“%s”公布同比%.12g%%，按两期数值计算为%.2f%%；如因口径调整，上年同期可比数应为%.12g",
                a->data->indicators[o->indicator].name, o->yoy, computed, decimal_round(implied, -1, 2));
}

/* The power of ten that `ratio` is near (|log10 ratio - k| < 0.15, k = ±1 ±2 ±3 ±4 ±8); 0 when none. */
static int near_power(double ratio)
{
    static const int powers[] = {1, 2, 3, 4, 8};
    if (ratio <= 0) return 0;
    double lg = log10(ratio);
    for (int i = 0; i < 5; i++)
        if (fabs(fabs(lg) - powers[i]) < 0.15) return lg > 0 ? powers[i] : -powers[i];
    return 0;
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

/* A jump counts when every neighbour there is (same span last and next year, the months beside) shows the
 * same power of ten, and no published growth explains it. */
static void check_jump(Analysis *a, const Observation *o, Diagnostics *diags)
{
    Subject s = subject_of(o);
    IndicatorKind kind = subject_indicator(a, s)->kind;
    if (kind_grows_by_difference(kind) || o->state != FIGURE_VALUE || o->value <= 0) return;
    Period previous, next;
    neighbours(o->period, &previous, &next);
    Period others[] = {period_year_before(o->period, 1), period_year_before(o->period, -1), previous, next};
    int power = 0, seen = 0;
    double neighbour = 0;
    for (int i = 0; i < 4; i++) {
        const Observation *other =
            others[i].year ? dataset_observation(a->data, o->indicator, o->region, others[i]) : NULL;
        if (!other || other->state != FIGURE_VALUE || other->value <= 0) continue;
        int p = near_power(o->value / other->value);
        if (!p || (seen && p != power)) return;
        power = p;
        neighbour = other->value;
        seen++;
    }
    if (!seen) return;
    /* With one neighbour only, the later of the two is questioned, once. */
    if (seen == 1 && dataset_observation(a->data, o->indicator, o->region, others[1])) return;
    if (seen == 1 && next.year && dataset_observation(a->data, o->indicator, o->region, next)) return;
    if (o->yoy_state == FIGURE_VALUE && fabs(o->yoy) > 400) return;
    diag_report(diags, W_DATA_JUMP, cell_place(a, o, o->value_column),
                "“%s”的%.12g与相邻期的%.12g相差约10的%d次方倍，疑似单位错误；如是，应为%.12g",
                a->data->indicators[o->indicator].name, o->value, neighbour, abs(power),
                o->value * pow(10, -power));
}

static double median_without(const Observation *series, int count, int skip)
{
    double *values = malloc(sizeof(double) * (size_t)count);
    size_t n = 0;
    for (int i = 0; i < count; i++)
        if (i != skip && series[i].state == FIGURE_VALUE) values[n++] = series[i].value;
    double median = n ? gsl_stats_median(values, 1, n) : 0;
    free(values);
    return median;
}

/* A series that really reaches 100 (a rebound) does so from high neighbours; a typing error does not. */
static bool neighbours_are_changes(const Observation *series, int count, int i)
{
    bool before = i == 0 || series[i - 1].state != FIGURE_VALUE || fabs(series[i - 1].value) < 50;
    bool after = i + 1 == count || series[i + 1].state != FIGURE_VALUE || fabs(series[i + 1].value) < 50;
    return before && after && fabs(median_without(series, count, i)) < 50;
}

/* 102.3 where 2.3 belongs. */
static void check_index(Analysis *a, const Observation *series, int count, Diagnostics *diags)
{
    const Indicator *item = &a->data->indicators[series->indicator];
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        bool value = item->kind == KIND_RATE && o->state == FIGURE_VALUE && fabs(o->value - 100) < 15;
        bool yoy = item->kind == KIND_FLOW && o->yoy_state == FIGURE_VALUE && fabs(o->yoy - 100) < 15;
        if (value && neighbours_are_changes(series, count, i))
            diag_report(diags, W_DATA_INDEX, cell_place(a, o, o->value_column),
                        "“%s”的%.12g像是指数（上年同期=100）；如是，增速应为%.12g", item->name, o->value,
                        decimal_round(o->value - 100, -1, 4));
        double computed = 0;
        Subject at = subject_of(o);
        Value before = series_level(a, subject_at(at, period_year_before(o->period, 1)));
        bool levels =
            before.known && o->state == FIGURE_VALUE && growth_rate(o->value, before.number, &computed);
        /* A growth of 100% that the levels confirm is one. */
        if (yoy && !(levels && fabs(computed - o->yoy) < 5))
            diag_report(diags, W_DATA_INDEX, cell_place(a, o, o->yoy_column),
                        "“%s”的同比%.12g像是指数；如是，增速应为%.12g", item->name, o->yoy,
                        decimal_round(o->yoy - 100, -1, 4));
    }
}

void quality_check(Analysis *a, Diagnostics *diags)
{
    const Dataset *d = a->data;
    for (int i = 0; i < d->observation_count; i++) {
        const Observation *o = &d->observations[i];
        check_growth(a, o, diags);
        check_jump(a, o, diags);
        if (i && o[-1].indicator == o->indicator && o[-1].region == o->region) continue;
        int count;
        const Observation *series = dataset_series(d, o->indicator, o->region, &count);
        check_index(a, series, count, diags);
    }
}
