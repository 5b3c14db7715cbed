/* Private to the tables: a table being set, its columns, and what the setters of rows and heads share. */
#ifndef JIANBAO_PAGE_TABLE_GRID_H
#define JIANBAO_PAGE_TABLE_GRID_H

#include "page/setting.h"

enum { MOST_COLUMNS = 32 };

typedef struct {
    double x, width;    /* of the text, without gutters */
    double left, right; /* widest part before and behind the decimal point */
    double natural, least;
} Column;

typedef struct {
    Setting *s;
    const Table *table;
    int line;
    Column columns[MOST_COLUMNS];
    double width;
    int element; /* of the structure */
} Grid;

/* Thickness of the rules above and below, and under the head. */
static const double rule_thick = 1.0, rule_thin = 0.5;

/* The height of a row of `lines` lines, and from line to line in a cell. */
double grid_row_height(const Grid *g, int lines);
double grid_line_height(const Grid *g);

/* How the cells of column c stand, in the head or below. */
Alignment grid_alignment(const Grid *g, int c, bool header);

void grid_rule(Grid *g, DisplayList *list, double y, double width);

/* The width that a drawing in a cell asks for. */
double grid_graphic_width(const Grid *g);

/* Draws a cell's bar or line in a box around the middle of the row. */
void grid_draw_graphic(Grid *g, const CellGraphic *graphic, DisplayList *list, double x, double middle,
                       double width);

/* “表1　title” in the middle and the unit at the right, above the top rule. Returns the height. `continued`
 * is repeated on another page and no part of the structure. */
double grid_draw_caption(Grid *g, DisplayList *list, const char *label, bool continued,
                         const FlowNote **notes);

/* The head: top rule, one or two levels of headers, rule. Returns where it ends. A head that is repeated on
 * another page is no part of the structure. The footnotes it refers to come before *notes (may be NULL). */
double grid_draw_head(Grid *g, DisplayList *list, double y, bool repeated, const FlowNote **notes);

#endif
