#include "../support.h"

#include <math.h>

#include "analysis/analysis.h"
#include "analysis/doubt/checks.h"
#include "analysis/goal.h"
#include "analysis/verdict.h"
#include "figure/registry.h"

static const char *const files[] = {
    TEST_DICTIONARY,
    "observations/a.csv",
    "期间,地区,指标,数值,同比\n"
    "2024-01/02,,A,300,\n2024-01/03,,A,460,\n2024-03,,A,160,\n2024-01/06,,A,960,\n2024,,A,2000,\n"
    "2025-01/02,,A,315,5.0\n2025-01/03,,A,480,\n2025-01/05,,A,820,\n2025-01/06,,A,1000,4.1\n2025-06,,A,180,\n"
    "2024-01/06,,B,400,\n2025-01/06,,B,430,\n"
    "2025-05,,C,0.3,\n2025-06,,C,0.1,\n2024-06,,C,0.2,\n"
    "2025-01/06,,E,4.5,\n"
    "2025-01/06,东区,A,300,6.04\n2025-01/06,西区,A,200,6.0\n2025-01/06,南区,A,250,7.1\n",
    "targets.csv",
    "年度,指标,目标\n2025,A,增长5%以上\n2025,C,2%左右\n2025,E,8万人\n",
    NULL};

static double value(Analysis *a, const char *measure, const char *indicator, Period p)
{
    Subject s = {dataset_find_indicator(a->data, indicator), 0, p};
    Value v = measure_find(measure)->compute(a, s);
    assert_true(v.known);
    return v.number;
}

static bool undefined(Analysis *a, const char *measure, const char *indicator, Period p)
{
    Subject s = {dataset_find_indicator(a->data, indicator), 0, p};
    Value v = measure_find(measure)->compute(a, s);
    return !v.known && v.note && *v.note;
}

static void is(double got, double wanted)
{
    assert_true(fabs(got - wanted) <= 1e-10 * fmax(1, fabs(wanted)));
}

static void levels_and_growth(void **state)
{
    (void)state;
    TestData t = test_data(files);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    Analysis *a = analysis_new(t.data);
    is(value(a, "level", "A", period_month(2025, 3)), 165);
    is(value(a, "yoy", "A", period_span(2025, 6)), 1000.0 / 960 * 100 - 100);
    is(value(a, "yoy_published", "A", period_span(2025, 6)), 4.1);
    is(value(a, "yoy_diff", "A", period_span(2025, 6)), 4.1 - (1000.0 / 960 * 100 - 100));
    is(value(a, "yoy", "C", period_month(2025, 6)), -0.1);
    is(value(a, "mom", "C", period_month(2025, 6)), -0.2);
    assert_true(undefined(a, "mom", "A", period_span(2025, 2)));
    assert_true(undefined(a, "mom", "A", period_month(2025, 3)));
    assert_true(undefined(a, "level", "A", period_month(2025, 2)));
    analysis_free(a);
    test_data_free(&t);
}

static void structure(void **state)
{
    (void)state;
    TestData t = test_data(files);
    Analysis *a = analysis_new(t.data);
    is(value(a, "share", "B", period_span(2025, 6)), 43);
    is(value(a, "pull", "B", period_span(2025, 6)), 30.0 / 960 * 100);
    is(value(a, "contribution", "B", period_span(2025, 6)), 75);
    analysis_free(a);
    test_data_free(&t);
}

/* Largest first, and the last of a complete breakdown is 100 whatever the rounding of each. */
static void cumulative_shares(void **state)
{
    (void)state;
    const char *thirds[] = {"indicators.csv",
                            "指标编码,指标名称,单位,类型,方向,小数位,上级指标\n"
                            "T,合计,亿元,流量,越大越好,2,\nX,甲链,亿元,流量,越大越好,2,合计\n"
                            "Y,乙链,亿元,流量,越大越好,2,合计\nZ,丙链,亿元,流量,越大越好,2,合计\n",
                            "regions.csv",
                            "地区名称\n全市\n",
                            "observations/a.csv",
                            "期间,指标,数值\n2025,T,3\n2025,X,1\n2025,Y,1\n2025,Z,1\n",
                            NULL};
    TestData t = test_data(thirds);
    Analysis *a = analysis_new(t.data);
    const double wanted[] = {100 / 3.0, 200 / 3.0, 100};
    const char *const names[] = {"X", "Y", "Z"};
    for (int i = 0; i < 3; i++) is(value(a, "cumulative_share", names[i], period_span(2025, 12)), wanted[i]);
    analysis_free(a);
    test_data_free(&t);
}

static void goals(void **state)
{
    (void)state;
    TestData t = test_data(files);
    Analysis *a = analysis_new(t.data);
    Period p = period_span(2025, 6);
    is(value(a, "target", "A", p), 5);
    is(value(a, "gap", "A", p), 4.1 - 5);
    is(value(a, "progress", "A", p), 1000.0 / 2100 * 100);
    is(value(a, "required", "A", p), (2100.0 - 1000) / (2000 - 960) * 100 - 100);
    is(value(a, "time_progress", "A", p), 50);
    Subject s = {0, 0, p};
    assert_int_equal(goal_judge(a, dataset_target(t.data, 0, 0, 2025), s).status, STATUS_BEHIND);
    s = (Subject){2, 0, period_month(2025, 6)}; /* a price below the band is never missed */
    assert_int_equal(goal_judge(a, dataset_target(t.data, 2, 0, 2025), s).status, STATUS_ON_TRACK);
    s = (Subject){4, 0, p}; /* 56.3% at half the year */
    assert_int_equal(goal_judge(a, dataset_target(t.data, 4, 0, 2025), s).status, STATUS_ON_TRACK);
    analysis_free(a);
    test_data_free(&t);
}

static void ranks_on_displayed_figures(void **state)
{
    (void)state;
    TestData t = test_data(files);
    Analysis *a = analysis_new(t.data);
    Measure const *rank = measure_find("rank");
    int wanted[] = {2, 2, 1}; /* 6.04 is displayed as 6.0: tied */
    for (int r = 0; r < 3; r++)
        is(rank->compute(a, (Subject){0, r + 1, period_span(2025, 6)}).number, wanted[r]);
    analysis_free(a);
    test_data_free(&t);
}

/* 适度: by the distance to the target of the region above, and unranked without one. */
static void moderate_ranks(void **state)
{
    (void)state;
    const char *rows = "期间,地区,指标,数值\n2025-06,东区,C,5.0\n2025-06,西区,C,1.6\n2025-06,南区,C,2.2\n";
    const char *with[] = {
        TEST_DICTIONARY, "observations/a.csv", rows, "targets.csv", "年度,指标,目标\n2025,C,2%左右\n", NULL};
    const char *without[] = {TEST_DICTIONARY, "observations/a.csv", rows, NULL};
    const int wanted[] = {3, 2, 1};
    const double scores[] = {60, 97.142857142857139, 100};
    TestData t = test_data(with), u = test_data(without);
    Analysis *a = analysis_new(t.data), *b = analysis_new(u.data);
    for (int r = 0; r < 3; r++) {
        Subject s = {dataset_find_indicator(t.data, "C"), r + 1, period_month(2025, 6)};
        is(measure_find("rank")->compute(a, s).number, wanted[r]);
        is(measure_find("score")->compute(a, s).number, scores[r]);
        assert_false(measure_find("rank")->compute(b, s).known);
        assert_false(measure_find("score")->compute(b, s).known);
    }
    analysis_free(a), analysis_free(b);
    test_data_free(&t), test_data_free(&u);
}

static void published_against_levels(void **state)
{
    (void)state;
    const char *odd[] = {
        TEST_DICTIONARY, "observations/a.csv",
        "期间,指标,数值,同比\n2024-11,A,160.0,\n2025-11,A,168.4,2.7\n2024-12,A,100.0,\n2025-12,A,105.3,5.3\n",
        NULL};
    TestData t = test_data(odd);
    Analysis *a = analysis_new(t.data);
    doubts_check(a, t.diags);
    assert_int_equal(test_reports(&t, W_DATA_DISAGREE, 3), 1);
    assert_int_equal(test_reports(&t, W_DATA_DISAGREE, 0), 1);
    analysis_free(a);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_and_growth),          cmocka_unit_test(structure),
        cmocka_unit_test(cumulative_shares),          cmocka_unit_test(goals),
        cmocka_unit_test(ranks_on_displayed_figures), cmocka_unit_test(moderate_ranks),
        cmocka_unit_test(published_against_levels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
