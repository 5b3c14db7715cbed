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

static char *program_name;

void resource_set_program(const char *argv0)
{
    program_name = strchr(argv0, '/') ? g_canonicalize_filename(argv0, NULL) : g_find_program_in_path(argv0);
}

static char *find_program(void)
{
    char *program = g_file_read_link("/proc/self/exe", NULL);
    return program ? program : g_strdup(program_name);
}

char *resource_find(const char *kind, const char *name)
{
    char *upper = g_ascii_strup(kind, -1), *variable = g_strconcat("JIANBAO_", upper, NULL);
    const char *folder = g_getenv(variable);
    char *path = folder ? existing(folder, "", name) : NULL;
    g_free(variable);
    g_free(upper);
    if (path) return path;
    char *program = find_program();
    if (!program) return NULL;
    char *beside = g_path_get_dirname(program), *above = g_path_get_dirname(beside);
    bool fonts = !strcmp(kind, "fonts");
    /* build/jianbao: fonts in build/fonts, the rest in the source tree; PREFIX/bin/jianbao: PREFIX/share. */
    const char *tree = !strcmp(kind, "styles") ? "layouts/styles" : kind;
    path = existing(fonts ? beside : above, tree, name);
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
