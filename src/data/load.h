/* A data folder becomes a dataset. */
#ifndef JIANBAO_DATA_LOAD_H
#define JIANBAO_DATA_LOAD_H

#include "base/diag.h"
#include "data/dataset.h"
#include "data/listeners.h"

/* Reads a data folder. All faults of all files are reported to `diags`; the dataset is returned even when
 * there were errors (so that layouts can be checked too), NULL only when there is nothing to read. */
Dataset *dataset_load(const char *folder, Diagnostics *diags);

/* The same; `progress` (may be NULL) is called now and then while a long file is read. */
Dataset *dataset_load_watched(const char *folder, Diagnostics *diags, DatasetProgress progress);

/* Reads one table of figures, `path`, against the dictionary and the regions of a data folder. */
Dataset *dataset_read_table(const char *folder, const char *path, Diagnostics *diags, DatasetTold told,
                            void *user);

/* Whether a folder looks like a data folder (it has an indicators.csv). */
bool dataset_is_folder(const char *folder);

#endif
