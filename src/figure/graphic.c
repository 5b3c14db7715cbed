#include "figure/graphic.h"

#include <math.h>

#include "analysis/history.h"
#include "figure/registry.h"

CellGraphic *graphic_line(Analysis *a, Subject s, int periods, Arena *arena)
{
    CellGraphic *g = ARENA_NEW(arena, CellGraphic);
    History h = history_of_growth(a, s, periods);
    *g = (CellGraphic){.kind = GRAPHIC_LINE, .values = h.growth, .count = h.n};
    for (int i = 0; i < h.n; i++) {
        g->low = i ? fmin(g->low, h.growth[i]) : h.growth[i];
        g->high = i ? fmax(g->high, h.growth[i]) : h.growth[i];
    }
    return g;
}

static bool is_number(const Figure *f) { return f->known && !f->is_text; }

CellGraphic *graphic_bar(const Figure *f, Arena *arena)
{
    CellGraphic *g = ARENA_NEW(arena, CellGraphic);
    *g = (CellGraphic){.kind = GRAPHIC_BAR,
                       .values = arena_memdup(arena, &f->number, sizeof f->number),
                       .count = is_number(f) ? 1 : 0};
    return g;
}

CellGraphic *graphic_bullet(Analysis *a, Subject s, const Figure *f, Arena *arena)
{
    CellGraphic *g = ARENA_NEW(arena, CellGraphic);
    Figure target = measure_figure(a, measure_find("target"), s);
    double values[] = {f->number, target.number};
    *g = (CellGraphic){.kind = GRAPHIC_BULLET,
                       .values = arena_memdup(arena, values, sizeof values),
                       .count = !is_number(f)        ? 0
                                : is_number(&target) ? 2
                                                     : 1};
    for (int i = 0; i < g->count; i++) g->low = fmin(g->low, values[i]), g->high = fmax(g->high, values[i]);
    return g;
}
