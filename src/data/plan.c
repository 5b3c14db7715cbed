/* tasks.csv, progress.csv: what was planned as tasks and how far they have come. Amounts may be typed with
 * their unit; a unit that is none of the column's is refused, never dropped. */
#include "data/plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"
#include "data/amount.h"
#include "data/dataset_index.h"

bool read_year(const TableRead *t, int column, const char *cell, int *year)
{
    char *half = text_halfwidth(cell);
    char *end;
    long value = strtol(half, &end, 10);
    bool good = end - half == 4 && value >= 1949 && value <= 2100 &&
                (!*end || !strcmp(end, "年") || !strcmp(end, "年度"));
    g_free(half);
    if (!good)
        diag_report(t->build->diags, E_CELL_PERIOD, table_place(t, column), "年度“%s”应为四位年份，如2025",
                    cell);
    *year = (int)value;
    return good;
}

/* ---- tasks ---- */

enum {
    K_ID,
    K_CATEGORY,
    K_NAME,
    K_METRIC,
    K_UNIT,
    K_GOAL,
    K_RELATION,
    K_YEAR,
    K_PARENT,
    K_DEADLINE,
    K_OWNER,
    K_REGION,
    K_INVESTMENT,
    K_YEAR_INVESTMENT,
    K_SOURCE,
    K_NOTE,
    K_COUNT
};

static const ColumnSpec task_columns[K_COUNT] = {
    [K_ID] = {{"编号", "id", "任务编号"}, true},
    [K_CATEGORY] = {{"类别", "category"}, true},
    [K_NAME] = {{"名称", "name", "任务名称", "项目名称"}, true},
    [K_METRIC] = {{"计量指标", "metric"}, false},
    [K_UNIT] = {{"单位", "unit"}, false},
    [K_GOAL] = {{"目标值", "goal", "target"}, false},
    [K_RELATION] = {{"关系", "relation"}, false},
    [K_YEAR] = {{"年度", "year"}, false},
    [K_PARENT] = {{"上级编号", "parent"}, false},
    [K_DEADLINE] = {{"期限", "deadline"}, false},
    [K_OWNER] = {{"责任单位", "owner"}, false},
    [K_REGION] = {{"地区", "region"}, false},
    [K_INVESTMENT] = {{"总投资", "investment"}, false},
    [K_YEAR_INVESTMENT] = {{"年度计划投资", "year_investment"}, false},
    [K_SOURCE] = {{"来源", "source"}, false},
    [K_NOTE] = {{"备注", "note"}, false},
};

/* What a wording asks of a task. */
static TaskRelation asked_by(const Wording *w)
{
    if (w->relation == RELATION_MILESTONE) return TASK_MILESTONE;
    return w->relation == RELATION_LE ? TASK_AT_MOST : TASK_AT_LEAST;
}

static bool read_relation(const TableRead *t, TaskRelation *asks)
{
    static const struct {
        const char *word;
        TaskRelation asks;
    } words[] = {{"", TASK_AT_LEAST},       {"ge", TASK_AT_LEAST},        {"le", TASK_AT_MOST},
                 {"eq", TASK_EQUAL},        {"突破", TASK_AT_LEAST},      {"不低于", TASK_AT_LEAST},
                 {"不少于", TASK_AT_LEAST}, {"不超过", TASK_AT_MOST},     {"不高于", TASK_AT_MOST},
                 {"以上", TASK_AT_LEAST},   {"以内", TASK_AT_MOST},       {"左右", TASK_AT_LEAST},
                 {"等于", TASK_EQUAL},      {"milestone", TASK_MILESTONE}};
    const char *cell = table_cell(t, K_RELATION);
    Wording wording;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strcmp(cell, words[i].word)) return *asks = words[i].asks, true;
    if (wording_parse(cell, &wording)) return *asks = asked_by(&wording), true;
    diag_report(t->build->diags, E_TARGET_WORDING, table_place(t, K_RELATION),
                "关系“%s”无法识别；应为ge、le、eq、milestone或一种目标表述", cell);
    return false;
}

/* 目标值: a number, one with its unit (4000米 for 公里), or a wording (不少于5个) where 关系 is empty. */
static bool read_goal(const TableRead *t, Task *task)
{
    const char *cell = table_cell(t, K_GOAL), *unit = table_cell(t, K_UNIT);
    Wording w;
    Number number;
    bool plain = !number_parse(cell, &number) && !*number.unit;
    bool worded = !plain && !*table_cell(t, K_RELATION) && wording_parse(cell, &w) && w.has_value &&
                  (!w.bare || w.relation != RELATION_GE) && w.measure != BINDS_CHANGE &&
                  w.measure != BINDS_DECLINE;
    task->goal = NAN;
    task->goal_places = -1;
    if (!worded) return table_amount(t, K_GOAL, unit, &task->goal, &task->goal_places);
    task->asks = asked_by(&w);
    Unit written = unit_parse(w.unit), wanted = unit_parse(unit);
    if (*w.unit && !unit_same_dimension(written, wanted)) {
        diag_report(t->build->diags, E_CELL_UNIT, table_place(t, K_GOAL),
                    "目标值“%s”的单位%s与单位一列的%s不是同一类", cell, w.unit, *unit ? unit : "（空）");
        return false;
    }
    task->goal = w.value * (*w.unit ? unit_factor(written, wanted) : 1);
    return true;
}

static void read_task(TableRead *t)
{
    Dataset *d = t->build->dataset;
    const char *id = table_required(t, K_ID, "编号"), *category = table_required(t, K_CATEGORY, "类别");
    const char *name = table_required(t, K_NAME, "名称"), *year = table_cell(t, K_YEAR);
    Task task = {.line = t->record->line, .file = t->file};
    bool good = id && category && name;
    static const char *const categories[] = {"民生实事", "重点项目", "重点任务"};
    bool known = false;
    for (size_t i = 0; i < G_N_ELEMENTS(categories); i++)
        known |= category && !strcmp(category, categories[i]);
    if (category && !known) {
        diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, K_CATEGORY),
                    "类别“%s”不认识；应为民生实事、重点项目、重点任务之一", category);
        good = false;
    }
    good = read_relation(t, &task.asks) && good;
    good = read_goal(t, &task) && good;
    good = table_amount(t, K_INVESTMENT, "亿元", &task.investment, NULL) && good;
    good = table_amount(t, K_YEAR_INVESTMENT, "亿元", &task.year_investment, NULL) && good;
    good = (!*year || read_year(t, K_YEAR, year, &task.year)) && good;
    task.region = table_region(t, K_REGION, table_cell(t, K_REGION));
    if (id && dataset_find_task(d, id) >= 0) {
        diag_report(t->build->diags, E_NAME_TWICE, table_place(t, K_ID), "编号“%s”重复", id);
        good = false;
    }
    if (!good || task.region < 0) return;
    task.has_goal = !isnan(task.goal);
    task.goal_column = table_place(t, K_GOAL).column;
    task.investment_column = table_place(t, K_INVESTMENT).column;
    task.year_investment_column = table_place(t, K_YEAR_INVESTMENT).column;
    task.id = table_text(t, K_ID), task.category = table_text(t, K_CATEGORY),
    task.name = table_text(t, K_NAME);
    task.metric = table_text(t, K_METRIC), task.unit = table_text(t, K_UNIT),
    task.relation = table_text(t, K_RELATION);
    task.parent = table_text(t, K_PARENT), task.deadline = table_text(t, K_DEADLINE),
    task.owner = table_text(t, K_OWNER);
    task.source = table_text(t, K_SOURCE), task.note = table_text(t, K_NOTE);
    g_array_append_val(t->build->tasks, task);
    g_hash_table_insert(d->index->tasks, (gpointer)task.id, GINT_TO_POINTER((int)t->build->tasks->len));
}

/* ---- progress ---- */

enum { P_PERIOD, P_ID, P_DONE, P_STATE, P_INVESTED, P_FUNDED, P_NOTE, P_COUNT };

static const ColumnSpec progress_columns[P_COUNT] = {
    [P_PERIOD] = {{"期间", "period", "时间", "报告期"}, true},
    [P_ID] = {{"编号", "id", "任务编号"}, true},
    [P_DONE] = {{"完成值", "done"}, false},
    [P_STATE] = {{"状态", "state"}, false},
    [P_INVESTED] = {{"累计完成投资", "invested"}, false},
    [P_FUNDED] = {{"到位资金", "funded"}, false},
    [P_NOTE] = {{"备注", "note"}, false},
};

static void read_progress_row(TableRead *t)
{
    const char *period = table_required(t, P_PERIOD, "期间"), *id = table_required(t, P_ID, "编号");
    Progress item = {.line = t->record->line, .file = t->file};
    const char *reason = period ? period_parse(period, &item.period, NULL) : NULL;
    bool good = period && id && !reason;
    if (reason)
        diag_report(t->build->diags, E_CELL_PERIOD, table_place(t, P_PERIOD),
                    "“%s”%s；请写成2025年6月或2025-06", period, reason);
    if (id && (item.task = dataset_find_task(t->build->dataset, id)) < 0) {
        diag_report(t->build->diags, E_NAME_TASK, table_place(t, P_ID),
                    "任务表里没有编号“%s”；请改正编号，或在tasks.csv登记", id);
        good = false;
    }
    const char *unit =
        item.task >= 0 && id ? g_array_index(t->build->tasks, Task, (guint)item.task).unit : "";
    good = table_amount(t, P_DONE, unit, &item.done, NULL) && good;
    good = table_amount(t, P_INVESTED, "亿元", &item.invested, NULL) && good;
    good = table_amount(t, P_FUNDED, "亿元", &item.funded, NULL) && good;
    if (!good) return;
    item.done_state = isnan(item.done) ? FIGURE_MISSING : FIGURE_VALUE;
    item.done_column = table_place(t, P_DONE).column;
    item.invested_column = table_place(t, P_INVESTED).column;
    item.funded_column = table_place(t, P_FUNDED).column;
    item.state = table_text(t, P_STATE);
    item.note = table_text(t, P_NOTE);
    g_array_append_val(t->build->progress, item);
}

/* ---- the files ---- */

void read_plan_table(DatasetBuild *build, const char *relative, const ColumnSpec *specs, int count,
                     void (*row)(TableRead *))
{
    TableRead t = {.build = build};
    t.sheet = build_open(build, relative, &t.file);
    if (!t.sheet) return;
    int *index = ARENA_ARRAY(build->dataset->arena, int, count);
    t.index = index;
    if (sheet_match_columns(t.sheet, specs, count, index))
        while ((t.record = sheet_next(t.sheet))) row(&t);
    sheet_close(t.sheet);
}

static bool parent_is_new(const GArray *tasks, guint at)
{
    const char *parent = g_array_index(tasks, Task, at).parent;
    for (guint i = 0; i < at; i++)
        if (!strcmp(g_array_index(tasks, Task, i).parent, parent)) return false;
    return true;
}

/* A parent may stand in a later row: looked up when all are read, and told once for the file. */
static void tell_lost_parents(DatasetBuild *build)
{
    enum { NAMED = 3 };
    GString *names = g_string_new(NULL);
    int lost = 0, line = 0;
    for (guint i = 0; i < build->tasks->len; i++) {
        const Task *task = &g_array_index(build->tasks, Task, i);
        if (!*task->parent || dataset_find_task(build->dataset, task->parent) >= 0) continue;
        if (!parent_is_new(build->tasks, i)) continue;
        if (!lost) line = task->line;
        if (lost++ < NAMED) g_string_append_printf(names, "%s“%s”", lost > 1 ? "、" : "", task->parent);
    }
    Place place = {.file = arena_printf(build->dataset->arena, "%s/tasks.csv", build->dataset->folder),
                   .line = line};
    if (lost)
        diag_report(build->diags, W_NAME_TASK, place, "上级编号%s%s不在任务表里；请改正，或登记上级任务",
                    names->str, lost > NAMED ? arena_printf(build->dataset->arena, "等%d个", lost) : "");
    g_string_free(names, TRUE);
}

void read_tasks(DatasetBuild *build)
{
    read_plan_table(build, "tasks.csv", task_columns, K_COUNT, read_task);
    tell_lost_parents(build);
}

void read_progress(DatasetBuild *build)
{
    read_plan_table(build, "progress.csv", progress_columns, P_COUNT, read_progress_row);
}
