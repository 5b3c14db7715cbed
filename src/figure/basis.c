/* A month stands for itself and for the span from January. What was not delivered for the span is not
 * replaced by the month's figure: it would be another figure under the same words. */
#include "figure/basis.h"

#include "analysis/goal.h"
#include "analysis/history.h"
#include "analysis/ranking.h"

static Subject cumulative(const Analysis *a, Subject s)
{
    if (!period_is_month(s.period) || s.period.last == 1 || subject_indicator(a, s)->kind == KIND_STOCK)
        return s;
    return subject_at(s, period_span(s.period.year, s.period.last));
}

Subject basis_subject(Analysis *a, Subject s, SpanRule rule)
{
    IndicatorKind kind = subject_indicator(a, s)->kind;
    switch (rule) {
    case SPAN_ASKED: return s;
    case SPAN_TOTAL: return kind == KIND_STOCK ? subject_at(s, (Period){0}) : cumulative(a, s);
    case SPAN_CUMULATIVE: return cumulative(a, s);
    case SPAN_CHAIN: return kind == KIND_INDEX ? s : cumulative(a, s);
    case SPAN_GOAL: return goal_subject(a, s);
    case SPAN_RANKING: return ranking_subject(a, s);
    case SPAN_OBSERVATION: return history_observation(a, s);
    case SPAN_BEFORE: return subject_at(s, ranking_period_before(s.period));
    case SPAN_YEAR_BEFORE: return subject_at(s, period_year_before(s.period, 1));
    }
    return s;
}

Value basis_growth(Analysis *a, Subject s)
{
    return subject_indicator(a, s)->kind == KIND_RATE ? series_level(a, s) : series_shown_yoy(a, s);
}
