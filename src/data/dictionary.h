/* indicators.csv: the dictionary of indicators. */
#ifndef JIANBAO_DATA_DICTIONARY_H
#define JIANBAO_DATA_DICTIONARY_H

#include "data/dataset_build.h"

/* Reads it into build->indicators; reports every fault at its cell. */
void read_indicators(DatasetBuild *build);

#endif
