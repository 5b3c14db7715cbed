/* Methods that take a whole series or a whole group, as functions of their inputs: what rule.h evaluates a
 * tree with where a single formula does not do.
 *
 * The inputs are single figures first, then the figures of a PROVENANCE_SERIES node: of a series over time
 * what slots_source() puts together, of a group its members. NAN when the inputs are not such a list. */
#ifndef JIANBAO_ANALYSIS_METHOD_H
#define JIANBAO_ANALYSIS_METHOD_H

/* The projected year (of rates: its growth) and the ends of its intervals; x[0] is the factor that brings the
 * years before onto this year's 口径, then the series. */
double method_total(const double *x, int n);
double method_low80(const double *x, int n);
double method_high80(const double *x, int n);
double method_low95(const double *x, int n);
double method_high95(const double *x, int n);

/* Last year's total of the same, on this year's 口径. */
double method_total_before(const double *x, int n);

/* The probability that the year ends at a level: the level, 1 for at least and 0 for at most, then as above.
 */
double method_probability(const double *x, int n);

/* Of a series of rates: the growth so far by the index that they imply, and the share of the year that the
 * same months made the year before. */
double method_implied_growth(const double *x, int n);
double method_implied_share(const double *x, int n);

/* The last figure of a series, seasonally adjusted, and its change on the one before in %. */
double method_adjusted(const double *x, int n);
double method_adjusted_mom(const double *x, int n);

/* The place of x[0] among the figures behind it, equal ones sharing the better: the greatest first, the least
 * first. */
double method_rank_greatest(const double *x, int n);
double method_rank_least(const double *x, int n);

/* The efficacy score of x[0] among the figures behind it, where more or less is better. */
double method_score_more(const double *x, int n);
double method_score_less(const double *x, int n);

/* How far x[0] is from a target, or from the band x[1] to x[2]. */
double method_distance(const double *x, int n);

#endif
