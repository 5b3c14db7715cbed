/* The kinds of charts. One line each. */
#include <string.h>

#include "chart/chart.h"

#define KINDS(X)                                                                                             \
    X(line)                                                                                                  \
    X(level_and_growth)                                                                                      \
    X(bar)                                                                                                   \
    X(stacked)                                                                                               \
    X(share)                                                                                                 \
    X(pie)                                                                                                   \
    X(ring)                                                                                                  \
    X(cards)                                                                                                 \
    X(waterfall)                                                                                             \
    X(fan)                                                                                                   \
    X(heat)                                                                                                  \
    X(radar)                                                                                                 \
    X(bullet)                                                                                                \
    X(progress)                                                                                              \
    X(investment)                                                                                            \
    X(scatter)                                                                                               \
    X(slope)                                                                                                 \
    X(bump)                                                                                                  \
    X(map)                                                                                                   \
    X(multiples)                                                                                             \
    X(timeline)

#define DECLARE(name) extern const ChartKind chart_##name;
#define LIST(name) &chart_##name,
KINDS(DECLARE)
static const ChartKind *const kinds[] = {KINDS(LIST)};

int chart_kind_count(void) { return (int)(sizeof kinds / sizeof *kinds); }
const ChartKind *chart_kind_get(int index) { return kinds[index]; }

const ChartKind *chart_kind_find(const char *name)
{
    for (int i = 0; i < chart_kind_count(); i++)
        if (!strcmp(kinds[i]->kind, name) || !strcmp(kinds[i]->alias, name)) return kinds[i];
    return NULL;
}
