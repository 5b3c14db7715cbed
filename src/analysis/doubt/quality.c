/* Rounding is allowed for: growth disagrees when no levels that print like the typed ones give it. */
#include "analysis/doubt/quality.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/growth.h"
#include "base/decimal.h"

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

/* Whether the growth is not meant to follow from the levels. */
static bool on_another_basis(const Indicator *item, const Observation *o)
{
    if (item->growth_basis == BASIS_CONSTANT_PRICE || item->growth_basis == BASIS_COMPARABLE) return true;
    return observation_basis_apart(o);
}

/* A published growth that the levels do not give, and by how many points. */
typedef struct {
    const Observation *o;
    double computed;
} Difference;

/* Whether the pair can be held against each other, and differs. *checked counts those that can. */
static bool differs(Doubts *d, const Observation *o, double *computed, int *checked)
{
    double base;
    const Observation *before = doubt_at(d, o, period_year_before(o->period, 1));
    if (o->yoy_state != FIGURE_VALUE || o->state != FIGURE_VALUE || observation_base(o, &base) ||
        on_another_basis(&d->analysis->data->indicators[o->indicator], o) ||
        doubt_marked(d, o, QUESTIONED_VALUE) || doubt_marked(d, o, QUESTIONED_GROWTH) ||
        (before && doubt_marked(d, before, QUESTIONED_VALUE)))
        return false;
    *checked += before != NULL;
    return quality_growth_disagrees(d->analysis, subject_of(o), computed);
}

static void report_difference(Doubts *d, const Difference *x)
{
    const Observation *o = x->o;
    double implied = o->value / (1 + o->yoy / 100);
    diag_report(d->diags, W_DATA_DISAGREE, doubt_place(d, observation_yoy_source(o)),
                "“%s”公布同比%.12g%%，按两期数值计算为%.2f%%；如因口径调整，上年同期可比数应为%.12g；"
                "增速如按不变价、可比口径计算，请在字典的增速口径写明",
                doubt_name(d, o), o->yoy, x->computed, decimal_round(implied, -1, 2));
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* An indicator whose published growth differs as a rule is published on another basis: that is told once, and
 * only what is far out even so is told at its cell. */
static void report_rule(Doubts *d, const Difference *all, int count)
{
    double *sizes = malloc(sizeof(double) * (size_t)count);
    for (int i = 0; i < count; i++) sizes[i] = fabs(all[i].o->yoy - all[i].computed);
    qsort(sizes, (size_t)count, sizeof *sizes, compare_doubles);
    double usual = gsl_stats_median_from_sorted_data(sizes, 1, (size_t)count), far = fmax(15, 8 * usual);
    free(sizes);
    diag_report(
        d->diags, W_DATA_DISAGREE, doubt_place(d, observation_yoy_source(all->o)),
        "“%s”公布的同比有%d处与按两期数值计算的不一致（一般相差%.1f个百分点），像是按不变价或可比口径公布的；"
        "请在字典的增速口径写明，或在上年同期一列填可比数",
        doubt_name(d, all->o), count, usual);
    for (int i = 0; i < count; i++)
        if (fabs(all[i].o->yoy - all[i].computed) > far) report_difference(d, &all[i]);
}

/* The published growth of the indicator whose observations are [first, first + count). */
static void check_growth(Doubts *d, const Observation *first, int count)
{
    enum { LEAST = 12 };
    Difference *all = malloc(sizeof(Difference) * (size_t)count);
    int checked = 0, differing = 0;
    for (int i = 0; i < count; i++) {
        double computed;
        if (differs(d, &first[i], &computed, &checked)) all[differing++] = (Difference){&first[i], computed};
    }
    if (differing * 4 > checked && differing >= LEAST)
        report_rule(d, all, differing);
    else
        for (int i = 0; i < differing; i++) report_difference(d, &all[i]);
    free(all);
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
static void check_index(Doubts *d, const Observation *series, int count)
{
    Analysis *a = d->analysis;
    const Indicator *item = &a->data->indicators[series->indicator];
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        bool value = item->kind == KIND_RATE && o->state == FIGURE_VALUE && fabs(o->value - 100) < 15;
        bool yoy = item->kind == KIND_FLOW && o->yoy_state == FIGURE_VALUE && fabs(o->yoy - 100) < 15;
        if (value && neighbours_are_changes(series, count, i))
            diag_report(d->diags, W_DATA_INDEX, doubt_place(d, observation_value_source(o)),
                        "“%s”的%.12g像是指数（上年同期=100）；如是，增速应为%.12g", item->name, o->value,
                        decimal_round(o->value - 100, -1, 4));
        double computed = 0;
        Value before = series_level(a, subject_at(subject_of(o), period_year_before(o->period, 1)));
        bool levels =
            before.known && o->state == FIGURE_VALUE && growth_rate(o->value, before.number, &computed);
        /* A growth of 100% that the levels confirm is one. */
        if (yoy && !(levels && fabs(computed - o->yoy) < 5))
            diag_report(d->diags, W_DATA_INDEX, doubt_place(d, observation_yoy_source(o)),
                        "“%s”的同比%.12g像是指数；如是，增速应为%.12g", item->name, o->yoy,
                        decimal_round(o->yoy - 100, -1, 4));
    }
}

void quality_check(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    for (int i = 0; i < data->observation_count;) {
        const Observation *first = &data->observations[i];
        int all = 0, count;
        while (i + all < data->observation_count && first[all].indicator == first->indicator) all++;
        check_growth(d, first, all);
        for (int k = 0; k < all; k += count) {
            const Observation *series = dataset_series(data, first->indicator, first[k].region, &count);
            check_index(d, series, count);
        }
        i += all;
    }
}
