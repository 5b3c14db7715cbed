#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "base/decimal.h"

static void rounds(const char *text, int places, RoundingRule rule, const char *wanted)
{
    char *got = decimal_round_text(text, places, rule);
    assert_string_equal(got, wanted);
    g_free(got);
}

static void half_away_on_the_decimal(void **state)
{
    (void)state;
    rounds("2.675", 2, ROUND_HALF_AWAY, "2.68");
    rounds("5.45", 1, ROUND_HALF_AWAY, "5.5");
    rounds("-2.5", 0, ROUND_HALF_AWAY, "-3");
    rounds("8.53459", 1, ROUND_HALF_AWAY, "8.5");
    rounds("99.95", 1, ROUND_HALF_AWAY, "100.0");
    rounds("0.04", 1, ROUND_HALF_AWAY, "0.0");
    rounds("1.5e3", 0, ROUND_HALF_AWAY, "1500");
    rounds("149", -2, ROUND_HALF_AWAY, "100");
    rounds("150", -2, ROUND_HALF_AWAY, "200");
}

static void never_minus_zero(void **state)
{
    (void)state;
    rounds("-0.04", 1, ROUND_HALF_AWAY, "0.0");
    rounds("-0", 2, ROUND_HALF_AWAY, "0.00");
}

static void gbt8170_half_to_even(void **state)
{
    (void)state;
    rounds("2.5", 0, ROUND_GBT8170, "2");
    rounds("3.5", 0, ROUND_GBT8170, "4");
    rounds("1.0050", 2, ROUND_GBT8170, "1.00");
    rounds("1.00501", 2, ROUND_GBT8170, "1.01");
    rounds("-6.5", 0, ROUND_GBT8170, "-6");
    rounds("0.5", 0, ROUND_GBT8170, "0");
}

static void doubles(void **state)
{
    (void)state;
    char *typed = decimal_format(2.675, 3, 2, ROUND_HALF_AWAY),
         *computed = decimal_format(103.0 / 100 * 100 - 100, -1, 1, ROUND_HALF_AWAY);
    assert_string_equal(typed, "2.68");
    assert_string_equal(computed, "3.0");
    assert_null(decimal_format(1.0 / 0.0, -1, 1, ROUND_HALF_AWAY));
    g_free(typed);
    g_free(computed);
}

static void refuses_what_is_no_decimal(void **state)
{
    (void)state;
    assert_null(decimal_round_text("", 1, ROUND_HALF_AWAY));
    assert_null(decimal_round_text("nan", 1, ROUND_HALF_AWAY));
    assert_null(decimal_round_text("1.2.3", 1, ROUND_HALF_AWAY));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(half_away_on_the_decimal),
                                       cmocka_unit_test(never_minus_zero),
                                       cmocka_unit_test(gbt8170_half_to_even), cmocka_unit_test(doubles),
                                       cmocka_unit_test(refuses_what_is_no_decimal)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
