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
        int end = find_break(&f, first);
        const FlowItem *only = item_at(&f, first);
        if (end == first + 1 && only->height > height + 0.01)
            diag_report(diags, E_PAGE_FIT, (Place){.file = file, .line = only->line, .column = 1},
                        "内容高%.0f毫米，一页只有%.0f毫米，放不下", only->height * 25.4 / 72,
                        height * 25.4 / 72);
        draw_page(&f, first, end);
        first = end;
    }
}
