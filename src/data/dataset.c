/* Loading runs every reader over its file whatever the others found, then indexes what was read. */
#include "data/dataset.h"

#include <math.h>
#include <string.h>

#include "base/textutil.h"
#include "data/causes.h"
#include "data/dataset_build.h"
#include "data/unpublished.h"
#include "data/folder.h"
#include "data/plan.h"
#include "data/target.h"

/* ---- the helpers of the readers ---- */

char *build_path(const DatasetBuild *build, const char *relative)
{
    return build->alone ? g_strdup(relative) : g_build_filename(build->dataset->folder, relative, NULL);
}

/* The path of a table, or of the workbook that stands in place of it. New text. */
static char *table_path(const DatasetBuild *build, const char *relative)
{
    static const char *const endings[] = {".xlsx", ".ods", ".xls", ".xlsm"};
    char *path = build_path(build, relative);
    if (g_file_test(path, G_FILE_TEST_EXISTS) || !g_str_has_suffix(path, ".csv")) return path;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        char *other = g_strdup_printf("%.*s%s", (int)(strlen(path) - strlen(".csv")), path, endings[i]);
        if (g_file_test(other, G_FILE_TEST_EXISTS)) {
            g_free(path);
            return other;
        }
        g_free(other);
    }
    return path;
}

int build_register(DatasetBuild *build, const char *relative)
{
    char *path = build_path(build, relative);
    g_ptr_array_add(build->files, arena_strdup(build->dataset->arena, path));
    g_free(path);
    return (int)build->files->len - 1;
}

Sheet *build_open(DatasetBuild *build, const char *relative, int *file)
{
    char *path = table_path(build, relative);
    *file = build_register(build, relative);
    Sheet *sheet = sheet_open(path, path, build->diags);
    if (sheet) build->files->pdata[*file] = arena_strdup(build->dataset->arena, sheet_name(sheet));
    g_free(path);
    return sheet;
}

Names *build_names(DatasetBuild *build)
{
    if (!build->names) build->names = names_new(build->dataset);
    return build->names;
}

ObservationExtra *build_extra(DatasetBuild *build, Observation *o)
{
    ObservationExtra *extra = ARENA_NEW(build->dataset->arena, ObservationExtra);
    if (o->extra)
        *extra = *o->extra;
    else
        *extra = (ObservationExtra){.base = NAN,
                                    .base_state = FIGURE_MISSING,
                                    .base_places = -1,
                                    .base_source.file = -1,
                                    .yoy_source.file = -1,
                                    .mom_source.file = -1};
    o->extra = extra;
    return extra;
}

/* ---- loading ---- */

static bool has_file(const DatasetBuild *build, const char *relative)
{
    char *path = table_path(build, relative);
    bool there = g_file_test(path, G_FILE_TEST_EXISTS);
    g_free(path);
    return there;
}

static void read_everything(DatasetBuild *build)
{
    const char **names = folder_observations(build->dataset->folder, build->dataset->arena, build->diags);
    for (; *names; names++) read_observations(build, *names);
    if (has_file(build, "tasks.csv")) read_tasks(build);
    if (has_file(build, "targets.csv")) read_targets(build);
    if (has_file(build, "progress.csv")) read_progress(build);
    if (has_file(build, "known.csv")) read_known(build);
}

static void *take_array(Arena *arena, GArray *array, int *count)
{
    *count = (int)array->len;
    void *data = arena_memdup(arena, array->data, array->len * g_array_get_element_size(array));
    g_array_free(array, TRUE);
    return data;
}

static void finish(DatasetBuild *build)
{
    Dataset *d = build->dataset;
    d->targets = take_array(d->arena, build->targets, &d->target_count);
    d->tasks = take_array(d->arena, build->tasks, &d->task_count);
    d->progress = take_array(d->arena, build->progress, &d->progress_count);
    d->known = take_array(d->arena, build->known, &d->known_count);
    d->file_count = (int)build->files->len;
    d->files = arena_memdup(d->arena, build->files->pdata, build->files->len * sizeof(char *));
    g_ptr_array_free(build->files, TRUE);
    names_free(build->names);
}

Dataset *dataset_load(const char *folder, Diagnostics *diags)
{
    return dataset_load_watched(folder, diags, NULL);
}

/* What is read of a folder: all of it, or one table beside its dictionary. */
typedef struct {
    const char *table; /* NULL: all */
    DatasetProgress progress;
    DatasetTold told;
    void *user;
} Wanted;

static void read_wanted(DatasetBuild *build, const Wanted *wanted)
{
    if (!wanted->table) {
        read_everything(build);
        return;
    }
    build->alone = true;
    read_observations(build, wanted->table);
    build->alone = false;
}

static Dataset *load(const char *folder, Diagnostics *diags, const Wanted *wanted)
{
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        bool there = g_file_test(folder, G_FILE_TEST_EXISTS);
        diag_report(diags, E_IO_READ, (Place){.file = folder}, "%s",
                    there ? "是文件，不是文件夹；--data 要写数据文件夹"
                          : "没有这个文件夹；请检查 --data 的路径");
        return NULL;
    }
    Arena *arena = arena_new();
    Dataset *d = ARENA_NEW(arena, Dataset);
    d->arena = arena;
    d->folder = arena_strdup(arena, folder);
    d->index = ARENA_NEW(arena, struct DatasetIndex);
    d->index->indicators = g_hash_table_new(g_str_hash, g_str_equal);
    d->index->regions = g_hash_table_new(g_str_hash, g_str_equal);
    d->index->tasks = g_hash_table_new(g_str_hash, g_str_equal);
    d->index->series = g_hash_table_new(g_int64_hash, g_int64_equal);
    DatasetBuild build = {.dataset = d,
                          .diags = diags,
                          .indicators = g_array_new(FALSE, TRUE, sizeof(Indicator)),
                          .regions = g_array_new(FALSE, TRUE, sizeof(Region)),
                          .observations = g_array_new(FALSE, FALSE, sizeof(Observation)),
                          .targets = g_array_new(FALSE, TRUE, sizeof(Target)),
                          .tasks = g_array_new(FALSE, TRUE, sizeof(Task)),
                          .progress = g_array_new(FALSE, TRUE, sizeof(Progress)),
                          .known = g_array_new(FALSE, TRUE, sizeof(KnownWarning)),
                          .files = g_ptr_array_new(),
                          .on_rows = wanted->progress,
                          .told = wanted->told,
                          .told_user = wanted->user};
    int before = diag_count_severity(diags, SEVERITY_ERROR), first = diag_count(diags);
    bool whole = true;
    static const char *const needed[] = {"indicators.csv", "regions.csv"};
    for (int i = 0; i < 2; i++) {
        if (has_file(&build, needed[i])) continue;
        whole = false;
        diag_report(diags, E_DATA_NONE, (Place){.file = folder},
                    "数据文件夹里没有%s；请检查 --data 指向的文件夹", needed[i]);
    }
    if (has_file(&build, needed[0])) read_indicators(&build);
    if (has_file(&build, needed[1])) read_regions(&build);
    d->indicators = take_array(arena, build.indicators, &d->indicator_count);
    d->regions = take_array(arena, build.regions, &d->region_count);
    /* Without a dictionary every name would be unknown: one fault must not be told ten thousand times. */
    bool readable = whole && d->indicator_count && d->region_count;
    if (!readable && diag_count_severity(diags, SEVERITY_ERROR) == before)
        diag_report(diags, E_DATA_NONE, (Place){.file = folder}, "指标字典或地区表里没有一行数据");
    if (readable) read_wanted(&build, wanted);
    index_observations(&build);
    if (readable && !d->observation_count && !build.tasks->len && !diag_count_severity(diags, SEVERITY_ERROR))
        diag_report(diags, W_DATA_EMPTY, (Place){.file = folder},
                    "没有读到一条数据；数据文件（如2025-06.csv）应在observations文件夹里");
    folder_tell_unread(folder, diags);
    char *paths[] = {g_build_filename(folder, needed[0], NULL), g_build_filename(folder, needed[1], NULL)};
    causes_link(diags, first, paths[0], paths[1]);
    g_free(paths[0]), g_free(paths[1]);
    finish(&build);
    unpublished_check(d, diags);
    return d;
}

Dataset *dataset_load_watched(const char *folder, Diagnostics *diags, DatasetProgress progress)
{
    return load(folder, diags, &(Wanted){.progress = progress});
}

Dataset *dataset_read_table(const char *folder, const char *path, Diagnostics *diags, DatasetTold told,
                            void *user)
{
    return load(folder, diags, &(Wanted){.table = path, .told = told, .user = user});
}

void dataset_free(Dataset *d)
{
    if (!d) return;
    g_hash_table_destroy(d->index->indicators);
    g_hash_table_destroy(d->index->regions);
    g_hash_table_destroy(d->index->tasks);
    g_hash_table_destroy(d->index->series);
    arena_free(d->arena);
}

bool dataset_is_folder(const char *folder)
{
    DatasetBuild build = {.dataset = &(Dataset){.folder = folder}};
    return has_file(&build, "indicators.csv");
}

/* ---- looking up ---- */

static int find(GHashTable *table, const char *name)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(table, name)) - 1;
}

int dataset_find_indicator(const Dataset *d, const char *name) { return find(d->index->indicators, name); }
int dataset_find_region(const Dataset *d, const char *name) { return find(d->index->regions, name); }
int dataset_find_task(const Dataset *d, const char *id) { return find(d->index->tasks, id); }

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *nearest_key(GHashTable *table, const char *name)
{
    guint count;
    const char **keys = (const char **)g_hash_table_get_keys_as_array(table, &count);
    if (count) qsort(keys, count, sizeof *keys, (int (*)(const void *, const void *))compare_names);
    char *near = text_nearest(name, keys, (int)count);
    g_free(keys);
    return near;
}

char *dataset_nearest_indicator(const Dataset *d, const char *name)
{
    return nearest_key(d->index->indicators, name);
}
char *dataset_nearest_region(const Dataset *d, const char *name)
{
    return nearest_key(d->index->regions, name);
}

/* Whether a period ends after the dataset's limit. */
static bool is_beyond(const Dataset *d, Period p)
{
    return p.year != d->limit.year ? p.year > d->limit.year : p.last > d->limit.last;
}

const Observation *dataset_series(const Dataset *d, int indicator, int region, int *count)
{
    gint64 key = ((gint64)indicator << 32) | (gint64)region;
    int first = GPOINTER_TO_INT(g_hash_table_lookup(d->index->series, &key)) - 1;
    *count = 0;
    if (first < 0) return NULL;
    const Observation *from = d->observations + first, *end = d->observations + d->observation_count;
    const Observation *to = from;
    while (to < end && to->indicator == indicator && to->region == region) to++;
    while (d->limit.year && to > from && is_beyond(d, to[-1].period)) to--;
    *count = (int)(to - from);
    return from;
}

const Observation *dataset_observation(const Dataset *d, int indicator, int region, Period period)
{
    int count;
    const Observation *series = dataset_series(d, indicator, region, &count);
    int low = 0, high = count;
    while (low < high) {
        int middle = (low + high) / 2;
        int order = period_compare(series[middle].period, period);
        if (order == 0) return &series[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool observation_base(const Observation *o, double *base)
{
    if (!o->extra || o->extra->base_state != FIGURE_VALUE) return false;
    *base = o->extra->base;
    return true;
}

Source observation_value_source(const Observation *o)
{
    return (Source){o->file, o->line, o->value_column > 0 ? o->value_column : 1};
}

Source observation_yoy_source(const Observation *o)
{
    if (o->extra && o->extra->yoy_source.file >= 0) return o->extra->yoy_source;
    return (Source){o->file, o->line, o->yoy_column > 0 ? o->yoy_column : 1};
}

Source observation_base_source(const Observation *o)
{
    if (o->extra && o->extra->base_source.file >= 0) return o->extra->base_source;
    return (Source){o->file, o->line, 1};
}

bool region_ended_before(const Region *region, Period period)
{
    Period end = region->end;
    if (!end.year) return false;
    return end.year != period.year ? end.year < period.year : end.last < period.first;
}

bool indicator_breaks_between(const Indicator *item, Period from, Period to)
{
    for (int i = 0; i < item->break_count; i++) {
        Period at = item->breaks[i];
        bool after = at.year != from.year ? at.year > from.year : at.first > from.first;
        bool reached = at.year != to.year ? at.year < to.year : at.first <= to.last;
        if (after && reached) return true;
    }
    return false;
}

const Target *dataset_target(const Dataset *d, int indicator, int region, int year)
{
    for (int i = 0; i < d->target_count; i++) {
        const Target *t = &d->targets[i];
        if (t->indicator == indicator && t->region == region && t->year == year) return t;
    }
    return NULL;
}

const Progress *dataset_progress(const Dataset *d, int task, Period period)
{
    const Progress *latest = NULL;
    for (int i = 0; i < d->progress_count; i++) {
        const Progress *p = &d->progress[i];
        if (p->task != task || (period.year && period_compare(p->period, period) > 0)) continue;
        if (d->limit.year && is_beyond(d, p->period)) continue;
        if (!latest || period_compare(p->period, latest->period) >= 0) latest = p;
    }
    return latest;
}

/* The latest month and the latest period of any kind; of the top region alone, or of all. */
static Period latest_of(const Dataset *d, bool top_only)
{
    Period latest = {0}, month = {0};
    for (int i = 0; i < d->observation_count; i++) {
        const Observation *o = &d->observations[i];
        if ((o->state != FIGURE_VALUE && o->yoy_state != FIGURE_VALUE) || (top_only && o->region != 0))
            continue;
        if (!latest.year || period_compare(o->period, latest) > 0) latest = o->period;
        if (period_is_month(o->period) && (!month.year || period_compare(o->period, month) > 0))
            month = o->period;
    }
    /* A briefing is for a month: the month that a span ends with, when months are delivered at all. */
    if (month.year && month.year == latest.year && month.last == latest.last) return month;
    return latest;
}

Period dataset_latest_period(const Dataset *d)
{
    /* A district that is early does not make the city's month. */
    Period latest = latest_of(d, true);
    return latest.year ? latest : latest_of(d, false);
}

bool kind_has_scope(IndicatorKind kind) { return kind == KIND_FLOW || kind == KIND_COUNT; }

Scope scope_of(IndicatorKind kind, Period period)
{
    if (!kind_has_scope(kind)) return SCOPE_NONE;
    return period_is_cumulative(period) ? SCOPE_CUMULATIVE : SCOPE_CURRENT;
}

const char *scope_name(Scope scope)
{
    static const char *const names[] = {"", "当期", "累计"};
    return names[scope];
}
