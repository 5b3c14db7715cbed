/* targets.csv: the year's targets in the plan's own wording, brought to what is judged and in which unit. */
#ifndef JIANBAO_DATA_TARGET_H
#define JIANBAO_DATA_TARGET_H

#include "data/dataset_build.h"

/* Reads targets.csv of the folder into build->targets; reports every fault at its cell. Needs the dictionary,
 * the regions and the tasks. */
void read_targets(DatasetBuild *build);

#endif
