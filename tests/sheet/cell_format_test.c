#include "../support.h"

#include "sheet/cell_format.h"

static void check(const char *code, double value, const char *shown)
{
    char *text = cell_format_number(cell_format_parse(code), value, false);
    assert_string_equal(text, shown);
    g_free(text);
}

static void numbers_keep_what_is_stored(void **state)
{
    (void)state;
    check("General", 118.19999999999999, "118.2");
    check("0.00", 702.1, "702.10");
    check("0", 702.1, "702.1"); /* digits that are not shown are not lost */
    check("#,##0.0_ ;[Red]-#,##0.0", 1182, "1182.0");
    check("0.0%", 0.051, "5.1%");
    check("0.0\"亿元\"", 5, "5.0");
    check("General", 0.00001, "0.00001");
}

static void dates_are_what_they_show(void **state)
{
    (void)state;
    check("yyyy\"年\"m\"月\"", 45809, "2025年6月");
    check("[$-804]yyyy\"年\"m\"月\"d\"日\"", 45809, "2025年6月1日");
    check("m\"月\"d\"日\"", 45663, "1月6日");
    assert_int_equal(cell_format_builtin(57).kind, CELL_YEAR_MONTH);
    assert_int_equal(cell_format_builtin(58).kind, CELL_MONTH_DAY);
    assert_int_equal(cell_format_builtin(14).kind, CELL_DATE_DAY);
    char *text = cell_format_number(cell_format_builtin(57), 44347, true); /* the calendar of 1904 */
    assert_string_equal(text, "2025年6月");
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_keep_what_is_stored),
                                       cmocka_unit_test(dates_are_what_they_show)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
