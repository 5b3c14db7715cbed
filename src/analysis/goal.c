#include "analysis/goal.h"

#include <math.h>
#include <string.h>

#include "analysis/comparable.h"
#include "analysis/growth.h"
#include "analysis/implied.h"
#include "base/decimal.h"

const char *goal_status_name(GoalStatus status)
{
    static const char *const names[] = {"已完成", "达到进度", "低于进度", "未完成", "尚不可判"};
    return names[status];
}

Subject goal_subject(const Analysis *a, Subject s)
{
    if (kind_has_scope(subject_indicator(a, s)->kind) && s.period.last > 1)
        s.period = period_span(s.period.year, s.period.last);
    return s;
}

static bool binds_growth(const Target *t)
{
    return t->measure == BINDS_GROWTH || t->measure == BINDS_DECLINE;
}

Value goal_outcome(Analysis *a, const Target *t, Subject s)
{
    if (!binds_growth(t)) return series_level(a, s);
    const Indicator *item = subject_indicator(a, s);
    /* A growth target on an indicator that is itself a rate binds the rate. */
    Value v = kind_grows_by_difference(item->kind) && item->kind == KIND_RATE ? series_level(a, s)
                                                                              : series_shown_yoy(a, s);
    if (v.known && t->measure == BINDS_DECLINE) v.number = -v.number;
    return v;
}

static bool compares_with_reference(const Target *t)
{
    Relation r = t->wording.relation;
    return t->reference >= 0 && (r == RELATION_SYNC || r == RELATION_ABOVE || r == RELATION_ABOVE_OR_EQUAL);
}

static Value reference_growth(Analysis *a, const Target *t, Subject s)
{
    s.indicator = t->reference;
    Value v = series_shown_yoy(a, goal_subject(a, s));
    return v.known ? v : value_undefined("参照指标没有同期增速");
}

static Value stated(const Target *t, Analysis *a, double number, const char *unit)
{
    if (isnan(number)) return value_undefined("目标没有数值");
    Subject s = {t->indicator, t->region, period_span(t->year, 12)};
    return value_cell(a, number, -1, unit, (Source){t->file, t->line, 0}, s);
}

Value goal_threshold(Analysis *a, const Target *t, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    switch (t->wording.relation) {
    case RELATION_SYNC:
    case RELATION_ABOVE:
    case RELATION_ABOVE_OR_EQUAL:
        return compares_with_reference(t) ? reference_growth(a, t, s) : value_undefined("没有参照指标");
    case RELATION_POSITIVE: return stated(t, a, 0, "%");
    case RELATION_MULTIPLE: return goal_level(a, t, s);
    case RELATION_RANK:
        if (!t->ranked_places) return value_undefined("参评数没有填写");
        return stated(t, a, t->ranked_places - t->value, "位");
    case RELATION_MILESTONE:
        if (!strcmp(item->unit.base, "%")) return stated(t, a, 100, "%");
        return value_undefined("目标是一个节点，没有数值");
    case RELATION_EXTERNAL: return value_undefined("省下达的数值尚未给出");
    default: return stated(t, a, t->value, binds_growth(t) ? "%" : item->unit_name);
    }
}

Value goal_level(Analysis *a, const Target *t, Subject s)
{
    bool flow = kind_has_scope(subject_indicator(a, s)->kind);
    bool multiple = t->wording.relation == RELATION_MULTIPLE,
         positive = t->wording.relation == RELATION_POSITIVE;
    if (!binds_growth(t) && !multiple)
        return flow ? goal_threshold(a, t, s) : value_undefined("不是总量指标，没有完成率");
    if (!flow && !multiple) return value_undefined("不是总量指标，没有完成率");
    double factor = multiple   ? t->value
                    : positive ? 1
                               : 1 + (t->measure == BINDS_DECLINE ? -1 : 1) * t->value / 100;
    if (!multiple && (compares_with_reference(t) || isnan(t->value)))
        return value_undefined("目标没有确定的数值");
    Value total = comparable_total(a, s);
    if (!total.known) return total;
    return value_computed(a, total.number * factor, total.unit,
                          multiple ? "上年全年×倍数" : "上年全年×（1＋目标增速）", &total, NULL);
}

Value goal_gap(Analysis *a, const Target *t, Subject s)
{
    Value outcome = goal_outcome(a, t, s), threshold = goal_threshold(a, t, s);
    if (!outcome.known) return value_undefined(outcome.note ? outcome.note : "没有数据");
    if (!threshold.known) return threshold;
    bool points = binds_growth(t) || !strcmp(outcome.unit, "%");
    return value_computed(a, outcome.number - threshold.number, points ? "百分点" : outcome.unit,
                          "完成数－目标", &outcome, &threshold);
}

Value goal_progress(Analysis *a, const Target *t, Subject s)
{
    Value goal = goal_level(a, t, s);
    if (!goal.known) return goal;
    Value done = series_level(a, s);
    if (!done.known) return value_undefined(done.note ? done.note : "没有数据");
    if (goal.number <= 0) return value_undefined("目标值不是正数");
    return value_computed(a, done.number / goal.number * 100, "%", "累计÷目标×100", &done, &goal);
}

/* Of an indicator that is delivered as growth only. */
static Value required_of_rates(Analysis *a, const Target *t, Subject s)
{
    Value rate = goal_threshold(a, t, s);
    Relation r = t->wording.relation;
    bool ceiling =
        r == RELATION_LE || (r == RELATION_ABOUT && subject_indicator(a, s)->direction != BETTER_UP);
    if (!rate.known) return rate;
    if (ceiling) return value_undefined("目标是上限，低于它不算未完成，没有需增长");
    return implied_required(a, s, t->measure == BINDS_DECLINE ? -rate.number : rate.number);
}

Value goal_required(Analysis *a, const Target *t, Subject s)
{
    double required;
    const char *why;
    if (s.period.last == 12) return value_undefined("全年已过");
    if (implied_applies(a, s, &why)) return required_of_rates(a, t, s);
    Value goal = goal_level(a, t, s);
    if (!goal.known) return goal;
    Value done = series_level(a, s), span = comparable_base(a, s), total = comparable_total(a, s);
    if (!done.known) return value_undefined(done.note ? done.note : "没有数据");
    if (!span.known || !total.known) return !total.known ? total : span;
    if (!growth_required(goal.number, done.number, total.number, span.number, &required))
        return value_undefined("上年余下月份的总量不是正数");
    Value inputs = value_computed(a, 0, "", NULL, &goal, &done);
    Value v =
        value_computed(a, required, "%", "（目标总量－累计）÷（上年全年－上年同期）－1", &inputs, &span);
    return v;
}

Value goal_time_progress(Analysis *a, Subject s)
{
    return value_computed(a, s.period.last / 12.0 * 100, "%", "月数÷12×100", NULL, NULL);
}

/* ---- how hard it is ---- */

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
        inputs = value_computed(a, 0, "", NULL, &inputs, &span);
        n++;
    }
    if (n < 3) return value_undefined("没有近三年的全年数");
    return value_computed(a, shares / n, "%", "近三至五年同期累计占全年的平均", &inputs, NULL);
}

/* Growth of the months behind s's span, `back` years ago. */
static bool rest_growth(Analysis *a, Subject s, int back, double *rate)
{
    Value v[4];
    for (int i = 0; i < 2; i++) {
        v[2 * i] = series_level(a, subject_at(s, period_span(s.period.year - back - i, 12)));
        v[2 * i + 1] = series_level(a, subject_at(s, period_year_before(s.period, back + i)));
        if (!v[2 * i].known || !v[2 * i + 1].known) return false;
    }
    return growth_rate(v[0].number - v[1].number, v[2].number - v[3].number, rate);
}

/* Growth of the last quarter or, between quarters, of the last three months together. */
static bool recent_growth(Analysis *a, Subject s, double *rate)
{
    double now = 0, then = 0;
    Period quarter = {s.period.year, (signed char)(s.period.last - 2), s.period.last};
    if (period_is_quarter(quarter)) {
        Value x = series_level(a, subject_at(s, quarter)),
              y = series_level(a, subject_at(s, period_year_before(quarter, 1)));
        return x.known && y.known && growth_rate(x.number, y.number, rate);
    }
    if (s.period.last < 5) return false; /* 1—2月 is no month */
    for (int m = s.period.last - 2; m <= s.period.last; m++) {
        Value x = series_level(a, subject_at(s, period_month(s.period.year, m)));
        Value y = series_level(a, subject_at(s, period_month(s.period.year - 1, m)));
        if (!x.known || !y.known) return false;
        now += x.number, then += y.number;
    }
    return growth_rate(now, then, rate);
}

const char *goal_reachability(Analysis *a, const Target *t, Subject s)
{
    Value required = goal_required(a, t, s), goal = goal_level(a, t, s), done = series_level(a, s);
    if (!required.known || !goal.known || !done.known) return NULL;
    if (done.number >= goal.number) return "已完成全年目标";
    double need = decimal_round(required.number, -1, 1), best = -INFINITY, rate;
    if (need <= 0) return arena_printf(a->arena, "即使下降%.1f%%仍可完成", -need);
    for (int back = 1; back <= 5; back++)
        if (rest_growth(a, s, back, &rate)) best = fmax(best, rate);
    bool recent = recent_growth(a, s, &rate);
    if (recent && need <= decimal_round(rate, -1, 1)) return "可实现";
    if (!isfinite(best)) return recent ? "有难度" : NULL;
    return need <= best ? "有难度" : "少有先例";
}

/* ---- verdicts ---- */

/* Binary slack, far below any displayed digit. */
static const double slack = 1e-9;

typedef struct {
    bool met, nearly;
    const char *reason;
} Holding;

/* Whether displayed `outcome` satisfies the relation with displayed `threshold`. */
static Holding holds(Relation relation, double outcome, double threshold, double tolerance,
                     Direction direction)
{
    double gap = outcome - threshold;
    switch (relation) {
    case RELATION_ABOUT:
        if (direction == BETTER_MODERATE)
            return (Holding){gap <= tolerance + slack, false, "按目标上下的容差判断"};
        if (direction == BETTER_DOWN)
            return (Holding){gap <= tolerance + slack, gap > slack, "按目标的容差判断"};
        return (Holding){gap >= -tolerance - slack, gap < -slack, "按目标的容差判断"};
    case RELATION_GT:
    case RELATION_POSITIVE:
    case RELATION_ABOVE: return (Holding){gap > slack, false, "应高于目标"};
    case RELATION_LE: return (Holding){gap <= slack, false, "应不高于目标"};
    case RELATION_SYNC: return (Holding){gap >= -tolerance - slack, gap < -slack, "与参照指标比较"};
    case RELATION_RANK: return (Holding){gap <= slack, false, "位次应在此线以前"};
    default: return (Holding){gap >= -slack, false, "应不低于目标"};
    }
}

const char *goal_final_word(const Wording *w, bool has_outcome, double outcome, bool has_reference,
                            double reference, double tolerance, Direction direction)
{
    bool needs_reference = w->relation == RELATION_SYNC || w->relation == RELATION_ABOVE ||
                           w->relation == RELATION_ABOVE_OR_EQUAL;
    if (!has_outcome || w->relation == RELATION_EXTERNAL || (needs_reference && !has_reference))
        return "无法判定";
    double threshold = needs_reference ? reference : w->relation == RELATION_MILESTONE ? 100 : w->value;
    if (w->relation == RELATION_RANK) {
        if (!has_reference) return "无法判定";
        threshold = reference - w->value;
    }
    if (w->relation == RELATION_MULTIPLE) {
        if (!has_reference || reference <= 0) return "无法判定";
        threshold = w->value * reference;
    }
    Holding h = holds(w->relation, outcome, threshold, tolerance, direction);
    return !h.met ? "未完成" : h.nearly ? "基本完成" : "完成";
}

/* An amount that grows through the year is on track when its share of the goal keeps up with time. */
static bool accumulates(const Analysis *a, const Target *t, Subject s)
{
    return !binds_growth(t) && kind_has_scope(subject_indicator(a, s)->kind) &&
           t->wording.relation != RELATION_LE;
}

static Verdict open_verdict(const char *reason) { return (Verdict){.status = STATUS_OPEN, .reason = reason}; }

static Verdict judge_accumulation(Analysis *a, const Target *t, Subject s)
{
    Value done = series_level(a, s), goal = goal_level(a, t, s);
    if (!done.known) return open_verdict("没有数据");
    if (!goal.known) return open_verdict(goal.note);
    int decimals = subject_indicator(a, s)->decimals;
    Holding h = holds(t->wording.relation, value_displayed(&done, decimals), value_displayed(&goal, decimals),
                      0, BETTER_UP);
    if (period_is_year(s.period))
        return (Verdict){.status = h.met ? STATUS_MET : STATUS_MISSED, .reason = "按全年数判断"};
    if (h.met) return (Verdict){.status = STATUS_ON_TRACK, .reason = "已达到全年目标值"};
    Value progress = goal_progress(a, t, s), time = goal_time_progress(a, s);
    if (!progress.known) return open_verdict(progress.note);
    bool ahead = value_displayed(&progress, 1) >= value_displayed(&time, 1);
    return (Verdict){.status = ahead ? STATUS_ON_TRACK : STATUS_BEHIND,
                     .reason = ahead ? "完成率不低于时序进度" : "完成率低于时序进度"};
}

Verdict goal_judge(Analysis *a, const Target *t, Subject s)
{
    if (t->wording.relation == RELATION_EXTERNAL) return open_verdict("省下达的数值尚未给出");
    if (accumulates(a, t, s)) return judge_accumulation(a, t, s);
    Value outcome = goal_outcome(a, t, s), threshold = goal_threshold(a, t, s);
    if (!outcome.known) return open_verdict("没有数据");
    if (!threshold.known) return open_verdict(threshold.note);
    int decimals = binds_growth(t) ? 1 : subject_indicator(a, s)->decimals;
    double shown = value_displayed(&outcome, decimals);
    Direction direction = subject_indicator(a, s)->direction;
    Holding h = holds(t->wording.relation, shown, value_displayed(&threshold, 4), t->tolerance, direction);
    Verdict v = {.reason = h.reason, .nearly = h.met && h.nearly};
    bool year = period_is_year(s.period);
    v.status = h.met ? (year ? STATUS_MET : STATUS_ON_TRACK) : (year ? STATUS_MISSED : STATUS_BEHIND);
    if (t->wording.has_second && t->wording.relation != RELATION_RANGE) {
        v.stretch_known = true;
        v.stretch_met = holds(RELATION_GE, shown, t->second, 0, direction).met;
    }
    return v;
}
