/* A wording is parsed without knowing the dictionary (wording.c); here the indicator's kind and 方向 decide
 * what it binds and which side of a bare figure is good, and a reference finds its region. */
#include "data/target.h"

#include <math.h>
#include <string.h>

#include "data/plan.h"

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

static const Indicator *indicator_of(const TableRead *t, const Target *target)
{
    return &t->build->dataset->indicators[target->indicator];
}

static bool is_percent(const Indicator *item) { return !strcmp(item->unit.base, "%"); }

/* ---- what is judged ---- */

/* A comparison binds growth of amounts, and the value itself of everything that is no amount; of stocks only
 * where growth is named. */
static TargetMeasure compared_measure(const Indicator *item, const Wording *w)
{
    if (kind_has_scope(item->kind) || w->relation == RELATION_POSITIVE) return BINDS_GROWTH;
    bool growth = w->relation == RELATION_SYNC || strstr(w->reference, "增");
    return item->kind == KIND_STOCK && growth ? BINDS_GROWTH : BINDS_LEVEL;
}

static TargetMeasure default_measure(const Indicator *item, const Wording *w)
{
    if (w->measure == BINDS_CHANGE) return BINDS_CHANGE;
    if (item->kind == KIND_RANK) return BINDS_RANK;
    if (relation_has_reference(w->relation)) return compared_measure(item, w);
    if (item->kind == KIND_RATE && w->measure != BINDS_RANK && w->measure != BINDS_DECLINE)
        return BINDS_LEVEL;
    return w->measure;
}

/* The column 度量 when it is filled, the wording and the indicator's kind otherwise. */
static bool settle_measure(const TableRead *t, Target *target)
{
    static const CellWord words[] = {{"同比", "yoy", BINDS_GROWTH},
                                     {"数值", "level", BINDS_LEVEL},
                                     {"占比", "share", BINDS_SHARE},
                                     {"排名", "rank", BINDS_RANK}};
    const Indicator *item = indicator_of(t, target);
    const Wording *w = &target->wording;
    int asked = -1;
    if (!table_choice(t, T_MEASURE, "度量", words, G_N_ELEMENTS(words), &asked)) return false;
    target->measure = asked < 0 ? default_measure(item, w) : (TargetMeasure)asked;
    if (w->measure == BINDS_CHANGE) target->measure = BINDS_CHANGE;
    bool decline =
        w->measure == BINDS_DECLINE && (target->measure == BINDS_GROWTH || item->kind == KIND_RATE);
    if (decline) target->measure = BINDS_DECLINE;
    bool ratio = target->measure == BINDS_GROWTH || target->measure == BINDS_DECLINE;
    bool percent = ratio && w->has_value && !strcmp(w->unit, "%") && w->value != 0;
    if (item->kind != KIND_SHARE || !percent) return true;
    diag_report(t->build->diags, E_CELL_UNIT, table_place(t, T_TARGET),
                "“%s”是占比，升降以百分点计；请写成提高（下降）%s个百分点，或写要达到的占比", item->name,
                w->value_text);
    return false;
}

/* ---- which side is good ---- */

/* A bare figure is a ceiling of what is better small, a middle of what is best in between; a cap on what is
 * better large is about; 好于 takes the good side. */
static Relation settled_relation(const Indicator *item, const Target *target)
{
    const Wording *w = &target->wording;
    bool down = item->direction == BETTER_DOWN;
    switch (w->relation) {
    case RELATION_LE:
        return w->controlled && w->around && item->direction == BETTER_UP ? RELATION_ABOUT : w->relation;
    case RELATION_ABOVE: return w->better_side && down ? RELATION_BELOW : w->relation;
    case RELATION_ABOVE_OR_EQUAL: return w->better_side && down ? RELATION_BELOW_OR_EQUAL : w->relation;
    case RELATION_GE:
    case RELATION_KEEP_GE:
        if (target->measure == BINDS_RANK) return RELATION_LE;
        if (!w->bare || target->measure == BINDS_DECLINE || target->measure == BINDS_CHANGE)
            return w->relation;
        return down ? RELATION_LE : item->direction == BETTER_MODERATE ? RELATION_ABOUT : w->relation;
    default: return w->relation;
    }
}

/* ---- its figure ---- */

static bool refuse_unit(const TableRead *t, const Target *target)
{
    const Indicator *item = indicator_of(t, target);
    diag_report(t->build->diags, E_CELL_UNIT, table_place(t, T_TARGET),
                "目标的单位%s与“%s”的单位%s不是同一类", target->wording.unit, item->name,
                *item->unit_name ? item->unit_name : "（无）");
    return false;
}

/* A figure in 万人 for an indicator in 人: brought into the indicator's unit. Points stay points. */
static bool settle_value(const TableRead *t, Target *target)
{
    const Indicator *item = indicator_of(t, target);
    const Wording *w = &target->wording;
    target->value = w->has_value ? w->value : NAN;
    target->second = w->has_second ? w->second : NAN;
    bool level =
        target->measure == BINDS_LEVEL || target->measure == BINDS_SHARE || target->measure == BINDS_CHANGE;
    bool margin = relation_has_reference(w->relation);
    bool points = g_str_has_suffix(w->unit, "百分点");
    if (margin && (!w->value || points)) return true;
    if (target->measure == BINDS_CHANGE && points) return true;
    if (!level || !w->has_value || !*w->unit || w->relation == RELATION_MULTIPLE ||
        w->relation == RELATION_RANK)
        return true;
    if (target->measure == BINDS_CHANGE && !strcmp(w->unit, "位"))
        return item->kind == KIND_RANK || refuse_unit(t, target);
    bool rate_of_rate = item->kind == KIND_RATE && w->measure == BINDS_GROWTH && is_percent(item);
    if (rate_of_rate) return true;
    Unit written = unit_parse(w->unit);
    if (!unit_same_dimension(written, item->unit)) return refuse_unit(t, target);
    double factor = unit_factor(written, item->unit);
    target->value *= factor;
    target->second *= factor;
    return true;
}

/* ±0.5 of a percentage point; an amount has no tolerance of its own. */
static void settle_tolerance(const TableRead *t, Target *target)
{
    if (!isnan(target->tolerance)) return;
    bool amount = target->measure == BINDS_LEVEL && !is_percent(indicator_of(t, target));
    bool change = target->measure == BINDS_CHANGE && !g_str_has_suffix(target->wording.unit, "百分点");
    bool reference = relation_has_reference(target->relation);
    target->tolerance = (amount && !reference) || change || target->measure == BINDS_RANK ? 0 : 0.5;
}

/* ---- what it is compared with ---- */

/* The region that the wording names: by its name, or as 全省, 全国 among those above the row's own. -1: none
 * named; -2: named and not in the data. */
static int named_region(const TableRead *t, const Target *target)
{
    static const char *const wholes[] = {"全国", "全省", "全市", "全区", "全县", "全州", "全旗"};
    const Dataset *d = t->build->dataset;
    const char *words = target->wording.reference;
    for (int r = 0; r < d->region_count; r++)
        if (r != target->region && strstr(words, d->regions[r].name)) return r;
    int missing = -1;
    for (size_t i = 0; i < G_N_ELEMENTS(wholes); i++) {
        if (!strstr(words, wholes[i])) continue;
        missing = -2;
        int steps = 0;
        for (int r = d->regions[target->region].parent; r >= 0 && steps++ < d->region_count;
             r = d->regions[r].parent) {
            const Region *region = &d->regions[r];
            bool nation = i == 0 && (!strcmp(region->name, "中国") || !strcmp(region->name, "全国"));
            if (nation || !strcmp(region->whole, wholes[i])) return r;
        }
    }
    bool average = missing == -1 && g_str_has_prefix(words, "平均");
    return average ? d->regions[target->region].parent : missing;
}

static bool settle_reference(const TableRead *t, Target *target)
{
    const char *name = table_cell(t, T_REFERENCE);
    target->reference = target->reference_region = -1;
    if (*name && (target->reference = table_indicator(t, T_REFERENCE, name)) < 0) return false;
    if (*name && target->reference == target->indicator) {
        diag_report(
            t->build->diags, E_TARGET_REFERENCE, table_place(t, T_REFERENCE),
            "参照指标就是本行的指标；与上级地区比较的不填参照指标，在目标里写明高于全省、不低于全国等");
        return false;
    }
    if (!relation_has_reference(target->wording.relation)) return true;
    int region = named_region(t, target);
    if (region >= 0) target->reference_region = region;
    if (target->reference >= 0) return true;
    if (region == -1) {
        diag_report(t->build->diags, E_TARGET_REFERENCE, table_place(t, T_TARGET),
                    "“%s”要与另一指标比较，请填写参照指标", target->text);
        return false;
    }
    target->reference = target->indicator;
    if (region < 0)
        diag_report(t->build->diags, W_TARGET_OPEN, table_place(t, T_TARGET),
                    "“%s”参照的地区不在地区表的上级地区里，不能判断；请在regions.csv登记该地区并填写其数据",
                    target->text);
    return true;
}

/* ---- one row ---- */

static bool read_wording(const TableRead *t, Target *target, const char *cell)
{
    target->text = table_text(t, T_TARGET);
    if (wording_parse(cell, &target->wording)) return true;
    const char *problem = target->wording.problem;
    diag_report(t->build->diags, E_TARGET_WORDING, table_place(t, T_TARGET), "目标“%s”无法识别：%s", cell,
                *problem ? problem : wording_forms());
    return false;
}

/* The same target twice is an error at the later row; another measure of the same indicator is told. */
static bool is_repeated(const TableRead *t, const Target *target)
{
    for (guint i = 0; i < t->build->targets->len; i++) {
        const Target *other = &g_array_index(t->build->targets, Target, i);
        if (other->year != target->year || other->region != target->region ||
            other->indicator != target->indicator)
            continue;
        const char *name = indicator_of(t, target)->name;
        if (other->measure != target->measure) {
            diag_report(t->build->diags, W_TARGET_OPEN, table_place(t, T_TARGET),
                        "“%s”%d年已有目标“%s”（第%d行）；文字和图表用先列的一条", name, target->year,
                        other->text, other->line);
            return false;
        }
        diag_report(t->build->diags, E_TARGET_TWICE, table_place(t, T_INDICATOR),
                    "“%s”%d年的目标重复：第%d行为“%s”，本行为“%s”；请只留一行", name, target->year,
                    other->line, other->text, target->text);
        return true;
    }
    return false;
}

/* The number of a task, or of a group of tasks: 上级编号 of some. */
static bool is_task(const TableRead *t, const char *id)
{
    if (dataset_find_task(t->build->dataset, id) >= 0) return true;
    for (guint i = 0; i < t->build->tasks->len; i++)
        if (!strcmp(g_array_index(t->build->tasks, Task, i).parent, id)) return true;
    return false;
}

static void tell_open(const TableRead *t, const Target *target)
{
    if (target->wording.yearly_average)
        diag_report(t->build->diags, W_TARGET_OPEN, table_place(t, T_TARGET),
                    "“%s”是几年的年均目标，不按一年的增速判断；请改写为当年的目标", target->text);
    if (*target->task && !is_task(t, target->task))
        diag_report(t->build->diags, W_NAME_TASK, table_place(t, T_TASK),
                    "任务表里没有编号“%s”，目标与任务对不上；请改正编号，或在tasks.csv登记", target->task);
}

static bool settle(const TableRead *t, Target *target)
{
    if (!settle_reference(t, target) || !settle_measure(t, target)) return false;
    target->relation = settled_relation(indicator_of(t, target), target);
    target->base_year = target->wording.base_year ? target->wording.base_year : target->year - 1;
    settle_tolerance(t, target);
    return settle_value(t, target) && !is_repeated(t, target);
}

static void read_target(TableRead *t)
{
    const char *year = table_required(t, T_YEAR, "年度"), *name = table_required(t, T_INDICATOR, "指标");
    const char *text = table_required(t, T_TARGET, "目标");
    Target target = {.line = t->record->line,
                     .file = t->file,
                     .column = table_place(t, T_TARGET).column,
                     .ranked_column = table_place(t, T_PLACES).column};
    bool good = year && read_year(t, T_YEAR, year, &target.year);
    target.indicator = name ? table_indicator(t, T_INDICATOR, name) : -1;
    target.region = table_region(t, T_REGION, table_cell(t, T_REGION));
    good = table_number(t, T_TOLERANCE, &target.tolerance, NULL) && good;
    good = table_whole(t, T_PLACES, "参评数", 1, 100000, &target.ranked_places) && good;
    good = text && read_wording(t, &target, text) && good;
    if (!good || target.indicator < 0 || target.region < 0) return;
    target.strength = table_text(t, T_NATURE);
    target.deadline = table_text(t, T_DEADLINE);
    target.owner = table_text(t, T_OWNER);
    target.source = table_text(t, T_SOURCE);
    target.group = table_text(t, T_GROUP);
    target.task = table_text(t, T_TASK);
    if (!settle(t, &target)) return;
    tell_open(t, &target);
    g_array_append_val(t->build->targets, target);
}

void read_targets(DatasetBuild *build)
{
    read_plan_table(build, "targets.csv", target_columns, T_COUNT, read_target);
}
