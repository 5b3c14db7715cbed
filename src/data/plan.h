/* tasks.csv and progress.csv: what was planned as tasks and how far they have come. */
#ifndef JIANBAO_DATA_PLAN_H
#define JIANBAO_DATA_PLAN_H

#include "data/cells.h"

/* Read tasks.csv, then progress.csv, of the folder; report every fault at its cell. */
void read_tasks(DatasetBuild *build);
void read_progress(DatasetBuild *build);

/* A four-digit year, 年 and 年度 forgiven. False after reporting. */
bool read_year(const TableRead *table, int column, const char *cell, int *year);

/* Reads a table of the folder row by row; without the file nothing happens. */
void read_plan_table(DatasetBuild *build, const char *relative, const ColumnSpec *specs, int count,
                     void (*row)(TableRead *));

#endif
