/* Excel workbooks since 2007 (.xlsx): libzip and expat. */
#ifndef JIANBAO_SHEET_XLSX_H
#define JIANBAO_SHEET_XLSX_H

#include <glib.h>

#include "sheet/archive.h"

/* Reads all sheets as Grids, in order, hidden ones marked. *encrypted stays: a workbook with a password
 * is a file of the old kind (see workbook.c). */
ArchiveResult xlsx_read(const char *path, GPtrArray *grids, bool *encrypted);

#endif
