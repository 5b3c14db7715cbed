/* The form of a table of figures: which columns name a figure, which hold figures, and of what.
 *
 * Long and wide tables, monthly returns, districts down, tables turned round and national downloads differ
 * only in where indicator, region and period stand: in a column, in the headings, or around the table. A
 * FigureGroup is the columns (amount, growth, base) of one figure; a row gives one figure a group. */
#ifndef JIANBAO_DATA_FORM_H
#define JIANBAO_DATA_FORM_H

#include "data/context.h"

enum { MEASURE_COUNT = MEASURE_OTHER };

typedef struct {
    Role role;
    NameMeaning meaning; /* of a ROLE_FIGURE column */
    int region;          /* named by the heading, or -1 */
    int group;           /* -1: none */
    bool known;          /* its heading was understood */
    bool follows;        /* belongs to the amount before it, by its place alone */
} FormColumn;

typedef struct {
    int indicator, region; /* named by headings; -1: by a column or around the table */
    Span span;
    Period period; /* year 0: by a column or around the table */
    bool without_year;
    PeriodNotation notation;
    char unit[32];
    int columns[MEASURE_COUNT]; /* field of each measure, or -1 */
    bool unit_told;             /* that the heading's unit was converted */
    int total;                  /* of a month's group: the group of January to that month, or -1 */
} FigureGroup;

typedef enum { FORM_LONG, FORM_WIDE, FORM_RETURN, FORM_DISTRICTS, FORM_TURNED } FormKind;

typedef struct {
    FormKind kind;
    Context context;
    FormColumn *columns;
    int column_count;
    FigureGroup *groups;
    int group_count;
    int keys[ROLE_FIGURE]; /* field of each role, or -1 */
} TableForm;

/* Finds where the sheet's table begins and what its columns mean, and settles its header. `name` is the path
 * in the data folder (with the sheet). False after reporting one error that says what was seen and what is
 * missing; then nothing is to be freed. */
bool form_find(TableForm *form, Sheet *sheet, const char *name, Names *names, const Dataset *dataset,
               Diagnostics *diags);
void form_free(TableForm *form);

/* The form's name in Chinese. */
const char *form_name(FormKind kind);

/* New text: how column `column` was understood, in words. */
char *form_describe_column(const TableForm *form, int column, const Dataset *dataset);

/* Whether any of the sheet's first rows looks like a table's header; else it is a cover or a text. */
bool form_holds_table(const Sheet *sheet);

#endif
