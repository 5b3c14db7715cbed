#include "../support.h"

#include <math.h>

#include "analysis/analysis.h"
#include "analysis/outlook.h"
#include "analysis/task.h"

#define DICTIONARY                                                                                                                         \
    "indicators.csv",                                                                                                                      \
        "指标编码,指标名称,单位,类型,方向\nA,零售额,亿元,流量,越大越好\nB,用煤量,万吨,流量,越小越好\n" \
        "C,价格涨幅,%,增速,适度\nD,城镇化率,%,占比,越大越好\nE,工业增速,%,增速,越大越好\n",                                                \
        "regions.csv", "地区名称,上级地区\n某省,\n某市,某省\n"

static Verdict judge(TestData *t, const char *indicator, Period period)
{
    Analysis *a = analysis_new(t->data);
    int i = dataset_find_indicator(t->data, indicator), r = dataset_find_region(t->data, "某市");
    const Target *target = dataset_target(t->data, i, r, 2025);
    assert_non_null(target);
    Verdict v = goal_judge(a, target, goal_subject(a, (Subject){i, r, period}));
    analysis_free(a);
    return v;
}

/* The span from January is what the year's target binds; without it the month's figure, and it is said. */
static void one_figure_a_target(void **state)
{
    (void)state;
    const char *files[] = {
        DICTIONARY,
        "observations/a.csv",
        "期间,地区,指标,数值\n2025-06,某市,E,6.8\n2025-01/06,某市,E,6.4\n2025-06,某市,C,3.2\n",
        "targets.csv",
        "年度,地区,指标,目标\n2025,某市,E,增长6.5%\n2025,某市,C,2%左右\n",
        NULL};
    TestData t = test_data(files);
    Analysis *a = analysis_new(t.data);
    Subject rate = goal_subject(a, (Subject){4, 1, period_month(2025, 6)}),
            price = goal_subject(a, (Subject){2, 1, period_month(2025, 6)});
    assert_true(period_equal(rate.period, period_span(2025, 6)) && !goal_is_month(a, rate));
    assert_true(period_is_month(price.period) && goal_is_month(a, price));
    analysis_free(a);
    assert_int_equal(judge(&t, "E", period_month(2025, 6)).status, STATUS_BEHIND);
    test_data_free(&t);
}

static void sides_references_and_changes(void **state)
{
    (void)state;
    const char *files[] = {
        DICTIONARY,
        "observations/a.csv",
        "期间,地区,指标,数值,同比\n2025,某市,A,100,3.0\n2025,某省,A,900,3.5\n2025,某市,B,905,\n"
        "2025,某市,C,6.2,\n2024,某市,D,65.2,\n2025,某市,D,65.9,\n2025,某市,E,-5.2,\n",
        "targets.csv",
        "年度,地区,指标,目标\n2025,某市,A,高于全省平均水平\n2025,某市,B,900万吨\n"
        "2025,某市,C,上涨3%\n2025,某市,D,提高1个百分点以上\n2025,某市,E,下降4%以上\n",
        NULL};
    TestData t = test_data(files);
    assert_int_equal(diag_count_severity(t.diags, SEVERITY_ERROR), 0);
    static const char *const missed[] = {"A", "B", "C", "D"};
    for (int i = 0; i < 4; i++)
        assert_int_equal(judge(&t, missed[i], period_span(2025, 12)).status, STATUS_MISSED);
    assert_int_equal(judge(&t, "E", period_span(2025, 12)).status, STATUS_MET);
    test_data_free(&t);
}

static void faults_of_the_plan_are_told(void **state)
{
    (void)state;
    const char *files[] = {
        DICTIONARY,
        "observations/a.csv",
        "期间,地区,指标,数值\n2025-01/06,某市,A,100\n",
        "targets.csv",
        "年度,地区,指标,目标,参照指标,任务编号\n2025,某市,A,增长5%,,\n2025,某市,A,增长9%,,\n"
        "2025,某市,B,不高于全省,用煤量,\n2025,某市,C,2%左右,,RW9\n2025,某市,D,增长5%,,\n",
        NULL};
    TestData t = test_data(files);
    assert_int_equal(test_reports(&t, E_TARGET_TWICE, 3), 1);
    assert_int_equal(test_reports(&t, E_TARGET_REFERENCE, 4), 1);
    assert_int_equal(test_reports(&t, W_NAME_TASK, 5), 1);
    assert_int_equal(test_reports(&t, E_CELL_UNIT, 6), 1);
    test_data_free(&t);
}

/* ---- a better outcome never worsens a status nor lowers the probability ---- */

typedef struct {
    int status; /* the higher the better */
    double probability;
} Standing;

/* The standing in June of a target on monthly amounts, delivered as months or as cumulative figures. */
static Standing standing_of(const char *history, const char *wording, double base, bool cumulative)
{
    static const int rank[] = {
        [STATUS_MET] = 3, [STATUS_ON_TRACK] = 2, [STATUS_BEHIND] = 1, [STATUS_MISSED] = 0};
    GString *rows = g_string_new(history);
    double total = 0;
    for (int m = 1; m <= 6; m++) {
        double amount = base * (1 + 0.2 * sin(m));
        total += amount;
        if (!cumulative) g_string_append_printf(rows, "2025-%02d,某市,A,当期,%.2f\n", m, amount);
        if (cumulative) g_string_append_printf(rows, "2025-%02d,某市,A,累计,%.2f\n", m, total);
    }
    char *targets = g_strdup_printf("年度,地区,指标,目标\n2025,某市,A,%s\n", wording);
    const char *files[] = {DICTIONARY, "observations/a.csv", rows->str, "targets.csv", targets, NULL};
    TestData t = test_data(files);
    Analysis *a = analysis_new(t.data);
    const Target *target = dataset_target(t.data, 0, 1, 2025);
    Standing out = {0, 0};
    const char *why = "";
    assert_non_null(target);
    Subject s = goal_subject(a, (Subject){0, 1, period_month(2025, 6)});
    if (!outlook_meets(a, target, s, &out.probability, &why)) fail_msg("%s：%s", wording, why);
    out.status = rank[goal_judge(a, target, s).status];
    analysis_free(a);
    test_data_free(&t);
    g_free(targets);
    g_string_free(rows, TRUE);
    return out;
}

static char *random_history(GRand *random)
{
    GString *history = g_string_new("期间,地区,指标,口径,数值\n");
    for (int y = 2015; y < 2025; y++)
        for (int m = 1; m <= 12; m++)
            g_string_append_printf(history, "%d-%02d,某市,A,当期,%.2f\n", y, m,
                                   (80 + 2.2 * (y - 2015)) * (1 + 0.2 * sin(m)) *
                                       g_rand_double_range(random, 0.97, 1.03));
    return g_string_free(history, FALSE);
}

/* Every direction that a plan words: floors, ceilings, declines, ranges, multiples; an outcome that is only
 * as good stands as well, and so does one that is delivered as cumulative figures. */
static void better_is_never_worse(void **state)
{
    (void)state;
    static const struct {
        const char *wording;
        int better; /* more or less */
    } rows[] = {{"增长5%左右", 1},           {"增长8%以上", 1},      {"1300亿元", 1},
                {"不低于1250亿元", 1},       {"1200—1300亿元", 1},   {"提高到1.2倍", 1},
                {"比上年增加30亿元以上", 1}, {"超过1250亿元", 1},    {"下降3%", -1},
                {"下降1%以上", -1},          {"不超过1250亿元", -1}, {"由1250降到1150", -1},
                {"控制在1250亿元以内", -1},  {"降至1200亿元", -1}};
    GRand *random = g_rand_new_with_seed(20250601);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *history = random_history(random);
        double base = g_rand_double_range(random, 85, 105);
        bool cumulative = i % 2;
        Standing last = standing_of(history, rows[i].wording, base, cumulative);
        Standing tie = standing_of(history, rows[i].wording, base, !cumulative);
        /* Sums of months and differences of cumulative figures are rounded on their own. */
        assert_true(tie.status == last.status && fabs(tie.probability - last.probability) < 0.01);
        for (int step = 1; step < 5; step++) {
            Standing now =
                standing_of(history, rows[i].wording, base * (1 + rows[i].better * 0.05 * step), cumulative);
            if (now.probability < last.probability - 1e-9 || now.status < last.status)
                fail_msg("%s：好了反而%d→%d，%.3f→%.3f", rows[i].wording, last.status, now.status,
                         last.probability, now.probability);
            last = now;
        }
        g_free(history);
    }
    g_rand_free(random);
}

static void tasks_keep_pace_as_displayed(void **state)
{
    (void)state;
    const char *files[] = {
        DICTIONARY,
        "observations/a.csv",
        "期间,地区,指标,数值\n2025-01/04,某市,A,100\n",
        "tasks.csv",
        "编号,类别,名称,单位,目标值,年度\nT1,民生实事,甲,个,60,2025\nT2,民生实事,乙,公里,4000米,2025\n"
        "T3,民生实事,丙,座,8万垃圾,2025\n",
        "progress.csv",
        "期间,编号,完成值\n2025-04,T1,20\n2025-04,T2,1\n",
        NULL};
    TestData t = test_data(files);
    assert_int_equal(test_reports(&t, E_CELL_NUMBER, 4), 1);
    Analysis *a = analysis_new(t.data);
    TaskStanding one = task_standing(a, 0, period_month(2025, 4)),
                 two = task_standing(a, 1, period_month(2025, 4));
    assert_true(one.ahead.known && one.ahead.number == 0 && one.status == STATUS_ON_TRACK);
    assert_true(two.goal.number == 4 && two.status == STATUS_BEHIND);
    analysis_free(a);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_figure_a_target),          cmocka_unit_test(sides_references_and_changes),
        cmocka_unit_test(faults_of_the_plan_are_told),  cmocka_unit_test(better_is_never_worse),
        cmocka_unit_test(tasks_keep_pace_as_displayed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
