#include "analysis/balance.h"

#include <gsl/gsl_filter.h>
#include <gsl/gsl_vector.h>
#include <math.h>
#include <string.h>

#include "analysis/growth.h"
#include "analysis/ranking.h"
#include "base/decimal.h"

static Place value_place(const Analysis *a, const Observation *o)
{
    return (Place){.file = a->data->files[o->file],
                   .line = o->line,
                   .column = o->value_column > 0 ? o->value_column : 1};
}

static const Observation *level_at(const Analysis *a, const Observation *like, Period p)
{
    const Observation *o = dataset_observation(a->data, like->indicator, like->region, p);
    return o && o->state == FIGURE_VALUE ? o : NULL;
}

/* Half a unit of the last place that was typed. */
static double half_unit(const Observation *o)
{
    return 0.5 * pow(10, -(o->value_places < 0 ? 6 : o->value_places));
}

static const char *name_of(const Analysis *a, const Observation *o)
{
    return a->data->indicators[o->indicator].name;
}

static void check_month(Analysis *a, const Observation *o, Diagnostics *diags)
{
    if (!period_is_month(o->period) || o->period.last < 3) return;
    const Observation *total = level_at(a, o, period_span(o->period.year, o->period.last));
    const Observation *before = level_at(a, o, period_span(o->period.year, o->period.last - 1));
    if (!total || !before) return;
    double difference = total->value - before->value,
           tolerance = half_unit(o) + half_unit(total) + half_unit(before);
    /* Revisions of earlier months go into the cumulative figure: half a percent is let pass. */
    if (fabs(o->value - difference) <= fmax(tolerance + 1e-9, fabs(o->value) * 0.005)) return;
    diag_report(diags, W_DATA_BALANCE, value_place(a, o),
                "“%s”当期%.12g与累计数之差%.12g不符；如累计数无误，当期应为%.12g", name_of(a, o), o->value,
                decimal_round(difference, -1, 4), decimal_round(difference, -1, 4));
}

/* Items of one whole need not be complete (其中), but cannot exceed it. */
static void check_parts(Analysis *a, const Observation *o, Diagnostics *diags)
{
    const Dataset *d = a->data;
    double sum = 0, tolerance = half_unit(o);
    int parts = 0;
    for (int i = 0; i < d->indicator_count; i++) {
        if (d->indicators[i].parent != o->indicator ||
            !unit_same_dimension(d->indicators[i].unit, d->indicators[o->indicator].unit))
            continue;
        const Observation *part = dataset_observation(d, i, o->region, o->period);
        if (!part || part->state != FIGURE_VALUE) continue;
        if (part->value < 0) return;
        double factor = unit_factor(d->indicators[i].unit, d->indicators[o->indicator].unit);
        sum += part->value * factor;
        tolerance += half_unit(part) * factor;
        parts++;
    }
    if (parts && sum > o->value + tolerance + 1e-9)
        diag_report(diags, W_DATA_BALANCE, value_place(a, o), "“%s”%.12g小于所属%d项之和%.12g，请核对",
                    name_of(a, o), o->value, parts, decimal_round(sum, -1, 4));
}

/* The first region below `region`, or -1. */
static int first_child(const Dataset *d, int region)
{
    for (int r = 0; r < d->region_count; r++)
        if (d->regions[r].parent == region) return r;
    return -1;
}

static void check_regions(Analysis *a, const Observation *o, Diagnostics *diags)
{
    const Dataset *d = a->data;
    int child = first_child(d, o->region), count;
    if (child < 0 || strstr(d->indicators[o->indicator].note, "统一核算")) return;
    const int *members = ranking_members(a, child, &count);
    double sum = 0, tolerance = half_unit(o);
    for (int i = 0; i < count; i++) {
        const Observation *part = dataset_observation(d, o->indicator, members[i], o->period);
        if (!part || part->state != FIGURE_VALUE) return; /* not all are in: nothing can be said */
        sum += part->value;
        tolerance += half_unit(part);
    }
    if (count > 1 && fabs(sum - o->value) > tolerance + 1e-9)
        diag_report(diags, W_DATA_BALANCE, value_place(a, o),
                    "%s“%s”%.12g与%d个下级地区之和%.12g不符；如由上级统一核算，请在字典备注写明“统一核算”",
                    d->regions[o->region].name, name_of(a, o), o->value, count, decimal_round(sum, -1, 4));
}

/* ---- outliers of growth ---- */

enum { WINDOW = 11, LEAST = 24 };

static void report_outlier(Analysis *a, const Observation *o, double rate, double usual, Diagnostics *diags)
{
    diag_report(diags, W_DATA_OUTLIER, value_place(a, o),
                "“%s”%.12g同比%.1f%%，与前后各月（约%.1f%%）相差悬殊，请核对；如同比%.1f%%，应为%.12g",
                name_of(a, o), o->value, rate, usual, usual,
                decimal_round(o->value / (1 + rate / 100) * (1 + usual / 100), -1, 2));
}

/* Logs of the ratio to last year, month by month, through GSL's impulse filter. */
static void check_outliers(Analysis *a, const Observation *series, int count, Diagnostics *diags)
{
    const Observation **months = ARENA_ARRAY(a->arena, const Observation *, count);
    double *ratios = ARENA_ARRAY(a->arena, double, count);
    size_t n = 0;
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        if (!period_is_month(o->period) || o->state != FIGURE_VALUE || o->value <= 0) continue;
        const Observation *before = level_at(a, o, period_year_before(o->period, 1));
        if (!before || before->value <= 0) continue;
        months[n] = o;
        ratios[n++] = log(o->value / before->value);
    }
    if (n < LEAST) return;
    gsl_filter_impulse_workspace *work = gsl_filter_impulse_alloc(WINDOW);
    gsl_vector_view x = gsl_vector_view_array(ratios, n);
    gsl_vector *y = gsl_vector_alloc(n), *median = gsl_vector_alloc(n), *sigma = gsl_vector_alloc(n);
    gsl_vector_int *flags = gsl_vector_int_alloc(n);
    size_t outliers;
    int status = gsl_filter_impulse(GSL_FILTER_END_TRUNCATE, GSL_FILTER_SCALE_MAD, 3.0, &x.vector, y, median,
                                    sigma, &outliers, flags, work);
    for (size_t i = 0; !status && i < n; i++) {
        double usual = (exp(gsl_vector_get(median, i)) - 1) * 100, rate = (exp(ratios[i]) - 1) * 100;
        /* A quiet series has a tiny spread: ten points are worth a look, less is not. */
        if (gsl_vector_int_get(flags, i) && fabs(rate - usual) > 10)
            report_outlier(a, months[i], rate, usual, diags);
    }
    gsl_vector_free(y), gsl_vector_free(median), gsl_vector_free(sigma);
    gsl_vector_int_free(flags);
    gsl_filter_impulse_free(work);
}

void balance_check(Analysis *a, Diagnostics *diags)
{
    const Dataset *d = a->data;
    Period latest = dataset_latest_period(d);
    Arena *before = analysis_scratch_begin(a);
    for (int i = 0; i < d->observation_count; i++) {
        const Observation *o = &d->observations[i];
        IndicatorKind kind = d->indicators[o->indicator].kind;
        bool amount = kind_has_scope(kind) && o->state == FIGURE_VALUE;
        if (amount) check_month(a, o, diags);
        if (amount) check_parts(a, o, diags);
        if (amount && o->period.year == latest.year && o->period.last == latest.last)
            check_regions(a, o, diags);
        if (!kind_has_scope(kind) || (i && o[-1].indicator == o->indicator && o[-1].region == o->region))
            continue;
        int count;
        const Observation *series = dataset_series(d, o->indicator, o->region, &count);
        check_outliers(a, series, count, diags);
    }
    analysis_scratch_end(a, before);
}
