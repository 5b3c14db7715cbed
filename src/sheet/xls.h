/* Excel workbooks up to 2003 (.xls): FreeXL. */
#ifndef JIANBAO_SHEET_XLS_H
#define JIANBAO_SHEET_XLS_H

#include <glib.h>
#include <stdbool.h>

/* Reads all sheets as Grids. False when the file cannot be read; *encrypted tells that a password is the
 * reason. */
bool xls_read(const char *path, GPtrArray *grids, bool *encrypted);

#endif
