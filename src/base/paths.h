/* Which folders a report may read from: the layout's, the project's, the data's, the installed share, and
 * those that the command line opens. A layout from somebody else cannot print a file that lies elsewhere. */
#ifndef JIANBAO_BASE_PATHS_H
#define JIANBAO_BASE_PATHS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

typedef struct Paths Paths;

/* An empty list of folders, in `arena`. */
Paths *paths_new(Arena *arena);

/* Opens a folder, links resolved; a folder that does not exist opens nothing. NULL is allowed. */
void paths_allow(Paths *paths, const char *folder);

/* Opens the folder in which `file` lies, and the nearest one above that holds jianbao.yaml. */
void paths_allow_project(Paths *paths, const char *file);

/* Whether `path`, links resolved, lies in one of the folders; reports it at `place`, as `shown`, when not. A
 * path that does not exist is not judged. `paths` may be NULL: everything is allowed. */
bool paths_check(const Paths *paths, const char *path, const char *shown, Place place, Diagnostics *diags);

#endif
