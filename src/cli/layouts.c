/* jianbao layouts: the layouts that are at hand, what each speaks of, and what of that the data folder has.
 *
 * Layouts are the .md files that begin with front matter: those in the current folder and its layouts/ are
 * one's own, then come the installed ones. The same list answers for bare names on the command line. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/resource.h"
#include "base/textutil.h"
#include "cli/command.h"
#include "data/load.h"
#include "report.h"

static char *shipped_folder(void)
{
    char *styles = resource_find("layouts", "styles"), *folder = styles ? g_path_get_dirname(styles) : NULL;
    g_free(styles);
    return folder;
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The .md files of a folder by name: new array that owns its texts. */
static GPtrArray *layout_files(const char *folder)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (*name != '.' && g_str_has_suffix(name, ".md"))
            g_ptr_array_add(files,
                            !strcmp(folder, ".") ? g_strdup(name) : g_build_filename(folder, name, NULL));
    if (dir) g_dir_close(dir);
    g_ptr_array_sort(files, compare_texts);
    return files;
}

static bool same_folder(const char *a, const char *b)
{
    char *x = a ? realpath(a, NULL) : NULL, *y = b ? realpath(b, NULL) : NULL;
    bool same = x && y && !strcmp(x, y);
    free(x);
    free(y);
    return same;
}

static char *bare_name(const char *path)
{
    char *name = g_path_get_basename(path), *dot = strrchr(name, '.');
    if (dot) *dot = '\0';
    return name;
}

/* ---- bare names ---- */

static char *find_layout(const char *name)
{
    char *file = g_strconcat(name, ".md", NULL), *own = g_build_filename("layouts", file, NULL), *path = NULL;
    if (g_file_test(file, G_FILE_TEST_IS_REGULAR))
        path = g_strdup(file);
    else if (g_file_test(own, G_FILE_TEST_IS_REGULAR))
        path = g_strdup(own);
    else
        path = resource_find("layouts", file);
    g_free(own);
    g_free(file);
    return path;
}

static void unknown_layout(const char *name)
{
    char *folder = shipped_folder();
    GPtrArray *files = layout_files(folder), *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < files->len; i++) g_ptr_array_add(names, bare_name(files->pdata[i]));
    char *near = text_nearest(name, (const char *const *)names->pdata, (int)names->len);
    usage_error("没有版式“%s”%s%s；自己的版式写文件名（如 %s.md），全部版式见 jianbao layouts", name,
                *near ? "，是否为" : "", near, name);
    g_free(near);
    g_ptr_array_free(names, TRUE);
    g_ptr_array_free(files, TRUE);
    g_free(folder);
}

/* A word without folder and ending that is no file itself. */
static bool is_bare(const char *word)
{
    return *word && strcmp(word, "-") && !strpbrk(word, "/\\.") && !g_file_test(word, G_FILE_TEST_EXISTS);
}

bool options_find_layouts(Options *options)
{
    guint count = 0, found = 0;
    while (options->operands[count]) count++;
    options->found = g_new0(char *, count + 1);
    for (guint i = 0; i < count; i++) {
        if (!is_bare(options->operands[i])) continue;
        char *path = find_layout(options->operands[i]);
        if (!path) return unknown_layout(options->operands[i]), false;
        options->found[found++] = path;
        options->operands[i] = path;
    }
    return true;
}

/* ---- the list ---- */

typedef struct {
    const Options *options;
    const Limits *limits;
    Dataset *data;
    const char *heading; /* still to be printed above the next layout; NULL when it was */
} Listing;

/* The first thing that stands in the way of the report; NULL when nothing does. */
static const char *obstacle(const Diagnostics *diags)
{
    for (int i = 0; diag_exit_status(diags) && i < diag_count(diags); i++)
        if (message_get(diag_get(diags, i)->id)->severity >= SEVERITY_ERROR) return diag_get(diags, i)->text;
    return NULL;
}

static void print_json(const char *path, const char *name, const LayoutSummary *s, const char *reason)
{
    const char *const fields[][2] = {{"name", name},          {"file", path},        {"title", s->title},
                                     {"about", s->about},     {"period", s->period}, {"uses", s->uses},
                                     {"lacking", s->lacking}, {"obstacle", reason}};
    GString *line = g_string_new("{");
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_string_append_printf(line, "%s\"%s\":", i ? "," : "", fields[i][0]);
        json_add_text(line, fields[i][1]);
    }
    puts(g_string_append_c(line, '}')->str);
    g_string_free(line, TRUE);
}

static void print_text(const Listing *l, const char *name, const LayoutSummary *s, const char *reason)
{
    printf("  %s", name);
    for (int i = text_columns(name); i < 20; i++) putchar(' ');
    printf(" %s\n", s->title);
    if (*s->about) printf("      说明：%s\n", s->about);
    if (*s->uses) printf("      需要：%s\n", s->uses);
    if (*s->lacking) printf("      没有：%s（有关内容不印）\n", s->lacking);
    if (l->data && reason) printf("      不能生成：%s\n", reason);
    if (l->data && !reason)
        printf("      可以生成：%s%s\n", *s->period ? s->period : "不用数据",
               s->empty ? "，但没有可写的内容" : "");
}

static void list_layout(Listing *l, const char *path)
{
    Diagnostics *diags = diagnostics_new();
    LayoutSummary summary;
    ReportRequest request = {.layout = path,
                             .data = l->data,
                             .data_folder = l->data ? options_data_folder(l->options) : NULL,
                             .period = l->options->period,
                             .region = l->options->region,
                             .limits = l->limits};
    if (report_describe(&request, &summary, diags)) {
        char *name = bare_name(path);
        const char *reason = l->data ? obstacle(diags) : NULL;
        if (l->heading && !l->options->json) puts(l->heading);
        l->heading = NULL;
        if (l->options->json)
            print_json(path, name, &summary, reason);
        else
            print_text(l, name, &summary, reason);
        g_free(name);
    }
    layout_summary_free(&summary);
    diagnostics_free(diags);
}

static void list_folder(Listing *l, const char *folder, const char *heading)
{
    GPtrArray *files = layout_files(folder);
    l->heading = heading;
    for (guint i = 0; i < files->len; i++) list_layout(l, files->pdata[i]);
    g_ptr_array_free(files, TRUE);
}

static void list_all(Listing *l)
{
    char *shipped = shipped_folder();
    if (!same_folder(".", shipped)) list_folder(l, ".", "当前文件夹的版式：");
    if (!same_folder("layouts", shipped)) list_folder(l, "layouts", "layouts文件夹的版式：");
    list_folder(l, shipped, "随程序的版式（build 后面写名称即可）：");
    g_free(shipped);
}

static int run(const Options *options)
{
    if (options->operands[0])
        return usage_error("layouts不需要参数“%s”；用法：%s", options->operands[0], command_layouts.usage);
    Period period;
    PeriodNotation notation;
    if (!options_period(options, NULL, &period, &notation)) return EXIT_USAGE;
    Limits limits = limits_default();
    const char *folder = options_data_folder(options);
    bool wanted = options->data || dataset_is_folder(folder);
    Diagnostics *diags = diagnostics_new();
    Listing l = {.options = options, .limits = &limits, .data = wanted ? options_load(options, diags) : NULL};
    bool good = !wanted || (l.data && options_region(options, l.data, 0) != -2);
    if (good) list_all(&l);
    if (good && !wanted && !options->json)
        puts("（没有数据文件夹：用 --data 指明，可对照各版式所需的数据有没有）");
    if (wanted && !l.data) print_diagnostics(diags, options);
    int status = !good ? (l.data ? EXIT_USAGE : diag_exit_status(diags)) : EXIT_DONE;
    dataset_free(l.data);
    diagnostics_free(diags);
    return status;
}

const Command command_layouts = {"layouts", "列出现有的版式、各需要什么数据、数据文件夹里有没有",
                                 "jianbao layouts [--data 文件夹] [--period 期间] [--region 地区] [--json]",
                                 "dprj", run};
