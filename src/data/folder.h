/* What lies in a data folder: which files are read, in which order, and what is not read. */
#ifndef JIANBAO_DATA_FOLDER_H
#define JIANBAO_DATA_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "reading/period.h"

/* The files of observations/ at any depth, relative to `folder`, in reading order: by the period in their
 * name (none first, but a correction without one last), then those that say 修订, 更正, 订正 or 终 after
 * those that do not, then by natural order (9月 before 10月). NULL-terminated, in `arena`. Reports copies of
 * files that are read too (W_FILE_COPY), with the one that counts. */
const char **folder_observations(const char *folder, Arena *arena, Diagnostics *diags);

/* Tells once each what lies in `folder` and is not read: other kinds of files, tables of unknown names, lock
 * files (N_FILE_UNREAD), with what to do. Programs, layouts, settings and README files are no data and not
 * told. */
void folder_tell_unread(const char *folder, Diagnostics *diags);

/* The period that a file's name (or, when that has none, its folders' and its name together) says; year 0
 * when there is none. Of several it is the latest. `path` is relative to observations/. */
Period folder_file_period(const char *path);

#endif
