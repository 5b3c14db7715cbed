/* A file is looked for in one folder after the other, what was said before what is guessed. */
#include "base/resource.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static char *existing(const char *folder, const char *sub, const char *name)
{
    char *path = g_build_filename(folder, sub, name, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) return path;
    g_free(path);
    return NULL;
}

/* What the process was told of where it is: the same for all its threads. */
static struct {
    char *program, *share;
    const char *installed;
} told;

void resource_set_program(const char *argv0)
{
    g_free(told.program);
    told.program = strchr(argv0, '/') ? g_canonicalize_filename(argv0, NULL) : g_find_program_in_path(argv0);
}

void resource_set_share(const char *folder)
{
    g_free(told.share);
    told.share = g_strdup(folder);
}

void resource_set_installed(const char *folder) { told.installed = folder; }

static char *find_program(void)
{
    char *program = g_file_read_link("/proc/self/exe", NULL);
    return program ? program : g_strdup(told.program);
}

/* In build/jianbao's surroundings: fonts in build/fonts, the rest in the source tree; in those of
 * PREFIX/bin/jianbao: PREFIX/share. */
static char *find_beside_program(bool fonts, const char *tree, const char *name)
{
    char *program = find_program();
    if (!program) return NULL;
    char *beside = g_path_get_dirname(program), *above = g_path_get_dirname(beside);
    char *path = existing(fonts ? beside : above, tree, name);
    if (!path && !fonts) {
        char *parent = g_path_get_dirname(above); /* build/asan/jianbao */
        path = existing(parent, tree, name);
        g_free(parent);
    }
    if (!path && fonts) path = existing(above, "fonts", name);
    char *share = g_build_filename(above, "share", "jianbao", NULL);
    if (!path) path = existing(share, tree, name);
    g_free(share);
    g_free(above);
    g_free(beside);
    g_free(program);
    return path;
}

char *resource_find(const char *kind, const char *name)
{
    bool fonts = !strcmp(kind, "fonts");
    const char *tree = !strcmp(kind, "styles") ? "layouts/styles" : kind;
    char *upper = g_ascii_strup(kind, -1), *variable = g_strconcat("JIANBAO_", upper, NULL);
    const char *folder = g_getenv(variable), *share = told.share ? told.share : g_getenv("JIANBAO_SHARE");
    char *path = folder ? existing(folder, "", name) : NULL;
    g_free(variable);
    g_free(upper);
    if (!path && share) path = existing(share, tree, name);
    if (!path) path = find_beside_program(fonts, tree, name);
    if (!path && told.installed) path = existing(told.installed, tree, name);
    return path;
}
