/* Columns: a flow of its own, laid out side by side. The last columns of a text are balanced: the least
 * height at which all of it fits. */
#include <math.h>

#include "page/flow_columns.h"

static const double least_lines = 4; /* that columns begin with at the foot of a page */

static int columns_needed(const Filling *f, int most)
{
    int count = 0, n = (int)f->flow->items->len;
    for (int first = 0; first < n && count <= most; count++) first = find_break(f, first);
    return count;
}

/* The least height, in whole lines, at which everything fits; more than `room` when nothing does. */
static double balanced_height(const FlowColumns *c, double room)
{
    Filling f = {.flow = (Flow *)&c->flow, .height = 1e9, .settle = settle_columns};
    double whole = used_height(&f, 0, (int)c->flow.items->len);
    double height = fmax(ceil(whole / c->count / c->line - 0.01), 1) * c->line;
    for (; height <= room + 0.01; height += c->line) {
        f.height = height;
        bool high = false; /* an item higher than the column would be cut */
        for (guint i = 0; i < c->flow.items->len; i++) high |= item_at(&f, (int)i)->height > height + 0.01;
        if (!high && columns_needed(&f, c->count) <= c->count) break;
    }
    return height;
}

/* Draws columns of `height` from the first item on; returns the first item that is left. */
static int draw_columns(FlowColumns *c, double height, DisplayList *list, GArray *entries)
{
    Filling f = {.flow = &c->flow, .height = height, .settle = settle_columns};
    int first = 0;
    for (int k = 0; k < c->count && first < (int)c->flow.items->len; k++) {
        int end = find_break(&f, first);
        double x = k * (c->width + c->gap);
        display_append(list, draw_items(&f, first, end), x, 0);
        if (k && c->rule > 0)
            display_line(list, x - c->gap / 2, 0, x - c->gap / 2, height, c->rule, c->colour, DRAWN_RULE);
        for (int i = first; i < end; i++)
            if (item_at(&f, i)->entry >= 0) g_array_append_val(entries, item_at(&f, i)->entry);
        first = end;
    }
    return first;
}

/* What is left behind the columns of item i, as an item of its own. */
static void insert_rest(const Filling *f, int i, FlowColumns *c, int from)
{
    FlowColumns *rest = arena_memdup(f->flow->arena, c, sizeof *c);
    rest->flow.items = g_array_new(FALSE, TRUE, sizeof(FlowItem));
    g_array_append_vals(rest->flow.items, &g_array_index(c->flow.items, FlowItem, from),
                        c->flow.items->len - (guint)from);
    FlowItem item = *item_at(f, i);
    item.columns = rest;
    item.list = display_new(f->flow->arena);
    item.entries = NULL;
    item.height = item.before = 0;
    g_array_insert_val(f->flow->items, (guint)i + 1, item);
}

bool settle_columns(const Filling *f, int i, double room, bool must)
{
    FlowItem *item = &g_array_index(f->flow->items, FlowItem, i);
    FlowColumns *c = item->columns;
    double height = balanced_height(c, room);
    if (height > room + 0.01) {
        height = floor(room / c->line + 0.01) * c->line;
        if (height < least_lines * c->line && !must) return false;
        height = fmax(height, c->line);
    }
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(int));
    int left = draw_columns(c, height, item->list, entries);
    item->columns = NULL;
    item->height = height;
    item->entries = entries;
    if (left < (int)c->flow.items->len) insert_rest(f, i, c, left);
    flow_clear(&c->flow);
    return true;
}
