#include "base/diag_print.h"
#include "../support.h"

#include "expression/expression.h"
#include "report.h"

static void gives_with(const char *folder, const char *period, const char *expression, const char *wanted)
{
    Diagnostics *diags = diagnostics_new();
    char *got = report_eval(&(ReportRequest){.data_folder = folder, .period = period}, expression, diags);
    if (!got) diag_print(diags, 0, stderr, DIAG_TEXT, false);
    assert_non_null(got);
    assert_string_equal(got, wanted);
    g_free(got);
    diagnostics_free(diags);
}

static void gives(const char *expression, const char *wanted) { gives_with(NULL, NULL, expression, wanted); }

static void fails(const char *expression)
{
    Diagnostics *diags = diagnostics_new();
    char *got = report_eval(&(ReportRequest){0}, expression, diags);
    assert_null(got);
    assert_int_equal(diag_exit_status(diags), 1);
    diagnostics_free(diags);
}

static void fixed_functions(void **state)
{
    (void)state;
    gives("修约(\"2.675\", 2)", "2.68");
    gives("修约(2.5, 0, \"GB/T 8170\")", "2");
    gives("修约(修约(5.45, 1), 0)", "5"); /* rounds once */
    gives("修约(实际增速(5.45, 0), 0)", "5");
    gives("修约(0.1 + 0.2, 1) - 修约(0.04, 1)", "0.3"); /* counts as what it prints */
    gives("增减(5.2)", "增长5.2%");
    gives("增减(-0.3, \"价格\")", "下降0.3%");
    gives("变化(5.2, 5.8)", "回落0.6个百分点");
    gives("较(5.2, 4.9, \"全省\")", "高于全省0.3个百分点");
    gives("升降(36.5, 36.2, \"占比\")", "提高0.3个百分点");
    gives("位次变化(3, 5)", "前移2位");
    gives("增减状态(1, -2)", "扭亏为盈");
    gives("目标解析(\"增长10%以上、力争12%\")", "ge;10;12;%;growth;expected");
    gives("判定(\"增长5%左右\", 4.6)", "基本完成");
    gives("判定(\"增长5%左右\", 4.4)", "未完成");
    gives("判定(\"3%以内\", 2.1)", "完成");
    gives("判定(\"与经济增长基本同步\", 4.8)", "无法判定");
    gives("判定(\"与经济增长基本同步\", 4.8, 5.2)", "基本完成");
}

static void chinese_operators(void **state)
{
    (void)state;
    gives("如果（5 ≥ 3 且 非 假，“是”，“否”）", "是");
    gives("1 ＋ 2 × 3", "7");
    gives("7 / 2", "3.5");
}

/* Figures equal the numbers they display and the texts they print, whatever stands left and right. */
static void equality(void **state)
{
    (void)state;
    gives("1 == 1 and \"甲\" == \"甲\" and nil == nil and {} ~= {}", "是");
    gives("修约(5.04, 1) == 5", "是");
    gives("5 ＝＝ 修约(5.04, 1)", "是");
    gives("修约(5.04, 1) ≠ 修约(4.96, 1)", "否");
    gives("修约(5.04, 1) == \"5.0\"", "是");
    gives("not 修约(5.04, 1) == 5", "否");
    gives("1 .. 2 == \"12\"", "是");
    gives("增减(0) == \"持平\"", "是");
    gives_with("data/demo-monthly", "2025-06", "地区生产总值.状态 == \"达到进度\"", "是");
    gives_with("data/demo-monthly", "2025-06", "地区生产总值.状态 <> \"低于进度\"", "是");
    gives_with("data/demo-monthly", "2025-06", "地区生产总值.名称 == \"地区生产总值\"", "是");
    fails("1 == == 2");
}

/* Sums and differences of figures keep decimals; Lua's mathematics takes figures. */
static void arithmetic(void **state)
{
    (void)state;
    const char *data = "data/demo-monthly", *month = "2025-06";
    gives_with(data, month, "社会消费品零售总额.累计 - 进出口总额.累计", "371.00");
    gives_with(data, month, "math.abs(进出口总额.累计 - 社会消费品零售总额.累计)", "371.00");
    gives_with(data, month, "(社会消费品零售总额.累计 - 进出口总额.累计) == 371", "是");
    gives_with(data, month, "社会消费品零售总额.累计 - 进出口总额.累计 - 进出口总额.累计 + 进出口总额.累计",
               "371.00");
    gives_with(data, month, "修约((社会消费品零售总额.累计 - 进出口总额.累计) / 7, 1)", "53.0");
    gives_with(data, month, "math.floor(社会消费品零售总额.累计同比)", "4");
    gives_with(data, month, "社会消费品零售总额.累计同比 .. \"%\" == \"4.2%\"", "是");
}

static void sandbox(void **state)
{
    (void)state;
    fails("os.exit(1)");
    fails("require(\"io\")");
    fails("load(\"return 1\")()");
    fails("(function() while true do end end)()");
    fails("(function() local s = \"x\" while true do s = s .. s end end)()");
    fails("(\"x\"):rep(1e9)");
    fails("1 +");
    fails("没有的名称");
}

static const char *const districts[] = {
    "indicators.csv",
    "指标编码,指标名称,单位,类型,方向,小数位\nA,零售额,亿元,流量,越大越好,2\nR,失业率,%,增速,越小越好,1\n"
    "M,存款利率,%,增速,适度,1\nP1,定基（2015=100）,,指数,,1\nP2,定基（2020=100）,,指数,,1\n",
    "regions.csv",
    "地区名称,上级地区,类别\n全市,,市\n东区,全市,区\n西区,全市,区\n南区,全市,区\n北区,全市,区\n",
    "observations/a.csv",
    "期间,地区,指标,数值,同比\n2025-01/06,东区,A,300,6.0\n2025-01/06,西区,A,200,4.0\n2025-01/"
    "06,南区,A,250,5.0\n"
    "2025-06,东区,R,3.2,\n2025-06,西区,R,2.1,\n2025-06,南区,R,2.9,\n2025-06,北区,R,3.0,\n2025-06,东区,M,3.0,"
    "\n"
    "2025-06,,P2,104.5,\n2021-01,,P1,115.0,\n2021-01,,P2,100.2,\n",
    NULL};

/* Reference figures were computed apart, from the definitions. */
static void evaluation(void **state)
{
    (void)state;
    TestData t = test_data(districts);
    const char *const cases[][2] = {
        {"综合评价{指标={\"零售额\", \"失业率\"}}.各地区[1].得分", "80.00"},
        {"综合评价{指标={\"零售额\", \"失业率\"}}.各地区[2].位次", "1"},
        {"综合评价{指标={\"零售额\", \"失业率\"}}.各地区[3].得分", "75.45"},
        {"#综合评价{指标={\"零售额\", \"失业率\"}}.各地区", "3"}, /* 北区 has no 零售额 */
        {"综合评价{指标={\"零售额\", \"失业率\"}, 权数={3, 1}}.各地区[1].得分", "90.00"},
        {"综合评价{指标={\"零售额\", \"失业率\"}, 权数=\"熵权\"}.各权数[1].权数", "44.4"},
        {"综合评价{指标={\"零售额\", \"失业率\"}, 权数=\"熵权\", 方法=\"TOPSIS\"}.各地区[1].得分", "0.557"},
        {"综合评价{指标={\"零售额\", \"失业率\"}, 权数=\"熵权\", 方法=\"TOPSIS\"}.各地区[1].地区.名称",
         "西区"},
        {"综合评价{指标={\"存款利率\"}}.说明", "存款利率的方向为适度，不能参加评价"},
        {"拼接(指标值(\"定基（2015=100）\"), 指标值(\"定基（2020=100）\"))", "119.9"},
        {"拼接(指标值(\"定基（2015=100）\"), 指标值(\"定基（2020=100）\"), \"2021-02\")", "—"},
        {"年均增长(100, 130, 3)", "9.1"},
        {"年均增长(100, {120, 100, 130})", "7.9"},
        {"定基指数{101, 99.5, 100.4}", "100.9"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        gives_with(t.folder, "2025-06", cases[i][0], cases[i][1]);
    test_data_free(&t);
}

/* 40 months of growth that falls to a trough and rises, on a level that shifts. */
static void series_figures(void **state)
{
    (void)state;
    GString *csv = g_string_new("期间,指标,数值\n");
    for (int i = 0; i < 40; i++) {
        double v = i < 20 ? 8 - 0.2 * i : 4.2 + 0.2 * (i - 20);
        g_string_append_printf(csv, "%d-%02d,C,%.1f\n", 2022 + i / 12, i % 12 + 1, i == 20 ? 3.9 : v);
        g_string_append_printf(csv, "%d-%02d,S,%.1f\n", 2022 + i / 12, i % 12 + 1,
                               (i < 15 ? 6 : 3) + 0.1 * (i % 3));
        g_string_append_printf(csv, "%d-%02d,T,%.1f\n", 2022 + i / 12, i % 12 + 1,
                               4 + (i < 28 ? 0 : 0.5 * (i - 27)) + 0.3 * (i % 3 == 1));
    }
    const char *const files[] = {
        "indicators.csv",
        "指标编码,指标名称,单位,类型,小数位\nC,甲,%,增速,1\nS,乙,%,增速,1\nT,丙,%,增速,1\n",
        "regions.csv",
        "地区名称\n全市\n",
        "observations/a.csv",
        csv->str,
        NULL};
    TestData t = test_data(files);
    gives_with(t.folder, "2025-04", "甲.转折点", "2023年9月为低点（3.9%）");
    gives_with(t.folder, "2023-10", "甲.转折点", "2023年9月或为低点（3.9%），待确认");
    gives_with(t.folder, "2023-06", "甲.转折点.原因", "没有符合条件的转折");
    gives_with(t.folder, "2025-04", "丙.趋势", "近12期平均每期回升0.49个百分点（p<0.005）");
    /* As persistent as 甲 is, twelve rising months are nothing rare. */
    gives_with(t.folder, "2025-04", "有数(甲.趋势)", "否");
    gives_with(t.folder, "2025-04", "乙.水平突变", "2023年4月起平均由6.1%降为3.1%（p<0.005）");
    gives_with(t.folder, "2023-06", "乙.水平突变.原因", "不足24期，不判断水平突变");
    g_string_free(csv, TRUE);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fixed_functions), cmocka_unit_test(chinese_operators),
                                       cmocka_unit_test(equality),        cmocka_unit_test(arithmetic),
                                       cmocka_unit_test(sandbox),         cmocka_unit_test(evaluation),
                                       cmocka_unit_test(series_figures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
