/* How a workbook's number formats show a stored number: what the clerk saw is what is read. */
#ifndef JIANBAO_SHEET_CELL_FORMAT_H
#define JIANBAO_SHEET_CELL_FORMAT_H

#include <stdbool.h>

typedef enum {
    CELL_PLAIN,
    CELL_PERCENT,
    CELL_YEAR,
    CELL_YEAR_MONTH,
    CELL_DATE_DAY,
    CELL_MONTH_DAY,
    CELL_TIME
} CellKind;

typedef struct {
    CellKind kind;
    int decimals; /* decimals that are always shown, 0 for the general format */
} CellFormat;

/* Reads a format's code (0.0%, yyyy"年"m"月"). */
CellFormat cell_format_parse(const char *code);

/* The format of a number that stands for one in every workbook (0 general, 14 a day, 57 年月). */
CellFormat cell_format_builtin(int number);

/* New text of a stored number: all its digits (15 at most), decimals as shown at least, per cents as shown; a
 * date as the period or day it shows. `dates_1904`: days count from 1904. */
char *cell_format_number(CellFormat format, double value, bool dates_1904);

/* The same for a date that is not stored as a number. */
char *cell_format_date(CellFormat format, int year, int month, int day);

#endif
