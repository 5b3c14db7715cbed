/* jianbao help: from the registries, so that it cannot lag behind. */
#include <glib.h>
#include <string.h>

#include "figure/registry.h"
#include "base/textutil.h"
#include "chart/chart.h"
#include "cli/command.h"
#include "layout/read.h"
#include "figure/figure.h"
#include "page/style.h"

static void pad(const char *text, int width)
{
    fputs(text, stdout);
    for (int i = text_columns(text); i < width; i++) putchar(' ');
    putchar(' ');
}

/* Leaves out the keys that `known` (may be NULL) has. */
static void print_schema_but(const Schema *schema, const Schema *known)
{
    static const char *const types[] = {
        [OPTION_TEXT] = "文字",      [OPTION_NUMBER] = "数",           [OPTION_BOOL] = "是否",
        [OPTION_CHOICE] = "选项",    [OPTION_LIST] = "列表",           [OPTION_COLOUR] = "颜色",
        [OPTION_INDICATOR] = "指标", [OPTION_INDICATORS] = "指标列表", [OPTION_MEASURE] = "度量",
        [OPTION_REGION] = "地区",    [OPTION_REGIONS] = "地区列表",    [OPTION_PERIOD] = "期间"};
    for (int i = 0; i < schema->count; i++) {
        const OptionSpec *o = &schema->specs[i];
        bool told = false;
        for (int k = 0; known && k < known->count; k++) told |= !strcmp(known->specs[k].key, o->key);
        if (told) continue;
        fputs("    ", stdout);
        pad(o->key, 18);
        pad(o->alias ? o->alias : "", 12);
        pad(types[o->type], 10);
        printf("%s%s%s%s%s%s\n", o->help, o->required ? "（必填）" : "", o->choices ? "；可用：" : "",
               o->choices ? o->choices : "", o->fallback ? "；默认" : "", o->fallback ? o->fallback : "");
    }
}

static void print_schema(const Schema *schema) { print_schema_but(schema, NULL); }

static void help_commands(void)
{
    puts("jianbao 简报：由统计数据CSV生成中文简报\n\n命令：");
    for (int i = 0; commands[i]; i++) {
        fputs("  ", stdout);
        pad(commands[i]->name, 10);
        puts(commands[i]->summary);
    }
    puts("\n更多：jianbao help 命令，或 jianbao help "
         "measures|figures|functions|charts|table|front|style|messages");
    puts("退出状态：0 完成；1 数据或版式有错误；2 命令行有误；3 机器故障（读写、内存、字体）");
}

static void help_measures(void)
{
    for (int i = 0; i < measure_count(); i++) {
        const Measure *m = measure_get(i);
        if (m->row == ROW_NONE) continue;
        pad(m->name, 18);
        pad(m->words, 14);
        printf("%s（依据：%s）\n", m->formula, m->source);
    }
}

static void help_figures(void)
{
    puts("表格的列和表达式“指标.度量”可用的度量：");
    for (int i = 0; i < measure_count(); i++) {
        fputs("  ", stdout);
        pad(measure_get(i)->words, 14);
        puts(measure_get(i)->formula);
    }
}

static void help_charts(void)
{
    puts("各种图都有的选项：");
    print_schema(chart_common_schema());
    for (int i = 0; i < chart_kind_count(); i++) {
        const ChartKind *k = chart_kind_get(i);
        printf("\n%s（%s）：%s\n", k->kind, k->alias, k->help);
        print_schema_but(&k->schema, chart_common_schema());
    }
}

static void help_messages(void)
{
    for (int i = 0; i < MESSAGE_COUNT; i++) {
        const Message *m = message_get((MessageId)i);
        pad(m->code, 11);
        pad(severity_name(m->severity), 5);
        printf("%s。%s。\n", m->explanation, m->cure);
    }
}

static bool help_topic(const char *topic)
{
    if (!strcmp(topic, "measures"))
        help_measures();
    else if (!strcmp(topic, "figures"))
        help_figures();
    else if (!strcmp(topic, "functions"))
        fputs(expression_help(), stdout);
    else if (!strcmp(topic, "charts"))
        help_charts();
    else if (!strcmp(topic, "table"))
        print_schema(table_schema());
    else if (!strcmp(topic, "front"))
        print_schema(front_schema());
    else if (!strcmp(topic, "style"))
        print_schema(style_schema());
    else if (!strcmp(topic, "messages"))
        help_messages();
    else
        return false;
    return true;
}

static int run(const Options *options)
{
    const char *topic = options->operands[0];
    if (!topic) return help_commands(), EXIT_DONE;
    for (int i = 0; commands[i]; i++) {
        if (strcmp(commands[i]->name, topic)) continue;
        printf("%s\n\n用法：%s\n", commands[i]->summary, commands[i]->usage);
        return EXIT_DONE;
    }
    if (help_topic(topic)) return EXIT_DONE;
    return usage_error("没有“%s”的说明；运行 jianbao help 查看全部命令和题目", topic);
}

const Command command_help = {"help", "命令和各种选项的说明", "jianbao help [命令|题目]", "", run};
