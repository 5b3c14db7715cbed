#include "../support.h"

#include <math.h>

#include "analysis/growth.h"
#include "analysis/phrase.h"

static bool near(double x, double y) { return fabs(x - y) <= 1e-10 * fmax(1, fabs(y)); }

static void formulas(void **state)
{
    (void)state;
    double g, low, high;
    assert_true(growth_rate(103, 100, &g) && near(g, 3));
    assert_false(growth_rate(5, 0, &g));
    assert_true(growth_required(1000 * 1.06, 545, 1000, 520, &g) &&
                near(g, (1060.0 - 545) / 480 * 100 - 100));
    assert_false(growth_required(1060, 545, 500, 520, &g));
    assert_true(growth_average_horizontal(100, 130, 3, &g) && fabs(g - 9.1393) < 1e-4);
    assert_true(growth_two_year_average(178.9, -38.3, &g) &&
                fabs(g - (sqrt(2.789 * 0.617) - 1) * 100) < 1e-9);
    assert_true(growth_interval(29193.6, 1, 27863.7, 1, &low, &high));
    assert_true(low < 4.7729 && high > 4.7729 && high < 4.78);
}

static void sign_cases(void **state)
{
    (void)state;
    assert_int_equal(growth_case(-1, 5), GROWTH_TO_LOSS);
    assert_int_equal(growth_case(1, -5), GROWTH_TO_PROFIT);
    assert_int_equal(growth_case(-7, -5), GROWTH_MORE_LOSS);
    assert_int_equal(growth_case(-3, -5), GROWTH_LESS_LOSS);
    assert_int_equal(growth_case(0, 0), GROWTH_BOTH_NIL);
    assert_int_equal(growth_case(0, 5), GROWTH_RATE);
    assert_string_equal(phrase_sign(4, 2), "增长");
    assert_string_equal(phrase_sign(1, -2), "扭亏为盈");
}

static void says(char *got, const char *wanted)
{
    assert_string_equal(got, wanted);
    g_free(got);
}

static void official_words(void **state)
{
    (void)state;
    says(phrase_growth(5.2, 1, false), "增长5.2%");
    says(phrase_growth(-3.4, 1, false), "下降3.4%");
    says(phrase_growth(-0.04, 1, false), "持平");
    says(phrase_growth(0.2, 1, true), "上涨0.2%");
    says(phrase_change(5.2, 5.8, 1, false), "回落0.6个百分点");
    says(phrase_change(5.8, 5.2, 1, false), "加快0.6个百分点");
    says(phrase_change(-3.1, -4.5, 1, false), "降幅收窄1.4个百分点");
    says(phrase_change(-4.5, -3.1, 1, false), "降幅扩大1.4个百分点");
    says(phrase_change(-4.5, -4.5, 1, false), "降幅持平");
    says(phrase_change(0, -1.2, 1, false), "由降转平");
    says(phrase_change(1.0, 0.6, 1, true), "涨幅扩大0.4个百分点");
    says(phrase_change_against(5.2, 4.9, 1, false, "1—5月"), "比1—5月加快0.3个百分点");
    says(phrase_change_against(5.2, 5.2, 1, false, "上月"), "与上月持平");
    says(phrase_change_against(-5.2, -4.9, 1, false, "上月"), "降幅比上月扩大0.3个百分点");
    says(phrase_change_against(0.3, 0.3, 1, true, "上月"), "涨幅与上月持平");
    says(phrase_compare(5.2, 4.9, 1, "全省", "个百分点"), "高于全省0.3个百分点");
    says(phrase_compare(4.9, 4.9, 1, "全省", "个百分点"), "与全省持平");
    says(phrase_level_change(36.5, 36.2, 1, true), "提高0.3个百分点");
    says(phrase_rank_change(3, 5), "前移2位");
    says(phrase_rank_change(5, 5), "位次不变");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(formulas), cmocka_unit_test(sign_cases),
                                       cmocka_unit_test(official_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
