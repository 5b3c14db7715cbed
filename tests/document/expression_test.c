#include "../support.h"

#include "document/expression.h"
#include "report.h"

static void gives(const char *expression, const char *wanted)
{
    Diagnostics *diags = diagnostics_new();
    char *got = report_eval(expression, NULL, NULL, NULL, diags);
    if (!got) diag_print(diags, 0, stderr, DIAG_TEXT, false);
    assert_non_null(got);
    assert_string_equal(got, wanted);
    g_free(got);
    diagnostics_free(diags);
}

static void fails(const char *expression)
{
    Diagnostics *diags = diagnostics_new();
    char *got = report_eval(expression, NULL, NULL, NULL, diags);
    assert_null(got);
    assert_int_equal(diag_exit_status(diags), 1);
    diagnostics_free(diags);
}

static void fixed_functions(void **state)
{
    (void)state;
    gives("修约(\"2.675\", 2)", "2.68");
    gives("修约(2.5, 0, \"GB/T 8170\")", "2");
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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fixed_functions), cmocka_unit_test(chinese_operators),
                                       cmocka_unit_test(sandbox)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
