/* Growth that is only published, comparable bases, breaks of 口径, and growth delivered alone. */
#include "../support.h"

#include <math.h>

#include "analysis/analysis.h"
#include "analysis/comparable.h"
#include "analysis/implied.h"
#include "analysis/measure.h"
#include "analysis/badge.h"
#include "figure/registry.h"
#include "analysis/projection.h"
#include "data/unpublished.h"

#define REGIONS "regions.csv", "地区名称\n全市\n"

static Value measured(Analysis *a, const char *measure, const char *indicator, Period p)
{
    Subject s = {dataset_find_indicator(a->data, indicator), 0, p};
    return measure_find(measure)->compute(a, s);
}

static void near(Value v, double wanted, double tolerance)
{
    assert_true(v.known);
    assert_true(fabs(v.number - wanted) <= tolerance);
}

static void because(Value v, const char *reason)
{
    assert_false(v.known);
    assert_non_null(v.note);
    assert_non_null(strstr(v.note, reason));
}

static const char *const gdp[] = {
    "indicators.csv",
    "指标编码,指标名称,单位,类型,方向,小数位,上级指标,增速口径\n"
    "G,地区生产总值,亿元,流量,越大越好,2,,不变价\n"
    "I,第二产业,亿元,流量,越大越好,2,地区生产总值,不变价\n"
    "J,第三产业,亿元,流量,越大越好,2,地区生产总值,不变价\n",
    REGIONS,
    "observations/a.csv",
    "期间,指标,口径,数值,同比\n"
    "2020,G,累计,900.00,\n2021,G,累计,930,4.0\n2022,G,累计,960,3.0\n2023,G,累计,1000.00,5.3\n"
    "2024,G,累计,1020.00,5.0\n2025,G,累计,1040.40,5.2\n"
    "2024-01/06,G,累计,500,5.1\n2025-01/06,G,累计,505,5.0\n"
    "2024-01/06,I,累计,200,\n2025-01/06,I,累计,199,6.0\n"
    "2024-01/06,J,累计,300,\n2025-01/06,J,累计,306,4.4\n"
    "2024-01/09,G,累计,750,5.0\n2025-01/09,G,累计,760,\n",
    "targets.csv",
    "年度,指标,目标\n2025,G,增长5%以上\n",
    NULL};

static void only_published(void **state)
{
    (void)state;
    TestData t = test_data(gdp);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    Analysis *a = analysis_new(t.data);
    Period half = period_span(2025, 6), nine = period_span(2025, 9), year = period_span(2025, 12);
    near(measured(a, "yoy", "G", half), 5.0, 1e-9);
    because(measured(a, "yoy", "G", nine), "增速按不变价，未公布");
    because(measured(a, "yoy_diff", "G", half), "公布");
    Subject s = {0, 0, nine};
    because(series_shown_yoy(a, s), "增速按不变价，未公布");
    because(measured(a, "required", "G", nine), "增速按不变价，未公布");
    near(measured(a, "avg2", "G", year), (sqrt(1.05 * 1.052) - 1) * 100, 1e-9);
    double chain = 1.04 * 1.03 * 1.053 * 1.05 * 1.052;
    near(measured(a, "cagr", "G", year), (pow(chain, 0.2) - 1) * 100, 1e-9);
    near(measured(a, "index_fixed", "G", year), chain * 100, 1e-9);
    /* The parts at comparable prices: their pulls add up to the growth that was published. */
    double base = 505 / 1.05, secondary = (199 - 199 / 1.06) / base * 100,
           tertiary = (306 - 306 / 1.044) / base * 100;
    near(measured(a, "pull", "I", half), secondary, 1e-9);
    near(measured(a, "pull", "J", half), tertiary, 1e-9);
    assert_true(fabs(secondary + tertiary - 5.0) < 0.1);
    assert_true(measure_parts_complete(a, (Subject){0, 0, half})); /* 199 and 306 are 505 */
    assert_false(measure_parts_complete(a, (Subject){0, 0, nine}));
    near(measured(a, "contribution", "I", half), secondary / 5 * 100, 1e-9);
    /* One base for the level to reach, its progress and what is still needed. */
    double scale = base / 500;
    near(measured(a, "progress", "G", half), 505 / (1020 * scale * 1.05) * 100, 1e-9);
    near(measured(a, "required", "G", half), ((1020 * scale * 1.05 - 505) / (1020 * scale - base) - 1) * 100,
         1e-9);
    near(measured(a, "required", "G", half), 5.0, 1e-9); /* as much as the half year grew */
    analysis_free(a);
    test_data_free(&t);
}

static const char *const mixed[] = {
    "indicators.csv",
    "指标编码,指标名称,单位,类型,方向,小数位,口径变动\n"
    "V,固定资产投资,亿元,流量,越大越好,2,\n"
    "W,营业收入,亿元,流量,越大越好,2,\n"
    "B,用水总量,亿立方米,流量,越小越好,2,2024-01\n"
    "R,调查失业率,%,增速,越小越好,1,2025-03\n",
    REGIONS,
    "observations/a.csv",
    "期间,指标,口径,数值,同比\n"
    "2024-01/06,V,累计,480,3.0\n2024,V,累计,1000,3.0\n2025-01/06,V,累计,430,6.0\n"
    "2024-01/06,W,累计,800,\n2024,W,累计,1700,\n2025-01/06,W,累计,780,\n"
    "2023,B,累计,10,\n2024,B,累计,8,\n2024-02,B,,0.5,\n2024-01/06,B,累计,4,2.0\n"
    "2024-02,R,,5.0,\n2025-02,R,,5.2,\n2025-03,R,,4.1,\n2024-03,R,,5.1,\n",
    "targets.csv",
    "年度,指标,目标\n2025,V,增长6%以上\n",
    NULL};

static void bases_and_breaks(void **state)
{
    (void)state;
    TestData t = test_data(mixed);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    Analysis *a = analysis_new(t.data);
    Period half = period_span(2025, 6);
    Subject v = {0, 0, half}, w = {1, 0, half};
    ObservationExtra given = {.base = 750, .base_state = FIGURE_VALUE, .base_source.file = -1};
    for (int i = 0; i < t.data->observation_count; i++) {
        Observation *o = &t.data->observations[i];
        if (o->indicator == 1 && period_equal(o->period, half)) o->extra = &given;
    }
    near(comparable_base(a, v), 430 / 1.06, 1e-9); /* the levels do not give 6% */
    near(measured(a, "required", "V", half), 6.0, 1e-9);
    near(measured(a, "progress", "V", half), 430 / (1000 * 430 / 1.06 / 480 * 1.06) * 100, 1e-9);
    near(comparable_base(a, w), 750, 1e-9); /* given with the figure */
    near(series_base(a, w), 750, 1e-9);
    near(measured(a, "yoy", "W", half), 4.0, 1e-9);
    near(comparable_total(a, w), 1700 * 750.0 / 800, 1e-9);
    because(measured(a, "yoy", "B", period_span(2024, 12)), "口径有变动");
    near(comparable_base(a, (Subject){2, 0, period_span(2024, 6)}), 4 / 1.02, 1e-9);
    near(measured(a, "yoy", "R", period_month(2025, 2)), 0.2, 1e-9);
    because(measured(a, "yoy", "R", period_month(2025, 3)), "口径有变动");
    because(measured(a, "mom", "R", period_month(2025, 3)), "口径有变动");
    analysis_free(a);
    test_data_free(&t);
}

/* Growth alone: the index that it implies, what is still needed, and the words where it cannot be had. */
static void growth_alone(void **state)
{
    (void)state;
    GString *csv = g_string_new("期间,指标,数值\n");
    for (int year = 2015; year <= 2025; year++)
        for (int m = 2; m <= (year == 2025 ? 6 : 12); m++)
            g_string_append_printf(csv, "%d-01/%02d,S,%.1f\n", year, m, 6.0 + 0.1 * (year % 2));
    g_string_append(csv, "2024-06,M,7.0\n2025-06,M,8.0\n");
    const char *const files[] = {
        "indicators.csv",
        "指标编码,指标名称,单位,类型,方向,小数位\n"
        "S,规模以上工业增加值增速,%,增速,越大越好,1\nM,贷款余额增速,%,增速,越大越好,1\n",
        REGIONS,
        "observations/a.csv",
        csv->str,
        "targets.csv",
        "年度,指标,目标\n2025,S,6.5%以上\n2025,M,8%以上\n",
        NULL};
    TestData t = test_data(files);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    Analysis *a = analysis_new(t.data);
    Period p = period_span(2025, 6);
    const char *why;
    SlotSeries x;
    assert_true(implied_gather(a, (Subject){0, 0, p}, &x, NULL, &why));
    assert_int_equal(x.slots, 11);
    assert_int_equal(x.years, 11); /* ten with rates and the first, of equal months */
    double so_far = 0, before = 0, whole = 0;
    for (int k = 0; k < 5; k++)
        so_far += x.values[x.years * 11 + k], before += x.values[(x.years - 1) * 11 + k];
    for (int k = 0; k < 11; k++) whole += x.values[(x.years - 1) * 11 + k];
    assert_true(fabs(so_far / before - 1.061) < 1e-12);
    double w = before / whole;
    near(measured(a, "required", "S", p), (6.5 - w * 6.1) / (1 - w), 1e-9);
    assert_non_null(strstr(measured(a, "required", "S", p).note, "w="));
    Value year = measured(a, "projection", "S", p);
    near(year, 6.1, 0.1);
    assert_string_equal(year.unit, "%");
    assert_true(measured(a, "projection_lo", "S", p).number < year.number);
    assert_true(measured(a, "projection_hi95", "S", p).number > measured(a, "projection_hi", "S", p).number);
    assert_true(measured(a, "p_meet", "S", p).known);
    because(measured(a, "projection", "M", period_month(2025, 6)), "期末数");
    because(measured(a, "required", "M", period_month(2025, 6)), "总量指标");
    analysis_free(a);
    test_data_free(&t);
    g_string_free(csv, TRUE);
}

static void growth_left_blank(void **state)
{
    (void)state;
    const char *const files[] = {
        "indicators.csv",
        "指标编码,指标名称,单位,类型,方向,小数位,增速口径\nA,地区生产总值,亿元,流量,越大越好,2,\n"
        "B,进出口总额,亿元,流量,越大越好,2,名义\nC,用电量,亿千瓦时,流量,越大越好,2,\n",
        REGIONS,
        "observations/a.csv",
        "期间,指标,口径,数值,同比\n2024-01/03,A,累计,1000,5\n2024-01/06,A,累计,2100,5.2\n"
        "2025-01/03,A,累计,1030,5\n2025-01/06,A,累计,2163,\n" /* line 5 */
        "2024-01/03,B,累计,1000,5\n2024-01/06,B,累计,2100,5.2\n2025-01/06,B,累计,2163,\n"
        "2024-01/03,C,累计,10,5\n2024-01/06,C,累计,21,\n2025-01/03,C,累计,11,\n2025-01/06,C,累计,22,\n",
        NULL};
    TestData t = test_data(files);
    assert_int_equal(test_reports(&t, W_DATA_UNPUBLISHED, 5), 1);
    assert_int_equal(test_reports(&t, W_DATA_UNPUBLISHED, 0), 1);
    test_data_free(&t);
}

/* Seven years of halves: the growth of the last is the best, in words that say of what and among which. */
static void badges_say_what_they_compare(void **state)
{
    (void)state;
    GString *csv = g_string_new("期间,指标,口径,数值,同比\n");
    for (int year = 2019; year <= 2025; year++)
        g_string_append_printf(
            csv, "%d-01/06,A,累计,100,%d\n%d,A,累计,200,%d\n%d-06,U,,%d.0,\n%d-01/06,K,累计,100,%d\n", year,
            year - 2015, year, year - 2015, year, 2030 - year, year, year - 2015);
    const char *const files[] = {
        "indicators.csv",
        "指标编码,指标名称,单位,类型,方向,小数位,口径变动\nA,零售额,亿元,流量,越大越好,2,\n"
        "U,调查失业率,%,增速,越小越好,1,\nK,投资,亿元,流量,越大越好,2,2023-01\n",
        REGIONS,
        "observations/a.csv",
        csv->str,
        NULL};
    TestData t = test_data(files);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    Analysis *a = analysis_new(t.data);
    assert_string_equal(badge_of(a, (Subject){0, 0, period_month(2025, 6)}), "近7年同期增速最高");
    assert_string_equal(badge_of(a, (Subject){0, 0, period_span(2025, 12)}), "近7年增速最高");
    assert_string_equal(badge_of(a, (Subject){1, 0, period_month(2025, 6)}), "近7年同期最低");
    assert_null(badge_of(a, (Subject){2, 0, period_month(2025, 6)})); /* a new series since 2023 */
    analysis_free(a);
    test_data_free(&t);
    g_string_free(csv, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_published), cmocka_unit_test(bases_and_breaks),
                                       cmocka_unit_test(growth_alone), cmocka_unit_test(growth_left_blank),
                                       cmocka_unit_test(badges_say_what_they_compare)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
