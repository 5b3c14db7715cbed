/* regions.csv. Parents, and the regions that took others in, may stand below, so they are resolved last; what
 * the text calls a region (全市) follows from its name's ending, or from its children's where it has none. */
#include "data/regions.h"

#include <math.h>
#include <string.h>

#include "data/cells.h"
#include "data/dataset_index.h"

enum {
    R_CODE,
    R_NAME,
    R_PARENT,
    R_ORDER,
    R_CATEGORY,
    R_ALIASES,
    R_SHORT,
    R_TILE_COLUMN,
    R_TILE_ROW,
    R_WHOLE,
    R_END,
    R_SUCCESSOR,
    R_COUNT
};

static const ColumnSpec region_columns[R_COUNT] = {
    [R_CODE] = {{"地区编码", "code", "编码", "代码", "行政区划代码"}, false},
    [R_NAME] = {{"地区名称", "region", "地区", "名称", "name"}, true},
    [R_PARENT] = {{"上级地区", "parent"}, false},
    [R_ORDER] = {{"顺序", "order", "排序"}, false},
    [R_CATEGORY] = {{"类别", "category"}, false},
    [R_ALIASES] = {{"别名", "aliases"}, false},
    [R_SHORT] = {{"简称", "short", "short_name"}, false},
    [R_TILE_COLUMN] = {{"方格列", "tile_column"}, false},
    [R_TILE_ROW] = {{"方格行", "tile_row"}, false},
    [R_WHOLE] = {{"称谓", "whole"}, false},
    [R_END] = {{"止", "end", "撤销"}, false},
    [R_SUCCESSOR] = {{"并入", "merged_into"}, false},
};

/* What each row names of others, kept until all rows are known. */
typedef struct {
    char *parent, *successor;
} RegionNames;

static void free_names(gpointer p)
{
    RegionNames *names = p;
    g_free(names->parent), g_free(names->successor);
    g_free(names);
}

/* Columns that a row can do without: a bad one is an error, and the row stands with the default. */
static void read_options(const TableRead *t, Region *item, int number)
{
    enum { TILES = 200 };
    double order = NAN;
    table_number(t, R_ORDER, &order, NULL);
    item->order = isnan(order) ? number : order;
    table_whole(t, R_TILE_COLUMN, "方格列", 1, TILES, &item->tile_column);
    table_whole(t, R_TILE_ROW, "方格行", 1, TILES, &item->tile_row);
    item->has_tile = item->tile_column && item->tile_row;
    if (!item->has_tile && (item->tile_column || item->tile_row))
        table_required(t, item->tile_column ? R_TILE_ROW : R_TILE_COLUMN,
                       item->tile_column ? "方格行" : "方格列");
    table_period(t, R_END, "止", &item->end);
    if (!item->end.year && *table_cell(t, R_SUCCESSOR)) table_required(t, R_END, "止");
    item->category = table_text(t, R_CATEGORY);
    item->aliases = table_list(t, R_ALIASES);
    item->short_name = *table_cell(t, R_SHORT) ? table_text(t, R_SHORT) : item->name;
    item->whole = table_text(t, R_WHOLE);
}

static void read_region(TableRead *t, GPtrArray *others)
{
    DatasetBuild *build = t->build;
    if (!table_required(t, R_NAME, "地区名称")) return;
    int number = (int)build->regions->len;
    Region item = {.code = table_text(t, R_CODE),
                   .name = table_text(t, R_NAME),
                   .parent = -1,
                   .successor = -1,
                   .line = t->record->line};
    read_options(t, &item, number);
    GHashTable *names = build->dataset->index->regions;
    table_register(t, R_NAME, names, item.name, number);
    table_register(t, R_CODE, names, item.code, number);
    for (const char **alias = item.aliases; *alias; alias++)
        table_register(t, R_ALIASES, names, *alias, number);
    g_array_append_val(build->regions, item);
    RegionNames *named = g_new(RegionNames, 1);
    *named = (RegionNames){g_strdup(table_cell(t, R_PARENT)), g_strdup(table_cell(t, R_SUCCESSOR))};
    g_ptr_array_add(others, named);
}

/* ---- regions that name others ---- */

static int region_parent(const void *items, int i) { return ((const Region *)items)[i].parent; }
static int region_successor(const void *items, int i) { return ((const Region *)items)[i].successor; }

/* The region that row `i` names in `column`; -1 after reporting one that does not stand. */
static int find_named(DatasetBuild *build, Place place, const char *column, const char *name)
{
    if (!*name) return -1;
    int found = dataset_find_region(build->dataset, name);
    if (found >= 0) return found;
    char *near = dataset_nearest_region(build->dataset, name);
    diag_report(build->diags, E_NAME_REGION, place, "%s“%s”不在地区表里%s%s", column, name,
                *near ? "，是否为" : "", near);
    g_free(near);
    return -1;
}

static void resolve_names(DatasetBuild *build, GPtrArray *others, const TableRead *t)
{
    Region *items = (Region *)(void *)build->regions->data;
    int count = (int)others->len;
    for (int i = 0; i < count; i++) {
        const RegionNames *named = others->pdata[i];
        Place place = {.file = build->files->pdata[t->file], .line = items[i].line};
        place.column = t->index[R_PARENT] + 1;
        items[i].parent = find_named(build, place, "上级地区", named->parent);
        if (cells_in_loop(i, count, region_parent, items)) {
            diag_report(build->diags, E_NAME_LOOP, place,
                        "“%s”的上级地区成环（一级一级往上又回到自己）；请改正", items[i].name);
            items[i].parent = -1;
        }
        place.column = t->index[R_SUCCESSOR] + 1;
        items[i].successor = find_named(build, place, "并入的地区", named->successor);
        if (cells_in_loop(i, count, region_successor, items)) {
            diag_report(build->diags, E_NAME_LOOP, place, "“%s”并入的地区成环（最后又并入自己）；请改正",
                        items[i].name);
            items[i].successor = -1;
        }
    }
}

/* ---- what the text calls a region ---- */

static const char *whole_by_ending(const char *name)
{
    static const char *const endings[][2] = {
        {"自治区", "全区"}, {"自治州", "全州"}, {"省", "全省"},   {"市", "全市"},  {"区", "全区"},
        {"县", "全县"},     {"州", "全州"},     {"盟", "全盟"},   {"旗", "全旗"},  {"镇", "全镇"},
        {"乡", "全乡"},     {"街道", "全街道"}, {"全国", "全国"}, {"中国", "全国"}};
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(name, endings[i][0])) return endings[i][1];
    return NULL;
}

/* A name without an ending (太原, 山西): what lies above its children's. */
static const char *whole_by_children(const Region *items, int count, int region)
{
    for (int i = 0; i < count; i++) {
        if (items[i].parent != region) continue;
        if (g_str_has_suffix(items[i].name, "省")) return "全国";
        if (g_str_has_suffix(items[i].name, "市")) return "全省";
        if (whole_by_ending(items[i].name)) return "全市";
    }
    return "全域";
}

static void settle_wholes(DatasetBuild *build)
{
    Region *items = (Region *)(void *)build->regions->data;
    int count = (int)build->regions->len;
    for (int i = 0; i < count; i++) {
        if (*items[i].whole) continue;
        const char *whole = whole_by_ending(items[i].name);
        items[i].whole = whole ? whole : whole_by_children(items, count, i);
    }
}

void read_regions(DatasetBuild *build)
{
    TableRead t = {.build = build};
    t.sheet = build_open(build, "regions.csv", &t.file);
    if (!t.sheet) return;
    int index[R_COUNT];
    t.index = index;
    GPtrArray *others = g_ptr_array_new_with_free_func(free_names);
    if (sheet_match_columns(t.sheet, region_columns, R_COUNT, index))
        while ((t.record = sheet_next(t.sheet))) read_region(&t, others);
    resolve_names(build, others, &t);
    settle_wholes(build);
    g_ptr_array_free(others, TRUE);
    sheet_close(t.sheet);
}
