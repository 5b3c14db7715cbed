/* Tables: three rules, no vertical lines (CY/T 170), figures on the decimal point, header and 续表 repeated
 * on every further page, notes under the last part. Column widths come from the contents; text wraps, figures
 * do not. */
#include <math.h>
#include <string.h>

#include "page/table_adapt.h"
#include "page/table_grid.h"
#include "page/flow_pages.h"
#include "page/footnotes.h"
#include "page/table.h"

static const double gutter = 9, line_factor = 1.32;

/* ---- cells ---- */

/* A figure, optionally signed and with a percent sign: the length before its decimal point, or -1. */
static int figure_point(const char *text)
{
    const char *p = text;
    if (*p == '-' || *p == '+') p++;
    const char *digits = p;
    while (g_ascii_isdigit(*p)) p++;
    if (p == digits) return -1;
    int point = (int)(p - text);
    if (*p == '.')
        for (p++; g_ascii_isdigit(*p);) p++;
    if (*p == '%') p++;
    return *p ? -1 : point;
}

static const char *cell_text(Grid *g, const Inlines *cell) { return plain_text(g->s, cell, NULL); }

static TextStyle row_style(const Grid *g, const TableRow *row)
{
    return row->total || row->group ? g->s->style->table_strong : g->s->style->table;
}

/* ●▼○ at the head of a status are coloured; the word beside them says the same in grey. */
static bool split_sign(Grid *g, const Inlines *cell, TextStyle base, TextSpan spans[2])
{
    static const struct {
        const char *sign, *colour;
    } signs[] = {{"●", "#3A8F89"}, {"▼", "#AC2131"}, {"▲", "#3A8F89"}, {"○", "#8C8C8C"}};
    const char *text = cell_text(g, cell);
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (!g_str_has_prefix(text, signs[i].sign)) continue;
        spans[0] = (TextSpan){.text = signs[i].sign, .style = base};
        spans[0].style.colour = colour_parse(signs[i].colour);
        spans[0].style.han = ROLE_HEI;
        spans[1] = (TextSpan){.text = text + strlen(signs[i].sign), .style = base};
        return true;
    }
    return false;
}

static ComposedText *compose_cell(Grid *g, const Inlines *cell, TextStyle style, double width,
                                  Alignment alignment)
{
    TextSpan spans[2];
    LineSpec measure = {.measure = width, .alignment = alignment};
    if (split_sign(g, cell, style, spans))
        return compose_text(&g->s->text, shape_text(&g->s->text, spans, 2, g->s->arena), measure,
                            g->s->arena);
    return set_inlines(g->s, cell, style, NULL, measure);
}

static double text_width(Grid *g, const Inlines *cell, TextStyle style)
{
    return composed_max_width(compose_cell(g, cell, style, 1e6, ALIGN_LEFT));
}

/* The width of a figure up to its decimal point. */
static double point_width(Grid *g, const char *text, int point, TextStyle style)
{
    char *head = g_strndup(text, (gsize)point);
    double width = composed_max_width(compose_label(&g->s->text, head, style, g->s->arena));
    g_free(head);
    return width;
}

/* “<<” joins a cell to the one at its left, “^^” to the one above. */
static bool joins_left(Grid *g, const Inlines *cell) { return !strcmp(cell_text(g, cell), "<<"); }
static bool joins_above(Grid *g, const Inlines *cell) { return !strcmp(cell_text(g, cell), "^^"); }

/* How many columns the cell at c takes. */
static int cell_columns(Grid *g, const TableRow *row, int c)
{
    int n = 1;
    if (row->group) return g->table->columns;
    while (c + n < g->table->columns && joins_left(g, &row->cells[c + n])) n++;
    return n;
}

/* ---- widths ---- */

static void measure_cell(Grid *g, const TableRow *row, int c)
{
    Column *column = &g->columns[c];
    const Inlines *cell = &row->cells[c];
    TextStyle style = row_style(g, row);
    if (row->group && c == 0) return; /* runs over the whole width */
    if (cell->graphic) {
        column->natural = fmax(column->natural, grid_graphic_width(g));
        column->least = fmax(column->least, grid_graphic_width(g));
        return;
    }
    if (joins_left(g, cell) || joins_above(g, cell) || cell_columns(g, row, c) > 1) return;
    double width = text_width(g, cell, style);
    const char *text = cell_text(g, cell);
    int point = g->table->alignment[c] == CELL_DECIMAL ? figure_point(text) : -1;
    if (point >= 0) {
        double before = point_width(g, text, point, style);
        column->left = fmax(column->left, before);
        column->right = fmax(column->right, width - before);
        width = column->left + column->right;
        column->least = fmax(column->least, width);
    }
    column->natural = fmax(column->natural, width);
}

static void measure_columns(Grid *g)
{
    const Table *t = g->table;
    TextStyle head = g->s->style->table_head;
    for (int c = 0; c < t->columns; c++) {
        g->columns[c].natural = t->header ? text_width(g, &t->header[c], head) : 0;
        for (int r = 0; r < t->row_count; r++) measure_cell(g, &t->rows[r], c);
        double least = fmin(g->columns[c].natural, 6.2 * head.size);
        g->columns[c].least = fmax(g->columns[c].least, least);
    }
}

/* Spreads the block's width: what is left over goes to all columns alike; what is missing is taken from those
 * that can wrap, in proportion to what they can give. False when the table is too wide. */
static bool settle_widths(Grid *g)
{
    int n = g->table->columns;
    double natural = gutter * (n - 1), least = natural;
    for (int c = 0; c < n; c++) natural += g->columns[c].natural, least += g->columns[c].least;
    if (least > g->width + 0.5) return false;
    double extra = natural <= g->width ? (g->width - natural) / n : 0;
    double give = natural > least ? (natural - g->width) / (natural - least) : 0;
    double x = 0;
    for (int c = 0; c < n; c++) {
        Column *column = &g->columns[c];
        column->width = natural <= g->width ? column->natural + extra
                                            : column->natural - give * (column->natural - column->least);
        column->x = x;
        x += column->width + gutter;
    }
    return true;
}

/* ---- rows ---- */

double grid_line_height(const Grid *g) { return g->s->style->table.size * line_factor; }

double grid_row_height(const Grid *g, int lines)
{
    return g->s->style->table_pitch + (lines - 1) * grid_line_height(g);
}

Alignment grid_alignment(const Grid *g, int c, bool header)
{
    if (c == 0 && g->table->alignment[0] == CELL_LEFT) return ALIGN_LEFT;
    if (header) return ALIGN_CENTRE;
    switch (g->table->alignment[c]) {
    case CELL_LEFT: return ALIGN_LEFT;
    case CELL_RIGHT: return ALIGN_RIGHT;
    default: return ALIGN_CENTRE;
    }
}

static int cell_rows(Grid *g, const TableRow *row, int c)
{
    const TableRow *end = g->table->rows + g->table->row_count;
    int n = 1;
    while (row + n < end && !row[n].group && joins_above(g, &row[n].cells[c])) n++;
    return n;
}

static double cell_width(const Grid *g, int c, int columns)
{
    const Column *last = &g->columns[c + columns - 1];
    return last->x + last->width - g->columns[c].x;
}

/* The element of cell c: those of the stub head others. */
static int cell_element(Grid *g, const TableRow *row, int c, int columns, int parent)
{
    bool stub = c == 0 && g->table->alignment[0] == CELL_LEFT;
    int element = add_element(g->s, stub ? "TH" : "TD", parent);
    StructElement *e = &g->s->structure->elements[element];
    if (stub) e->scope = "Row";
    e->columns = columns;
    e->rows = cell_rows(g, row, c);
    return element;
}

/* A figure stands by its decimal point: the block of figures in the middle of the column. Returns its x, with
 * the text composed anew on one line; the column's left edge for all other texts. */
static double place_figure(Grid *g, const Inlines *cell, int c, TextStyle style, ComposedText **text)
{
    const Column *column = &g->columns[c];
    const char *words = cell_text(g, cell);
    int point = g->table->alignment[c] == CELL_DECIMAL ? figure_point(words) : -1;
    if (point < 0) return column->x;
    *text = set_inlines(g->s, cell, style, NULL, (LineSpec){.measure = 1e6, .alignment = ALIGN_LEFT});
    return column->x + (column->width - column->left - column->right) / 2 + column->left -
           point_width(g, words, point, style);
}

/* Draws the cells of a row; returns the row's height. */
static double draw_row(Grid *g, const TableRow *row, DisplayList *list, const FlowNote **notes)
{
    TextStyle style = row_style(g, row);
    ComposedText *texts[MOST_COLUMNS] = {NULL};
    int most = 1, columns = g->table->columns;
    for (int c = 0; c < columns; c += cell_columns(g, row, c)) {
        int span = cell_columns(g, row, c);
        if (joins_above(g, &row->cells[c])) continue;
        Alignment alignment = span > 1 && !row->group ? ALIGN_CENTRE : grid_alignment(g, c, false);
        texts[c] = compose_cell(g, &row->cells[c], style, cell_width(g, c, span), alignment);
        most = MAX(most, composed_line_count(texts[c]));
    }
    double height = grid_row_height(g, most);
    int element = add_element(g->s, "TR", g->element);
    for (int c = 0; c < columns; c++) {
        if (!texts[c]) continue;
        int span = cell_columns(g, row, c), lines = composed_line_count(texts[c]);
        double middle = height / 2 - (lines - 1) * grid_line_height(g) / 2;
        double x = span > 1 ? g->columns[c].x : place_figure(g, &row->cells[c], c, style, &texts[c]);
        int cell = cell_element(g, row, c, row->group ? columns : span, element);
        const CellGraphic *graphic = row->cells[c].graphic;
        if (graphic) alternative_of_text(g->s, cell, &row->cells[c], "");
        display_begin_element(list, cell);
        if (graphic && graphic->count)
            grid_draw_graphic(g, graphic, list, g->columns[c].x, height / 2, g->columns[c].width);
        for (int i = 0; i < lines && (!graphic || !graphic->count); i++)
            composed_draw_line(texts[c], i, list, x, middle + i * grid_line_height(g) + style.size * 0.37,
                               DRAWN_CELL);
        display_end_element(list);
        for (int i = 0; i < lines; i++) *notes = footnotes_of_line(g->s, texts[c], i, &row->cells[c], *notes);
    }
    return height;
}

void grid_rule(Grid *g, DisplayList *list, double y, double width)
{
    display_line(list, 0, y, g->width, y, width, g->s->style->ink, DRAWN_RULE);
}

/* ---- the parts of a table ---- */

static const TableRun *make_run(Grid *g, const char *number)
{
    TableRun *run = ARENA_NEW(g->s->arena, TableRun);
    run->head = display_new(g->s->arena);
    run->foot = display_new(g->s->arena);
    double y = grid_draw_caption(g, run->head, arena_printf(g->s->arena, "续表%s", number), true, NULL);
    run->height = grid_draw_head(g, run->head, y, true, NULL);
    grid_rule(g, run->foot, 0, rule_thick);
    run->foot_height = 1;
    return run;
}

/* A short table is not parted, a long one never leaves fewer than three rows at a page's foot or head. */
enum { WHOLE_ROWS = 15, SHORT_ROWS = 7, EDGE_ROWS = 3 };
static const double most_whole = 0.75; /* of a page */

static bool keeps_next(const Table *t, int r, bool notes)
{
    int last = t->row_count - 1;
    if (r == last) return notes;
    return t->row_count <= SHORT_ROWS || r < EDGE_ROWS - 1 || r > last - EDGE_ROWS || t->rows[r].group;
}

static void add_rows(Grid *g, const TableRun *run, bool notes)
{
    const Table *t = g->table;
    bool zebra = t->row_count > 12;
    int striped = 0;
    for (int r = 0; r < t->row_count; r++) {
        const TableRow *row = &t->rows[r];
        DisplayList *cells = display_new(g->s->arena);
        const FlowNote *footnotes = NULL;
        double height = draw_row(g, row, cells, &footnotes);
        FlowItem *item = flow_add(&g->s->flow, height);
        item->notes = footnotes;
        item->run = run;
        item->line = g->line;
        item->keep = keeps_next(t, r, notes);
        if (row->group) striped = 0;
        if (zebra && striped++ % 2 == 1)
            display_rect(item->list, 0, 0, g->width, height, g->s->style->fill, DRAWN_FILL);
        if (row->total && r) grid_rule(g, item->list, 0, rule_thin);
        display_append(item->list, cells, 0, 0);
        if (r == t->row_count - 1) grid_rule(g, item->list, height, rule_thick);
    }
}

/* Caption, head, rows and notes, as items of the grid's setting. */
static void flow_table(Grid *g)
{
    Setting *s = g->s;
    bool titled = g->table->title.count > 0;
    const char *number = titled ? arena_printf(s->arena, "%d　", ++s->tables) : "";
    bool notes = (g->table->note && *g->table->note) || (g->table->source && *g->table->source);
    const TableRun *run = make_run(g, number);
    const FlowNote *footnotes = NULL;
    FlowItem *head = flow_add(&s->flow, 0);
    head->before = s->style->pitch / 2;
    head->keep = true;
    head->line = g->line;
    double y = grid_draw_caption(g, head->list, titled ? arena_printf(s->arena, "表%s", number) : "", false,
                                 &footnotes);
    head->height = grid_draw_head(g, head->list, y, false, &footnotes);
    head->notes = footnotes;
    add_rows(g, run, notes);
    if (notes) flow_add(&s->flow, 3)->keep = true;
    set_notes(s, g->table->note, g->table->source, g->width, s->body);
}

/* A heading cannot stand on the page that a turned table fills: it stays with the text before it, rather than
 * on a page of its own. */
static void part_from_next(Setting *s)
{
    GArray *items = s->flow.items;
    if (items->len) g_array_index(items, FlowItem, items->len - 1).keep = false;
}

/* GB/T 9704—2012 8, A4 横排表格: a table wider than the page lies on pages of its own, its head at the left.
 */
static bool turn_table(const Grid *g)
{
    Setting *s = g->s, turned = *s;
    turned.width = s->height;
    turned.height = s->width;
    turned.flow.items = g_array_new(FALSE, TRUE, sizeof(FlowItem));
    Grid lying = *g;
    lying.s = &turned;
    lying.width = turned.width;
    bool fits = settle_widths(&lying);
    if (fits) {
        flow_table(&lying);
        GPtrArray *pages = g_ptr_array_new();
        flow_fill(&turned.flow, turned.height, pages, NULL, s->document->file, s->diags);
        part_from_next(s);
        for (guint i = 0; i < pages->len; i++) {
            FlowItem *item = flow_add(&s->flow, s->height);
            item->line = g->line;
            item->floats = pages->len == 1;
            display_append_turned(item->list, pages->pdata[i], 0, s->height);
        }
        g_ptr_array_free(pages, TRUE);
        s->tables = turned.tables;
    }
    flow_clear(&turned.flow);
    return fits;
}

static void report_fit(const Grid *g, const char *why)
{
    diag_report(g->s->diags, E_PAGE_FIT, (Place){.file = g->s->document->file, .line = g->line, .column = 1},
                "%s", why);
}

/* A table of few rows stays whole where that does not ask for most of a page, and may stand behind the text
 * that follows it. */
static void keep_whole(Setting *s, const Table *table, int first)
{
    double height = 0;
    int end = (int)s->flow.items->len;
    for (int i = first; i < end; i++) height += g_array_index(s->flow.items, FlowItem, i).height;
    if (table->row_count > WHOLE_ROWS || height > most_whole * s->height) return;
    for (int i = first; i < end - 1; i++) g_array_index(s->flow.items, FlowItem, i).keep = true;
    g_array_index(s->flow.items, FlowItem, first).moves = true;
}

void set_table(Setting *s, const Block *block)
{
    Grid g = {.s = s, .table = table_adapt(s, block->table), .line = block->line, .width = s->width};
    s->text.line = block->line;
    if (g.table->columns > MOST_COLUMNS) {
        report_fit(&g, arena_printf(s->arena, "表格有%d列，最多%d列；请减少列，或拆成几张表",
                                    g.table->columns, MOST_COLUMNS));
        return;
    }
    g.element = add_element(s, "Table", s->body);
    measure_columns(&g);
    if (!settle_widths(&g)) {
        if (!turn_table(&g)) report_fit(&g, "表格太宽，横排也放不下；请减少列数或缩短表头");
        return;
    }
    int first = (int)s->flow.items->len;
    flow_table(&g);
    flow_add(&s->flow, s->style->pitch / 2);
    /* The space under the table belongs to what is above it. */
    set_on_grid(s, first);
    g_array_index(s->flow.items, FlowItem, s->flow.items->len - 2).keep = true;
    keep_whole(s, g.table, first);
}
