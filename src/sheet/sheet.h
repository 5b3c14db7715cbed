/* Tables as records with their places, from CSV files and from sheets of workbooks alike. A sheet finds where
 * its table begins: titles above the header and notes below the data are passed over and told. */
#ifndef JIANBAO_SHEET_SHEET_H
#define JIANBAO_SHEET_SHEET_H

#include <stdbool.h>

#include "base/diag.h"
#include "sheet/csv.h"
#include "sheet/sheet_row.h"
#include "sheet/workbook.h"

typedef struct Sheet Sheet;

/* How many rows from the top are looked at for the header, and of how many rows it may consist. */
enum { SHEET_TOP_ROWS = 10, SHEET_HEADER_ROWS = 3 };

/* Opens the table in `path`: a CSV file, or the first visible sheet of a workbook. `shown` is the name that
 * messages use (a workbook's sheet is added in brackets). NULL after reporting. */
Sheet *sheet_open(const char *path, const char *shown, Diagnostics *diags);

/* Sheet number `number` of an open workbook, which must outlive it. */
Sheet *sheet_of_workbook(Workbook *book, int number, Diagnostics *diags);
void sheet_close(Sheet *sheet);

/* The name in messages: FILE, or FILE[SHEET]. */
const char *sheet_name(const Sheet *sheet);

/* Row `number` (from 0) of the first rows that are not empty; NULL beyond them. */
const SheetRow *sheet_top_row(const Sheet *sheet, int number);

/* Whether top row `number` goes on with the header that the row above it begins: it has words only, and none
 * below the names of what a row is about. */
bool sheet_continues_header(const Sheet *sheet, int number);

/* New texts (g_strfreev): the headings when rows [first, first + rows) are the header, levels joined by ｜, a
 * cell that spans several columns counted for each. */
char **sheet_join_header(const Sheet *sheet, int first, int rows);

/* Settles the header; what stands above it is told. Without it the first row is the header. */
void sheet_begin(Sheet *sheet, int first, int rows);
const SheetRow *sheet_header(Sheet *sheet);

/* How many of the top rows stand above the header. */
int sheet_rows_above(const Sheet *sheet);

/* The next record of the table, with as many fields as the header; records with fewer or more fields are
 * reported and passed over, notes below the table told at the end. NULL at the end. */
const SheetRow *sheet_next(Sheet *sheet);

/* Column `column` (from 0) of the header needs no name: its cells say what it is. */
void sheet_accept_unnamed(Sheet *sheet, int column);

/* Reports the first column that has cells in the first rows and no name in the header; returns whether there
 * is one.
 */
bool sheet_report_unnamed(Sheet *sheet);

/* How many records the table has given or passed over. */
long sheet_records_seen(const Sheet *sheet);

/* The place of a field (counted from 1) of a record, with the record as excerpt. 0: the whole record. The
 * excerpt is valid until the next call. */
Place sheet_place(Sheet *sheet, const SheetRow *record, int column);

/* Adds a row that is passed over to those that are told together at the end. */
void sheet_pass_over(Sheet *sheet, const SheetRow *record);

/* ---- columns ---- */

/* A column that a file may have. `names`: Chinese name first, then the English one and other spellings. */
typedef struct {
    const char *names[10];
    bool required;
} ColumnSpec;

/* Finds the header, the first of the top rows that has all required columns (else the first row), and each of
 * `count` specified columns in it: index[i] is the field number from 0 or -1. A missing required column and a
 * name twice are errors; returns whether all stand. Columns that no specification names are noted, but for
 * those that every table may have (序号, 来源, 备注). */
bool sheet_match_columns(Sheet *sheet, const ColumnSpec *specs, int count, int *index);

/* Reports header names that stand twice; false when there are any. `allowed` (may be NULL) marks columns that
 * may. */
bool sheet_report_twice(Sheet *sheet, const bool *allowed);

#endif
