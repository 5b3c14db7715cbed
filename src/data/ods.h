/* OpenDocument spreadsheets (.ods): libzip and expat. */
#ifndef JIANBAO_DATA_ODS_H
#define JIANBAO_DATA_ODS_H

#include <glib.h>

#include "data/archive.h"

/* Reads all sheets as Grids, in order, hidden ones marked. *encrypted tells that a password is needed. */
ArchiveResult ods_read(const char *path, GPtrArray *grids, bool *encrypted);

#endif
