/* Runs that stand behind one another and have one source are one figure. Which element it belongs to, and so
 * which line of the layout, is known from the tags around it. An alternative text stands where its element
 * first begins. */
#include "display/printed.h"

#include <glib.h>

static bool is_figure(const DisplayItem *item)
{
    return item->kind == DISPLAY_GLYPHS && item->source && item->source->text;
}

/* The line of an element, or of the nearest above it that has one. */
static int line_of(const Structure *structure, int element)
{
    while (element >= 0 && !structure->elements[element].line) element = structure->elements[element].parent;
    return element < 0 ? 0 : structure->elements[element].line;
}

static PrintedFigure figure_of(const DisplayList *list, int from, int to)
{
    PrintedFigure f = {.source = list->items[from].source};
    double right = 0, bottom = 0;
    bool first = true;
    for (int i = from; i < to; i++) {
        double x, y, width, height;
        if (!display_bounds(&list->items[i], &x, &y, &width, &height)) continue;
        f.x = first || x < f.x ? x : f.x;
        f.y = first || y < f.y ? y : f.y;
        right = first || x + width > right ? x + width : right;
        bottom = first || y + height > bottom ? y + height : bottom;
        first = false;
    }
    f.width = right - f.x;
    f.height = bottom - f.y;
    return f;
}

/* Where the element that begins at item `from` of a list ends: behind its last item. */
static int end_of_element(const DisplayList *list, int from)
{
    int depth = 0, i = from;
    for (; i < list->count; i++) {
        const DisplayItem *item = &list->items[i];
        bool tag = item->kind == DISPLAY_BEGIN || item->kind == DISPLAY_END;
        if (!tag || item->as.mark.mark != MARK_ELEMENT) continue;
        depth += item->kind == DISPLAY_BEGIN ? 1 : -1;
        if (!depth) return i + 1;
    }
    return i;
}

/* The figures of the alternative text of the element that begins at item `from`, where it has one and begins
 * for the first time. */
static void figures_of_alternative(const Pages *pages, int page, int from, bool *met, GArray *figures)
{
    const DisplayList *list = pages->pages[page].list;
    const DisplayItem *item = &list->items[from];
    if (item->kind != DISPLAY_BEGIN || item->as.mark.mark != MARK_ELEMENT) return;
    int element = item->as.mark.element;
    const StructElement *e = &pages->structure->elements[element];
    if (met[element]) return;
    met[element] = true;
    if (!e->alt_count) return;
    PrintedFigure f = figure_of(list, from, end_of_element(list, from));
    f.page = page + 1;
    f.line = line_of(pages->structure, element);
    f.alternative = true;
    for (int i = 0; i < e->alt_count; i++) {
        f.source = e->alt_pieces[i].source;
        if (f.source && f.source->text) g_array_append_val(figures, f);
    }
}

/* Keeps the stack of elements that are open. */
static void follow(GArray *open, const DisplayItem *item)
{
    if (item->kind == DISPLAY_BEGIN && item->as.mark.mark == MARK_ELEMENT)
        g_array_append_val(open, item->as.mark.element);
    if (item->kind == DISPLAY_END && item->as.mark.mark == MARK_ELEMENT && open->len)
        g_array_set_size(open, open->len - 1);
}

/* met: the elements that have begun. */
static void figures_of_page(const Pages *pages, int page, bool *met, GArray *figures)
{
    const DisplayList *list = pages->pages[page].list;
    GArray *open = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < list->count;) {
        int to = i + 1;
        follow(open, &list->items[i]);
        figures_of_alternative(pages, page, i, met, figures);
        if (is_figure(&list->items[i])) {
            while (to < list->count && list->items[to].kind == DISPLAY_GLYPHS &&
                   list->items[to].source == list->items[i].source)
                to++;
            PrintedFigure f = figure_of(list, i, to);
            f.page = page + 1;
            f.line = open->len ? line_of(pages->structure, g_array_index(open, int, open->len - 1)) : 0;
            g_array_append_val(figures, f);
        }
        i = to;
    }
    g_array_free(open, TRUE);
}

PrintedFigure *pages_figures(const Pages *pages, Arena *arena, int *count)
{
    GArray *figures = g_array_new(FALSE, FALSE, sizeof(PrintedFigure));
    bool *met = g_new0(bool, (gsize)pages->structure->count + 1);
    for (int p = 0; p < pages->count; p++) figures_of_page(pages, p, met, figures);
    g_free(met);
    *count = (int)figures->len;
    PrintedFigure *kept = ARENA_ARRAY(arena, PrintedFigure, figures->len + 1);
    for (guint i = 0; i < figures->len; i++) kept[i] = g_array_index(figures, PrintedFigure, i);
    g_array_free(figures, TRUE);
    return kept;
}
