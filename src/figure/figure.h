/* Printed figures: what `指标.度量` gives in expressions and what a table's column holds. One registry for
 * both. */
#ifndef JIANBAO_FIGURE_FIGURE_H
#define JIANBAO_FIGURE_FIGURE_H

#include "analysis/goal.h"

struct CellGraphic; /* see graphic.h */

/* A figure as it is printed, or text when `is_text`. `printed` is never NULL: an undefined figure prints as
 * its state asks (— for missing, … for tiny). */
typedef struct {
    bool is_text, known;
    double number; /* as displayed */
    double raw;    /* unrounded */
    int typed_places;
    int decimals;
    const char *printed, *unit, *reason;
    const Provenance *source;          /* where it came from; NULL for constants */
    const struct CellGraphic *graphic; /* drawn in place of `printed`; or NULL */
} Figure;

typedef struct {
    const char *name, *help;
    bool numeric;     /* its column is aligned on the decimal point */
    const char *unit; /* fixed unit of a column, "" the indicator's, NULL none */
    Figure (*make)(Analysis *a, Subject s);
} FigureName;

/* `s.period` is the briefing's period: a month stands for itself and for the span from January. */
int figure_name_count(void);
const FigureName *figure_name_get(int index);
const FigureName *figure_name_find(const char *name);

/* A value as it is printed with `decimals`. */
Figure figure_from_value(Analysis *a, Value value, int decimals);

#endif
