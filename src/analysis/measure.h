/* The registry of measures: everything `jianbao analyze` prints and expressions can name. To add a measure:
 * one function and one row in measure.c. */
#ifndef JIANBAO_ANALYSIS_MEASURE_H
#define JIANBAO_ANALYSIS_MEASURE_H

#include "analysis/goal.h"

/* On which of a month's two rows (当期, 累计) a measure stands. */
typedef enum { MEASURE_EVERY_ROW, MEASURE_GOAL_ROW } MeasureRow;

typedef struct {
    const char *name;    /* level, yoy, … */
    const char *words;   /* 本期, 同比, … */
    const char *formula; /* in words, for help */
    const char *source;  /* the clause or publication it rests on */
    MeasureRow row;
    Value (*compute)(Analysis *a, Subject s);
} Measure;

int measure_count(void);
const Measure *measure_get(int index);
const Measure *measure_find(const char *name); /* by English or Chinese name; NULL when there is none */

/* One line of `analyze`. */
typedef struct {
    Subject subject;
    const Measure *measure;
    Value value;
    const char *status; /* verdict of the target, "" where none applies */
} MeasureLine;

/* Calls `emit` for every measure of every indicator and region that has data: at a month, the month's row
 * and that of the span from January; at a span, that span. `indicators` and `region` (-1: all) restrict. */
void measure_all(Analysis *a, Period period, const int *indicators, int indicator_count, int region,
                 void (*emit)(const MeasureLine *line, void *user), void *user);

#endif
