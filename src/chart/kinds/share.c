/* share: the structure of a total in per cent, one bar for each period, parts by the dictionary's 上级指标;
 * what the listed parts leave is 其他. The printed shares add up to 100 by their last part only when they do
 * so by themselves: they are rounded each on its own. */
#include <math.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/measure.h"
#include "chart/alternative.h"
#include "chart/common.h"

enum { MOST_PARTS = 5, MOST_BARS = 12 };

typedef struct {
    const char *name;
    double share[MOST_BARS + 1]; /* displayed */
    const char *source[MOST_BARS];
} Part;

typedef struct {
    Chart *chart;
    int indicator, parts, bars;
    Part part[MOST_PARTS];
    const char *labels[MOST_BARS];
    double left, right;
} Share;

/* The share of a part in a bar; false when it is not known. */
static bool add_share(Share *s, Part *part, int indicator, int bar, Period period)
{
    Analysis *a = s->chart->analysis;
    Value v =
        measure_find("share")->compute(a, goal_subject(a, (Subject){indicator, s->chart->region, period}));
    if (!v.known || v.number < 0) return false;
    part->share[bar] = value_displayed(&v, 1);
    part->source[bar] = plot_source(s->chart, &v);
    return true;
}

/* Bars: the same span of this year and of the years before. */
static bool gather(Share *s)
{
    Chart *chart = s->chart;
    const Dataset *d = chart->analysis->data;
    int years = (int)option_number(chart->options, "years");
    s->indicator = chart_indicator(chart, "indicator");
    if (s->indicator < 0) return false;
    for (int k = years; k >= 0; k--) {
        Period p = period_year_before(chart->period, k);
        char words[4 * PERIOD_TEXT];
        bool known = false;
        int part = 0;
        for (int i = 0; i < d->indicator_count && part < MOST_PARTS - 1; i++) {
            if (d->indicators[i].parent != s->indicator) continue;
            s->part[part].name = d->indicators[i].name;
            known |= add_share(s, &s->part[part], i, s->bars, p);
            part++;
        }
        s->parts = part;
        if (!part) return chart_refuse(chart, "没有分项（字典的上级指标为本指标）");
        Subject at = goal_subject(chart->analysis, (Subject){s->indicator, chart->region, p});
        if (known)
            s->labels[s->bars++] =
                chart_printf(chart, "%s", period_words(at.period, NOTATION_SPAN, true, words));
    }
    if (!s->bars) return !chart_empty(chart, "分项没有数据") || chart->empty;
    Part *rest = &s->part[s->parts];
    bool any = false;
    for (int b = 0; b < s->bars; b++) {
        double sum = 0;
        for (int i = 0; i < s->parts; i++) sum += s->part[i].share[b];
        if (sum > 100.5) return chart_refuse(chart, "各分项相加超过总体，不能画结构");
        rest->share[b] = fmax(0, floor((100 - sum) * 10 + 0.5) / 10);
        any |= rest->share[b] >= 0.1;
    }
    rest->name = "其他";
    s->parts += any;
    return true;
}

/* 其他 is the lightest whatever the number of parts. */
static Colour part_colour(const Share *s, int i)
{
    return s->chart->style->series[strcmp(s->part[i].name, "其他") ? i : 4];
}

static void draw_bar(Share *s, int bar, double y, double thick)
{
    Chart *chart = s->chart;
    double x = s->left, scale = (s->right - s->left) / 100;
    for (int i = 0; i < s->parts; i++) {
        double width = s->part[i].share[bar] * scale;
        Colour colour = part_colour(s, i);
        display_rect(chart->list, x, y, width, thick, colour, "mark");
        if (i) display_guide(chart->list, x, y, x, y + thick, 0.8, chart->style->paper, "edge");
        TextStyle style =
            chart_text(chart, colour_on(colour, chart->style->ink, chart->style->paper), false, false);
        const char *text = guide_number(chart, s->part[i].share[bar], 1);
        if (chart_label_width(chart, text, style) + 4 < width)
            chart_label(chart, text, style, x + width / 2, y + thick / 2 + style.size * 0.36, 0.5,
                        s->part[i].source[bar]);
        x += width;
    }
}

static void draw_legend(Share *s)
{
    TextStyle ink = chart_text(s->chart, s->chart->style->ink, false, false);
    double x = s->left;
    for (int i = 0; i < s->parts; i++) {
        display_rect(s->chart->list, x, ink.size * 0.2, ink.size * 0.8, ink.size * 0.8, part_colour(s, i),
                     "legend");
        x += ink.size * 1.1;
        x += chart_label(s->chart, s->part[i].name, ink, x, ink.size, 0, NULL) + 12;
    }
}

static bool draw(Chart *chart)
{
    Share s = {.chart = chart};
    if (!chart->analysis) return chart_refuse(chart, "没有数据");
    if (!gather(&s)) return false;
    if (chart->empty) return true;
    const Indicator *item = &chart->analysis->data->indicators[s.indicator];
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    for (int b = 0; b < s.bars; b++) s.left = fmax(s.left, chart_label_width(chart, s.labels[b], ink));
    s.left += 8;
    s.right = chart->width - 2;
    double head = ink.size * 2, pitch = fmax(16, fmin(30, (chart->height - head) / s.bars)),
           thick = pitch * 0.68;
    chart->height = head + pitch * s.bars;
    draw_legend(&s);
    const char *text = "";
    for (int b = 0; b < s.bars; b++) {
        double y = head + pitch * b;
        const char *row = "";
        chart_label(chart, s.labels[b], ink, s.left - 8, y + thick / 2 + ink.size * 0.36, 1, NULL);
        draw_bar(&s, b, y, thick);
        for (int i = 0; i < s.parts; i++)
            row = alternative_join(
                chart, row, "、",
                chart_printf(chart, "%s%s%%", s.part[i].name, guide_number(chart, s.part[i].share[b], 1)));
        text = alternative_join(chart, text, "；", chart_printf(chart, "%s：%s", s.labels[b], row));
    }
    chart->unit = "%";
    chart->title = chart_printf(chart, "%s的构成", item->name);
    chart->alternative = chart_printf(chart, "构成图：%s，%s", item->name, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL,
     "总体指标；分项是字典里以它为上级的指标，最多四项"},
    {"years", "年数", OPTION_NUMBER, false, NULL, 0, 11, "2", "前面画几年的同期"},
};

const ChartKind chart_share = {"share",
                               "构成图",
                               "总体中各分项的比重，各年同期一条，合计100%",
                               {options, sizeof options / sizeof *options},
                               110,
                               draw};
