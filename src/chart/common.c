#include "chart/common.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"

int chart_indicator(Chart *chart, const char *key)
{
    const char *name = option_text(chart->options, key);
    int found = name && chart->analysis ? dataset_find_indicator(chart->analysis->data, name) : -1;
    if (found < 0) chart_refuse(chart, "没有写indicator（指标）");
    return found;
}

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

double colour_luminance(Colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double colour_contrast(Colour a, Colour b)
{
    double x = colour_luminance(a) + 0.05, y = colour_luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

Colour colour_on(Colour fill, Colour ink, Colour paper)
{
    return colour_contrast(fill, ink) >= colour_contrast(fill, paper) ? ink : paper;
}

Colour colour_tint(Colour c, double share)
{
    return (Colour){1 - (1 - c.red) * share, 1 - (1 - c.green) * share, 1 - (1 - c.blue) * share};
}

double chart_lines(Chart *chart, const char *text, TextStyle style, double x, double top, double width)
{
    Arena *arena = chart->list->arena;
    TextSpan span = {.text = text, .style = style};
    ComposedText *lines =
        compose_text(chart->text, shape_text(chart->text, &span, 1, arena),
                     (LineSpec){.measure = width, .alignment = ALIGN_CENTRE, .balanced = true}, arena);
    double pitch = style.size * 1.25;
    int n = composed_line_count(lines);
    for (int i = 0; i < n; i++)
        composed_draw_line(lines, i, chart->list, x - width / 2, top + i * pitch + style.size, "label");
    return n * pitch;
}

int *chart_indicators(Chart *chart, const char *key, int *count)
{
    const OptionValue *list = option(chart->options, key);
    int *found = ARENA_ARRAY(chart->list->arena, int, list->item_count + 1);
    *count = 0;
    for (int i = 0; i < list->item_count; i++) {
        int indicator = dataset_find_indicator(chart->analysis->data, list->items[i]);
        if (indicator >= 0) found[(*count)++] = indicator;
    }
    return found;
}

const int *chart_regions(Chart *chart, int *count)
{
    const Dataset *d = chart->analysis->data;
    *count = 0;
    for (int r = 0; r < d->region_count; r++)
        if (d->regions[r].parent == chart->region) return ranking_members(chart->analysis, r, count);
    return NULL;
}

const char *chart_printf(Chart *chart, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(chart->list->arena, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

bool chart_target(Chart *chart, PlotMeasure m, int indicator, int region, int year, double *value)
{
    const Target *t = dataset_target(chart->analysis->data, indicator, region, year);
    if (!t) return false;
    bool growth = t->measure == BINDS_GROWTH, plotted_growth = m == PLOT_YOY || m == PLOT_TOTAL_YOY;
    bool rate = chart->analysis->data->indicators[indicator].kind == KIND_RATE;
    if (growth != plotted_growth && !(rate && m == PLOT_LEVEL)) return false;
    Value v =
        goal_threshold(chart->analysis, t,
                       goal_subject(chart->analysis, (Subject){indicator, region, period_span(year, 12)}));
    bool fixed = t->wording.relation != RELATION_SYNC && t->wording.relation != RELATION_ABOVE;
    if (!v.known || !fixed || t->wording.relation == RELATION_POSITIVE) return false;
    *value = v.number;
    return true;
}
