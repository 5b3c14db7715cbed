/* FreeXL gives values and not how they are shown. A date on the first of a month is the month that was typed
 * (2025-6 becomes it); any other is told as the day that it is. */
#include "sheet/xls.h"

#include <freexl.h>
#include <stdio.h>
#include <string.h>

#include "sheet/cell_format.h"
#include "sheet/grid.h"
#include "reading/number.h"

static bool put_date(Grid *grid, int column, const char *text)
{
    int year, month, day;
    if (sscanf(text, "%d-%d-%d", &year, &month, &day) != 3) return grid_put(grid, column, text, 0);
    bool first = day == 1;
    char *shown =
        cell_format_date((CellFormat){first ? CELL_YEAR_MONTH : CELL_DATE_DAY, 0}, year, month, day);
    bool good = grid_put(grid, column, shown, first ? 0 : CELL_DAY);
    g_free(shown);
    return good;
}

static bool put_cell(Grid *grid, int column, const FreeXL_CellValue *cell)
{
    char *shown;
    bool good = true;
    Number number;
    switch (cell->type) {
    case FREEXL_CELL_INT:
    case FREEXL_CELL_DOUBLE:
        shown = cell_format_number(
            (CellFormat){CELL_PLAIN, 0},
            cell->type == FREEXL_CELL_INT ? cell->value.int_value : cell->value.double_value, false);
        good = grid_put(grid, column, shown, 0);
        g_free(shown);
        return good;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT: {
        const char *text = cell->value.text_value;
        bool digits = (g_ascii_isdigit(*text) || *text == '-') && !number_parse(text, &number) &&
                      number.state == FIGURE_VALUE;
        return grid_put(grid, column, text, digits ? CELL_TEXT_NUMBER : 0);
    }
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME: return put_date(grid, column, cell->value.text_value);
    default: return true;
    }
}

static bool read_sheet(const void *handle, unsigned short number, GPtrArray *grids)
{
    const char *name;
    unsigned rows;
    unsigned short columns;
    if (freexl_get_worksheet_name(handle, number, &name) != FREEXL_OK) return false;
    Grid *grid = grid_new(name ? name : "");
    g_ptr_array_add(grids, grid);
    if (freexl_select_active_worksheet(handle, number) != FREEXL_OK) return false;
    if (freexl_worksheet_dimensions(handle, &rows, &columns) != FREEXL_OK) return false;
    for (unsigned r = 0; r < rows; r++) {
        grid_begin_row(grid, (int)r + 1, false);
        for (unsigned short c = 0; c < columns; c++) {
            FreeXL_CellValue cell;
            if (freexl_get_cell_value(handle, r, c, &cell) == FREEXL_OK && !put_cell(grid, c + 1, &cell))
                return false;
        }
        grid_end_row(grid);
    }
    return true;
}

ArchiveResult xls_read(const char *path, GPtrArray *grids, bool *encrypted)
{
    const void *handle = NULL;
    unsigned info = 0, sheets = 0;
    int status = freexl_open(path, &handle);
    *encrypted = false;
    bool good = status == FREEXL_OK;
    if (good && freexl_get_info(handle, FREEXL_BIFF_PASSWORD, &info) == FREEXL_OK)
        *encrypted = info == FREEXL_BIFF_OBFUSCATED;
    good = good && !*encrypted && freexl_get_info(handle, FREEXL_BIFF_SHEET_COUNT, &sheets) == FREEXL_OK;
    for (unsigned i = 0; i < sheets && good; i++) good = read_sheet(handle, (unsigned short)i, grids);
    if (handle) freexl_close(handle);
    return good ? ARCHIVE_READ : ARCHIVE_DAMAGED;
}
