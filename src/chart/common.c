#include "chart/common.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"

const Schema *chart_common_schema(void)
{
    static const OptionSpec specs[] = {CHART_COMMON_OPTIONS};
    static const Schema schema = {specs, sizeof specs / sizeof *specs};
    return &schema;
}

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

static const double least_contrast = 4.5; /* WCAG 2.1, 1.4.3 */

Colour chart_line_colour(const Chart *chart, int series)
{
    return chart->style->series[series < 4 ? series : SERIES_COLOURS - 1];
}

Colour chart_text_colour(const Chart *chart, Colour colour)
{
    return colour_contrast(colour, chart->style->paper) >= least_contrast ? colour : chart->style->ink;
}

static const double line_pitch = 1.25;

static ComposedText *compose_lines(Chart *chart, const char *text, TextStyle style, double width)
{
    Arena *arena = chart->list->arena;
    TextSpan span = {.text = text, .style = style};
    return compose_text(chart->text, shape_text(chart->text, &span, 1, arena),
                        (LineSpec){.measure = width, .alignment = ALIGN_CENTRE, .balanced = true}, arena);
}

double chart_lines(Chart *chart, const char *text, TextStyle style, double x, double top, double width)
{
    ComposedText *lines = compose_lines(chart, text, style, width);
    double pitch = style.size * line_pitch;
    int n = composed_line_count(lines);
    for (int i = 0; i < n; i++)
        composed_draw_line(lines, i, chart->list, x - width / 2, top + i * pitch + style.size, DRAWN_LABEL);
    return n * pitch;
}

double chart_lines_height(Chart *chart, const char *text, TextStyle style, double width)
{
    return composed_line_count(compose_lines(chart, text, style, width)) * style.size * line_pitch;
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

void chart_domain(Chart *chart, int axis, double *low, double *high)
{
    ChartDomains *d = chart->domains;
    if (!d) return;
    if (!d->fixed) {
        d->low[axis] = d->known[axis] ? fmin(d->low[axis], *low) : *low;
        d->high[axis] = d->known[axis] ? fmax(d->high[axis], *high) : *high;
        d->known[axis] = true;
    } else if (d->known[axis]) {
        *low = d->low[axis];
        *high = d->high[axis];
    }
}

bool chart_takes(const ChartKind *kind, const char *key)
{
    for (int i = 0; i < kind->schema.count; i++)
        if (!strcmp(kind->schema.specs[i].key, key)) return true;
    return false;
}

/* Words that a region's kind says at length, and how they are shortened in official usage. */
static const char *const short_words[][2] = {{"经济技术开发区", "经开区"},
                                             {"高新技术产业开发区", "高新区"},
                                             {"转型综合改革示范区", "综改示范区"},
                                             {"（", NULL}}; /* what stands in brackets goes */

/* The longest alias of an indicator that fits; NULL when there is none. */
static const char *fitting_alias(Chart *chart, const char *name, TextStyle style, double width)
{
    int found = chart->analysis ? dataset_find_indicator(chart->analysis->data, name) : -1;
    const char *best = NULL;
    double widest = 0;
    if (found < 0) return NULL;
    for (const char **alias = chart->analysis->data->indicators[found].aliases; alias && *alias; alias++) {
        double wide = chart_label_width(chart, *alias, style);
        if (wide <= width && wide > widest) best = *alias, widest = wide;
    }
    return best;
}

const char *chart_name(Chart *chart, const char *name, TextStyle style, double width)
{
    if (chart_label_width(chart, name, style) <= width) return name;
    const char *alias = fitting_alias(chart, name, style, width);
    if (alias) return alias;
    GString *text = g_string_new(name);
    for (size_t i = 0; i < G_N_ELEMENTS(short_words); i++) {
        const char *at = strstr(text->str, short_words[i][0]);
        if (!at) continue;
        gssize from = at - text->str, length = (gssize)strlen(short_words[i][0]);
        const char *shut = short_words[i][1] ? NULL : strstr(at, "）");
        if (!short_words[i][1] && !shut) continue;
        g_string_erase(text, from, shut ? shut - at + (gssize)strlen("）") : length);
        if (short_words[i][1]) g_string_insert(text, from, short_words[i][1]);
    }
    const char *kept = arena_strdup(chart->list->arena, text->str);
    bool cut = false;
    while (text->len && chart_label_width(chart, kept, style) > width) {
        const char *last = g_utf8_prev_char(text->str + text->len);
        g_string_truncate(text, (gsize)(last - text->str));
        kept = chart_printf(chart, "%s…", text->str);
        cut = true;
    }
    g_string_free(text, TRUE);
    if (cut)
        diag_report(chart->text->diags, N_CHART_LABEL, chart->place, "图中“%s”放不下，写作“%s”", name, kept);
    return kept;
}

void chart_left_out(Chart *chart, int count, const char *what)
{
    if (count > 0)
        diag_report(chart->text->diags, N_CHART_LABEL, chart->place, "图中有%d个%s放不下，没有写出", count,
                    what);
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

bool chart_target_range(Chart *chart, PlotMeasure m, int indicator, int region, int year, double *low,
                        double *high)
{
    if (!chart_target(chart, m, indicator, region, year, low)) return false;
    const Target *t = dataset_target(chart->analysis->data, indicator, region, year);
    bool range = t->wording.relation == RELATION_RANGE && isfinite(t->second) && t->second > t->value;
    /* The verdict binds one end of a range; the chart shows both. */
    if (range) *low = t->value;
    *high = range ? t->second : *low;
    return true;
}

/* The threshold of the year's target, unknown where it is not on the measure's basis. */
static Value target_value(Chart *chart, PlotMeasure m, int indicator, int region, int year)
{
    const Target *t = dataset_target(chart->analysis->data, indicator, region, year);
    Value none = {.known = false};
    if (!t) return none;
    bool growth = t->measure == BINDS_GROWTH, plotted_growth = plot_is_growth(m);
    bool rate = chart->analysis->data->indicators[indicator].kind == KIND_RATE;
    if (growth != plotted_growth && !(rate && m == PLOT_LEVEL)) return none;
    Value v =
        goal_threshold(chart->analysis, t,
                       goal_subject(chart->analysis, (Subject){indicator, region, period_span(year, 12)}));
    return relation_has_reference(t->relation) || t->relation == RELATION_POSITIVE ? none : v;
}

bool chart_target(Chart *chart, PlotMeasure m, int indicator, int region, int year, double *value)
{
    Value v = target_value(chart, m, indicator, region, year);
    if (v.known) *value = v.number;
    return v.known;
}

Point chart_target_point(Chart *chart, PlotMeasure m, int indicator, int region, int year)
{
    Value v = target_value(chart, m, indicator, region, year);
    if (!v.known) return (Point){.known = false};
    return plot_value(chart, &v, plot_decimals(m, &chart->analysis->data->indicators[indicator]));
}
