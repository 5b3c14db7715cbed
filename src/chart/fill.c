#include "chart/fill.h"

#include <gsl/gsl_sort.h>
#include <math.h>

#include "chart/common.h"

static const double hatch_gap = 3.4, hatch_width = 0.45;

static Colour fill_colour(const Chart *chart, int fill)
{
    const ChartStyle *s = chart->style;
    if (fill == FILL_REST) return s->paper;
    return s->series[fill];
}

static bool is_hatched(int fill) { return fill % 2 == 1; }

/* ---- hatch ---- */

typedef struct {
    PathSegment *segments;
    int count, room;
} Strokes;

static void add_stroke(Strokes *s, Arena *arena, double x1, double y1, double x2, double y2)
{
    if (s->count + 2 > s->room) {
        int room = s->room ? 2 * s->room : 64;
        PathSegment *more = ARENA_ARRAY(arena, PathSegment, room);
        for (int i = 0; i < s->count; i++) more[i] = s->segments[i];
        s->segments = more;
        s->room = room;
    }
    s->segments[s->count++] = (PathSegment){PATH_MOVE, {x1}, {y1}};
    /* As a curve: a reader of PDFs must not take it for a rule. */
    s->segments[s->count++] = (PathSegment){PATH_CURVE, {x1, x2, x2}, {y1, y2, y2}};
}

enum { MOST_CROSSINGS = 64 };

/* Where the line x + sign·y = c crosses the polygon's edges, as x, in order. */
static int crossings(const double *x, const double *y, int count, double sign, double c, double *out)
{
    int n = 0;
    for (int i = 0; i < count && n < MOST_CROSSINGS; i++) {
        int j = (i + 1) % count;
        double a = x[i] + sign * y[i] - c, b = x[j] + sign * y[j] - c;
        if ((a < 0) == (b < 0)) continue;
        out[n++] = x[i] + (x[j] - x[i]) * a / (a - b);
    }
    gsl_sort(out, 1, (size_t)n);
    return n;
}

void fill_hatch(Chart *chart, const double *x, const double *y, int count, double gap, bool rising,
                Colour colour)
{
    double sign = rising ? 1 : -1, low = INFINITY, high = -INFINITY, cuts[MOST_CROSSINGS];
    Strokes strokes = {0};
    for (int i = 0; i < count; i++) {
        low = fmin(low, x[i] + sign * y[i]);
        high = fmax(high, x[i] + sign * y[i]);
    }
    double step = gap * sqrt(2);
    for (double c = low + step / 2; c < high; c += step) {
        int n = crossings(x, y, count, sign, c, cuts);
        for (int k = 0; k + 1 < n; k += 2)
            add_stroke(&strokes, chart->list->arena, cuts[k], (c - cuts[k]) / sign, cuts[k + 1],
                       (c - cuts[k + 1]) / sign);
    }
    if (!strokes.count) return;
    DisplayItem item = {.kind = DISPLAY_PATH, .colour = colour, .role = DRAWN_HATCH};
    item.as.path.segments = strokes.segments;
    item.as.path.count = strokes.count;
    item.as.path.stroke = true;
    item.as.path.line_width = hatch_width;
    display_add(chart->list, item);
}

/* ---- fills ---- */

static void outline(Chart *chart, const double *x, const double *y, int count)
{
    for (int i = 0; i < count; i++) {
        int j = (i + 1) % count;
        display_guide(chart->list, x[i], y[i], x[j], y[j], 0.4, chart->style->rule, DRAWN_EDGE);
    }
}

void fill_polygon(Chart *chart, const double *x, const double *y, int count, int fill, DisplayRole role)
{
    Colour colour = fill_colour(chart, fill);
    display_polygon(chart->list, x, y, count, colour, role);
    if (is_hatched(fill))
        fill_hatch(chart, x, y, count, hatch_gap, fill % 4 == 1,
                   colour_on(colour, chart->style->ink, chart->style->paper));
    if (fill == FILL_REST) outline(chart, x, y, count);
}

void fill_rect(Chart *chart, double x, double y, double width, double height, int fill, DisplayRole role)
{
    double xs[] = {x, x + width, x + width, x}, ys[] = {y, y, y + height, y + height};
    fill_polygon(chart, xs, ys, 4, fill, role);
}

bool fill_label_fits(Chart *chart, const char *text, double width, double height)
{
    TextStyle style = chart_text(chart, chart->style->ink, false, false);
    return height >= style.size * 1.1 && chart_label_width(chart, text, style) + 4 <= width;
}

void fill_label(Chart *chart, const char *text, double x, double y, int fill, const Provenance *source)
{
    Colour colour = fill_colour(chart, fill);
    TextStyle style =
        chart_text(chart, colour_on(colour, chart->style->ink, chart->style->paper), false, false);
    double width = chart_label_width(chart, text, style) + 2, height = style.size * 1.05;
    if (is_hatched(fill))
        display_rect(chart->list, x - width / 2, y - height / 2, width, height, colour, DRAWN_PLATE);
    chart_label(chart, text, style, x, y + style.size * 0.36, 0.5, source);
}

Colour fill_shade(const Chart *chart, int step)
{
    static const double share[SHADE_COUNT] = {0.06, 0.20, 0.38, 0.72, 1};
    return colour_tint(chart->style->series[0], share[step]);
}
