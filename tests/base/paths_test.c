/* Files that several reports read are read once. */
#include "../support.h"

#include <glib.h>
#include <glib/gstdio.h>

#include "base/paths.h"

static void a_kept_text_outlives_its_file(void **state)
{
    (void)state;
    char *folder = g_dir_make_tmp("paths-XXXXXX", NULL), *path = g_build_filename(folder, "a.md", NULL);
    assert_true(g_file_set_contents(path, "甲\r\n", -1, NULL));
    Arena *arena = arena_new();
    Diagnostics *diags = diagnostics_new();
    PathTexts *texts = path_texts_new();
    Paths *first = paths_new(arena), *second = paths_new(arena), *alone = paths_new(arena);
    paths_keep_texts(first, texts), paths_keep_texts(second, texts);
    assert_string_equal(paths_read(first, path, arena, diags), "甲\n");
    g_remove(path);
    assert_string_equal(paths_read(second, path, arena, diags), "甲\n");
    assert_int_equal(diag_count(diags), 0);
    assert_null(paths_read(alone, path, arena, diags)); /* nothing is kept for it: told */
    assert_int_equal(diag_count(diags), 1);
    path_texts_free(texts);
    diagnostics_free(diags);
    arena_free(arena);
    g_rmdir(folder);
    g_free(path), g_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_kept_text_outlives_its_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
