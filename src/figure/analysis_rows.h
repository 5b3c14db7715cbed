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

/* What the line says beside its number, as programs read it. Texts live as long as the dataset and the line.
 */
typedef struct {
    char period[PERIOD_TEXT];
    const char *region, *indicator, *scope, *measure, *unit, *status, *note;
} MeasureWords;

/* The words of a line when `asked` was asked for in a notation. A month's cumulative row is a span from
 * January, never a quarter or half by name; a quarter asked for by name is 当期. */
MeasureWords measure_line_words(const Dataset *data, const MeasureLine *line, Period asked,
                                PeriodNotation notation);

/* Calls `emit` for every measure of every indicator and region that has data: at a month, the month's row and
 * that of the span from January; at a span, that span. `indicators` and `region` (-1: all) restrict. */
void measure_all(Analysis *a, Period period, const int *indicators, int indicator_count, int region,
                 void (*emit)(const MeasureLine *line, void *user), void *user);

#endif
