/* A slot of a year is its span from January; plot_point takes the cumulative figure there. */
#include "chart/years.h"

#include <string.h>

#include "chart/common.h"

bool years_wanted(Chart *chart, PlotMeasure measure, int indicator, const Slot *months, int count)
{
    const char *by = option_text(chart->options, "by");
    if (by) return !strcmp(by, "年份");
    if (chart->period.first == chart->period.last) return false;
    for (int i = 0; i < count; i++)
        if (plot_point(chart, measure, indicator, chart->region, months[i].period).known) return false;
    return true;
}

Slot *years_slots(Chart *chart, PlotMeasure measure, int indicator, int *count)
{
    int years = (int)option_number(chart->options, "years");
    Slot *slots = ARENA_ARRAY(chart->list->arena, Slot, years);
    *count = 0;
    for (int k = years - 1; k >= 0; k--) {
        Period span = period_span(chart->period.year - k, chart->period.last);
        bool known = plot_point(chart, measure, indicator, chart->region, span).known;
        if (!known && !*count && k) continue;
        Slot *slot = &slots[(*count)++];
        *slot = (Slot){.period = span, .whole = true};
        g_snprintf(slot->label, sizeof slot->label, "%d年", span.year);
    }
    return slots;
}

const char *years_words(Chart *chart)
{
    int last = chart->period.last;
    if (last == 12) return "历年";
    return chart_printf(chart, last > 1 ? "历年1—%d月" : "历年1月", last);
}
