/* Rates are compared as displayed: 20 of 60 in April is 33.3% against 33.3%, and on time. The allowance for
 * being slow is that of the targets (goal_keeps_pace). */
#include "analysis/task.h"

#include <math.h>
#include <string.h>

enum { RATE_PLACES = 1 };

static Value from_cell(Analysis *a, double number, int places, const char *unit, Source cell,
                       const char *none)
{
    if (isnan(number) || cell.file < 0) return value_undefined(none);
    return value_cell(a, number, places, unit, cell, (Subject){-1, -1, {0}});
}

static Value share_of(Analysis *a, const Value *part, const Value *whole, const char *rule)
{
    if (!part->known) return value_undefined("尚无数据");
    if (!whole->known) return *whole;
    if (whole->number <= 0) return value_undefined("计划数不是正数");
    return value_computed(a, part->number / whole->number * 100, "%", rule, part, whole);
}

static Value ahead_of_time(Analysis *a, const Value *rate, Period until)
{
    if (!rate->known) return *rate;
    Value months = value_constant(a, until.last, "月", "月数");
    Value time = value_computed(a, until.last / 12.0 * 100, "%", "月数÷12×100", &months, NULL);
    Value done = value_rounded(a, rate, RATE_PLACES), gone = value_rounded(a, &time, RATE_PLACES);
    return value_computed(a, done.number - gone.number, "百分点", "完成率－时序进度", &done, &gone);
}

/* Whether a reported state says that the task is done: 完成, 投产, 竣工 …. */
static bool task_state_is_done(const char *state)
{
    static const char *const words[] = {"完成", "已完成", "投产", "竣工", "建成",
                                        "投用", "投运",   "完工", "通车"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(state, words[i])) return true;
    return false;
}

static GoalStatus status_of(const TaskStanding *t, Period until)
{
    bool over =
        t->task->year && (until.year > t->task->year || (until.year == t->task->year && until.last == 12));
    bool ended = t->progress && task_state_is_done(t->progress->state);
    if (t->task->asks == TASK_MILESTONE || !t->rate.known) {
        if (ended) return STATUS_MET;
        return over && t->progress ? STATUS_MISSED : STATUS_OPEN;
    }
    double rate = value_displayed(&t->rate, RATE_PLACES), gap = value_displayed(&t->ahead, RATE_PLACES);
    bool ceiling = t->task->asks == TASK_AT_MOST,
         met = ceiling ? t->done.number <= t->goal.number : t->done.number >= t->goal.number;
    if (over) return met ? STATUS_MET : STATUS_MISSED;
    if (!ceiling && met) return STATUS_MET;
    if (ceiling && !met) return STATUS_BEHIND;
    bool paced = ceiling ? goal_keeps_pace(-gap, 0, NAN) : goal_keeps_pace(rate, rate - gap, NAN);
    return paced ? STATUS_ON_TRACK : STATUS_BEHIND;
}

TaskStanding task_standing(Analysis *a, int task, Period until)
{
    const Task *t = &a->data->tasks[task];
    const Progress *p = dataset_progress(a->data, task, until);
    bool known = p && p->done_state == FIGURE_VALUE;
    TaskStanding s = {.task = t, .progress = p, .state = p && *p->state ? p->state : "尚无数据"};
    Source of_goal = {t->file, t->line, t->goal_column}, of_total = {t->file, t->line, t->investment_column},
           of_plan = {t->file, t->line, t->year_investment_column}, none = {-1, 0, 0},
           of_done = p ? (Source){p->file, p->line, p->done_column} : none,
           of_invested = p ? (Source){p->file, p->line, p->invested_column} : none,
           of_funded = p ? (Source){p->file, p->line, p->funded_column} : none;
    s.goal = from_cell(a, t->has_goal ? t->goal : NAN, t->goal_places, t->unit, of_goal, "没有目标值");
    s.done = from_cell(a, known ? p->done : NAN, -1, t->unit, of_done, "尚无数据");
    s.rate = share_of(a, &s.done, &s.goal, "完成÷目标×100");
    s.ahead = ahead_of_time(a, &s.rate, until);
    s.investment = from_cell(a, t->investment, -1, "亿元", of_total, "没有总投资");
    s.planned = from_cell(a, t->year_investment, -1, "亿元", of_plan, "没有年度计划投资");
    s.invested = from_cell(a, p ? p->invested : NAN, -1, "亿元", of_invested, "尚无数据");
    s.funded = from_cell(a, p ? p->funded : NAN, -1, "亿元", of_funded, "尚无数据");
    s.invested_rate = share_of(a, &s.invested, &s.planned, "完成投资÷年度计划投资×100");
    s.funded_rate = share_of(a, &s.funded, &s.planned, "到位资金÷年度计划投资×100");
    s.invested_ahead = ahead_of_time(a, &s.invested_rate, until);
    s.status = status_of(&s, until);
    return s;
}
