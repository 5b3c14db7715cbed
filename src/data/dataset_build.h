/* Private to the data stage: the dataset while it is being read. */
#ifndef JIANBAO_DATA_DATASET_BUILD_H
#define JIANBAO_DATA_DATASET_BUILD_H

#include <glib.h>

#include "data/csv.h"
#include "data/dataset.h"

struct DatasetIndex {
    GHashTable *indicators, *regions, *tasks; /* name → number + 1 */
    GHashTable *series;                       /* (indicator, region) → first observation + 1 */
};

typedef struct {
    Dataset *dataset;
    Diagnostics *diags;
    GArray *indicators, *regions, *observations, *targets, *tasks, *progress;
    GPtrArray *files;
    DatasetProgress on_rows; /* may be NULL */
} DatasetBuild;

/* One CSV file being read against a table of columns. */
typedef struct {
    DatasetBuild *build;
    CsvReader *csv;
    const CsvRecord *record;
    int file;         /* number in dataset->files */
    const int *index; /* field number of each specified column, or -1 */
} TableRead;

/* Registers `relative` and opens it. NULL after reporting. */
CsvReader *build_open(DatasetBuild *build, const char *relative, int *file);

/* The cell of specified column `column`, "" where the file has no such column. */
const char *table_cell(const TableRead *table, int column);
Place table_place(const TableRead *table, int column);

/* Reads a required cell; reports an empty one. NULL after reporting. */
const char *table_required(const TableRead *table, int column, const char *name);

/* Copies a cell into the arena ("" shared). */
const char *table_text(const TableRead *table, int column);

/* A number cell that may be missing: false after reporting. Missing gives NAN. `unit` may be NULL; percent
 * signs are then an error. */
bool table_number(const TableRead *table, int column, double *value, int *places);

/* Looks a name up and reports an unknown one with its neighbours; -1 then. */
int table_indicator(const TableRead *table, int column, const char *name);
int table_region(const TableRead *table, int column, const char *name);

void read_indicators(DatasetBuild *build);
void read_regions(DatasetBuild *build);
void read_observations(DatasetBuild *build, const char *relative);
void read_targets(DatasetBuild *build);
void read_tasks(DatasetBuild *build);
void read_progress(DatasetBuild *build);

/* Sorts the observations, reports duplicates, keeps the last revision, and fills the index. */
void index_observations(DatasetBuild *build);

#endif
