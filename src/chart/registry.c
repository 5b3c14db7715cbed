/* The kinds of charts. One line each. */
#include <string.h>

#include "chart/chart.h"

extern const ChartKind chart_line, chart_level_and_growth, chart_bar, chart_cards, chart_waterfall, chart_fan,
    chart_heat, chart_bullet, chart_share, chart_scatter, chart_slope, chart_progress;

static const ChartKind *const kinds[] = {
    &chart_line, &chart_level_and_growth, &chart_bar,   &chart_cards,   &chart_waterfall, &chart_fan,
    &chart_heat, &chart_bullet,           &chart_share, &chart_scatter, &chart_slope,     &chart_progress};

int chart_kind_count(void) { return (int)(sizeof kinds / sizeof *kinds); }
const ChartKind *chart_kind_get(int index) { return kinds[index]; }

const ChartKind *chart_kind_find(const char *name)
{
    for (int i = 0; i < chart_kind_count(); i++)
        if (!strcmp(kinds[i]->kind, name)) return kinds[i];
    return NULL;
}
