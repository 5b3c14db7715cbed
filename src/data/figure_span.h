/* Private to the reading of figures: which period a figure is of. */
#ifndef JIANBAO_DATA_FIGURE_SPAN_H
#define JIANBAO_DATA_FIGURE_SPAN_H

#include "data/figure_table.h"

typedef enum { SAID_NOTHING, SAID_CURRENT, SAID_CUMULATIVE } SaidScope;

/* The row's 口径; false after reporting a word that is neither. */
bool span_said(const FigureTable *t, SaidScope *said);

/* The period of a figure from the group's words, the row's and the table's. False after reporting one that
 * cannot be told or contradicts itself. */
bool span_settle(FigureTable *t, const FigureGroup *group, const FigureRow *row, int indicator,
                 SaidScope said, Period *period);

/* Whether a return for this period has one figure in 本月 and 累计: January's, and 1—2月's. */
bool span_is_one_key(Period period);

#endif
