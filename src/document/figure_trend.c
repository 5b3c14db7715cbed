/* Figures of a series over time: runs, seasonal adjustment. */
#include "document/figure_make.h"

#include "analysis/measure.h"
#include "analysis/ranking.h"
#include "analysis/trend.h"

/* 连续3个月回升; only from three changes on, with 1—2月 and rates as they are displayed. */
Figure make_run(Analysis *a, Subject s)
{
    enum { MOST = 24 };
    double values[MOST];
    int n = 0;
    bool total = kind_has_scope(subject_indicator(a, s)->kind);
    Subject at = total ? figure_span(a, s) : s;
    for (; n < MOST && at.period.year; at = figure_before(at)) {
        Value v = figure_growth(a, at);
        if (!v.known) break;
        values[MOST - 1 - n++] = value_displayed(&v, RATE_DECIMALS);
    }
    int run = trend_run(values + MOST - n, n);
    if (run > -3 && run < 3) return figure_no_text("没有连续三期以上的同向变化");
    return figure_text(
        arena_printf(a->arena, "连续%d个月%s", run > 0 ? run : -run, run > 0 ? "回升" : "回落"));
}

/* Seasonal adjustment goes by the periods of the series: February stands for 1—2月 where January is not
 * published, a quarter's last month for the quarter. */
static Subject adjusted_span(Analysis *a, Subject s)
{
    int last = s.period.last;
    if (!period_is_month(s.period) || series_level(a, s).known) return s;
    int first = last == 2 ? 1 : last % 3 ? last : last - 2;
    return subject_at(s, (Period){s.period.year, (signed char)first, (signed char)last});
}

Figure make_adjusted_mom(Analysis *a, Subject s)
{
    return figure_from_measure(a, adjusted_span(a, s), "sa_mom", RATE_DECIMALS);
}

/* What the method page prints of the adjustment: the tests of the seasonality and the size of revisions. */
Figure make_adjustment_note(Analysis *a, Subject s)
{
    Value v = measure_find("sa")->compute(a, adjusted_span(a, s));
    return v.known ? figure_text(v.note) : figure_no_text(v.note);
}
