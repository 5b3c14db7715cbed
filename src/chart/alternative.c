#include "chart/alternative.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/phrase.h"
#include "chart/common.h"

/* A slot of a cumulative figure stands for the span from January. */
static const char *slot_words(Chart *chart, PlotMeasure measure, const Slot *slot, bool with_year)
{
    char words[4 * PERIOD_TEXT];
    Period p = slot->period;
    bool total = plot_is_total(measure);
    if (total && p.last > 1) p = period_span(p.year, p.last);
    return chart_printf(chart, "%s", period_words(p, NOTATION_SPAN, with_year, words));
}

/* A rate that is itself a growth goes faster and slower; any other (失业率) rises and falls. */
static bool is_growth_rate(const Indicator *item)
{
    static const char *const words[] = {"增速", "增长", "增幅", "涨幅", "涨跌"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(item->name, words[i])) return item->kind == KIND_RATE;
    return false;
}

/* Growth moves by points, in the official words; a level by its unit. */
static const char *change_words(Chart *chart, PlotMeasure measure, const Indicator *item, double now,
                                double before, const char *against)
{
    int decimals = plot_decimals(measure, item);
    bool growth = plot_is_growth(measure) || is_growth_rate(item);
    if (growth) {
        char *words =
            phrase_change_against(now, before, decimals, strstr(item->name, "价格") != NULL, against);
        const char *kept = chart_printf(chart, "%s", words);
        g_free(words);
        return kept;
    }
    if (fabs(now - before) < 1e-9) return chart_printf(chart, "与%s持平", against);
    bool rate = item->kind == KIND_RATE || item->kind == KIND_SHARE || item->kind == KIND_INDEX;
    const char *unit = plot_unit(measure, item), *up = rate ? "上升" : "增加", *down = rate ? "下降" : "减少";
    if (rate) unit = !strcmp(unit, "%") ? "个百分点" : item->kind == KIND_INDEX ? "点" : unit;
    return chart_printf(chart, "比%s%s%s%s", against, now > before ? up : down,
                        guide_number(chart, fabs(now - before), decimals), unit);
}

const char *alternative_series(Chart *chart, PlotMeasure measure, const Indicator *item, const Slot *slots,
                               const Point *points, int count)
{
    int last = -1, before = -1, high = -1, low = -1, known = 0;
    const char *unit = plot_unit(measure, item);
    for (int i = 0; i < count; i++) {
        if (!points[i].known) continue;
        known++;
        before = last;
        last = i;
        if (high < 0 || points[i].value > points[high].value) high = i;
        if (low < 0 || points[i].value < points[low].value) low = i;
    }
    if (last < 0) return "";
    const char *text = chart_printf(chart, "%s%s%s", slot_words(chart, measure, &slots[last], true),
                                    points[last].printed, unit);
    if (before >= 0 && before == last - 1)
        text = alternative_join(chart, text, "，",
                                change_words(chart, measure, item, points[last].value, points[before].value,
                                             slot_words(chart, measure, &slots[before], true)));
    if (known < 3) return text;
    return chart_printf(chart, "%s，最高%s%s（%s），最低%s%s（%s）", text, points[high].printed, unit,
                        slot_words(chart, measure, &slots[high], true), points[low].printed, unit,
                        slot_words(chart, measure, &slots[low], true));
}

const char *alternative_latest(Chart *chart, PlotMeasure measure, const Indicator *item, const Slot *slots,
                               const Point *points, int count)
{
    if (count < 2 || !points[count - 1].known || !points[count - 2].known) return NULL;
    const Slot *last = &slots[count - 1], *before = &slots[count - 2];
    bool year = last->period.year != before->period.year;
    const char *now = slot_words(chart, measure, last, year),
               *then = slot_words(chart, measure, before, year);
    return chart_printf(
        chart, "%s为%s%s，%s", now, points[count - 1].printed, plot_unit(measure, item),
        change_words(chart, measure, item, points[count - 1].value, points[count - 2].value, then));
}

const char *alternative_point(Chart *chart, const char *name, const Point *point, const char *unit)
{
    if (!point->known) return chart_printf(chart, "%s尚无数据", name);
    return chart_printf(chart, "%s%s%s", name, point->printed, unit);
}

const char *alternative_join(Chart *chart, const char *a, const char *between, const char *b)
{
    return chart_printf(chart, "%s%s%s", a, *a && *b ? between : "", b);
}
