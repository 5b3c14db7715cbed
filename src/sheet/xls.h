/* Excel workbooks up to 2003 (.xls): FreeXL. */
#ifndef JIANBAO_SHEET_XLS_H
#define JIANBAO_SHEET_XLS_H

#include <glib.h>
#include <stdbool.h>

#include "sheet/archive.h"

/* Reads all sheets as Grids. *encrypted tells that a password is the
 * reason. */
ArchiveResult xls_read(const char *path, GPtrArray *grids, bool *encrypted);

#endif
