/* Cells as typed: a small file is read once, however many reports ask. */
#include "../support.h"

#include <glib.h>
#include <glib/gstdio.h>

#include "trace/cells.h"

static void a_small_file_is_read_once(void **state)
{
    (void)state;
    char *folder = g_dir_make_tmp("cells-XXXXXX", NULL), *path = g_build_filename(folder, "a.csv", NULL);
    assert_true(g_file_set_contents(path, "指标,数值\n甲,1.50\n乙,２\n", -1, NULL));
    Provenance first = {.kind = PROVENANCE_CELL, .file = path, .line = 2, .column = 2}, second = first,
               none = first;
    second.line = 3, second.column = 0;
    none.line = 9;
    CellTexts *texts = cell_texts_new();
    assert_null(cell_text(texts, &first));
    cell_texts_want(texts, &first);
    cell_texts_read(texts);
    assert_string_equal(cell_text(texts, &first), "1.50");
    const char *digest = cell_file_digest(texts, path);
    assert_int_equal(strlen(digest), 64);
    g_remove(path);
    cell_texts_want(texts, &second), cell_texts_want(texts, &none);
    cell_texts_read(texts);
    assert_string_equal(cell_text(texts, &second), "乙,２");
    assert_null(cell_text(texts, &none));
    assert_ptr_equal(cell_file_digest(texts, path), digest);
    cell_texts_free(texts);
    g_rmdir(folder);
    g_free(path), g_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_small_file_is_read_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
