/* Projection of a year's total from its first months, with an interval from the method's own past errors:
 * the geometric mean of four simple members, each of which any statistician can
 * explain. */
#ifndef JIANBAO_ANALYSIS_PROJECTION_H
#define JIANBAO_ANALYSIS_PROJECTION_H

#include "analysis/series.h"

typedef enum {
    MEMBER_GROWTH,    /* last year's total x growth so far */
    MEMBER_SHARE,     /* so far ÷ the usual share of the year */
    MEMBER_LOGLINEAR, /* trend and month dummies on logs, last residual carried on */
    MEMBER_HOLT,      /* damped additive Holt–Winters on logs */
    MEMBER_STL,       /* STL on logs, damped Holt on the adjusted part */
    MEMBER_COUNT
} ProjectionMember;

typedef struct Projection {
    double total;
    double members[MEMBER_COUNT]; /* NAN where a member cannot be had */
    bool has_interval;
    int years;           /* n past origins behind the interval */
    double spread, bias; /* s and mean of ln(projected / actual) */
    double low80, high80, low95, high95;
    double total_before; /* last year's total, on this year's 口径 */
    bool of_rates; /* only growth was delivered: totals are of the index it implies (implied.h), and worth
                      saying only as growth (projection_growth) */
    double scale;  /* what history was multiplied by to bring it there; 1 where the 口径 did not change */
} Projection;

/* Projects from x: `full_years` whole years of `slots` values (12, or 11 where 1—2月 is one), then `known`
 * values (1..slots) of the year in question. All values must be positive. Without three full years only the
 * first two members are used and there is no interval. False when nothing can be projected. */
bool projection_from_values(const double *x, int slots, int full_years, int known, Projection *out);

/* The probability that the year reaches `level` (at least), from 0 to 1; needs an interval. */
double projection_probability(const Projection *projection, double level);

/* The projection for a subject's year at its period (a span from January, or January itself). False with the
 * reason in *why. */
bool projection_of(Analysis *a, Subject s, Projection *out, const char **why);

/* The series that a subject's projection rests on, as rules take it (slots_source), and what its history is
 * multiplied by; NULL when there is no projection or nothing is traced. */
const Provenance *projection_source(Analysis *a, Subject s, Value *scale);

/* Last year's total on this year's 口径, `total` of the projection, with its tree. */
Value projection_total_before(Analysis *a, Subject s, const Projection *projection);

/* What `level` is over last year's total, in %. */
double projection_growth(const Projection *p, double level);

/* 很可能, 较可能, 有可能, 有难度, 较难 by the probability. */
const char *probability_word(double probability);

#endif
