/* The words here are sayings of values of the registry, at the report's period. */
#include "figure/comparisons.h"

#include "analysis/measure.h"
#include "analysis/ranking.h"
#include "figure/basis.h"
#include "figure/display.h"
#include "figure/saying.h"

enum { YEARS_COMPARED = 5 };

Value comparison_base(Analysis *a, Subject s) { return series_base(a, s); }

static Value five_year_end(Analysis *a, Subject s, bool highest)
{
    Value years[YEARS_COMPARED], best = value_undefined("没有五年数据");
    int n = 0;
    for (int i = 0; i < YEARS_COMPARED; i++) {
        Value v = series_level(a, subject_at(s, period_year_before(s.period, i)));
        if (!v.known) continue;
        years[n++] = v;
        if (!best.known || (highest ? v.number > best.number : v.number < best.number)) best = v;
    }
    if (!best.known) return best;
    Value v = value_derived(a, best.number, best.unit, highest ? "各年的最大值" : "各年的最小值", years, n);
    v.typed_places = best.typed_places;
    return v;
}
Value comparison_five_year_low(Analysis *a, Subject s) { return five_year_end(a, s, false); }
Value comparison_five_year_high(Analysis *a, Subject s) { return five_year_end(a, s, true); }

Figure comparison_five_year_range(Analysis *a, Subject s)
{
    Value ends[] = {five_year_end(a, s, false), five_year_end(a, s, true)};
    if (!ends[0].known) return figure_no_text(ends[0].note);
    return saying_figure(a, "区间", "", display_decimals(a, s, DECIMALS_INDICATOR), ends, 2);
}

/* 结构变动: 比上年同期提高0.3个百分点. */
Figure comparison_share_change(Analysis *a, Subject s)
{
    Subject span = basis_subject(a, s, SPAN_CUMULATIVE);
    Value v[] = {measure_share(a, span), measure_share(a, basis_subject(a, span, SPAN_YEAR_BEFORE))};
    if (!v[0].known || !v[1].known) return figure_no_text(v[0].known ? v[1].note : v[0].note);
    return saying_figure(a, "升降", "占比", display_decimals(a, s, DECIMALS_RATE), v, 2);
}

Figure comparison_rank(Analysis *a, Subject s)
{
    int ties;
    Value v = ranking_rank(a, basis_subject(a, s, SPAN_RANKING), NULL, &ties);
    Figure f = figure_from_value(a, v, 0);
    if (v.known && ties > 1) f.reason = "并列";
    return f;
}

Figure comparison_rank_change(Analysis *a, Subject s)
{
    Value v = ranking_change(a, basis_subject(a, s, SPAN_RANKING));
    return v.known ? saying_figure(a, "位次变化", "", 0, &v, 1) : figure_no_text(v.note);
}
