/* The registry of measures: everything that `jianbao analyze` prints, that expressions, tables, cards and
 * charts can name and that help lists. To add a measure: one function and one row in registry.c. */
#ifndef JIANBAO_FIGURE_REGISTRY_H
#define JIANBAO_FIGURE_REGISTRY_H

#include "figure/basis.h"
#include "figure/display.h"

/* Where `analyze` lists a measure. */
typedef enum {
    ROW_NONE,  /* only layouts name it: it is another one at another period, or it is words */
    ROW_EVERY, /* on the month's row and on that of the span from January */
    ROW_GOAL   /* on the one row where the year's target is judged */
} MeasureRow;

typedef struct {
    const char *name;  /* level, yoy, …: of analyze, and in layouts too */
    const char *words; /* 本期, 同比, …: of layouts */
    const char *alias; /* another Chinese name, or NULL */
    MeasureRow row;
    SpanRule span; /* what the report's period means to it */
    DecimalsRule decimals;
    const char
        *unit; /* of a table's column: "" the indicator's, NULL none; the figure's own unit may differ */
    Value (*compute)(Analysis *a, Subject s); /* at the span's period; NULL: words only */
    Figure (*say)(Analysis *a, Subject s);    /* at the report's period; NULL: `compute` rounded */
    const char *formula;                      /* in words, for help */
    const char *source;                       /* the clause or publication it rests on; "" for plain words */
} Measure;

int measure_count(void);
const Measure *measure_get(int index);
const Measure *measure_find(const char *name); /* by English or Chinese name; NULL when there is none */

/* Whether a column of it is aligned on the decimal point. */
bool measure_is_numeric(const Measure *measure);

/* The figure of a measure in a report of `s.period`. */
Figure measure_figure(Analysis *a, const Measure *measure, Subject s);

/* The nearest name to one that is not there, new text (g_free), "" when none is near. */
char *measure_nearest(const char *name);

#endif
