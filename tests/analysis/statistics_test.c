/* Against worked examples. */
#include "../support.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "analysis/composite.h"
#include "analysis/growth.h"
#include "analysis/index.h"
#include "analysis/projection.h"
#include "analysis/seasonal.h"
#include "analysis/statistics.h"
#include "analysis/trend.h"

static void averages_and_real_growth(void **state)
{
    (void)state;
    double g, values[] = {120, 100, 130};
    assert_true(growth_average_cumulative(100, values, 3, &g) && fabs(g - 7.9082) < 1e-4);
    assert_true(growth_deflator(4.23, 5.0, &g) && fabs(g + 0.7333333) < 1e-6);
    assert_true(growth_required_by_rates(6, 545.0 / 520 * 100 - 100, 0.52, &g) &&
                fabs(g - 7.291666667) < 1e-8);
}

static void indices(void **state)
{
    (void)state;
    const double links[] = {101, 99.5, 100.4}, later[] = {100, 102};
    double fixed[4], joined[5], months[12], before[12], year;
    assert_true(index_on_last_year("居民消费价格指数（上年同月=100）"));
    assert_true(index_on_last_year("工业生产者出厂价格指数（上年＝100）"));
    assert_false(index_on_last_year("居民消费价格指数（上月=100）"));
    assert_false(index_on_last_year("定基指数（2020=100）"));
    assert_false(index_on_last_year("官方制造业PMI"));
    assert_true(index_chain(links, 3, 100, fixed) && fabs(fixed[3] - 1.01 * .995 * 1.004 * 100) < 1e-10);
    assert_true(index_splice(fixed, 4, later, 2, joined) && fabs(joined[4] - fixed[3] * 1.02) < 1e-10);
    for (int i = 0; i < 12; i++) months[i] = 102 + i, before[i] = 100;
    assert_true(index_year(months, before, &year) && fabs(year - 107.5) < 1e-10);
}

static void festivals(void **state)
{
    (void)state;
    static const int known[][3] = {{1997, 2, 7}, {2007, 2, 18}, {2020, 1, 25}, {2025, 1, 29},
                                   {2027, 2, 6}, {2030, 2, 3},  {2033, 1, 31}};
    int month, day;
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        assert_true(festival_date(known[i][0], &month, &day));
        assert_true(month == known[i][1] && day == known[i][2]);
    }
    assert_false(festival_date(1989, &month, &day));
    double mean = 0;
    for (int y = 1990; y <= 2050; y++) mean += festival_regressor(y, 1, FESTIVAL_DURING);
    assert_true(fabs(mean) < 1e-9);
}

/* Months that repeat with a little noise can be identified; noise alone can not, and is revised. */
static void seasonality_diagnostics(void **state)
{
    (void)state;
    enum { YEARS = 8, SLOTS = 12, N = YEARS * SLOTS + 3 };
    double regular[N], noise[N], growing[N], points = -1;
    unsigned seed = 7;
    for (int i = 0; i < N; i++) {
        seed = seed * 1103515245u + 12345u;
        double e = (seed >> 16 & 0x7fff) / 32768.0 - 0.5;
        noise[i] = exp(5 + 0.2 * e);
        double season = 0.1 * sin(2 * M_PI * (i % SLOTS) / SLOTS);
        regular[i] = exp(5 + 0.005 * i + season + 0.02 * e);
        growing[i] = exp(5 + 0.005 * i + season * (i / SLOTS + 1) + 0.02 * e);
    }
    Arena *arena = arena_new();
    Analysis a = {.arena = arena, .home = arena};
    SlotSeries s = {.slots = SLOTS, .years = YEARS, .known = 3, .first_year = 2015, .values = regular};
    SeasonalAdjustment out;
    assert_true(seasonal_adjust(&a, &s, &out));
    assert_true(out.seasonal_p < 1e-6 && out.m7 > 0 && out.m7 < 0.5);
    assert_true(seasonal_mean_revision(&a, &s, &out, &points) && points > 0 && points < 2);
    double small = points, steady = out.moving_f;
    assert_float_equal(out.m7, sqrt((7 / out.seasonal_f + 3 * out.moving_f / out.seasonal_f) / 2), 1e-12);
    s.values = growing;
    assert_true(seasonal_adjust(&a, &s, &out) && out.moving_f > 10 * steady && out.moving_f > 10);
    s.values = noise;
    assert_true(seasonal_adjust(&a, &s, &out));
    assert_true(out.m7 > 1 && out.m7 <= 3);
    assert_true(seasonal_mean_revision(&a, &s, &out, &points) && points > small);
    s.years = 3;
    assert_true(seasonal_adjust(&a, &s, &out));
    assert_false(seasonal_mean_revision(&a, &s, &out, &points));
    arena_free(arena);
}

/* The festival falls into the first quarter whole: a quarterly series has nothing to be cleaned of. */
static void quarters_have_no_festival(void **state)
{
    (void)state;
    enum { YEARS = 12, N = YEARS * 4 + 1 };
    double x[N];
    unsigned seed = 3;
    for (int i = 0; i < N; i++) {
        int month, day, year = 2010 + i / 4;
        assert_true(festival_date(year, &month, &day));
        seed = seed * 1103515245u + 12345u;
        /* A first quarter that is the higher the earlier the festival: no window may take that away. */
        double early = i % 4 ? 0 : (month == 1 ? 0.05 : 0);
        x[i] = exp(5 + 0.01 * i + early + 0.002 * (seed >> 16 & 0xff) / 255);
    }
    Arena *arena = arena_new();
    Analysis a = {.arena = arena, .home = arena};
    SlotSeries s = {.slots = 4, .years = YEARS, .known = 1, .first_year = 2010, .values = x};
    SeasonalAdjustment out;
    assert_true(seasonal_adjust(&a, &s, &out));
    for (int w = 0; w < FESTIVAL_WINDOWS; w++) assert_false(out.festival_used[w]);
    arena_free(arena);
}

/* A projection in 万元 is ten thousand times the one in 亿元. */
static void projection_whatever_the_unit(void **state)
{
    (void)state;
    static const double factors[] = {1e4, 1e-4, 1 / 7.3};
    double x[12 * 10], y[12 * 10], level = 5;
    unsigned seed = 11;
    for (int i = 0; i < 12 * 10; i++) {
        seed = seed * 1103515245u + 12345u;
        double e = (seed >> 16 & 0x7fff) / 32768.0 - 0.5;
        level += 0.006 + 0.03 * e;
        x[i] = round(10 * exp(level + 0.15 * sin(i * M_PI / 6) + 0.02 * (seed >> 8 & 0xff) / 255)) / 10;
    }
    Projection p, q;
    for (int known = 2; known < 12; known += 4) {
        assert_true(projection_from_values(x, 12, 9, known, &p));
        for (int f = 0; f < 3; f++) {
            for (int i = 0; i < 12 * 10; i++) y[i] = x[i] * factors[f];
            assert_true(projection_from_values(y, 12, 9, known, &q));
            assert_true(fabs(q.total / factors[f] / p.total - 1) < 1e-6);
            assert_true(fabs(q.spread / p.spread - 1) < 1e-4);
        }
    }
}

static void projection_of_a_regular_series(void **state)
{
    (void)state;
    double x[12 * 9];
    for (int i = 0; i < 12 * 9; i++) x[i] = 100 * pow(1.005, i) * (1 + 0.2 * sin(i * 3.14159265358979 / 6));
    double actual = 0;
    for (int i = 96; i < 108; i++) actual += x[i];
    Projection p;
    assert_true(projection_from_values(x, 12, 8, 5, &p));
    assert_true(fabs(p.total / actual - 1) < 1e-3);
    assert_true(p.has_interval && p.years == 5 && p.low95 <= p.low80 && p.low80 <= p.total &&
                p.high80 <= p.high95);
    assert_true(projection_probability(&p, actual * 0.9) > 0.99 &&
                projection_probability(&p, actual * 1.1) < 0.01);
    assert_true(projection_from_values(x, 12, 2, 5, &p));
    assert_false(p.has_interval); /* never before three years of history */
    assert_true(projection_from_values(x, 12, 8, 12, &p) && fabs(p.total - actual) < 1e-9 * actual);
    x[50] = -1;
    assert_false(projection_from_values(x, 12, 8, 5, &p));
}

static void composites(void **state)
{
    (void)state;
    const double x[] = {5, 10, 7, 20, 9, 40};
    const int better[] = {1, -1};
    const double equal[] = {1, 1};
    double scores[6], totals[3], weights[2], closeness[3], kept[3];
    assert_true(composite_efficacy(x, 3, 2, better, NULL, NULL, scores));
    assert_true(scores[0] == 60 && scores[4] == 100 && scores[1] == 100 && scores[5] == 60 &&
                scores[2] == 80);
    assert_true(composite_weighted(scores, 3, 2, equal, totals) && totals[0] == 80);
    assert_true(composite_entropy_weights(x, 3, 2, better, weights));
    assert_true(fabs(weights[0] + weights[1] - 1) < 1e-12 && weights[0] > weights[1]);
    assert_true(composite_topsis(x, 3, 2, better, equal, closeness));
    const double wanted[] = {0.6707919852421117, 0.6318490327195341, 0.3292080147578884};
    for (int i = 0; i < 3; i++) assert_true(fabs(closeness[i] - wanted[i]) < 1e-14);
    const double alike[] = {1, 1, 1, 1};
    assert_false(composite_topsis(alike, 2, 2, better, equal, closeness));
    assert_false(composite_entropy_weights(alike, 2, 2, better, weights));
    const double clear[] = {90, 90, 70, 70, 60, 60};
    assert_true(composite_rank_stability(clear, 3, 2, equal, 200, 1, kept) && kept[0] == 1 && kept[2] == 1);
    /* The first two are near each other, the last is far: some draws change the first two. */
    assert_true(composite_topsis_stability(x, 3, 2, better, equal, 1000, 1, kept));
    assert_true(kept[0] > 0.5 && kept[0] < 1 && kept[0] == kept[1] && kept[2] == 1);
    assert_false(composite_topsis_stability(alike, 2, 2, better, equal, 10, 1, kept));
}

static void trends(void **state)
{
    (void)state;
    const double rising[] = {5, 4.2, 4.3, 4.3, 4.6, 4.9}, two[] = {4, 5}, flat_end[] = {5.0, 4.8, 4.6, 4.6};
    assert_int_equal(trend_run(rising, 6), 2); /* 4.3 after 4.3 ends the run */
    assert_int_equal(trend_run(rising, 2), -1);
    assert_int_equal(trend_run(two, 2), 1);
    assert_int_equal(trend_run(flat_end, 4), 0);
    double wave[80], step[40];
    for (int i = 0; i < 80; i++) wave[i] = sin(i * 6.2831853 / 40);
    TurnKind kinds[80];
    assert_int_equal(trend_turning_points(wave, 80, kinds), 4);
    assert_int_equal(kinds[10], TURN_PEAK);
    assert_int_equal(kinds[30], TURN_TROUGH);
    /* The next trough, at 70, is confirmed in a series that ends after 75, in sight in one that ends before.
     */
    TurnKind next;
    int at;
    assert_false(trend_turn_in_sight(wave, 80, kinds, &at, &next));
    assert_int_equal(trend_turning_points(wave, 74, kinds), 3);
    assert_true(trend_turn_in_sight(wave, 74, kinds, &at, &next) && at == 70 && next == TURN_TROUGH);
    assert_false(trend_turn_in_sight(wave, 70, kinds, &at, &next));
    for (int i = 0; i < 40; i++) step[i] = (i >= 22 ? 8 : 5) + 0.1 * (i % 3);
    double p;
    PersistenceSet *tests = persistence_set_new();
    assert_true(trend_level_break(tests, step, 40, 12, &at, &p) && at == 22 && p < 0.005);
    assert_false(trend_level_break(tests, step, 20, 12, &at, &p));
    persistence_set_free(tests);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(averages_and_real_growth),
                                       cmocka_unit_test(indices),
                                       cmocka_unit_test(festivals),
                                       cmocka_unit_test(seasonality_diagnostics),
                                       cmocka_unit_test(quarters_have_no_festival),
                                       cmocka_unit_test(projection_whatever_the_unit),
                                       cmocka_unit_test(projection_of_a_regular_series),
                                       cmocka_unit_test(composites),
                                       cmocka_unit_test(trends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
