/* jianbao check: every problem in the data and in the named layouts, not only the first. */
#include <glib.h>

#include "analysis/quality.h"
#include "cli/command.h"
#include "report.h"

static void summarise(const Dataset *data, const Diagnostics *diags)
{
    char period[4 * PERIOD_TEXT] = "（无）";
    Period latest = dataset_latest_period(data);
    if (latest.year) period_words(latest, NOTATION_SPAN, true, period);
    fprintf(stderr,
            "共读取%d个文件：%d个指标，%d个地区，%d条数据，%d条目标，%d条任务；最新期间%s；修订%d处\n",
            data->file_count, data->indicator_count, data->region_count, data->observation_count,
            data->target_count, data->task_count, period, data->revision_count);
    int errors = diag_count_severity(diags, SEVERITY_ERROR),
        warnings = diag_count_severity(diags, SEVERITY_WARNING) - errors;
    fprintf(stderr, "错误%d个，警告%d个，提示%d个\n", errors, warnings,
            diag_count(diags) - errors - warnings);
}

static int run(const Options *options)
{
    Diagnostics *diags = diagnostics_new();
    Dataset *data = dataset_load(options_data_folder(options), diags);
    if (data) {
        Analysis *analysis = analysis_new(data);
        quality_check(analysis, diags);
        analysis_free(analysis);
    }
    for (const char **layout = options->operands; *layout; layout++)
        report_check_layout(*layout, options_data_folder(options), diags);
    print_diagnostics(diags, options);
    if (data) summarise(data, diags);
    int status = diag_exit_status(diags);
    dataset_free(data);
    diagnostics_free(diags);
    return status;
}

const Command command_check = {"check", "检查数据和版式中的全部问题",
                               "jianbao check [--data 文件夹] [--json] [版式.md]...", "dj", run};
