/* Growth arithmetic: pure formulas, no data access. */
#ifndef JIANBAO_ANALYSIS_GROWTH_H
#define JIANBAO_ANALYSIS_GROWTH_H

#include <stdbool.h>

/* The sign cases of a comparison; only GROWTH_RATE has a growth rate. */
typedef enum {
    GROWTH_RATE,        /* base > 0, current >= 0 */
    GROWTH_TO_LOSS,     /* 由盈转亏 */
    GROWTH_TO_PROFIT,   /* 扭亏为盈 */
    GROWTH_MORE_LOSS,   /* 增亏 */
    GROWTH_LESS_LOSS,   /* 减亏 */
    GROWTH_SAME_LOSS,   /* 亏损额持平 */
    GROWTH_LOSS_TO_NIL, /* 扭亏持平 */
    GROWTH_BOTH_NIL,    /* 上年同期和本期均为零 */
    GROWTH_FROM_NIL,    /* 上年同期为零 */
    GROWTH_NIL_TO_LOSS  /* 由平转亏 */
} GrowthCase;

GrowthCase growth_case(double current, double base);

/* The official words of a case; "" for GROWTH_RATE. */
const char *growth_case_words(GrowthCase c);

/* (current / base - 1) x 100; false when undefined (see growth_case) or not finite. */
bool growth_rate(double current, double base, double *rate);

/* The interval of growth rates that figures rounded to `places` decimals allow:
 * [(a-h)/(b+h)-1, (a+h)/(b-h)-1] x 100 with h half a unit of the last place. False when base <= h. */
bool growth_interval(double current, int current_places, double base, int base_places, double *low,
                     double *high);

/* Two-year average: ((1+g1)(1+g2))^(1/2) - 1 of two rates in %; false below -100. */
bool growth_two_year_average(double rate, double rate_before, double *average);

/* Average yearly growth, horizontal method (水平法): (last/first)^(1/years) - 1, in %. */
bool growth_average_horizontal(double first, double last, int years, double *average);

/* Average yearly growth, cumulative method (累计法): the g with sum (1+g)^i, i = 1..n, equal to
 * (x_1+…+x_n)/base, in %. The yearbook uses it for fixed-asset investment. */
bool growth_average_cumulative(double base, const double *values, int n, double *average);

/* Real growth out of nominal growth and a price index change, and the deflator that two rates imply, in %. */
bool growth_real(double nominal, double price, double *real);
bool growth_deflator(double nominal, double real, double *deflator);

/* Growth the remaining months need: ((goal - done) / (total_before - span_before) - 1) x 100, where `goal` is
 * the year's level to reach. False when the remaining base is not positive. */
bool growth_required(double goal, double done, double total_before, double span_before, double *required);

/* The same from growth rates alone: `share` is what the span was of last year's total, `target` and `so_far`
 * in %. */
bool growth_required_by_rates(double target, double so_far, double share, double *required);

#endif
