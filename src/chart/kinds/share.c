/* share: the structure of a total in per cent, one bar for each period, parts by the dictionary's 上级指标;
 * what the named parts leave is 其他. A part of a part (其中) lies inside its bar. */
#include <math.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/parts.h"

static void draw_bar(const Parts *p, int bar, double left, double right, double y, double thick)
{
    Chart *chart = p->chart;
    double x = left, scale = (right - left) / 100;
    for (int i = 0; i < p->count; i++) {
        const Part *part = &p->parts[i];
        const Point *point = &part->points[bar];
        if (!point->known) continue;
        double width = point->value * scale;
        int first = chart->list->count;
        fill_rect(chart, x, y, width, thick, part->fill, DRAWN_MARK);
        display_source(chart->list, first, point->source);
        if (part->inner && part->inners[bar].known)
            display_rect(chart->list, x, y + thick * 0.84, part->inners[bar].value * scale, thick * 0.16,
                         chart->style->paper, DRAWN_INSET);
        if (x > left) display_guide(chart->list, x, y, x, y + thick, 0.8, chart->style->paper, DRAWN_EDGE);
        if (fill_label_fits(chart, point->printed, width, thick))
            fill_label(chart, point->printed, x + width / 2, y + thick / 2, part->fill, point->source);
        x += width;
    }
}

static bool draw(Chart *chart)
{
    Parts p;
    int count;
    int indicator = chart_indicator(chart, "indicator");
    if (indicator < 0) return false;
    const PartBar *bars = parts_years(chart, indicator, &count);
    if (!parts_gather(&p, chart, bars, count, PARTS_SHARES)) return chart->empty;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    double left = 0, head, right = chart->width - 2;
    for (int b = 0; b < p.bars; b++) left = fmax(left, chart_label_width(chart, p.bar[b].label, ink));
    left += 8;
    head = parts_legend(&p, left, 0, right - left);
    double pitch = fmax(16, fmin(30, (chart->height - head) / p.bars)), thick = pitch * 0.68;
    chart->height = head + pitch * p.bars;
    const char *text = "";
    for (int b = 0; b < p.bars; b++) {
        double y = head + pitch * b;
        chart_label(chart, p.bar[b].label, ink, left - 8, y + thick / 2 + ink.size * 0.36, 1, NULL);
        draw_bar(&p, b, left, right, y, thick);
        text = alternative_join(chart, text, "；",
                                chart_printf(chart, "%s：%s", p.bar[b].label, parts_words(&p, b, "%")));
    }
    const char *name = chart->analysis->data->indicators[p.indicator].name;
    chart->unit = "%";
    chart->title = chart_printf(chart, "%s的构成", name);
    chart->message = parts_message(&p);
    chart->note = p.note;
    chart->alternative = chart_printf(chart, "构成图：%s，%s", name, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL,
     "总体指标；分项是字典里以它为上级的指标，最多六项，其余归入其他"},
    {"years", "年数", OPTION_NUMBER, false, NULL, 0, 11, "2", "前面画几年的同期"},
};

const ChartKind chart_share = {"share",
                               "构成图",
                               "总体中各分项的比重，各年同期一条，合计100%",
                               {options, sizeof options / sizeof *options},
                               110,
                               draw};
