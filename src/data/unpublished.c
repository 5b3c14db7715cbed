/* Months, quarters and spans from January are three forms of one series: each is looked at by itself, in the
 * order of time. */
#include "data/unpublished.h"

typedef enum { FORM_MONTH, FORM_QUARTER, FORM_SPAN, FORM_COUNT } PeriodForm;

static PeriodForm form_of(Period p)
{
    return period_is_month(p) ? FORM_MONTH : p.first == 1 ? FORM_SPAN : FORM_QUARTER;
}

static int months_between(Period from, Period to) { return (to.year - from.year) * 12 + to.last - from.last; }

static void report(const Dataset *d, const Observation *o, Diagnostics *diags)
{
    const Indicator *item = &d->indicators[o->indicator];
    Place place = {.file = d->files[o->file],
                   .line = o->line,
                   .column = o->yoy_column > 0     ? o->yoy_column
                             : o->value_column > 0 ? o->value_column
                                                   : 1};
    bool only = item->growth_basis == BASIS_CONSTANT_PRICE || item->growth_basis == BASIS_COMPARABLE;
    diag_report(diags, W_DATA_UNPUBLISHED, place, "“%s”以前各期有公布的同比，本期公布增速未填；%s",
                item->name,
                only ? "字典写明增速只用公布的，本期没有增速"
                     : "将按两期数值计算，是名义增速，请填写公布的同比，或在字典的增速口径写明");
}

static void check_series(const Dataset *d, const Observation *series, int count, Period latest,
                         Diagnostics *diags)
{
    int filled[FORM_COUNT] = {0};
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        PeriodForm form = form_of(o->period);
        double base;
        if (o->state != FIGURE_VALUE) continue;
        bool blank = o->yoy_state != FIGURE_VALUE;
        if (blank && filled[form] >= 2 && !observation_base(o, &base) &&
            months_between(o->period, latest) < 12)
            report(d, o, diags);
        filled[form] = blank ? 0 : filled[form] + 1;
    }
}

void unpublished_check(const Dataset *d, Diagnostics *diags)
{
    Period latest = dataset_latest_period(d);
    for (int i = 0; i < d->observation_count; i++) {
        const Observation *o = &d->observations[i];
        if (i && o[-1].indicator == o->indicator && o[-1].region == o->region) continue;
        const Indicator *item = &d->indicators[o->indicator];
        bool amount = kind_has_scope(item->kind) || item->kind == KIND_STOCK;
        int count;
        const Observation *series = dataset_series(d, o->indicator, o->region, &count);
        if (amount && item->growth_basis != BASIS_NOMINAL) check_series(d, series, count, latest, diags);
    }
}
