#include "analysis/composite.h"

#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/statistics.h"

static void column_range(const double *x, int n, int m, int j, double *low, double *high)
{
    *low = INFINITY, *high = -INFINITY;
    for (int i = 0; i < n; i++) *low = fmin(*low, x[i * m + j]), *high = fmax(*high, x[i * m + j]);
}

bool composite_efficacy(const double *x, int n, int m, const int *better, const double *low,
                        const double *high, double *scores)
{
    if (!statistics_finite(x, n * m)) return false;
    bool given = low && high;
    for (int j = 0; j < m; j++) {
        double from, to;
        column_range(x, n, m, j, &from, &to);
        if (given) from = low[j], to = high[j];
        for (int i = 0; i < n; i++) {
            double share = to > from ? (x[i * m + j] - from) / (to - from) : 0.5;
            if (better[j] < 0) share = 1 - share;
            double score = share * 40 + 60;
            scores[i * m + j] = given ? fmin(fmax(score, 60), 100) : score;
        }
    }
    return true;
}

bool composite_weighted(const double *scores, int n, int m, const double *weights, double *totals)
{
    double sum = 0;
    for (int j = 0; j < m; j++) sum += weights[j];
    if (!(sum > 0)) return false;
    for (int i = 0; i < n; i++) {
        totals[i] = 0;
        for (int j = 0; j < m; j++) totals[i] += scores[i * m + j] * weights[j] / sum;
    }
    return statistics_finite(totals, n);
}

bool composite_entropy_weights(const double *x, int n, int m, const int *better, double *weights)
{
    double total = 0;
    if (n < 2 || !statistics_finite(x, n * m)) return false;
    for (int j = 0; j < m; j++) {
        double low, high, sum = 0, entropy = 0;
        column_range(x, n, m, j, &low, &high);
        weights[j] = 0;
        if (high <= low) continue;
        for (int i = 0; i < n; i++)
            sum += better[j] < 0 ? (high - x[i * m + j]) / (high - low) : (x[i * m + j] - low) / (high - low);
        for (int i = 0; i < n; i++) {
            double z = better[j] < 0 ? (high - x[i * m + j]) / (high - low)
                                     : (x[i * m + j] - low) / (high - low),
                   p = z / sum;
            if (p > 0) entropy -= p * log(p) / log(n);
        }
        weights[j] = 1 - entropy;
        total += weights[j];
    }
    for (int j = 0; j < m; j++) weights[j] = total > 0 ? weights[j] / total : 0;
    return total > 0;
}

bool composite_topsis(const double *x, int n, int m, const int *better, const double *weights,
                      double *closeness)
{
    double *best = malloc(sizeof(double) * (size_t)m), *worst = malloc(sizeof(double) * (size_t)m),
           *scale = malloc(sizeof(double) * (size_t)m);
    bool good = best && worst && scale && statistics_finite(x, n * m);
    for (int j = 0; good && j < m; j++) {
        double square = 0, low, high;
        for (int i = 0; i < n; i++) square += x[i * m + j] * x[i * m + j];
        scale[j] = square > 0 ? weights[j] / sqrt(square) : 0;
        column_range(x, n, m, j, &low, &high);
        best[j] = (better[j] < 0 ? low : high) * scale[j];
        worst[j] = (better[j] < 0 ? high : low) * scale[j];
    }
    for (int i = 0; good && i < n; i++) {
        double up = 0, down = 0;
        for (int j = 0; j < m; j++) {
            double v = x[i * m + j] * scale[j];
            up += (v - best[j]) * (v - best[j]);
            down += (v - worst[j]) * (v - worst[j]);
        }
        up = sqrt(up), down = sqrt(down);
        good = up + down > 0;
        closeness[i] = good ? down / (up + down) : 0;
    }
    free(best);
    free(worst);
    free(scale);
    return good;
}

static int rank_of(const double *totals, int n, int i)
{
    int rank = 1;
    for (int k = 0; k < n; k++) rank += totals[k] > totals[i];
    return rank;
}

/* What is scored, and how: totals out of weights. */
typedef struct {
    const double *x;
    int n, m;
    const int *better; /* TOPSIS; NULL for the weighted mean */
} Scoring;

static bool total_by(const Scoring *s, const double *weights, double *totals)
{
    return s->better ? composite_topsis(s->x, s->n, s->m, s->better, weights, totals)
                     : composite_weighted(s->x, s->n, s->m, weights, totals);
}

static bool stability(const Scoring *s, const double *weights, int draws, unsigned long seed, double *kept)
{
    int n = s->n, m = s->m;
    double *totals = malloc(sizeof(double) * (size_t)n), *drawn = malloc(sizeof(double) * (size_t)m);
    int *base = malloc(sizeof(int) * (size_t)n);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    bool good = totals && drawn && base && rng && draws > 0 && total_by(s, weights, totals);
    for (int i = 0; good && i < n; i++) base[i] = rank_of(totals, n, i), kept[i] = 0;
    if (rng) gsl_rng_set(rng, seed);
    for (int d = 0; good && d < draws; d++) {
        for (int j = 0; j < m; j++) drawn[j] = weights[j] * (0.8 + 0.4 * gsl_rng_uniform(rng));
        good = total_by(s, drawn, totals);
        for (int i = 0; i < n; i++) kept[i] += rank_of(totals, n, i) == base[i];
    }
    for (int i = 0; good && i < n; i++) kept[i] /= draws;
    if (rng) gsl_rng_free(rng);
    free(totals);
    free(drawn);
    free(base);
    return good;
}

bool composite_rank_stability(const double *scores, int n, int m, const double *weights, int draws,
                              unsigned long seed, double *kept)
{
    return stability(&(Scoring){scores, n, m, NULL}, weights, draws, seed, kept);
}

bool composite_topsis_stability(const double *x, int n, int m, const int *better, const double *weights,
                                int draws, unsigned long seed, double *kept)
{
    return stability(&(Scoring){x, n, m, better}, weights, draws, seed, kept);
}
