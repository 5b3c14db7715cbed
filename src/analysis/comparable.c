/* The base is decided in comparable_base alone; totals and scales follow from it, so no two measures of one
 * figure can rest on different bases. */
#include "analysis/comparable.h"

#include <math.h>

#include "analysis/doubt/quality.h"

static const char base_note[] = "上年同期按公布的增速折算为可比口径";

/* Whether the delivered level of last year is no base for the published growth. */
static bool base_differs(Analysis *a, Subject s)
{
    double computed;
    return series_growth_only_published(subject_indicator(a, s)) || series_breaks(a, s, 1) ||
           quality_growth_disagrees(a, s, &computed);
}

/* Level ÷ (1 + published growth). */
static Value implied_base(Analysis *a, const Value *level, const Value *published)
{
    Value v = value_computed(a, level->number / (1 + published->number / 100), level->unit,
                             "本期÷（1＋公布的增速）", level, published);
    if (v.known) v.note = base_note;
    return v;
}

Value comparable_base(Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    Value given = series_given_base(a, s);
    if (given.known) return given;
    Value published = series_published(a, s), level = series_level(a, s),
          before = series_level(a, subject_at(s, period_year_before(s.period, 1)));
    bool rate = kind_grows_by_difference(item->kind);
    if (!rate && published.known && level.known && published.number > -100 &&
        (!before.known || base_differs(a, s)))
        return implied_base(a, &level, &published);
    if (series_growth_only_published(item)) return value_undefined(series_unpublished_reason(item));
    if (series_breaks(a, s, 1)) return value_undefined(series_break_reason);
    return before.known || before.state != FIGURE_MISSING ? before : value_undefined("无同期数");
}

double comparable_scale(Analysis *a, Subject s)
{
    Value base = comparable_base(a, s),
          before = series_level(a, subject_at(s, period_year_before(s.period, 1)));
    if (!base.known || !before.known || before.number == 0) return 1;
    double scale = base.number / before.number;
    return scale > 0 && isfinite(scale) ? scale : 1;
}

Value comparable_total(Analysis *a, Subject s)
{
    Value total = series_level(a, subject_at(s, period_span(s.period.year - 1, 12)));
    if (!total.known) return value_undefined("没有上年全年数");
    Value base = comparable_base(a, s),
          before = series_level(a, subject_at(s, period_year_before(s.period, 1)));
    if (!base.known && !before.known) return total; /* nothing says that it is another 口径 */
    if (!base.known) return base;
    double scale = comparable_scale(a, s);
    if (!before.known || scale == 1) return total;
    Value span = value_computed(a, 0, "", NULL, &base, &before);
    Value v = value_computed(a, total.number * scale, total.unit, "上年全年×上年同期可比数÷上年同期数",
                             &total, &span);
    if (v.known) v.note = base.note ? base.note : "上年全年按可比的上年同期数折算";
    return v;
}

Value comparable_chain(Analysis *a, Subject s, int years)
{
    Value chain = {0};
    for (int back = years - 1; back >= 0; back--) {
        Value rate = series_published(a, subject_at(s, period_year_before(s.period, back)));
        if (!rate.known) return value_undefined("各年公布的增速不全，不能连乘");
        if (rate.number <= -100) return value_undefined("有一年下降100%以上，不能连乘");
        double factor = (chain.known ? chain.number : 1) * (1 + rate.number / 100);
        chain =
            value_computed(a, factor, "", "各年（1＋公布的增速）连乘", chain.known ? &chain : NULL, &rate);
        if (!chain.known) return chain;
    }
    return chain.known ? chain : value_undefined("没有年份");
}

bool comparable_needs_chain(Analysis *a, Subject s, int years)
{
    double computed;
    if (series_growth_only_published(subject_indicator(a, s)) || series_breaks(a, s, years)) return true;
    for (int back = 0; back < years; back++)
        if (quality_growth_disagrees(a, subject_at(s, period_year_before(s.period, back)), &computed))
            return true;
    return false;
}
