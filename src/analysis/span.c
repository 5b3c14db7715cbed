/* Looks at what was delivered, never at what could be derived: a rate of a span is no mean of its months. */
#include "analysis/span.h"

static bool delivered(const Analysis *a, Subject s)
{
    const Observation *o = dataset_observation(a->data, s.indicator, s.region, s.period);
    return o && (o->state == FIGURE_VALUE || o->yoy_state == FIGURE_VALUE);
}

Subject goal_subject(const Analysis *a, Subject s)
{
    IndicatorKind kind = subject_indicator(a, s)->kind;
    Subject span = subject_at(s, period_span(s.period.year, s.period.last)),
            month = subject_at(s, period_month(s.period.year, s.period.last));
    if (kind == KIND_STOCK) return s;
    if (kind_has_scope(kind)) return s.period.last > 1 ? span : s;
    if (delivered(a, span)) return span;
    return !period_is_year(s.period) && delivered(a, month) ? month : s; /* December is not the year */
}

bool goal_is_month(const Analysis *a, Subject at)
{
    IndicatorKind kind = subject_indicator(a, at)->kind;
    bool ends = kind == KIND_STOCK || kind == KIND_SHARE || kind == KIND_RANK; /* as it stands at the end */
    return !ends && !kind_has_scope(kind) && period_is_month(at.period) && at.period.last > 1;
}
