/* Rows keep only their filled cells; a row is laid out in full when it is asked for, with what is merged into
 * it. So a sheet whose last column is far to the right costs no more than its cells. */
#include "sheet/grid.h"

#include <string.h>

#include "base/textutil.h"

enum { MOST_CELLS = 12000000 };

typedef struct {
    int column;
    unsigned char marks;
    const char *text;
} Cell;

typedef struct {
    int line, count;
    const Cell *cells;
} Row;

typedef struct {
    int line, column, last_line, last_column;
    const char *text; /* of its first cell, known when that row was laid out */
} Merge;

struct Grid {
    char *name;
    Arena *arena;
    GArray *rows, *merges, *row_cells; /* the last: of the row being read */
    bool hidden, row_hidden;
    int line, width, hidden_rows;
    long cells;
    bool *hidden_columns, *filled_columns; /* from 0, GRID_MOST_COLUMNS */
    guint at, first_merge;
    char **fields;
    unsigned char *marks;
    SheetRow row;
};

Grid *grid_new(const char *name)
{
    Grid *g = g_new0(Grid, 1);
    g->name = g_strdup(name);
    g->arena = arena_new();
    g->rows = g_array_new(FALSE, FALSE, sizeof(Row));
    g->merges = g_array_new(FALSE, FALSE, sizeof(Merge));
    g->row_cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    g->hidden_columns = g_new0(bool, GRID_MOST_COLUMNS);
    g->filled_columns = g_new0(bool, GRID_MOST_COLUMNS);
    return g;
}

void grid_free(Grid *g)
{
    if (!g) return;
    arena_free(g->arena);
    g_array_free(g->rows, TRUE);
    g_array_free(g->merges, TRUE);
    g_array_free(g->row_cells, TRUE);
    g_free(g->hidden_columns);
    g_free(g->filled_columns);
    g_free(g->fields);
    g_free(g->marks);
    g_free(g->name);
    g_free(g);
}

const char *grid_name(const Grid *g) { return g->name; }
void grid_hide(Grid *g) { g->hidden = true; }
bool grid_is_hidden(const Grid *g) { return g->hidden; }
bool grid_is_empty(const Grid *g) { return !g->rows->len; }
int grid_hidden_rows(const Grid *g) { return g->hidden_rows; }

int grid_hidden_columns(const Grid *g)
{
    int count = 0;
    for (int c = 0; c < g->width; c++) count += g->hidden_columns[c] && g->filled_columns[c];
    return count;
}

void grid_begin_row(Grid *g, int line, bool hidden)
{
    g_array_set_size(g->row_cells, 0);
    g->line = line;
    g->row_hidden = hidden;
}

bool grid_put(Grid *g, int column, const char *text, unsigned char marks)
{
    if (column < 1 || column > GRID_MOST_COLUMNS) return true;
    if (++g->cells > MOST_CELLS) return false;
    char *trimmed = text_trim(arena_strdup(g->arena, text));
    if (!*trimmed) return true;
    Cell cell = {column - 1, marks, trimmed};
    g_array_append_val(g->row_cells, cell);
    g->width = MAX(g->width, column);
    g->filled_columns[column - 1] = true;
    return true;
}

void grid_end_row(Grid *g)
{
    guint n = g->row_cells->len;
    if (n && g->row_hidden) g->hidden_rows++;
    if (!n || g->row_hidden) return;
    Row row = {g->line, (int)n, arena_memdup(g->arena, g->row_cells->data, n * sizeof(Cell))};
    g_array_append_val(g->rows, row);
}

void grid_hide_columns(Grid *g, int first, int last)
{
    for (int c = MAX(first, 1); c <= MIN(last, GRID_MOST_COLUMNS); c++) g->hidden_columns[c - 1] = true;
}

static int compare_merges(gconstpointer a, gconstpointer b)
{
    return ((const Merge *)a)->line - ((const Merge *)b)->line;
}

void grid_merge(Grid *g, int line, int column, int last_line, int last_column)
{
    if (column < 1 || last_column > GRID_MOST_COLUMNS || last_line < line || last_column < column) return;
    Merge merge = {line, column - 1, last_line, last_column - 1, NULL};
    g_array_append_val(g->merges, merge);
}

/* Fills what is merged into the row that is laid out. */
static void fill_merged(Grid *g, int line)
{
    Merge *all = (Merge *)(void *)g->merges->data;
    while (g->first_merge < g->merges->len && all[g->first_merge].last_line < line) g->first_merge++;
    for (guint i = g->first_merge; i < g->merges->len && all[i].line <= line; i++) {
        Merge *merge = &all[i];
        if (merge->last_line < line || merge->column >= g->width) continue;
        if (merge->line == line) merge->text = g->fields[merge->column];
        if (!merge->text || !*merge->text) continue;
        for (int c = merge->column; c <= merge->last_column && c < g->width; c++) {
            if (*g->fields[c] || g->hidden_columns[c]) continue;
            g->fields[c] = (char *)merge->text;
            g->marks[c] |= CELL_MERGED;
        }
    }
}

const SheetRow *grid_next(Grid *g)
{
    static char nothing[] = "";
    if (!g->fields) {
        g_array_sort(g->merges, compare_merges);
        g->fields = g_new0(char *, (gsize)g->width + 1);
        g->marks = g_new0(unsigned char, (gsize)g->width + 1);
    }
    while (g->at < g->rows->len) {
        const Row *row = &g_array_index(g->rows, Row, g->at++);
        bool own = false;
        for (int c = 0; c < g->width; c++) g->fields[c] = nothing, g->marks[c] = 0;
        for (int i = 0; i < row->count; i++) {
            const Cell *cell = &row->cells[i];
            if (g->hidden_columns[cell->column]) continue;
            g->fields[cell->column] = (char *)cell->text;
            g->marks[cell->column] = cell->marks;
            own = true;
        }
        fill_merged(g, row->line);
        if (!own) continue;
        g->row = (SheetRow){.line = row->line, .count = g->width, .fields = g->fields, .marks = g->marks};
        return &g->row;
    }
    return NULL;
}
