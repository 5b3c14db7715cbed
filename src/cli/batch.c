/* jianbao batch: one layout, many reports: for each region, each period, or each row of a CSV file. The data
 * are read once; workers are forked processes that share them. A report that fails does not stop the others.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/command.h"
#include "sheet/sheet.h"
#include "report.h"

/* One report to make. The settings are KEY=VALUE of a row's other columns. */
typedef struct {
    char *region, *period, *output;
    GPtrArray *settings; /* char *, NULL-terminated */
} Job;

typedef struct {
    const Options *options;
    Dataset *data;
    Diagnostics *diags; /* of the preparation */
    GPtrArray *jobs;    /* Job */
    int *statuses;      /* shared with the workers */
    Limits limits;
    ReportStock *stock;
    int workers, shard, shards;
} Batch;

static void free_job(gpointer pointer)
{
    Job *job = pointer;
    g_free(job->region);
    g_free(job->period);
    g_free(job->output);
    g_ptr_array_free(job->settings, TRUE);
    g_free(job);
}

static Job *new_job(Batch *b, const char *region, const char *period)
{
    Job *job = g_new0(Job, 1);
    job->region = g_strdup(region);
    job->period = g_strdup(period);
    job->settings = g_ptr_array_new_with_free_func(g_free);
    for (const char **s = b->options->settings; s && *s; s++) g_ptr_array_add(job->settings, g_strdup(*s));
    g_ptr_array_add(b->jobs, job);
    return job;
}

/* ---- what to make ---- */

static void each_region(Batch *b)
{
    for (int r = 0; r < b->data->region_count; r++) new_job(b, b->data->regions[r].name, b->options->period);
}

static int later(gconstpointer a, gconstpointer b)
{
    return period_compare(*(const Period *)a, *(const Period *)b);
}

/* Every month that has data; every span when no months are delivered. */
static void each_period(Batch *b)
{
    GArray *periods = g_array_new(FALSE, FALSE, sizeof(Period));
    bool months = period_is_month(dataset_latest_period(b->data));
    for (int i = 0; i < b->data->observation_count; i++) {
        Period p = b->data->observations[i].period;
        bool seen = months && !period_is_month(p);
        for (guint k = 0; k < periods->len && !seen; k++)
            seen = period_equal(g_array_index(periods, Period, k), p);
        if (!seen) g_array_append_val(periods, p);
    }
    g_array_sort(periods, later);
    for (guint i = 0; i < periods->len; i++) {
        char text[PERIOD_TEXT];
        new_job(b, b->options->region, period_format(g_array_index(periods, Period, i), NOTATION_AUTO, text));
    }
    g_array_free(periods, TRUE);
}

static bool is_column(const char *name, const char *english, const char *chinese)
{
    return !g_ascii_strcasecmp(name, english) || !strcmp(name, chinese);
}

/* Columns: region (地区), period (期间); all others are settings of the layout. */
static void each_row(Batch *b)
{
    Sheet *rows = sheet_open(b->options->for_each, b->options->for_each, b->diags);
    if (!rows) return;
    const SheetRow *header = sheet_header(rows);
    char **names = g_new0(char *, (gsize)header->count + 1);
    for (int c = 0; c < header->count; c++) names[c] = g_strdup(header->fields[c]);
    for (const SheetRow *row; (row = sheet_next(rows));) {
        Job *job = new_job(b, b->options->region, b->options->period);
        for (int c = 0; c < row->count && names[c]; c++) {
            char **place = is_column(names[c], "region", "地区")   ? &job->region
                           : is_column(names[c], "period", "期间") ? &job->period
                                                                   : NULL;
            if (place && *row->fields[c]) {
                g_free(*place);
                *place = g_strdup(row->fields[c]);
            } else if (!place) {
                g_ptr_array_add(job->settings, g_strdup_printf("%s=%s", names[c], row->fields[c]));
            }
        }
    }
    g_strfreev(names);
    sheet_close(rows);
}

/* ---- names of the outputs ---- */

/* A value as part of a file name: no separators of folders. */
static char *file_part(const char *value)
{
    char *part = g_strdup(value ? value : "");
    for (char *p = part; *p; p++)
        if (*p == '/' || *p == '\\' || (unsigned char)*p < 0x20) *p = '-';
    if (!strcmp(part, ".") || !strcmp(part, "..")) *part = '_';
    return part;
}

static const char *value_of(const Job *job, const char *key)
{
    if (is_column(key, "region", "地区")) return job->region;
    if (is_column(key, "period", "期间")) return job->period;
    gsize n = strlen(key);
    for (guint i = 0; i < job->settings->len; i++) {
        const char *setting = job->settings->pdata[i];
        if (setting && !strncmp(setting, key, n) && setting[n] == '=') return setting + n + 1;
    }
    return NULL;
}

/* out/{region}-{period}.pdf with the job's values; NULL after reporting a name that it has not. */
static char *output_of(const Batch *b, const Job *job)
{
    GString *out = g_string_new(NULL);
    for (const char *p = b->options->output; *p;) {
        const char *close = *p == '{' ? strchr(p, '}') : NULL;
        if (!close) {
            g_string_append_c(out, *p++);
            continue;
        }
        char *key = g_strndup(p + 1, (gsize)(close - p - 1));
        const char *value = value_of(job, key);
        char *part = file_part(value);
        if (!value) usage_error("-o 里的{%s}没有取值；可用的有{region}、{period}和CSV的各列", key);
        g_string_append(out, part);
        g_free(part);
        g_free(key);
        if (!value) {
            g_string_free(out, TRUE);
            return NULL;
        }
        p = close + 1;
    }
    return g_string_free(out, FALSE);
}

/* All outputs, each its own; false after reporting. */
static bool name_outputs(Batch *b)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    bool good = true;
    for (guint i = 0; i < b->jobs->len && good; i++) {
        Job *job = b->jobs->pdata[i];
        if (!job->period) {
            char text[PERIOD_TEXT];
            job->period = g_strdup(period_format(dataset_latest_period(b->data), NOTATION_AUTO, text));
        }
        if (!job->region && b->data->region_count) job->region = g_strdup(b->data->regions[0].name);
        job->output = output_of(b, job);
        good = job->output != NULL;
        if (good && !g_hash_table_add(seen, job->output)) {
            usage_error("两份报告都要写到“%s”；请在 -o 里加{region}、{period}等，使名称各不相同",
                        job->output);
            good = false;
        }
        g_ptr_array_add(job->settings, NULL);
    }
    g_hash_table_destroy(seen);
    return good;
}

/* ---- making them ---- */

static int make(const Batch *b, const Job *job)
{
    Diagnostics *diags = diagnostics_new();
    char *folder = g_path_get_dirname(job->output);
    g_mkdir_with_parents(folder, 0777);
    g_free(folder);
    ReportRequest request = {.layout = b->options->operands[0],
                             .data = b->data,
                             .data_told = b->diags,
                             .stock = b->stock,
                             .period = job->period,
                             .region = job->region,
                             .output = job->output,
                             .settings = (const char **)job->settings->pdata,
                             .allowed = b->options->allowed,
                             .limits = &b->limits,
                             .no_archive = b->options->no_archive,
                             .no_trace = b->options->no_trace};
    int status = report_build(&request, diags);
    if (diag_count(diags) && !b->options->json) fprintf(stderr, "%s:\n", job->output);
    print_diagnostics(diags, b->options);
    fflush(stdout);
    diagnostics_free(diags);
    return status;
}

/* Each worker has a stock of its own: faces are not shared between processes. */
static void work(const Batch *shared, int worker)
{
    Batch copy = *shared, *b = &copy;
    copy.stock = report_stock_new();
    for (guint i = 0; i < b->jobs->len; i++)
        if ((int)(i % (guint)b->workers) == worker) b->statuses[i] = make(b, b->jobs->pdata[i]);
    report_stock_free(copy.stock);
}

static void run_workers(Batch *b)
{
    if (b->workers == 1) {
        work(b, 0);
        return;
    }
    for (int w = 0; w < b->workers; w++) {
        pid_t child = fork();
        if (child < 0) work(b, w); /* no more processes: it is done here */
        if (child == 0) {
            work(b, w);
            _exit(0);
        }
    }
    while (wait(NULL) > 0) continue;
}

/* Which reports failed, at the end. A report whose worker died keeps the status it began with. */
static int sum_up(const Batch *b)
{
    int failed = 0, machine = 0;
    for (guint i = 0; i < b->jobs->len; i++) {
        if (b->statuses[i] == EXIT_DONE) continue;
        failed++;
        machine += b->statuses[i] == EXIT_MACHINE;
        fprintf(stderr, "%s: 没有生成\n", ((Job *)b->jobs->pdata[i])->output);
    }
    fprintf(stderr, "共%u份，生成%u份，失败%d份\n", b->jobs->len, b->jobs->len - (guint)failed, failed);
    return !failed ? EXIT_DONE : machine == failed ? EXIT_MACHINE : EXIT_FAULTS;
}

/* ---- the command ---- */

static bool read_count(const char *text, const char *name, int *count)
{
    char *end;
    gint64 n = text ? g_ascii_strtoll(text, &end, 10) : 1;
    if (text && (*end || n < 1 || n > 256)) {
        usage_error("%s应为1至256的整数，现为“%s”", name, text);
        return false;
    }
    *count = (int)n;
    return true;
}

static bool read_shard(Batch *b)
{
    const char *text = b->options->shard;
    b->shard = b->shards = 1;
    if (!text) return true;
    if (sscanf(text, "%d/%d", &b->shard, &b->shards) == 2 && b->shard >= 1 && b->shard <= b->shards)
        return true;
    usage_error("--shard应写成 I/N（第I份，共N份），现为“%s”", text);
    return false;
}

/* Keeps this shard's reports: every N-th. */
static void keep_shard(Batch *b)
{
    GPtrArray *kept = g_ptr_array_new_with_free_func(free_job);
    for (guint i = 0; i < b->jobs->len; i++) {
        Job *job = g_steal_pointer(&b->jobs->pdata[i]);
        if ((int)(i % (guint)b->shards) == b->shard - 1)
            g_ptr_array_add(kept, job);
        else
            free_job(job);
    }
    g_ptr_array_set_free_func(b->jobs, NULL);
    g_ptr_array_free(b->jobs, TRUE);
    b->jobs = kept;
}

static int run_batch(Batch *b)
{
    const char *each = b->options->for_each;
    if (!strcmp(each, "region") || !strcmp(each, "地区"))
        each_region(b);
    else if (!strcmp(each, "period") || !strcmp(each, "期间"))
        each_period(b);
    else
        each_row(b);
    print_diagnostics(b->diags, b->options);
    int status = diag_exit_status(b->diags);
    if (status) return status;
    if (!name_outputs(b)) return EXIT_USAGE;
    keep_shard(b);
    gsize size = sizeof(int) * (b->jobs->len + 1);
    b->statuses = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (b->statuses == MAP_FAILED) return EXIT_MACHINE;
    for (guint i = 0; i < b->jobs->len; i++) b->statuses[i] = EXIT_MACHINE;
    b->workers = MIN(b->workers, (int)MAX(b->jobs->len, 1));
    run_workers(b);
    status = sum_up(b);
    munmap(b->statuses, size);
    return status;
}

static int run(const Options *options)
{
    Batch b = {.options = options};
    if (!options_limits(options, &b.limits)) return EXIT_USAGE;
    if (!options->operands[0]) return usage_error("缺少版式；用法：%s", command_batch.usage);
    if (options->operands[1]) return usage_error("batch一次只用一份版式，多了“%s”", options->operands[1]);
    if (!options->for_each)
        return usage_error("缺少 --for-each region|period|文件.csv；用法：%s", command_batch.usage);
    if (!options->output || !strcmp(options->output, "-"))
        return usage_error("缺少 -o，如 -o 'out/{region}-{period}.pdf'");
    Period period;
    PeriodNotation notation;
    if (!options_period(options, NULL, &period, &notation)) return EXIT_USAGE;
    if (!read_count(options->jobs, "--jobs", &b.workers) || !read_shard(&b)) return EXIT_USAGE;
    b.diags = diagnostics_new();
    b.jobs = g_ptr_array_new_with_free_func(free_job);
    b.data = options_load(options, b.diags);
    int status = diag_exit_status(b.diags);
    if (status || !b.data)
        print_diagnostics(b.diags, options);
    else
        status = run_batch(&b);
    g_ptr_array_free(b.jobs, TRUE);
    dataset_free(b.data);
    diagnostics_free(b.diags);
    return status ? status : EXIT_DONE;
}

const Command command_batch = {
    "batch", "按地区、期间或表格的每一行各生成一份报告",
    "jianbao batch 版式 --for-each region|period|文件.csv -o 'out/{region}-{period}.pdf' "
    "[--data 文件夹] [--period 期间] [--region 地区] [--jobs N] [--shard I/N] "
    "[--set 键=值]... [--no-archive]",
    "dprsoeJSaLPNV", run};
