/* Observations of many files as one series a subject. */
#ifndef JIANBAO_DATA_MERGE_H
#define JIANBAO_DATA_MERGE_H

#include "data/dataset_build.h"

/* Sorts the observations, reports duplicates, keeps the last revision, and fills the index. */
void index_observations(DatasetBuild *build);

#endif
