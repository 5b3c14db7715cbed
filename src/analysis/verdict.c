/* A verdict asks the band of good outcomes and not the relation, as probability and reachability do. */
#include "analysis/verdict.h"

#include <math.h>
#include <string.h>

#include "analysis/outlook.h"
#include "base/decimal.h"

const char *goal_status_name(GoalStatus status)
{
    static const char *const names[] = {"已完成", "达到进度", "低于进度", "未完成", "尚不可判"};
    return names[status];
}

/* Binary slack, far below any displayed digit. */
static const double slack = 1e-9;

static bool band_holds(const GoalBand *b, double x)
{
    double edge = b->open ? slack : -slack;
    return x - b->low >= edge && b->high - x >= edge;
}

/* Met, and still on the other side of the figure that the plan names. */
static bool band_nearly(const GoalBand *b, double x)
{
    if (!band_holds(b, x)) return false;
    return isfinite(b->low) ? x < b->figure - slack : x > b->figure + slack;
}

/* ---- for a year that is over, by wording alone ---- */

static double as_displayed(const Wording *w, double outcome)
{
    const char *point = strchr(w->value_text, '.');
    int typed = point ? (int)strlen(point + 1) : 0, least = w->measure == BINDS_LEVEL ? 2 : 1;
    return decimal_round(outcome, -1, typed > least ? typed : least);
}

const char *goal_final_word(const Wording *w, bool has_outcome, double outcome, bool has_reference,
                            double reference, double tolerance, Direction direction)
{
    bool compared = relation_has_reference(w->relation), rank = w->relation == RELATION_RANK,
         multiple = w->relation == RELATION_MULTIPLE;
    bool open = w->relation == RELATION_EXTERNAL || w->relation == RELATION_QUALITATIVE || w->yearly_average;
    if (!has_outcome || open || ((compared || rank || multiple) && !has_reference) ||
        (multiple && reference <= 0))
        return "无法判定";
    bool turned = w->measure == BINDS_DECLINE || (w->measure == BINDS_CHANGE && w->falls);
    double shown = as_displayed(w, turned ? -outcome : outcome), sign = 1;
    bool below = w->relation == RELATION_BELOW || w->relation == RELATION_BELOW_OR_EQUAL;
    if (below) sign = -1;
    double threshold = compared                            ? reference + sign * w->value
                       : rank                              ? reference - w->value
                       : multiple                          ? w->value * reference
                       : w->relation == RELATION_MILESTONE ? 100
                                                           : w->value;
    bool upper = w->relation == RELATION_RANGE && w->controlled;
    if (upper) threshold = w->second;
    GoalBand b = goal_band(w->relation, threshold, tolerance, direction, upper);
    return !band_holds(&b, shown) ? "未完成" : band_nearly(&b, shown) ? "基本完成" : "完成";
}

/* ---- targets in their year ---- */

static Verdict open_verdict(const char *reason) { return (Verdict){.status = STATUS_OPEN, .reason = reason}; }

bool goal_keeps_pace(double progress, double time, double usual)
{
    double least = isnan(usual) ? time - SLOW_POINTS : fmin(time, usual);
    return progress >= least - slack;
}

static const char *band_reason(Relation r)
{
    switch (r) {
    case RELATION_ABOUT: return "按目标的容差判断";
    case RELATION_GT:
    case RELATION_POSITIVE:
    case RELATION_ABOVE: return "应高于目标";
    case RELATION_LE:
    case RELATION_BELOW_OR_EQUAL: return "应不高于目标";
    case RELATION_BELOW: return "应低于目标";
    case RELATION_SYNC: return "与参照指标比较";
    case RELATION_RANK: return "位次应在此线以前";
    default: return "应不低于目标";
    }
}

/* Of a ceiling on an amount: the projection decides while there is one, else the use of the allowance. */
static Verdict judge_ceiling(Analysis *a, const Target *t, Subject s, double done, double cap, int decimals)
{
    const char *why;
    if (done > cap + slack) return (Verdict){.status = STATUS_BEHIND, .reason = "已超过全年控制数"};
    const Projection *p = outlook_projection(a, s, &why);
    if (p) {
        bool under = decimal_round(p->total, -1, decimals) <= cap + slack;
        return (Verdict){.status = under ? STATUS_ON_TRACK : STATUS_BEHIND,
                         .reason = under ? "预测的全年数不超过控制数" : "预测的全年数超过控制数"};
    }
    Value used = goal_progress(a, t, s), time = goal_time_progress(a, s), usual = goal_usual_progress(a, s);
    if (!used.known) return open_verdict(used.note);
    double most = usual.known ? fmax(value_displayed(&time, 1), value_displayed(&usual, 1))
                              : value_displayed(&time, 1) + SLOW_POINTS;
    bool under = value_displayed(&used, 1) <= most + slack;
    return (Verdict){.status = under ? STATUS_ON_TRACK : STATUS_BEHIND,
                     .reason = under ? "控制数的使用不快于时序进度" : "控制数的使用快于时序进度"};
}

static Verdict judge_accumulation(Analysis *a, const Target *t, Subject s)
{
    Value done = series_level(a, s), goal = goal_level(a, t, s);
    if (!done.known) return open_verdict("没有数据");
    if (!goal.known) return open_verdict(goal.note);
    int decimals = subject_indicator(a, s)->decimals;
    double shown = value_displayed(&done, decimals), asked = value_displayed(&goal, decimals);
    GoalBand b = goal_target_band(a, t, asked);
    bool falls = t->measure == BINDS_CHANGE && t->wording.falls; /* the level is then an upper end */
    if (falls) b = goal_band(RELATION_LE, asked, 0, BETTER_DOWN, false);
    bool met = band_holds(&b, shown);
    if (period_is_year(s.period))
        return (Verdict){.status = met ? STATUS_MET : STATUS_MISSED,
                         .reason = "按全年数判断",
                         .nearly = band_nearly(&b, shown)};
    if (!isfinite(b.low)) return judge_ceiling(a, t, s, shown, asked, decimals);
    if (met) return (Verdict){.status = STATUS_ON_TRACK, .reason = "已达到全年目标值"};
    Value progress = goal_progress(a, t, s), time = goal_time_progress(a, s),
          usual = goal_usual_progress(a, s);
    if (!progress.known) return open_verdict(progress.note);
    double share = value_displayed(&progress, 1), elapsed = value_displayed(&time, 1);
    bool ahead = share >= elapsed,
         paced = goal_keeps_pace(share, elapsed, usual.known ? value_displayed(&usual, 1) : NAN);
    const char *reason = ahead         ? "完成率不低于时序进度"
                         : !paced      ? "完成率低于时序进度"
                         : usual.known ? "完成率低于时序进度，不低于历史同期进度"
                                       : "完成率低于时序进度，在5个百分点以内";
    return (Verdict){.status = paced ? STATUS_ON_TRACK : STATUS_BEHIND, .reason = reason};
}

static Verdict judge_figure(Analysis *a, const Target *t, Subject s)
{
    Value outcome = goal_outcome(a, t, s), threshold = goal_threshold(a, t, s);
    if (!outcome.known) return open_verdict(outcome.note ? outcome.note : "没有数据");
    if (!threshold.known) return open_verdict(threshold.note);
    double shown = value_displayed(&outcome, goal_decimals(a, t));
    double asked = value_displayed(&threshold, relation_has_reference(t->relation) ? goal_decimals(a, t) : 4);
    GoalBand b = goal_target_band(a, t, asked);
    bool met = band_holds(&b, shown), year = period_is_year(s.period);
    Verdict v = {.reason = band_reason(t->relation), .nearly = band_nearly(&b, shown)};
    v.status = met ? (year ? STATUS_MET : STATUS_ON_TRACK) : (year ? STATUS_MISSED : STATUS_BEHIND);
    if (goal_is_month(a, s)) v.reason = met ? "按当月数判断" : "按当月数判断，未达到目标";
    if (t->wording.has_second && t->relation != RELATION_RANGE) {
        GoalBand stretch =
            goal_band(isfinite(b.low) ? RELATION_GE : RELATION_LE, t->second, 0, BETTER_UP, false);
        v.stretch_known = true;
        v.stretch_met = band_holds(&stretch, shown);
    }
    return v;
}

Verdict goal_judge(Analysis *a, const Target *t, Subject s)
{
    Verdict v = goal_accumulates(a, t) ? judge_accumulation(a, t, s) : judge_figure(a, t, s);
    double probability;
    const char *why;
    if (v.status != STATUS_ON_TRACK || !outlook_meets(a, t, s, &probability, &why)) return v;
    if (probability >= HOPELESS_PERCENT / 100.0) return v;
    v.status = STATUS_BEHIND;
    v.reason = "按预测，完成全年目标的概率不到15%";
    return v;
}
