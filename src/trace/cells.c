/* A figure keeps where it was typed, not what was typed there: the few cells of a report are cheaper to read
 * again than the texts of five million rows are to keep. */
#include "trace/cells.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sheet/csv.h"
#include "sheet/workbook.h"

/* What is known of one file. Rows of small files are all kept, so that the next report finds its own there.
 */
typedef struct {
    GHashTable *rows; /* line → Row; NULL: wanted */
    char *digest;     /* NULL: not taken yet */
    bool whole, wants;
} FileTexts;

typedef struct {
    char **fields; /* NULL-terminated */
    char *record;  /* all of them; made when it is asked for */
} Row;

enum { SMALL_FILE = 1 << 20 };

struct CellTexts {
    GHashTable *files; /* file name → FileTexts */
};

static void free_row(gpointer pointer)
{
    Row *row = pointer;
    if (!row) return;
    g_strfreev(row->fields);
    g_free(row->record);
    g_free(row);
}

static void free_file(gpointer pointer)
{
    FileTexts *file = pointer;
    g_hash_table_destroy(file->rows);
    g_free(file->digest);
    g_free(file);
}

CellTexts *cell_texts_new(void)
{
    CellTexts *t = g_new0(CellTexts, 1);
    t->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_file);
    return t;
}

void cell_texts_free(CellTexts *texts)
{
    if (!texts) return;
    g_hash_table_destroy(texts->files);
    g_free(texts);
}

static FileTexts *file_texts(CellTexts *t, const char *name)
{
    FileTexts *file = g_hash_table_lookup(t->files, name);
    if (file) return file;
    file = g_new0(FileTexts, 1);
    file->rows = g_hash_table_new_full(NULL, NULL, NULL, free_row);
    g_hash_table_insert(t->files, g_strdup(name), file);
    return file;
}

void cell_texts_want(CellTexts *t, const Provenance *cell)
{
    FileTexts *file = file_texts(t, cell->file);
    if (file->whole || g_hash_table_contains(file->rows, GINT_TO_POINTER(cell->line))) return;
    g_hash_table_insert(file->rows, GINT_TO_POINTER(cell->line), NULL);
    file->wants = true;
}

static void take_row(FileTexts *file, const SheetRow *row)
{
    gpointer line = GINT_TO_POINTER(row->line);
    if (!file->whole && !g_hash_table_contains(file->rows, line)) return;
    Row *kept = g_new0(Row, 1);
    kept->fields = g_new0(char *, (gsize)row->count + 1);
    for (int c = 0; c < row->count; c++) kept->fields[c] = g_strdup(row->fields[c]);
    g_hash_table_insert(file->rows, line, kept);
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

static void read_workbook(const char *path, const char *name, FileTexts *file, Diagnostics *own)
{
    Workbook *book = workbook_open(path, path, own);
    for (int i = 0; book && i < workbook_sheet_count(book); i++) {
        WorkbookSheet *sheet = workbook_sheet(book, i);
        if (strcmp(workbook_sheet_name(sheet), name)) continue;
        for (const SheetRow *row; (row = workbook_sheet_next(sheet));) take_row(file, row);
    }
    if (book) workbook_close(book);
}

static void read_file(gpointer name, gpointer texts, gpointer user)
{
    (void)user;
    FileTexts *file = texts;
    if (!file->wants) return;
    /* What is wrong with a file was told when it was loaded. */
    Diagnostics *own = diagnostics_new();
    char *path = cell_file_path(name);
    GStatBuf about;
    file->whole = !g_stat(path, &about) && about.st_size <= SMALL_FILE;
    file->wants = false;
    if (workbook_has_ending(path)) {
        read_workbook(path, name, file, own);
    } else {
        CsvReader *reader = csv_open(path, name, own);
        for (const SheetRow *row; reader && (row = csv_next(reader));) take_row(file, row);
        if (reader) csv_close(reader);
    }
    g_free(path);
    diagnostics_free(own);
}

void cell_texts_read(CellTexts *texts) { g_hash_table_foreach(texts->files, read_file, NULL); }

const char *cell_text(const CellTexts *t, const Provenance *cell)
{
    const FileTexts *file = g_hash_table_lookup(t->files, cell->file);
    Row *row = file ? g_hash_table_lookup(file->rows, GINT_TO_POINTER(cell->line)) : NULL;
    if (!row) return NULL;
    if (!cell->column && !row->record) row->record = g_strjoinv(",", row->fields);
    if (!cell->column) return row->record;
    return cell->column <= (int)g_strv_length(row->fields) ? row->fields[cell->column - 1] : NULL;
}

const char *cell_file_digest(CellTexts *t, const char *name)
{
    FileTexts *file = file_texts(t, name);
    if (file->digest) return file->digest;
    char *path = cell_file_path(name), *contents = NULL;
    gsize length;
    bool read = g_file_get_contents(path, &contents, &length, NULL);
    file->digest = read ? g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)contents, length)
                        : g_strdup("");
    g_free(contents);
    g_free(path);
    return file->digest;
}
