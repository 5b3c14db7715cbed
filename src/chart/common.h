/* Options that every kind takes, and their reading. */
#ifndef JIANBAO_CHART_COMMON_H
#define JIANBAO_CHART_COMMON_H

#include "chart/guide.h"

#define CHART_COMMON_OPTIONS                                                                                    \
    {"kind", "类型", OPTION_TEXT, true, NULL, 0, 0, NULL, "图的种类"},                                          \
        {"title", "标题", OPTION_TEXT, false, NULL, 0, 0, NULL, "图题，不写序号；不写则由程序拟定"},            \
        {"message", "结论", OPTION_TEXT, false, NULL, 0, 0, NULL, "图上方的一句话；不写则由程序按数拟定"},      \
        {"note", "注", OPTION_TEXT, false, NULL, 0, 0, NULL, "图下的注"},                                       \
        {"source", "来源", OPTION_TEXT, false, NULL, 0, 0, NULL, "资料来源"},                                   \
        {"height", "高", OPTION_NUMBER, false, NULL, 20, 220, NULL, "图高，毫米"},                              \
        {"region", "所属地区", OPTION_REGION, false, NULL, 0, 0, NULL, "画哪个地区，默认为报告的地区"},         \
        {"period", "截至", OPTION_PERIOD, false, NULL, 0, 0, NULL, "截至哪一期，默认为报告期"},                 \
    {                                                                                                           \
        "width", "宽", OPTION_CHOICE, false, "full|half", 0, 0, "full", "half：占半栏，相邻两图并排" \
    }

/* The number of the option `indicator`; -1 when there is none (reported). */
int chart_indicator(Chart *chart, const char *key);

/* Draws text in lines of at most `width`, centred on x, the first line's top at `top`; returns their height.
 */
double chart_lines(Chart *chart, const char *text, TextStyle style, double x, double top, double width);

/* The height that chart_lines would use. */
double chart_lines_height(Chart *chart, const char *text, TextStyle style, double width);

/* Relative luminance and contrast of colours (WCAG 2.1), and which of two inks reads better on a fill. */
double colour_luminance(Colour colour);
double colour_contrast(Colour a, Colour b);
Colour colour_on(Colour fill, Colour ink, Colour paper);

/* The colour of line `series`: those of the fills, but a grey for sand, which would be lost on paper as a
 * line. */
Colour chart_line_colour(const Chart *chart, int series);

/* The colour for text beside a mark of that colour: itself where it reads on paper (4.5 to 1), else ink. */
Colour chart_text_colour(const Chart *chart, Colour colour);

/* A colour thinned with white: 1 the colour itself, 0 white. */
Colour colour_tint(Colour colour, double share);

/* The indicators of a list option; *count. In the list's arena. */
int *chart_indicators(Chart *chart, const char *key, int *count);

/* The regions directly below the chart's own, in their order; *count. */
const int *chart_regions(Chart *chart, int *count);

/* The range of value axis `axis` (0: the first): its own, or the one that several charts share. Call it
 * before scale_make. */
void chart_domain(Chart *chart, int axis, double *low, double *high);

/* Whether a kind has an option of this name. */
bool chart_takes(const ChartKind *kind, const char *key);

/* A name that is at most `width` wide: itself, else the longest of an indicator's aliases, else without the
 * words that all of its kind share, else cut with … (reported). In the list's arena. */
const char *chart_name(Chart *chart, const char *name, TextStyle style, double width);

/* Reports labels for which there was no room (count > 0). */
void chart_left_out(Chart *chart, int count, const char *what);

/* Text in the list's arena. */
const char *chart_printf(Chart *chart, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The year's target of an indicator as a line to draw on a growth or level axis; false when there is none
 * that fits the measure. */
bool chart_target(Chart *chart, PlotMeasure measure, int indicator, int region, int year, double *value);

/* The same as a point with its source, printed with the measure's decimals; not known where chart_target()
 * is false. */
Point chart_target_point(Chart *chart, PlotMeasure measure, int indicator, int region, int year);

/* The same with both ends of a range (4%—6%); *high is *low for all others. */
bool chart_target_range(Chart *chart, PlotMeasure measure, int indicator, int region, int year, double *low,
                        double *high);

#endif
