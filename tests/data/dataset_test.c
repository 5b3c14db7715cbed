#include "../support.h"

static void three_forms_are_one(void **state)
{
    (void)state;
    const char *files[] = {
        TEST_DICTIONARY,
        "observations/a.csv",
        "期间,指标,口径,数值,同比\n2025年3月,社零总额,当期,100.5,5.2\n2025-04,A,,101,\n",
        "observations/b.csv",
        "指标,2025年5月,2025年1—5月\n社会消费品零售总额,102,512.5\n",
        "observations/2025年6月快报.csv",
        "指标,单位,本月,本月同比,累计,累计同比\n社会消费品零售总额,万元,1030000,3.1,6155000,4.0%\n",
        NULL};
    TestData t = test_data(files);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    const Observation *o = dataset_observation(t.data, 0, 0, period_month(2025, 3));
    assert_non_null(o);
    assert_true(o->value == 100.5 && o->yoy == 5.2);
    assert_true(dataset_observation(t.data, 0, 0, period_month(2025, 4))->value == 101);
    assert_true(dataset_observation(t.data, 0, 0, period_span(2025, 5))->value == 512.5);
    o = dataset_observation(t.data, 0, 0, period_month(2025, 6));
    assert_true(o->value == 103 && o->yoy == 3.1);
    assert_true(dataset_observation(t.data, 0, 0, period_span(2025, 6))->yoy == 4.0);
    assert_int_equal(test_reports(&t, N_CELL_CONVERTED, 2), 1);
    test_data_free(&t);
}

static void all_faults_at_once(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY, "observations/a.csv",
                           "期间,指标,单位,数值\n"
                           "2025年14月,社零总额,亿元,1\n"   /* 2 */
                           "2025年3月,社零总,亿元,1\n"      /* 3 */
                           "2025年3月,社零总额,%,1\n"       /* 4 */
                           "2025年3月,社零总额,亿元,三十\n" /* 5 */
                           "2025年4月,社零总额,亿元,1\n"
                           "202504,A,亿元,2\n"          /* 7 */
                           "2025年5月,社零总额,亿元\n", /* 8 */
                           NULL};
    TestData t = test_data(files);
    assert_int_equal(test_reports(&t, E_CELL_PERIOD, 2), 1);
    assert_int_equal(test_reports(&t, E_NAME_INDICATOR, 3), 1);
    assert_int_equal(test_reports(&t, E_CELL_UNIT, 4), 1);
    assert_int_equal(test_reports(&t, E_CELL_NUMBER, 5), 1);
    assert_int_equal(test_reports(&t, E_DATA_DUPLICATE, 7), 1);
    assert_int_equal(test_reports(&t, E_CSV_FIELDS, 8), 1);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 6);
    test_data_free(&t);
}

static void later_file_revises(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY,
                           "observations/1.csv",
                           "期间,指标,数值\n2025-03,A,100\n",
                           "observations/2.csv",
                           "期间,指标,数值\n2025-03,A,104\n",
                           NULL};
    TestData t = test_data(files);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    assert_int_equal(t.data->revision_count, 1);
    assert_true(t.data->revisions[0].before == 100 && t.data->revisions[0].after == 104);
    assert_true(dataset_observation(t.data, 0, 0, period_month(2025, 3))->value == 104);
    test_data_free(&t);
}

static void scope_follows_the_period(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY, "observations/1.csv",
                           "期间,指标,口径,数值\n2025-05,A,累计,500\n2025-01/04,A,当期,400\n2025-01/"
                           "02,A,当期,200\n2025Q1,D,当期,900\n",
                           NULL};
    TestData t = test_data(files);
    assert_true(dataset_observation(t.data, 0, 0, period_span(2025, 5))->value == 500);
    assert_int_equal(test_reports(&t, N_CELL_SCOPE_SPAN, 2), 1);
    assert_int_equal(test_reports(&t, E_CELL_SCOPE, 3), 1);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 1);
    assert_non_null(dataset_observation(t.data, 0, 0, period_span(2025, 2)));
    test_data_free(&t);
}

static void headers_are_checked(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY,
                           "observations/1.csv",
                           "期间,指标\n2025-05,A\n",
                           "observations/2.csv",
                           "指标,2025年6月,2025年x\nA,1,2\n",
                           "observations/3.csv",
                           "期间,指标,数值,数值\n2025-05,A,1,2\n",
                           "observations/4.csv",
                           "指标,,数值\nA,2025-05,1\n",
                           NULL};
    TestData t = test_data(files);
    assert_int_equal(test_reports(&t, E_HEAD_MISSING, 1), 1);
    assert_int_equal(test_reports(&t, E_HEAD_PERIOD, 1), 1);
    assert_int_equal(test_reports(&t, E_HEAD_TWICE, 1), 1);
    assert_int_equal(test_reports(&t, E_HEAD_MERGED, 1), 1);
    test_data_free(&t);
}

static void quotes_and_lines(void **state)
{
    (void)state;
    const char *files[] = {
        TEST_DICTIONARY, "observations/1.csv",
        "期间,指标,数值,备注\r\n   \r\n2025-05,A,1,\"两\n\n行\"\r2025-06,A,坏,\r\n2025-07,A,\"2,备注\n",
        NULL};
    TestData t = test_data(files);
    assert_int_equal(test_reports(&t, E_CELL_NUMBER, 6), 1);
    assert_int_equal(test_reports(&t, E_CSV_QUOTE, 7), 1);
    assert_string_equal(dataset_observation(t.data, 0, 0, period_month(2025, 5))->note, "两\n\n行");
    test_data_free(&t);
}

static void targets_need_a_known_wording(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY, "targets.csv",
                           "年度,指标,目标,参照指标\n2025,D,增长5%左右,\n2025,A,再上台阶,\n2025,A,"
                           "与经济增长基本同步,\n2025,E,80000人,\n",
                           NULL};
    TestData t = test_data(files);
    assert_int_equal(t.data->target_count, 2);
    assert_int_equal(test_reports(&t, E_TARGET_WORDING, 3), 1);
    assert_int_equal(test_reports(&t, E_TARGET_REFERENCE, 4), 1);
    assert_true(dataset_target(t.data, 4, 0, 2025)->value == 8);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_forms_are_one),         cmocka_unit_test(all_faults_at_once),
        cmocka_unit_test(later_file_revises),          cmocka_unit_test(scope_follows_the_period),
        cmocka_unit_test(headers_are_checked),         cmocka_unit_test(quotes_and_lines),
        cmocka_unit_test(targets_need_a_known_wording)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
