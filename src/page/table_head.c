/* The head of a table: headers of one level, or of two where groups stand over neighbouring columns, with a
 * thin rule under each group (CY/T 170). */
#include <math.h>
#include <string.h>

#include "page/table_grid.h"
#include "page/footnotes.h"

/* ---- caption ---- */

static void begin(DisplayList *list, int element)
{
    if (element >= 0) display_begin_element(list, element);
}

static void end(DisplayList *list, int element)
{
    if (element >= 0) display_end_element(list);
}

double grid_draw_caption(Grid *g, DisplayList *list, const char *label, bool continued,
                         const FlowNote **notes)
{
    Setting *s = g->s;
    const Style *style = s->style;
    const Table *t = g->table;
    bool united = t->unit && *t->unit;
    if (!t->title.count && !united && !continued) return 0;
    LineSpec measure = {.measure = g->width, .alignment = ALIGN_CENTRE, .balanced = true};
    ComposedText *title = set_inlines(s, &t->title, style->caption, label, measure);
    const char *words = united ? arena_printf(s->arena, "单位：%s", t->unit) : "";
    ComposedText *unit = compose_label(&s->text, words, style->note, s->arena);
    int element = continued ? -1 : add_element(s, "Caption", g->element), n = composed_line_count(title);
    double line = style->table_pitch + 3, height = n > 1 ? n * line : line;
    begin(list, element);
    for (int i = 0; i < n; i++) {
        composed_draw_line(title, i, list, 0, (i + 1) * line - 6, DRAWN_CAPTION);
        if (notes) *notes = footnotes_of_line(s, title, i, t, *notes);
    }
    end(list, element);
    /* The unit stands on the title's line where it finds room beside it. */
    double room = (g->width - (n ? composed_max_width(title) : 0)) / 2 - 12;
    if (united && n && composed_max_width(unit) > room) height += style->note.size * 1.4;
    begin(list, element); /* apart from the title */
    if (united) label_draw(unit, list, g->width, height - 6, 1, DRAWN_CAPTION);
    end(list, element);
    return height;
}

/* ---- head ---- */

/* The end of the group that begins with column c: the first column that is not of it. */
static int group_end(const Table *t, int c)
{
    int last = c + 1;
    while (last < t->columns && t->groups[last] && !strcmp(t->groups[last], t->groups[c])) last++;
    return last;
}

static double columns_width(const Grid *g, int from, int to)
{
    return g->columns[to - 1].x + g->columns[to - 1].width - g->columns[from].x;
}

/* Text in the middle of the height from y on. */
static void draw_text(Grid *g, const ComposedText *text, DisplayList *list, double x, double y, double height,
                      int element)
{
    int lines = composed_line_count(text);
    double pitch = grid_line_height(g), middle = y + height / 2 - (lines - 1) * pitch / 2;
    begin(list, element);
    for (int i = 0; i < lines; i++)
        composed_draw_line(text, i, list, x, middle + i * pitch + g->s->style->table_head.size * 0.37,
                           DRAWN_CELL);
    if (element >= 0) display_end_element(list);
}

static int head_element(Grid *g, int row, int columns, int rows)
{
    int element = add_element(g->s, "TH", row);
    StructElement *e = &g->s->structure->elements[element];
    e->scope = "Column";
    e->columns = columns;
    e->rows = rows;
    return element;
}

/* The elements of a head: of each column's header, and of the group that begins with a column; -1 for none.
 */
typedef struct {
    int column[MOST_COLUMNS], group[MOST_COLUMNS];
} HeadElements;

static bool is_grouped(const Table *t, int c) { return t->groups && t->groups[c]; }

/* In the order of the columns, row by row, as they are read. */
static HeadElements add_head_elements(Grid *g, bool repeated)
{
    const Table *t = g->table;
    HeadElements e;
    for (int c = 0; c < MOST_COLUMNS; c++) e.column[c] = e.group[c] = -1;
    if (repeated) return e;
    int row = add_element(g->s, "TR", g->element);
    for (int c = 0; c < t->columns; c = is_grouped(t, c) ? group_end(t, c) : c + 1) {
        if (is_grouped(t, c))
            e.group[c] = head_element(g, row, group_end(t, c) - c, 1);
        else
            e.column[c] = head_element(g, row, 1, t->groups ? 2 : 1);
    }
    if (t->groups) row = add_element(g->s, "TR", g->element);
    for (int c = 0; c < t->columns; c++)
        if (is_grouped(t, c)) e.column[c] = head_element(g, row, 1, 1);
    return e;
}

/* The groups above their columns; returns their height. */
static double draw_groups(Grid *g, DisplayList *list, double y, const HeadElements *elements)
{
    const Table *t = g->table;
    TextStyle style = g->s->style->table_head;
    double height = grid_row_height(g, 1);
    for (int c = 0; c < t->columns;) {
        if (!is_grouped(t, c)) {
            c++;
            continue;
        }
        int next = group_end(t, c);
        double x = g->columns[c].x, width = columns_width(g, c, next);
        TextSpan span = {.text = t->groups[c], .style = style};
        ComposedText *text = compose_text(
            &g->s->text, shape_text(&g->s->text, &span, 1, g->s->arena),
            (LineSpec){.measure = width, .alignment = ALIGN_CENTRE, .balanced = true}, g->s->arena);
        draw_text(g, text, list, x, y, height, elements->group[c]);
        display_line(list, x, y + height, x + width, y + height, rule_thin, g->s->style->ink, DRAWN_RULE);
        c = next;
    }
    return height;
}

/* The headers of the columns in their order; those without a group stand in the middle of both levels. */
static double draw_headers(Grid *g, DisplayList *list, double y, double above, const HeadElements *elements,
                           const FlowNote **notes)
{
    const Table *t = g->table;
    TextStyle style = g->s->style->table_head;
    ComposedText *texts[MOST_COLUMNS];
    int most = 1;
    for (int c = 0; c < t->columns; c++) {
        texts[c] = set_inlines(g->s, &t->header[c], style, NULL,
                               (LineSpec){.measure = g->columns[c].width,
                                          .alignment = grid_alignment(g, c, true),
                                          .balanced = true});
        most = MAX(most, composed_line_count(texts[c]));
    }
    double height = grid_row_height(g, most);
    for (int c = 0; c < t->columns; c++) {
        bool grouped = is_grouped(t, c);
        draw_text(g, texts[c], list, g->columns[c].x, grouped ? y + above : y,
                  grouped ? height : above + height, elements->column[c]);
        for (int i = 0; i < composed_line_count(texts[c]) && notes; i++)
            *notes = footnotes_of_line(g->s, texts[c], i, &t->header[c], *notes);
    }
    return height;
}

double grid_draw_head(Grid *g, DisplayList *list, double y, bool repeated, const FlowNote **notes)
{
    grid_rule(g, list, y, rule_thick);
    if (!g->table->header) return y;
    HeadElements elements = add_head_elements(g, repeated);
    double top = y + 1, above = g->table->groups ? draw_groups(g, list, top, &elements) : 0;
    double foot = top + above + draw_headers(g, list, top, above, &elements, notes) + 1;
    grid_rule(g, list, foot, rule_thin);
    return foot;
}
