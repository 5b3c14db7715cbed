#include "base/diag_print.h"

#include "../support.h"

/* New text: the list as printed. */
static char *printed(const Diagnostics *diags, DiagFormat format)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    diag_print(diags, 0, out, format, false);
    fclose(out);
    return text;
}

static int lines_with(const char *text, const char *part)
{
    int n = 0;
    char **lines = g_strsplit(text, "\n", 0);
    for (char **line = lines; *line; line++) n += strstr(*line, part) != NULL;
    g_strfreev(lines);
    return n;
}

static void causes_stand_last_with_their_consequences(void **state)
{
    (void)state;
    Diagnostics *diags = diagnostics_new();
    diag_report(diags, E_CSV_FIELDS, (Place){.file = "indicators.csv", .line = 3, .column = 1}, "列数不符");
    for (int i = 0; i < 298; i++) {
        diag_report(diags, E_NAME_INDICATOR, (Place){.file = "a.csv", .line = i + 2, .column = 2},
                    "没有“甲”");
        diag_set_cause(diags, i + 1, 0);
    }
    diag_report(diags, E_CELL_NUMBER, (Place){.file = "z.csv", .line = 2, .column = 1}, "“三”不是数字");
    diag_report(diags, N_HEAD_UNKNOWN, (Place){.file = "z.csv", .line = 1, .column = 1}, "不认识的列");
    char *text = printed(diags, DIAG_TEXT);
    char **lines = g_strsplit(text, "\n", 0);
    assert_int_equal(g_strv_length(lines), 4);
    assert_non_null(strstr(lines[0], "提示"));
    assert_non_null(strstr(lines[1], "不是数字"));
    assert_string_equal(lines[2], "indicators.csv:3:1: 错误: 列数不符；因此另有298处 [CSV-04]");
    char *json = printed(diags, DIAG_JSON);
    assert_int_equal(lines_with(json, "{"), 301);
    g_strfreev(lines);
    free(json);
    free(text);
    diagnostics_free(diags);
}

/* Twenty of a kind are listed; other reasons in the same file, and other files, are kinds of their own. */
static void one_kind_is_counted(void **state)
{
    (void)state;
    Diagnostics *diags = diagnostics_new();
    for (int i = 0; i < 49; i++)
        diag_report(diags, E_CELL_NUMBER, (Place){.file = "a.csv", .line = i + 2, .column = 4},
                    "“约%d”不是数字", i);
    diag_report(diags, E_CELL_NUMBER, (Place){.file = "a.csv", .line = 9, .column = 4}, "“1,2”千位分隔有误");
    diag_report(diags, E_CELL_NUMBER, (Place){.file = "b.csv", .line = 9, .column = 4}, "“约9”不是数字");
    for (int i = 0; i < 9; i++)
        diag_report(diags, E_NAME_INDICATOR, (Place){.file = "c.csv", .line = i + 2, .column = 4}, "没有“%s”",
                    i % 2 ? "乙" : "甲");
    char *text = printed(diags, DIAG_TEXT);
    assert_int_equal(lines_with(text, "a.csv"), 21);
    assert_int_equal(lines_with(text, "同类还有29处"), 1);
    assert_int_equal(lines_with(text, "千位分隔"), 1);
    assert_int_equal(lines_with(text, "b.csv"), 1);
    assert_int_equal(lines_with(text, "“甲”"), 3);
    assert_int_equal(lines_with(text, "“甲”；同类还有2处"), 1);
    assert_int_equal(lines_with(text, "“乙”；同类还有1处"), 1);
    free(text);
    diagnostics_free(diags);
}

static void acknowledged_ones_are_counted_only(void **state)
{
    (void)state;
    Diagnostics *diags = diagnostics_new();
    diag_report(diags, W_DATA_JUMP, (Place){.file = "a.csv", .line = 2, .column = 4}, "跳变");
    diag_acknowledge(diags, 0);
    char *text = printed(diags, DIAG_TEXT);
    assert_true(!text || !*text);
    assert_int_equal(diag_count_severity(diags, SEVERITY_WARNING), 0);
    assert_int_equal(diag_count_known(diags), 1);
    free(text);
    diagnostics_free(diags);
}

/* A cell of twenty thousand characters is quoted in part, in the message and below it. */
static void long_cells_are_cut(void **state)
{
    (void)state;
    Diagnostics *diags = diagnostics_new();
    GString *cell = g_string_new("2025-06,");
    for (int i = 0; i < 20000; i++) g_string_append(cell, "坏");
    diag_report(
        diags, E_CELL_NUMBER,
        (Place){
            .file = "a.csv", .line = 2, .column = 2, .excerpt = cell->str, .mark = 8, .mark_length = 60000},
        "“%s”不是数字", cell->str + 8);
    char *text = printed(diags, DIAG_TEXT);
    assert_true(strlen(text) < 1500);
    assert_int_equal(lines_with(text, "……（共20000个字）”不是数字"), 1);
    assert_int_equal(lines_with(text, "^^^^"), 1);
    free(text);
    g_string_free(cell, TRUE);
    diagnostics_free(diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(causes_stand_last_with_their_consequences), cmocka_unit_test(one_kind_is_counted),
        cmocka_unit_test(acknowledged_ones_are_counted_only), cmocka_unit_test(long_cells_are_cut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
