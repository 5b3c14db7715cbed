/* Private to the data stage: the cells of a table's row, read as what their columns hold. Every fault is
 * reported at the cell; names are looked up in the dictionary and the list of regions. */
#ifndef JIANBAO_DATA_CELLS_H
#define JIANBAO_DATA_CELLS_H

#include <stddef.h>

#include <glib.h>

#include "data/dataset_build.h"
#include "sheet/sheet.h"
#include "reading/period.h"

/* One sheet being read against a table of columns. */
typedef struct {
    DatasetBuild *build;
    Sheet *sheet;
    const SheetRow *record;
    int file;         /* number in dataset->files */
    const int *index; /* field number of each specified column, or -1 */
} TableRead;

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

/* A word of a closed list (Chinese, English) and what it stands for; other spellings of a value follow it. */
typedef struct {
    const char *word, *english;
    int value;
} CellWord;

/* Reads a word of a closed list; an empty cell leaves *value. Reports another word with all that are
 * allowed, and leaves *value; false then. `name` is the column's. */
bool table_choice(const TableRead *table, int column, const char *name, const CellWord *words, size_t count,
                  int *value);

/* A whole number from `least` to `most`; an empty cell leaves *value. False after reporting. */
bool table_whole(const TableRead *table, int column, const char *name, int least, int most, int *value);

/* A period; an empty cell leaves *period. False after reporting. */
bool table_period(const TableRead *table, int column, const char *name, Period *period);

/* The parts of a cell between 、 (comma and semicolon forgiven), NULL-terminated, in the arena. */
const char **table_list(const TableRead *table, int column);

/* Enters a row's name, code or alias; one that another row has already is an error at this row. */
void table_register(const TableRead *table, int column, GHashTable *names, const char *name, int number);

/* Follows the parents of `start` (parent_of reads one); true when they come back to it. */
bool cells_in_loop(int start, int count, int (*parent_of)(const void *, int), const void *items);

#endif
