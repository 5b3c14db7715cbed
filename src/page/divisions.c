/* Divisions: columns, rows of cells, boxes, pull quotes. Each is set in a setting of its own, as wide as it
 * is. */
#include <math.h>
#include <string.h>

#include "page/masthead.h"
#include "page/flow_pages.h"
#include "page/divisions.h"
#include "page/picture.h"
#include "page/table.h"
#include "page/figure.h"

/* A setting for a part of the page, `width` wide, with a flow of its own. */
static Setting *part_of(const Setting *s, double width)
{
    Setting *part = arena_memdup(s->arena, s, sizeof *s); /* its paragraphs keep it */
    part->width = width;
    part->flow.items = g_array_new(FALSE, TRUE, sizeof(FlowItem));
    return part;
}

/* What was counted in the part goes on behind it. */
static void take_counts(Setting *s, const Setting *part)
{
    s->tables = part->tables;
    s->figures = part->figures;
    s->deepest = part->deepest;
    memcpy(s->section, part->section, sizeof s->section);
}

static void set_blocks(Setting *s, const BlockList *blocks);

/* Sets the inside of a division on one list. */
static DisplayList *stack(Setting *s, const Block *division, double width, GArray *entries, double *height)
{
    Setting *part = part_of(s, width);
    set_blocks(part, &division->division.blocks);
    DisplayList *list = flow_stack(&part->flow, height, entries);
    flow_clear(&part->flow);
    take_counts(s, part);
    return list;
}

static void set_columns(Setting *s, const Block *division)
{
    int n = division->division.span;
    double gap = s->style->column_gap;
    Setting *part = part_of(s, (s->width - (n - 1) * gap) / n);
    part->whole_lines = true;
    set_blocks(part, &division->division.blocks);
    take_counts(s, part);
    if (!part->flow.items->len) {
        flow_clear(&part->flow);
        return;
    }
    FlowColumns *columns = ARENA_NEW(s->arena, FlowColumns);
    *columns = (FlowColumns){.flow = part->flow,
                             .count = n,
                             .width = part->width,
                             .gap = gap,
                             .line = s->style->pitch,
                             .rule = s->style->column_rule,
                             .colour = s->style->rule};
    FlowItem *item = flow_add(&s->flow, 0);
    item->columns = columns;
    item->before = s->style->pitch / 2;
    item->line = division->line;
    flow_add(&s->flow, s->style->pitch / 2);
}

/* An item as high as a whole number of lines, with its headings. */
static FlowItem *add_block_item(Setting *s, const Block *block, double height, GArray *entries)
{
    FlowItem *item = flow_add(&s->flow, ceil(height / s->style->pitch - 0.01) * s->style->pitch);
    item->before = s->style->pitch / 2;
    item->line = block->line;
    item->entries = entries;
    return item;
}

static void set_row(Setting *s, const Block *division)
{
    double parts = 0, gap = s->style->column_gap, x = 0, most = 0;
    const BlockList *cells = &division->division.blocks;
    for (int i = 0; i < cells->count; i++) parts += cells->items[i].division.span;
    double one = (s->width - (parts - 1) * gap) / parts;
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(int));
    DisplayList *row = display_new(s->arena);
    for (int i = 0; i < cells->count; i++) {
        int span = cells->items[i].division.span;
        double width = span * one + (span - 1) * gap, height;
        display_append(row, stack(s, &cells->items[i], width, entries, &height), x, 0);
        most = fmax(most, height);
        x += width + gap;
    }
    display_append(add_block_item(s, division, most, entries)->list, row, 0, 0);
}

static void set_box(Setting *s, const Block *division)
{
    double pad = s->style->body.size, height;
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(int));
    DisplayList *inside = stack(s, division, s->width - 2 * pad, entries, &height);
    FlowItem *item = add_block_item(s, division, height + 2 * pad, entries);
    display_rect(item->list, 0, pad / 4, s->width, item->height - pad / 2, s->style->fill, DRAWN_FILL);
    display_append(item->list, inside, pad, (item->height - height) / 2);
}

/* Larger, in 楷体, between two rules. */
static void set_quote(Setting *s, const Block *division)
{
    static const double larger = 1.35;
    const Style *outer = s->style;
    Style *style = arena_memdup(s->arena, outer, sizeof *outer);
    style->body = style->emphasis;
    style->body.size = style->strong.size = style->emphasis.size = outer->body.size * larger;
    style->body.colour = style->strong.colour = outer->accent;
    style->pitch = outer->pitch * larger;
    style->indent = 0;
    double height;
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(int));
    s->style = style;
    DisplayList *inside = stack(s, division, s->width, entries, &height);
    s->style = outer;
    FlowItem *item = add_block_item(s, division, height + outer->pitch, entries);
    display_line(item->list, 0, 4, s->width, 4, 1, outer->accent, DRAWN_RULE);
    display_append(item->list, inside, 0, (item->height - height) / 2);
    display_line(item->list, 0, item->height - 4, s->width, item->height - 4, 1, outer->accent, DRAWN_RULE);
}

static void set_division(Setting *s, const Block *division)
{
    switch (division->division.division) {
    case DIV_COLUMNS: set_columns(s, division); break;
    case DIV_ROW: set_row(s, division); break;
    case DIV_BOX: set_box(s, division); break;
    case DIV_QUOTE: set_quote(s, division); break;
    case DIV_HEADLINE: set_headline(s, division); break;
    case DIV_CELL: break; /* set with its row */
    }
}

/* ---- blocks ---- */

static void set_rule(Setting *s)
{
    double middle = s->style->pitch / 2;
    display_line(flow_add(&s->flow, s->style->pitch)->list, 0, middle, s->width, middle, 0.4, s->style->rule,
                 DRAWN_RULE);
}

static void set_page_break(Setting *s, bool odd)
{
    FlowItem *item = flow_add(&s->flow, 0);
    item->page_break = true;
    item->odd_page = odd;
}

int set_block(Setting *s, const Block *blocks, int count)
{
    if (blocks->kind != BLOCK_ITEM) memset(s->list, 0, sizeof s->list);
    s->structure->line = blocks->line;
    switch (blocks->kind) {
    case BLOCK_HEADING: set_heading(s, blocks); break;
    case BLOCK_TABLE: set_table(s, blocks); break;
    case BLOCK_PICTURE: set_picture(s, blocks); break;
    case BLOCK_PAGE_BREAK: set_page_break(s, blocks->page_break.odd); break;
    case BLOCK_RULE: set_rule(s); break;
    case BLOCK_CHART: return set_charts(s, blocks, count);
    case BLOCK_DIVISION: set_division(s, blocks); break;
    case BLOCK_PARAGRAPH:
    case BLOCK_MESSAGE:
    case BLOCK_ITEM:
    case BLOCK_QUOTE: set_paragraph(s, blocks); break;
    }
    return 1;
}

static void set_blocks(Setting *s, const BlockList *blocks)
{
    for (int i = 0; i < blocks->count;) i += set_block(s, &blocks->items[i], blocks->count - i);
}
