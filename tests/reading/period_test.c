#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "reading/period.h"

static void every_spelling(void **state)
{
    (void)state;
    static const char *const spellings[][2] = {{"2025-06", "2025-06"},
                                               {"2025年6月", "2025-06"},
                                               {"2025年06月份", "2025-06"},
                                               {"2025.06", "2025-06"},
                                               {"2025/6", "2025-06"},
                                               {"202506", "2025-06"},
                                               {"2025-6", "2025-06"},
                                               {"２０２５年６月", "2025-06"},
                                               {"2025年1—4月", "2025-01/04"},
                                               {"2025年1-4月", "2025-01/04"},
                                               {"2025年1～4月", "2025-01/04"},
                                               {"2025年1至4月", "2025-01/04"},
                                               {"2025-01/02", "2025-01/02"},
                                               {"2025年1—2月", "2025-01/02"},
                                               {"2025Q2", "2025Q2"},
                                               {"2025年二季度", "2025Q2"},
                                               {"2025年第二季度", "2025Q2"},
                                               {"2025年2季度", "2025Q2"},
                                               {"2025年上半年", "2025H1"},
                                               {"2025H1", "2025H1"},
                                               {"2025年前三季度", "2025Q1-3"},
                                               {"2025Q1-3", "2025Q1-3"},
                                               {"2025", "2025"},
                                               {"2025年", "2025"},
                                               {"2025年全年", "2025"},
                                               {"2025-01/06", "2025H1"},
                                               {"2025-01/03", "2025Q1"},
                                               {"2025年6月末", "2025-06"},
                                               {"2025年1—12月", "2025"}};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        Period p;
        char text[PERIOD_TEXT];
        assert_null(period_parse(spellings[i][0], &p, NULL));
        assert_string_equal(period_format(p, NOTATION_AUTO, text), spellings[i][1]);
    }
}

/* What Excel makes of 1-2 and 2025-02 is named as such, and so is a missing year. */
static void says_what_is_wrong(void **state)
{
    (void)state;
    static const char *const cells[][2] = {
        {"1月2日", "Excel"},   {"1月2", "Excel"},      {"Feb-25", "Excel"},      {"6月", "没有年份"},
        {"1—6月", "没有年份"}, {"二季度", "没有年份"}, {"2025-06-30", "某一天"}, {"下半年", "没有年份"}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        Period p;
        const char *reason = period_parse(cells[i][0], &p, NULL);
        assert_non_null(reason);
        assert_non_null(strstr(reason, cells[i][1]));
    }
}

static void refuses(void **state)
{
    (void)state;
    static const char *const bad[] = {"2025-01-06",
                                      "2025年13月",
                                      "2024年14月",
                                      "Feb-25",
                                      "Nov-24",
                                      "2024-11-30",
                                      "2025年6—1月",
                                      "2025年2—2月",
                                      "2025年2—5月",
                                      "1948年",
                                      "2101",
                                      "2025年下半年",
                                      "20250601",
                                      "2025年6月30日",
                                      "6月",
                                      "25年6月",
                                      "45809",
                                      "2025Q5",
                                      ""};
    Period p;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_non_null(period_parse(bad[i], &p, NULL));
}

static void words_and_neighbours(void **state)
{
    (void)state;
    char text[4 * PERIOD_TEXT];
    assert_string_equal(period_words(period_span(2025, 6), NOTATION_SPAN, true, text), "2025年1—6月");
    assert_string_equal(period_words(period_span(2025, 6), NOTATION_NAMED, true, text), "2025年上半年");
    assert_string_equal(period_words(period_month(2025, 6), NOTATION_AUTO, false, text), "6月");
    assert_true(period_equal(period_before(period_month(2025, 1)), period_month(2024, 12)));
    assert_int_equal(period_before(period_span(2025, 2)).year, 0);
    assert_int_equal(period_before(period_span(2025, 6)).year, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_spelling), cmocka_unit_test(says_what_is_wrong),
                                       cmocka_unit_test(refuses), cmocka_unit_test(words_and_neighbours)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
