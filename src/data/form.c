/* Each of the top rows (and pairs of rows that go together) is tried as the header; the first that tells
 * indicator, period and figures is it. The words of headings are read by heading.c, names by names.c; here
 * they are put together into groups, from left to right, a growth joining the amount before it. */
#include "data/form.h"

#include <glib.h>
#include <string.h>

#include "data/form_report.h"
#include "reading/number.h"

/* A header that is being tried. */
typedef struct {
    TableForm *form;
    const Sheet *sheet;
    char **headings;
    Names *names;
    const Dataset *dataset;
    Diagnostics *diags; /* NULL: a try, nothing is reported */
    GArray *groups;
    int first_row; /* below the header */
    int last_amount;
    bool good;
    Sheet *told;
} Trial;

static FigureGroup *group_at(const Trial *t, int number)
{
    return &g_array_index(t->groups, FigureGroup, (guint)number);
}

/* ---- columns ---- */

/* The first level of a joined heading as a region, the rest as words: 甲区｜同比. */
static bool read_region(const Trial *t, const char *heading, FormColumn *column)
{
    const char *bar = strstr(heading, "｜");
    char *front = bar ? g_strndup(heading, (gsize)(bar - heading)) : g_strdup(heading);
    column->region = names_region(t->names, front);
    g_free(front);
    if (column->region < 0) return false;
    if (!bar) return true;
    Heading words;
    if (!heading_read(bar + strlen("｜"), &words) || words.role != ROLE_FIGURE) return false;
    column->meaning.words = words;
    return true;
}

/* A first column without a name is what its cells are: all regions, or all indicators. */
static Role role_of_cells(const Trial *t, int c)
{
    const SheetRow *row;
    int rows = 0, regions = 0, indicators = 0;
    for (int i = t->first_row; c == 0 && (row = sheet_top_row(t->sheet, i)); i++) {
        if (c >= row->count || !*row->fields[c] || heading_is_note(row->fields[c])) continue;
        rows++;
        regions += names_region(t->names, row->fields[c]) >= 0;
        indicators += names_indicator(t->names, row->fields[c]) != NULL;
    }
    if (!rows) return ROLE_NONE;
    return regions == rows ? ROLE_REGION : indicators == rows ? ROLE_INDICATOR : ROLE_NONE;
}

static void read_column(Trial *t, int c)
{
    FormColumn *column = &t->form->columns[c];
    const char *heading = t->headings[c];
    *column = (FormColumn){.meaning.indicator = -1, .region = -1, .group = -1};
    const NameMeaning *name = *heading ? names_indicator(t->names, heading) : NULL;
    Heading words;
    if (!*heading) {
        column->role = role_of_cells(t, c);
        if (column->role && t->told) sheet_accept_unnamed(t->told, c);
        column->known = column->role;
    } else if (heading_read(heading, &words)) {
        column->role = words.role;
        column->meaning.words = words;
        column->known = true;
    } else if (name) {
        column->role = ROLE_FIGURE;
        column->meaning = *name;
        column->known = true;
    } else if (*heading && read_region(t, heading, column)) {
        column->role = ROLE_FIGURE;
        column->known = true;
    }
    int *key = column->role > ROLE_NONE && column->role < ROLE_PASSED ? &t->form->keys[column->role] : NULL;
    if (key && *key >= 0 && t->diags) {
        diag_report(t->diags, E_HEAD_TWICE, sheet_place(t->told, sheet_header(t->told), c + 1),
                    "“%s”与第%d列“%s”是同一列，只留一列", heading, *key + 1, t->headings[*key]);
        t->good = false;
    } else if (key && *key < 0) {
        *key = c;
    }
}

/* ---- groups ---- */

static bool has_axes(const FormColumn *column)
{
    const Heading *words = &column->meaning.words;
    return column->meaning.indicator >= 0 || column->region >= 0 || words->period.year || words->span;
}

static bool same_axes(const FigureGroup *a, const FigureGroup *b)
{
    return a->indicator == b->indicator && a->region == b->region && a->span == b->span &&
           period_equal(a->period, b->period);
}

static FigureGroup axes_of(const Trial *t, const FormColumn *column)
{
    const Heading *words = &column->meaning.words;
    FigureGroup group = {.indicator = column->meaning.indicator,
                         .region = column->region,
                         .span = words->span,
                         .period = words->period,
                         .without_year = words->without_year,
                         .notation = words->notation,
                         .total = -1};
    for (int m = 0; m < MEASURE_COUNT; m++) group.columns[m] = -1;
    if (words->without_year && t->form->context.year) {
        group.period.year = (short)t->form->context.year;
        group.without_year = false;
    }
    /* 累计同比 behind 固定资产投资 is that indicator's. */
    if (t->last_amount >= 0 && words->measure != MEASURE_VALUE) {
        const FigureGroup *last = group_at(t, t->last_amount);
        if (group.indicator < 0) group.indicator = last->indicator;
        if (group.region < 0) group.region = last->region;
        if (!group.period.year) group.period = last->period, group.notation = last->notation;
        /* 甲区｜同比 behind 甲区｜累计 is of the same span. */
        bool same = group.indicator == last->indicator && group.region == last->region;
        if (!group.span && same && period_equal(group.period, last->period)) group.span = last->span;
    }
    return group;
}

static int find_group(const Trial *t, const FigureGroup *axes)
{
    for (int g = 0; g < (int)t->groups->len; g++)
        if (same_axes(group_at(t, g), axes)) return g;
    return -1;
}

static void report_slot(Trial *t, int c, int other)
{
    t->good = false;
    if (!t->diags) return;
    bool periods = t->form->columns[c].meaning.words.period.year;
    diag_report(t->diags, E_HEAD_TWICE, sheet_place(t->told, sheet_header(t->told), c + 1),
                periods ? "“%s”与第%d列“%s”是同一期间" : "“%s”与第%d列“%s”是同一列，只留一列", t->headings[c],
                other + 1, t->headings[other]);
}

/* A base without 本月 or 累计 beside one with 累计 is the month's: the forms put both at the end. */
static int month_group(const Trial *t, int c)
{
    bool total = false;
    for (int i = 0; i < t->form->column_count; i++) {
        const Heading *words = &t->form->columns[i].meaning.words;
        total |= i != c && words->measure == MEASURE_BASE && words->span == SPAN_TOTAL;
    }
    if (!total || t->form->columns[c].meaning.words.measure != MEASURE_BASE) return -1;
    for (int g = 0; g < (int)t->groups->len; g++)
        if (group_at(t, g)->span == SPAN_MONTH || group_at(t, g)->span == SPAN_THIS) return g;
    return -1;
}

static void place_column(Trial *t, int c)
{
    FormColumn *column = &t->form->columns[c];
    Measure measure = column->meaning.words.measure;
    if (column->role != ROLE_FIGURE || measure >= MEASURE_OTHER) return;
    bool follows = measure != MEASURE_VALUE && !has_axes(column) && t->groups->len;
    int group = -1;
    if (follows) {
        int month = month_group(t, c);
        group = month >= 0 ? month : t->last_amount >= 0 ? t->last_amount : (int)t->groups->len - 1;
    } else {
        FigureGroup axes = axes_of(t, column);
        group = find_group(t, &axes);
        if (group < 0) {
            group = (int)t->groups->len;
            g_array_append_val(t->groups, axes);
        }
    }
    int *slot = &group_at(t, group)->columns[measure];
    if (*slot >= 0) {
        report_slot(t, c, *slot);
        return;
    }
    *slot = c;
    column->group = group;
    column->follows = follows;
    if (measure != MEASURE_VALUE) return;
    t->last_amount = group;
    g_strlcpy(group_at(t, group)->unit, column->meaning.words.unit, sizeof group_at(t, group)->unit);
}

/* A growth that stands before the only amount belongs to it: 指标,同比,数值. */
static void join_single(Trial *t)
{
    if (t->groups->len != 2) return;
    FigureGroup *growth = group_at(t, 0), *amount = group_at(t, 1);
    if (!same_axes(growth, amount) && (growth->span || growth->period.year || growth->indicator >= 0)) return;
    if (growth->columns[MEASURE_VALUE] >= 0 || amount->columns[MEASURE_VALUE] < 0) return;
    for (int m = 0; m < MEASURE_COUNT; m++) {
        if (growth->columns[m] < 0) continue;
        if (amount->columns[m] >= 0) return;
        amount->columns[m] = growth->columns[m];
        t->form->columns[growth->columns[m]].group = 0;
    }
    t->form->columns[amount->columns[MEASURE_VALUE]].group = 0;
    for (int m = 0; m < MEASURE_COUNT; m++)
        if (amount->columns[m] >= 0) t->form->columns[amount->columns[m]].group = 0;
    g_array_remove_index(t->groups, 0);
}

/* Months find the group of their year so far. */
static void pair_totals(Trial *t)
{
    for (int g = 0; g < (int)t->groups->len; g++) {
        FigureGroup *month = group_at(t, g);
        if (month->span != SPAN_MONTH && month->span != SPAN_THIS) continue;
        FigureGroup wanted = *month;
        wanted.span = SPAN_TOTAL;
        month->total = find_group(t, &wanted);
    }
}

/* ---- the form ---- */

static bool all_groups(const Trial *t, bool (*has)(const FigureGroup *))
{
    for (int g = 0; g < (int)t->groups->len; g++)
        if (!has(group_at(t, g))) return false;
    return t->groups->len > 0;
}

static bool names_indicator_itself(const FigureGroup *g) { return g->indicator >= 0; }
static bool names_period_itself(const FigureGroup *g) { return g->period.year && !g->without_year; }
static bool names_region_itself(const FigureGroup *g) { return g->region >= 0; }
static bool has_no_span(const FigureGroup *g) { return !g->span && !g->period.year; }

static FormKind kind_of(const Trial *t)
{
    const int *keys = t->form->keys;
    if (all_groups(t, names_indicator_itself)) return keys[ROLE_REGION] >= 0 ? FORM_DISTRICTS : FORM_TURNED;
    if (all_groups(t, names_region_itself)) return FORM_TURNED;
    if (all_groups(t, names_period_itself)) return FORM_WIDE;
    if (keys[ROLE_PERIOD] >= 0 && all_groups(t, has_no_span)) return FORM_LONG;
    return t->groups->len && !all_groups(t, has_no_span) ? FORM_RETURN : FORM_LONG;
}

/* What the header does not tell, as names of columns; "" when it is complete. New text. */
static char *missing_columns(const Trial *t)
{
    const TableForm *form = t->form;
    GPtrArray *missing = g_ptr_array_new();
    bool indicator = form->keys[ROLE_INDICATOR] >= 0 || all_groups(t, names_indicator_itself);
    /* A title names the indicator only where the headings are periods, regions or plain amounts. */
    if (!indicator && form->context.subject.indicator < 0) g_ptr_array_add(missing, (gpointer) "指标");
    bool period =
        form->keys[ROLE_PERIOD] >= 0 || form->context.period.year || all_groups(t, names_period_itself);
    if (!period) g_ptr_array_add(missing, (gpointer) "期间");
    /* Where the headings name the indicators, a row must be of a region or a period. */
    const int *keys = form->keys;
    bool keyed = keys[ROLE_INDICATOR] >= 0 || keys[ROLE_REGION] >= 0 || keys[ROLE_PERIOD] >= 0;
    if (!keyed && t->groups->len) g_ptr_array_add(missing, (gpointer) "地区");
    bool amount = false;
    for (int g = 0; g < (int)t->groups->len; g++) amount |= group_at(t, g)->columns[MEASURE_VALUE] >= 0;
    bool rates = kind_of(t) != FORM_LONG && t->groups->len;
    if (!amount && !rates) g_ptr_array_add(missing, (gpointer) "数值");
    g_ptr_array_add(missing, NULL);
    char *text = g_strjoinv("”、“", (char **)missing->pdata);
    g_ptr_array_free(missing, TRUE);
    return text;
}

/* How much of the header is understood: what names figures counts most. */
static int score(const Trial *t)
{
    int points = 0;
    for (int c = 0; c < t->form->column_count; c++) {
        const FormColumn *column = &t->form->columns[c];
        points += column->role > ROLE_NONE && column->role < ROLE_PASSED ? 3 : column->known;
    }
    return points;
}

static void trial_start(Trial *t, TableForm *form, const Sheet *sheet, int first, int rows, const char *name)
{
    *form = (TableForm){0};
    for (int r = 0; r < ROLE_FIGURE; r++) form->keys[r] = -1;
    t->form = form;
    t->sheet = sheet;
    t->headings = sheet_join_header(sheet, first, rows);
    t->groups = g_array_new(FALSE, FALSE, sizeof(FigureGroup));
    t->first_row = first + rows;
    t->last_amount = -1;
    t->good = true;
    context_read(&form->context, sheet, first, name, t->names);
    form->column_count = (int)g_strv_length(t->headings);
    form->columns = g_new0(FormColumn, (gsize)form->column_count + 1);
    for (int c = 0; c < form->column_count; c++) read_column(t, c);
    for (int c = 0; c < form->column_count; c++) place_column(t, c);
    join_single(t);
    pair_totals(t);
    form->kind = kind_of(t);
}

static void trial_end(Trial *t, bool keep)
{
    g_strfreev(t->headings);
    TableForm *form = t->form;
    form->group_count = (int)t->groups->len;
    form->groups = (FigureGroup *)(void *)g_array_free(t->groups, !keep);
    if (keep) return;
    g_free(form->columns);
    *form = (TableForm){0};
}

void form_free(TableForm *form)
{
    g_free(form->columns);
    g_free(form->groups);
    *form = (TableForm){0};
}

/* A header has two headings at least, and tells more than it leaves open. */
static bool accepts(const Trial *t)
{
    char *missing = missing_columns(t);
    bool whole = !*missing && t->groups->len;
    g_free(missing);
    int known = 0;
    for (int c = 0; c < t->form->column_count; c++) known += t->form->columns[c].known;
    bool keyed = false;
    for (int r = ROLE_PERIOD; r <= ROLE_INDICATOR; r++) keyed |= t->form->keys[r] >= 0;
    return whole && known >= 2 && keyed;
}

/* The rows [first, first + rows) that are the header; of those that are none the likeliest. */
static bool find_header(Trial *t, Sheet *sheet, const char *name, int *first, int *rows)
{
    int best = -1;
    *first = 0;
    *rows = 1;
    for (int at = 0; at < SHEET_TOP_ROWS && sheet_top_row(sheet, at); at++) {
        int most = 1;
        while (most < SHEET_HEADER_ROWS && sheet_continues_header(sheet, at + most)) most++;
        for (int n = most; n >= 1; n--) {
            TableForm form;
            trial_start(t, &form, sheet, at, n, name);
            bool good = accepts(t);
            int points = score(t);
            trial_end(t, false);
            if (!good && points <= best) continue;
            best = points;
            *first = at;
            *rows = n;
            if (good) return true;
        }
    }
    return false;
}

bool form_holds_table(const Sheet *sheet)
{
    for (int at = 0; at < SHEET_TOP_ROWS && sheet_top_row(sheet, at); at++) {
        const SheetRow *row = sheet_top_row(sheet, at);
        int known = 0, numbers = 0;
        for (int c = 0; c < row->count; c++) {
            Heading heading;
            Number number;
            known += heading_read(row->fields[c], &heading);
            numbers +=
                *row->fields[c] && !number_parse(row->fields[c], &number) && number.state == FIGURE_VALUE;
        }
        if (known >= 2 || numbers >= 2) return true;
    }
    return false;
}

bool form_find(TableForm *form, Sheet *sheet, const char *name, Names *names, const Dataset *dataset,
               Diagnostics *diags)
{
    Trial t = {.names = names, .dataset = dataset};
    int first, rows;
    bool found = find_header(&t, sheet, name, &first, &rows);
    sheet_begin(sheet, first, rows);
    t.diags = diags;
    t.told = sheet;
    trial_start(&t, form, sheet, first, rows, name);
    bool good = t.good;
    if (!found) {
        char *missing = missing_columns(&t);
        form_report_refused(form, sheet, missing, dataset, diags);
        g_free(missing);
    }
    trial_end(&t, true);
    good = found && good && form_check_columns(form, sheet, dataset, diags);
    if (good && form->keys[ROLE_PERIOD] < 0) good = context_check(&form->context, sheet, name, diags);
    if (!good) form_free(form);
    return good;
}
