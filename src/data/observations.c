/* A row of a table gives one observation a group of its form. What a name says beside the name (_累计增长(%))
 * makes the row a part of a figure: such parts are put together by their key while the sheet is read. */
#include "data/observations.h"

#include <math.h>
#include <string.h>

#include "data/form_report.h"
#include "data/figure_table.h"
#include "data/figure_cells.h"
#include "data/figure_span.h"

typedef struct {
    int indicator, region;
    Period period;
} Key;

static guint key_hash(gconstpointer data)
{
    const Key *k = data;
    return (guint)k->indicator * 2654435761u ^ (guint)k->region * 40503u ^
           (guint)(k->period.year * 400 + k->period.first * 20 + k->period.last);
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
    const Key *x = a, *y = b;
    return x->indicator == y->indicator && x->region == y->region && period_equal(x->period, y->period);
}

static Observation new_observation(void)
{
    return (Observation){.value = NAN,
                         .yoy = NAN,
                         .mom = NAN,
                         .value_places = -1,
                         .yoy_places = -1,
                         .state = FIGURE_MISSING,
                         .yoy_state = FIGURE_MISSING,
                         .mom_state = FIGURE_MISSING};
}

static bool says_something(const Observation *o)
{
    return o->state != FIGURE_MISSING || o->yoy_state != FIGURE_MISSING || o->mom_state != FIGURE_MISSING ||
           (o->extra && o->extra->base_state != FIGURE_MISSING);
}

/* ---- parts of figures ---- */

static Source source_of(const Observation *o, int column)
{
    return (Source){o->file, o->line, column > 0 ? column : 1};
}

/* Lays the part `o` onto `kept`; false where both say the same thing. January and the first quarter may come
 * as 当期 and as 累计, with the same figure. */
static bool join_parts(DatasetBuild *build, Observation *kept, const Observation *o)
{
    bool both = kept->state != FIGURE_MISSING && o->state != FIGURE_MISSING;
    bool growth = kept->yoy_state != FIGURE_MISSING && o->yoy_state != FIGURE_MISSING;
    if ((both && kept->value != o->value) || (growth && kept->yoy != o->yoy)) return false;
    if ((both || growth) && (o->period.first != 1 || o->period.last > 3 || o->line == kept->line))
        return false;
    if (o->yoy_state != FIGURE_MISSING && !growth) {
        kept->yoy = o->yoy, kept->yoy_state = o->yoy_state;
        kept->yoy_places = o->yoy_places, kept->yoy_column = o->yoy_column;
        build_extra(build, kept)->yoy_source = source_of(o, o->yoy_column);
    }
    if (o->mom_state != FIGURE_MISSING && kept->mom_state == FIGURE_MISSING) {
        kept->mom = o->mom, kept->mom_state = o->mom_state;
        build_extra(build, kept)->mom_source = source_of(o, o->value_column);
    }
    if (o->extra && o->extra->base_state != FIGURE_MISSING) {
        ObservationExtra *extra = build_extra(build, kept);
        extra->base = o->extra->base, extra->base_state = o->extra->base_state;
        extra->base_places = o->extra->base_places, extra->base_source = o->extra->base_source;
    }
    if (o->state == FIGURE_MISSING || both) return true;
    if (kept->yoy_state != FIGURE_MISSING && !growth && !(kept->extra && kept->extra->yoy_source.file >= 0))
        build_extra(build, kept)->yoy_source = source_of(kept, kept->yoy_column);
    kept->value = o->value, kept->state = o->state, kept->value_places = o->value_places;
    kept->value_column = o->value_column, kept->line = o->line;
    return true;
}

static void remember(FigureTable *t, const Observation *o, guint number)
{
    Key *key = g_new(Key, 1);
    *key = (Key){o->indicator, o->region, o->period};
    if (!g_hash_table_contains(t->partial, key))
        g_hash_table_insert(t->partial, key, GUINT_TO_POINTER(number + 1));
    else
        g_free(key);
}

/* From here on the sheet's figures are put together from parts, those that were read before too. */
static void expect_parts(FigureTable *t)
{
    if (t->partial) return;
    const GArray *all = t->table.build->observations;
    t->partial = g_hash_table_new_full(key_hash, key_equal, g_free, NULL);
    for (guint i = t->first; i < all->len; i++) remember(t, &g_array_index(all, Observation, i), i);
}

static void add_figure(FigureTable *t, const FigureRow *row, int indicator, int region, Period period,
                       Observation o)
{
    DatasetBuild *build = t->table.build;
    o.indicator = indicator;
    o.region = region;
    o.period = period;
    o.file = (short)t->table.file;
    o.line = t->table.record->line;
    o.note = row->note;
    if (row->meaning && row->meaning->worded) expect_parts(t);
    if (t->partial) {
        Key key = {indicator, region, period};
        guint before = GPOINTER_TO_UINT(g_hash_table_lookup(t->partial, &key));
        if (before && join_parts(build, &g_array_index(build->observations, Observation, before - 1), &o))
            return;
        remember(t, &o, build->observations->len);
    }
    g_array_append_val(build->observations, o);
}

/* ---- what a row is about ---- */

static int count_figures(const FigureTable *t)
{
    int filled = 0;
    for (int c = 0; c < t->form.column_count; c++)
        filled += t->form.columns[c].role == ROLE_FIGURE && *t->table.record->fields[c];
    return filled;
}

static bool read_indicator_cell(FigureTable *t, FigureRow *row)
{
    row->indicator = -1;
    if (t->form.keys[ROLE_INDICATOR] < 0) {
        const NameMeaning *subject = &t->form.context.subject;
        row->indicator = subject->indicator;
        row->meaning = subject->indicator >= 0 ? subject : NULL;
        return true;
    }
    const char *cell = table_required(&t->table, ROLE_INDICATOR, "指标");
    if (!cell) return false;
    row->indicator = dataset_find_indicator(t->table.build->dataset, cell);
    if (row->indicator >= 0) return true;
    const NameMeaning *meaning = names_indicator(t->names, cell);
    if (!meaning || meaning->words.period.year) return table_indicator(&t->table, ROLE_INDICATOR, cell) >= 0;
    row->indicator = meaning->indicator;
    row->meaning = meaning;
    return true;
}

/* A blank below a district is the top region only where the table never names that: else it is a merged cell
 * that lost its name. */
static void note_blank_region(FigureTable *t, const char *cell, int region)
{
    if (*cell) {
        if (region == 0)
            t->top_named++;
        else
            t->region_line = t->table.record->line;
        return;
    }
    if (t->top_named && t->region_line)
        diag_report(t->table.build->diags, W_REGION_BLANK, table_place(&t->table, ROLE_REGION),
                    "地区是空的，而上面的行（第%d行）写着地区；按%s读取，如不是请写明", t->region_line,
                    t->table.build->dataset->regions[0].name);
}

static bool read_region_cell(FigureTable *t, FigureRow *row)
{
    if (t->form.keys[ROLE_REGION] < 0) {
        row->region = MAX(t->form.context.region, 0);
        return true;
    }
    bool required = t->form.kind == FORM_DISTRICTS || t->form.keys[ROLE_INDICATOR] < 0;
    bool listed = required && t->form.keys[ROLE_PERIOD] < 0;
    const char *cell =
        listed ? table_required(&t->table, ROLE_REGION, "地区") : table_cell(&t->table, ROLE_REGION);
    if (!cell) return false;
    row->region = *cell ? dataset_find_region(t->table.build->dataset, cell) : 0;
    if (row->region < 0) row->region = names_region(t->names, cell);
    if (row->region < 0) row->region = table_region(&t->table, ROLE_REGION, cell);
    if (row->region >= 0) note_blank_region(t, cell, row->region);
    return row->region >= 0;
}

static bool read_period_cell(FigureTable *t, FigureRow *row)
{
    const Context *context = &t->form.context;
    const char *cell = table_cell(&t->table, ROLE_PERIOD);
    if (t->form.keys[ROLE_PERIOD] < 0 || (!*cell && context->period.year && t->form.kind == FORM_RETURN)) {
        row->period = context->period;
        row->notation = context->notation;
        return true;
    }
    if (!table_required(&t->table, ROLE_PERIOD, "期间")) return false;
    const char *reason = period_parse(cell, &row->period, &row->notation);
    /* A bare month takes the year of the file's name or the title. */
    if (reason && context->year) {
        char *dated = g_strdup_printf("%d年%s", context->year, cell);
        if (!period_parse(dated, &row->period, &row->notation)) reason = NULL;
        g_free(dated);
    }
    const unsigned char *marks = t->table.record->marks;
    if (reason && marks && (marks[t->form.keys[ROLE_PERIOD]] & CELL_DAY))
        diag_report(t->table.build->diags, E_CELL_PERIOD, table_place(&t->table, ROLE_PERIOD),
                    "Excel把这一格变成了日期%"
                    "s，原来填的是哪一期看不出来；请把单元格设为文本，再写2025年6月或2025年1—6月",
                    cell);
    else if (reason)
        diag_report(t->table.build->diags, E_CELL_PERIOD, table_place(&t->table, ROLE_PERIOD),
                    "“%s”%s；请写成2025年6月、2025年1—6月、2025年二季度或2025年", cell, reason);
    return !reason;
}

static bool read_row(FigureTable *t, FigureRow *row)
{
    *row = (FigureRow){.note = ""};
    bool good = read_indicator_cell(t, row);
    good = read_region_cell(t, row) && good;
    good = read_period_cell(t, row) && good;
    const char *unit = table_cell(&t->table, ROLE_UNIT);
    row->unit_given = *unit;
    if (*unit) row->unit = unit_parse(unit);
    row->note = table_text(&t->table, ROLE_NOTE);
    Dataset *d = t->table.build->dataset;
    if (!d->sample_note && strstr(row->note, "示例数据")) d->sample_note = "示例数据";
    return good;
}

/* ---- figures ---- */

/* What the column of amounts holds in this row: the name's words may make it a growth. */
static Measure amount_measure(const FigureRow *row)
{
    return row->meaning ? row->meaning->words.measure : MEASURE_VALUE;
}

static bool read_base(FigureTable *t, const FigureGroup *group, int indicator, Unit unit, Observation *o)
{
    int field = group->columns[MEASURE_BASE];
    double base;
    unsigned char state;
    signed char places;
    if (!figure_value(t, field, indicator, unit, &base, &state, &places)) return false;
    if (state == FIGURE_MISSING) return true;
    ObservationExtra *extra = build_extra(t->table.build, o);
    extra->base = base;
    extra->base_state = state;
    extra->base_places = places;
    extra->base_source = (Source){t->table.file, t->table.record->line, field + 1};
    return true;
}

/* For a 增速 indicator the growth column is its figure; a second figure there is a change in points. */
static void settle_rate(FigureTable *t, const FigureGroup *group, int indicator, Observation *o)
{
    const Indicator *item = &t->table.build->dataset->indicators[indicator];
    int field = group->columns[MEASURE_YOY];
    if (item->kind != KIND_RATE || o->yoy_state != FIGURE_VALUE || t->form.kind == FORM_LONG) return;
    if (o->state == FIGURE_MISSING) {
        o->value = o->yoy, o->state = o->yoy_state, o->value_places = o->yoy_places;
        o->value_column = o->yoy_column;
    } else if (o->value != o->yoy) {
        diag_report(t->table.build->diags, N_CELL_GROWTH,
                    sheet_place(t->table.sheet, t->table.record, field + 1),
                    "“%s”本身是增速，数值为%.12g，同比列的%.12g未读取", item->name, o->value, o->yoy);
    }
    o->yoy = NAN, o->yoy_state = FIGURE_MISSING, o->yoy_places = -1;
}

static bool any_figure(const FigureTable *t, const FigureGroup *group, bool amounts_only)
{
    for (int m = 0; m < MEASURE_COUNT; m++) {
        bool amount = m == MEASURE_VALUE || m == MEASURE_BASE;
        if (group->columns[m] >= 0 && (amount || !amounts_only) &&
            *t->table.record->fields[group->columns[m]])
            return true;
    }
    return false;
}

/* The figures of one group as an observation; false after reporting. */
static bool read_group(FigureTable *t, FigureGroup *group, FigureRow *row, int indicator, Observation *o)
{
    int amount = group->columns[MEASURE_VALUE], growth = group->columns[MEASURE_YOY];
    Measure measure = amount_measure(row);
    signed char places;
    *o = new_observation();
    Unit unit = t->table.build->dataset->indicators[indicator].unit;
    if (measure == MEASURE_OTHER) return true;
    bool amounts = measure == MEASURE_VALUE || measure == MEASURE_BASE;
    /* A row of growth alone says % for its unit, whatever the amounts would be in. */
    bool good = !amounts || !any_figure(t, group, true) ||
                figure_unit(t, MAX(amount, 0), indicator, row, group, &unit);
    if (!good) return false;
    if (measure == MEASURE_YOY) growth = growth < 0 || !*t->table.record->fields[growth] ? amount : growth;
    if (measure == MEASURE_VALUE)
        good = figure_value(t, amount, indicator, unit, &o->value, &o->state, &o->value_places);
    o->value_column = (short)(amount + 1);
    good = figure_rate(t, growth, &o->yoy, &o->yoy_state, &o->yoy_places) && good;
    o->yoy_column = (short)(growth + 1);
    int mom = measure == MEASURE_MOM ? amount : group->columns[MEASURE_MOM];
    good = figure_rate(t, mom, &o->mom, &o->mom_state, &places) && good;
    FigureGroup base = *group;
    if (measure == MEASURE_BASE) base.columns[MEASURE_BASE] = amount;
    if (base.columns[MEASURE_BASE] >= 0) good = read_base(t, &base, indicator, unit, o) && good;
    if (good) settle_rate(t, group, indicator, o);
    return good;
}

/* January, and 1—2月, are both the month's figure and the year's so far: one key, told once. Of a rate, an
 * index or a stock the month's own figure beside that of 1—2月 is February's. */
static void add_one_key(FigureTable *t, const FigureRow *row, int indicator, int region, Period p,
                        const Observation *month, const Observation *total)
{
    bool differ =
        month->state == FIGURE_VALUE && total->state == FIGURE_VALUE && month->value != total->value;
    bool own = !kind_has_scope(t->table.build->dataset->indicators[indicator].kind) && p.last == 2;
    const Observation *given = says_something(total) ? total : month;
    if (differ && own) {
        add_figure(t, row, indicator, region, period_month(p.year, 2), *month);
        add_figure(t, row, indicator, region, p, *total);
    } else if (differ) {
        diag_report(t->table.build->diags, E_DATA_DUPLICATE,
                    sheet_place(t->table.sheet, t->table.record, total->value_column),
                    "本月与累计应当相同，现为%.12g与%.12g", month->value, total->value);
    } else if (says_something(given)) {
        add_figure(t, row, indicator, region, p, *given);
    }
}

static void add_group(FigureTable *t, FigureGroup *group, FigureRow *row, SaidScope said)
{
    int indicator = group->indicator >= 0 ? group->indicator : row->indicator;
    int region = group->region >= 0 ? group->region : row->region;
    Observation o, total;
    Period p;
    if (t->form.kind != FORM_LONG && !any_figure(t, group, false) && group->total < 0) return;
    if (!read_group(t, group, row, indicator, &o)) return;
    bool pair = group->total >= 0 && span_is_one_key(row->period);
    if (pair) {
        if (read_group(t, &t->form.groups[group->total], row, indicator, &total))
            add_one_key(t, row, indicator, region, row->period, &o, &total);
        return;
    }
    if (t->form.kind != FORM_LONG && !says_something(&o)) return;
    if (span_settle(t, group, row, indicator, said, &p)) add_figure(t, row, indicator, region, p, o);
}

/* Whether the group is told together with its month's. */
static bool is_told_by_month(const FigureTable *t, int number, const FigureRow *row)
{
    if (!span_is_one_key(row->period)) return false;
    for (int g = 0; g < t->form.group_count; g++)
        if (t->form.groups[g].total == number) return true;
    return false;
}

/* The numbers are looked at even when the row cannot stand, so that all its faults are told at once. */
static void check_numbers(const FigureTable *t)
{
    for (int g = 0; g < t->form.group_count; g++) {
        int field = t->form.groups[g].columns[MEASURE_VALUE];
        const char *cell = field < 0 ? "" : t->table.record->fields[field];
        Number n;
        const char *reason = number_parse(cell, &n);
        if (reason)
            diag_report(t->table.build->diags, E_CELL_NUMBER,
                        sheet_place(t->table.sheet, t->table.record, field + 1), "“%s”%s；缺数请留空或填—",
                        cell, reason);
    }
}

/* A line that only divides the table: a name that is no indicator, and no figure. */
static bool is_section(const FigureTable *t)
{
    int field = t->form.keys[ROLE_INDICATOR];
    if (field < 0) field = t->form.keys[ROLE_REGION];
    if (t->form.kind == FORM_LONG || field < 0 || count_figures(t)) return false;
    const char *cell = t->table.record->fields[field];
    if (t->form.keys[ROLE_INDICATOR] < 0) return *cell && names_region(t->names, cell) < 0;
    return *cell && dataset_find_indicator(t->table.build->dataset, cell) < 0 &&
           !names_indicator(t->names, cell);
}

static void tally(CellTally *cells, int line, int column)
{
    if (!cells->count++) cells->line = line, cells->column = column;
}

/* Cells that are read, but perhaps not as they were meant, are told once a sheet. */
static void tally_cells(FigureTable *t)
{
    const SheetRow *row = t->table.record;
    for (int c = 0; row->marks && c < t->form.column_count; c++) {
        if (t->form.columns[c].role != ROLE_FIGURE) continue;
        if (row->marks[c] & CELL_TEXT_NUMBER) tally(&t->text_numbers, row->line, c + 1);
        if (row->marks[c] & CELL_PADDED_DASH) tally(&t->padded_dashes, row->line, c + 1);
    }
}

static void tell_cells(const FigureTable *t, MessageId code, const CellTally *cells, const char *text)
{
    if (cells->count)
        diag_report(t->table.build->diags, code,
                    (Place){.file = sheet_name(t->table.sheet), .line = cells->line, .column = cells->column},
                    text, cells->count);
}

static void tell_tallies(const FigureTable *t)
{
    tell_cells(t, N_BOOK_TEXT_NUMBER, &t->text_numbers, "以文本形式存储的数字共%d格，已按数字读取");
    tell_cells(t, W_DATA_DASH, &t->padded_dashes,
               "会计格式的“-”共%d格，看不出是零还是没有数，已按没有数读取；是零的请填0");
}

static void read_figure_row(FigureTable *t)
{
    tally_cells(t);
    FigureRow row;
    SaidScope said;
    if (is_section(t)) {
        sheet_pass_over(t->table.sheet, t->table.record);
        return;
    }
    bool good = read_row(t, &row);
    good = span_said(t, &said) && good;
    if (!good) {
        check_numbers(t);
        return;
    }
    for (int g = 0; g < t->form.group_count; g++)
        if (!is_told_by_month(t, g, &row)) add_group(t, &t->form.groups[g], &row, said);
}

/* ---- sheets and files ---- */

/* How each column was understood, for those who ask. */
static void tell_columns(const FigureTable *t)
{
    const DatasetBuild *build = t->table.build;
    const SheetRow *header = sheet_header(t->table.sheet);
    for (int c = 0; build->told && c < t->form.column_count; c++) {
        char *meaning = form_describe_column(&t->form, c, build->dataset);
        build->told(build->told_user, sheet_name(t->table.sheet), form_name(t->form.kind), c + 1,
                    header->fields[c], meaning);
        g_free(meaning);
    }
}

/* Reads an open sheet; `name` is its path in the folder, `file` its number in dataset->files. */
static void observations_read_sheet(DatasetBuild *build, Sheet *sheet, const char *name, int file,
                                    Names *names)
{
    FigureTable t = {.table = {.build = build, .sheet = sheet, .file = file}, .names = names};
    t.first = build->observations->len;
    if (!form_find(&t.form, sheet, name, names, build->dataset, build->diags)) return;
    t.table.index = t.form.keys;
    tell_columns(&t);
    if (t.form.kind != FORM_LONG && t.form.keys[ROLE_SCOPE] >= 0) expect_parts(&t);
    while ((t.table.record = sheet_next(sheet))) {
        long rows = sheet_records_seen(sheet);
        if (build->on_rows && rows % 100000 == 0) build->on_rows(build->files->pdata[file], rows);
        read_figure_row(&t);
    }
    if (!sheet_records_seen(sheet))
        diag_report(build->diags, W_CSV_NO_ROWS, sheet_place(sheet, sheet_header(sheet), 1),
                    "只有表头，没有数据；请补上数据，或删去该文件");
    tell_tallies(&t);
    if (t.partial) g_hash_table_destroy(t.partial);
    form_free(&t.form);
}

void read_observations(DatasetBuild *build, const char *relative)
{
    Names *names = build_names(build);
    char *path = build_path(build, relative);
    if (!workbook_has_ending(path)) {
        int file;
        Sheet *sheet = build_open(build, relative, &file);
        if (sheet) observations_read_sheet(build, sheet, relative, file, names);
        sheet_close(sheet);
        g_free(path);
        return;
    }
    Workbook *book = workbook_open(path, path, build->diags);
    g_free(path);
    if (!book) {
        build_register(build, relative);
        return;
    }
    for (int i = 0; i < workbook_sheet_count(book); i++) {
        Sheet *sheet = sheet_of_workbook(book, i, build->diags);
        char *name = g_strconcat(relative, strrchr(sheet_name(sheet), '['), NULL);
        int file = build_register(build, name);
        if (form_holds_table(sheet) || workbook_sheet_count(book) == 1)
            observations_read_sheet(build, sheet, name, file, names);
        else
            diag_report(build->diags, N_SHEET_AROUND, (Place){.file = sheet_name(sheet)},
                        "工作表里没有表，未读取");
        g_free(name);
        sheet_close(sheet);
    }
    workbook_close(book);
}
