/* Pages are filled greedily: items are taken while they fit, then the break moves back to the last place
 * where one is allowed (headings stay with their text, no single line of a paragraph is left, a table keeps
 * its header and notes). Where nothing is allowed the page ends at the item that did not fit. */
#include "page/flow.h"

#include <math.h>

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

/* The height that the notes of item i add to a page whose notes take `notes` so far. */
static double note_height(const Filling *f, int i, double notes)
{
    double height = 0;
    for (const FlowNote *note = item_at(f, i)->notes; note; note = note->next) height += note->height;
    return height > 0 && notes <= 0 ? height + f->flow->note_gap : height;
}

/* The first item of the next page for a page that begins with `first`. */
static int find_break(const Filling *f, int first)
{
    int n = (int)f->flow->items->len, best = -1, i = first;
    const TableRun *run = continued(f, first);
    double y = run ? run->height : 0, notes = 0;
    for (; i < n; i++) {
        const FlowItem *item = item_at(f, i);
        if (item->page_break && i > first) return i;
        y += (i > first ? item->before : 0) + item->height;
        notes += note_height(f, i, notes);
        if (y + notes + foot_room(f, i) > f->height + 0.01 && i > first) break;
        if (!item->keep) best = i + 1;
    }
    if (i == n) return n;
    return best > first ? best : i;
}

/* The height that items [first, end) take on a page that begins with `first`. */
static double used_height(const Filling *f, int first, int end)
{
    const TableRun *run = continued(f, first);
    double y = run ? run->height : 0, notes = 0;
    for (int i = first; i < end; i++) {
        y += (i > first ? item_at(f, i)->before : 0) + item_at(f, i)->height;
        notes += note_height(f, i, notes);
    }
    return y + notes;
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

/* ---- pages of text that must be full ---- */

static double missing(const Filling *f, int first, int end) { return f->height - used_height(f, first, end); }

/* Puts the paragraph that begins at item `at` into `lines` lines; returns how much worse it is. */
static double replace_paragraph(const Filling *f, int at, int lines)
{
    FlowParagraph *p = item_at(f, at)->paragraph;
    GArray *items = g_array_new(FALSE, TRUE, sizeof(FlowItem));
    double worse = p->recompose(p, lines, items);
    if (isfinite(worse)) {
        g_array_remove_range(f->flow->items, (guint)at, (guint)p->lines);
        g_array_insert_vals(f->flow->items, (guint)at, items->data, items->len);
        p->lines = lines;
    }
    g_array_free(items, TRUE);
    return worse;
}

/* The first line of the paragraph that the line at `i` belongs to. */
static int paragraph_start(const Filling *f, int i)
{
    const FlowParagraph *p = item_at(f, i)->paragraph;
    while (p && i > 0 && item_at(f, i - 1)->paragraph == p) i--;
    return i;
}

/* One or two paragraphs of a page, by a line each. */
typedef struct {
    int at[2], by[2], count;
    double worse;
} Change;

static void apply_change(const Filling *f, const Change *c)
{
    for (int k = 0; k < c->count; k++)
        replace_paragraph(f, c->at[k], item_at(f, c->at[k])->paragraph->lines + c->by[k]);
}

/* Tries `change` and one paragraph more, behind those it has, for each page it fills; keeps the best. */
static void try_changes(const Filling *f, int first, int depth, Change change, Change *best)
{
    int from = change.count ? change.at[change.count - 1] + 1 : paragraph_start(f, first);
    for (int i = from, end = find_break(f, first); i < end; i++) {
        FlowParagraph *p = item_at(f, i)->paragraph;
        if (!p || paragraph_start(f, i) != i) continue;
        for (int by = -1; by <= 1; by += 2) {
            int lines = p->lines;
            double worse = replace_paragraph(f, i, lines + by);
            if (!isfinite(worse)) continue;
            Change next = change;
            next.at[next.count] = i, next.by[next.count++] = by, next.worse += worse;
            /* A paragraph that began on the page before must still be parted where it was. */
            bool parted = first == 0 || !item_at(f, first - 1)->keep,
                 full = parted && missing(f, first, find_break(f, first)) < 0.1;
            if (full && next.worse < best->worse) *best = next;
            if (parted && !full && depth > 1 && next.worse < best->worse)
                try_changes(f, first, depth - 1, next, best);
            replace_paragraph(f, i, lines);
        }
    }
}

/* Where the page that begins with `first` ends when one of its paragraphs, or two, are a line longer or
 * shorter: the least bad change that fills the page is kept; `end` when there is none. */
static int fill_up(const Filling *f, int first, int end)
{
    for (int depth = 1; depth <= 2; depth++) {
        Change best = {.worse = INFINITY};
        try_changes(f, first, depth, (Change){0}, &best);
        if (!best.count) continue;
        apply_change(f, &best);
        return find_break(f, first);
    }
    return end;
}

static bool is_text_alone(const Filling *f, int first, int end)
{
    for (int i = first; i < end; i++)
        if (!item_at(f, i)->paragraph) return false;
    return end < (int)f->flow->items->len && !item_at(f, end)->page_break && !item_at(f, end)->foot;
}

/* The notes of the page's items, at its foot. */
static void draw_notes(const Filling *f, DisplayList *page, int first, int end)
{
    double notes = 0;
    for (int i = first; i < end; i++) notes += note_height(f, i, notes);
    if (notes <= 0) return;
    double y = f->height - notes;
    display_append(page, f->flow->note_rule, 0, y);
    y += f->flow->note_gap;
    for (int i = first; i < end; i++)
        for (const FlowNote *note = item_at(f, i)->notes; note; y += note->height, note = note->next)
            display_append(page, note->list, 0, y);
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
        if (item->foot) y = f->height - item->height;
        display_append(page, item->list, 0, y);
        y += item->height;
        if (item->entry >= 0 && f->entry_pages) f->entry_pages[item->entry] = (int)f->pages->len;
        bool cut = i + 1 == end && i + 1 < (int)f->flow->items->len && continued(f, i + 1);
        if (cut) display_append(page, item->run->foot, 0, y);
    }
    draw_notes(f, page, first, end);
    g_ptr_array_add(f->pages, page);
}

static void report_too_high(const Filling *f, const FlowItem *item, const char *file, Diagnostics *diags)
{
    diag_report(diags, E_PAGE_FIT, (Place){.file = file, .line = item->line, .column = 1},
                "内容高%.0f毫米，一页只有%.0f毫米，放不下", item->height * 25.4 / 72, f->height * 25.4 / 72);
}

void flow_fill(Flow *flow, double height, GPtrArray *pages, int *entry_pages, const char *file,
               Diagnostics *diags)
{
    typedef struct {
        int first, end;
    } Extent;
    Filling f = {flow, height, pages, entry_pages};
    GArray *extents = g_array_new(FALSE, FALSE, sizeof(Extent));
    /* All breaks first: filling a page may change the lines of a paragraph that began on the page before. */
    for (int first = 0; first < (int)flow->items->len;) {
        if (item_at(&f, first)->page_break) {
            first++;
            continue;
        }
        int end = float_chart(&f, first, find_break(&f, first));
        if (flow->full_pages && is_text_alone(&f, first, end) && missing(&f, first, end) > 0.1)
            end = fill_up(&f, first, end);
        /* 版记 goes to an even page, with a blank page before it when need be. */
        bool odd = extents->len % 2 == 0, last = item_at(&f, end - 1)->foot;
        if (last && odd && end - 1 > first)
            end--;
        else if (last && odd)
            end = first;
        const FlowItem *only = item_at(&f, first);
        if (end == first + 1 && only->height > height + 0.01) report_too_high(&f, only, file, diags);
        Extent extent = {first, end};
        g_array_append_val(extents, extent);
        first = end;
    }
    for (guint i = 0; i < extents->len; i++) {
        const Extent *extent = &g_array_index(extents, Extent, i);
        draw_page(&f, extent->first, extent->end);
    }
    g_array_free(extents, TRUE);
}
