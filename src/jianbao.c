/* What a program outside may ask, on top of the stages. Each call begins a new list of messages with those of
 * the data folder in it, so that a report sees the folder's warnings and an error in the data refuses every
 * figure, and runs under the C locale and GSL's silent error handler, which are put back behind it. */
#include "jianbao.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <locale.h>

#include "analysis/analysis.h"
#include "base/resource.h"
#include "data/load.h"
#include "figure/analysis_rows.h"
#include "output/paint.h"
#include "report.h"

#ifndef JIANBAO_VERSION
#define JIANBAO_VERSION "0"
#endif
#ifndef JIANBAO_SHARE
#define JIANBAO_SHARE                                                                                        \
    NULL /* where an installation put fonts and layouts: said when the library is installed */
#endif

struct Jianbao {
    char *folder;
    Dataset *data;
    Diagnostics *opening, *diags; /* of the folder; of the folder and the last call */
};

/* What a call changes in the process and puts back. */
typedef struct {
    locale_t before, ours;
    gsl_error_handler_t *handler;
} Surroundings;

static Surroundings enter(void)
{
    Surroundings s = {.ours = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0)};
    if (!s.ours) s.ours = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    s.before = uselocale(s.ours);
    s.handler = gsl_set_error_handler_off();
    resource_set_installed(JIANBAO_SHARE);
    return s;
}

static void leave(Surroundings s)
{
    gsl_set_error_handler(s.handler);
    uselocale(s.before);
    if (s.ours) freelocale(s.ours);
}

const char *jianbao_version(void) { return JIANBAO_VERSION; }
int jianbao_api(void) { return JIANBAO_API; }
void jianbao_set_share(const char *folder) { resource_set_share(folder); }

Jianbao *jianbao_open(const char *folder)
{
    Surroundings around = enter();
    Jianbao *j = g_new0(Jianbao, 1);
    j->opening = diagnostics_new();
    j->diags = diagnostics_new();
    if (folder) {
        j->folder = g_strdup(folder);
        j->data = dataset_load(folder, j->opening);
        diag_append(j->diags, j->opening);
    }
    leave(around);
    return j;
}

void jianbao_close(Jianbao *j)
{
    if (!j) return;
    dataset_free(j->data);
    diagnostics_free(j->opening);
    diagnostics_free(j->diags);
    g_free(j->folder);
    g_free(j);
}

JianbaoStatus jianbao_status(const Jianbao *j) { return (JianbaoStatus)diag_exit_status(j->diags); }

static void begin_messages(Jianbao *j)
{
    diagnostics_free(j->diags);
    j->diags = diagnostics_new();
    diag_append(j->diags, j->opening);
}

int jianbao_message_count(const Jianbao *j) { return diag_count(j->diags); }

int jianbao_message(const Jianbao *j, int index, JianbaoMessage *out)
{
    if (index < 0 || index >= diag_count(j->diags)) return 0;
    const Diagnostic *d = diag_get(j->diags, index);
    *out = (JianbaoMessage){.severity = d->severity == SEVERITY_NOTE      ? JIANBAO_NOTE
                                        : d->severity == SEVERITY_WARNING ? JIANBAO_WARNING
                                                                          : JIANBAO_ERROR,
                            .code = message_get(d->id)->code,
                            .file = d->place.file,
                            .line = d->place.line,
                            .column = d->place.column,
                            .text = d->text,
                            .acknowledged = d->known};
    return 1;
}

static ReportRequest request_for(const Jianbao *j, const char *period, const char *region)
{
    return (ReportRequest){.data = j->data, .data_folder = j->folder, .period = period, .region = region};
}

char *jianbao_eval(Jianbao *j, const char *expression, const char *period, const char *region)
{
    Surroundings around = enter();
    begin_messages(j);
    ReportRequest request = request_for(j, period, region);
    char *text = report_eval(&request, expression, j->diags);
    leave(around);
    return text;
}

void jianbao_text_free(char *text) { g_free(text); }

/* ---- analyze ---- */

struct JianbaoRows {
    Arena *arena;
    GArray *rows; /* JianbaoRow */
};

typedef struct {
    JianbaoRows *rows;
    const Dataset *data;
    Period period;
    PeriodNotation notation;
} Collector;

static void collect_cell(const Provenance *cell, void *user)
{
    JianbaoCell item = {.file = cell->file, .line = cell->line, .column = cell->column};
    g_array_append_val((GArray *)user, item);
}

/* Texts are copied: the analysis drops what it made for a row. */
static void collect(const MeasureLine *line, void *user)
{
    Collector *c = user;
    Arena *arena = c->rows->arena;
    MeasureWords w = measure_line_words(c->data, line, c->period, c->notation);
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(JianbaoCell));
    provenance_cells(line->value.provenance, collect_cell, cells);
    for (guint i = 0; i < cells->len; i++) {
        JianbaoCell *cell = &g_array_index(cells, JianbaoCell, i);
        cell->file = arena_strdup(arena, cell->file);
    }
    JianbaoRow row = {.period = arena_strdup(arena, w.period),
                      .region = arena_strdup(arena, w.region),
                      .indicator = arena_strdup(arena, w.indicator),
                      .scope = arena_strdup(arena, w.scope),
                      .measure = arena_strdup(arena, w.measure),
                      .known = line->value.known,
                      .value = line->value.known ? line->value.number : 0,
                      .unit = arena_strdup(arena, w.unit),
                      .status = arena_strdup(arena, w.status),
                      .note = arena_strdup(arena, w.note),
                      .cell_count = (int)cells->len,
                      .cells = arena_memdup(arena, cells->data, cells->len * sizeof(JianbaoCell))};
    g_array_append_val(c->rows->rows, row);
    g_array_free(cells, TRUE);
}

/* The numbers of a region and an indicator by name, -1 for NULL; false after reporting. */
static bool find_asked(Jianbao *j, const char *region, const char *indicator, int *r, int *i)
{
    *r = region ? dataset_find_region(j->data, region) : -1;
    *i = indicator ? dataset_find_indicator(j->data, indicator) : -1;
    if (region && *r < 0) diag_report(j->diags, E_USAGE, (Place){0}, "地区表里没有“%s”", region);
    if (indicator && *i < 0) diag_report(j->diags, E_USAGE, (Place){0}, "指标字典里没有“%s”", indicator);
    return !diag_exit_status(j->diags);
}

static JianbaoRows *analyze(Jianbao *j, const char *period, const char *region, const char *indicator)
{
    Collector c = {.data = j->data, .notation = NOTATION_AUTO};
    if (!j->data) diag_report(j->diags, E_USAGE, (Place){0}, "没有数据文件夹，算不出度量");
    const char *reason = period ? period_parse(period, &c.period, &c.notation) : NULL;
    if (reason) diag_report(j->diags, E_USAGE, (Place){0}, "期间“%s”%s", period, reason);
    int r, i;
    if (diag_exit_status(j->diags) || !find_asked(j, region, indicator, &r, &i)) return NULL;
    if (!period) c.period = dataset_latest_period(j->data);
    c.rows = g_new0(JianbaoRows, 1);
    c.rows->arena = arena_new();
    c.rows->rows = g_array_new(FALSE, FALSE, sizeof(JianbaoRow));
    Analysis *analysis = analysis_new(j->data);
    if (c.period.year) measure_all(analysis, c.period, &i, i >= 0, r, collect, &c);
    analysis_free(analysis);
    return c.rows;
}

JianbaoRows *jianbao_analyze(Jianbao *j, const char *period, const char *region, const char *indicator)
{
    Surroundings around = enter();
    begin_messages(j);
    JianbaoRows *rows = analyze(j, period, region, indicator);
    leave(around);
    return rows;
}

void jianbao_rows_free(JianbaoRows *rows)
{
    if (!rows) return;
    g_array_free(rows->rows, TRUE);
    arena_free(rows->arena);
    g_free(rows);
}

int jianbao_row_count(const JianbaoRows *rows) { return (int)rows->rows->len; }

const JianbaoRow *jianbao_row(const JianbaoRows *rows, int index)
{
    bool there = index >= 0 && index < jianbao_row_count(rows);
    return there ? &g_array_index(rows->rows, JianbaoRow, (guint)index) : NULL;
}

/* ---- reports ---- */

JianbaoStatus jianbao_build(Jianbao *j, const char *layout, const char *output, const char *period,
                            const char *region, const char *const *settings)
{
    Surroundings around = enter();
    begin_messages(j);
    ReportRequest request = request_for(j, period, region);
    request.layout = layout;
    request.output = output;
    request.settings = (const char **)settings;
    if (paint_knows_ending(output))
        report_build(&request, j->diags);
    else
        diag_report(j->diags, E_USAGE, (Place){0}, "输出应以.pdf、.svg或.png结尾，现为“%s”", output);
    leave(around);
    return jianbao_status(j);
}
