/* False alarms and power, measured: 1,000 simulated series a test, with a fixed seed. */
#include "../support.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

#include "analysis/trend.h"

enum { N = 60, BURN = 100, EACH = 200, PROCESSES = 5, WINDOW = 12 };

/* AR(1) growth of variance one. */
static void autoregression(gsl_rng *rng, double rho, double *x)
{
    x[0] = gsl_ran_ugaussian(rng);
    for (int i = 1; i < N; i++) x[i] = rho * x[i - 1] + sqrt(1 - rho * rho) * gsl_ran_ugaussian(rng);
}

/* Year-on-year growth of a level whose monthly growth is AR(1): of a random walk with phi 0. Variance one for
 * phi 0. */
static void overlap(gsl_rng *rng, double phi, double *x)
{
    double e[BURN + N] = {0};
    for (int i = 1; i < BURN + N; i++) e[i] = phi * e[i - 1] + gsl_ran_ugaussian(rng);
    for (int i = 0; i < N; i++) {
        x[i] = 0;
        for (int k = 0; k < 12; k++) x[i] += e[BURN + i - k] / sqrt(12);
    }
}

static void simulate(gsl_rng *rng, int process, double *x)
{
    static const double rhos[] = {0.6, 0.75, 0.9};
    if (process < 3)
        autoregression(rng, rhos[process], x);
    else
        overlap(rng, process == 3 ? 0 : 0.5, x);
}

typedef struct {
    int each[PROCESSES], all;
} Alarms;

static Alarms count_alarms(bool slope, double step)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20251);
    PersistenceSet *tests = persistence_set_new();
    Alarms alarms = {0};
    for (int process = 0; process < PROCESSES; process++)
        for (int k = 0; k < EACH; k++) {
            double x[N], p, size;
            int at;
            simulate(rng, process, x);
            for (int i = N / 2; i < N; i++) x[i] += step;
            bool asked = slope ? trend_slope_test(tests, x, N, WINDOW, 12, &size, &p)
                               : trend_level_break(tests, x, N, 12, &at, &p);
            assert_true(asked);
            alarms.each[process] += p < 0.05;
            alarms.all += p < 0.05;
        }
    persistence_set_free(tests);
    gsl_rng_free(rng);
    return alarms;
}

static void false_alarms_are_five_in_a_hundred(void **state)
{
    (void)state;
    for (int slope = 0; slope < 2; slope++) {
        Alarms a = count_alarms(slope, 0);
        assert_in_range(a.all, 30, 80); /* of 1,000: 3 to 8 % */
        for (int i = 0; i < PROCESSES; i++) assert_in_range(a.each[i], 2, 22);
    }
}

/* A step of two standard deviations: of independent values, and of rates that overlap. */
static void breaks_are_found(void **state)
{
    (void)state;
    assert_true(count_alarms(false, 2).each[3] >= 0.95 * EACH);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20252);
    PersistenceSet *tests = persistence_set_new();
    int found = 0, near = 0;
    for (int k = 0; k < EACH; k++) {
        double x[N], p;
        int at;
        for (int i = 0; i < N; i++) x[i] = gsl_ran_ugaussian(rng) + (i >= N / 2 ? 2 : 0);
        assert_true(trend_level_break(tests, x, N, 12, &at, &p));
        found += p < 0.05;
        near += p < 0.05 && abs(at - N / 2) <= 3;
    }
    assert_true(found >= 0.80 * EACH);
    assert_true(near >= 0.9 * found);
    persistence_set_free(tests);
    gsl_rng_free(rng);
}

/* The unit of x and what was asked before change nothing. */
static void the_same_answer_always(void **state)
{
    (void)state;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double x[N], y[N], p, q;
    int at, again;
    PersistenceSet *tests = persistence_set_new(), *others = persistence_set_new();
    for (int k = 0; k < 20; k++) {
        autoregression(rng, 0.7, x);
        for (int i = 0; i < N; i++) y[i] = 1e4 * x[i] + 3;
        assert_true(trend_level_break(tests, x, N, 12, &at, &p));
        assert_true(trend_level_break(k % 2 ? tests : others, y, N, 12, &again, &q));
        assert_true(p == q && at == again);
    }
    for (int i = 0; i < N; i++) x[i] = 5;
    assert_false(trend_level_break(tests, x, N, 12, &at, &p));
    assert_false(trend_level_break(tests, y, 23, 12, &at, &p));
    persistence_set_free(tests), persistence_set_free(others);
    gsl_rng_free(rng);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(false_alarms_are_five_in_a_hundred),
                                       cmocka_unit_test(breaks_are_found),
                                       cmocka_unit_test(the_same_answer_always)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
