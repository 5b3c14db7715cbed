/* A warning stands at a cell, and the figures know their cells: through them a warning gets its indicator,
 * region and period, whoever reported it. */
#include "data/known.h"

#include <string.h>

#include "data/cells.h"

enum { N_CODE, N_INDICATOR, N_REGION, N_PERIOD, N_REASON, N_WHO, N_COUNT };

static const ColumnSpec known_columns[N_COUNT] = {
    [N_CODE] = {{"代码", "code"}, true},      [N_INDICATOR] = {{"指标", "indicator"}, false},
    [N_REGION] = {{"地区", "region"}, false}, [N_PERIOD] = {{"期间", "period"}, false},
    [N_REASON] = {{"说明", "reason"}, true},  [N_WHO] = {{"确认人", "who"}, true},
};

static bool is_warning_code(const char *code)
{
    for (int i = 0; i < MESSAGE_COUNT; i++)
        if (!strcmp(message_get((MessageId)i)->code, code))
            return message_get((MessageId)i)->severity == SEVERITY_WARNING;
    return false;
}

static void read_known_row(TableRead *t)
{
    KnownWarning item = {.indicator = -1, .region = -1, .file = t->file, .line = t->record->line};
    const char *code = table_required(t, N_CODE, "代码");
    bool good = code && table_required(t, N_REASON, "说明") && table_required(t, N_WHO, "确认人");
    if (code && !is_warning_code(code)) {
        diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, N_CODE),
                    "代码“%s”不是警告的代码；应为方括号里的代码，如DATA-04，错误不能这样确认", code);
        good = false;
    }
    if (*table_cell(t, N_INDICATOR))
        good = (item.indicator = table_indicator(t, N_INDICATOR, table_cell(t, N_INDICATOR))) >= 0 && good;
    if (*table_cell(t, N_REGION))
        good = (item.region = table_region(t, N_REGION, table_cell(t, N_REGION))) >= 0 && good;
    good = table_period(t, N_PERIOD, "期间", &item.period) && good;
    if (!good) return;
    item.code = table_text(t, N_CODE);
    item.reason = table_text(t, N_REASON);
    item.who = table_text(t, N_WHO);
    g_array_append_val(t->build->known, item);
}

void read_known(DatasetBuild *build)
{
    TableRead t = {.build = build};
    t.sheet = build_open(build, "known.csv", &t.file);
    if (!t.sheet) return;
    int index[N_COUNT];
    t.index = index;
    if (sheet_match_columns(t.sheet, known_columns, N_COUNT, index))
        while ((t.record = sheet_next(t.sheet))) read_known_row(&t);
    sheet_close(t.sheet);
}

/* ---- which warning is meant ---- */

/* New text: a cell as a key. */
static char *cell_key(const char *file, int line, int column)
{
    return g_strdup_printf("%s:%d:%d", file ? file : "", line, column);
}

/* The observation at each warned cell: key → observation. */
static GHashTable *figures_at_warnings(const Dataset *d, const Diagnostics *diags)
{
    GHashTable *cells = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTable *lines =
        g_hash_table_new(g_direct_hash, g_direct_equal); /* lines that have a warning, any file */
    for (int i = 0; i < diag_count(diags); i++)
        if (diag_get(diags, i)->severity == SEVERITY_WARNING)
            g_hash_table_add(lines, GINT_TO_POINTER(diag_get(diags, i)->place.line));
    for (int i = 0; i < d->observation_count; i++) {
        const Observation *o = &d->observations[i];
        Source sources[] = {observation_value_source(o), observation_yoy_source(o),
                            observation_base_source(o)};
        for (int k = 0; k < 3; k++)
            if (g_hash_table_contains(lines, GINT_TO_POINTER(sources[k].line)))
                g_hash_table_insert(cells,
                                    cell_key(d->files[sources[k].file], sources[k].line, sources[k].column),
                                    (gpointer)o);
    }
    g_hash_table_destroy(lines);
    return cells;
}

static const Observation *figure_at(GHashTable *cells, const Diagnostic *d)
{
    char *key = cell_key(d->place.file, d->place.line, d->place.column);
    const Observation *o = g_hash_table_lookup(cells, key);
    g_free(key);
    return o;
}

void known_figures(const Dataset *d, const Diagnostics *diags, const Observation **figures)
{
    GHashTable *cells = figures_at_warnings(d, diags);
    for (int i = 0; i < diag_count(diags); i++) figures[i] = figure_at(cells, diag_get(diags, i));
    g_hash_table_destroy(cells);
}

static bool matches(const KnownWarning *k, const Diagnostic *d, const Observation *o)
{
    if (strcmp(k->code, message_get(d->id)->code)) return false;
    if ((k->indicator >= 0 || k->region >= 0 || k->period.year) && !o) return false;
    return (k->indicator < 0 || k->indicator == o->indicator) && (k->region < 0 || k->region == o->region) &&
           (!k->period.year || period_equal(k->period, o->period));
}

void known_acknowledge(const Dataset *d, Diagnostics *diags, bool tell_unused)
{
    if (!d->known_count) return;
    GHashTable *cells = figures_at_warnings(d, diags);
    bool *used = g_new0(bool, (gsize)d->known_count);
    int count = diag_count(diags);
    for (int i = 0; i < count; i++) {
        const Diagnostic *item = diag_get(diags, i);
        if (item->severity != SEVERITY_WARNING) continue;
        const Observation *o = figure_at(cells, item);
        for (int k = 0; k < d->known_count; k++) {
            if (!matches(&d->known[k], item, o)) continue;
            diag_acknowledge(diags, i);
            used[k] = true;
        }
    }
    for (int k = 0; k < d->known_count && tell_unused; k++)
        if (!used[k])
            diag_report(diags, N_KNOWN_UNUSED,
                        (Place){.file = d->files[d->known[k].file], .line = d->known[k].line, .column = 1},
                        "已经没有这样的警告（%s），这一行可以删去", d->known[k].code);
    g_free(used);
    g_hash_table_destroy(cells);
}
