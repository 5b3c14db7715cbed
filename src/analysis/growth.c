#include "analysis/growth.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>

GrowthCase growth_case(double c, double b)
{
    if (b > 0) return c < 0 ? GROWTH_TO_LOSS : GROWTH_RATE;
    if (b == 0) return c < 0 ? GROWTH_NIL_TO_LOSS : c == 0 ? GROWTH_BOTH_NIL : GROWTH_FROM_NIL;
    if (c > 0) return GROWTH_TO_PROFIT;
    if (c == 0) return GROWTH_LOSS_TO_NIL;
    if (c < b) return GROWTH_MORE_LOSS;
    return c == b ? GROWTH_SAME_LOSS : GROWTH_LESS_LOSS;
}

const char *growth_case_words(GrowthCase c)
{
    static const char *const words[] = {"",
                                        "由盈转亏",
                                        "扭亏为盈",
                                        "增亏",
                                        "减亏",
                                        "亏损额持平",
                                        "扭亏持平",
                                        "上年同期和本期均为零",
                                        "上年同期为零",
                                        "由平转亏"};
    return words[c];
}

bool growth_rate(double current, double base, double *rate)
{
    if (growth_case(current, base) != GROWTH_RATE) return false;
    *rate = (current / base - 1) * 100;
    return isfinite(*rate);
}

bool growth_interval(double current, int current_places, double base, int base_places, double *low,
                     double *high)
{
    double hc = 0.5 * pow(10, -current_places), hb = 0.5 * pow(10, -base_places);
    if (base <= hb) return false;
    *low = ((current - hc) / (base + hb) - 1) * 100;
    *high = ((current + hc) / (base - hb) - 1) * 100;
    return isfinite(*low) && isfinite(*high);
}

bool growth_two_year_average(double rate, double rate_before, double *average)
{
    double product = (1 + rate / 100) * (1 + rate_before / 100);
    if (rate <= -100 || rate_before <= -100) return false;
    *average = (sqrt(product) - 1) * 100;
    return isfinite(*average);
}

bool growth_average_horizontal(double first, double last, int years, double *average)
{
    if (first <= 0 || last <= 0 || years < 1) return false;
    *average = (pow(last / first, 1.0 / years) - 1) * 100;
    return isfinite(*average);
}

typedef struct {
    double ratio;
    int n;
} CumulativeEquation;

static double cumulative_excess(double g, void *data)
{
    const CumulativeEquation *e = data;
    double total = 0, power = 1;
    for (int i = 0; i < e->n; i++) total += power *= 1 + g;
    return total - e->ratio;
}

bool growth_average_cumulative(double base, const double *values, int n, double *average)
{
    double total = 0;
    for (int i = 0; i < n; i++) total += values[i];
    if (base <= 0 || n < 1 || total <= 0) return false;
    CumulativeEquation e = {total / base, n};
    gsl_function f = {cumulative_excess, &e};
    double low = -0.99, high = 10;
    if (cumulative_excess(low, &e) > 0 || cumulative_excess(high, &e) < 0) return false;
    gsl_set_error_handler_off();
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    bool good = gsl_root_fsolver_set(solver, &f, low, high) == GSL_SUCCESS;
    for (int i = 0; good && i < 200; i++) {
        if (gsl_root_fsolver_iterate(solver) != GSL_SUCCESS) break;
        if (fabs(cumulative_excess(gsl_root_fsolver_root(solver), &e)) < 1e-13) break;
        if (gsl_root_test_interval(gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver), 1e-15,
                                   1e-15) == GSL_SUCCESS)
            break;
    }
    if (good) *average = gsl_root_fsolver_root(solver) * 100;
    gsl_root_fsolver_free(solver);
    return good && isfinite(*average);
}

bool growth_real(double nominal, double price, double *real)
{
    if (price <= -100) return false;
    *real = ((1 + nominal / 100) / (1 + price / 100) - 1) * 100;
    return isfinite(*real);
}

bool growth_deflator(double nominal, double real, double *deflator)
{
    return growth_real(nominal, real, deflator);
}

bool growth_required_by_rates(double target, double so_far, double share, double *required)
{
    if (share <= 0 || share >= 1) return false;
    *required = (target - share * so_far) / (1 - share);
    return isfinite(*required);
}

bool growth_required(double goal, double done, double total_before, double span_before, double *required)
{
    double rest = total_before - span_before;
    if (rest <= 0) return false;
    *required = ((goal - done) / rest - 1) * 100;
    return isfinite(*required);
}
