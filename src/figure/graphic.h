/* Small drawings (sparkline, bar, bullet) for the cells of tables and for text, as data. */
#ifndef JIANBAO_FIGURE_GRAPHIC_H
#define JIANBAO_FIGURE_GRAPHIC_H

#include "figure/figure.h"

typedef struct CellGraphic CellGraphic;
struct CellGraphic {
    enum { GRAPHIC_BAR, GRAPHIC_LINE, GRAPHIC_BULLET } kind;
    const double *values;
    int count;        /* 0: the figure is missing */
    double low, high; /* of the column, 0 between them (bars); of the line; of figure, target and 0 */
};

/* The line of the last `periods` values of an indicator's growth. All in `arena`. */
CellGraphic *graphic_line(Analysis *a, Subject s, int periods, Arena *arena);

/* A figure as a bar, on a scale that the caller sets. */
CellGraphic *graphic_bar(const Figure *f, Arena *arena);

/* A figure as a bar with the tick of the year's target, both counted from zero. */
CellGraphic *graphic_bullet(Analysis *a, Subject s, const Figure *f, Arena *arena);

#endif
