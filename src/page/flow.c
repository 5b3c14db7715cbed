/* Pages are filled greedily: items are taken while they fit, then the break moves back to the last place
 * where one is allowed (headings stay with their text, no single line of a paragraph is left, a table keeps
 * its header and notes). Where nothing is allowed the page ends at the item that did not fit. */
#include "page/flow.h"

FlowItem *flow_add(Flow *flow, double height)
{
    FlowItem item = {.height = height, .list = display_new(flow->arena), .entry = -1};
    g_array_append_val(flow->items, item);
    return &g_array_index(flow->items, FlowItem, flow->items->len - 1);
}

typedef struct {
    Flow *flow;
    double height;
    GPtrArray *pages;
    int *entry_pages;
} Filling;

static const FlowItem *item_at(const Filling *f, int i)
{
    return &g_array_index(f->flow->items, FlowItem, i);
}

/* The continued table at the top of the page that begins with item i, or NULL. */
static const TableRun *continued(const Filling *f, int i)
{
    if (i == 0 || !item_at(f, i)->run) return NULL;
    return item_at(f, i - 1)->run == item_at(f, i)->run ? item_at(f, i)->run : NULL;
}

/* Room that must stay free below item i: the closing rule of a table that would be cut there. */
static double foot_room(const Filling *f, int i)
{
    int n = (int)f->flow->items->len;
    const TableRun *run = item_at(f, i)->run;
    return run && i + 1 < n && item_at(f, i + 1)->run == run ? run->foot_height : 0;
}

/* The first item of the next page for a page that begins with `first`. */
static int find_break(const Filling *f, int first)
{
    int n = (int)f->flow->items->len, best = -1, i = first;
    const TableRun *run = continued(f, first);
    double y = run ? run->height : 0;
    for (; i < n; i++) {
        const FlowItem *item = item_at(f, i);
        if (item->page_break && i > first) return i;
        y += (i > first ? item->before : 0) + item->height;
        if (y + foot_room(f, i) > f->height + 0.01 && i > first) break;
        if (!item->keep) best = i + 1;
    }
    if (i == n) return n;
    return best > first ? best : i;
}

/* The height that items [first, end) take on a page that begins with `first`. */
static double used_height(const Filling *f, int first, int end)
{
    const TableRun *run = continued(f, first);
    double y = run ? run->height : 0;
    for (int i = first; i < end; i++) y += (i > first ? item_at(f, i)->before : 0) + item_at(f, i)->height;
    return y;
}

/* The last item of what may go before the chart at `chart`: whole blocks of its section that fit into `room`;
 * `chart` itself when nothing does. */
static int movable_end(const Filling *f, int chart, double room)
{
    int n = (int)f->flow->items->len, best = chart;
    double height = 0;
    for (int i = chart + 1; i < n; i++) {
        const FlowItem *item = item_at(f, i);
        if (item->entry >= 0 || item->page_break || item->floats) break;
        height += item->before + item->height;
        if (height > room) break;
        bool whole = !item->keep && (!item->run || i + 1 == n || item_at(f, i + 1)->run != item->run);
        if (whole) best = i;
    }
    return best;
}

/* A chart that does not fit changes places with the text and tables behind it that do: no white is left, and
 * it stands at the head of the next page. */
static int float_chart(const Filling *f, int first, int end)
{
    int n = (int)f->flow->items->len;
    if (end >= n || !item_at(f, end)->floats || end == first) return end;
    int last = movable_end(f, end, f->height - used_height(f, first, end));
    if (last == end) return end;
    FlowItem chart = *item_at(f, end);
    for (int i = end; i < last; i++) g_array_index(f->flow->items, FlowItem, i) = *item_at(f, i + 1);
    g_array_index(f->flow->items, FlowItem, last) = chart;
    return last;
}

static void draw_page(const Filling *f, int first, int end)
{
    DisplayList *page = display_new(f->flow->arena);
    const TableRun *run = continued(f, first);
    double y = 0;
    if (run) {
        display_append(page, run->head, 0, 0);
        y = run->height;
    }
    for (int i = first; i < end; i++) {
        const FlowItem *item = item_at(f, i);
        if (i > first) y += item->before;
        display_append(page, item->list, 0, y);
        y += item->height;
        if (item->entry >= 0 && f->entry_pages) f->entry_pages[item->entry] = (int)f->pages->len;
        bool cut = i + 1 == end && i + 1 < (int)f->flow->items->len && continued(f, i + 1);
        if (cut) display_append(page, item->run->foot, 0, y);
    }
    g_ptr_array_add(f->pages, page);
}

void flow_fill(Flow *flow, double height, GPtrArray *pages, int *entry_pages, const char *file,
               Diagnostics *diags)
{
    Filling f = {flow, height, pages, entry_pages};
    int n = (int)flow->items->len;
    for (int first = 0; first < n;) {
        if (item_at(&f, first)->page_break) {
            first++;
            continue;
        }
        int end = float_chart(&f, first, find_break(&f, first));
        const FlowItem *only = item_at(&f, first);
        if (end == first + 1 && only->height > height + 0.01)
            diag_report(diags, E_PAGE_FIT, (Place){.file = file, .line = only->line, .column = 1},
                        "内容高%.0f毫米，一页只有%.0f毫米，放不下", only->height * 25.4 / 72,
                        height * 25.4 / 72);
        draw_page(&f, first, end);
        first = end;
    }
}
