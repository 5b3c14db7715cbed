/* A cell has its value in attributes and what it shows as text: the value is read, and the text tells the
 * decimals, the per cents and how much of a date is shown. Styles come before the tables; only what is hidden
 * is kept. */
#include "sheet/ods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sheet/cell_format.h"
#include "sheet/grid.h"
#include "reading/number.h"
#include "reading/period.h"

typedef struct {
    GHashTable *hidden_styles; /* table styles with display="false" */
    char *style;               /* the table style being read */
    GPtrArray *grids;
    Grid *grid;
    int line, column, row_repeats, cell_repeats, cell_depth, notes;
    bool row_hidden, row_any, too_large, encrypted;
    char *type, *value, *date;
    bool has_formula;
    GString *text;
} Ods;

static int repeats_of(const char **attributes, const char *name)
{
    const char *text = archive_attribute(attributes, name);
    int n = text ? atoi(text) : 1;
    return CLAMP(n, 1, GRID_MOST_ROWS);
}

static bool is_hidden(const char **attributes)
{
    const char *state = archive_attribute(attributes, "visibility");
    return state && strcmp(state, "visible");
}

static void begin_table(Ods *o, const char **attributes)
{
    const char *name = archive_attribute(attributes, "name"),
               *style = archive_attribute(attributes, "style-name");
    o->grid = grid_new(name ? name : "");
    g_ptr_array_add(o->grids, o->grid);
    if (style && g_hash_table_contains(o->hidden_styles, style)) grid_hide(o->grid);
    o->line = 1;
    o->column = 1;
}

static void begin_cell(Ods *o, const char **attributes, bool covered)
{
    const char *type = archive_attribute(attributes, "value-type"),
               *value = archive_attribute(attributes, "value");
    const char *date = archive_attribute(attributes, "date-value");
    const char *columns = archive_attribute(attributes, "number-columns-spanned"),
               *rows = archive_attribute(attributes, "number-rows-spanned");
    int wide = columns ? atoi(columns) : 1, high = rows ? atoi(rows) : 1;
    o->cell_repeats = repeats_of(attributes, "number-columns-repeated");
    g_free(o->type), g_free(o->value), g_free(o->date);
    o->type = g_strdup(covered ? "" : type ? type : "");
    o->value = g_strdup(value ? value : "");
    o->date = g_strdup(date ? date : "");
    o->has_formula = archive_attribute(attributes, "formula") != NULL;
    g_string_truncate(o->text, 0);
    if (!covered && (wide > 1 || high > 1))
        grid_merge(o->grid, o->line, o->column, o->line + high - 1, o->column + wide - 1);
}

static void start(void *user, const char *name, const char **attributes)
{
    Ods *o = user;
    if (!strcmp(name, "style")) {
        const char *own = archive_attribute(attributes, "name");
        g_free(o->style);
        o->style = g_strdup(own ? own : "");
    } else if (!strcmp(name, "table-properties") && o->style) {
        const char *display = archive_attribute(attributes, "display");
        if (display && !strcmp(display, "false")) g_hash_table_add(o->hidden_styles, g_strdup(o->style));
    } else if (!strcmp(name, "table")) {
        begin_table(o, attributes);
    } else if (!o->grid) {
        return;
    } else if (!strcmp(name, "table-column")) {
        int n = repeats_of(attributes, "number-columns-repeated");
        if (is_hidden(attributes)) grid_hide_columns(o->grid, o->column, o->column + n - 1);
        o->column += n;
    } else if (!strcmp(name, "table-row")) {
        o->row_repeats = repeats_of(attributes, "number-rows-repeated");
        o->column = 1;
        grid_begin_row(o->grid, o->line, is_hidden(attributes));
    } else if (!strcmp(name, "table-cell") || !strcmp(name, "covered-table-cell")) {
        begin_cell(o, attributes, *name == 'c');
        o->cell_depth = 1;
    } else if (!strcmp(name, "annotation")) {
        o->notes++;
    } else if (!strcmp(name, "p") && o->cell_depth && o->text->len && !o->notes) {
        g_string_append_c(o->text, '\n');
    } else if (!strcmp(name, "s") && o->cell_depth && !o->notes) {
        g_string_append_c(o->text, ' ');
    }
}

static void text(void *user, const char *text, int length)
{
    Ods *o = user;
    if (o->cell_depth && !o->notes) g_string_append_len(o->text, text, length);
}

/* What the cell shows of a date: a period, else the day. */
static char *shown_date(const Ods *o, unsigned char *marks)
{
    Period period;
    int year, month, day;
    if (!period_parse(o->text->str, &period, NULL)) return g_strdup(o->text->str);
    *marks = CELL_DAY;
    if (sscanf(o->date, "%d-%d-%d", &year, &month, &day) != 3) return g_strdup(o->text->str);
    return cell_format_date((CellFormat){CELL_DATE_DAY, 0}, year, month, day);
}

/* The stored number with the decimals that are shown. */
static char *shown_number(const Ods *o)
{
    CellFormat format = {CELL_PLAIN, 0};
    const char *point = strchr(o->text->str, '.');
    for (const char *p = point ? point + 1 : ""; g_ascii_isdigit(*p); p++) format.decimals++;
    if (!strcmp(o->type, "percentage")) format.kind = CELL_PERCENT;
    return cell_format_number(format, g_ascii_strtod(o->value, NULL), false);
}

static char *cell_text(const Ods *o, unsigned char *marks)
{
    static const char *const numbers[] = {"float", "percentage", "currency", NULL};
    if (g_strv_contains(numbers, o->type) && !strpbrk(o->text->str, "#!")) return shown_number(o);
    if (!strcmp(o->type, "date")) return shown_date(o, marks);
    Number number;
    bool digits = g_ascii_isdigit(*o->text->str) || *o->text->str == '-';
    if (digits && !number_parse(o->text->str, &number) && number.state == FIGURE_VALUE)
        *marks = CELL_TEXT_NUMBER;
    if (!o->text->len && o->has_formula) return g_strdup("=");
    return g_strdup(o->text->str);
}

static void end(void *user, const char *name)
{
    Ods *o = user;
    if (!strcmp(name, "annotation")) {
        o->notes--;
    } else if (!strcmp(name, "table-cell") || !strcmp(name, "covered-table-cell")) {
        unsigned char marks = 0;
        char *shown = *name == 'c' ? g_strdup("") : cell_text(o, &marks);
        /* Empty cells are repeated to the end of the sheet: only filled ones are laid out. */
        for (int i = 0; *shown && i < o->cell_repeats && !o->too_large; i++)
            o->too_large = !grid_put(o->grid, o->column + i, shown, marks);
        g_free(shown);
        o->column += o->cell_repeats;
        o->cell_depth = 0;
    } else if (!strcmp(name, "table-row")) {
        grid_end_row(o->grid);
        o->line += o->row_repeats;
    } else if (!strcmp(name, "table")) {
        o->grid = NULL;
    }
}

static void manifest_start(void *user, const char *name, const char **attributes)
{
    (void)attributes;
    if (!strcmp(name, "encryption-data")) ((Ods *)user)->encrypted = true;
}

ArchiveResult ods_read(const char *path, GPtrArray *grids, bool *encrypted)
{
    static const ArchiveHandlers handlers = {start, end, text}, manifest = {manifest_start, NULL, NULL};
    Archive *archive = archive_open(path);
    if (!archive) return ARCHIVE_DAMAGED;
    Ods o = {.grids = grids, .text = g_string_new(NULL)};
    o.hidden_styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    archive_parse(archive, "META-INF/manifest.xml", &manifest, &o);
    *encrypted = o.encrypted;
    ArchiveResult result =
        o.encrypted ? ARCHIVE_DAMAGED : archive_parse(archive, "content.xml", &handlers, &o);
    if (o.too_large) result = ARCHIVE_TOO_LARGE;
    g_hash_table_destroy(o.hidden_styles);
    g_string_free(o.text, TRUE);
    g_free(o.type), g_free(o.value), g_free(o.date), g_free(o.style);
    archive_close(archive);
    return result;
}
