/* heat: regions by indicators, a figure in each cell, shaded by its place among the regions: the darker the
 * better, so that it reads in grey as well. */
#include <math.h>
#include <string.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/fill.h"

enum { MOST_COLUMNS = 12 };

typedef struct {
    Chart *chart;
    const int *regions;
    int *indicators, rows, columns;
    Point *cells; /* row by row */
    PlotMeasure measures[MOST_COLUMNS];
    double names, head, pitch, width;
    bool ranks;
} Heat;

static bool fill_column(Heat *h, int c)
{
    bool any = false;
    for (int r = 0; r < h->rows; r++) {
        Point p = plot_point(h->chart, h->measures[c], h->indicators[c], h->regions[r], h->chart->period);
        h->cells[r * h->columns + c] = p;
        any |= p.known;
    }
    return any;
}

static bool gather(Heat *h)
{
    Chart *chart = h->chart;
    const Dataset *d = chart->analysis->data;
    h->regions = chart_regions(chart, &h->rows);
    h->indicators = chart_indicators(chart, "indicators", &h->columns);
    if (!h->rows) return chart_refuse(chart, "没有下级地区");
    if (!h->columns || h->columns > MOST_COLUMNS) return chart_refuse(chart, "indicators要写1至12个指标");
    h->cells = ARENA_ARRAY(chart->list->arena, Point, h->rows * h->columns);
    bool any = false;
    for (int c = 0; c < h->columns; c++) {
        bool rate = d->indicators[h->indicators[c]].kind == KIND_RATE;
        h->measures[c] = rate ? PLOT_TOTAL : plot_measure(chart, h->indicators[c], NULL, true);
        bool known = fill_column(h, c);
        if (!known && rate) { /* delivered for single months only */
            h->measures[c] = PLOT_LEVEL;
            known = fill_column(h, c);
        }
        any |= known;
    }
    return any || !chart_empty(chart, "所选地区和指标没有数据") || chart->empty;
}

static double goodness(const Heat *h, int c, double value)
{
    return h->chart->analysis->data->indicators[h->indicators[c]].direction == BETTER_DOWN ? -value : value;
}

/* The place of a cell among its column, 0 the worst to SHADE_COUNT - 1 the best; equal ones share the middle
 * of their places. */
static int step_of(const Heat *h, int r, int c)
{
    double mine = goodness(h, c, h->cells[r * h->columns + c].value), place = 0;
    int known = 0;
    for (int i = 0; i < h->rows; i++) {
        const Point *p = &h->cells[i * h->columns + c];
        if (!p->known) continue;
        known++;
        place += goodness(h, c, p->value) < mine ? 1 : goodness(h, c, p->value) > mine ? 0 : 0.5;
    }
    return (int)fmin(SHADE_COUNT - 1, place * SHADE_COUNT / known);
}

/* 适度 has no better and worse: neither shade nor place. */
static bool is_ranked(const Heat *h, int c)
{
    return h->chart->analysis->data->indicators[h->indicators[c]].direction != BETTER_MODERATE;
}

/* Competition ranking of the displayed figures, 1 the best. */
static int rank_of(const Heat *h, int r, int c)
{
    double mine = goodness(h, c, h->cells[r * h->columns + c].value);
    int rank = 1;
    for (int i = 0; i < h->rows; i++) {
        const Point *p = &h->cells[i * h->columns + c];
        rank += p->known && goodness(h, c, p->value) > mine;
    }
    return rank;
}

/* “河西区4项中2项居第1位”: who leads most often, when it is one region alone and more than once. */
static const char *message(const Heat *h)
{
    int best = -1, most = 1, ranked = 0;
    bool shared = false;
    for (int c = 0; c < h->columns; c++) ranked += is_ranked(h, c);
    for (int r = 0; r < h->rows; r++) {
        int firsts = 0;
        for (int c = 0; c < h->columns; c++)
            firsts += is_ranked(h, c) && h->cells[r * h->columns + c].known && rank_of(h, r, c) == 1;
        if (firsts > most)
            most = firsts, best = r, shared = false;
        else if (firsts == most)
            shared = true;
    }
    if (best < 0 || shared) return NULL;
    return chart_printf(h->chart, "%s%d项中%d项居第1位",
                        h->chart->analysis->data->regions[h->regions[best]].name, ranked, most);
}

static void draw_head(Heat *h, TextStyle style)
{
    const Dataset *d = h->chart->analysis->data;
    for (int c = 0; c < h->columns; c++)
        chart_lines(h->chart, d->indicators[h->indicators[c]].name, style, h->names + h->width * (c + 0.5), 0,
                    h->width - 4);
}

static void draw_cell(Heat *h, int r, int c, double y)
{
    Chart *chart = h->chart;
    const Point *p = &h->cells[r * h->columns + c];
    double x = h->names + h->width * c, gap = 0.8;
    int step = !p->known ? -1 : is_ranked(h, c) ? step_of(h, r, c) : 0;
    Colour fill = step < 0 ? chart->style->paper : fill_shade(chart, step);
    TextStyle style =
        chart_text(chart, colour_on(fill, chart->style->ink, chart->style->paper), false, false);
    if (p->known) {
        display_rect(chart->list, x + gap, y + gap, h->width - 2 * gap, h->pitch - 2 * gap, fill, DRAWN_MARK);
        display_source(chart->list, chart->list->count - 1, p->source);
    }
    double base = y + h->pitch / 2 + style.size * 0.36;
    chart_label(chart, p->known ? p->printed : "—", style, x + h->width / 2, base, 0.5, p->source);
    if (!h->ranks || !p->known || !is_ranked(h, c)) return;
    TextStyle small = style;
    small.size = chart->style->small_size;
    chart_label(chart, chart_printf(chart, "%d", rank_of(h, r, c)), small, x + h->width - 4, base, 1, NULL);
}

/* Places stand at the right of the cells where figure and place have room there. */
static bool has_room_for_ranks(const Heat *h)
{
    TextStyle ink = chart_text(h->chart, h->chart->style->ink, false, false);
    double widest = 0;
    for (int i = 0; i < h->rows * h->columns; i++)
        if (h->cells[i].known) widest = fmax(widest, chart_label_width(h->chart, h->cells[i].printed, ink));
    return widest / 2 + 2.4 * ink.size < h->width / 2;
}

static bool draw(Chart *chart)
{
    Heat h = {.chart = chart};
    if (!gather(&h)) return false;
    if (chart->empty) return true;
    const Dataset *d = chart->analysis->data;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    for (int r = 0; r < h.rows; r++)
        h.names = fmax(h.names, chart_label_width(chart, d->regions[h.regions[r]].name, ink));
    h.names += 8;
    h.width = (chart->width - h.names) / h.columns;
    if (h.width < 3 * ink.size) return chart_refuse(chart, "图太窄，放不下这么多指标");
    h.ranks = option_true(chart->options, "ranks") && has_room_for_ranks(&h);
    h.head = 0;
    for (int c = 0; c < h.columns; c++)
        h.head = fmax(h.head,
                      chart_lines_height(chart, d->indicators[h.indicators[c]].name, ink, h.width - 4) + 4);
    h.pitch = fmax(16, fmin(22, (chart->height - h.head) / h.rows));
    chart->height = h.head + h.pitch * h.rows;
    draw_head(&h, ink);
    const char *text = "";
    for (int r = 0; r < h.rows; r++) {
        double y = h.head + h.pitch * r;
        const char *row = "";
        chart_label(chart, d->regions[h.regions[r]].name, ink, h.names - 8, y + h.pitch / 2 + ink.size * 0.36,
                    1, NULL);
        for (int c = 0; c < h.columns; c++) {
            draw_cell(&h, r, c, y);
            row = alternative_join(chart, row, "、",
                                   alternative_point(chart, d->indicators[h.indicators[c]].name,
                                                     &h.cells[r * h.columns + c], ""));
        }
        text = alternative_join(chart, text, "；",
                                chart_printf(chart, "%s：%s", d->regions[h.regions[r]].name, row));
    }
    chart->title = "各地区主要指标热力表";
    chart->message = message(&h);
    chart->note = h.ranks ? "颜色越深，在各地区中的位置越靠前，分五档；格右的小字为位次。"
                          : "颜色越深，在各地区中的位置越靠前，分五档。";
    chart->alternative = chart_printf(chart, "热力表：%s", text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicators", "指标", OPTION_INDICATORS, true, NULL, 0, 0, NULL,
     "各列的指标：总量用累计增速，增速、指数用累计数"},
    {"ranks", "位次", OPTION_BOOL, false, NULL, 0, 0, "true", "格右写位次，放得下时"},
};

const ChartKind chart_heat = {
    "heat", "热力表", "地区×指标，格内写数，颜色越深位置越靠前", {options, sizeof options / sizeof *options},
    200,    draw};
