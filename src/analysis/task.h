/* Tasks (民生实事, 重点项目, 重点任务) against their progress: what was asked, what is done, the shares, and
 * whether it keeps up with the year. */
#ifndef JIANBAO_ANALYSIS_TASK_H
#define JIANBAO_ANALYSIS_TASK_H

#include "analysis/verdict.h"

/* A task at the end of a period. Undefined values carry their reason; units are the task's own, 亿元, % and
 * 百分点. */
typedef struct {
    const Task *task;
    const Progress *progress; /* NULL: none was reported */
    const char *state;        /* 在建, 完成 … as reported; 尚无数据 */
    Value goal, done;         /* 目标值, 完成值 */
    Value rate;               /* 完成率, % of the goal; of a ceiling the use of it */
    Value ahead; /* 完成率 minus 时序进度, both as displayed; negative: 慢于时序进度 */
    Value investment, planned, invested, funded; /* 总投资, 年度计划投资, 累计完成投资, 到位资金 */
    Value invested_rate, funded_rate, invested_ahead; /* on the year's plan */
    GoalStatus status; /* by the share of the goal, for milestones by the state */
} TaskStanding;

/* The standing of a task at `until` (the latest progress up to it). */
TaskStanding task_standing(Analysis *a, int task, Period until);

#endif
