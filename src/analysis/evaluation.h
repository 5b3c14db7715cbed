/* Composite evaluation (综合评价) of the regions of one group by several indicators: weights, scores, ranks,
 * and how firm the ranks are. The arithmetic is in composite.h. */
#ifndef JIANBAO_ANALYSIS_EVALUATION_H
#define JIANBAO_ANALYSIS_EVALUATION_H

#include "analysis/series.h"

typedef enum { EVALUATE_EFFICACY, EVALUATE_TOPSIS } EvaluationMethod;
typedef enum { WEIGHTS_EQUAL, WEIGHTS_ENTROPY, WEIGHTS_GIVEN } WeightMethod;

enum { EVALUATION_DRAWS = 1000, EVALUATION_SEED = 2025 };

typedef struct {
    EvaluationMethod method;
    WeightMethod weighting;
    const double *weights; /* WEIGHTS_GIVEN: one an indicator, not negative; they need not sum to 1 */
} EvaluationOptions;

typedef struct {
    int regions, indicators;
    int *region;    /* best first */
    Value *total;   /* 功效系数 60–100, or closeness 0–1 */
    Value *rank;    /* competition ranks of the displayed totals */
    Value *kept;    /* share of the draws of weights (±20%) that leave the region its rank, in % */
    Value *weights; /* sum 100, one an indicator, in % */
    int decimals;   /* of a displayed total */
    int left_out;   /* regions of the group that lack a figure */
} Evaluation;

/* Evaluates the group of `region` by the ranked figures (ranking_figure) of `columns`, whose regions are
 * ignored. Regions that lack a figure are left out. False with the reason in *why (static text, or in the
 * arena): fewer than two regions, no spread, an indicator whose good direction is 适度. The result is in the
 * analysis' arena. */
bool evaluation_make(Analysis *a, const Subject *columns, int count, int region,
                     const EvaluationOptions *options, Evaluation *out, const char **why);

/* The evaluation out of the inputs of its values' trees (method.h): the total, rank or share of draws of one
 * of its regions, or the weight of one of its indicators. NAN when the inputs are no such evaluation. */
double evaluation_total(const double *x, int n);
double evaluation_rank(const double *x, int n);
double evaluation_kept(const double *x, int n);
double evaluation_weight(const double *x, int n);

/* Method, weights' origin, regions left out and the draws, in one Chinese sentence for the page. In the
 * arena. */
const char *evaluation_describe(Analysis *a, const Evaluation *e, const EvaluationOptions *options);

#endif
