/* Tables that data fill: ```table blocks, one row an indicator, a region or a period. */
#include <math.h>
#include <string.h>

#include "analysis/ranking.h"
#include "figure/registry.h"
#include "figure/graphic.h"
#include "layout/block_options.h"
#include "layout/tables.h"

static const OptionSpec table_options[] = {
    {"title", "标题", OPTION_TEXT, false, NULL, 0, 0, NULL, "表题，不写序号"},
    {"rows", "行", OPTION_INDICATORS, false, NULL, 0, 0, NULL, "指标，一行一个"},
    {"regions", "地区", OPTION_REGIONS, false, NULL, 0, 0, NULL, "地区，一行一个；各区县为下级地区"},
    {"periods", "期间", OPTION_LIST, false, NULL, 0, 0, NULL, "期间，一行一个"},
    {"indicator", "指标", OPTION_INDICATOR, false, NULL, 0, 0, NULL, "按地区或期间列表时的指标"},
    {"columns", "列", OPTION_LIST, true, NULL, 0, 0, NULL,
     "各列的度量，或“指标.度量”；条(度量)画条形，线(度量)画近13期增速的线，弹(度量)画与年度目标的对照"},
    {"headers", "表头", OPTION_LIST, false, NULL, 0, 0, NULL, "各列的名称，不写则用度量名"},
    {"stub", "主词", OPTION_TEXT, false, NULL, 0, 0, NULL, "第一列的名称"},
    {"unit", "单位", OPTION_TEXT, false, NULL, 0, 0, NULL, "全表单位"},
    {"note", "注", OPTION_TEXT, false, NULL, 0, 0, NULL, "表下的注"},
    {"source", "来源", OPTION_TEXT, false, NULL, 0, 0, NULL, "资料来源"},
    {"sort", "排序", OPTION_TEXT, false, NULL, 0, 0, NULL, "按哪一列从大到小排列"},
    {"total", "合计", OPTION_BOOL, false, NULL, 0, 0, "false", "按地区列表时首行列出本地区"},
};

const Schema *table_schema(void)
{
    static const Schema schema = {table_options, (int)G_N_ELEMENTS(table_options)};
    return &schema;
}

typedef struct {
    const Measure *measure;
    int indicator; /* -1: the row's or the block's */
    const char *header;
    enum { DRAWN_NOT, DRAWN_BAR, DRAWN_LINE, DRAWN_BULLET } drawn;
} Column;

typedef struct {
    MarkdownBuild *build;
    const OptionSet *set;
    Analysis *a;
    Column columns[24];
    int column_count;
} FigureTable;

/* 条(度量), 线(度量), 弹(度量): the measure in brackets, as new text in the arena; column->drawn says which.
 */
static const char *take_drawing(FigureTable *t, const char *text, Column *column)
{
    static const char *const signs[] = {"条", "bar", "线", "spark", "弹", "bullet"};
    gsize n = strlen(text);
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        gsize sign = strlen(signs[i]);
        if (n < sign + 3 || strncmp(text, signs[i], sign) || text[sign] != '(' || text[n - 1] != ')')
            continue;
        column->drawn = i < 2 ? DRAWN_BAR : i < 4 ? DRAWN_LINE : DRAWN_BULLET;
        return arena_strndup(t->build->document->arena, text + sign + 1, n - sign - 2);
    }
    return text;
}

/* “度量”, “指标.度量”, or one of them in 条(…), 线(…), 弹(…). */
static bool read_column(FigureTable *t, const char *written, const char *header)
{
    Column column = {.indicator = -1, .header = header};
    const char *text = take_drawing(t, written, &column), *dot = strrchr(text, '.');
    column.measure = measure_find(dot ? dot + 1 : text);
    if (dot && column.measure) {
        char *indicator = g_strndup(text, (gsize)(dot - text));
        if (document_lacks(t->build->document, indicator)) return g_free(indicator), true;
        column.indicator = dataset_find_indicator(t->a->data, indicator);
        g_free(indicator);
    }
    if (column.measure && (!dot || column.indicator >= 0)) {
        if (!header) column.header = dot ? dot + 1 : text;
        t->columns[t->column_count++] = column;
        return true;
    }
    const OptionValue *value = option(t->set, "columns");
    char *near = measure_nearest(dot ? dot + 1 : text);
    diag_report(t->build->diags, E_LAYOUT_VALUE,
                (Place){.file = t->set->file, .line = value->line, .column = value->column},
                "表格块的列“%s”不认识%s%s", written, *near ? "，是否为" : "", near);
    g_free(near);
    return false;
}

static bool read_columns(FigureTable *t)
{
    const OptionValue *columns = option(t->set, "columns"), *headers = option(t->set, "headers");
    bool good = columns->item_count > 0;
    if (columns->item_count > (int)G_N_ELEMENTS(t->columns)) {
        diag_report(t->build->diags, E_LAYOUT_VALUE,
                    (Place){.file = t->set->file, .line = columns->line, .column = columns->column},
                    "表格块最多%d列", (int)G_N_ELEMENTS(t->columns));
        return false;
    }
    if (headers->item_count && headers->item_count != columns->item_count) {
        diag_report(
            t->build->diags, E_LAYOUT_VALUE,
            (Place){.file = t->set->file, .line = headers->line, .column = headers->column},
            "表格块的headers（表头）有%d个，columns（列）有%d个，应一一对应；第一列的名称写在stub（主词）",
            headers->item_count, columns->item_count);
        return false;
    }
    for (int i = 0; i < columns->item_count; i++)
        good = read_column(t, columns->items[i], i < headers->item_count ? headers->items[i] : NULL) && good;
    return good;
}

enum { LINE_PERIODS = 13 };

/* The bar of a figure, with its target; the line of the last periods of its growth. */
static CellGraphic *make_graphic(FigureTable *t, const Column *column, Subject s, const Figure *f)
{
    Arena *arena = t->build->document->arena;
    switch (column->drawn) {
    case DRAWN_BAR: return graphic_bar(f, arena);
    case DRAWN_BULLET: return graphic_bullet(t->a, s, f, arena);
    default: return graphic_line(t->a, s, LINE_PERIODS, arena);
    }
}

/* Bars of a column share its scale, with zero on it. */
static void scale_bars(const FigureTable *t, TableRow *rows, int count)
{
    for (int c = 0; c < t->column_count; c++) {
        double low = 0, high = 0;
        if (t->columns[c].drawn != DRAWN_BAR) continue;
        for (int r = 0; r < count; r++) {
            const CellGraphic *g = rows[r].cells[c + 1].graphic;
            if (g->count) low = fmin(low, g->values[0]), high = fmax(high, g->values[0]);
        }
        for (int r = 0; r < count; r++) {
            CellGraphic *g = rows[r].cells[c + 1].graphic;
            g->low = low, g->high = high;
        }
    }
}

static TableRow figure_row(FigureTable *t, const char *stub, Subject s, bool total)
{
    Arena *arena = t->build->document->arena;
    TableRow row = {.cells = ARENA_ARRAY(arena, Inlines, t->column_count + 1), .total = total};
    row.cells[0] = inlines_plain(arena, stub, NULL);
    for (int c = 0; c < t->column_count; c++) {
        Subject at = s;
        if (t->columns[c].indicator >= 0) at.indicator = t->columns[c].indicator;
        Figure f = measure_figure(t->a, t->columns[c].measure, at);
        int delivered; /* what a region never reports is no gap of the period */
        dataset_series(t->a->data, at.indicator, at.region, &delivered);
        if (f.known || delivered)
            document_count_figure(t->build->document,
                                  f.known    ? NULL
                                  : f.reason ? f.reason
                                             : "",
                                  f.source != NULL);
        row.cells[c + 1] = inlines_plain(arena, f.printed, f.source);
        if (t->columns[c].drawn) row.cells[c + 1].graphic = make_graphic(t, &t->columns[c], at, &f);
    }
    return row;
}

/* 其中 items are indented under their parent when it stands in the table above them. */
static const char *indented_name(const FigureTable *t, const OptionValue *rows, int i)
{
    const Dataset *d = t->a->data;
    const Indicator *item = &d->indicators[dataset_find_indicator(d, rows->items[i])];
    for (int above = i - 1; above >= 0 && item->parent >= 0; above--)
        if (dataset_find_indicator(d, rows->items[above]) == item->parent)
            return arena_printf(t->build->document->arena, "　%s", item->name);
    return item->name;
}

static void add_regions(FigureTable *t, GArray *rows, Subject s, const OptionValue *regions)
{
    const Dataset *d = t->a->data;
    if (option_true(t->set, "total")) {
        TableRow row = figure_row(t, d->regions[s.region].name, s, true);
        g_array_append_val(rows, row);
    }
    for (int i = 0; i < regions->item_count; i++) {
        bool children = !strcmp(regions->items[i], "各区县") || !strcmp(regions->items[i], "全部");
        int first = children ? -1 : dataset_find_region(d, regions->items[i]), count = 1;
        for (int r = 0; children && r < d->region_count && first < 0; r++)
            if (d->regions[r].parent == s.region) first = r;
        if (first < 0) continue;
        const int *members = children ? ranking_members(t->a, first, &count) : &first;
        for (int k = 0; k < count; k++) {
            Subject at = s;
            at.region = members[k];
            TableRow row = figure_row(t, d->regions[members[k]].name, at, false);
            g_array_append_val(rows, row);
        }
    }
}

static void add_periods(FigureTable *t, GArray *rows, Subject s, const OptionValue *periods)
{
    for (int i = 0; i < periods->item_count; i++) {
        char words[4 * PERIOD_TEXT];
        const char *reason = period_parse(periods->items[i], &s.period, NULL);
        if (reason) {
            diag_report(t->build->diags, E_LAYOUT_VALUE,
                        (Place){.file = t->set->file, .line = periods->line, .column = periods->column},
                        "期间“%s”%s", periods->items[i], reason);
            continue;
        }
        const char *stub =
            arena_strdup(t->build->document->arena, period_words(s.period, NOTATION_SPAN, true, words));
        TableRow row = figure_row(t, stub, s, false);
        g_array_append_val(rows, row);
    }
}

static double cell_number(const TableRow *row, int column)
{
    char *end;
    const char *text = row->cells[column].items[0].text;
    double number = g_ascii_strtod(text, &end);
    return end == text ? -INFINITY : number;
}

static int compare_rows(gconstpointer a, gconstpointer b, gpointer column)
{
    const TableRow *x = a, *y = b;
    if (x->total != y->total) return x->total ? -1 : 1;
    double u = cell_number(x, GPOINTER_TO_INT(column)), v = cell_number(y, GPOINTER_TO_INT(column));
    return (u < v) - (u > v);
}

/* The column that `sort` names by its header, else by its measure; -1. */
static int sort_column(const FigureTable *t, const char *sort)
{
    for (int c = 0; c < t->column_count; c++)
        if (!strcmp(t->columns[c].header, sort)) return c;
    for (int c = 0; c < t->column_count; c++)
        if (!strcmp(t->columns[c].measure->words, sort)) return c;
    return -1;
}

static void sort_rows(const FigureTable *t, GArray *rows)
{
    const char *sort = option_text(t->set, "sort");
    int column = sort ? sort_column(t, sort) : -1;
    const OptionValue *value = option(t->set, "sort");
    if (sort && column < 0)
        diag_report(t->build->diags, E_LAYOUT_VALUE,
                    (Place){.file = t->set->file, .line = value->line, .column = value->column},
                    "表格块没有“%s”这一列，不能按它排列", sort);
    if (column >= 0) g_array_sort_with_data(rows, compare_rows, GINT_TO_POINTER(column + 1));
}

static Table *new_table(FigureTable *t, GArray *rows, const char *stub)
{
    Arena *arena = t->build->document->arena;
    Table *table = ARENA_NEW(arena, Table);
    table->columns = t->column_count + 1;
    table->header = ARENA_ARRAY(arena, Inlines, table->columns);
    table->alignment = ARENA_ARRAY(arena, CellAlignment, table->columns);
    table->header[0] =
        inlines_plain(arena, option_text(t->set, "stub") ? option_text(t->set, "stub") : stub, NULL);
    for (int c = 0; c < t->column_count; c++) {
        table->header[c + 1] = inlines_plain(arena, t->columns[c].header, NULL);
        bool figures = measure_is_numeric(t->columns[c].measure) && !t->columns[c].drawn;
        table->alignment[c + 1] = figures ? CELL_DECIMAL : CELL_CENTRE;
    }
    const char *title = option_text(t->set, "title");
    if (title) table->title = inlines_plain(arena, title, NULL);
    table->unit = option_text(t->set, "unit");
    table->note = option_text(t->set, "note");
    table->source = option_text(t->set, "source");
    table->row_count = (int)rows->len;
    table->rows = arena_memdup(arena, rows->data, rows->len * sizeof(TableRow));
    scale_bars(t, table->rows, table->row_count);
    return table;
}

void table_block(MarkdownBuild *build, const char *text, int first)
{
    FigureTable t = {.build = build, .a = build->document->context.analysis};
    t.set = block_options(build, text, first, table_schema(), "表格块");
    if (!block_names(build, t.set) || !t.a || !read_columns(&t)) return;
    const OptionValue *rows = option(t.set, "rows"), *regions = option(t.set, "regions"),
                      *periods = option(t.set, "periods");
    const ExpressionContext *c = &build->document->context;
    const char *indicator = option_text(t.set, "indicator");
    Subject s = {indicator ? dataset_find_indicator(t.a->data, indicator) : -1, c->region, c->period};
    bool named = true;
    for (int i = 0; i < t.column_count; i++) named &= t.columns[i].indicator >= 0;
    if ((rows->given + regions->given + periods->given != 1) || (!rows->given && s.indicator < 0 && !named)) {
        diag_report(build->diags, E_LAYOUT_BLOCK, (Place){.file = t.set->file, .line = first, .column = 1},
                    "表格块要写rows（指标）、regions（地区）、periods（期间）之一；按地区或期间列表时还要写in"
                    "dicator，或各列写“指标.度量”");
        return;
    }
    if (s.indicator < 0) s.indicator = t.columns[0].indicator;
    GArray *list = g_array_new(FALSE, FALSE, sizeof(TableRow));
    for (int i = 0; i < rows->item_count; i++) {
        s.indicator = dataset_find_indicator(t.a->data, rows->items[i]);
        TableRow row = figure_row(&t, indented_name(&t, rows, i), s, false);
        g_array_append_val(list, row);
    }
    if (regions->given) add_regions(&t, list, s, regions);
    if (periods->given) add_periods(&t, list, s, periods);
    sort_rows(&t, list);
    Block block = {.kind = BLOCK_TABLE, .line = first};
    block.table = new_table(&t, list, rows->given ? "指标" : regions->given ? "地区" : "期间");
    g_array_append_val(build->blocks, block);
    g_array_free(list, TRUE);
}
