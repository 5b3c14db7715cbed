/* Figures in words: growth and its change. */
#include "figure/make.h"

#include "analysis/phrase.h"

static Figure growth_words(Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    Value v = figure_growth(a, s);
    Figure f = figure_no_text(v.note);
    if (v.known) {
        if (kind_has_scope(item->kind) || item->kind == KIND_RATE || item->kind == KIND_STOCK)
            f = figure_text(figure_keep(
                a, phrase_growth(value_displayed(&v, RATE_DECIMALS), RATE_DECIMALS, figure_is_price(item))));
        else
            f = figure_text(figure_keep(a, phrase_level_change(value_displayed(&v, item->decimals), 0,
                                                               item->decimals, item->kind == KIND_SHARE)));
        f.source = figure_source(a, &v);
    } else if (v.note) {
        f.printed = v.note; /* 扭亏为盈, 上年同期为零 … */
        Value now = series_level(a, s);
        if (!now.known) f.printed = "—";
    }
    return f;
}

Figure make_growth_words(Analysis *a, Subject s) { return growth_words(a, figure_span(a, s)); }
Figure make_month_growth_words(Analysis *a, Subject s) { return growth_words(a, s); }

static Figure change_words(Analysis *a, Subject s, Subject before)
{
    const Indicator *item = subject_indicator(a, s);
    if (!before.period.year) return figure_no_text("没有上期");
    Value now = figure_growth(a, s), then = figure_growth(a, before);
    if (!now.known || !then.known) return figure_no_text("没有上期");
    Figure f = figure_text(figure_keep(a, phrase_change(value_displayed(&now, RATE_DECIMALS),
                                                        value_displayed(&then, RATE_DECIMALS), RATE_DECIMALS,
                                                        figure_is_price(item))));
    f.source = figure_source(a, &now);
    return f;
}

Figure make_change_words(Analysis *a, Subject s)
{
    Subject span = figure_span(a, s);
    return change_words(a, span, figure_before(span));
}
Figure make_month_change_words(Analysis *a, Subject s) { return change_words(a, s, figure_before(s)); }
static Figure change_clause(Analysis *a, Subject s, const char *period)
{
    Subject before = figure_before(s);
    char words[4 * PERIOD_TEXT];
    if (!before.period.year) return figure_no_text("没有上期");
    Value now = figure_growth(a, s), then = figure_growth(a, before);
    if (!now.known || !then.known) return figure_no_text("没有上期");
    if (!period)
        period = period_words(before.period, NOTATION_SPAN, before.period.year != s.period.year, words);
    Figure f = figure_text(figure_keep(
        a, phrase_change_against(value_displayed(&now, RATE_DECIMALS), value_displayed(&then, RATE_DECIMALS),
                                 RATE_DECIMALS, figure_is_price(subject_indicator(a, s)), period)));
    f.source = figure_source(a, &now);
    return f;
}

Figure make_change_clause(Analysis *a, Subject s) { return change_clause(a, figure_span(a, s), NULL); }
Figure make_month_change_clause(Analysis *a, Subject s) { return change_clause(a, s, "上月"); }

Figure make_year_change_words(Analysis *a, Subject s)
{
    return change_words(a, s, subject_at(s, period_year_before(s.period, 1)));
}
