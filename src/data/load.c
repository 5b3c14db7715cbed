/* Loading runs every reader over its file whatever the others found, then indexes what was read. */
#include "data/load.h"

#include <string.h>

#include "data/causes.h"
#include "data/dataset_index.h"
#include "data/dictionary.h"
#include "data/folder.h"
#include "data/known.h"
#include "data/observations.h"
#include "data/merge.h"
#include "data/plan.h"
#include "data/regions.h"
#include "data/target.h"
#include "data/unpublished.h"

static void read_everything(DatasetBuild *build)
{
    const char **names = folder_observations(build->dataset->folder, build->dataset->arena, build->diags);
    for (; *names; names++) read_observations(build, *names);
    if (build_has(build, "tasks.csv")) read_tasks(build);
    if (build_has(build, "targets.csv")) read_targets(build);
    if (build_has(build, "progress.csv")) read_progress(build);
    if (build_has(build, "known.csv")) read_known(build);
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
        if (build_has(&build, needed[i])) continue;
        whole = false;
        diag_report(diags, E_DATA_NONE, (Place){.file = folder},
                    "数据文件夹里没有%s；请检查 --data 指向的文件夹", needed[i]);
    }
    if (build_has(&build, needed[0])) read_indicators(&build);
    if (build_has(&build, needed[1])) read_regions(&build);
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

bool dataset_is_folder(const char *folder)
{
    DatasetBuild build = {.dataset = &(Dataset){.folder = folder}};
    return build_has(&build, "indicators.csv");
}
