/* Private to the reading of figures: one sheet and one row of it while they are read. */
#ifndef JIANBAO_DATA_FIGURE_TABLE_H
#define JIANBAO_DATA_FIGURE_TABLE_H

#include "data/cells.h"
#include "data/form.h"

/* One sheet being read. `table.index` is form.keys: columns are named by their Role. */
/* Cells of a kind that is told once a sheet: how many, and where the first stands. */
typedef struct {
    int count, line, column;
} CellTally;

typedef struct {
    TableRead table;
    TableForm form;
    Names *names;
    GHashTable *partial; /* (indicator, region, period) → observation + 1, where rows are parts of figures */
    guint first;         /* the sheet's first observation */
    int top_named;       /* rows that name the top region */
    int region_line;     /* the last that names another */
    CellTally text_numbers, padded_dashes;
    bool span_told;
} FigureTable;

/* What one row says before its figures are read. */
typedef struct {
    int indicator, region;
    const NameMeaning *meaning; /* of the indicator's cell; NULL: the name alone */
    Unit unit;                  /* as delivered; the dictionary's where the row has none */
    bool unit_given, unit_told;
    Period period; /* year 0: of the headings */
    PeriodNotation notation;
    const char *note;
} FigureRow;

#endif
