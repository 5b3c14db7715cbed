/* Which reports follow from others: a row of the dictionary that could not be read makes its name unknown in
 * every table, and the reader should be told the one thing to mend. */
#ifndef JIANBAO_DATA_CAUSES_H
#define JIANBAO_DATA_CAUSES_H

#include "base/diag.h"

/* Links every unknown name among reports [from, count) to the error that struck a row of `dictionary` (or,
 * for regions, `regions`: the files' names in messages) in which that name stands. */
void causes_link(Diagnostics *diags, int from, const char *dictionary, const char *regions);

#endif
