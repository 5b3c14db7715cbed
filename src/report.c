/* The way of one report: the folder is loaded when the layout first asks for it, the layout becomes a
 * document, the document pages, the pages a file. What each stage found stands in the one list of
 * diagnostics; a stage is entered only when those before it found no error. */
#include "report.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "analysis/analysis.h"
#include "base/file.h"
#include "base/resource.h"
#include "data/load.h"
#include "display/printed.h"
#include "figure/audit.h"
#include "figure/dump.h"
#include "layout/read.h"
#include "layout/dump.h"
#include "output/paint.h"
#include "page/build.h"
#include "trace/record.h"

struct ReportStock {
    PathTexts *texts;
    CellTexts *cells;
    GHashTable *faces; /* the files that a style names → FaceSet */
};

static void free_faces(gpointer faces) { faceset_free(faces); }

ReportStock *report_stock_new(void)
{
    ReportStock *stock = g_new0(ReportStock, 1);
    stock->texts = path_texts_new();
    stock->cells = cell_texts_new();
    stock->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_faces);
    return stock;
}

void report_stock_free(ReportStock *stock)
{
    if (!stock) return;
    path_texts_free(stock->texts);
    cell_texts_free(stock->cells);
    g_hash_table_destroy(stock->faces);
    g_free(stock);
}

/* The faces for a style's files, opened when they are asked for first; NULL after reporting. */
static FaceSet *stock_faces(ReportStock *stock, const FaceFile *files, Diagnostics *diags)
{
    GString *key = g_string_new(NULL);
    for (int r = 0; files && r < ROLE_COUNT; r++)
        g_string_append_printf(key, "%s:%d\n", files[r].path ? files[r].path : "", files[r].index);
    FaceSet *faces = g_hash_table_lookup(stock->faces, key->str);
    if (!faces && (faces = faceset_open(files, diags)))
        g_hash_table_insert(stock->faces, g_strdup(key->str), faces);
    g_string_free(key, TRUE);
    return faces;
}

/* What is loaded for one report. */
typedef struct {
    const ReportRequest *request;
    Diagnostics *diags;
    Dataset *data;
    Analysis *analysis;
    Arena *arena; /* of what lives as long as the loading */
    ReportStock *stock;
} Loaded;

/* Loads the data folder once; false when there is none to load. A folder that was not named may be missing.
 */
static bool load_data(ExpressionContext *context)
{
    Loaded *l = context->user;
    const char *folder = l->request->data_folder;
    if (l->data || (!folder && !l->request->data)) return false;
    if (!l->request->data && !dataset_is_folder(folder) && !g_file_test(folder, G_FILE_TEST_IS_DIR))
        return false;
    l->data = l->request->data ? l->request->data : dataset_load(folder, l->diags);
    if (!l->data) return false;
    l->analysis = analysis_new(l->data);
    context->analysis = l->analysis;
    context->diags = l->request->data ? l->request->data_told : l->diags;
    if (!context->period.year) context->period = dataset_latest_period(l->data);
    return l->data->indicator_count > 0 && l->data->region_count > 0;
}

static Loaded begin(const ReportRequest *request, Diagnostics *diags)
{
    return (Loaded){.request = request,
                    .diags = diags,
                    .arena = arena_new(),
                    .stock = request->stock ? request->stock : report_stock_new()};
}

static void unload(Loaded *l)
{
    if (l->stock != l->request->stock) report_stock_free(l->stock);
    arena_free(l->arena);
    analysis_free(l->analysis);
    if (l->data != l->request->data) dataset_free(l->data);
}

/* Where the report may read: beside the layout, in the project, the data, the installed share, and where the
 * command line says. */
static const Paths *open_paths(const Loaded *l)
{
    const ReportRequest *r = l->request;
    Paths *paths = paths_new(l->arena);
    paths_keep_texts(paths, l->stock->texts);
    paths_allow_project(paths, r->layout);
    paths_allow(paths, r->data_folder);
    char *shipped = resource_find("layouts", "styles"), *share = shipped ? g_path_get_dirname(shipped) : NULL;
    paths_allow(paths, share);
    for (const char *const *folder = r->allowed; folder && *folder; folder++) paths_allow(paths, *folder);
    g_free(share);
    g_free(shipped);
    return paths;
}

static Document *read_document(Loaded *l)
{
    int count = chart_kind_count();
    ChartKindSchema *kinds = ARENA_ARRAY(l->arena, ChartKindSchema, count);
    for (int i = 0; i < count; i++) {
        const ChartKind *kind = chart_kind_get(i);
        kinds[i] = (ChartKindSchema){kind->kind, kind->alias, &kind->schema};
    }
    const ReportRequest *r = l->request;
    DocumentRequest request = {.context = {.load = load_data, .user = l, .limits = r->limits},
                               .paths = open_paths(l),
                               .period = r->period,
                               .region = r->region,
                               .settings = r->settings,
                               .chart_kinds = kinds,
                               .chart_kind_count = count};
    bool folder = r->data_folder && dataset_is_folder(r->data_folder);
    if ((folder || r->data) && !load_data(&request.context)) request.context.analysis = NULL;
    return document_read(r->layout, &request, l->diags);
}

/* Holds the figures of the pages against each other. */
static void audit_pages(const PrintedFigure *figures, int count, const char *file, Diagnostics *diags)
{
    FigureAudit *audit = figure_audit_begin();
    for (int i = 0; i < count; i++) figure_audit_take(audit, figures[i].source, figures[i].line);
    figure_audit_end(audit, file, diags);
}

static void paint_with_trace(Pages *pages, const PrintedFigure *figures, int count, const Loaded *l)
{
    const ReportRequest *request = l->request;
    bool pdf = !strcmp(request->output, "-") || g_str_has_suffix(request->output, ".pdf");
    char *trace = pdf && !request->no_trace && !request->no_archive
                      ? trace_record(figures, count, l->stock->cells)
                      : NULL;
    pages->attachment_name = TRACE_NAME;
    pages->attachment = trace;
    paint_file(pages, request->output, !request->no_archive, l->diags);
    g_free(trace);
}

/* A style that the layout names by a path lies where the layout may read. */
static bool style_allowed(const Document *document, const char *name, Place place, Diagnostics *diags)
{
    if (!strchr(name, '/') && !g_str_has_suffix(name, ".yaml")) return true;
    char *beside = path_beside(document->file, name);
    bool exists = g_file_test(beside, G_FILE_TEST_EXISTS),
         allowed = paths_check(document->paths, exists ? beside : name, name, place, diags);
    g_free(beside);
    return allowed;
}

/* Sets a document, and writes it where an output is named; it has no errors so far. */
static void set_and_write(const Document *document, const Loaded *l)
{
    const ReportRequest *request = l->request;
    Diagnostics *diags = l->diags;
    const OptionValue *named = option(document->front, "style");
    Place place = {.file = document->file, .line = named->line, .column = named->column};
    if (!named->line) place = (Place){0};
    const char *name = document_setting(document, "style");
    bool allowed = !named->line || style_allowed(document, name, place, diags);
    Style *style = allowed ? style_load(name, place, document->paths, document->arena, diags) : NULL;
    FaceSet *faces = style ? stock_faces(l->stock, style->files, diags) : NULL;
    Pages *pages = faces ? pages_build(document, style, faces, diags) : NULL;
    int count = 0;
    const PrintedFigure *figures = pages ? pages_figures(pages, document->arena, &count) : NULL;
    audit_pages(figures, count, document->file, diags);
    if (pages && !diag_exit_status(diags)) {
        if (request->dump == DUMP_PAGES)
            pages_dump(pages, stdout);
        else if (request->output)
            paint_with_trace(pages, figures, count, l);
        if (request->fill && request->output)
            pages_print_fill(pages, strcmp(request->output, "-") ? stdout : stderr);
    }
    pages_free(pages);
}

/* Of the region that was asked for, else of all. */
static void dump_analysis(const Document *document, const ReportRequest *request, Diagnostics *diags)
{
    const ExpressionContext *c = &document->context;
    bool one = request->region || option(document->front, "region")->given;
    if (c->analysis)
        analysis_dump(c->analysis, c->period, one ? c->region : -1, stdout);
    else
        diag_report(diags, E_USAGE, (Place){0}, "--dump=analysis 要有数据文件夹，请用 --data 指定");
}

int report_build(const ReportRequest *request, Diagnostics *diags)
{
    Loaded loaded = begin(request, diags);
    if (request->data_folder && !g_file_test(request->data_folder, G_FILE_TEST_IS_DIR))
        diag_report(diags, E_IO_READ, (Place){.file = request->data_folder}, "打不开数据文件夹");
    Document *document = read_document(&loaded);
    if (document && request->strict && document->silenced)
        diag_report(diags, E_LAYOUT_STRICT, (Place){.file = request->layout, .line = 1, .column = 1},
                    "有%d处缺数没有印出（见提示）；要求齐全（--strict），没有生成", document->silenced);
    if (document && !diag_exit_status(diags)) {
        if (request->dump == DUMP_ANALYSIS)
            dump_analysis(document, request, diags);
        else if (request->dump == DUMP_DOCUMENT)
            document_dump(document, stdout);
        else
            set_and_write(document, &loaded);
    }
    document_free(document);
    unload(&loaded);
    return diag_exit_status(diags);
}

void report_check_layout(const ReportRequest *request, Diagnostics *diags)
{
    Loaded loaded = begin(request, diags);
    Document *document = read_document(&loaded);
    if (document && !diag_exit_status(diags)) set_and_write(document, &loaded);
    document_free(document);
    unload(&loaded);
}

bool report_describe(const ReportRequest *request, LayoutSummary *summary, Diagnostics *diags)
{
    *summary = (LayoutSummary){0};
    if (!layout_is_file(request->layout)) return false;
    Loaded loaded = begin(request, diags);
    Document *document = read_document(&loaded);
    if (document) layout_summarise(document, summary);
    document_free(document);
    unload(&loaded);
    return document != NULL;
}

char *report_eval(const ReportRequest *request, const char *expression, Diagnostics *diags)
{
    Loaded loaded = begin(request, diags);
    ExpressionContext context = {.load = load_data, .user = &loaded};
    const char *period = request->period, *region = request->region;
    const char *reason = period ? period_parse(period, &context.period, &context.notation) : NULL;
    if (reason) diag_report(diags, E_USAGE, (Place){0}, "期间“%s”%s", period, reason);
    if (region && load_data(&context)) {
        context.region = dataset_find_region(loaded.data, region);
        if (context.region < 0) diag_report(diags, E_USAGE, (Place){0}, "地区表里没有“%s”", region);
    }
    char *text = NULL;
    if (!diag_exit_status(diags)) {
        Arena *arena = arena_new();
        Expressions *e = expressions_new(&context, arena);
        Inserted result;
        const char *error = NULL;
        if (expression_eval(e, expression, &result, &error) && !diag_exit_status(diags))
            text = g_strdup(result.text);
        else if (error && !diag_exit_status(diags))
            diag_report(diags, E_LAYOUT_EXPRESSION,
                        (Place){.excerpt = expression, .mark_length = (int)strlen(expression)},
                        "表达式有误：%s", error);
        expressions_free(e);
        arena_free(arena);
    }
    unload(&loaded);
    return text;
}
