/* One raw record of a table, from whatever kind of file: what csv.h and workbook.h hand to sheet.h. */
#ifndef JIANBAO_SHEET_SHEET_ROW_H
#define JIANBAO_SHEET_SHEET_ROW_H

/* What is known of a cell beside its text. */
enum {
    CELL_MERGED = 1,      /* the text was filled in from the cell that this one is merged with */
    CELL_TEXT_NUMBER = 2, /* stored as text */
    CELL_DAY = 4,         /* a date whose number format does not show year and month */
    CELL_PADDED_DASH = 8  /* a dash among spaces: Excel's accounting format shows zero so */
};

/* `line` is the physical line (the row of a workbook) it starts on; fields are trimmed UTF-8. `marks`
 * (CELL_*, one a field) is NULL where there are none. Valid until the next row of the same reader. */
typedef struct {
    int line, count;
    char **fields;
    const unsigned char *marks;
} SheetRow;

#endif
