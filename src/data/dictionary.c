/* indicators.csv and regions.csv. Parents may stand below their children, so they are resolved last. */
#include <math.h>
#include <string.h>

#include "base/textutil.h"
#include "data/dataset_build.h"

/* One word of a closed list, with the English name; -1 when it is none of them. */
static int choose(const char *cell, const char *const (*choices)[2], int count)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(cell, choices[i][0]) || !g_ascii_strcasecmp(cell, choices[i][1])) return i;
    return -1;
}

static const char *const kinds[][2] = {{"流量", "flow"},  {"时点", "stock"}, {"增速", "rate"},
                                       {"指数", "index"}, {"占比", "share"}, {"排名", "rank"},
                                       {"计数", "count"}};
static const char *const directions[][2] = {{"越大越好", "up"}, {"越小越好", "down"}, {"适度", "moderate"}};

/* Two rows of one name, code or alias are an error at the later row. */
static void register_name(const TableRead *t, int column, GHashTable *names, const char *name, int number)
{
    if (!*name) return;
    int other = GPOINTER_TO_INT(g_hash_table_lookup(names, name)) - 1;
    if (other == number) return;
    if (other >= 0) {
        diag_report(t->build->diags, E_NAME_TWICE, table_place(t, column), "“%s”重复，前面的行已用过这个名称",
                    name);
        return;
    }
    g_hash_table_insert(names, (gpointer)name, GINT_TO_POINTER(number + 1));
}

/* Follows the parents of `start`; true when they come back to it. `parent_of` reads one parent. */
static bool in_loop(int start, int count, int (*parent_of)(const void *, int), const void *items)
{
    int at = parent_of(items, start);
    for (int steps = 0; at >= 0 && steps <= count; steps++) {
        if (at == start) return true;
        at = parent_of(items, at);
    }
    return false;
}

/* ---- indicators ---- */

enum { I_CODE, I_NAME, I_UNIT, I_KIND, I_BETTER, I_DECIMALS, I_PARENT, I_ALIASES, I_NOTE, I_COUNT };

static const ColumnSpec indicator_columns[I_COUNT] = {
    [I_CODE] = {{"指标编码", "code", "编码", "代码", "指标代码"}, true},
    [I_NAME] = {{"指标名称", "name", "指标", "名称", "项目"}, true},
    [I_UNIT] = {{"单位", "unit", "计量单位"}, true},
    [I_KIND] = {{"类型", "kind", "指标类型"}, true},
    [I_BETTER] = {{"方向", "better"}, false},
    [I_DECIMALS] = {{"小数位", "decimals", "小数位数"}, false},
    [I_PARENT] = {{"上级指标", "parent"}, false},
    [I_ALIASES] = {{"别名", "aliases"}, false},
    [I_NOTE] = {{"备注", "note", "说明"}, false},
};

static int default_decimals(IndicatorKind kind, const char *unit)
{
    if (kind == KIND_COUNT || kind == KIND_RANK) return 0;
    if (kind == KIND_FLOW || kind == KIND_STOCK) return !strcmp(unit, "元") ? 0 : 2;
    return 1;
}

/* Aliases are separated by 、 (comma and semicolon forgiven). */
static const char **split_aliases(Arena *arena, const char *cell)
{
    char **parts = g_regex_split_simple("[、;；,，]", cell, 0, 0);
    guint n = g_strv_length(parts), kept = 0;
    const char **aliases = ARENA_ARRAY(arena, const char *, n + 1);
    for (guint i = 0; i < n; i++)
        if (*text_trim(parts[i])) aliases[kept++] = arena_strdup(arena, parts[i]);
    g_strfreev(parts);
    return aliases;
}

static bool read_decimals(const TableRead *t, Indicator *item)
{
    double value;
    int places;
    if (!table_number(t, I_DECIMALS, &value, &places)) return false;
    if (isnan(value)) return true;
    if (value < 0 || value > 8 || value != floor(value)) {
        diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, I_DECIMALS), "小数位“%s”应为0至8的整数",
                    table_cell(t, I_DECIMALS));
        return false;
    }
    item->decimals = (int)value;
    return true;
}

static bool read_kind(const TableRead *t, Indicator *item, const char *cell)
{
    int kind = choose(cell, kinds, G_N_ELEMENTS(kinds));
    if (kind < 0) {
        diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, I_KIND),
                    "类型“%s”不认识；应为流量、时点、增速、指数、占比、排名、计数之一", cell);
        return false;
    }
    item->kind = (IndicatorKind)kind;
    return true;
}

static bool read_direction(const TableRead *t, Indicator *item)
{
    const char *cell = table_cell(t, I_BETTER);
    if (!*cell) {
        item->direction = item->kind == KIND_RANK ? BETTER_DOWN : BETTER_UP;
        return true;
    }
    int direction = choose(cell, directions, G_N_ELEMENTS(directions));
    if (direction < 0)
        diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, I_BETTER),
                    "方向“%s”不认识；应为越大越好、越小越好、适度之一", cell);
    else
        item->direction = (Direction)direction;
    return direction >= 0;
}

static void read_indicator(TableRead *t, GPtrArray *parents)
{
    DatasetBuild *build = t->build;
    const char *code = table_required(t, I_CODE, "指标编码"), *name = table_required(t, I_NAME, "指标名称");
    const char *kind = table_required(t, I_KIND, "类型");
    Indicator item = {.parent = -1, .line = t->record->line};
    bool good = code && name && kind && read_kind(t, &item, kind);
    item.unit_name = table_text(t, I_UNIT);
    if (good && !*item.unit_name && item.kind != KIND_INDEX && item.kind != KIND_RANK)
        good = table_required(t, I_UNIT, "单位") != NULL;
    item.decimals = default_decimals(item.kind, item.unit_name);
    good = read_decimals(t, &item) && good;
    good = read_direction(t, &item) && good;
    if (!good) return;
    item.code = table_text(t, I_CODE);
    item.name = table_text(t, I_NAME);
    item.note = table_text(t, I_NOTE);
    item.unit = unit_parse(item.unit_name);
    item.aliases = split_aliases(build->dataset->arena, table_cell(t, I_ALIASES));
    int number = (int)build->indicators->len;
    GHashTable *names = build->dataset->index->indicators;
    register_name(t, I_NAME, names, item.name, number);
    register_name(t, I_CODE, names, item.code, number);
    for (const char **alias = item.aliases; *alias; alias++)
        register_name(t, I_ALIASES, names, *alias, number);
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
        } else if (in_loop((int)i, (int)parents->len, indicator_parent, items)) {
            diag_report(build->diags, E_NAME_LOOP, place, "“%s”的上级指标成环", items[i].name);
            items[i].parent = -1;
        }
    }
}

void read_indicators(DatasetBuild *build)
{
    TableRead t = {.build = build};
    t.csv = build_open(build, "indicators.csv", &t.file);
    if (!t.csv) return;
    int index[I_COUNT];
    t.index = index;
    GPtrArray *parents = g_ptr_array_new_with_free_func(g_free);
    if (csv_match_columns(t.csv, indicator_columns, I_COUNT, index, NULL))
        while ((t.record = csv_next(t.csv))) read_indicator(&t, parents);
    resolve_indicator_parents(build, parents, t.file);
    g_ptr_array_free(parents, TRUE);
    csv_close(t.csv);
}

/* ---- regions ---- */

enum { R_CODE, R_NAME, R_PARENT, R_ORDER, R_CATEGORY, R_COUNT };

static const ColumnSpec region_columns[R_COUNT] = {
    [R_CODE] = {{"地区编码", "code", "编码", "代码", "行政区划代码"}, false},
    [R_NAME] = {{"地区名称", "region", "地区", "名称", "name"}, true},
    [R_PARENT] = {{"上级地区", "parent"}, false},
    [R_ORDER] = {{"顺序", "order", "排序"}, false},
    [R_CATEGORY] = {{"类别", "category"}, false},
};

static void read_region(TableRead *t, GPtrArray *parents)
{
    DatasetBuild *build = t->build;
    double order;
    bool good = table_required(t, R_NAME, "地区名称") != NULL;
    good = table_number(t, R_ORDER, &order, NULL) && good;
    if (!good) return;
    int number = (int)build->regions->len;
    Region item = {.code = table_text(t, R_CODE),
                   .name = table_text(t, R_NAME),
                   .category = table_text(t, R_CATEGORY),
                   .parent = -1,
                   .order = isnan(order) ? number : order,
                   .line = t->record->line};
    GHashTable *names = build->dataset->index->regions;
    register_name(t, R_NAME, names, item.name, number);
    register_name(t, R_CODE, names, item.code, number);
    g_array_append_val(build->regions, item);
    g_ptr_array_add(parents, g_strdup(table_cell(t, R_PARENT)));
}

static int region_parent(const void *items, int i) { return ((const Region *)items)[i].parent; }

static void resolve_region_parents(DatasetBuild *build, GPtrArray *parents, int file)
{
    Region *items = (Region *)(void *)build->regions->data;
    const char *shown = build->files->pdata[file];
    for (guint i = 0; i < parents->len; i++) {
        const char *name = parents->pdata[i];
        if (!*name) continue;
        Place place = {.file = shown,
                       .line = items[i].line,
                       .column = 1,
                       .excerpt = name,
                       .mark_length = (int)strlen(name)};
        items[i].parent = dataset_find_region(build->dataset, name);
        if (items[i].parent < 0)
            diag_report(build->diags, E_NAME_REGION, place, "上级地区“%s”不在地区表里", name);
        else if (in_loop((int)i, (int)parents->len, region_parent, items)) {
            diag_report(build->diags, E_NAME_LOOP, place, "“%s”的上级地区成环", items[i].name);
            items[i].parent = -1;
        }
    }
}

void read_regions(DatasetBuild *build)
{
    TableRead t = {.build = build};
    t.csv = build_open(build, "regions.csv", &t.file);
    if (!t.csv) return;
    int index[R_COUNT];
    t.index = index;
    GPtrArray *parents = g_ptr_array_new_with_free_func(g_free);
    if (csv_match_columns(t.csv, region_columns, R_COUNT, index, NULL))
        while ((t.record = csv_next(t.csv))) read_region(&t, parents);
    resolve_region_parents(build, parents, t.file);
    g_ptr_array_free(parents, TRUE);
    csv_close(t.csv);
}
