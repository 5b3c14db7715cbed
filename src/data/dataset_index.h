/* Private to the data stage: how names and series are found. */
#ifndef JIANBAO_DATA_DATASET_INDEX_H
#define JIANBAO_DATA_DATASET_INDEX_H

#include <glib.h>

struct DatasetIndex {
    GHashTable *indicators, *regions, *tasks; /* name → number + 1 */
    GHashTable *series;                       /* (indicator, region) → first observation + 1 */
};

#endif
