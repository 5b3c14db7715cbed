#include "data/folder.h"

#include "../support.h"

static void a_name_says_its_period(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int year, first, last; /* year 0: none */
    } names[] = {{"2025-06.csv", 2025, 6, 6},
                 {"2025年1—6月快报.csv", 2025, 1, 6},
                 {"202506.csv", 2025, 6, 6},
                 {"月报2025年06月（终稿）.csv", 2025, 6, 6},
                 {"2025/06.csv", 2025, 6, 6},
                 {"2025年/6月.csv", 2025, 6, 6},
                 {"2024年/各月/2025-01.csv", 2025, 1, 1},
                 {"2000-2024.csv", 2024, 1, 12},
                 {"2024—2025年.csv", 2025, 1, 12},
                 {"2025年二季度.csv", 2025, 4, 6},
                 {"2025年上半年.csv", 2025, 1, 6},
                 {"分县区.csv", 0, 0, 0},
                 {"12345678.csv", 0, 0, 0},
                 {"cpi.csv", 0, 0, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        Period p = folder_file_period(names[i].path);
        if (p.year != names[i].year) print_message("%s: %d\n", names[i].path, p.year);
        assert_int_equal(p.year, names[i].year);
        if (!p.year) continue;
        assert_int_equal(p.first, names[i].first);
        assert_int_equal(p.last, names[i].last);
    }
}

static void files_come_in_reading_order(void **state)
{
    (void)state;
    static const char *const order[] = {
        "分县区.csv",        "2025/2025年2月.csv", "2025年9月.csv",      "2025年9月 (1).csv",
        "2025年9月更正.csv", "2025年10月/a2.csv",  "2025年10月/a10.csv", "更正.csv"};
    char *folder = g_dir_make_tmp("jianbao-test-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        char *name = g_build_filename("observations", order[G_N_ELEMENTS(order) - 1 - i], NULL);
        test_write(folder, name, "x\n");
        g_free(name);
    }
    Arena *arena = arena_new();
    Diagnostics *diags = diagnostics_new();
    const char **files = folder_observations(folder, arena, diags);
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        assert_non_null(files[i]);
        assert_string_equal(files[i] + strlen("observations/"), order[i]);
    }
    assert_null(files[G_N_ELEMENTS(order)]);
    assert_int_equal(diag_count(diags), 1); /* the copy, with the one that counts */
    assert_int_equal(diag_get(diags, 0)->id, W_FILE_COPY);
    assert_non_null(strstr(diag_get(diags, 0)->text, "以“2025年9月 (1).csv”为准"));
    arena_free(arena);
    diagnostics_free(diags);
    test_remove(folder);
    g_free(folder);
}

/* The marks of browsers, Windows, WPS and Mac; a name that only looks like one is not a copy. */
static void copies_are_known(void **state)
{
    (void)state;
    static const char *const copies[] = {"a(1).csv",         "a (2).csv", "a（1）.csv",  "a - 副本.csv",
                                         "a - 副本 (2).csv", "a副本.csv", "a的副本.csv", "a - Copy.csv"};
    for (size_t i = 0; i < G_N_ELEMENTS(copies) + 1; i++) {
        const char *name = i < G_N_ELEMENTS(copies) ? copies[i] : "a(修订).csv";
        char *folder = g_dir_make_tmp("jianbao-test-XXXXXX", NULL);
        char *path = g_build_filename("observations", name, NULL);
        test_write(folder, "observations/a.csv", "x\n");
        test_write(folder, path, "x\n");
        Arena *arena = arena_new();
        Diagnostics *diags = diagnostics_new();
        folder_observations(folder, arena, diags);
        assert_int_equal(diag_count(diags), i < G_N_ELEMENTS(copies));
        arena_free(arena);
        diagnostics_free(diags);
        test_remove(folder);
        g_free(path);
        g_free(folder);
    }
}

static void what_is_not_read_is_told_once(void **state)
{
    (void)state;
    static const char *const told[] = {"目标.csv",          "2025-06.csv",          "说明.docx",
                                       "观测/2025-06.csv",  "observations/~$a.csv", "observations/._a.csv",
                                       "observations/b.doc"};
    static const char *const silent[] = {"README.md", "indicators.csv",     "map.geojson", "known.csv",
                                         "生成.py",   "observations/a.csv", ".git/x.csv"};
    char *folder = g_dir_make_tmp("jianbao-test-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) test_write(folder, told[i], "x\n");
    for (size_t i = 0; i < G_N_ELEMENTS(silent); i++) test_write(folder, silent[i], "x\n");
    Diagnostics *diags = diagnostics_new();
    folder_tell_unread(folder, diags);
    assert_int_equal(diag_count(diags), G_N_ELEMENTS(told));
    bool target = false;
    for (int i = 0; i < diag_count(diags); i++)
        target |= strstr(diag_get(diags, i)->text, "targets.csv") != NULL;
    assert_true(target);
    diagnostics_free(diags);
    test_remove(folder);
    g_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_says_its_period), cmocka_unit_test(files_come_in_reading_order),
        cmocka_unit_test(copies_are_known), cmocka_unit_test(what_is_not_read_is_told_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
