/* The cells of one sheet of a workbook while it is read, and its rows afterwards. */
#ifndef JIANBAO_SHEET_GRID_H
#define JIANBAO_SHEET_GRID_H

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "sheet/sheet_row.h"

typedef struct Grid Grid;

enum { GRID_MOST_COLUMNS = 16384, GRID_MOST_ROWS = 1048576 };

/* An empty sheet; `name` is copied. */
Grid *grid_new(const char *name);
void grid_free(Grid *grid);
const char *grid_name(const Grid *grid);

/* Rows come in order, from 1; a hidden one is counted and left out. */
void grid_begin_row(Grid *grid, int line, bool hidden);

/* Puts a text (copied, trimmed) in a column, counted from 1. False when the sheet has become too large. */
bool grid_put(Grid *grid, int column, const char *text, unsigned char marks);
void grid_end_row(Grid *grid);

void grid_hide_columns(Grid *grid, int first, int last);

/* The cells from (line, column) to (last_line, last_column) are one. */
void grid_merge(Grid *grid, int line, int column, int last_line, int last_column);

/* Whether the sheet is hidden as a whole. */
void grid_hide(Grid *grid);
bool grid_is_hidden(const Grid *grid);
bool grid_is_empty(const Grid *grid);

/* What was left out: hidden rows and hidden columns that hold something. */
int grid_hidden_rows(const Grid *grid);
int grid_hidden_columns(const Grid *grid);

/* The next row that has a cell of its own, all of one width; valid until the next call. NULL at the end. */
const SheetRow *grid_next(Grid *grid);

#endif
