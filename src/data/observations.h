/* Tables of figures (observations/) into observations of a dataset. */
#ifndef JIANBAO_DATA_OBSERVATIONS_H
#define JIANBAO_DATA_OBSERVATIONS_H

#include "data/cells.h"
#include "data/form.h"

/* Reads a table of figures, whose path is `relative`, into build->observations; reports every fault at its
 * cell. */
void read_observations(DatasetBuild *build, const char *relative);

#endif
