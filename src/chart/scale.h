/* Scales: from values to points on the page, and the ticks of their axes. */
#ifndef JIANBAO_CHART_SCALE_H
#define JIANBAO_CHART_SCALE_H

#include <stdbool.h>

enum { MOST_TICKS = 12 };

typedef struct {
    double least, most; /* values at the ends */
    double from, to;    /* positions of the ends */
    double ticks[MOST_TICKS];
    int tick_count, decimals; /* decimals the tick labels need */
} Scale;

/* A scale for values low..high with about `wanted` ticks, by the extended Wilkinson search (Talbot, Lin and
 * Hanrahan 2010); its ends are the outer ticks. `zero`: 0 must be on it. Equal values get room on both sides.
 */
Scale scale_make(double low, double high, int wanted, bool zero, double from, double to);

double scale_position(const Scale *scale, double value);

#endif
