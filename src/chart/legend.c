#include "chart/legend.h"

#include "chart/common.h"
#include "chart/fill.h"

void legend_diamond(Chart *chart, double x, double y, double size, Colour colour, bool filled)
{
    double xs[] = {x, x + size, x, x - size}, ys[] = {y - size, y, y + size, y};
    display_polygon(chart->list, xs, ys, 4, filled ? colour : chart->style->paper, DRAWN_MARK);
    for (int i = 0; i < 4 && !filled; i++)
        display_guide(chart->list, xs[i], ys[i], xs[(i + 1) % 4], ys[(i + 1) % 4], 0.9, colour, DRAWN_MARK);
}

static void draw_mark(Chart *chart, const LegendEntry *e, double x, double middle, double size)
{
    double side = size * 0.8, xs[] = {x, x + 2 * side}, ys[] = {middle, middle};
    switch (e->mark) {
    case LEGEND_FILL: fill_rect(chart, x, middle - side / 2, 1.4 * side, side, e->fill, DRAWN_LEGEND); break;
    case LEGEND_INSET:
        fill_rect(chart, x, middle - side / 2, 1.4 * side, side, e->fill, DRAWN_LEGEND);
        display_rect(chart->list, x, middle - side / 5, side, side * 0.4, chart->style->paper, DRAWN_LEGEND);
        break;
    case LEGEND_LINE:
        display_polyline(chart->list, xs, ys, 2, e->width, e->colour, e->dash, e->dash_count, DRAWN_LEGEND);
        break;
    case LEGEND_COLOUR:
        display_rect(chart->list, x, middle - side / 2, 1.4 * side, side, e->colour, DRAWN_LEGEND);
        break;
    case LEGEND_MISSING: /* as maps draw a region without a figure */
        fill_rect(chart, x, middle - side / 2, 1.4 * side, side, FILL_REST, DRAWN_LEGEND);
        fill_hatch(chart, (double[]){x, x + 1.4 * side, x + 1.4 * side, x},
                   (double[]){middle - side / 2, middle - side / 2, middle + side / 2, middle + side / 2}, 4,
                   2, true, chart->style->rule);
        break;
    case LEGEND_DIAMOND:
    case LEGEND_HOLLOW:
        legend_diamond(chart, x + side / 2, middle, size * 0.42, e->colour, e->mark == LEGEND_DIAMOND);
        break;
    case LEGEND_DOT:
        display_circle(chart->list, x + side / 2, middle, side * 0.3, e->colour, 0, DRAWN_LEGEND);
    }
}

static double mark_width(const LegendEntry *e, double size)
{
    return size * 0.8 *
               (e->mark == LEGEND_LINE                               ? 2
                : e->mark == LEGEND_DOT || e->mark >= LEGEND_DIAMOND ? 1
                                                                     : 1.4) +
           size * 0.35;
}

int legend_add_part(Chart *chart, LegendEntry *entries, int count, const char *name, int fill,
                    const char *inner)
{
    entries[count++] = (LegendEntry){.name = name, .fill = fill};
    if (inner)
        entries[count++] =
            (LegendEntry){.name = chart_printf(chart, "其中：%s", inner), .mark = LEGEND_INSET, .fill = fill};
    return count;
}

double legend_draw(Chart *chart, const LegendEntry *entries, int count, double x, double top, double width)
{
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    double at = x, pitch = ink.size * 1.5, y = top;
    for (int i = 0; i < count; i++) {
        double mark = mark_width(&entries[i], ink.size),
               wide = mark + chart_label_width(chart, entries[i].name, ink);
        if (at > x && at + wide > x + width) at = x, y += pitch;
        draw_mark(chart, &entries[i], at, y + ink.size * 0.64, ink.size);
        chart_label(chart, entries[i].name, ink, at + mark, y + ink.size, 0, NULL);
        at += wide + 12;
    }
    return count ? y + pitch - top + 2 : 0;
}
