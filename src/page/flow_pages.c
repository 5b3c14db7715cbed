/* Pages of which the heights are known are planned (flow_plan.h). Others are filled greedily: items are taken
 * while they fit, then the break moves back to the last place where one is allowed (headings stay with their
 * text, no single line of a paragraph is left, a table keeps its header and notes). Where nothing is allowed
 * the page ends at the item that did not fit. */
#include "page/flow_pages.h"

#include "page/flow_columns.h"
#include "page/flow_plan.h"
#include "page/flow_full.h"

/* The last item of what may go before the chart at `chart`: whole blocks of its section that fit into `room`;
 * `chart` itself when nothing does. */
static int movable_end(const Filling *f, int chart, double room)
{
    int n = (int)f->flow->items->len, best = chart;
    double height = 0;
    for (int i = chart + 1; i < n; i++) {
        const FlowItem *item = item_at(f, i);
        /* Columns have no height before they are laid out where they stand. */
        if (item->entry >= 0 || item->page_break || item->floats || item->columns) break;
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

static void report_too_high(const Filling *f, const FlowItem *item, guint page, const char *file,
                            Diagnostics *diags)
{
    diag_report(diags, E_PAGE_FIT, (Place){.file = file, .line = item->line, .column = 1},
                "第%u页放不下：内容高%.0f毫米，一页只有%.0f毫米", page, item->height * 25.4 / 72,
                f->height * 25.4 / 72);
}

/* One page after another, from item `first` up to the next forced break; returns where that is. */
static int fill_pages(const Filling *f, int first, GArray *extents, const char *file, Diagnostics *diags)
{
    const Flow *flow = f->flow;
    while (first < (int)flow->items->len && !item_at(f, first)->page_break) {
        int end = float_chart(f, first, find_break(f, first));
        if (flow->full_pages && is_text_alone(f, first, end) && f->height - used_height(f, first, end) > 0.1)
            end = fill_up(f, first, end);
        /* 版记 goes to an even page, with a blank page before it when need be. */
        bool odd = extents->len % 2 == 0, last = item_at(f, end - 1)->foot;
        if (last && odd && end - 1 > first)
            end--;
        else if (last && odd)
            end = first;
        const FlowItem *only = item_at(f, first);
        if (end == first + 1 && only->height > f->height + 0.01)
            report_too_high(f, only, extents->len + 1, file, diags);
        FlowExtent extent = {first, end};
        g_array_append_val(extents, extent);
        first = end;
    }
    return first;
}

/* Whether the pages of items [first, end) can be planned: their heights are known. */
static bool is_plannable(const Filling *f, int first, int end)
{
    bool good = f->flow->line > 0 && !f->flow->full_pages;
    for (int i = first; i < end && good; i++)
        good = !item_at(f, i)->columns && !item_at(f, i)->foot && item_at(f, i)->height <= f->height;
    return good;
}

void flow_fill(Flow *flow, double height, GPtrArray *pages, int *entry_pages, const char *file,
               Diagnostics *diags)
{
    Filling f = {flow, height, pages, entry_pages, settle_columns};
    GArray *extents = g_array_new(FALSE, FALSE, sizeof(FlowExtent));
    /* All breaks first: filling a page may change the lines of a paragraph that began on the page before. */
    for (int first = 0; first < (int)flow->items->len;) {
        if (item_at(&f, first)->page_break) {
            FlowExtent blank = {first, first};
            bool even = extents->len % 2 == 1; /* the page that would come */
            if (item_at(&f, first++)->odd_page && even) g_array_append_val(extents, blank);
            continue;
        }
        int end = first;
        while (end < (int)flow->items->len && !item_at(&f, end)->page_break) end++;
        bool planned = is_plannable(&f, first, end) && plan_pages(&f, first, end, extents);
        first = planned ? end : fill_pages(&f, first, extents, file, diags);
    }
    for (guint i = 0; i < extents->len; i++) {
        const FlowExtent *extent = &g_array_index(extents, FlowExtent, i);
        g_ptr_array_add(pages, draw_items(&f, extent->first, extent->end));
    }
    g_array_free(extents, TRUE);
}

DisplayList *flow_stack(Flow *flow, double *height, GArray *entries)
{
    Filling f = {.flow = flow, .height = 1e6, .settle = settle_columns};
    find_break(&f, 0); /* settles columns */
    int n = (int)flow->items->len;
    for (int i = 0; i < n; i++) {
        const FlowItem *item = item_at(&f, i);
        if (item->entry >= 0) g_array_append_val(entries, item->entry);
        if (item->entries) g_array_append_vals(entries, item->entries->data, item->entries->len);
    }
    *height = n ? used_height(&f, 0, n) : 0;
    f.height = *height; /* footnotes stand at its foot */
    return draw_items(&f, 0, n);
}
