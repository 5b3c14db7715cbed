#include "../support.h"

static const char header[] =
    "指标编码,指标名称,单位,类型,方向,小数位,上级指标,别名,简称,分组,频率,增速口径,口径变动,解释,备注\n";

static TestData load(const char *rows)
{
    char *text = g_strconcat(header, rows, NULL);
    const char *files[] = {"indicators.csv", text, "regions.csv", "地区名称\n全市\n", NULL};
    TestData t = test_data(files);
    g_free(text);
    return t;
}

static void every_column_is_read(void **state)
{
    (void)state;
    TestData t = load("GDP,地区生产总值,亿元,流量,越大越好,1,,生产总值、GDP总量,经济总量,综合,季,不变价,"
                      "2025年7月、2023,全部生产活动的成果,统一核算\n"
                      "PMI,采购经理指数,,指数,,,,,,,,,,,\n");
    const Indicator *gdp = &t.data->indicators[0], *pmi = &t.data->indicators[1];
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    assert_string_equal(gdp->short_name, "经济总量");
    assert_string_equal(gdp->section, "综合");
    assert_string_equal(gdp->definition, "全部生产活动的成果");
    assert_string_equal(gdp->note, "统一核算");
    assert_int_equal(gdp->frequency, FREQUENCY_QUARTER);
    assert_int_equal(gdp->growth_basis, BASIS_CONSTANT_PRICE);
    assert_int_equal(gdp->break_count, 2);
    assert_int_equal(gdp->breaks[0].year, 2023);
    assert_int_equal(gdp->breaks[1].first, 7);
    assert_string_equal(pmi->short_name, "采购经理指数");
    assert_int_equal(pmi->frequency, FREQUENCY_UNSAID);
    assert_int_equal(pmi->growth_basis, BASIS_UNSAID);
    test_data_free(&t);
}

/* A break between last year's month and this one's is crossed; what lies after it on both sides is not. */
static void breaks_part_the_series(void **state)
{
    (void)state;
    TestData t = load("A,甲,亿元,流量,,,,,,,,,2025年7月,,\n");
    const Indicator *a = &t.data->indicators[0];
    assert_true(indicator_breaks_between(a, period_month(2024, 8), period_month(2025, 8)));
    assert_false(indicator_breaks_between(a, period_month(2024, 6), period_month(2025, 6)));
    assert_true(indicator_breaks_between(a, period_month(2025, 6), period_month(2025, 7)));
    assert_false(indicator_breaks_between(a, period_month(2025, 7), period_month(2025, 8)));
    assert_true(indicator_breaks_between(a, period_span(2024, 9), period_span(2025, 9)));
    assert_true(indicator_breaks_between(a, period_month(2025, 6), period_month(2026, 6)));
    assert_false(indicator_breaks_between(a, period_month(2025, 8), period_month(2026, 8)));
    test_data_free(&t);
}

/* One error at the cell names the allowed words; the row stands, so figures of it raise no second error. */
static void bad_options_keep_the_row(void **state)
{
    (void)state;
    TestData t = load("A,甲,亿元,流量,大好,二,,,,,旬,真实,去年,,\n");
    const Indicator *a = &t.data->indicators[0];
    assert_int_equal(t.data->indicator_count, 1);
    assert_int_equal(a->decimals, 2);
    assert_int_equal(a->direction, BETTER_UP);
    assert_int_equal(test_reports(&t, E_CELL_CHOICE, 2), 3);
    assert_int_equal(test_reports(&t, E_CELL_NUMBER, 2), 1);
    assert_int_equal(test_reports(&t, E_CELL_PERIOD, 2), 1);
    bool named = false;
    for (int i = 0; i < diag_count(t.diags); i++)
        named |= strstr(diag_get(t.diags, i)->text, "应为月、季、年之一") != NULL;
    assert_true(named);
    test_data_free(&t);
}

static void missing_kind_or_unit_is_told_once(void **state)
{
    (void)state;
    const char *files[] = {"indicators.csv",
                           "指标编码,指标名称,单位,类型\nA,甲,,流量\nB,乙,亿元,某类\n",
                           "regions.csv",
                           "地区名称\n全市\n",
                           "observations/1.csv",
                           "期间,指标,单位,数值\n2025-01,甲,亿元,1\n2025-01,乙,亿元,2\n",
                           NULL};
    TestData t = test_data(files);
    assert_int_equal(test_reports(&t, E_CELL_EMPTY, 2), 1);
    assert_int_equal(test_reports(&t, E_CELL_CHOICE, 3), 1);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 2);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_read), cmocka_unit_test(breaks_part_the_series),
        cmocka_unit_test(bad_options_keep_the_row), cmocka_unit_test(missing_kind_or_unit_is_told_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
