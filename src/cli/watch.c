/* jianbao watch: builds a report anew whenever its layout, its data, a style or a font changes. The files are
 * looked at twice a second: notices of the system do not come from shared drives. */
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/resource.h"
#include "cli/command.h"
#include "text/face.h"

enum { DEEPEST = 4, POLL_MICROSECONDS = 500000 };

static volatile sig_atomic_t stopped;

static void stop(int signal)
{
    (void)signal;
    stopped = 1;
}

/* ---- what is watched, as one number ---- */

static guint64 mix(guint64 sum, guint64 value) { return (sum ^ value) * 1099511628211u; }

static guint64 file_stamp(guint64 sum, const char *path)
{
    GStatBuf s;
    sum = mix(sum, g_str_hash(path));
    if (g_stat(path, &s)) return sum;
    return mix(mix(mix(sum, (guint64)s.st_mtim.tv_sec), (guint64)s.st_mtim.tv_nsec), (guint64)s.st_size);
}

/* All CSV and style files of a folder; the order in which they are found does not matter. */
static guint64 folder_stamp(const char *folder, int depth)
{
    GDir *dir = depth ? g_dir_open(folder, 0, NULL) : NULL;
    guint64 sum = 0;
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_suffix(name, ".csv") || g_str_has_suffix(name, ".yaml") ||
            g_str_has_suffix(name, ".md"))
            sum += file_stamp(14695981039346656037u, path);
        else if (*name != '.' && g_file_test(path, G_FILE_TEST_IS_DIR))
            sum += folder_stamp(path, depth - 1);
        g_free(path);
    }
    if (dir) g_dir_close(dir);
    return sum;
}

static guint64 fonts_stamp(void)
{
    guint64 sum = 0;
    for (int r = 0; r < ROLE_COUNT; r++) {
        bool subset;
        int index;
        char *path = role_find_file((FontRole)r, &subset, &index);
        if (path) sum = file_stamp(sum, path);
        g_free(path);
    }
    return sum;
}

static guint64 stamp(const Options *options)
{
    char *beside = g_path_get_dirname(options->operands[0]),
         *shipped = resource_find("styles", "monthly.yaml"),
         *styles = shipped ? g_path_get_dirname(shipped) : NULL;
    guint64 sum = file_stamp(14695981039346656037u, options->operands[0]);
    sum = mix(sum, folder_stamp(options_data_folder(options), DEEPEST));
    sum = mix(sum, folder_stamp(beside, 2));
    if (styles) sum = mix(sum, folder_stamp(styles, 1));
    g_free(styles);
    g_free(shipped);
    g_free(beside);
    return mix(sum, fonts_stamp());
}

/* ---- building ---- */

static void build(const Options *options, const char *output)
{
    int status = build_report(options, output);
    GDateTime *now = g_date_time_new_now_local();
    char *clock = g_date_time_format(now, "%H:%M:%S");
    fprintf(stderr, "%s %s %s\n", clock, output, status ? "没有生成，原有的文件没有改动" : "已生成");
    g_free(clock);
    g_date_time_unref(now);
}

static void wait_for_change(const Options *options, guint64 *last)
{
    guint64 now = *last, before;
    while (!stopped && now == *last) {
        g_usleep(POLL_MICROSECONDS);
        now = stamp(options);
    }
    do { /* until a copy that is under way has ended */
        before = now;
        if (!stopped) g_usleep(POLL_MICROSECONDS / 2);
        now = stamp(options);
    } while (!stopped && now != before);
    *last = now;
}

static int run(const Options *options)
{
    if (!options->operands[0]) return usage_error("缺少版式；用法：%s", command_watch.usage);
    if (options->operands[1]) return usage_error("watch一次只看一份版式，多了“%s”", options->operands[1]);
    Period period;
    PeriodNotation notation;
    if (!options_period(options, NULL, &period, &notation)) return EXIT_USAGE;
    char *output = options->output ? g_strdup(options->output) : default_output(options->operands[0]);
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    guint64 last = stamp(options);
    build(options, output);
    for (wait_for_change(options, &last); !stopped; wait_for_change(options, &last)) build(options, output);
    g_free(output);
    return EXIT_DONE;
}

const Command command_watch = {
    "watch", "版式、数据、样式或字体一有改动就重新生成",
    "jianbao watch 版式 [--data 文件夹] [--period 期间] [--region 地区] [--set 键=值]... "
    "[-o 输出.pdf]（按Ctrl+C结束）",
    "dprsoaLPNV", run};
