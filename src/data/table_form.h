/* The form of a table of figures as plain data: what form.h finds and the readers of its rows go by. */
#ifndef JIANBAO_DATA_TABLE_FORM_H
#define JIANBAO_DATA_TABLE_FORM_H

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

#endif
