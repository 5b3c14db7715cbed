/* Half a unit of the last typed place is let pass for every figure that takes part. */
#include "analysis/doubt/balance.h"

#include <gsl/gsl_filter.h>
#include <gsl/gsl_vector.h>
#include <math.h>
#include <string.h>

#include "analysis/ranking.h"
#include "base/decimal.h"

static void check_month(Doubts *d, const Observation *o)
{
    if (!period_is_month(o->period) || o->period.last < 3) return;
    const Observation *total = doubt_at(d, o, period_span(o->period.year, o->period.last));
    const Observation *before = doubt_at(d, o, period_span(o->period.year, o->period.last - 1));
    if (!total || !before || doubt_marked(d, o, QUESTIONED_VALUE) ||
        doubt_marked(d, total, QUESTIONED_VALUE) || doubt_marked(d, before, QUESTIONED_VALUE))
        return;
    double difference = total->value - before->value,
           tolerance = doubt_half_unit(o) + doubt_half_unit(total) + doubt_half_unit(before);
    /* Revisions of earlier months go into the cumulative figure: half a percent is let pass. */
    if (fabs(o->value - difference) <= fmax(tolerance + 1e-9, fabs(o->value) * 0.005)) return;
    diag_report(d->diags, W_DATA_BALANCE, doubt_place(d, observation_value_source(o)),
                "“%s”当期%.12g与累计数之差%.12g不符；如累计数无误，当期应为%.12g", doubt_name(d, o), o->value,
                decimal_round(difference, -1, 4), decimal_round(difference, -1, 4));
}

/* Items of one whole need not be complete (其中), but cannot exceed it. */
static void check_parts(Doubts *d, const Observation *o)
{
    const Dataset *data = d->analysis->data;
    double sum = 0, tolerance = doubt_half_unit(o);
    int parts = 0;
    for (int i = 0; i < data->indicator_count; i++) {
        if (data->indicators[i].parent != o->indicator ||
            !unit_same_dimension(data->indicators[i].unit, data->indicators[o->indicator].unit))
            continue;
        const Observation *part = dataset_observation(data, i, o->region, o->period);
        if (!part || part->state != FIGURE_VALUE) continue;
        if (part->value < 0) return;
        double factor = unit_factor(data->indicators[i].unit, data->indicators[o->indicator].unit);
        sum += part->value * factor;
        tolerance += doubt_half_unit(part) * factor;
        parts++;
    }
    /* What a reader cannot see in either figure is no fault. */
    tolerance = fmax(tolerance, fabs(o->value) * 5e-5);
    if (parts && sum > o->value + tolerance + 1e-9)
        diag_report(d->diags, W_DATA_BALANCE, doubt_place(d, observation_value_source(o)),
                    "“%s”%.12g小于所属%d项之和%.12g，请核对", doubt_name(d, o), o->value, parts,
                    decimal_round(sum, -1, 4));
}

/* The first region below `region`, or -1. */
static int first_child(const Dataset *d, int region)
{
    for (int r = 0; r < d->region_count; r++)
        if (d->regions[r].parent == region) return r;
    return -1;
}

static void check_regions(Doubts *d, const Observation *o)
{
    const Dataset *data = d->analysis->data;
    int child = first_child(data, o->region), count;
    if (child < 0 || strstr(data->indicators[o->indicator].note, "统一核算")) return;
    const int *members = ranking_members(d->analysis, child, &count);
    double sum = 0, tolerance = doubt_half_unit(o);
    for (int i = 0; i < count; i++) {
        const Observation *part = dataset_observation(data, o->indicator, members[i], o->period);
        if (!part || part->state != FIGURE_VALUE) return; /* not all are in: nothing can be said */
        sum += part->value;
        tolerance += doubt_half_unit(part);
    }
    if (count > 1 && fabs(sum - o->value) > tolerance + 1e-9)
        diag_report(d->diags, W_DATA_BALANCE, doubt_place(d, observation_value_source(o)),
                    "%s“%s”%.12g与%d个下级地区之和%.12g不符；如由上级统一核算，请在字典备注写明“统一核算”",
                    data->regions[o->region].name, doubt_name(d, o), o->value, count,
                    decimal_round(sum, -1, 4));
}

/* ---- outliers of growth ---- */

enum { WINDOW = 11, LEAST = 24 };

static void report_outlier(Doubts *d, const Observation *o, double rate, double usual)
{
    diag_report(d->diags, W_DATA_OUTLIER, doubt_place(d, observation_value_source(o)),
                "“%s”%.12g同比%.1f%%，与前后各月（约%.1f%%）相差悬殊，请核对；如同比%.1f%%，应为%.12g",
                doubt_name(d, o), o->value, rate, usual, usual,
                decimal_round(o->value / (1 + rate / 100) * (1 + usual / 100), -1, 2));
}

/* Logs of the ratio to last year, month by month, through GSL's impulse filter. */
static void check_outliers(Doubts *d, const Observation *series, int count)
{
    Analysis *a = d->analysis;
    const Observation **months = ARENA_ARRAY(a->arena, const Observation *, count);
    double *ratios = ARENA_ARRAY(a->arena, double, count);
    size_t n = 0;
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        if (!period_is_month(o->period) || o->state != FIGURE_VALUE || o->value <= 0) continue;
        const Observation *before = doubt_at(d, o, period_year_before(o->period, 1));
        if (!before || before->value <= 0 || doubt_marked(d, o, QUESTIONED_VALUE) ||
            doubt_marked(d, before, QUESTIONED_VALUE))
            continue;
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
            report_outlier(d, months[i], rate, usual);
    }
    gsl_vector_free(y), gsl_vector_free(median), gsl_vector_free(sigma);
    gsl_vector_int_free(flags);
    gsl_filter_impulse_free(work);
}

void balance_check(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    Period latest = dataset_latest_period(data);
    Arena *before = analysis_scratch_begin(d->analysis);
    for (int i = 0; i < data->observation_count; i++) {
        const Observation *o = &data->observations[i];
        IndicatorKind kind = data->indicators[o->indicator].kind;
        bool amount = kind_has_scope(kind) && o->state == FIGURE_VALUE;
        if (amount) check_month(d, o);
        if (amount) check_parts(d, o);
        if (amount && o->period.year == latest.year && o->period.last == latest.last) check_regions(d, o);
        if (!kind_has_scope(kind) || (i && o[-1].indicator == o->indicator && o[-1].region == o->region))
            continue;
        int count;
        const Observation *series = dataset_series(data, o->indicator, o->region, &count);
        check_outliers(d, series, count);
    }
    analysis_scratch_end(d->analysis, before);
}
