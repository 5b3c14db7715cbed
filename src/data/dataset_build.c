/* A table may be a CSV file or a workbook of the same name; the readers do not know which they were given. */
#include "data/dataset_build.h"

#include <math.h>
#include <string.h>

char *build_path(const DatasetBuild *build, const char *relative)
{
    return build->alone ? g_strdup(relative) : g_build_filename(build->dataset->folder, relative, NULL);
}

/* The path of a table, or of the workbook that stands in place of it. New text. */
static char *table_path(const DatasetBuild *build, const char *relative)
{
    char *path = build_path(build, relative);
    if (g_file_test(path, G_FILE_TEST_EXISTS) || !g_str_has_suffix(path, ".csv")) return path;
    for (int i = 0; workbook_ending(i); i++) {
        char *other =
            g_strdup_printf("%.*s%s", (int)(strlen(path) - strlen(".csv")), path, workbook_ending(i));
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

bool build_has(const DatasetBuild *build, const char *relative)
{
    char *path = table_path(build, relative);
    bool there = g_file_test(path, G_FILE_TEST_EXISTS);
    g_free(path);
    return there;
}
