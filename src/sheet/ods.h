/* OpenDocument spreadsheets (.ods): libzip and expat. */
#ifndef JIANBAO_SHEET_ODS_H
#define JIANBAO_SHEET_ODS_H

#include <glib.h>

#include "sheet/archive.h"

/* Reads all sheets as Grids, in order, hidden ones marked. *encrypted tells that a password is needed. */
ArchiveResult ods_read(const char *path, GPtrArray *grids, bool *encrypted);

#endif
