/* jianbao eval: one expression, its value on standard output. */
#include <glib.h>

#include "cli/command.h"
#include "report.h"

static int run(const Options *options)
{
    if (!options->operands[0] || options->operands[1])
        return usage_error("eval需要一个表达式；用法：%s", command_eval.usage);
    Period period;
    PeriodNotation notation;
    if (!options_period(options, NULL, &period, &notation)) return EXIT_USAGE;
    Diagnostics *diags = diagnostics_new();
    ReportRequest request = {
        .data_folder = options_data_folder(options), .period = options->period, .region = options->region};
    char *text = report_eval(&request, options->operands[0], diags);
    if (text) puts(text);
    g_free(text);
    return end_command(diags, options);
}

const Command command_eval = {"eval", "计算一个版式表达式",
                              "jianbao eval '表达式' [--data 文件夹] [--period 期间] [--region 地区]", "dpr",
                              run};
