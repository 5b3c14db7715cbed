#include "../support.h"

static const char *const dictionary =
    "指标编码,指标名称,单位,类型,别名\nA,社会消费品零售总额,亿元,流量,社零\nB,固定资产投资,亿元,流量,\n"
    "C,规模以上工业增加值增速,%,增速,\nD,居民消费价格指数,,指数,\n";
static const char *const regions = "地区名称,上级地区\n示例市,\n甲区,示例市\n乙区,示例市\n";

static TestData one_table(const char *name, const char *text)
{
    const char *files[] = {"indicators.csv", dictionary, "regions.csv", regions, name, text, NULL};
    return test_data(files);
}

static const Observation *figure(const TestData *t, const char *indicator, const char *region, Period period)
{
    return dataset_observation(t->data, dataset_find_indicator(t->data, indicator),
                               dataset_find_region(t->data, region), period);
}

static bool is(const TestData *t, const char *indicator, const char *region, Period period, double value,
               double yoy)
{
    const Observation *o = figure(t, indicator, region, period);
    bool level = value == 0 || (o && o->state == FIGURE_VALUE && o->value == value);
    return o && level && (yoy == 0 || (o->yoy_state == FIGURE_VALUE && o->yoy == yoy));
}

static int errors(const TestData *t) { return diag_count_severity(t->diags, SEVERITY_ERROR); }

static void titles_and_two_header_rows(void **state)
{
    (void)state;
    TestData t =
        one_table("observations/快报.csv",
                  "示例市2025年6月主要经济指标,,,,,\n,,,,,单位：亿元\n指标,单位,本月,,累计,\n"
                  ",,绝对量,同比(%),绝对量,同比(%)\n一、社零,亿元,118.2,5.1,702.1,4.9\n"
                  "　其中：固定资产投资（万元）,,,,5200000,4\n二、价格,,,,,\n注：略,,,,,\n2.略,,,,,\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "A", "示例市", period_month(2025, 6), 118.2, 5.1));
    assert_true(is(&t, "A", "示例市", period_span(2025, 6), 702.1, 4.9));
    assert_true(is(&t, "B", "示例市", period_span(2025, 6), 520, 4));
    assert_int_equal(test_reports(&t, N_SHEET_AROUND, 1), 1);
    assert_int_equal(test_reports(&t, N_SHEET_AROUND, 7), 1);
    test_data_free(&t);
}

static void growth_belongs_to_the_amount_before(void **state)
{
    (void)state;
    TestData t =
        one_table("observations/2025-06.csv",
                  "项目,单位,当月,增长%,本月止累计,比上年同期±%,上年同月,上年同期累计\n"
                  "社零,亿元,118.2,5.1,702.1,4.9,112.5,669.3\n规模以上工业增加值增速,%,,5.6,,6.1,,\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "A", "示例市", period_month(2025, 6), 118.2, 5.1));
    assert_true(is(&t, "A", "示例市", period_span(2025, 6), 702.1, 4.9));
    assert_true(is(&t, "C", "示例市", period_month(2025, 6), 5.6, 0));
    assert_true(is(&t, "C", "示例市", period_span(2025, 6), 6.1, 0));
    double base;
    assert_true(observation_base(figure(&t, "A", "示例市", period_month(2025, 6)), &base) && base == 112.5);
    assert_true(observation_base(figure(&t, "A", "示例市", period_span(2025, 6)), &base) && base == 669.3);
    test_data_free(&t);
}

static void districts_down(void **state)
{
    (void)state;
    TestData t =
        one_table("observations/2025-09.csv", "2025年1—9月分县区\n县区,固定资产投资,增速（%）,社零（万元）\n"
                                              "全市,520,4,7021000\n甲  区,120,5.1,3005000\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "B", "甲区", period_span(2025, 9), 120, 5.1));
    assert_true(is(&t, "A", "示例市", period_span(2025, 9), 702.1, 0));
    test_data_free(&t);
    t = one_table("observations/2025-09.csv", "县区,固定资产投资,增速\n甲区,120,5.1\n");
    assert_int_equal(test_reports(&t, W_TABLE_SPAN, 1), 1); /* nothing says that it is the year so far */
    test_data_free(&t);
    t = one_table("observations/2025-09.csv", "县区,固定资产投资,民间投资\n甲区,120,70\n");
    assert_int_equal(test_reports(&t, E_NAME_INDICATOR, 1), 1);
    test_data_free(&t);
}

static void second_level_keeps_to_its_first(void **state)
{
    (void)state;
    TestData t = one_table("observations/2025年6月.csv",
                           ",固定资产投资,,社零,\n县区,累计,同比,累计,同比\n甲区,120,5.1,300,4\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "A", "甲区", period_span(2025, 6), 300, 4));
    test_data_free(&t);
    t = one_table("observations/2025年6月.csv",
                  "县区,固定资产投资,,社零,\n,累计,同比,累计,同比\n甲区,120,5.1,300,4\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "B", "甲区", period_span(2025, 6), 120, 5.1));
    test_data_free(&t);
    t = one_table("observations/2025年6月.csv",
                  "指标,全市,,甲区,\n,累计,同比,累计,同比\n社零,702.1,4.9,300,4\n");
    assert_true(is(&t, "A", "甲区", period_span(2025, 6), 300, 4));
    test_data_free(&t);
    t = one_table("observations/2025年6月.csv", ",累计,同比\n社零,702.1,4.9\n价格指数,1,\n");
    assert_int_equal(test_reports(&t, E_HEAD_MERGED, 1), 1); /* not all are indicators: no guess */
    test_data_free(&t);
    t = one_table("observations/2025年6月.csv", ",累计,同比\n社零,702.1,4.9\n");
    assert_true(is(&t, "A", "示例市", period_span(2025, 6), 702.1, 4.9));
    test_data_free(&t);
}

static void turned_round(void **state)
{
    (void)state;
    TestData t = one_table("observations/月度.csv",
                           "时间,社零,居民消费价格指数\n2025年3月,120.5,100.1\n2025年4月,118,99.9\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "A", "示例市", period_month(2025, 3), 120.5, 0));
    assert_true(is(&t, "D", "示例市", period_month(2025, 4), 99.9, 0));
    test_data_free(&t);
    t = one_table("observations/分县区.csv",
                  "指标：固定资产投资(万元)\n时间：最近2年\n地区,2024年,2023年\n甲区,4380000,4000000\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "B", "甲区", period_span(2024, 12), 438, 0));
    test_data_free(&t);
    t = one_table("observations/2025-06.csv", "指标,甲区,乙区\n居民消费价格指数,100.1,99.8\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "D", "乙区", period_month(2025, 6), 99.8, 0));
    test_data_free(&t);
}

static void downloads_join_their_rows(void **state)
{
    (void)state;
    TestData t =
        one_table("observations/下载.csv",
                  "数据库：月度数据,,\n时间：最近2个月,,\n指标,2025年6月,2025年5月\n"
                  "社会消费品零售总额_累计增长(%),4.9,4.8\n社会消费品零售总额_当期值(亿元),118.2,110\n"
                  "社会消费品零售总额_累计值(亿元),702.1,583.9\n社会消费品零售总额_同比增长(%),5.1,5\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "A", "示例市", period_month(2025, 6), 118.2, 5.1));
    assert_true(is(&t, "A", "示例市", period_span(2025, 5), 583.9, 4.8));
    assert_int_equal(observation_yoy_source(figure(&t, "A", "示例市", period_month(2025, 6))).line, 7);
    assert_int_equal(observation_value_source(figure(&t, "A", "示例市", period_span(2025, 5))).line, 6);
    test_data_free(&t);
}

static void what_cannot_be_told_is_one_error(void **state)
{
    (void)state;
    TestData t = one_table("observations/2025-06.csv",
                           "指标,单位,数值,同比\n社零,亿元,118.2,5.1\n固定资产投资,亿元,1,2\n");
    assert_int_equal(test_reports(&t, E_TABLE_SPAN, 1), 1); /* the month's, or the year's so far? */
    assert_int_equal(errors(&t), 1);
    test_data_free(&t);
    t = one_table("observations/2025-06.csv", "2025年5月主要指标,,\n指标,本月,同比\n社零,118.2,5.1\n");
    assert_int_equal(test_reports(&t, E_TABLE_PERIOD, 1), 1);
    test_data_free(&t);
    t = one_table("observations/a.csv", "品名,产地\n苹果,1\n");
    assert_int_equal(errors(&t), 1);
    assert_int_equal(test_reports(&t, E_HEAD_MISSING, 1), 1);
    test_data_free(&t);
    t = one_table("observations/2025-06.csv", "指标,本月,本月新签数\n社零,118.2,5.1\n");
    assert_int_equal(test_reports(&t, W_HEAD_UNREAD, 1), 1);
    test_data_free(&t);
    t = one_table("observations/2025-02.csv", "指标,本月,同比增长额\n居民消费价格指数,100.2,3\n");
    assert_int_equal(test_reports(&t, W_HEAD_UNREAD, 1), 1);
    test_data_free(&t);
}

static void february_has_its_own_rate(void **state)
{
    (void)state;
    TestData t = one_table("observations/2025年1—2月.csv",
                           "指标,本月,本月同比,累计,累计同比\n居民消费价格指数,99.3,,99.9,\n社零,,,200,4\n");
    assert_int_equal(errors(&t), 0);
    assert_true(is(&t, "D", "示例市", period_month(2025, 2), 99.3, 0));
    assert_true(is(&t, "D", "示例市", period_span(2025, 2), 99.9, 0));
    assert_true(is(&t, "A", "示例市", period_span(2025, 2), 200, 4));
    test_data_free(&t);
}

static void a_region_that_is_missing_is_asked_for(void **state)
{
    (void)state;
    TestData t = one_table("observations/a.csv", "期间,地区,指标,口径,数值\n2025-01/03,示例市,A,累计,300\n"
                                                 "2025-01/03,甲区,A,累计,120\n2025-01/03,,B,累计,33\n");
    assert_int_equal(test_reports(&t, W_REGION_BLANK, 4), 1);
    test_data_free(&t);
    t = one_table("observations/a.csv",
                  "期间,地区,指标,数值\n2025-04,,A,300\n2025-04,甲区,A,120\n2025-04,,B,33\n");
    assert_int_equal(test_reports(&t, W_REGION_BLANK, 4), 0); /* blank is the top region throughout */
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(titles_and_two_header_rows),
                                       cmocka_unit_test(growth_belongs_to_the_amount_before),
                                       cmocka_unit_test(districts_down),
                                       cmocka_unit_test(second_level_keeps_to_its_first),
                                       cmocka_unit_test(turned_round),
                                       cmocka_unit_test(downloads_join_their_rows),
                                       cmocka_unit_test(what_cannot_be_told_is_one_error),
                                       cmocka_unit_test(february_has_its_own_rate),
                                       cmocka_unit_test(a_region_that_is_missing_is_asked_for)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
