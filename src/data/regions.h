/* regions.csv: the regions and how they lie in one another. */
#ifndef JIANBAO_DATA_REGIONS_H
#define JIANBAO_DATA_REGIONS_H

#include "data/dataset_build.h"

/* Reads it into build->regions; reports every fault at its cell. */
void read_regions(DatasetBuild *build);

#endif
