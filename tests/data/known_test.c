#include "data/known.h"

#include "../support.h"

static const char figures[] = "期间,指标,数值\n2025-03,A,100\n2025-04,A,1.5万\n2025-05,A,1.6万\n";

static TestData load(const char *rows)
{
    char *known = g_strconcat("代码,指标,地区,期间,说明,确认人\n", rows, NULL);
    const char *files[] = {TEST_DICTIONARY, "observations/1.csv", figures, "known.csv", known, NULL};
    TestData t = test_data(files);
    g_free(known);
    known_acknowledge(t.data, t.diags, true);
    return t;
}

/* The warning of one cell is acknowledged, the same warning of the next month is not. */
static void by_code_indicator_and_period(void **state)
{
    (void)state;
    TestData t = load("CELL-07,社会消费品零售总额,全市,2025年4月,按元填报,张三\n");
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    assert_int_equal(diag_count_known(t.diags), 1);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_WARNING), 1);
    assert_int_equal(test_reports(&t, N_KNOWN_UNUSED, 0), 0);
    test_data_free(&t);
}

static void a_row_without_period_means_all(void **state)
{
    (void)state;
    TestData t = load("CELL-07,A,,,按元填报,张三\n");
    assert_int_equal(diag_count_known(t.diags), 2);
    test_data_free(&t);
}

static void rows_that_mean_nothing_are_told(void **state)
{
    (void)state;
    TestData t = load("CELL-07,D,,,按元填报,张三\nCELL-02,A,,,不能确认错误,张三\nCELL-07,A,,,,张三\n");
    assert_int_equal(diag_count_known(t.diags), 0);
    assert_int_equal(test_reports(&t, N_KNOWN_UNUSED, 2), 1);
    assert_int_equal(test_reports(&t, E_CELL_CHOICE, 3), 1);
    assert_int_equal(test_reports(&t, E_CELL_EMPTY, 4), 1);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_code_indicator_and_period),
                                       cmocka_unit_test(a_row_without_period_means_all),
                                       cmocka_unit_test(rows_that_mean_nothing_are_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
