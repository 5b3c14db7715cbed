#include "analysis/growth.h"

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

bool growth_required(double goal, double done, double total_before, double span_before, double *required)
{
    double rest = total_before - span_before;
    if (rest <= 0) return false;
    *required = ((goal - done) / rest - 1) * 100;
    return isfinite(*required);
}
