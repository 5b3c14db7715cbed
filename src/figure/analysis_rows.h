/* What `jianbao analyze` lists: every measure of every indicator and region. */
#ifndef JIANBAO_FIGURE_ANALYSIS_ROWS_H
#define JIANBAO_FIGURE_ANALYSIS_ROWS_H

#include "figure/registry.h"

/* One line of `analyze`. */
typedef struct {
    Subject subject;
    const Measure *measure;
    Value value;
    const char *status; /* verdict of the target, "" where none applies */
} MeasureLine;

/* Calls `emit` for every measure of every indicator and region that has data: at a month, the month's row and
 * that of the span from January; at a span, that span. `indicators` and `region` (-1: all) restrict. */
void measure_all(Analysis *a, Period period, const int *indicators, int indicator_count, int region,
                 void (*emit)(const MeasureLine *line, void *user), void *user);

#endif
