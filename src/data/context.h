/* What stands around a table and holds for all of it: the period, the indicator, the unit, the region, from
 * the file's and the sheet's name and from the lines above the header. */
#ifndef JIANBAO_DATA_CONTEXT_H
#define JIANBAO_DATA_CONTEXT_H

#include "data/names.h"
#include "sheet/sheet.h"

typedef struct {
    Period period; /* year 0: none */
    PeriodNotation notation;
    bool period_in_title; /* else the name of the file or sheet says it */
    int year;             /* for months without one; 0: none */
    NameMeaning subject;  /* indicator -1: none */
    int region;           /* -1: none named */
    char unit[32];        /* of a unit line, "" without one */
    int unit_line;
    Span span; /* 当月 or 累计 of the title */
} Context;

/* Reads what stands above top row `first` of the sheet, and `name` (the file's path in the data folder, with
 * the sheet's name in brackets). Reports nothing. */
void context_read(Context *context, const Sheet *sheet, int first, const char *name, Names *names);

/* Reports a title that speaks of another period than the file's name; returns whether they agree. */
bool context_check(const Context *context, Sheet *sheet, const char *name, Diagnostics *diags);

#endif
