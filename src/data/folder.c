/* One walk lists what is there. The order of the files decides which figure counts, so it follows what people
 * mean by a name: the month it is of, whether it corrects, and numbers read as numbers. */
#include "data/folder.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"
#include "sheet/workbook.h"

enum { DEEPEST = 8 };

/* Whether a file's name, by its ending, is a table that can be read. */
static bool folder_is_table(const char *name)
{
    char *lower = g_ascii_strdown(name, -1);
    bool table = g_str_has_suffix(lower, ".csv");
    g_free(lower);
    return table || workbook_has_ending(name);
}

/* Files that an open program or another system leaves: ~$a.xlsx, .~lock.a.csv#, ._a.csv. */
static bool is_lock(const char *name)
{
    return g_str_has_prefix(name, "~$") || g_str_has_prefix(name, ".~") || g_str_has_prefix(name, "._");
}

/* ---- the period and the rank of a name ---- */

/* The latest period that stands in `text`, a number never being cut on its left or right. */
static Period latest_in(const char *text)
{
    Period latest = {0};
    char *copy = g_strdup(text);
    for (char *from = copy; *from; from++) {
        if (!g_ascii_isdigit(*from) || (from > copy && g_ascii_isdigit(from[-1]))) continue;
        Period found = {0};
        for (char *end = from + strlen(from); end > from + 3 && !found.year; end = g_utf8_prev_char(end)) {
            char kept = *end;
            *end = '\0';
            if (g_ascii_isdigit(kept) || period_parse(from, &found, NULL)) found = (Period){0};
            *end = kept;
        }
        if (found.year && (!latest.year || period_compare(found, latest) > 0)) latest = found;
    }
    g_free(copy);
    return latest;
}

Period folder_file_period(const char *path)
{
    char *half = text_halfwidth(path), *dot = strrchr(half, '.');
    if (dot && !strchr(dot, '/')) *dot = '\0';
    char *base = strrchr(half, '/');
    Period period = latest_in(base ? base + 1 : half);
    if (!period.year && base) period = latest_in(half); /* 2025/06 */
    if (!period.year && base) {                         /* 2025年/6月 */
        char **parts = g_strsplit(half, "/", 0), *joined = g_strjoinv("", parts);
        period = latest_in(joined);
        g_free(joined);
        g_strfreev(parts);
    } else if (period_is_year(period) && base) { /* 2025年/2025年月报/6月: the finer one of the same year */
        char **parts = g_strsplit(half, "/", 0), *joined = g_strjoinv("", parts);
        Period finer = latest_in(joined);
        if (finer.year == period.year && !period_is_year(finer)) period = finer;
        g_free(joined);
        g_strfreev(parts);
    }
    g_free(half);
    return period;
}

static bool says_corrected(const char *path)
{
    static const char *const words[] = {"修订", "更正", "订正"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(path, words[i])) return true;
    for (const char *at = path; (at = strstr(at, "终")); at += strlen("终"))
        if (at < path + strlen("年") || strncmp(at - strlen("年"), "年终", strlen("年终"))) return true;
    return false;
}

/* Natural order of two paths: numbers by value, folders one by one. Full order: never 0 for different texts.
 */
static int folder_compare_natural(const char *a, const char *b)
{
    const char *x = a, *y = b;
    while (*x && *y) {
        if (g_ascii_isdigit(*x) && g_ascii_isdigit(*y)) {
            while (*x == '0' && g_ascii_isdigit(x[1])) x++;
            while (*y == '0' && g_ascii_isdigit(y[1])) y++;
            size_t m = strspn(x, "0123456789"), n = strspn(y, "0123456789");
            if (m != n) return m < n ? -1 : 1;
            int order = strncmp(x, y, m);
            if (order) return order;
            x += m, y += n;
            continue;
        }
        if (*x != *y) {
            if (*x == '/' || *y == '/') return *x == '/' ? -1 : 1;
            return (unsigned char)*x < (unsigned char)*y ? -1 : 1;
        }
        x++, y++;
    }
    if (*x || *y) return *x ? 1 : -1;
    return strcmp(a, b);
}

/* A file of observations/ and what decides its turn. `path` is relative to observations/. */
typedef struct {
    char *path, *stem; /* stem: without ending, so that “a (1)” comes after “a” */
    Period period;
    bool corrected, table;
} Entry;

static int compare_entries(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    bool last_x = x->corrected && !x->period.year, last_y = y->corrected && !y->period.year;
    if (last_x != last_y) return last_x ? 1 : -1;
    if (x->period.year != y->period.year) return x->period.year < y->period.year ? -1 : 1;
    if (x->period.last != y->period.last) return x->period.last < y->period.last ? -1 : 1;
    if (x->corrected != y->corrected) return x->corrected ? 1 : -1;
    int order = folder_compare_natural(x->stem, y->stem);
    return order ? order : folder_compare_natural(x->path, y->path);
}

/* ---- the walk ---- */

static void walk(const char *root, const char *under, int depth, GArray *entries)
{
    char *path = g_build_filename(root, under, NULL);
    GDir *dir = depth < DEEPEST ? g_dir_open(path, 0, NULL) : NULL;
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *relative = *under ? g_build_filename(under, name, NULL) : g_strdup(name);
        char *full = g_build_filename(root, relative, NULL);
        bool hidden = *name == '.' && !is_lock(name);
        if (!hidden && g_file_test(full, G_FILE_TEST_IS_DIR)) {
            walk(root, relative, depth + 1, entries);
        } else if (!hidden) {
            Entry e = {.path = g_strdup(relative), .stem = g_strdup(relative)};
            char *dot = strrchr(e.stem, '.');
            if (dot && !strchr(dot, '/')) *dot = '\0';
            e.table = folder_is_table(name) && !is_lock(name);
            e.period = folder_file_period(relative);
            e.corrected = says_corrected(relative);
            g_array_append_val(entries, e);
        }
        g_free(full);
        g_free(relative);
    }
    if (dir) g_dir_close(dir);
    g_free(path);
}

static void clear_entry(gpointer p)
{
    Entry *e = p;
    g_free(e->path), g_free(e->stem);
}

static GArray *list_entries(const char *folder)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(entries, clear_entry);
    char *root = g_build_filename(folder, "observations", NULL);
    walk(root, "", 0, entries);
    if (entries->len) qsort(entries->data, entries->len, sizeof(Entry), compare_entries);
    g_free(root);
    return entries;
}

/* ---- copies ---- */

/* New text: the stem without the marks that browsers, Windows, WPS and Mac put on a copy; NULL without one.
 */
static char *original_of(const char *stem)
{
    GRegex *marks = g_regex_new(
        "(\\s*[-_]?\\s*(的?副本|复件|Copy|copy)(\\s*[(（]?\\d+[)）]?)?|\\s*[(（]\\d+[)）])$", 0, 0, NULL);
    char *original = g_regex_replace_literal(marks, stem, -1, 0, "", 0, NULL);
    g_regex_unref(marks);
    if (original && *original && strcmp(original, stem)) return original;
    g_free(original);
    return NULL;
}

static void report_copies(const char *folder, const GArray *entries, Diagnostics *diags)
{
    for (guint i = 0; i < entries->len; i++) {
        const Entry *copy = &g_array_index(entries, Entry, i);
        char *stem = copy->table ? original_of(copy->stem) : NULL;
        for (guint k = 0; stem && k < entries->len; k++) {
            const Entry *other = &g_array_index(entries, Entry, k);
            if (k == i || !other->table || strcmp(other->stem, stem)) continue;
            char *path = g_build_filename(folder, "observations", copy->path, NULL);
            diag_report(diags, W_FILE_COPY, (Place){.file = path},
                        "像是“%s”的副本，两个都读了，数不同时以“%s”为准；请只留一个", other->path,
                        i > k ? copy->path : other->path);
            g_free(path);
        }
        g_free(stem);
    }
}

const char **folder_observations(const char *folder, Arena *arena, Diagnostics *diags)
{
    GArray *entries = list_entries(folder);
    const char **paths = ARENA_ARRAY(arena, const char *, entries->len + 1);
    int count = 0;
    for (guint i = 0; i < entries->len; i++) {
        const Entry *e = &g_array_index(entries, Entry, i);
        char *relative = g_build_filename("observations", e->path, NULL);
        if (e->table) paths[count++] = arena_strdup(arena, relative);
        g_free(relative);
    }
    report_copies(folder, entries, diags);
    g_array_free(entries, TRUE);
    return paths;
}

/* ---- what is not read ---- */

/* Files of the folder itself that are read or are no data. */
static bool is_known(const char *name)
{
    static const char *const read[] = {"indicators", "regions", "targets", "tasks", "progress", "known"};
    static const char *const beside[] = {".md", ".yaml",   ".yml", ".geojson", ".py",   ".r",   ".sh", ".lua",
                                         ".js", ".sqlite", ".db",  ".pdf",     ".html", ".css", ".c"};
    char *lower = g_ascii_strdown(name, -1);
    bool known = g_str_has_prefix(lower, "readme") || g_str_has_prefix(lower, "license") ||
                 !strcmp(lower, "makefile") || !strcmp(lower, "thumbs.db") || !strcmp(lower, "desktop.ini");
    for (size_t i = 0; i < G_N_ELEMENTS(beside); i++) known |= g_str_has_suffix(lower, beside[i]);
    g_free(lower);
    for (size_t i = 0; i < G_N_ELEMENTS(read) && !known; i++) {
        size_t n = strlen(read[i]);
        known = g_str_has_prefix(name, read[i]) && name[n] == '.' && folder_is_table(name);
    }
    return known;
}

/* What a table's name looks like, and what the file should be called. */
static const char *meant_name(const char *name)
{
    static const char *const words[][2] = {
        {"目标", "targets.csv"},    {"target", "targets.csv"},       {"任务", "tasks.csv"},
        {"项目", "tasks.csv"},      {"实事", "tasks.csv"},           {"task", "tasks.csv"},
        {"进展", "progress.csv"},   {"进度", "progress.csv"},        {"progress", "progress.csv"},
        {"地区", "regions.csv"},    {"区划", "regions.csv"},         {"region", "regions.csv"},
        {"字典", "indicators.csv"}, {"indicator", "indicators.csv"}, {"已知", "known.csv"}};
    char *lower = g_ascii_strdown(name, -1);
    const char *meant = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !meant; i++)
        if (strstr(lower, words[i][0])) meant = words[i][1];
    g_free(lower);
    return meant;
}

static void tell(const char *folder, const char *relative, Diagnostics *diags, const char *why)
{
    char *path = g_build_filename(folder, relative, NULL);
    diag_report(diags, N_FILE_UNREAD, (Place){.file = path}, "没有读取：%s", why);
    g_free(path);
}

static void tell_file(const char *folder, const char *relative, bool top, Diagnostics *diags)
{
    const char *slash = strrchr(relative, '/'), *name = slash ? slash + 1 : relative;
    const char *meant = top ? meant_name(name) : NULL;
    if (is_lock(name)) {
        tell(folder, relative, diags, "是表格软件或系统留下的临时文件，可以删去");
    } else if (meant) {
        char *why = g_strdup_printf("文件名应为%s", meant);
        tell(folder, relative, diags, why);
        g_free(why);
    } else if (top && folder_is_table(name)) {
        tell(folder, relative, diags, "各期的数据请放在observations文件夹里");
    } else {
        tell(folder, relative, diags, "这一类文件不能读，数据请另存为CSV");
    }
}

/* Whether a folder holds a table at some depth. */
static bool holds_table(const char *path)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(entries, clear_entry);
    walk(path, "", 0, entries);
    bool any = false;
    for (guint i = 0; i < entries->len; i++) any |= g_array_index(entries, Entry, i).table;
    g_array_free(entries, TRUE);
    return any;
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void folder_tell_unread(const char *folder, Diagnostics *diags)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) g_ptr_array_add(names, g_strdup(name));
    if (dir) g_dir_close(dir);
    g_ptr_array_sort(names, compare_texts);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        char *path = g_build_filename(folder, name, NULL);
        bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR), hidden = *name == '.' && !is_lock(name);
        if (is_folder && strcmp(name, "observations") && !hidden && holds_table(path))
            tell(folder, name, diags, "文件夹里的表不读；各期的数据请放在observations文件夹里");
        else if (!is_folder && !hidden && !is_known(name))
            tell_file(folder, name, true, diags);
        g_free(path);
    }
    g_ptr_array_free(names, TRUE);
    GArray *entries = list_entries(folder);
    for (guint i = 0; i < entries->len; i++) {
        const Entry *e = &g_array_index(entries, Entry, i);
        if (e->table || (is_known(e->path) && !is_lock(e->path))) continue;
        char *relative = g_build_filename("observations", e->path, NULL);
        tell_file(folder, relative, false, diags);
        g_free(relative);
    }
    g_array_free(entries, TRUE);
}
