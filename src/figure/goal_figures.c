/* Figures of targets: gap, progress, required growth, verdicts, projections. */
#include "figure/goal_figures.h"

#include <math.h>
#include <string.h>

#include "analysis/growth.h"
#include "analysis/measure.h"
#include "analysis/outlook.h"
#include "analysis/verdict.h"
#include "figure/display.h"
#include "figure/saying.h"

enum { RATE_DECIMALS = 1 };

static const Target *target_of(Analysis *a, Subject s)
{
    return dataset_target(a->data, s.indicator, s.region, s.period.year);
}

Figure make_gap(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    if (!t) return figure_from_value(a, value_undefined("没有设目标"), 1);
    Subject at = goal_subject(a, s);
    int decimals = goal_decimals(a, t);
    Value gap = goal_gap(a, t, at);
    if (!gap.known) return figure_from_value(a, gap, decimals);
    /* A reader must be able to redo the subtraction: both are rounded before. */
    Figure outcome = figure_from_value(a, goal_outcome(a, t, at), decimals),
           threshold = figure_from_value(a, goal_threshold(a, t, at), decimals);
    Value x = figure_shown(&outcome), y = figure_shown(&threshold);
    return figure_from_value(a, value_computed(a, x.number - y.number, gap.unit, "完成数－目标", &x, &y),
                             decimals);
}
Figure make_time_progress(Analysis *a, Subject s)
{
    return figure_from_value(a, goal_time_progress(a, goal_subject(a, s)), RATE_DECIMALS);
}

/* 可实现, 有难度, 少有先例 … */
Figure make_reachability(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    const char *words = t ? outlook_reachability(a, t, goal_subject(a, s)) : NULL;
    return words ? figure_text(words) : figure_no_text("不能判断");
}

/* 余下月份需增长6.0%，可实现 …, in words on every side of zero. */
Figure make_required_words(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    const char *words = t ? outlook_required_words(a, t, goal_subject(a, s)) : NULL;
    return words ? figure_text(words) : figure_no_text("不能判断");
}

Value goal_usual_share(Analysis *a, Subject s)
{
    if (!kind_has_scope(subject_indicator(a, s)->kind)) return value_undefined("不是总量指标");
    return goal_usual_progress(a, s);
}

Figure make_target_text(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    return t ? figure_text(t->text) : figure_no_text("没有设目标");
}

Figure make_status(Analysis *a, Subject s)
{
    static const char *const signs[] = {"●", "●", "▼", "▼", "○"};
    const Target *t = target_of(a, s);
    if (!t) return figure_no_text("没有设目标");
    Verdict v = goal_judge(a, t, goal_subject(a, s));
    return figure_text(arena_printf(a->arena, "%s%s", signs[v.status], goal_status_name(v.status)));
}

Figure make_reason(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    return t ? figure_text(goal_judge(a, t, goal_subject(a, s)).reason) : figure_no_text("没有设目标");
}

/* What the text compares with: the reference, the other region, the plan's target; below the middle of a
 * price's band nothing is missed, the plan only expected more. */
static const char *goal_name(Analysis *a, const Target *t)
{
    bool other_region = t->reference == t->indicator && t->reference_region >= 0;
    if (other_region) return a->data->regions[t->reference_region].name;
    if (t->reference >= 0 && relation_has_reference(t->relation))
        return a->data->indicators[t->reference].name;
    return a->data->indicators[t->indicator].direction == BETTER_MODERATE ? "预期目标" : "年度目标";
}

/* 高于年度目标0.2个百分点 and the like; for amounts the share of the goal that is done. */
Figure make_against_target(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    if (!t) return figure_no_text("没有设目标");
    Subject at = goal_subject(a, s);
    Value outcome = goal_outcome(a, t, at), threshold = goal_threshold(a, t, at);
    if (!outcome.known || !threshold.known)
        return figure_no_text(outcome.known ? threshold.note : outcome.note);
    if (goal_accumulates(a, t)) {
        Value progress = goal_progress(a, t, at);
        bool ceiling = t->relation == RELATION_LE || goal_range_binds_above(a, t);
        return progress.known
                   ? saying_figure(a, "完成率", ceiling ? "控制数" : "", RATE_DECIMALS, &progress, 1)
                   : figure_no_text(progress.note);
    }
    int decimals = goal_decimals(a, t);
    /* Rates differ by points; an index by a bare number; anything else by its own unit. */
    const char *unit = goal_in_points(a, t)              ? "个百分点"
                       : !strcmp(outcome.unit, "无量纲") ? ""
                                                         : outcome.unit;
    const char *month = goal_is_month(a, at) ? "当月" : "";
    return saying_figure(a, "较", arena_printf(a->arena, "%s|%s|%s", goal_name(a, t), unit, month), decimals,
                         (const Value[]){outcome, threshold}, 2);
}

/* ---- projection ---- */

Value goal_projected_growth(Analysis *a, Subject s)
{
    double rate;
    const char *why;
    const Projection *p = outlook_projection(a, s, &why);
    if (!p) return value_undefined(why);
    if (!growth_rate(p->total, p->total_before, &rate)) return value_undefined("无上年全年数");
    Value total = measure_projection(a, s), before = projection_total_before(a, s, p);
    return value_computed(a, rate, "%", "预测全年÷上年全年（可比口径）－1", &total, &before);
}

enum { PROBABILITY_DECIMALS = 6 };

Figure make_likelihood(Analysis *a, Subject s)
{
    Value v = measure_p_meet(a, goal_subject(a, s));
    if (!v.known) return figure_no_text(v.note);
    return saying_figure(a, "完成可能", "", PROBABILITY_DECIMALS, &v, 1);
}
