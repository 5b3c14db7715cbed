/* Private to the reading of figures: the cells of figures, growths and units. */
#ifndef JIANBAO_DATA_FIGURE_CELLS_H
#define JIANBAO_DATA_FIGURE_CELLS_H

#include "data/figure_table.h"

/* Brings the figure in `field` into the unit of `indicator`; `unit` is as delivered. FIGURE_MISSING for a
 * field of -1. False after reporting. */
bool figure_value(const FigureTable *t, int field, int indicator, Unit unit, double *value,
                  unsigned char *state, signed char *places);

/* A published growth rate, in %. 持平 is 0; ‰ is divided by ten. */
bool figure_rate(const FigureTable *t, int field, double *value, unsigned char *state, signed char *places);

/* The unit that holds for a cell, from its row, its heading or the unit line; held against the dictionary.
 * False after reporting another dimension. */
bool figure_unit(const FigureTable *t, int field, int indicator, FigureRow *row, FigureGroup *group,
                 Unit *unit);

#endif
