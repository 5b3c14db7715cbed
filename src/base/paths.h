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

/* Text files that were read already, for reports that read the same ones. The caller frees it. */
typedef struct PathTexts PathTexts;
PathTexts *path_texts_new(void);
void path_texts_free(PathTexts *texts);

/* Lets paths_read keep what it reads in `texts`, which outlives them. */
void paths_keep_texts(Paths *paths, PathTexts *texts);

/* The whole of a text file (as text_read_all), read once where texts are kept; NULL after reporting. */
char *paths_read(const Paths *paths, const char *path, Arena *arena, Diagnostics *diags);

#endif
