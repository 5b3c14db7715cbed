/* indicators.csv. Parents may stand below their children, so they are resolved last. */
#include "data/dictionary.h"

#include <stdlib.h>
#include <string.h>

#include "data/cells.h"
#include "data/dataset_index.h"

static const CellWord kinds[] = {{"流量", "flow", KIND_FLOW},   {"时点", "stock", KIND_STOCK},
                                 {"增速", "rate", KIND_RATE},   {"指数", "index", KIND_INDEX},
                                 {"占比", "share", KIND_SHARE}, {"排名", "rank", KIND_RANK},
                                 {"计数", "count", KIND_COUNT}};
static const CellWord directions[] = {
    {"越大越好", "up", BETTER_UP}, {"越小越好", "down", BETTER_DOWN}, {"适度", "moderate", BETTER_MODERATE}};
static const CellWord frequencies[] = {
    {"月", "month", FREQUENCY_MONTH},     {"月度", "monthly", FREQUENCY_MONTH},
    {"季", "quarter", FREQUENCY_QUARTER}, {"季度", "quarterly", FREQUENCY_QUARTER},
    {"年", "year", FREQUENCY_YEAR},       {"年度", "yearly", FREQUENCY_YEAR}};
static const CellWord bases[] = {{"不变价", "constant", BASIS_CONSTANT_PRICE},
                                 {"不变价格", "constant price", BASIS_CONSTANT_PRICE},
                                 {"可比价", "constant prices", BASIS_CONSTANT_PRICE},
                                 {"可比价格", "real", BASIS_CONSTANT_PRICE},
                                 {"可比口径", "comparable", BASIS_COMPARABLE},
                                 {"名义", "nominal", BASIS_NOMINAL},
                                 {"现价", "current", BASIS_NOMINAL}};

enum {
    I_CODE,
    I_NAME,
    I_UNIT,
    I_KIND,
    I_BETTER,
    I_DECIMALS,
    I_PARENT,
    I_ALIASES,
    I_SHORT,
    I_SECTION,
    I_FREQUENCY,
    I_BASIS,
    I_BREAKS,
    I_DEFINITION,
    I_NOTE,
    I_COUNT
};

static const ColumnSpec indicator_columns[I_COUNT] = {
    [I_CODE] = {{"指标编码", "code", "编码", "代码", "指标代码"}, true},
    [I_NAME] = {{"指标名称", "name", "指标", "名称", "项目"}, true},
    [I_UNIT] = {{"单位", "unit", "计量单位"}, true},
    [I_KIND] = {{"类型", "kind", "指标类型"}, true},
    [I_BETTER] = {{"方向", "better"}, false},
    [I_DECIMALS] = {{"小数位", "decimals", "小数位数"}, false},
    [I_PARENT] = {{"上级指标", "parent"}, false},
    [I_ALIASES] = {{"别名", "aliases"}, false},
    [I_SHORT] = {{"简称", "short", "short_name"}, false},
    [I_SECTION] = {{"分组", "section", "group"}, false},
    [I_FREQUENCY] = {{"频率", "frequency", "频度"}, false},
    [I_BASIS] = {{"增速口径", "growth_basis"}, false},
    [I_BREAKS] = {{"口径变动", "breaks"}, false},
    [I_DEFINITION] = {{"解释", "definition", "指标解释"}, false},
    [I_NOTE] = {{"备注", "note", "说明"}, false},
};

static int default_decimals(IndicatorKind kind, const char *unit)
{
    if (kind == KIND_COUNT || kind == KIND_RANK) return 0;
    if (kind == KIND_FLOW || kind == KIND_STOCK) return !strcmp(unit, "元") ? 0 : 2;
    return 1;
}

static int compare_periods(const void *a, const void *b)
{
    const Period *x = a, *y = b;
    if (x->year != y->year) return x->year - y->year;
    return x->first - y->first;
}

/* 口径变动: periods between 、; one that is none is an error and the others stand. */
static bool read_breaks(const TableRead *t, Indicator *item)
{
    const char **list = table_list(t, I_BREAKS);
    int count = 0;
    bool good = true;
    while (list[count]) count++;
    Period *breaks = ARENA_ARRAY(t->build->dataset->arena, Period, count + 1);
    for (int i = 0; i < count; i++) {
        const char *reason = period_parse(list[i], &breaks[item->break_count], NULL);
        if (!reason) {
            item->break_count++;
            continue;
        }
        diag_report(t->build->diags, E_CELL_PERIOD, table_place(t, I_BREAKS),
                    "口径变动“%s”%s；请写新口径开始的期间，如2025年1月，多个以、分开", list[i], reason);
        good = false;
    }
    qsort(breaks, (size_t)item->break_count, sizeof *breaks, compare_periods);
    item->breaks = breaks;
    return good;
}

/* The columns that a row can do without. A bad one is an error, and the row stands with the default. */
static void read_options(const TableRead *t, Indicator *item)
{
    int direction = item->kind == KIND_RANK ? BETTER_DOWN : BETTER_UP, frequency = FREQUENCY_UNSAID,
        basis = BASIS_UNSAID;
    item->decimals = default_decimals(item->kind, item->unit_name);
    table_whole(t, I_DECIMALS, "小数位", 0, 8, &item->decimals);
    table_choice(t, I_BETTER, "方向", directions, G_N_ELEMENTS(directions), &direction);
    table_choice(t, I_FREQUENCY, "频率", frequencies, G_N_ELEMENTS(frequencies), &frequency);
    table_choice(t, I_BASIS, "增速口径", bases, G_N_ELEMENTS(bases), &basis);
    read_breaks(t, item);
    item->direction = (Direction)direction;
    item->frequency = (Frequency)frequency;
    item->growth_basis = (GrowthBasis)basis;
    item->note = table_text(t, I_NOTE);
    item->section = table_text(t, I_SECTION);
    item->definition = table_text(t, I_DEFINITION);
    item->aliases = table_list(t, I_ALIASES);
    item->short_name = *table_cell(t, I_SHORT) ? table_text(t, I_SHORT) : item->name;
}

/* Code, name, kind and unit; false when one is missing or wrong (all reported). A missing unit keeps the row:
 * its name is known, and saying so again at every figure would help nobody. */
static bool read_identity(const TableRead *t, Indicator *item)
{
    const char *code = table_required(t, I_CODE, "指标编码"), *name = table_required(t, I_NAME, "指标名称");
    const char *kind = table_required(t, I_KIND, "类型");
    int value = KIND_FLOW;
    if (kind) table_choice(t, I_KIND, "类型", kinds, G_N_ELEMENTS(kinds), &value);
    item->kind = (IndicatorKind)value;
    item->unit_name = table_text(t, I_UNIT);
    item->unit = unit_parse(item->unit_name);
    if (kind && !*item->unit_name && item->kind != KIND_INDEX && item->kind != KIND_RANK) {
        table_required(t, I_UNIT, "单位");
        item->unit = unit_unknown();
    }
    item->code = code ? table_text(t, I_CODE) : "";
    item->name = name ? table_text(t, I_NAME) : item->code;
    return code || name;
}

static void read_indicator(TableRead *t, GPtrArray *parents)
{
    DatasetBuild *build = t->build;
    Indicator item = {.parent = -1, .line = t->record->line};
    if (!read_identity(t, &item)) return;
    read_options(t, &item);
    int number = (int)build->indicators->len;
    GHashTable *names = build->dataset->index->indicators;
    table_register(t, I_NAME, names, item.name, number);
    table_register(t, I_CODE, names, item.code, number);
    for (const char **alias = item.aliases; *alias; alias++)
        table_register(t, I_ALIASES, names, *alias, number);
    g_array_append_val(build->indicators, item);
    g_ptr_array_add(parents, g_strdup(table_cell(t, I_PARENT)));
}

static int indicator_parent(const void *items, int i) { return ((const Indicator *)items)[i].parent; }

static void resolve_indicator_parents(DatasetBuild *build, GPtrArray *parents, int file)
{
    Indicator *items = (Indicator *)(void *)build->indicators->data;
    const char *shown = build->files->pdata[file];
    for (guint i = 0; i < parents->len; i++) {
        const char *name = parents->pdata[i];
        if (!*name) continue;
        Place place = {.file = shown,
                       .line = items[i].line,
                       .column = 1,
                       .excerpt = name,
                       .mark_length = (int)strlen(name)};
        items[i].parent = dataset_find_indicator(build->dataset, name);
        if (items[i].parent < 0) {
            char *near = dataset_nearest_indicator(build->dataset, name);
            diag_report(build->diags, E_NAME_INDICATOR, place, "上级指标“%s”不在字典里%s%s", name,
                        *near ? "，是否为" : "", near);
            g_free(near);
        } else if (cells_in_loop((int)i, (int)parents->len, indicator_parent, items)) {
            diag_report(build->diags, E_NAME_LOOP, place,
                        "“%s”的上级指标成环（一级一级往上又回到自己）；请改正", items[i].name);
            items[i].parent = -1;
        }
    }
}

void read_indicators(DatasetBuild *build)
{
    TableRead t = {.build = build};
    t.sheet = build_open(build, "indicators.csv", &t.file);
    if (!t.sheet) return;
    int index[I_COUNT];
    t.index = index;
    GPtrArray *parents = g_ptr_array_new_with_free_func(g_free);
    if (sheet_match_columns(t.sheet, indicator_columns, I_COUNT, index))
        while ((t.record = sheet_next(t.sheet))) read_indicator(&t, parents);
    resolve_indicator_parents(build, parents, t.file);
    g_ptr_array_free(parents, TRUE);
    sheet_close(t.sheet);
}
