/* targets.csv, tasks.csv, progress.csv: what was planned and how far it has come. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"
#include "data/dataset_build.h"

static bool read_year(const TableRead *t, int column, const char *cell, int *year)
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

/* ---- targets ---- */

enum {
    T_YEAR,
    T_REGION,
    T_INDICATOR,
    T_TARGET,
    T_MEASURE,
    T_REFERENCE,
    T_NATURE,
    T_TOLERANCE,
    T_PLACES,
    T_TASK,
    T_DEADLINE,
    T_OWNER,
    T_SOURCE,
    T_GROUP,
    T_COUNT
};

static const ColumnSpec target_columns[T_COUNT] = {
    [T_YEAR] = {{"年度", "year", "年份"}, true},
    [T_REGION] = {{"地区", "region"}, false},
    [T_INDICATOR] = {{"指标", "indicator", "指标名称", "项目"}, true},
    [T_TARGET] = {{"目标", "target", "目标表述"}, true},
    [T_MEASURE] = {{"度量", "measure"}, false},
    [T_REFERENCE] = {{"参照指标", "reference"}, false},
    [T_NATURE] = {{"性质", "nature", "strength"}, false},
    [T_TOLERANCE] = {{"容差", "tolerance"}, false},
    [T_PLACES] = {{"参评数", "places"}, false},
    [T_TASK] = {{"任务编号", "task"}, false},
    [T_DEADLINE] = {{"期限", "deadline"}, false},
    [T_OWNER] = {{"责任单位", "owner"}, false},
    [T_SOURCE] = {{"来源", "source"}, false},
    [T_GROUP] = {{"组别", "group"}, false},
};

/* What is judged: the column 度量 when it is filled, the wording and the indicator's kind otherwise. */
static bool settle_measure(const TableRead *t, Target *target)
{
    static const struct {
        const char *word;
        TargetMeasure measure;
    } words[] = {{"同比", BINDS_GROWTH}, {"数值", BINDS_LEVEL}, {"占比", BINDS_SHARE}, {"排名", BINDS_RANK}};
    const Indicator *item = &t->build->dataset->indicators[target->indicator];
    const char *cell = table_cell(t, T_MEASURE);
    const Wording *w = &target->wording;
    if (!*cell) {
        bool is_rate = item->kind == KIND_RATE || item->kind == KIND_INDEX;
        target->measure = is_rate && w->measure != BINDS_RANK ? BINDS_LEVEL : w->measure;
        if (item->kind == KIND_RANK) target->measure = BINDS_RANK;
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(cell, words[i].word)) continue;
        target->measure = words[i].measure;
        if (w->measure == BINDS_DECLINE && target->measure == BINDS_GROWTH) target->measure = BINDS_DECLINE;
        return true;
    }
    diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, T_MEASURE),
                "度量“%s”不认识；应为同比、数值、占比、排名之一", cell);
    return false;
}

/* A level target in 万人 for an indicator in 人: brought into the indicator's unit. */
static bool settle_target_value(const TableRead *t, Target *target)
{
    const Indicator *item = &t->build->dataset->indicators[target->indicator];
    const Wording *w = &target->wording;
    target->value = w->has_value ? w->value : NAN;
    target->second = w->has_second ? w->second : NAN;
    bool level = target->measure == BINDS_LEVEL || target->measure == BINDS_SHARE;
    if (!level || !w->has_value || !*w->unit || w->relation == RELATION_MULTIPLE ||
        w->measure == BINDS_GROWTH)
        return true;
    Unit written = unit_parse(w->unit);
    if (!unit_same_dimension(written, item->unit)) {
        diag_report(t->build->diags, E_CELL_UNIT, table_place(t, T_TARGET),
                    "目标的单位%s与“%s”的单位%s不是同一类", w->unit, item->name,
                    *item->unit_name ? item->unit_name : "（无）");
        return false;
    }
    double factor = unit_factor(written, item->unit);
    target->value *= factor;
    target->second *= factor;
    return true;
}

static bool read_wording(const TableRead *t, Target *target, const char *cell)
{
    target->text = table_text(t, T_TARGET);
    if (wording_parse(cell, &target->wording)) return true;
    diag_report(t->build->diags, E_TARGET_WORDING, table_place(t, T_TARGET), "目标“%s”无法识别；%s", cell,
                wording_forms());
    return false;
}

static bool read_target_reference(const TableRead *t, Target *target)
{
    const char *name = table_cell(t, T_REFERENCE);
    target->reference = -1;
    if (*name) return (target->reference = table_indicator(t, T_REFERENCE, name)) >= 0;
    Relation r = target->wording.relation;
    if (r != RELATION_SYNC && r != RELATION_ABOVE && r != RELATION_ABOVE_OR_EQUAL) return true;
    diag_report(t->build->diags, E_TARGET_REFERENCE, table_place(t, T_TARGET),
                "“%s”要与另一指标比较，请填写参照指标", target->text);
    return false;
}

static void read_target(TableRead *t)
{
    const char *year = table_required(t, T_YEAR, "年度"), *name = table_required(t, T_INDICATOR, "指标");
    const char *text = table_required(t, T_TARGET, "目标");
    Target target = {.line = t->record->line, .file = t->file};
    double places;
    bool good = year && read_year(t, T_YEAR, year, &target.year);
    target.indicator = name ? table_indicator(t, T_INDICATOR, name) : -1;
    target.region = table_region(t, T_REGION, table_cell(t, T_REGION));
    good = table_number(t, T_TOLERANCE, &target.tolerance, NULL) && good;
    good = table_number(t, T_PLACES, &places, NULL) && good;
    good = text && read_wording(t, &target, text) && good;
    if (!good || target.indicator < 0 || target.region < 0) return;
    if (isnan(target.tolerance)) target.tolerance = 0.5;
    target.ranked_places = isnan(places) ? 0 : (int)places;
    good = read_target_reference(t, &target);
    good = settle_measure(t, &target) && good;
    if (!good || !settle_target_value(t, &target)) return;
    target.strength = table_text(t, T_NATURE);
    target.deadline = table_text(t, T_DEADLINE);
    target.owner = table_text(t, T_OWNER);
    target.source = table_text(t, T_SOURCE);
    target.group = table_text(t, T_GROUP);
    target.task = table_text(t, T_TASK);
    g_array_append_val(t->build->targets, target);
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

static bool read_relation(const TableRead *t)
{
    static const char *const names[] = {"", "ge", "le", "eq", "milestone"};
    const char *cell = table_cell(t, K_RELATION);
    Wording wording;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (!strcmp(cell, names[i])) return true;
    static const char *const words[] = {"突破", "不低于", "不超过", "以上", "以内", "左右"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strcmp(cell, words[i])) return true;
    if (wording_parse(cell, &wording)) return true;
    diag_report(t->build->diags, E_TARGET_WORDING, table_place(t, K_RELATION),
                "关系“%s”无法识别；应为ge、le、eq、milestone或一种目标表述", cell);
    return false;
}

static void read_task(TableRead *t)
{
    Dataset *d = t->build->dataset;
    const char *id = table_required(t, K_ID, "编号"), *category = table_required(t, K_CATEGORY, "类别");
    const char *name = table_required(t, K_NAME, "名称"), *year = table_cell(t, K_YEAR);
    Task task = {.line = t->record->line};
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
    good = read_relation(t) && good;
    good = table_number(t, K_GOAL, &task.goal, &task.goal_places) && good;
    good = table_number(t, K_INVESTMENT, &task.investment, NULL) && good;
    good = table_number(t, K_YEAR_INVESTMENT, &task.year_investment, NULL) && good;
    good = (!*year || read_year(t, K_YEAR, year, &task.year)) && good;
    task.region = table_region(t, K_REGION, table_cell(t, K_REGION));
    if (id && dataset_find_task(d, id) >= 0) {
        diag_report(t->build->diags, E_NAME_TWICE, table_place(t, K_ID), "编号“%s”重复", id);
        good = false;
    }
    if (!good || task.region < 0) return;
    task.has_goal = !isnan(task.goal);
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
    Progress item = {.line = t->record->line};
    const char *reason = period ? period_parse(period, &item.period, NULL) : NULL;
    bool good = period && id && !reason;
    if (reason)
        diag_report(t->build->diags, E_CELL_PERIOD, table_place(t, P_PERIOD),
                    "“%s”%s；请写成2025年6月或2025-06", period, reason);
    if (id && (item.task = dataset_find_task(t->build->dataset, id)) < 0) {
        diag_report(t->build->diags, E_NAME_TASK, table_place(t, P_ID), "任务表里没有编号“%s”", id);
        good = false;
    }
    good = table_number(t, P_DONE, &item.done, NULL) && good;
    good = table_number(t, P_INVESTED, &item.invested, NULL) && good;
    good = table_number(t, P_FUNDED, &item.funded, NULL) && good;
    if (!good) return;
    item.done_state = isnan(item.done) ? FIGURE_MISSING : FIGURE_VALUE;
    item.state = table_text(t, P_STATE);
    item.note = table_text(t, P_NOTE);
    g_array_append_val(t->build->progress, item);
}

/* ---- the three files ---- */

static void read_table(DatasetBuild *build, const char *relative, const ColumnSpec *specs, int count,
                       void (*row)(TableRead *))
{
    TableRead t = {.build = build};
    t.sheet = build_open(build, relative, &t.file);
    if (!t.sheet) return;
    int index[32];
    t.index = index;
    if (sheet_match_columns(t.sheet, specs, count, index))
        while ((t.record = sheet_next(t.sheet))) row(&t);
    sheet_close(t.sheet);
}

void read_targets(DatasetBuild *build)
{
    read_table(build, "targets.csv", target_columns, T_COUNT, read_target);
}
void read_tasks(DatasetBuild *build) { read_table(build, "tasks.csv", task_columns, K_COUNT, read_task); }
void read_progress(DatasetBuild *build)
{
    read_table(build, "progress.csv", progress_columns, P_COUNT, read_progress_row);
}
