#include "../support.h"

static TestData load(const char *rows)
{
    char *text = g_strconcat("地区名称,上级地区,别名,简称,方格列,方格行,称谓,止,并入\n", rows, NULL);
    const char *files[] = {"indicators.csv", "指标编码,指标名称,单位,类型\nA,甲,亿元,流量\n", "regions.csv",
                           text, NULL};
    TestData t = test_data(files);
    g_free(text);
    return t;
}

static void every_column_is_read(void **state)
{
    (void)state;
    TestData t = load("某市,,,,,,,,\n"
                      "东城区,某市,东城、东区,东,2,1,,,\n"
                      "高新开发区,某市,,,,,全域,,\n"
                      "老县,某市,,,,,,2023年,东城区\n");
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    const Region *east = &t.data->regions[1], *old = &t.data->regions[3];
    assert_int_equal(dataset_find_region(t.data, "东区"), 1);
    assert_string_equal(east->short_name, "东");
    assert_string_equal(t.data->regions[2].short_name, "高新开发区");
    assert_true(east->has_tile && east->tile_column == 2 && east->tile_row == 1);
    assert_false(old->has_tile);
    assert_string_equal(t.data->regions[0].whole, "全市");
    assert_string_equal(east->whole, "全区");
    assert_string_equal(t.data->regions[2].whole, "全域");
    assert_string_equal(old->whole, "全县");
    assert_int_equal(old->successor, 1);
    assert_false(region_ended_before(old, period_month(2023, 12)));
    assert_true(region_ended_before(old, period_month(2024, 1)));
    assert_false(region_ended_before(east, period_month(2030, 1)));
    test_data_free(&t);
}

/* A name without an ending is called by what lies below it. */
static void names_without_ending(void **state)
{
    (void)state;
    TestData t = load("山西,,,,,,,,\n太原市,山西,,,,,,,\n小店区,太原市,,,,,,,\n");
    assert_string_equal(t.data->regions[0].whole, "全省");
    assert_string_equal(t.data->regions[1].whole, "全市");
    test_data_free(&t);
}

static void faults_are_told_at_the_row(void **state)
{
    (void)state;
    TestData t = load("某市,,,,,,,,\n"
                      "甲区,某市,,,0,1,,,\n"         /* 3: no such column of tiles */
                      "乙区,某市,,,3,,,,\n"          /* 4: a column without a row */
                      "丙区,某市,,,,,,,甲区\n"       /* 5: taken in, but when */
                      "丁区,某市,,,,,,去年,\n"       /* 6 */
                      "戊区,某市,,,,,,2023年,己区\n" /* 7 */
                      "庚区,某市,甲区,,,,,,\n" /* 8: an alias that is another's name */);
    assert_int_equal(test_reports(&t, E_CELL_CHOICE, 3), 1);
    assert_int_equal(test_reports(&t, E_CELL_EMPTY, 4), 1);
    assert_int_equal(test_reports(&t, E_CELL_EMPTY, 5), 1);
    assert_int_equal(test_reports(&t, E_CELL_PERIOD, 6), 1);
    assert_int_equal(test_reports(&t, E_NAME_REGION, 7), 1);
    assert_int_equal(test_reports(&t, E_NAME_TWICE, 8), 1);
    assert_int_equal(t.data->region_count, 7);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_column_is_read),
                                       cmocka_unit_test(names_without_ending),
                                       cmocka_unit_test(faults_are_told_at_the_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
