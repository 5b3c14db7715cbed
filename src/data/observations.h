/* Tables of figures (observations/) into observations of a dataset. */
#ifndef JIANBAO_DATA_OBSERVATIONS_H
#define JIANBAO_DATA_OBSERVATIONS_H

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

/* ---- cells.c of figures (figure_cells.c) ---- */

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

/* ---- spans (figure_span.c) ---- */

typedef enum { SAID_NOTHING, SAID_CURRENT, SAID_CUMULATIVE } SaidScope;

/* The row's 口径; false after reporting a word that is neither. */
bool span_said(const FigureTable *t, SaidScope *said);

/* The period of a figure from the group's words, the row's and the table's. False after reporting one that
 * cannot be told or contradicts itself. */
bool span_settle(FigureTable *t, const FigureGroup *group, const FigureRow *row, int indicator,
                 SaidScope said, Period *period);

/* Whether a return for this period has one figure in 本月 and 累计: January's, and 1—2月's. */
bool span_is_one_key(Period period);

/* ---- the sheet (observations.c) ---- */

/* ---- the file (observations.c) ---- */

/* Reads a table of figures, whose path is `relative`, into build->observations; reports every fault at its
 * cell. */
void read_observations(DatasetBuild *build, const char *relative);

#endif
