/* The printed figure: the one notion of it that text, tables, cards, charts and their alternative texts
 * share. */
#ifndef JIANBAO_FIGURE_FIGURE_H
#define JIANBAO_FIGURE_FIGURE_H

#include "analysis/series.h"

struct CellGraphic; /* see graphic.h */

/* A figure as it is printed, or text when `is_text`. `printed` is never NULL: an undefined figure prints as
 * its state asks (— for missing, … for tiny) and says why in `reason`. */
typedef struct {
    bool is_text, known;
    double number;    /* as displayed */
    double raw;       /* unrounded */
    int typed_places; /* decimals as typed, -1 when computed */
    int decimals;
    const char *printed, *unit, *reason;
    const Provenance *source;          /* where it came from; NULL for constants */
    const struct CellGraphic *graphic; /* drawn in place of `printed`; or NULL */
} Figure;

#endif
