#include "../support.h"

#include "reading/heading.h"

static void words_add_up(void **state)
{
    (void)state;
    static const struct {
        const char *heading;
        Measure measure;
        Span span;
    } rows[] = {{"本月", MEASURE_VALUE, SPAN_MONTH},           {"当月增长%", MEASURE_YOY, SPAN_MONTH},
                {"比上年同月±%", MEASURE_YOY, SPAN_UNSAID},    {"本月止累计", MEASURE_VALUE, SPAN_TOTAL},
                {"自年初累计", MEASURE_VALUE, SPAN_TOTAL},     {"累计｜同比(%)", MEASURE_YOY, SPAN_TOTAL},
                {"累 计\n同比", MEASURE_YOY, SPAN_TOTAL},      {"环比增长", MEASURE_MOM, SPAN_UNSAID},
                {"上年同期累计", MEASURE_BASE, SPAN_TOTAL},    {"上年同期增速", MEASURE_OTHER, SPAN_UNSAID},
                {"同比增减额", MEASURE_OTHER, SPAN_UNSAID},    {"同比(亿元)", MEASURE_OTHER, SPAN_UNSAID},
                {"增速位次", MEASURE_OTHER, SPAN_UNSAID},      {"本月实绩", MEASURE_VALUE, SPAN_MONTH},
                {"ｍｏｎｔｈ_ｙｏｙ", MEASURE_YOY, SPAN_MONTH}};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Heading heading;
        assert_true(heading_read(rows[i].heading, &heading));
        assert_int_equal(heading.role, ROLE_FIGURE);
        assert_int_equal(heading.measure, rows[i].measure);
        assert_int_equal(heading.span, rows[i].span);
    }
    Heading heading;
    assert_false(heading_read("社会消费品零售总额", &heading));
    assert_false(heading_read("本月份额", &heading) && heading.measure == MEASURE_YOY);
    assert_true(heading_read("县（市、区）", &heading) && heading.role == ROLE_REGION);
    assert_true(heading_read("期\xE2\x80\x8B间", &heading) && heading.role == ROLE_PERIOD);
}

static void periods_in_headings(void **state)
{
    (void)state;
    Heading heading;
    assert_true(heading_read("2025年1—6月累计增长(%)", &heading));
    assert_true(heading.period.year == 2025 && heading.period.last == 6 && heading.measure == MEASURE_YOY);
    assert_true(heading_read("1-6月", &heading) && heading.without_year && heading.period.last == 6);
    Period p;
    assert_true(heading_find_period("示例市2025年6月主要经济指标", 0, &p, NULL) && p.last == 6 &&
                p.first == 6);
    assert_true(heading_find_period("202506快报", 0, &p, NULL) && p.last == 6);
    assert_false(heading_find_period("20250612快报", 0, &p, NULL));
    assert_false(heading_find_period("报出日期2025年7月12日", 0, &p, NULL));
    assert_true(heading_find_period("6月快报", 2025, &p, NULL) && p.year == 2025 && p.last == 6);
    assert_int_equal(heading_find_year("2025年"), 2025);
}

static void notes_are_no_names(void **state)
{
    (void)state;
    static const char *const notes[] = {"注：快报数", "注1.不含农户", "数据来源：市统计局", "填表人",
                                        "（注：略）"};
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) assert_true(heading_is_note(notes[i]));
    assert_false(heading_is_note("注册企业数"));
    assert_false(heading_is_note("2025-06"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_add_up), cmocka_unit_test(periods_in_headings),
                                       cmocka_unit_test(notes_are_no_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
