/* The first rows are kept, so that a header below a title can be found before the table is read in a stream.
 * A row source is a pair of functions: nothing here knows what kind of file the rows come from. */
#include "sheet/sheet.h"

#include <glib.h>
#include <string.h>

#include "reading/heading.h"
#include "reading/number.h"

enum { KEPT_ROWS = SHEET_TOP_ROWS + SHEET_HEADER_ROWS + 3, TOLD_ROWS = 3, TOLD_CHARS = 24 };

struct Sheet {
    CsvReader *csv; /* one of the two */
    WorkbookSheet *cells;
    Workbook *book; /* only when the sheet owns it */
    char *name;
    Diagnostics *diags;
    GPtrArray *top; /* SheetRow with texts of its own */
    guint at;       /* the next of them to give out */
    bool begun, has_unnamed, column_told;
    int first, header_rows;
    SheetRow header, next;
    bool *unnamed; /* columns of the header without a name */
    long records;
    GPtrArray *passed; /* texts of rows below the table */
    int passed_line;
    GString *excerpt;
};

static void free_row(gpointer data)
{
    SheetRow *row = data;
    g_strfreev(row->fields);
    g_free((unsigned char *)row->marks);
    g_free(row);
}

static SheetRow *copy_row(const SheetRow *from)
{
    SheetRow *row = g_new0(SheetRow, 1);
    row->line = from->line;
    row->count = from->count;
    row->fields = g_new0(char *, (gsize)from->count + 1);
    for (int i = 0; i < from->count; i++) row->fields[i] = g_strdup(from->fields[i]);
    if (from->marks) row->marks = g_memdup2(from->marks, (gsize)from->count);
    return row;
}

static const SheetRow *source_next(Sheet *s)
{
    return s->csv ? csv_next(s->csv) : workbook_sheet_next(s->cells);
}

static Sheet *new_sheet(CsvReader *csv, WorkbookSheet *cells, const char *name, Diagnostics *diags)
{
    Sheet *s = g_new0(Sheet, 1);
    s->csv = csv;
    s->cells = cells;
    s->name = g_strdup(name);
    s->diags = diags;
    s->excerpt = g_string_new(NULL);
    s->passed = g_ptr_array_new_with_free_func(g_free);
    s->top = g_ptr_array_new_with_free_func(free_row);
    const SheetRow *row;
    while (s->top->len < KEPT_ROWS && (row = source_next(s))) g_ptr_array_add(s->top, copy_row(row));
    return s;
}

Sheet *sheet_of_workbook(Workbook *book, int number, Diagnostics *diags)
{
    WorkbookSheet *cells = workbook_sheet(book, number);
    return new_sheet(NULL, cells, workbook_sheet_name(cells), diags);
}

Sheet *sheet_open(const char *path, const char *shown, Diagnostics *diags)
{
    if (!workbook_has_ending(path)) {
        CsvReader *csv = workbook_report_disguise(path, shown, diags) ? NULL : csv_open(path, shown, diags);
        Sheet *s = csv ? new_sheet(csv, NULL, shown, diags) : NULL;
        if (!s || s->top->len) return s;
        if (!csv_records_seen(csv))
            diag_report(diags, E_CSV_EMPTY_FILE, (Place){.file = shown, .line = 1, .column = 1},
                        "文件里没有表头");
        sheet_close(s);
        return NULL;
    }
    Workbook *book = workbook_open(path, shown, diags);
    if (!book) return NULL;
    Sheet *s = sheet_of_workbook(book, 0, diags);
    s->book = book;
    return s;
}

void sheet_close(Sheet *s)
{
    if (!s) return;
    csv_close(s->csv);
    workbook_close(s->book);
    g_ptr_array_free(s->top, TRUE);
    g_ptr_array_free(s->passed, TRUE);
    g_string_free(s->excerpt, TRUE);
    g_strfreev(s->header.fields);
    g_free(s->unnamed);
    g_free(s->name);
    g_free(s);
}

const char *sheet_name(const Sheet *s) { return s->name; }

const SheetRow *sheet_top_row(const Sheet *s, int number)
{
    return number >= 0 && (guint)number < s->top->len ? s->top->pdata[number] : NULL;
}

/* ---- the header ---- */

static bool is_merged(const SheetRow *row, int column)
{
    return row->marks && (row->marks[column] & CELL_MERGED);
}

static const char *cell(const SheetRow *row, int column)
{
    return column < row->count ? row->fields[column] : "";
}

/* Whether a row can be the upper of two header rows: several names, and no line such as 单位：亿元. */
static bool is_spanning_row(const SheetRow *row)
{
    int filled = 0;
    for (int c = 0; c < row->count; c++) {
        if (strchr(row->fields[c], ':') || strstr(row->fields[c], "：")) return false;
        filled += *row->fields[c] && !is_merged(row, c);
    }
    return filled >= 2;
}

bool sheet_continues_header(const Sheet *s, int number)
{
    const SheetRow *above = sheet_top_row(s, number - 1), *row = sheet_top_row(s, number);
    if (!above || !row || number < 1) return false;
    bool below_key = false, any = false, spans = is_spanning_row(above);
    for (int c = 0; c < row->count; c++) {
        Heading heading;
        const char *text = row->fields[c], *over = cell(above, c);
        bool key = heading_read(over, &heading) && heading.role != ROLE_FIGURE;
        /* The key may stand in the last row of the header, as where it is merged from below. */
        below_key |= spans && !*over && heading_read(text, &heading) && heading.role != ROLE_FIGURE;
        bool same = !*text || !strcmp(text, over);
        if (key && !same) return false;
        below_key |= key && same;
        if (!*text || same) continue;
        Number number_read;
        if (!number_parse(text, &number_read)) return false;
        any = true;
    }
    return below_key && any;
}

/* The text over column `c` in header row `row`: its own, or of the cell to the left that spans it. */
static const char *spanning(const SheetRow *row, const SheetRow *below, int c)
{
    if (*cell(row, c) || !below || !*cell(below, c)) return cell(row, c);
    int from = c;
    while (from > 0 && !*cell(row, from)) from--;
    return cell(row, from);
}

char **sheet_join_header(const Sheet *s, int first, int rows)
{
    int width = 0;
    for (int i = 0; i < rows; i++) width = MAX(width, sheet_top_row(s, first + i)->count);
    char **names = g_new0(char *, (gsize)width + 1);
    for (int c = 0; c < width; c++) {
        GString *name = g_string_new(NULL);
        const char *last = "";
        for (int i = 0; i < rows; i++) {
            const SheetRow *row = sheet_top_row(s, first + i);
            const char *text = spanning(row, i + 1 < rows ? sheet_top_row(s, first + i + 1) : NULL, c);
            if (!*text || !strcmp(text, last)) continue;
            g_string_append_printf(name, "%s%s", name->len ? "｜" : "", text);
            last = text;
        }
        names[c] = g_string_free(name, FALSE);
    }
    while (width > 0 && !*names[width - 1]) g_free(names[--width]), names[width] = NULL;
    return names;
}

/* The filled cells of a row, cut, as the words of a note. */
static char *row_words(const SheetRow *row)
{
    GString *words = g_string_new(NULL);
    glong chars = 0;
    for (int c = 0; c < row->count && chars < TOLD_CHARS; c++) {
        if (!*row->fields[c] || is_merged(row, c)) continue;
        if (words->len) g_string_append_c(words, ' ');
        for (const char *p = row->fields[c]; *p && chars < TOLD_CHARS; p = g_utf8_next_char(p), chars++)
            g_string_append_unichar(words, g_utf8_get_char(p) == '\n' ? ' ' : g_utf8_get_char(p));
    }
    if (chars == TOLD_CHARS) g_string_append(words, "…");
    return g_string_free(words, FALSE);
}

static void report_above(Sheet *s)
{
    if (!s->first) return;
    GString *words = g_string_new(NULL);
    for (int i = 0; i < s->first && i < TOLD_ROWS; i++) {
        char *text = row_words(s->top->pdata[i]);
        g_string_append_printf(words, "%s“%s”", i ? "、" : "", text);
        g_free(text);
    }
    const SheetRow *row = s->top->pdata[0];
    diag_report(s->diags, N_SHEET_AROUND, (Place){.file = s->name, .line = row->line, .column = 1},
                "表头从第%d行开始，以上%d行不作数据：%s%s", s->header.line, s->first, words->str,
                s->first > TOLD_ROWS ? "等" : "");
    g_string_free(words, TRUE);
}

/* A column without a name whose cells count 1, 2, 3 are the numbers of the rows. */
static bool counts_rows(const Sheet *s, int column)
{
    int last = -1, rows = 0;
    for (guint i = s->at; i < s->top->len; i++, rows++) {
        const char *text = cell(s->top->pdata[i], column);
        char *end;
        long number = strtol(text, &end, 10);
        if (!*text || *end || (rows ? number != last + 1 : number != 0 && number != 1)) return false;
        last = (int)number;
    }
    return rows > 0;
}

void sheet_begin(Sheet *s, int first, int rows)
{
    s->begun = true;
    s->first = first;
    s->header_rows = rows;
    s->at = (guint)(first + rows);
    const SheetRow *row = sheet_top_row(s, first);
    if (!row) {
        s->header = (SheetRow){.line = 1, .fields = g_new0(char *, 1)};
        return;
    }
    s->header = (SheetRow){.line = row->line, .fields = sheet_join_header(s, first, rows)};
    s->header.count = (int)g_strv_length(s->header.fields);
    s->unnamed = g_new0(bool, (gsize)s->header.count + 1);
    for (int c = 0; c < s->header.count; c++) {
        s->unnamed[c] = !*s->header.fields[c] && !counts_rows(s, c);
        s->has_unnamed |= s->unnamed[c];
    }
    report_above(s);
}

const SheetRow *sheet_header(Sheet *s)
{
    if (!s->begun) sheet_begin(s, 0, MIN(1, (int)s->top->len));
    return &s->header;
}

int sheet_rows_above(const Sheet *s) { return s->first; }

/* ---- the rows ---- */

void sheet_pass_over(Sheet *s, const SheetRow *record)
{
    if (!s->passed->len) s->passed_line = record->line;
    g_ptr_array_add(s->passed, s->passed->len < TOLD_ROWS ? row_words(record) : NULL);
}

static void report_passed(Sheet *s)
{
    if (!s->passed->len) return;
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < s->passed->len && i < TOLD_ROWS; i++)
        g_string_append_printf(words, "%s“%s”", i ? "、" : "", (char *)s->passed->pdata[i]);
    diag_report(s->diags, N_SHEET_AROUND, (Place){.file = s->name, .line = s->passed_line, .column = 1},
                "%u行不作数据：%s%s", s->passed->len, words->str, s->passed->len > TOLD_ROWS ? "等" : "");
    g_string_free(words, TRUE);
    g_ptr_array_set_size(s->passed, 0);
}

static int count_filled(const SheetRow *row)
{
    int filled = 0;
    for (int c = 0; c < row->count; c++) filled += *row->fields[c] && !is_merged(row, c);
    return filled;
}

/* A note, or a line that goes on with the note above it. */
static bool is_note(const Sheet *s, const SheetRow *row)
{
    int c = 0;
    while (c < row->count && !*row->fields[c]) c++;
    if (c == row->count) return false;
    if (heading_is_note(row->fields[c])) return true;
    return s->passed->len && count_filled(row) == 1;
}

/* The header again, as on every page of a printed table. */
static bool is_header_again(const Sheet *s, const SheetRow *row)
{
    if (s->header_rows != 1 || row->count < s->header.count || strcmp(row->fields[0], s->header.fields[0]))
        return false;
    for (int c = 1; c < s->header.count; c++)
        if (strcmp(row->fields[c], s->header.fields[c])) return false;
    return true;
}

static void report_unnamed(Sheet *s, int column, const SheetRow *row)
{
    if (s->column_told) return;
    s->column_told = true;
    diag_report(s->diags, E_HEAD_MERGED, sheet_place(s, &s->header, column),
                "表头第%d列没有名称，而第%d行有“%.60s”，像是合并单元格或没有写列名；每列写一个名称", column,
                row->line, row->fields[column - 1]);
}

void sheet_accept_unnamed(Sheet *s, int column)
{
    if (column < s->header.count) s->unnamed[column] = false;
}

bool sheet_report_unnamed(Sheet *s)
{
    for (guint i = s->at; s->has_unnamed && i < s->top->len; i++) {
        const SheetRow *row = s->top->pdata[i];
        for (int c = 0; c < MIN(row->count, s->header.count); c++) {
            if (!s->unnamed[c] || !*row->fields[c] || is_merged(row, c)) continue;
            report_unnamed(s, c + 1, row);
            return true;
        }
    }
    return false;
}

/* Whether the record has the header's number of fields, all below a name; drops empty fields beyond it. */
static bool check_fields(Sheet *s, SheetRow *row)
{
    int want = s->header.count;
    while (row->count > want && (!*row->fields[row->count - 1] || is_merged(row, row->count - 1)))
        row->count--;
    for (int c = 0; s->has_unnamed && c < MIN(want, row->count); c++) {
        if (!s->unnamed[c] || !*row->fields[c] || is_merged(row, c)) continue;
        report_unnamed(s, c + 1, row);
        return false;
    }
    if (row->count == want) return true;
    if (s->cells) {
        report_unnamed(s, row->count, row);
        return false;
    }
    diag_report(s->diags, E_CSV_FIELDS, sheet_place(s, row, MIN(row->count, want) + (row->count > want)),
                row->count < want ? "本行只有%d列，表头有%d列；请检查是否漏列或文件不完整"
                                  : "本行有%d列，表头只有%d列；请检查是否多列，含逗号的内容要加引号",
                row->count, want);
    return false;
}

const SheetRow *sheet_next(Sheet *s)
{
    sheet_header(s);
    for (;;) {
        const SheetRow *row = s->at < s->top->len ? s->top->pdata[s->at++] : source_next(s);
        if (!row) break;
        if (is_note(s, row) || is_header_again(s, row)) {
            sheet_pass_over(s, row);
            continue;
        }
        s->next = *row;
        s->records++;
        if (check_fields(s, &s->next)) return &s->next;
    }
    /* Records that the file's own reader has passed over count too: such a file is not one without data. */
    if (s->csv) s->records = MAX(s->records, csv_records_seen(s->csv) - (long)(s->first + s->header_rows));
    report_passed(s);
    return NULL;
}

long sheet_records_seen(const Sheet *s) { return s->records; }

/* The record as typed, but of long ones only what stands near the column: the rest is never shown. */
Place sheet_place(Sheet *s, const SheetRow *record, int column)
{
    enum { NEAR = 12, LONGEST = 240 };
    Place place = {.file = s->name, .line = record->line, .column = MAX(column, 1)};
    g_string_truncate(s->excerpt, 0);
    int from = MAX(0, column - NEAR), to = MIN(record->count, column + NEAR);
    for (int i = from; i < to; i++) {
        if (i > from) g_string_append_c(s->excerpt, ',');
        if (i + 1 == column) place.mark = (int)s->excerpt->len;
        const char *field = record->fields[i], *end = field;
        while (*end && end - field < LONGEST) end = g_utf8_next_char(end);
        g_string_append_len(s->excerpt, field, end - field);
        if (i + 1 == column) place.mark_length = (int)s->excerpt->len - place.mark;
    }
    place.excerpt = s->excerpt->str;
    return place;
}

/* ---- columns ---- */

static int find_column(const ColumnSpec *specs, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        for (size_t n = 0; n < G_N_ELEMENTS(specs->names) && specs[i].names[n]; n++)
            if (!strcmp(specs[i].names[n], name)) return i;
    return -1;
}

/* Whether top row `number` has all required columns. */
static bool holds_columns(const Sheet *s, int number, const ColumnSpec *specs, int count)
{
    const SheetRow *row = sheet_top_row(s, number);
    bool *found = g_new0(bool, (gsize)count), good = true;
    for (int c = 0; c < row->count; c++) {
        char *name = heading_key(row->fields[c]);
        int column = find_column(specs, count, name);
        if (column >= 0) found[column] = true;
        g_free(name);
    }
    for (int i = 0; i < count; i++) good &= found[i] || !specs[i].required;
    g_free(found);
    return good;
}

bool sheet_report_twice(Sheet *s, const bool *allowed)
{
    bool good = true;
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int c = 0; c < s->header.count; c++) {
        char *name = heading_key(s->header.fields[c]);
        int first = GPOINTER_TO_INT(g_hash_table_lookup(seen, name));
        if (first && *name && !(allowed && allowed[c])) {
            diag_report(s->diags, E_HEAD_TWICE, sheet_place(s, &s->header, c + 1), "列名“%s”重复，第%d列已有",
                        s->header.fields[c], first);
            good = false;
        }
        if (first)
            g_free(name);
        else
            g_hash_table_insert(seen, name, GINT_TO_POINTER(c + 1));
    }
    g_hash_table_destroy(seen);
    return good;
}

/* Each of the first columns that are not known; of more only how many. */
static void note_unknown(Sheet *s, int column, int told)
{
    enum { MOST = 20 };
    if (told > MOST) return;
    Heading heading;
    const char *name = s->header.fields[column];
    bool common = heading_read(name, &heading) && (heading.role == ROLE_PASSED || heading.role == ROLE_NOTE);
    if (*name && !common && told == MOST)
        diag_report(s->diags, N_HEAD_UNKNOWN, sheet_place(s, &s->header, column + 1),
                    "“%s”及以后还有不认识的列，未读取", name);
    else if (*name && !common)
        diag_report(s->diags, N_HEAD_UNKNOWN, sheet_place(s, &s->header, column + 1),
                    "不认识的列“%s”，未读取", name);
}

bool sheet_match_columns(Sheet *s, const ColumnSpec *specs, int count, int *index)
{
    int first = 0;
    while (first < SHEET_TOP_ROWS && sheet_top_row(s, first) && !holds_columns(s, first, specs, count))
        first++;
    bool found = first < SHEET_TOP_ROWS && sheet_top_row(s, first);
    sheet_begin(s, found ? first : 0, MIN(1, (int)s->top->len));
    bool good = sheet_report_twice(s, NULL);
    for (int i = 0; i < count; i++) index[i] = -1;
    int unknown = 0;
    for (int c = 0; c < s->header.count; c++) {
        char *name = heading_key(s->header.fields[c]);
        int column = find_column(specs, count, name);
        g_free(name);
        if (column < 0) note_unknown(s, c, unknown++);
        if (column >= 0 && index[column] >= 0 && good) {
            diag_report(s->diags, E_HEAD_TWICE, sheet_place(s, &s->header, c + 1),
                        "“%s”与第%d列“%s”是同一列，只留一列", s->header.fields[c], index[column] + 1,
                        s->header.fields[index[column]]);
            good = false;
        } else if (column >= 0 && index[column] < 0) {
            index[column] = c;
        }
    }
    for (int i = 0; i < count; i++) {
        if (!specs[i].required || index[i] >= 0) continue;
        if (good && sheet_report_unnamed(s)) return false; /* the cause of what is missing */
        good = false;
        diag_report(s->diags, E_HEAD_MISSING, sheet_place(s, &s->header, 1), "缺少必需的列“%s”，请在表头补上",
                    specs[i].names[0]);
    }
    return good;
}
