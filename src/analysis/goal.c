/* One outcome and one threshold a target, chosen by what it binds; everything else (gap, verdict,
 * probability) is made of the two. */
#include "analysis/goal.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/comparable.h"
#include "analysis/growth.h"
#include "analysis/implied.h"

bool goal_binds_growth(const Target *t) { return t->measure == BINDS_GROWTH || t->measure == BINDS_DECLINE; }

static bool is_points(const Target *t) { return g_str_has_suffix(t->wording.unit, "百分点"); }

static const Indicator *item_of(const Analysis *a, const Target *t)
{
    return &a->data->indicators[t->indicator];
}

bool goal_in_points(const Analysis *a, const Target *t)
{
    return goal_binds_growth(t) || !strcmp(item_of(a, t)->unit.base, "%") ||
           (t->measure == BINDS_CHANGE && is_points(t));
}

bool goal_accumulates(const Analysis *a, const Target *t)
{
    bool change = t->measure == BINDS_CHANGE && !is_points(t);
    bool level = t->measure == BINDS_LEVEL || t->measure == BINDS_SHARE || change;
    return level && kind_has_scope(item_of(a, t)->kind) && !relation_has_reference(t->relation);
}

int goal_decimals(const Analysis *a, const Target *t)
{
    enum { RATE_PLACES = 1 };
    const Indicator *item = item_of(a, t);
    bool growth = goal_binds_growth(t) && item->kind != KIND_RATE;
    bool of_growth = t->measure == BINDS_CHANGE && is_points(t) && strcmp(item->unit.base, "%");
    return growth || of_growth ? RATE_PLACES : item->decimals;
}

/* ---- the outcome ---- */

/* 降低率, 降幅: the figure itself is the size of a decline. */
static bool named_decline(const Indicator *item)
{
    static const char *const words[] = {"降低率",   "下降率", "降幅",  "下降幅度",
                                        "降低幅度", "减少率", "削减率"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(item->name, words[i])) return true;
    return false;
}

/* An index whose base is last year says its growth itself; of another index (空气质量综合指数) it is the
 * ratio. */
static Value index_growth(Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    Value published = series_published(a, s), now = series_level(a, s);
    if (published.known) return published;
    if (!now.known) return now;
    bool of_last_year = strstr(item->name, "价格指数") || strstr(item->name, "=100") ||
                        strstr(item->name, "＝100") || strstr(item->unit_name, "=100");
    if (of_last_year) return value_computed(a, now.number - 100, "%", "指数－100", &now, NULL);
    Value then = series_level(a, subject_at(s, period_year_before(s.period, 1)));
    double rate;
    if (!then.known || !growth_rate(now.number, then.number, &rate)) return value_undefined("无同期数");
    return value_computed(a, rate, "%", "（本期÷上年同期－1）×100", &now, &then);
}

static Value growth_since(Analysis *a, Subject s, int base_year)
{
    Value now = series_level(a, s),
          then = series_level(a, subject_at(s, period_year_before(s.period, s.period.year - base_year)));
    double rate;
    if (!now.known) return value_undefined(now.note ? now.note : "没有数据");
    if (!then.known || !growth_rate(now.number, then.number, &rate))
        return value_undefined("没有基期年份的同期数");
    return value_computed(a, rate, "%", "（本期÷基期同期－1）×100", &now, &then);
}

static Value growth_outcome(Analysis *a, const Target *t, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    if (item->kind == KIND_RATE) return series_level(a, s); /* itself a rate */
    if (t->base_year < t->year - 1) return growth_since(a, s, t->base_year);
    return item->kind == KIND_INDEX ? index_growth(a, s) : series_shown_yoy(a, s);
}

/* The change on last year: of the figure, or of the growth where points are asked of an amount. */
static Value change_outcome(Analysis *a, const Target *t, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    bool of_growth = is_points(t) && strcmp(item->unit.base, "%");
    Subject before = subject_at(s, period_year_before(s.period, 1));
    Value now = of_growth ? series_shown_yoy(a, s) : series_level(a, s),
          then = of_growth ? series_shown_yoy(a, before) : series_level(a, before);
    if (!now.known) return value_undefined(now.note ? now.note : "没有数据");
    if (!then.known) return value_undefined("无同期数");
    bool points = goal_in_points(a, t);
    double change = now.number - then.number;
    Value v = value_computed(a, t->wording.falls ? -change : change, points ? "百分点" : item->unit_name,
                             t->wording.falls ? "上年同期－本期" : "两期之差", &now, &then);
    if (v.known && now.typed_places >= 0 && then.typed_places >= 0)
        v.typed_places = now.typed_places > then.typed_places ? now.typed_places : then.typed_places;
    return v;
}

Value goal_outcome(Analysis *a, const Target *t, Subject s)
{
    if (t->measure == BINDS_CHANGE) return change_outcome(a, t, s);
    if (!goal_binds_growth(t)) return series_level(a, s);
    Value v = growth_outcome(a, t, s);
    bool turned = t->measure == BINDS_DECLINE &&
                  !(subject_indicator(a, s)->kind == KIND_RATE && named_decline(subject_indicator(a, s)));
    if (!v.known || !turned) return v;
    Value size = value_computed(a, -v.number, v.unit, "降幅", &v, NULL);
    size.typed_places = v.typed_places;
    return size;
}

/* ---- the threshold ---- */

/* The reference's figure of exactly the same period: a span is never compared with a month. */
static Value reference_figure(Analysis *a, const Target *t, Subject s, int region)
{
    Subject at = {t->reference, region, s.period};
    if (t->reference == t->indicator) return goal_outcome(a, t, at);
    const Indicator *mine = item_of(a, t), *theirs = subject_indicator(a, at);
    bool levels = kind_has_scope(mine->kind) && t->measure == BINDS_LEVEL;
    bool amount = kind_has_scope(theirs->kind) || (theirs->kind == KIND_STOCK && goal_binds_growth(t));
    return amount && !levels ? series_shown_yoy(a, at) : series_level(a, at);
}

static Value stated(const Target *t, Analysis *a, double number, const char *unit)
{
    if (isnan(number)) return value_undefined("目标没有数值");
    Subject s = {t->indicator, t->region, period_span(t->year, 12)};
    return value_cell(a, number, -1, unit, (Source){t->file, t->line, t->column}, s);
}

/* The worst place that is still outside the last ones. */
static Value place_threshold(const Target *t, Analysis *a)
{
    Subject s = {t->indicator, t->region, period_span(t->year, 12)};
    Value all = value_cell(a, t->ranked_places, 0, "位", (Source){t->file, t->line, t->ranked_column}, s),
          last = stated(t, a, t->value, "位");
    return value_computed(a, t->ranked_places - t->value, "位", "参评数－目标的位数", &all, &last);
}

static Value reference_threshold(Analysis *a, const Target *t, Subject s)
{
    bool own = t->reference != t->indicator;
    Value v = value_undefined("参照的地区没有数据");
    if (t->reference < 0) return value_undefined("没有参照指标");
    if (own) v = reference_figure(a, t, s, s.region);
    if (!v.known && t->reference_region >= 0) v = reference_figure(a, t, s, t->reference_region);
    if (!v.known) return value_undefined(own ? "参照指标没有同期增速" : "参照的地区没有同期数");
    bool below = t->relation == RELATION_BELOW || t->relation == RELATION_BELOW_OR_EQUAL;
    if (isnan(t->value) || t->value == 0) return v;
    Value margin = stated(t, a, t->value, "百分点");
    return value_computed(a, v.number + (below ? -t->value : t->value), v.unit,
                          below ? "参照指标－目标的差距" : "参照指标＋目标的差距", &v, &margin);
}

bool goal_range_binds_above(const Analysis *a, const Target *t)
{
    return t->relation == RELATION_RANGE && t->measure != BINDS_DECLINE && t->measure != BINDS_CHANGE &&
           (t->wording.controlled || item_of(a, t)->direction != BETTER_UP);
}

Value goal_range_end(Analysis *a, const Target *t, bool upper, const char *unit)
{
    return stated(t, a, upper ? t->second : t->value, unit);
}

Value goal_threshold(Analysis *a, const Target *t, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    const char *unit = goal_binds_growth(t)                         ? "%"
                       : t->measure == BINDS_CHANGE && is_points(t) ? "百分点"
                                                                    : item->unit_name;
    if (relation_has_reference(t->relation)) return reference_threshold(a, t, s);
    if (t->wording.yearly_average) return value_undefined("几年的年均目标，不按一年判断");
    switch (t->relation) {
    case RELATION_POSITIVE: return stated(t, a, 0, "%");
    case RELATION_MULTIPLE: return goal_level(a, t, s);
    case RELATION_RANK:
        if (!t->ranked_places) return value_undefined("参评数没有填写");
        return place_threshold(t, a);
    case RELATION_MILESTONE:
        if (!strcmp(item->unit.base, "%")) return stated(t, a, 100, "%");
        return value_undefined("目标是一个节点，没有数值");
    case RELATION_EXTERNAL: return value_undefined("上级下达的数值尚未给出");
    case RELATION_QUALITATIVE: return value_undefined("定性目标，不作量化判断");
    case RELATION_RANGE: return goal_range_end(a, t, goal_range_binds_above(a, t), unit);
    default: return stated(t, a, t->value, unit);
    }
}

/* ---- the year's level ---- */

static Value multiple_level(Analysis *a, const Target *t, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    if (!kind_has_scope(item->kind) && item->kind != KIND_STOCK)
        return value_undefined("不是总量指标，没有倍数目标");
    Value base = series_level(a, subject_at(s, period_span(t->base_year, 12)));
    if (!base.known) return value_undefined("没有基期全年数");
    Value times = stated(t, a, t->value, "倍");
    return value_computed(a, base.number * t->value, base.unit, "上年全年×倍数", &base, &times);
}

Value goal_level(Analysis *a, const Target *t, Subject s)
{
    bool flow = kind_has_scope(subject_indicator(a, s)->kind), change = t->measure == BINDS_CHANGE;
    if (t->relation == RELATION_MULTIPLE) return multiple_level(a, t, s);
    if (!flow) return value_undefined("不是总量指标，没有完成率");
    if (relation_has_reference(t->relation)) return value_undefined("目标没有确定的数值");
    if (!goal_binds_growth(t) && !change) return goal_threshold(a, t, s);
    Value rate = goal_threshold(a, t, s);
    if (!rate.known) return rate;
    if (change && is_points(t)) return value_undefined("目标是增速的升降，没有完成率");
    bool since = goal_binds_growth(t) && t->base_year < t->year - 1;
    Value total =
        since ? series_level(a, subject_at(s, period_span(t->base_year, 12))) : comparable_total(a, s);
    if (!total.known) return since ? value_undefined("没有基期全年数") : total;
    double sign = t->measure == BINDS_DECLINE || (change && t->wording.falls) ? -1 : 1;
    double level = change ? total.number + sign * rate.number : total.number * (1 + sign * rate.number / 100);
    return value_computed(a, level, total.unit,
                          change ? (sign < 0 ? "上年全年－目标的减少" : "上年全年＋目标的增加")
                          : sign < 0 ? "上年全年×（1－目标降幅）"
                                     : "上年全年×（1＋目标增速）",
                          &total, &rate);
}

Value goal_gap(Analysis *a, const Target *t, Subject s)
{
    Value outcome = goal_outcome(a, t, s), threshold = goal_threshold(a, t, s);
    if (!outcome.known) return value_undefined(outcome.note ? outcome.note : "没有数据");
    if (!threshold.known) return threshold;
    return value_computed(a, outcome.number - threshold.number,
                          goal_in_points(a, t) ? "百分点" : outcome.unit, "完成数－目标", &outcome,
                          &threshold);
}

Value goal_displayed_gap(Analysis *a, const Target *t, Subject s)
{
    int decimals = goal_decimals(a, t);
    Value outcome = goal_outcome(a, t, s), threshold = goal_threshold(a, t, s), gap = goal_gap(a, t, s);
    if (gap.known) gap.number = value_displayed(&outcome, decimals) - value_displayed(&threshold, decimals);
    return gap;
}

Value goal_progress(Analysis *a, const Target *t, Subject s)
{
    Value goal = goal_level(a, t, s);
    if (!goal.known) return goal;
    if (!kind_has_scope(subject_indicator(a, s)->kind)) return value_undefined("不是总量指标，没有完成率");
    Value done = series_level(a, s);
    if (!done.known) return value_undefined(done.note ? done.note : "没有数据");
    if (goal.number <= 0) return value_undefined("目标值不是正数");
    return value_computed(a, done.number / goal.number * 100, "%", "累计÷目标×100", &done, &goal);
}

/* Of an indicator that is delivered as growth only. */
static Value required_of_rates(Analysis *a, const Target *t, Subject s)
{
    bool down = subject_indicator(a, s)->direction != BETTER_UP;
    bool ceiling =
        t->relation == RELATION_LE || (t->relation == RELATION_ABOUT && down) || goal_range_binds_above(a, t);
    Value rate = goal_threshold(a, t, s);
    if (!rate.known) return rate;
    if (ceiling) return value_undefined("目标是上限，低于它不算未完成，没有需增长");
    if (t->measure == BINDS_CHANGE) return value_undefined("目标是增速的升降，没有需增长");
    Value fallen = value_computed(a, -rate.number, "%", "降幅", &rate, NULL);
    return implied_required(a, s, t->measure == BINDS_DECLINE ? fallen : rate);
}

Value goal_required(Analysis *a, const Target *t, Subject s)
{
    double required;
    const char *why;
    if (s.period.last == 12) return value_undefined("全年已过");
    if (implied_applies(a, s, &why)) return required_of_rates(a, t, s);
    Value goal = goal_level(a, t, s);
    if (!goal.known) return goal;
    if (!kind_has_scope(subject_indicator(a, s)->kind)) return value_undefined("不是总量指标");
    Value done = series_level(a, s), span = comparable_base(a, s), total = comparable_total(a, s);
    if (!done.known) return value_undefined(done.note ? done.note : "没有数据");
    if (!span.known || !total.known) return !total.known ? total : span;
    if (!growth_required(goal.number, done.number, total.number, span.number, &required))
        return value_undefined("上年余下月份的总量不是正数");
    const Value inputs[] = {goal, done, total, span};
    return value_derived(a, required, "%", "（目标总量－累计）÷（上年全年－上年同期）－1", inputs, 4);
}

Value goal_time_progress(Analysis *a, Subject s)
{
    Value months = value_constant(a, s.period.last, "个月", "月数");
    return value_computed(a, s.period.last / 12.0 * 100, "%", "月数÷12×100", &months, NULL);
}

Value goal_usual_progress(Analysis *a, Subject s)
{
    double shares = 0;
    int n = 0;
    Value inputs = {0};
    for (int back = 1; back <= 5; back++) {
        Value span = series_level(a, subject_at(s, period_year_before(s.period, back)));
        Value total = series_level(a, subject_at(s, period_span(s.period.year - back, 12)));
        if (!span.known || !total.known || total.number <= 0) break;
        shares += span.number / total.number * 100;
        Value pair = value_computed(a, 0, "", NULL, &span, &total);
        inputs = value_computed(a, 0, "", NULL, &inputs, &pair);
        n++;
    }
    if (n < 3) return value_undefined("没有近三年的全年数");
    return value_computed(a, shares / n, "%", "近三至五年同期累计占全年的平均", &inputs, NULL);
}
