/* Against certified values of NIST's Statistical Reference Datasets and worked examples. */
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

/* Correct significant digits of `got`. */
static double digits(double got, double certified)
{
    if (got == certified) return 15;
    return -log10(fabs(got - certified) / fabs(certified));
}

static void univariate(void **state)
{
    (void)state;
    double x[1001], mean, sd, r;
    x[0] = 10000000.2; /* NumAcc4 */
    for (int i = 1; i < 1001; i++) x[i] = i % 2 ? 10000000.1 : 10000000.3;
    assert_true(statistics_mean(x, 1001, &mean) && digits(mean, 10000000.2) > 13);
    assert_true(statistics_sd(x, 1001, &sd) && digits(sd, 0.1) > 7.5);
    assert_true(statistics_autocorrelation(x, 1001, &r) && digits(r, -0.999) > 7.5);
}

static void longley(void **state)
{
    (void)state;
    static const double data[16][7] = {
        {60323, 83.0, 234289, 2356, 1590, 107608, 1947},  {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
        {60171, 88.2, 258054, 3682, 1616, 109773, 1949},  {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
        {63221, 96.2, 328975, 2099, 3099, 112075, 1951},  {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
        {64989, 99.0, 365385, 1870, 3547, 115094, 1953},  {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
        {66019, 101.2, 397469, 2904, 3048, 117388, 1955}, {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
        {68169, 108.4, 442769, 2936, 2798, 120445, 1957}, {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
        {68655, 112.6, 482704, 3813, 2552, 123366, 1959}, {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
        {69331, 115.7, 518173, 4806, 2572, 127852, 1961}, {70551, 116.9, 554894, 4007, 2827, 130081, 1962}};
    static const double certified[] = {-3482258.63459582, 15.0618722713733,  -0.358191792925910E-01,
                                       -2.02022980381683, -1.03322686717359, -0.511041056535807E-01,
                                       1829.15146461355};
    double X[16 * 7], y[16], c[7], sd, r2;
    for (int i = 0; i < 16; i++) {
        y[i] = data[i][0];
        X[i * 7] = 1;
        for (int j = 1; j < 7; j++) X[i * 7 + j] = data[i][j];
    }
    assert_true(regression_fit(X, y, 16, 7, c, NULL, NULL, &sd, &r2));
    for (int j = 0; j < 7; j++) assert_true(digits(c[j], certified[j]) >= 10);
    assert_true(digits(sd, 304.854073561965) >= 10 && digits(r2, 0.995479004577296) >= 10);
}

static void filip(void **state)
{
    (void)state;
    static const double data[82][2] = {
        {0.8116, -6.860120914}, {0.9072, -4.324130045}, {0.9052, -4.358625055}, {0.9039, -4.358426747},
        {0.8053, -6.955852379}, {0.8377, -6.661145254}, {0.8667, -6.355462942}, {0.8809, -6.118102026},
        {0.7975, -7.115148017}, {0.8162, -6.815308569}, {0.8515, -6.519993057}, {0.8766, -6.204119983},
        {0.8885, -5.853871964}, {0.8859, -6.109523091}, {0.8959, -5.79832982},  {0.8913, -5.482672118},
        {0.8959, -5.171791386}, {0.8971, -4.851705903}, {0.9021, -4.517126416}, {0.909, -4.143573228},
        {0.9139, -3.709075441}, {0.9199, -3.499489089}, {0.8692, -6.300769497}, {0.8872, -5.953504836},
        {0.89, -5.642065153},   {0.891, -5.031376979},  {0.8977, -4.680685696}, {0.9035, -4.329846955},
        {0.9078, -3.928486195}, {0.7675, -8.56735134},  {0.7705, -8.363211311}, {0.7713, -8.107682739},
        {0.7736, -7.823908741}, {0.7775, -7.522878745}, {0.7841, -7.218819279}, {0.7971, -6.920818754},
        {0.8329, -6.628932138}, {0.8641, -6.323946875}, {0.8804, -5.991399828}, {0.7668, -8.781464495},
        {0.7633, -8.663140179}, {0.7678, -8.473531488}, {0.7697, -8.247337057}, {0.77, -7.971428747},
        {0.7749, -7.676129393}, {0.7796, -7.352812702}, {0.7897, -7.072065318}, {0.8131, -6.774174009},
        {0.8498, -6.478861916}, {0.8741, -6.159517513}, {0.8061, -6.835647144}, {0.846, -6.53165267},
        {0.8751, -6.224098421}, {0.8856, -5.910094889}, {0.8919, -5.598599459}, {0.8934, -5.290645224},
        {0.894, -4.974284616},  {0.8957, -4.64454848},  {0.9047, -4.290560426}, {0.9129, -3.885055584},
        {0.9209, -3.408378962}, {0.9219, -3.13200249},  {0.7739, -8.726767166}, {0.7681, -8.66695597},
        {0.7665, -8.511026475}, {0.7703, -8.165388579}, {0.7702, -7.886056648}, {0.7761, -7.588043762},
        {0.7809, -7.283412422}, {0.7961, -6.995678626}, {0.8253, -6.691862621}, {0.8602, -6.392544977},
        {0.8809, -6.067374056}, {0.8301, -6.684029655}, {0.8664, -6.378719832}, {0.8834, -6.065855188},
        {0.8898, -5.752272167}, {0.8964, -5.132414673}, {0.8963, -4.811352704}, {0.9074, -4.098269308},
        {0.9119, -3.66174277},  {0.9228, -3.2644011}};
    static const double certified[] = {-1467.48961422980,      -2772.17959193342,     -2316.37108160893,
                                       -1127.97394098372,      -354.478233703349,     -75.1242017393757,
                                       -10.8753180355343,      -1.06221498588947,     -0.670191154593408E-01,
                                       -0.246781078275479E-02, -0.402962525080404E-04};
    double x[82], y[82], X[82 * 11], c[11], sd;
    for (int i = 0; i < 82; i++) {
        y[i] = data[i][0], x[i] = data[i][1];
        double power = 1;
        for (int j = 0; j < 11; j++, power *= x[i]) X[i * 11 + j] = power;
    }
    assert_true(regression_polynomial(x, y, 82, 10, c, &sd));
    for (int j = 0; j < 11; j++) assert_true(digits(c[j], certified[j]) > 7.5);
    assert_true(digits(sd, 0.334801051324544E-02) > 7.5);
    assert_true(regression_fit(X, y, 82, 11, c, NULL, NULL, &sd, NULL));
    for (int j = 0; j < 11; j++) assert_true(digits(c[j], certified[j]) > 7.4);
}

static void wampler(void **state)
{
    (void)state;
    static const double delta[] = {759,   -2048, 2048,  -2048, 2523,  -2048, 2048,  -2048, 1838,  -2048, 2048,
                                   -2048, 1838,  -2048, 2048,  -2048, 2523,  -2048, 2048,  -2048, 759};
    double x[21], y1[21], y5[21], c[6], sd;
    for (int i = 0; i < 21; i++) {
        x[i] = i;
        y1[i] = 1 + x[i] + pow(x[i], 2) + pow(x[i], 3) + pow(x[i], 4) + pow(x[i], 5);
        y5[i] = y1[i] + 10000 * delta[i];
    }
    assert_true(regression_polynomial(x, y1, 21, 5, c, &sd));
    for (int j = 0; j < 6; j++) assert_true(digits(c[j], 1) > 8);
    assert_true(regression_polynomial(x, y5, 21, 5, c, &sd));
    for (int j = 0; j < 6; j++) assert_true(digits(c[j], 1) > 5.9);
}

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
    const double rising[] = {5, 4.2, 4.3, 4.3, 4.6, 4.9}, two[] = {4, 5};
    assert_int_equal(trend_run(rising, 6), 3);
    assert_int_equal(trend_run(two, 2), 1);
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
    assert_true(trend_level_break(step, 40, &at, &p) && at == 22 && p < 0.001);
    assert_false(trend_level_break(step, 20, &at, &p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(univariate),
                                       cmocka_unit_test(longley),
                                       cmocka_unit_test(filip),
                                       cmocka_unit_test(wampler),
                                       cmocka_unit_test(averages_and_real_growth),
                                       cmocka_unit_test(indices),
                                       cmocka_unit_test(festivals),
                                       cmocka_unit_test(seasonality_diagnostics),
                                       cmocka_unit_test(projection_of_a_regular_series),
                                       cmocka_unit_test(composites),
                                       cmocka_unit_test(trends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
