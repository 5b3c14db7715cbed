/* A figure keeps where it was typed, not what was typed there: the few cells of a report are cheaper to read
 * again than the texts of five million rows are to keep. */
#include "trace/cells.h"

#include <glib.h>
#include <string.h>

#include "sheet/csv.h"
#include "sheet/workbook.h"

struct CellTexts {
    GHashTable *files; /* file name → GHashTable of "line:column" → text (NULL: wanted) */
};

CellTexts *cell_texts_new(void)
{
    CellTexts *t = g_new0(CellTexts, 1);
    t->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_destroy);
    return t;
}

void cell_texts_free(CellTexts *texts)
{
    if (!texts) return;
    g_hash_table_destroy(texts->files);
    g_free(texts);
}

static char *key_of(int line, int column) { return g_strdup_printf("%d:%d", line, column); }

void cell_texts_want(CellTexts *t, const Provenance *cell)
{
    GHashTable *cells = g_hash_table_lookup(t->files, cell->file);
    if (!cells) {
        cells = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_hash_table_insert(t->files, g_strdup(cell->file), cells);
    }
    char *key = key_of(cell->line, cell->column);
    if (g_hash_table_contains(cells, key))
        g_free(key);
    else
        g_hash_table_insert(cells, key, NULL);
}

static char *whole_record(const SheetRow *row)
{
    GString *all = g_string_new(NULL);
    for (int c = 0; c < row->count; c++) g_string_append_printf(all, "%s%s", c ? "," : "", row->fields[c]);
    return g_string_free(all, FALSE);
}

static void take_row(GHashTable *cells, const SheetRow *row)
{
    for (int c = 0; c <= row->count; c++) {
        char *key = key_of(row->line, c);
        if (g_hash_table_contains(cells, key)) {
            char *text = c ? g_strdup(row->fields[c - 1]) : whole_record(row);
            g_hash_table_insert(cells, key, text);
        } else {
            g_free(key);
        }
    }
}

/* The path of FILE[SHEET] or FILE: new text. */
static char *cell_file_path(const char *file)
{
    const char *bracket = strrchr(file, '[');
    char *path =
        bracket && g_str_has_suffix(file, "]") ? g_strndup(file, (gsize)(bracket - file)) : g_strdup(file);
    if (workbook_has_ending(path)) return path;
    g_free(path);
    return g_strdup(file);
}

static void read_workbook(const char *path, const char *file, GHashTable *cells, Diagnostics *own)
{
    Workbook *book = workbook_open(path, path, own);
    for (int i = 0; book && i < workbook_sheet_count(book); i++) {
        WorkbookSheet *sheet = workbook_sheet(book, i);
        if (strcmp(workbook_sheet_name(sheet), file)) continue;
        for (const SheetRow *row; (row = workbook_sheet_next(sheet));) take_row(cells, row);
    }
    if (book) workbook_close(book);
}

static void read_file(gpointer name, gpointer cells, gpointer user)
{
    (void)user;
    /* What is wrong with a file was told when it was loaded. */
    Diagnostics *own = diagnostics_new();
    char *path = cell_file_path(name);
    if (workbook_has_ending(path)) {
        read_workbook(path, name, cells, own);
    } else {
        CsvReader *reader = csv_open(path, name, own);
        for (const SheetRow *row; reader && (row = csv_next(reader));) take_row(cells, row);
        if (reader) csv_close(reader);
    }
    g_free(path);
    diagnostics_free(own);
}

void cell_texts_read(CellTexts *texts) { g_hash_table_foreach(texts->files, read_file, NULL); }

const char *cell_text(const CellTexts *t, const Provenance *cell)
{
    GHashTable *cells = g_hash_table_lookup(t->files, cell->file);
    char *key = key_of(cell->line, cell->column);
    const char *text = cells ? g_hash_table_lookup(cells, key) : NULL;
    g_free(key);
    return text;
}

char *cell_file_digest(const char *file)
{
    char *path = cell_file_path(file), *contents = NULL;
    gsize length;
    bool read = g_file_get_contents(path, &contents, &length, NULL);
    char *digest = read ? g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)contents, length)
                        : g_strdup("");
    g_free(contents);
    g_free(path);
    return digest;
}
