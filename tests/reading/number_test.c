#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "reading/number.h"

static void reads(const char *cell, double value, int places)
{
    Number n;
    assert_null(number_parse(cell, &n));
    assert_int_equal(n.state, FIGURE_VALUE);
    assert_true(n.value == value);
    assert_int_equal(n.places, places);
}

static void is_state(const char *cell, FigureState wanted)
{
    Number n;
    assert_null(number_parse(cell, &n));
    assert_int_equal(n.state, wanted);
}

static void refuses(const char *cell)
{
    Number n;
    assert_non_null(number_parse(cell, &n));
}

/* What is wrong is said in the words that mend it. */
static void says_what_is_wrong(void **state)
{
    (void)state;
    static const char *const cells[][2] = {
        {"118.2①", "注释标记"}, {"118.2*", "注释标记"}, {"118.2[1]", "注释标记"},  {"118.2注1", "注释标记"},
        {"####", "列宽"},       {"#DIV/0!", "错误值"},  {"=\"118.2\"", "等号"},    {"=A1", "等号"},
        {"'118", "撇号"},       {"(3.2)", "负号"},      {"118.2\u200B", "U+200B"}, {"12,34", "千位"}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        Number n;
        const char *reason = number_parse(cells[i][0], &n);
        assert_non_null(reason);
        assert_non_null(strstr(reason, cells[i][1]));
    }
}

static void numbers(void **state)
{
    (void)state;
    reads("168.4", 168.4, 1);
    reads("４２１．６", 421.6, 1);
    reads("−80.25", -80.25, 2);
    reads("–3", -3, 0);
    reads("+5.2", 5.2, 1);
    reads("1,023.4", 1023.4, 1);
    reads("1，023，456", 1023456, 0);
    reads("1\xC2\xA0"
          "023",
          1023, 0);
    reads("1.5e3", 1500, -1);
    reads("0", 0, 0);
}

static void five_states(void **state)
{
    (void)state;
    is_state("", FIGURE_MISSING);
    is_state("—", FIGURE_MISSING);
    is_state("...", FIGURE_MISSING);
    is_state("不适用", FIGURE_NOT_APPLICABLE);
    is_state("N/A", FIGURE_NOT_APPLICABLE);
    is_state("…", FIGURE_TINY);
    is_state("0.0", FIGURE_VALUE);
}

static void signs_and_multipliers(void **state)
{
    (void)state;
    Number n;
    assert_null(number_parse("2.7％", &n));
    assert_int_equal(n.sign, NUMBER_PERCENT);
    assert_null(number_parse("5‰", &n));
    assert_int_equal(n.sign, NUMBER_PERMILLE);
    assert_null(number_parse("1.5万", &n));
    assert_true(n.multiplier == 1e4);
    assert_null(number_parse("3.2亿元", &n));
    assert_true(n.multiplier == 1e8);
    assert_string_equal(n.unit, "元");
}

static void errors(void **state)
{
    (void)state;
    static const char *const bad[] = {"(80.25)", "（80）", "'168",   "#DIV/0!", "增长5%",
                                      "nan",     "inf",    "0x10",   "1e999",   "1,02",
                                      "12,34.5", "1..2",   "三十六", "1-2",     "--5"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) refuses(bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(says_what_is_wrong), cmocka_unit_test(numbers),
                                       cmocka_unit_test(five_states), cmocka_unit_test(signs_and_multipliers),
                                       cmocka_unit_test(errors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
