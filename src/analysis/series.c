/* Derived levels rest on delivered ones only one step deep in each direction: a month comes from two
 * delivered cumulative figures, a cumulative figure from delivered months; so nothing can go in circles. */
#include "analysis/series.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/growth.h"
#include "analysis/index.h"

bool indicator_is_growth(const Indicator *item)
{
    static const char *const endings[] = {"率", "比重", "占比", "系数"}, *const growths[] = {"增长率", "增速",
                                                                                             "涨幅", "增幅"};
    bool other = false;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) other |= g_str_has_suffix(item->name, endings[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(growths); i++) other &= !strstr(item->name, growths[i]);
    return item->kind == KIND_RATE && !other;
}

bool kind_grows_by_difference(IndicatorKind kind)
{
    return kind == KIND_RATE || kind == KIND_INDEX || kind == KIND_SHARE || kind == KIND_RANK;
}

/* ---- delivered figures ---- */

static const char *state_reason(FigureState state)
{
    switch (state) {
    case FIGURE_NOT_APPLICABLE: return "不适用";
    case FIGURE_TINY: return "数值小于最小单位";
    default: return "没有数据";
    }
}

static Value delivered_level(Analysis *a, Subject s)
{
    const Observation *o = dataset_observation(a->data, s.indicator, s.region, s.period);
    if (!o) return value_undefined("没有数据");
    if (o->state == FIGURE_VALUE)
        return value_cell(a, o->value, o->value_places, subject_indicator(a, s)->unit_name,
                          observation_value_source(o), s);
    Value v = value_undefined(state_reason((FigureState)o->state));
    v.state = (FigureState)o->state;
    return v;
}

Value series_published(Analysis *a, Subject s)
{
    const Observation *o = dataset_observation(a->data, s.indicator, s.region, s.period);
    if (!o || o->yoy_state != FIGURE_VALUE) return value_undefined("没有公布的增速");
    return value_cell(a, o->yoy, o->yoy_places, "%", observation_yoy_source(o), s);
}

Value series_given_base(Analysis *a, Subject s)
{
    double base;
    const Observation *o = dataset_observation(a->data, s.indicator, s.region, s.period);
    if (!o || !observation_base(o, &base)) return value_undefined("没有给出上年同期数");
    Value v = value_cell(a, base, o->extra->base_places, subject_indicator(a, s)->unit_name,
                         observation_base_source(o), s);
    v.note = arena_printf(a->arena, "上年同期为报送的可比数%.15g%s", base, v.unit ? v.unit : "");
    return v;
}

/* ---- what may be compared ---- */

const char series_break_reason[] = "口径有变动，变动前后的数不可比";

bool series_breaks(const Analysis *a, Subject s, int years)
{
    return indicator_breaks_between(subject_indicator(a, s), period_year_before(s.period, years), s.period);
}

bool series_growth_only_published(const Indicator *item)
{
    return item->growth_basis == BASIS_CONSTANT_PRICE || item->growth_basis == BASIS_COMPARABLE;
}

const char *series_unpublished_reason(const Indicator *item)
{
    return item->growth_basis == BASIS_CONSTANT_PRICE ? "增速按不变价，未公布" : "增速按可比口径，未公布";
}

/* Whether the figure, or a cumulative figure that it is the difference of, is noted as not comparable with
 * last year's. */
static bool noted_apart(const Analysis *a, Subject s)
{
    const Period parts[] = {s.period, period_span(s.period.year, s.period.last),
                            period_span(s.period.year, s.period.first - 1)};
    int count = s.period.first > 1 ? 3 : 1;
    for (int i = 0; i < count; i++) {
        const Observation *o = dataset_observation(a->data, s.indicator, s.region, parts[i]);
        if (o && observation_basis_apart(o)) return true;
        if (o && i == 0) return false;
    }
    return false;
}

/* ---- derived levels ---- */

/* The span of months just before `from` down to January, if it was delivered. */
static Value month_from_cumulative(Analysis *a, Subject s)
{
    Period before = period_span(s.period.year, s.period.first - 1);
    Value total = delivered_level(a, subject_at(s, period_span(s.period.year, s.period.last)));
    Value previous = delivered_level(a, subject_at(s, before));
    if (!total.known || !previous.known) return value_undefined("没有数据");
    if (indicator_breaks_between(subject_indicator(a, s), period_month(before.year, before.last),
                                 period_month(before.year, s.period.last)))
        return value_undefined(series_break_reason);
    double difference = total.number - previous.number;
    if (difference < 0 && total.number >= 0 && previous.number >= 0)
        return value_undefined("累计数小于上期累计数，不能推算当期");
    Value v = value_computed(a, difference, total.unit, "累计数之差", &total, &previous);
    if (v.known && total.typed_places >= 0 && previous.typed_places >= 0)
        v.typed_places =
            total.typed_places > previous.typed_places ? total.typed_places : previous.typed_places;
    return v;
}

/* January to `last` out of delivered pieces: the longest delivered span, then months or quarters behind it.
 */
static Value cumulative_from_pieces(Analysis *a, Subject s)
{
    Value sum = {0};
    int covered = 0, last = s.period.last, year = s.period.year, places = 0;
    for (int m = last - 1; m >= 1 && !covered; m--) {
        Value span = delivered_level(a, subject_at(s, period_span(year, m)));
        if (!span.known) continue;
        sum = span;
        places = span.typed_places;
        covered = m;
    }
    if (!covered) {
        sum = delivered_level(a, subject_at(s, (Period){(short)year, 1, 3}));
        if (!sum.known || last < 3) return value_undefined("没有数据");
        covered = 3;
    }
    while (covered < last) {
        Value piece = delivered_level(a, subject_at(s, period_month(year, covered + 1)));
        int length = 1;
        if (!piece.known && covered % 3 == 0 && covered + 3 <= last) {
            piece = delivered_level(a, subject_at(s, (Period){(short)year, (signed char)(covered + 1),
                                                              (signed char)(covered + 3)}));
            length = 3;
        }
        if (!piece.known) return value_undefined("没有数据");
        places = places < 0 || piece.typed_places < 0
                     ? -1
                     : (piece.typed_places > places ? piece.typed_places : places);
        sum = value_computed(a, sum.number + piece.number, sum.unit, "各期之和", &sum, &piece);
        covered += length;
    }
    if (sum.known && value_is_computed(&sum)) sum.typed_places = places;
    return sum;
}

static Value sum_of_months(Analysis *a, Subject s)
{
    Value sum = delivered_level(a, subject_at(s, period_month(s.period.year, s.period.first)));
    int places = sum.typed_places;
    for (int m = s.period.first + 1; sum.known && m <= s.period.last; m++) {
        Value month = delivered_level(a, subject_at(s, period_month(s.period.year, m)));
        if (!month.known) return value_undefined("没有数据");
        places = places < 0 || month.typed_places < 0
                     ? -1
                     : (month.typed_places > places ? month.typed_places : places);
        sum = value_computed(a, sum.number + month.number, sum.unit, "各月之和", &sum, &month);
    }
    if (sum.known && value_is_computed(&sum)) sum.typed_places = places;
    return sum.known ? sum : value_undefined("没有数据");
}

/* A stock's figure at the end of a span is that of its last month, and the other way round. */
static Value stock_at_end(Analysis *a, Subject s)
{
    Period candidates[] = {period_month(s.period.year, s.period.last),
                           period_span(s.period.year, s.period.last)};
    for (int i = 0; i < 2; i++) {
        if (period_equal(candidates[i], s.period)) continue;
        Value v = delivered_level(a, subject_at(s, candidates[i]));
        if (v.known) return v;
    }
    return value_undefined("没有数据");
}

Value series_level(Analysis *a, Subject s)
{
    Value v = delivered_level(a, s);
    IndicatorKind kind = subject_indicator(a, s)->kind;
    if (v.known || v.state != FIGURE_MISSING) return v;
    if (kind == KIND_STOCK) return stock_at_end(a, s);
    if (!kind_has_scope(kind)) return v;
    Value derived = v;
    if (period_is_cumulative(s.period))
        derived = cumulative_from_pieces(a, s);
    else if (s.period.first >= (period_is_month(s.period) ? 2 : 3))
        derived = month_from_cumulative(a, s);
    if (!derived.known && period_is_quarter(s.period) && s.period.first > 1) {
        Value sum = sum_of_months(a, s);
        if (sum.known) return sum;
    }
    return derived;
}

/* ---- growth ---- */

Value series_base(Analysis *a, Subject s)
{
    Value given = series_given_base(a, s);
    if (given.known) return given;
    Value base = series_level(a, subject_at(s, period_year_before(s.period, 1)));
    if (base.known || base.state != FIGURE_MISSING) return base;
    Value published = series_published(a, s), level = series_level(a, s);
    if (!published.known || !level.known || published.number <= -100 ||
        !kind_has_scope(subject_indicator(a, s)->kind))
        return value_undefined("无同期数");
    Value v = value_computed(a, level.number / (1 + published.number / 100), level.unit,
                             "本期÷（1＋公布的增速）", &level, &published);
    v.note = "上年同期数按公布的增速推算";
    return v;
}

static Value ratio_growth(Analysis *a, const Value *now, const Value *before, const char *rule)
{
    double rate;
    GrowthCase c = growth_case(now->number, before->number);
    if (c != GROWTH_RATE) return value_undefined(growth_case_words(c));
    if (!growth_rate(now->number, before->number, &rate)) return value_undefined("结果超出数值范围");
    return value_computed(a, rate, "%", rule, now, before);
}

static Value difference_growth(Analysis *a, const Value *now, const Value *before, const Indicator *item)
{
    bool percent = !strcmp(item->unit.base, "%");
    Value v = value_computed(a, now->number - before->number, percent ? "百分点" : item->unit_name,
                             "两期之差", now, before);
    if (v.known && now->typed_places >= 0 && before->typed_places >= 0)
        v.typed_places = now->typed_places > before->typed_places ? now->typed_places : before->typed_places;
    return v;
}

static Value change_on(Analysis *a, Subject s, const Value *then, const char *rule)
{
    Value now = series_level(a, s);
    if (!now.known) return value_undefined(now.note ? now.note : "缺失");
    const Indicator *item = subject_indicator(a, s);
    if (kind_grows_by_difference(item->kind)) return difference_growth(a, &now, then, item);
    return ratio_growth(a, &now, then, rule);
}

static Value change(Analysis *a, Subject s, Period before, const char *rule, const char *none)
{
    Value now = series_level(a, s);
    if (!now.known) return value_undefined(now.note ? now.note : "缺失");
    Value then = series_level(a, subject_at(s, before));
    if (!then.known) return value_undefined(none);
    if (indicator_breaks_between(subject_indicator(a, s), before, s.period))
        return value_undefined(series_break_reason);
    return change_on(a, s, &then, rule);
}

Value series_yoy(Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    bool only_published = series_growth_only_published(item) && !kind_grows_by_difference(item->kind);
    Value given = series_given_base(a, s), published = series_published(a, s);
    if (only_published && published.known) {
        published.note = "现价数不用来计算增速，为公布的增速";
        return published;
    }
    if (given.known) return change_on(a, s, &given, "（本期÷上年同期可比数－1）×100");
    if (only_published) return value_undefined(series_unpublished_reason(item));
    if (!kind_grows_by_difference(item->kind) && noted_apart(a, s)) {
        if (!published.known) return value_undefined("备注写明增速按可比口径，绝对额不可比，不计算增速");
        published.note = "备注写明按可比口径，为公布的增速";
        return published;
    }
    return change(a, s, period_year_before(s.period, 1), "（本期÷上年同期－1）×100", "无同期数");
}

/* 102.6 with last year as 100 is a rise of 2.6%. */
static Value index_change(Analysis *a, Subject s)
{
    Value now = series_level(a, s);
    if (!now.known) return now;
    Value v = value_computed(a, now.number - 100, "%", "指数－100", &now, NULL);
    v.typed_places = now.typed_places;
    return v;
}

Value series_shown_yoy(Analysis *a, Subject s)
{
    Value published = series_published(a, s);
    const Indicator *item = subject_indicator(a, s);
    if (published.known) return published;
    if (item->kind == KIND_INDEX && index_on_last_year(item->name)) return index_change(a, s);
    Value v = series_yoy(a, s);
    if (v.known && !v.note && !kind_grows_by_difference(item->kind)) v.note = "按两期数值计算";
    return v;
}

Value series_mom(Analysis *a, Subject s)
{
    Period before = period_before(s.period);
    if (!before.year) return value_undefined("累计期间没有环比");
    Value v = change(a, s, before, "（本期÷上期－1）×100，未经季节调整", "没有上期数");
    if (v.known && !kind_grows_by_difference(subject_indicator(a, s)->kind)) v.note = "未经季节调整";
    return v;
}
