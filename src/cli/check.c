/* jianbao check: every problem in the data and in the named layouts, not only the first. */
#include <glib.h>

#include "analysis/analysis.h"
#include "analysis/doubt/checks.h"
#include "cli/command.h"
#include "data/known.h"
#include "data/load.h"
#include "report.h"

/* Up to eight names, then how many more. */
static void print_names(const char *label, const Dataset *data, const GArray *indicators)
{
    if (!indicators->len) return;
    fprintf(stderr, "%s%u项：", label, indicators->len);
    for (guint i = 0; i < indicators->len && i < 8; i++)
        fprintf(stderr, "%s%s", i ? "、" : "", data->indicators[g_array_index(indicators, int, i)].name);
    fputs(indicators->len > 8 ? "等\n" : "\n", stderr);
}

/* Whether the top region has a figure of the indicator for the month or the span that ends with it. */
static bool has_figure(const Dataset *data, int indicator, Period p)
{
    return dataset_observation(data, indicator, 0, p) ||
           (p.last > 1 && dataset_observation(data, indicator, 0, period_span(p.year, p.last)));
}

/* What came, and what is missing although it came the month before (or, for quarterly figures, the same month
 * of last year). */
static void summarise_months(const Dataset *data, Period latest)
{
    if (!period_is_month(latest)) return;
    GArray *here = g_array_new(FALSE, FALSE, sizeof(int)), *missing = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < data->indicator_count; i++) {
        bool now = has_figure(data, i, latest);
        bool expected =
            has_figure(data, i, period_before(latest)) || has_figure(data, i, period_year_before(latest, 1));
        if (now) g_array_append_val(here, i);
        if (!now && expected) g_array_append_val(missing, i);
    }
    print_names("本期已报", data, here);
    print_names("上期有而本期缺", data, missing);
    g_array_free(here, TRUE);
    g_array_free(missing, TRUE);
    for (int i = 0; i < data->revision_count && i < 8; i++) {
        const Revision *r = &data->revisions[i];
        char period[4 * PERIOD_TEXT];
        fprintf(stderr, "修订：%s“%s”%s %.12g → %.12g\n", data->regions[r->region].name,
                data->indicators[r->indicator].name, period_words(r->period, NOTATION_SPAN, true, period),
                r->before, r->after);
    }
}

static void summarise(const Dataset *data, const Diagnostics *diags)
{
    char period[4 * PERIOD_TEXT] = "（无）";
    Period latest = dataset_latest_period(data);
    if (latest.year) period_words(latest, NOTATION_SPAN, true, period);
    fprintf(stderr,
            "共读取%d个文件：%d个指标，%d个地区，%d条数据，%d条目标，%d条任务；最新期间%s；修订%d处\n",
            data->file_count, data->indicator_count, data->region_count, data->observation_count,
            data->target_count, data->task_count, period, data->revision_count);
    summarise_months(data, latest);
    int known = diag_count_known(diags), errors = diag_count_severity(diags, SEVERITY_ERROR),
        warnings = diag_count_severity(diags, SEVERITY_WARNING) - errors;
    fprintf(stderr, "错误%d个，警告%d个，提示%d个", errors, warnings,
            diag_count(diags) - errors - warnings - known);
    if (known) fprintf(stderr, "；已确认的警告%d个（见known.csv）", known);
    fputc('\n', stderr);
}

static int run(const Options *options)
{
    Diagnostics *diags = diagnostics_new();
    /* A layout may need no data: what `build` does not load is not missed. */
    const char *folder = options_data_folder(options);
    bool wanted = options->data || !options->operands[0] || dataset_is_folder(folder);
    Dataset *data = wanted ? options_load(options, diags) : NULL;
    Limits limits;
    if (!options_limits(options, &limits)) {
        dataset_free(data);
        diagnostics_free(diags);
        return EXIT_USAGE;
    }
    if (data) {
        Analysis *analysis = analysis_new(data);
        doubts_check(analysis, diags);
        known_acknowledge(data, diags, true);
        analysis_free(analysis);
    }
    ReportStock *stock = report_stock_new();
    for (const char **layout = options->operands; *layout; layout++) {
        Diagnostics *own = diagnostics_new(); /* so that one layout's faults do not hide another's pages */
        ReportRequest request = {.layout = *layout,
                                 .data_folder = folder,
                                 .data = data,
                                 .data_told = diags,
                                 .stock = stock,
                                 .allowed = options->allowed,
                                 .limits = &limits};
        report_check_layout(&request, own);
        for (int i = 0; i < diag_count(own); i++) {
            const Diagnostic *d = diag_get(own, i);
            diag_report(diags, d->id, d->place, "%s", d->text);
        }
        diagnostics_free(own);
    }
    report_stock_free(stock);
    print_diagnostics(diags, options);
    if (data) summarise(data, diags);
    int status = diag_exit_status(diags);
    dataset_free(data);
    diagnostics_free(diags);
    return status;
}

const Command command_check = {
    "check", "检查数据和版式中的全部问题",
    "jianbao check [--data 文件夹] [--limit 键=值]... [--allow-path 文件夹]... [--json] [版式]...", "djLPV",
    run};
