/* Private to the data stage: the dataset while it is being read. */
#ifndef JIANBAO_DATA_DATASET_BUILD_H
#define JIANBAO_DATA_DATASET_BUILD_H

#include <glib.h>

#include "sheet/sheet.h"
#include "data/dataset.h"
#include "data/listeners.h"
#include "data/names.h"

typedef struct DatasetBuild {
    Dataset *dataset;
    Diagnostics *diags;
    GArray *indicators, *regions, *observations, *targets, *tasks, *progress, *known;
    GPtrArray *files;
    Names *names;            /* see build_names */
    DatasetProgress on_rows; /* may be NULL */
    bool alone;              /* one table is read, whose path is not of the folder */
    DatasetTold told;        /* may be NULL */
    void *told_user;
} DatasetBuild;

/* The path of a file of the folder. New text. */
char *build_path(const DatasetBuild *build, const char *relative);

/* Registers `relative` as a file of the dataset; its number. */
int build_register(DatasetBuild *build, const char *relative);

/* How tables write the names of the dictionary and the regions, which must have been read. */
Names *build_names(DatasetBuild *build);

/* Whether the folder has the table, or a workbook in its place. */
bool build_has(const DatasetBuild *build, const char *relative);

/* Registers `relative` and opens it. NULL after reporting. */
Sheet *build_open(DatasetBuild *build, const char *relative, int *file);

/* The extra part of a figure, made in the dataset's arena when it has none. */
ObservationExtra *build_extra(DatasetBuild *build, Observation *o);

#endif
