/* Pages of text alone are full: a paragraph gives or takes a line where widow control left one empty. */
#include <math.h>

#include "page/flow_filling.h"
#include "page/flow_full.h"

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

/* One change before two: the least bad that fills the page is kept. */
int fill_up(const Filling *f, int first, int end)
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

bool is_text_alone(const Filling *f, int first, int end)
{
    for (int i = first; i < end; i++)
        if (!item_at(f, i)->paragraph) return false;
    return end < (int)f->flow->items->len && !item_at(f, end)->page_break && !item_at(f, end)->foot;
}
