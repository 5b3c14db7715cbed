/* Figures of targets: gap, progress, required growth, verdicts, projections. */
#include "figure/goal_figures.h"

#include <math.h>
#include <string.h>

#include "analysis/growth.h"
#include "analysis/measure.h"
#include "analysis/projection.h"
#include "figure/display.h"
#include "figure/saying.h"

enum { RATE_DECIMALS = 1 };

static const Target *target_of(Analysis *a, Subject s)
{
    return dataset_target(a->data, s.indicator, s.region, s.period.year);
}

static int goal_decimals(const Analysis *a, const Target *t, Subject s)
{
    bool growth = t->measure == BINDS_GROWTH || t->measure == BINDS_DECLINE;
    return growth ? RATE_DECIMALS : subject_indicator(a, s)->decimals;
}

Figure make_gap(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    if (!t) return figure_from_value(a, value_undefined("没有设目标"), 1);
    Subject at = goal_subject(a, s);
    int decimals = goal_decimals(a, t, s);
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

/* 可实现, 有难度, 少有先例; 基本无法实现 when the probability is below 5% as well. */
Figure make_reachability(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    const char *words = t ? goal_reachability(a, t, goal_subject(a, s)) : NULL;
    if (!words) return figure_no_text("不能判断");
    Value p = measure_p_meet(a, goal_subject(a, s));
    bool hopeless = !strcmp(words, "少有先例") && p.known && p.number < 0.05;
    return figure_text(hopeless ? "基本无法实现" : words);
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

/* 高于年度目标0.2个百分点 and the like; for amounts the share of the goal that is done. */
Figure make_against_target(Analysis *a, Subject s)
{
    const Target *t = target_of(a, s);
    if (!t) return figure_no_text("没有设目标");
    Subject at = goal_subject(a, s);
    Value outcome = goal_outcome(a, t, at), threshold = goal_threshold(a, t, at);
    if (!outcome.known || !threshold.known)
        return figure_no_text(outcome.known ? threshold.note : outcome.note);
    if (t->measure == BINDS_LEVEL && kind_has_scope(subject_indicator(a, s)->kind)) {
        Value progress = goal_progress(a, t, at);
        return progress.known ? saying_figure(a, "完成率", "", RATE_DECIMALS, &progress, 1)
                              : figure_no_text(progress.note);
    }
    int decimals = goal_decimals(a, t, s);
    const char *name = t->reference >= 0 ? a->data->indicators[t->reference].name : "年度目标";
    /* Rates differ by points; an index by a bare number; anything else by its own unit. */
    bool growth = t->measure == BINDS_GROWTH || t->measure == BINDS_DECLINE || !strcmp(outcome.unit, "%");
    const char *unit = growth ? "个百分点" : !strcmp(outcome.unit, "无量纲") ? "" : outcome.unit;
    return saying_figure(a, "较", arena_printf(a->arena, "%s|%s", name, unit), decimals,
                         (const Value[]){outcome, threshold}, 2);
}

/* ---- projection ---- */

Value goal_projected_growth(Analysis *a, Subject s)
{
    double rate;
    const char *why;
    Projection p;
    if (!projection_of(a, s, &p, &why)) return value_undefined(why);
    if (!growth_rate(p.total, p.total_before, &rate)) return value_undefined("无上年全年数");
    Value total = measure_projection(a, s),
          before = value_constant(a, p.total_before, total.unit, "上年全年（可比口径）");
    return value_computed(a, rate, "%", "预测全年÷上年全年（可比口径）－1", &total, &before);
}

enum { PROBABILITY_DECIMALS = 6 };

Figure make_likelihood(Analysis *a, Subject s)
{
    Value v = measure_p_meet(a, goal_subject(a, s));
    if (!v.known) return figure_no_text(v.note);
    return saying_figure(a, "完成可能", "", PROBABILITY_DECIMALS, &v, 1);
}
