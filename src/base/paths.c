/* Folders are kept resolved, and compared as beginnings that end at a slash. */
#include "base/paths.h"
#include "base/file.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FOLDERS = 64 };

struct Paths {
    Arena *arena;
    const char *folders[MOST_FOLDERS];
    int count;
    PathTexts *texts; /* or NULL */
};

struct PathTexts {
    GHashTable *read; /* path → text */
};

Paths *paths_new(Arena *arena)
{
    Paths *paths = ARENA_NEW(arena, Paths);
    paths->arena = arena;
    return paths;
}

void paths_allow(Paths *paths, const char *folder)
{
    char *real = folder ? realpath(folder, NULL) : NULL;
    if (real && paths->count < MOST_FOLDERS)
        paths->folders[paths->count++] = arena_strdup(paths->arena, real);
    free(real);
}

void paths_allow_project(Paths *paths, const char *file)
{
    char *real = realpath(file, NULL);
    if (!real) return;
    char *folder = g_path_get_dirname(real);
    paths_allow(paths, folder);
    while (strcmp(folder, "/")) {
        char *settings = g_build_filename(folder, "jianbao.yaml", NULL);
        bool found = g_file_test(settings, G_FILE_TEST_IS_REGULAR);
        g_free(settings);
        if (found) {
            paths_allow(paths, folder);
            break;
        }
        char *above = g_path_get_dirname(folder);
        g_free(folder);
        folder = above;
    }
    g_free(folder);
    free(real);
}

static bool lies_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return !strncmp(path, folder, n) && (!path[n] || path[n] == '/' || folder[n - 1] == '/');
}

bool paths_check(const Paths *paths, const char *path, const char *shown, Place place, Diagnostics *diags)
{
    char *real = paths ? realpath(path, NULL) : NULL;
    if (!real) return true;
    bool inside = false;
    for (int i = 0; i < paths->count && !inside; i++) inside = lies_in(real, paths->folders[i]);
    free(real);
    if (!inside)
        diag_report(
            diags, E_LAYOUT_PATH, place,
            "“%s”不在版式、数据所在的文件夹里，没有读取；确要用它，请移到版式旁边，或加 --allow-path 文件夹",
            shown);
    return inside;
}

/* ---- texts that were read already ---- */

PathTexts *path_texts_new(void)
{
    PathTexts *texts = g_new0(PathTexts, 1);
    texts->read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return texts;
}

void path_texts_free(PathTexts *texts)
{
    if (!texts) return;
    g_hash_table_destroy(texts->read);
    g_free(texts);
}

void paths_keep_texts(Paths *paths, PathTexts *texts) { paths->texts = texts; }

char *paths_read(const Paths *paths, const char *path, Arena *arena, Diagnostics *diags)
{
    PathTexts *texts = paths ? paths->texts : NULL;
    const char *kept = texts ? g_hash_table_lookup(texts->read, path) : NULL;
    if (kept) return arena_strdup(arena, kept);
    char *text = text_read_all(path, path, arena, diags);
    if (text && texts) g_hash_table_insert(texts->read, g_strdup(path), g_strdup(text));
    return text;
}
