/* Growth delivered alone, measured on the national monthly rates of data/national: the year's growth as
 * projected in June against what the whole year's rates give, beside carrying the growth so far on. */
#include "../support.h"

#include <math.h>

#include "analysis/analysis.h"
#include "analysis/implied.h"
#include "analysis/projection.h"
#include "data/load.h"

typedef struct {
    double error, carried;
    int origins, inside;
} Score;

static double sum(const double *x, int n)
{
    double total = 0;
    for (int i = 0; i < n; i++) total += x[i];
    return total;
}

static void score_year(Analysis *a, Subject december, Score *score)
{
    SlotSeries x;
    Projection p;
    const char *why;
    assert_true(implied_gather(a, december, &x, NULL, &why));
    int known = x.slots == 12 ? 6 : 5;
    const double *before = x.values + (x.years - 1) * x.slots, *now = x.values + x.years * x.slots;
    double last = sum(before, x.slots), actual = sum(now, x.slots);
    assert_true(projection_from_values(x.values, x.slots, x.years, known, &p) && p.has_interval);
    score->error += fabs(p.total - actual) / last * 100;
    score->carried += fabs(sum(now, known) / sum(before, known) - actual / last) * 100;
    score->inside += actual >= p.low80 && actual <= p.high80;
    score->origins++;
}

static void june_on_national_rates(void **state)
{
    (void)state;
    static const char *const names[] = {"RS", "IVA", "CPI"};
    Diagnostics *diags = diagnostics_new();
    Dataset *data = dataset_load("data/national", diags);
    assert_non_null(data);
    Analysis *a = analysis_new(data);
    Score score = {0};
    for (int i = 0; i < 3; i++)
        for (int year = 2019; year <= 2024; year++)
            score_year(a, (Subject){dataset_find_indicator(data, names[i]), 0, period_span(year, 12)},
                       &score);
    assert_int_equal(score.origins, 18);
    assert_true(score.error / score.origins < 1.0); /* points; 0.7 over 2010–2025 and five series */
    assert_true(score.error < score.carried);
    assert_in_range(score.inside, 12, 18);
    analysis_free(a);
    dataset_free(data);
    diagnostics_free(diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(june_on_national_rates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
