#include "../support.h"

/* A row of the dictionary with a comma too many makes its name unknown everywhere: one cause, counted once.
 */
static void a_refused_row_is_the_cause(void **state)
{
    (void)state;
    const char *files[] = {
        "indicators.csv",
        "指标编码,指标名称,单位,类型\nA,甲,亿元,流量\nB,乙,亿元,流量,\nC,丙,亿元,流量,多余\n",
        "regions.csv",
        "地区名称\n全市\n",
        "observations/1.csv",
        "期间,指标,数值\n2025-01,丙,1\n2025-02,丙,2\n2025-02,丁,2\n2025-02,甲,2\n",
        NULL};
    TestData t = test_data(files);
    int refused = -1, follow = 0, own = 0;
    for (int i = 0; i < diag_count(t.diags); i++) {
        const Diagnostic *d = diag_get(t.diags, i);
        if (d->id == E_CSV_FIELDS && d->place.line == 4) refused = i;
        if (d->id == E_NAME_INDICATOR && d->cause >= 0) follow++;
        if (d->id == E_NAME_INDICATOR && d->cause < 0) own++;
    }
    assert_true(refused >= 0);
    assert_int_equal(follow, 2);
    assert_int_equal(own, 1);
    test_data_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_refused_row_is_the_cause)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
