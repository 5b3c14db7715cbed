/* Figures in words: growth and its change. */
#include "figure/words.h"

#include <string.h>

#include "figure/basis.h"
#include "figure/display.h"
#include "analysis/growth.h"
#include "analysis/index.h"
#include "figure/saying.h"

enum { RATE_DECIMALS = 1 };

/* Whether the official words for prices (上涨) fit the indicator. */
static bool words_are_of_prices(const Indicator *item) { return strstr(item->name, "价格") != NULL; }

static const char *price_word(const Indicator *item) { return words_are_of_prices(item) ? "价格" : ""; }

/* 扭亏为盈, 上年同期为零 …: why there is no rate, where there is a figure to say it of. */
static Figure growth_without_rate(Analysis *a, Subject s, const char *why)
{
    Figure f = figure_no_text(why);
    Value now = series_level(a, s), base = series_base(a, s);
    if (!why || !now.known) return f;
    bool rate = base.known && growth_case(now.number, base.number) == GROWTH_RATE;
    if (rate) return f; /* growth that was not published is silent, whatever the levels say */
    if (base.known)
        return saying_figure(a, "增减状态", "", subject_indicator(a, s)->decimals, (const Value[]){now, base},
                             2);
    f.printed = why;
    return f;
}

static Figure growth_words(Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    Value v = basis_growth(a, s);
    if (!v.known) return growth_without_rate(a, s, v.note);
    if (kind_has_scope(item->kind) || item->kind == KIND_RATE || item->kind == KIND_STOCK ||
        index_on_last_year(item->name))
        return saying_figure(a, "增减", price_word(item), RATE_DECIMALS, &v, 1);
    return saying_figure(a, "升降", item->kind == KIND_SHARE ? "占比" : "", item->decimals, &v, 1);
}

Figure make_growth_words(Analysis *a, Subject s)
{
    return growth_words(a, basis_subject(a, s, SPAN_CUMULATIVE));
}
Figure make_month_growth_words(Analysis *a, Subject s) { return growth_words(a, s); }

/* Indices, shares and rates that are no growth are compared themselves, not their change on last year. */
static bool compares_levels(const Indicator *item)
{
    bool rate = item->kind == KIND_RATE && !indicator_is_growth(item);
    return rate || item->kind == KIND_SHARE || (item->kind == KIND_INDEX && !index_on_last_year(item->name));
}

/* What is compared of two periods; false when one is missing. */
static bool two_growths(Analysis *a, Subject s, Subject before, Value v[2])
{
    if (!before.period.year) return false;
    bool levels = compares_levels(subject_indicator(a, s));
    v[0] = levels ? series_level(a, s) : basis_growth(a, s);
    v[1] = levels ? series_level(a, before) : basis_growth(a, before);
    return v[0].known && v[1].known;
}

static Figure change_words(Analysis *a, Subject s, Subject before)
{
    Value v[2];
    if (!two_growths(a, s, before, v)) return figure_no_text("没有上期");
    const Indicator *item = subject_indicator(a, s);
    if (compares_levels(item))
        return saying_figure(a, "升降", item->kind == KIND_SHARE ? "占比" : "", item->decimals, v, 2);
    return saying_figure(a, "变化", price_word(subject_indicator(a, s)), RATE_DECIMALS, v, 2);
}

Figure make_change_words(Analysis *a, Subject s)
{
    Subject span = basis_subject(a, s, SPAN_CUMULATIVE);
    return change_words(a, span, basis_subject(a, span, SPAN_BEFORE));
}
Figure make_month_change_words(Analysis *a, Subject s)
{
    return change_words(a, s, basis_subject(a, s, SPAN_BEFORE));
}

/* A quarterly figure from January: the span that ends a quarter before, where the months between have none.
 */
static Subject quarter_before(Subject s)
{
    enum { QUARTER = 3 };
    bool quarterly = s.period.first == 1 && s.period.last % QUARTER == 0 && s.period.last > QUARTER;
    return subject_at(s, quarterly ? period_span(s.period.year, s.period.last - QUARTER) : (Period){0});
}

static Figure change_clause(Analysis *a, Subject s, const char *period)
{
    Subject before = basis_subject(a, s, SPAN_BEFORE);
    char words[4 * PERIOD_TEXT];
    Value v[2];
    PeriodNotation notation = NOTATION_SPAN;
    if (!two_growths(a, s, before, v)) {
        before = quarter_before(s);
        notation = NOTATION_NAMED;
        if (period || !two_growths(a, s, before, v)) return figure_no_text("没有上期");
    }
    if (!period) period = period_words(before.period, notation, before.period.year != s.period.year, words);
    const Indicator *item = subject_indicator(a, s);
    if (compares_levels(item))
        return saying_figure(a, "比上期升降",
                             arena_printf(a->arena, "%s|%s|%s", period,
                                          item->kind == KIND_SHARE ? "占比" : "",
                                          item->kind == KIND_INDEX ? "点" : "个百分点"),
                             item->decimals, v, 2);
    const char *parameters = arena_printf(a->arena, "%s|%s", period, price_word(item));
    return saying_figure(a, "与上期比", parameters, RATE_DECIMALS, v, 2);
}

Figure make_change_clause(Analysis *a, Subject s)
{
    return change_clause(a, basis_subject(a, s, SPAN_CUMULATIVE), NULL);
}
Figure make_month_change_clause(Analysis *a, Subject s) { return change_clause(a, s, "上月"); }

Figure make_year_change_words(Analysis *a, Subject s)
{
    return change_words(a, s, basis_subject(a, s, SPAN_YEAR_BEFORE));
}
