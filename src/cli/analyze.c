/* jianbao analyze: every measure of every indicator, for people (table) and programs (csv, json). */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/analysis.h"
#include "figure/analysis_rows.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/textutil.h"
#include "cli/command.h"

typedef enum { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON } Format;

typedef struct {
    const Dataset *data;
    Format format;
    Period asked;
    PeriodNotation notation;
    long lines;
    int last_indicator, last_region;
} Printer;

/* A cell of CSV output; spreadsheets must not take it for a formula. */
static void put_cell(const char *text)
{
    GString *out = g_string_new(*text == '=' || *text == '@' ? "'" : "");
    g_string_append(out, text);
    if (strpbrk(out->str, ",\"\n\r")) {
        putchar('"');
        for (const char *p = out->str; *p; p++) {
            if (*p == '"') putchar('"');
            putchar(*p);
        }
        putchar('"');
    } else {
        fputs(out->str, stdout);
    }
    g_string_free(out, TRUE);
}

static MeasureWords words_of(const Printer *p, const MeasureLine *line)
{
    return measure_line_words(p->data, line, p->asked, p->notation);
}

static void print_csv(const Printer *p, const MeasureLine *line)
{
    MeasureWords w = words_of(p, line);
    char number[40] = "";
    if (line->value.known) g_snprintf(number, sizeof number, "%.17g", line->value.number);
    const char *cells[] = {w.period, w.region, w.indicator, w.scope, w.measure,
                           number,   w.unit,   w.status,    w.note};
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
        if (i) putchar(',');
        put_cell(cells[i]);
    }
    putchar('\n');
}

static void put_json(const char *key, const char *text, const char *end)
{
    char *quoted = json_quote(text);
    printf("\"%s\":%s%s", key, quoted, end);
    g_free(quoted);
}

static void print_cell(const Provenance *cell, void *user)
{
    int *count = user;
    printf("%s{", (*count)++ ? "," : "");
    put_json("file", cell->file, ",");
    printf("\"line\":%d,\"column\":%d}", cell->line, cell->column);
}

static void print_sources(const Value *v)
{
    int count = 0;
    fputs("\"sources\":[", stdout);
    provenance_cells(v->provenance, print_cell, &count);
    putchar(']');
}

static void print_json(Printer *p, const MeasureLine *line)
{
    MeasureWords w = words_of(p, line);
    printf("%s{", p->lines ? ",\n" : "[\n");
    put_json("period", w.period, ",");
    put_json("region", w.region, ",");
    put_json("indicator", w.indicator, ",");
    put_json("scope", w.scope, ",");
    put_json("measure", w.measure, ",");
    if (line->value.known)
        printf("\"value\":%.17g,", line->value.number);
    else
        fputs("\"value\":null,", stdout);
    put_json("unit", w.unit, ",");
    put_json("status", w.status, ",");
    put_json("note", w.note, ",");
    put_json("rule", value_is_computed(&line->value) ? line->value.provenance->rule : "", ",");
    print_sources(&line->value);
    putchar('}');
}

static void pad(const char *text, int width)
{
    fputs(text, stdout);
    for (int i = text_columns(text); i < width; i++) putchar(' ');
}

/* For people: known values only, rounded as they would be printed. */
static void print_table(Printer *p, const MeasureLine *line)
{
    const Dataset *d = p->data;
    const Indicator *item = &d->indicators[line->subject.indicator];
    char period[4 * PERIOD_TEXT];
    if (!line->value.known) return;
    if (p->last_indicator != line->subject.indicator || p->last_region != line->subject.region)
        printf("%s%s  %s\n", p->lines ? "\n" : "", item->name, d->regions[line->subject.region].name);
    p->last_indicator = line->subject.indicator;
    p->last_region = line->subject.region;
    period_words(line->subject.period, NOTATION_SPAN, true, period);
    bool level = !strcmp(line->measure->name, "level");
    int decimals = level ? item->decimals : !strcmp(line->value.unit, "位") ? 0 : 1;
    if (!level && !strcmp(line->value.unit, item->unit_name) && strcmp(line->value.unit, "%"))
        decimals = item->decimals;
    char *number = decimal_format(line->value.number, line->value.typed_places, decimals, ROUND_HALF_AWAY);
    printf("  ");
    pad(period, 18);
    pad(line->measure->words, 12);
    printf("%16s ", number);
    pad(line->value.unit, 8);
    pad(line->status, 10);
    printf("%s\n", words_of(p, line).note);
    g_free(number);
}

static void emit(const MeasureLine *line, void *user)
{
    Printer *p = user;
    if (p->format == FORMAT_CSV)
        print_csv(p, line);
    else if (p->format == FORMAT_JSON)
        print_json(p, line);
    else
        print_table(p, line);
    p->lines++;
}

static bool read_format(const Options *options, Format *format)
{
    static const char *const names[] = {"table", "csv", "json"};
    *format = FORMAT_TABLE;
    for (int i = 0; options->format && i < 3; i++)
        if (!strcmp(options->format, names[i])) return *format = (Format)i, true;
    if (options->format) usage_error("--format应为table、csv或json，现为%s", options->format);
    return !options->format;
}

/* Numbers of the --indicator options; NULL after a usage error. */
static int *read_indicators_asked(const Options *options, const Dataset *data, int *count)
{
    *count = options->indicators ? (int)g_strv_length((gchar **)options->indicators) : 0;
    int *list = g_new0(int, (gsize)*count + 1);
    for (int i = 0; i < *count; i++) {
        list[i] = dataset_find_indicator(data, options->indicators[i]);
        if (list[i] >= 0) continue;
        char *near = dataset_nearest_indicator(data, options->indicators[i]);
        usage_error("--indicator 指标字典里没有“%s”%s%s", options->indicators[i], *near ? "，是否为" : "",
                    near);
        g_free(near);
        g_free(list);
        return NULL;
    }
    return list;
}

static int print_all(const Options *options, const Dataset *data, Format format)
{
    Printer p = {.data = data, .format = format, .last_indicator = -1};
    if (!options_period(options, data, &p.asked, &p.notation)) return EXIT_USAGE;
    int region = options_region(options, data, -1), count;
    if (region == -2) return EXIT_USAGE;
    int *indicators = read_indicators_asked(options, data, &count);
    if (!indicators) return EXIT_USAGE;
    Analysis *analysis = analysis_new(data);
    analysis->traced = false;
    if (format == FORMAT_CSV) puts("period,region,indicator,scope,measure,value,unit,status,note");
    if (p.asked.year) measure_all(analysis, p.asked, indicators, count, region, emit, &p);
    if (format == FORMAT_JSON) puts(p.lines ? "\n]" : "[]");
    analysis_free(analysis);
    g_free(indicators);
    if (!fflush(stdout) && !ferror(stdout)) return EXIT_DONE;
    fputs("jianbao: 错误: 写不出标准输出 [IO-02]\n", stderr);
    return EXIT_MACHINE;
}

static int run(const Options *options)
{
    Format format;
    if (!read_format(options, &format)) return EXIT_USAGE;
    if (options->operands[0])
        return usage_error("analyze不需要参数“%s”；用法：%s", options->operands[0], command_analyze.usage);
    Diagnostics *diags = diagnostics_new();
    Dataset *data = options_load(options, diags);
    int status = diag_exit_status(diags);
    if (!status) status = print_all(options, data, format);
    if (status != EXIT_USAGE) print_diagnostics(diags, options);
    dataset_free(data);
    diagnostics_free(diags);
    return status;
}

const Command command_analyze = {"analyze", "计算并列出各项度量",
                                 "jianbao analyze [--data 文件夹] [--period 期间] [--region 地区] "
                                 "[--indicator 指标]... [--format table|csv|json]",
                                 "dprif", run};
