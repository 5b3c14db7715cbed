/* Workbooks (.xlsx, .ods, .xls) as raw rows: the stored values of cells as text, the way the cells show them.
 * The only users of the workbook libraries stand behind this header. */
#ifndef JIANBAO_SHEET_WORKBOOK_H
#define JIANBAO_SHEET_WORKBOOK_H

#include <stdbool.h>

#include "base/diag.h"
#include "sheet/sheet_row.h"

typedef struct Workbook Workbook;
typedef struct WorkbookSheet WorkbookSheet;

/* Whether the file's name ends as a workbook's does. */
bool workbook_has_ending(const char *path);

/* The ending of format `number` (from 0), by rank; NULL behind the last. */
const char *workbook_ending(int number);

/* Reports a file whose name does not end as a workbook's but which is one, or a PDF, a picture, a web page;
 * returns whether it is. */
bool workbook_report_disguise(const char *path, const char *shown, Diagnostics *diags);

/* Opens a workbook and reads its visible sheets. Hidden sheets, rows and columns are told and left out. NULL
 * after reporting a file that is encrypted, damaged, too large or another kind than its name says. */
Workbook *workbook_open(const char *path, const char *shown, Diagnostics *diags);
void workbook_close(Workbook *book);

/* The visible sheets that hold anything: one at least. */
int workbook_sheet_count(const Workbook *book);
WorkbookSheet *workbook_sheet(Workbook *book, int number);

/* FILE[SHEET], as messages name it; valid while the book is open. */
const char *workbook_sheet_name(const WorkbookSheet *sheet);

/* The next row that has anything in it, all rows of one width; `line` is its number in the sheet. NULL at the
 * end. */
const SheetRow *workbook_sheet_next(WorkbookSheet *sheet);

#endif
