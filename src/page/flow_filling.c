/* The height of a page is the sum of its items', with the head of a table that goes on and its footnotes. */
#include "page/flow_filling.h"

const FlowItem *item_at(const Filling *f, int i) { return &g_array_index(f->flow->items, FlowItem, i); }

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

int find_break(const Filling *f, int first)
{
    int best = -1, i = first;
    const TableRun *run = continued(f, first);
    double y = run ? run->height : 0, notes = 0;
    for (; i < (int)f->flow->items->len; i++) {
        const FlowItem *item = item_at(f, i);
        if (item->page_break && i > first) return i;
        double above = y + notes + (i > first ? item->before : 0);
        if (item->columns && !f->settle(f, i, f->height - above, i == first)) break;
        item = item_at(f, i);
        y += (i > first ? item->before : 0) + item->height;
        notes += note_height(f, i, notes);
        if (y + notes + foot_room(f, i) > f->height + 0.01 && i > first) break;
        if (!item->keep) best = i + 1;
    }
    if (i == (int)f->flow->items->len) return i;
    return best > first ? best : i;
}

double used_height(const Filling *f, int first, int end)
{
    const TableRun *run = continued(f, first);
    double y = run ? run->height : 0, notes = 0;
    for (int i = first; i < end; i++) {
        y += (i > first ? item_at(f, i)->before : 0) + item_at(f, i)->height;
        notes += note_height(f, i, notes);
    }
    return y + notes;
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

DisplayList *draw_items(const Filling *f, int first, int end)
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
        for (guint k = 0; item->entries && f->entry_pages && k < item->entries->len; k++)
            f->entry_pages[g_array_index(item->entries, int, k)] = (int)f->pages->len;
        bool cut = i + 1 == end && i + 1 < (int)f->flow->items->len && continued(f, i + 1);
        if (cut) display_append(page, item->run->foot, 0, y);
    }
    draw_notes(f, page, first, end);
    return page;
}
