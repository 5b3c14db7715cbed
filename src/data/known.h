/* known.csv: warnings that somebody has looked into. They are counted and no longer listed. */
#ifndef JIANBAO_DATA_KNOWN_H
#define JIANBAO_DATA_KNOWN_H

#include "data/dataset.h"

struct DatasetBuild;

/* Acknowledges every warning of the list that a row of known.csv names: by its code and, where the row says
 * them, the indicator, region and period of the figure at the warning's cell. Tells rows that name no warning
 * any more (N_KNOWN_UNUSED) when `tell_unused`. Call it when all checks have reported. */
void known_acknowledge(const Dataset *dataset, Diagnostics *diags, bool tell_unused);

/* Reads known.csv of the folder into build->known; reports every fault at its cell. */
void read_known(struct DatasetBuild *build);

/* The figure at the cell of each report of the list, in `figures` (one a report); NULL where there is none.
 */
void known_figures(const Dataset *dataset, const Diagnostics *diags, const Observation **figures);

#endif
