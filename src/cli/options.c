/* One table of options for all commands; a command lists the letters of those it takes. */
#include <glib.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/diag_print.h"
#include "base/textutil.h"
#include "cli/command.h"
#include "data/load.h"

typedef struct {
    char letter;
    const char *name, *short_name;
    bool takes_value, repeats;
    size_t offset;
} OptionSpec;

#define AT(field) offsetof(Options, field)
static const OptionSpec specs[] = {
    {'d', "--data", NULL, true, false, AT(data)},
    {'p', "--period", NULL, true, false, AT(period)},
    {'r', "--region", NULL, true, false, AT(region)},
    {'s', "--set", NULL, true, true, AT(settings)},
    {'o', "--output", "-o", true, false, AT(output)},
    {'f', "--format", NULL, true, false, AT(format)},
    {'i', "--indicator", NULL, true, true, AT(indicators)},
    {'u', "--dump", NULL, true, false, AT(dump)},
    {'a', "--no-archive", NULL, false, false, AT(no_archive)},
    {'N', "--no-trace", NULL, false, false, AT(no_trace)},
    {'e', "--for-each", NULL, true, false, AT(for_each)},
    {'J', "--jobs", NULL, true, false, AT(jobs)},
    {'S', "--shard", NULL, true, false, AT(shard)},
    {'F', "--fill", NULL, false, false, AT(fill)},
    {'T', "--strict", NULL, false, false, AT(strict)},
    {'A', "--all", NULL, false, false, AT(all)},
    {'L', "--limit", NULL, true, true, AT(limits)},
    {'P', "--allow-path", NULL, true, true, AT(allowed)},
    {'j', "--json", NULL, false, false, AT(json)},
};

int usage_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("jianbao: 错误: ", stderr);
    vfprintf(stderr, format, args);
    fputs(" [USAGE-01]\n", stderr);
    va_end(args);
    return EXIT_USAGE;
}

static void push(const char ***list, const char *item)
{
    guint n = *list ? g_strv_length((gchar **)*list) : 0;
    *list = g_renew(const char *, *list, n + 2);
    (*list)[n] = item;
    (*list)[n + 1] = NULL;
}

static const OptionSpec *find_option(const Command *command, const char *word, const char **value)
{
    *value = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(specs); i++) {
        size_t n = strlen(specs[i].name);
        bool named =
            !strncmp(word, specs[i].name, n) && (!word[n] || (word[n] == '=' && specs[i].takes_value));
        bool brief = specs[i].short_name && !strncmp(word, specs[i].short_name, 2) && word[1] != '-';
        if ((!named && !brief) || !strchr(command->options, specs[i].letter)) continue;
        if (named && word[n] == '=') *value = word + n + 1;
        if (!named && word[2]) *value = word + 2;
        return &specs[i];
    }
    return NULL;
}

static void unknown_option(const Command *command, const char *word)
{
    const char *names[G_N_ELEMENTS(specs)];
    int count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(specs); i++)
        if (strchr(command->options, specs[i].letter)) names[count++] = specs[i].name;
    char *near = text_nearest(word, names, count);
    usage_error("%s没有选项%s%s%s；用法：%s", command->name, word, *near ? "，是否为" : "", near,
                command->usage);
    g_free(near);
}

bool options_parse(const Command *command, int argc, char **argv, Options *options)
{
    bool only_operands = false;
    memset(options, 0, sizeof *options);
    push(&options->operands, NULL);
    for (int i = 2; i < argc; i++) {
        const char *word = argv[i], *value;
        if (only_operands || word[0] != '-' || !word[1]) {
            push(&options->operands, word);
            continue;
        }
        if (!strcmp(word, "--")) {
            only_operands = true;
            continue;
        }
        const OptionSpec *spec = find_option(command, word, &value);
        if (!spec) return unknown_option(command, word), false;
        if (!spec->takes_value) {
            *(bool *)((char *)options + spec->offset) = true;
            continue;
        }
        if (!value && i + 1 == argc) return usage_error("选项%s缺少取值", word), false;
        if (!value) value = argv[++i];
        void *field = (char *)options + spec->offset;
        if (spec->repeats)
            push((const char ***)field, value);
        else
            *(const char **)field = value;
    }
    return true;
}

void options_free(Options *options)
{
    g_free(options->indicators);
    g_free(options->settings);
    g_free(options->operands);
    g_free(options->limits);
    g_free(options->allowed);
    g_strfreev(options->found);
}

bool options_limits(const Options *options, Limits *limits)
{
    *limits = limits_default();
    for (const char **setting = options->limits; setting && *setting; setting++) {
        char *fault = limits_set(limits, *setting);
        if (!fault) continue;
        usage_error("--limit %s", fault);
        g_free(fault);
        return false;
    }
    return true;
}

const char *options_data_folder(const Options *options)
{
    if (options->data) return options->data;
    return dataset_is_folder("data") ? "data" : ".";
}

/* One line that is written over and wiped at the end. */
static void show_progress(const char *file, long rows)
{
    fprintf(stderr, "\r\033[K读取%s：%ld万行", file, rows / 10000);
}

Dataset *options_load(const Options *options, Diagnostics *diags)
{
    bool terminal = isatty(fileno(stderr));
    Dataset *data =
        dataset_load_watched(options_data_folder(options), diags, terminal ? show_progress : NULL);
    if (terminal) fputs("\r\033[K", stderr);
    return data;
}

bool options_period(const Options *options, const Dataset *dataset, Period *period, PeriodNotation *notation)
{
    *notation = NOTATION_AUTO;
    *period = (Period){0};
    if (!options->period) {
        if (dataset) *period = dataset_latest_period(dataset);
        return true;
    }
    const char *reason = period_parse(options->period, period, notation);
    if (reason)
        usage_error("--period “%s”%s；请写成2025-06、2025-01/06、2025Q2、2025H1或2025", options->period,
                    reason);
    return !reason;
}

int options_region(const Options *options, const Dataset *dataset, int otherwise)
{
    if (!options->region) return otherwise;
    int region = dataset_find_region(dataset, options->region);
    if (region >= 0) return region;
    char *near = dataset_nearest_region(dataset, options->region);
    usage_error("--region 地区表里没有“%s”%s%s", options->region, *near ? "，是否为" : "", near);
    g_free(near);
    return -2;
}

void print_diagnostics(const Diagnostics *diags, const Options *options)
{
    bool json = options->json;
    FILE *out = json ? stdout : stderr;
    bool colour = !json && isatty(fileno(stderr)) && !g_getenv("NO_COLOR");
    diag_print(diags, 0, out, json ? DIAG_JSON : DIAG_TEXT, colour);
}

int end_command(Diagnostics *diags, const Options *options)
{
    print_diagnostics(diags, options);
    int status = diag_exit_status(diags);
    if (!status && (fflush(stdout) || ferror(stdout))) status = EXIT_MACHINE;
    diagnostics_free(diags);
    return status;
}
