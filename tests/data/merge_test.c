#include "../support.h"

/* What a later file leaves out stays, with the cell it came from; what it brings has its own cell. */
static void each_figure_keeps_its_cell(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY,
                           "observations/1.csv",
                           "期间,指标,数值,同比\n2025-03,A,100,5.1\n2025-04,A,101,\n",
                           "observations/2.csv",
                           "期间,指标,同比,数值\n2025-04,A,4.8,\n2025-03,A,,104\n",
                           NULL};
    TestData t = test_data(files);
    const Observation *march = dataset_observation(t.data, 0, 0, period_month(2025, 3)),
                      *april = dataset_observation(t.data, 0, 0, period_month(2025, 4));
    Source value = observation_value_source(march), yoy = observation_yoy_source(march);
    assert_true(march->value == 104 && march->yoy == 5.1);
    assert_true(value.line == 3 && value.column == 4);
    assert_true(yoy.line == 2 && yoy.column == 4 && yoy.file != value.file);
    value = observation_value_source(april), yoy = observation_yoy_source(april);
    assert_true(april->value == 101 && april->yoy == 4.8);
    assert_true(value.line == 3 && value.column == 3);
    assert_true(yoy.line == 2 && yoy.column == 3 && yoy.file != value.file);
    test_data_free(&t);
}

static void a_growth_can_be_revised(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY,
                           "observations/2025-03.csv",
                           "期间,指标,数值,同比\n2025-03,A,100,5.1\n",
                           "observations/2025-03修订.csv",
                           "期间,指标,数值,同比\n2025-03,A,100,5.3\n",
                           NULL};
    TestData t = test_data(files);
    assert_true(dataset_observation(t.data, 0, 0, period_month(2025, 3))->yoy == 5.3);
    assert_int_equal(test_reports(&t, N_DATA_REVISION, 2), 1);
    assert_int_equal(t.data->revision_count, 0);
    test_data_free(&t);
}

/* June in the file of May, and another June in June's own: one of the names or periods is a slip. */
static void an_earlier_file_is_questioned(void **state)
{
    (void)state;
    const char *files[] = {TEST_DICTIONARY,
                           "observations/2025-05.csv",
                           "期间,指标,数值\n2025-06,A,100\n2025-05,A,90\n",
                           "observations/2025-06.csv",
                           "期间,指标,数值\n2025-06,A,104\n2025-05,A,91\n",
                           NULL};
    TestData t = test_data(files);
    assert_int_equal(t.data->revision_count, 2);
    assert_int_equal(test_reports(&t, W_DATA_REVISION_EARLIER, 2), 1);
    assert_int_equal(test_reports(&t, W_DATA_REVISION_EARLIER, 0), 1);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_figure_keeps_its_cell),
                                       cmocka_unit_test(a_growth_can_be_revised),
                                       cmocka_unit_test(an_earlier_file_is_questioned)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
