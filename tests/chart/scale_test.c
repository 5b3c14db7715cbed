#include "../support.h"

#include <math.h>

#include "chart/common.h"
#include "chart/scale.h"

static void ticks_enclose_the_data(void **state)
{
    (void)state;
    static const double ranges[][2] = {{0, 1}, {-5.4, 6.1}, {96.3, 104.7}, {0.0012, 0.0049}, {-1e12, 3e12},
                                       {3, 3}, {-7, -2},    {0, 0},        {1e-9, 1000}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        Scale s = scale_make(ranges[i][0], ranges[i][1], 5, false, 0, 100);
        assert_in_range(s.tick_count, 2, MOST_TICKS);
        assert_true(s.least <= ranges[i][0] + 1e-9 * fabs(ranges[i][0]) &&
                    s.most >= ranges[i][1] - 1e-9 * fabs(ranges[i][1]));
        for (int k = 1; k < s.tick_count; k++) assert_true(s.ticks[k] > s.ticks[k - 1]);
    }
}

static void nice_steps(void **state)
{
    (void)state;
    Scale s = scale_make(-0.6, 10.2, 6, false, 0, 100);
    double step = s.ticks[1] - s.ticks[0];
    assert_true(fabs(step - 2) < 1e-9 || fabs(step - 2.5) < 1e-9);
    s = scale_make(3, 8, 5, true, 0, 100);
    assert_true(s.least == 0);
    assert_true(fabs(scale_position(&s, s.most) - 100) < 1e-9);
}

/* L* of CIELAB, from relative luminance. */
static double lightness(Colour c)
{
    double y = colour_luminance(c);
    return y > 216.0 / 24389 ? 116 * cbrt(y) - 16 : y * 24389 / 27;
}

/* Neighbouring series are apart in grey, and figures on every fill can be read (WCAG 2.1: 4.5 to 1). */
static void palette(void **state)
{
    (void)state;
    static const char *const series[] = {"#16365C", "#AC2131", "#3A8F89", "#D7A13A", "#E1D3B5", "#FFFFFF"};
    static const double steps[] = {0.06, 0.20, 0.38, 0.72, 1};
    Colour ink = colour_parse("#1A1A1A"), paper = {1, 1, 1};
    for (int i = 0; i < 6; i++) {
        Colour fill = colour_parse(series[i]), tint = colour_tint(colour_parse(series[0]), steps[i % 5]);
        assert_true(colour_contrast(fill, colour_on(fill, ink, paper)) >= 4.5);
        assert_true(colour_contrast(tint, colour_on(tint, ink, paper)) >= 4.5);
        if (i) assert_true(lightness(fill) - lightness(colour_parse(series[i - 1])) >= 15);
    }
    /* the sixth fill stands between sand and the paper of 其他 */
    double grey = lightness(colour_parse("#747474"));
    assert_true(lightness(colour_parse(series[4])) - grey >= 15 && 100 - grey >= 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(palette), cmocka_unit_test(ticks_enclose_the_data),
                                       cmocka_unit_test(nice_steps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
