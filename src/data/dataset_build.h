/* Private to the data stage: the dataset while it is being read. */
#ifndef JIANBAO_DATA_DATASET_BUILD_H
#define JIANBAO_DATA_DATASET_BUILD_H

#include <glib.h>

#include "data/cells.h"
#include "sheet/sheet.h"
#include "data/dataset.h"
#include "data/names.h"

struct DatasetIndex {
    GHashTable *indicators, *regions, *tasks; /* name → number + 1 */
    GHashTable *series;                       /* (indicator, region) → first observation + 1 */
};

struct DatasetBuild {
    Dataset *dataset;
    Diagnostics *diags;
    GArray *indicators, *regions, *observations, *targets, *tasks, *progress, *known;
    GPtrArray *files;
    Names *names;            /* see build_names */
    DatasetProgress on_rows; /* may be NULL */
    bool alone;              /* one table is read, whose path is not of the folder */
    DatasetTold told;        /* may be NULL */
    void *told_user;
};

/* The path of a file of the folder. New text. */
char *build_path(const DatasetBuild *build, const char *relative);

/* Registers `relative` as a file of the dataset; its number. */
int build_register(DatasetBuild *build, const char *relative);

/* How tables write the names of the dictionary and the regions, which must have been read. */
Names *build_names(DatasetBuild *build);

/* Registers `relative` and opens it. NULL after reporting. */
Sheet *build_open(DatasetBuild *build, const char *relative, int *file);

/* The extra part of a figure, made in the dataset's arena when it has none. */
ObservationExtra *build_extra(DatasetBuild *build, Observation *o);

void read_indicators(DatasetBuild *build);
void read_regions(DatasetBuild *build);
void read_observations(DatasetBuild *build, const char *relative);
void read_known(DatasetBuild *build);

/* Sorts the observations, reports duplicates, keeps the last revision, and fills the index. */
void index_observations(DatasetBuild *build);

#endif
