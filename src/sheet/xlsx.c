/* Each part of the package has handlers of its own; what they share is one Xlsx. A cell's text is what its
 * stored value shows under its number format: formulas are never computed. */
#include "sheet/xlsx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sheet/cell_format.h"
#include "sheet/grid.h"
#include "reading/number.h"

typedef struct {
    Archive *archive;
    GPtrArray *strings;               /* shared strings */
    GHashTable *codes;                /* number format → CellFormat */
    GArray *formats;                  /* CellFormat of each cell style */
    GPtrArray *names, *ids, *targets; /* sheets: name, relation; relation → target pairs */
    GArray *hidden;
    bool dates_1904, in_styles, phonetic, capturing, too_large;
    GString *text, *formula;
    Grid *grid;
    int row, column, next_column, style;
    char type[12];
    bool has_value, has_formula, rows_hidden;
} Xlsx;

static int number_of(const char *text, int otherwise) { return text ? atoi(text) : otherwise; }

static bool is_true(const char *text) { return text && (!strcmp(text, "1") || !strcmp(text, "true")); }

static void keep_text(void *user, const char *text, int length)
{
    Xlsx *x = user;
    if (x->capturing) g_string_append_len(x->text, text, length);
}

/* ---- shared strings ---- */

static void strings_start(void *user, const char *name, const char **attributes)
{
    Xlsx *x = user;
    (void)attributes;
    if (!strcmp(name, "si")) g_string_truncate(x->text, 0);
    if (!strcmp(name, "rPh")) x->phonetic = true;
    x->capturing = !strcmp(name, "t") && !x->phonetic;
}

static void strings_end(void *user, const char *name)
{
    Xlsx *x = user;
    x->capturing = false;
    if (!strcmp(name, "rPh")) x->phonetic = false;
    if (!strcmp(name, "si")) g_ptr_array_add(x->strings, g_strdup(x->text->str));
}

/* ---- styles ---- */

static void styles_start(void *user, const char *name, const char **attributes)
{
    Xlsx *x = user;
    if (!strcmp(name, "cellXfs")) x->in_styles = true;
    if (!strcmp(name, "numFmt")) {
        const char *code = archive_attribute(attributes, "formatCode");
        CellFormat *format = g_new(CellFormat, 1);
        *format = cell_format_parse(code ? code : "");
        g_hash_table_insert(x->codes,
                            GINT_TO_POINTER(number_of(archive_attribute(attributes, "numFmtId"), 0)), format);
    }
    if (strcmp(name, "xf") || !x->in_styles) return;
    int id = number_of(archive_attribute(attributes, "numFmtId"), 0);
    const CellFormat *own = g_hash_table_lookup(x->codes, GINT_TO_POINTER(id));
    CellFormat format = own ? *own : cell_format_builtin(id);
    g_array_append_val(x->formats, format);
}

static void styles_end(void *user, const char *name)
{
    if (!strcmp(name, "cellXfs")) ((Xlsx *)user)->in_styles = false;
}

/* ---- the workbook and its relations ---- */

static void workbook_start(void *user, const char *name, const char **attributes)
{
    Xlsx *x = user;
    if (!strcmp(name, "workbookPr")) x->dates_1904 = is_true(archive_attribute(attributes, "date1904"));
    if (strcmp(name, "sheet")) return;
    const char *title = archive_attribute(attributes, "name"),
               *state = archive_attribute(attributes, "state");
    const char *id = NULL;
    for (const char **a = attributes; *a; a += 2)
        if (strchr(a[0], ':') && g_str_has_suffix(a[0], ":id")) id = a[1];
    bool hidden = state && strcmp(state, "visible");
    g_ptr_array_add(x->names, g_strdup(title ? title : ""));
    g_ptr_array_add(x->ids, g_strdup(id ? id : ""));
    g_array_append_val(x->hidden, hidden);
}

static void relations_start(void *user, const char *name, const char **attributes)
{
    Xlsx *x = user;
    const char *id = archive_attribute(attributes, "Id"), *target = archive_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") || !id || !target) return;
    g_ptr_array_add(x->targets, g_strdup(id));
    g_ptr_array_add(x->targets, *target == '/' ? g_strdup(target + 1) : g_strconcat("xl/", target, NULL));
}

static const char *target_of(const Xlsx *x, const char *id)
{
    for (guint i = 0; i + 1 < x->targets->len; i += 2)
        if (!strcmp(x->targets->pdata[i], id)) return x->targets->pdata[i + 1];
    return NULL;
}

/* ---- a sheet ---- */

/* B12 → column 2, row 12; false when it is none. */
static bool read_reference(const char *text, int *column, int *row)
{
    *column = *row = 0;
    for (; g_ascii_isalpha(*text) && *column < GRID_MOST_COLUMNS; text++)
        *column = *column * 26 + g_ascii_toupper(*text) - 'A' + 1;
    for (; g_ascii_isdigit(*text) && *row < GRID_MOST_ROWS; text++) *row = *row * 10 + *text - '0';
    return *column > 0 && *row > 0;
}

static void begin_row(Xlsx *x, const char **attributes)
{
    x->row = number_of(archive_attribute(attributes, "r"), x->row + 1);
    x->next_column = 1;
    const char *hidden = archive_attribute(attributes, "hidden");
    grid_begin_row(x->grid, x->row, hidden ? is_true(hidden) : x->rows_hidden);
}

static void begin_cell(Xlsx *x, const char **attributes)
{
    int row;
    const char *reference = archive_attribute(attributes, "r"), *type = archive_attribute(attributes, "t");
    if (!reference || !read_reference(reference, &x->column, &row)) x->column = x->next_column;
    x->next_column = x->column + 1;
    x->style = number_of(archive_attribute(attributes, "s"), 0);
    g_strlcpy(x->type, type ? type : "n", sizeof x->type);
    x->has_value = x->has_formula = false;
    g_string_truncate(x->text, 0);
    g_string_truncate(x->formula, 0);
}

static void merge_cells(Xlsx *x, const char *reference)
{
    int column, row, last_column, last_row;
    const char *colon = reference ? strchr(reference, ':') : NULL;
    if (colon && read_reference(reference, &column, &row) &&
        read_reference(colon + 1, &last_column, &last_row))
        grid_merge(x->grid, row, column, last_row, last_column);
}

static void sheet_start(void *user, const char *name, const char **attributes)
{
    Xlsx *x = user;
    if (!strcmp(name, "row")) {
        begin_row(x, attributes);
    } else if (!strcmp(name, "c")) {
        begin_cell(x, attributes);
    } else if (!strcmp(name, "v") || (!strcmp(name, "t") && !x->phonetic)) {
        x->capturing = x->has_value = true;
    } else if (!strcmp(name, "f")) {
        x->capturing = x->has_formula = true;
    } else if (!strcmp(name, "rPh")) {
        x->phonetic = true;
    } else if (!strcmp(name, "col") && is_true(archive_attribute(attributes, "hidden"))) {
        grid_hide_columns(x->grid, number_of(archive_attribute(attributes, "min"), 1),
                          number_of(archive_attribute(attributes, "max"), 0));
    } else if (!strcmp(name, "sheetFormatPr")) {
        x->rows_hidden = is_true(archive_attribute(attributes, "zeroHeight"));
    } else if (!strcmp(name, "mergeCell")) {
        merge_cells(x, archive_attribute(attributes, "ref"));
    }
}

static bool is_number_text(const char *text)
{
    Number number;
    return (g_ascii_isdigit(*text) || *text == '-' || *text == '+') && !number_parse(text, &number) &&
           number.state == FIGURE_VALUE;
}

static CellFormat format_of(const Xlsx *x)
{
    bool known = x->style >= 0 && (guint)x->style < x->formats->len;
    return known ? g_array_index(x->formats, CellFormat, (guint)x->style) : (CellFormat){CELL_PLAIN, 0};
}

static unsigned char day_mark(CellFormat format)
{
    return format.kind == CELL_DATE_DAY || format.kind == CELL_MONTH_DAY ? CELL_DAY : 0;
}

static void put_number(Xlsx *x)
{
    char *end;
    double value = g_ascii_strtod(x->text->str, &end);
    if (*end || end == x->text->str) {
        x->too_large |= !grid_put(x->grid, x->column, x->text->str, 0);
        return;
    }
    CellFormat format = format_of(x);
    char *shown = cell_format_number(format, value, x->dates_1904);
    x->too_large |= !grid_put(x->grid, x->column, shown, day_mark(format));
    g_free(shown);
}

static void put_date(Xlsx *x)
{
    int year, month, day;
    CellFormat format = format_of(x);
    if (format.kind < CELL_YEAR) format.kind = CELL_DATE_DAY;
    if (sscanf(x->text->str, "%d-%d-%d", &year, &month, &day) != 3) return;
    char *shown = cell_format_date(format, year, month, day);
    x->too_large |= !grid_put(x->grid, x->column, shown, day_mark(format));
    g_free(shown);
}

static void end_cell(Xlsx *x)
{
    bool stored = x->has_value && (x->text->len || !x->has_formula);
    if (!stored && !x->has_formula) return;
    if (!stored) { /* a formula whose result was never stored: shown as what it is */
        char *formula = g_strconcat("=", x->formula->str, NULL);
        x->too_large |= !grid_put(x->grid, x->column, formula, 0);
        g_free(formula);
    } else if (!strcmp(x->type, "n")) {
        put_number(x);
    } else if (!strcmp(x->type, "d")) {
        put_date(x);
    } else if (!strcmp(x->type, "b")) {
        x->too_large |= !grid_put(x->grid, x->column, strcmp(x->text->str, "0") ? "TRUE" : "FALSE", 0);
    } else {
        const char *text = x->text->str;
        if (!strcmp(x->type, "s")) {
            long number = strtol(text, NULL, 10);
            text = number >= 0 && number < (long)x->strings->len ? x->strings->pdata[number] : "";
        }
        bool number = strcmp(x->type, "e") && is_number_text(text);
        x->too_large |= !grid_put(x->grid, x->column, text, number ? CELL_TEXT_NUMBER : 0);
    }
}

static void sheet_end(void *user, const char *name)
{
    Xlsx *x = user;
    if (!strcmp(name, "f")) {
        g_string_assign(x->formula, x->text->str);
        g_string_truncate(x->text, 0);
    }
    if (!strcmp(name, "v") || !strcmp(name, "t") || !strcmp(name, "f")) x->capturing = false;
    if (!strcmp(name, "rPh")) x->phonetic = false;
    if (!strcmp(name, "c")) end_cell(x);
    if (!strcmp(name, "row")) grid_end_row(x->grid);
}

static ArchiveResult read_sheets(Xlsx *x, GPtrArray *grids)
{
    static const ArchiveHandlers handlers = {sheet_start, sheet_end, keep_text};
    for (guint i = 0; i < x->names->len; i++) {
        const char *target = target_of(x, x->ids->pdata[i]);
        if (!target || strstr(target, "chartsheets/")) continue;
        x->grid = grid_new(x->names->pdata[i]);
        g_ptr_array_add(grids, x->grid);
        x->row = 0;
        x->rows_hidden = x->capturing = false;
        if (g_array_index(x->hidden, bool, i)) {
            grid_hide(x->grid);
            continue;
        }
        ArchiveResult result = archive_parse(x->archive, target, &handlers, x);
        if (x->too_large) return ARCHIVE_TOO_LARGE;
        if (result != ARCHIVE_READ) return result == ARCHIVE_ABSENT ? ARCHIVE_DAMAGED : result;
    }
    return ARCHIVE_READ;
}

static ArchiveResult read_parts(Xlsx *x, GPtrArray *grids)
{
    static const ArchiveHandlers workbook = {workbook_start, NULL, NULL},
                                 relations = {relations_start, NULL, NULL},
                                 strings = {strings_start, strings_end, keep_text},
                                 styles = {styles_start, styles_end, NULL};
    ArchiveResult result = archive_parse(x->archive, "xl/workbook.xml", &workbook, x);
    if (result == ARCHIVE_READ)
        result = archive_parse(x->archive, "xl/_rels/workbook.xml.rels", &relations, x);
    if (result != ARCHIVE_READ) return result;
    result = archive_parse(x->archive, "xl/sharedStrings.xml", &strings, x);
    if (result == ARCHIVE_READ || result == ARCHIVE_ABSENT)
        result = archive_parse(x->archive, "xl/styles.xml", &styles, x);
    if (result == ARCHIVE_READ || result == ARCHIVE_ABSENT) result = read_sheets(x, grids);
    return result;
}

ArchiveResult xlsx_read(const char *path, GPtrArray *grids, bool *encrypted)
{
    (void)encrypted;
    Xlsx x = {.archive = archive_open(path)};
    if (!x.archive) return ARCHIVE_DAMAGED;
    GPtrArray **lists[] = {&x.strings, &x.names, &x.ids, &x.targets};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) *lists[i] = g_ptr_array_new_with_free_func(g_free);
    x.codes = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    x.formats = g_array_new(FALSE, FALSE, sizeof(CellFormat));
    x.hidden = g_array_new(FALSE, FALSE, sizeof(bool));
    x.text = g_string_new(NULL);
    x.formula = g_string_new(NULL);
    ArchiveResult result = read_parts(&x, grids);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) g_ptr_array_free(*lists[i], TRUE);
    g_hash_table_destroy(x.codes);
    g_array_free(x.formats, TRUE);
    g_array_free(x.hidden, TRUE);
    g_string_free(x.text, TRUE);
    g_string_free(x.formula, TRUE);
    archive_close(x.archive);
    return result;
}
