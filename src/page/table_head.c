/* The head of a table: headers of one level, or of two where groups stand over neighbouring columns, with a
 * thin rule under each group (CY/T 170). */
#include <math.h>
#include <string.h>

#include "page/table_grid.h"

/* The end of the group that begins with column c: the first column that is not of it. */
static int group_end(const Table *t, int c)
{
    int end = c + 1;
    while (end < t->columns && t->groups[end] && !strcmp(t->groups[end], t->groups[c])) end++;
    return end;
}

static double columns_width(const Grid *g, int from, int end)
{
    return g->columns[end - 1].x + g->columns[end - 1].width - g->columns[from].x;
}

/* Text in the middle of the height from y on. */
static void draw_text(Grid *g, const ComposedText *text, DisplayList *list, double x, double y, double height,
                      int element)
{
    int lines = composed_line_count(text);
    double pitch = grid_line_height(g), middle = y + height / 2 - (lines - 1) * pitch / 2;
    if (element >= 0) display_begin_element(list, element);
    for (int i = 0; i < lines; i++)
        composed_draw_line(text, i, list, x, middle + i * pitch + g->s->style->table_head.size * 0.37, "cell");
    if (element >= 0) display_end_element(list);
}

static int head_element(Grid *g, int row, int columns, int rows)
{
    if (row < 0) return -1;
    int element = add_element(g->s, "TH", row);
    StructElement *e = &g->s->structure->elements[element];
    e->scope = "Column";
    e->columns = columns;
    e->rows = rows;
    return element;
}

/* The groups above their columns; returns their height. */
static double draw_groups(Grid *g, DisplayList *list, double y, int row)
{
    const Table *t = g->table;
    TextStyle style = g->s->style->table_head;
    double height = grid_row_height(g, 1);
    for (int c = 0; c < t->columns;) {
        if (!t->groups[c]) {
            c++;
            continue;
        }
        int end = group_end(t, c);
        double x = g->columns[c].x, width = columns_width(g, c, end);
        TextSpan span = {.text = t->groups[c], .style = style};
        ComposedText *text = compose_text(
            &g->s->text, shape_text(&g->s->text, &span, 1, g->s->arena),
            (LineSpec){.measure = width, .alignment = ALIGN_CENTRE, .balanced = true}, g->s->arena);
        draw_text(g, text, list, x, y, height, head_element(g, row, end - c, 1));
        display_line(list, x, y + height, x + width, y + height, rule_thin, g->s->style->ink, "rule");
        c = end;
    }
    return height;
}

/* The headers of the columns in their order; those without a group stand in the middle of both levels. */
static double draw_headers(Grid *g, DisplayList *list, double y, double above, int first, int second,
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
        bool grouped = t->groups && t->groups[c];
        int element = head_element(g, grouped ? second : first, 1, t->groups && !grouped ? 2 : 1);
        draw_text(g, texts[c], list, g->columns[c].x, grouped ? y + above : y, grouped ? height : above + height,
                  element);
        for (int i = 0; i < composed_line_count(texts[c]) && notes; i++)
            *notes = footnotes_of_line(g->s, texts[c], i, &t->header[c], *notes);
    }
    return height;
}

double grid_draw_head(Grid *g, DisplayList *list, double y, bool repeated, const FlowNote **notes)
{
    grid_rule(g, list, y, rule_thick);
    if (!g->table->header) return y;
    int first = repeated ? -1 : add_element(g->s, "TR", g->element), second = first;
    double top = y + 1, above = 0;
    if (g->table->groups) {
        above = draw_groups(g, list, top, first);
        if (!repeated) second = add_element(g->s, "TR", g->element);
    }
    double end = top + above + draw_headers(g, list, top, above, first, second, notes) + 1;
    grid_rule(g, list, end, rule_thin);
    return end;
}
