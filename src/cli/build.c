/* jianbao build: one layout, one report. */
#include <glib.h>
#include <string.h>

#include "cli/command.h"
#include "output/paint.h"
#include "report.h"

char *default_output(const char *layout)
{
    char *base = g_path_get_basename(layout), *dot = strrchr(base, '.');
    if (dot) *dot = '\0';
    char *name = g_strconcat(base, ".pdf", NULL);
    g_free(base);
    return name;
}

static const char *const dump_names[] = {
    [DUMP_ANALYSIS] = "analysis", [DUMP_DOCUMENT] = "document", [DUMP_PAGES] = "pages"};

/* The stage to dump; false when the name is none. */
static bool read_dump(const Options *options, ReportDump *dump)
{
    *dump = DUMP_NOTHING;
    for (int i = DUMP_ANALYSIS; options->dump && i <= DUMP_PAGES; i++)
        if (!strcmp(options->dump, dump_names[i])) *dump = (ReportDump)i;
    return !options->dump || *dump;
}

int build_report(const Options *options, const char *output)
{
    Limits limits;
    ReportDump dump;
    if (!options_limits(options, &limits) || !read_dump(options, &dump)) return EXIT_USAGE;
    Diagnostics *diags = diagnostics_new();
    ReportRequest request = {.layout = options->operands[0],
                             .data_folder = options_data_folder(options),
                             .period = options->period,
                             .region = options->region,
                             .output = output,
                             .settings = options->settings,
                             .allowed = options->allowed,
                             .limits = &limits,
                             .no_archive = options->no_archive,
                             .no_trace = options->no_trace,
                             .strict = options->strict,
                             .fill = options->fill,
                             .dump = dump};
    int status = report_build(&request, diags);
    print_diagnostics(diags, options);
    diagnostics_free(diags);
    return status;
}

static int run(const Options *options)
{
    if (!options->operands[0]) return usage_error("缺少版式；用法：%s", command_build.usage);
    if (options->operands[1]) return usage_error("build一次只做一份版式，多了“%s”", options->operands[1]);
    ReportDump dump;
    if (!read_dump(options, &dump))
        return usage_error("--dump应为analysis、document或pages，现为“%s”", options->dump);
    Period period;
    PeriodNotation notation;
    if (!options_period(options, NULL, &period, &notation)) return EXIT_USAGE;
    char *output = options->output ? g_strdup(options->output) : default_output(options->operands[0]);
    if (strcmp(output, "-") && !paint_knows_ending(output)) {
        usage_error("-o 应以.pdf、.svg或.png结尾，或为-（标准输出），现为“%s”", output);
        g_free(output);
        return EXIT_USAGE;
    }
    int status = build_report(options, output);
    g_free(output);
    return status;
}

const Command command_build = {
    "build", "按版式和数据生成一份报告",
    "jianbao build 版式 [--data 文件夹] [--period 期间] [--region 地区] [--set "
    "键=值]... [-o 输出.pdf] [--no-archive] [--limit 键=值]... [--allow-path 文件夹]... [--strict] [--fill] "
    "[--dump=analysis|document|pages]",
    "dprsouaTLPNFV", run};
