/* Small drawings in the cells of tables and in text: bars on the scale of their column, lines of the last
 * periods, bars with the tick of their target. */
#include <math.h>

#include "page/graphic.h"
#include "page/table_grid.h"

typedef struct {
    const Style *style;
    DisplayList *list;
    double size; /* of the text beside it */
} Pen;

/* A negative bar lies left of the zero line, in another colour that is lighter in grey. */
static void draw_bar(const Pen *p, const CellGraphic *graphic, double x, double middle, double width)
{
    const ChartStyle *style = &p->style->chart;
    DisplayList *list = p->list;
    double range = graphic->high - graphic->low, thick = 0.62 * p->size;
    if (range <= 0) return;
    double zero = x + width * -graphic->low / range, length = width * graphic->values[0] / range;
    display_rect(list, length < 0 ? zero + length : zero, middle - thick / 2, fabs(length), thick,
                 style->series[length < 0 ? 2 : 0], DRAWN_BAR);
    display_guide(list, zero, middle - thick * 0.8, zero, middle + thick * 0.8, 0.5, p->style->rule,
                  DRAWN_AXIS);
}

static void draw_line_of(const Pen *p, const CellGraphic *graphic, double x, double middle, double width)
{
    const ChartStyle *style = &p->style->chart;
    DisplayList *list = p->list;
    double high = 0.9 * p->size, range = graphic->high - graphic->low;
    double *xs = ARENA_ARRAY(list->arena, double, graphic->count),
           *ys = ARENA_ARRAY(list->arena, double, graphic->count);
    if (graphic->count < 2) return;
    for (int i = 0; i < graphic->count; i++) {
        xs[i] = x + width * i / (graphic->count - 1);
        ys[i] = middle + (range > 0 ? high * (0.5 - (graphic->values[i] - graphic->low) / range) : 0);
    }
    display_polyline(list, xs, ys, graphic->count, 0.9, style->series[0], NULL, 0, DRAWN_MARK);
    display_circle(list, xs[graphic->count - 1], ys[graphic->count - 1], 1.4, style->series[0], 0,
                   DRAWN_MARK);
}

/* On its own scale: figure and target are of one unit, rows need not be. */
static void draw_bullet(const Pen *p, const CellGraphic *graphic, double x, double middle, double width)
{
    const ChartStyle *style = &p->style->chart;
    DisplayList *list = p->list;
    double range = (graphic->high - graphic->low) * 1.06, size = p->size;
    if (range <= 0) return;
    double zero = x + width * -graphic->low / range, end = zero + width * graphic->values[0] / range;
    display_rect(list, x, middle - 0.36 * size, width, 0.72 * size, style->grid, DRAWN_TRACK);
    display_rect(list, fmin(zero, end), middle - 0.17 * size, fabs(end - zero), 0.34 * size, style->series[0],
                 DRAWN_BAR);
    if (graphic->count < 2) return;
    double tick = zero + width * graphic->values[1] / range;
    display_rect(list, tick - 0.8, middle - 0.46 * size, 1.6, 0.92 * size, style->series[1], DRAWN_TARGET);
}

/* Draws in a box from x, `width` wide, around the height `middle`; `size` is that of the text beside it. */
static void graphic_draw(const Style *style, const CellGraphic *graphic, double size, DisplayList *list,
                         double x, double middle, double width)
{
    Pen p = {style, list, size};
    if (!graphic->count) return;
    if (graphic->kind == GRAPHIC_BAR)
        draw_bar(&p, graphic, x, middle, width);
    else if (graphic->kind == GRAPHIC_BULLET)
        draw_bullet(&p, graphic, x, middle, width);
    else
        draw_line_of(&p, graphic, x, middle, width);
}

double grid_graphic_width(const Grid *g) { return 6.5 * g->s->style->table.size; }

void grid_draw_graphic(Grid *g, const CellGraphic *graphic, DisplayList *list, double x, double middle,
                       double width)
{
    double inner = fmin(width, 1.6 * grid_graphic_width(g)), left = x + (width - inner) / 2;
    graphic_draw(g->s->style, graphic, g->s->style->table.size, list, left, middle, inner);
}

/* ---- in text ---- */

typedef struct {
    InlineBox box; /* first: the text stage knows this part */
    const Style *style;
    const CellGraphic *graphic;
    double size;
} TextGraphic;

static void draw_in_text(const InlineBox *box, DisplayList *list, double x, double baseline)
{
    const TextGraphic *t = (const TextGraphic *)box;
    double pad = t->size * 0.15;
    graphic_draw(t->style, t->graphic, t->size, list, x + pad, baseline - 0.36 * t->size,
                 box->width - 2 * pad);
}

const InlineBox *graphic_box(const Style *style, const CellGraphic *graphic, double size, Arena *arena)
{
    TextGraphic *t = ARENA_NEW(arena, TextGraphic);
    *t = (TextGraphic){{4.5 * size, draw_in_text}, style, graphic, size};
    return &t->box;
}
