/* A small set of correlation models stands for the nuisance: first-order autoregressions, and sums over a
 * year of monthly growth that is itself autoregressive (the overlap), each pure or with some noise on top.
 * Both hypotheses take the model that is likeliest under them (Andrews 1993 with generalised least squares);
 * the distribution of the ratio comes from the likeliest model without a break, by simulation. Everything is
 * one matrix a model, so a series costs a matrix times a vector a model. */
#include "analysis/persistence.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SEED = 2025, DRAWS = 399, LEAST_BREAK = 24, LEAST_WINDOW = 6, SET_SIZE = 8 };

/* ---- the models ---- */

static const double autoregressions[] = {0, .2, .4, .5, .6, .7, .8, .9, .95, .98};
static const double monthly[] = {0, .4, .7, .9};
static const double signals[] = {1, .8};
enum {
    AR_COUNT = sizeof autoregressions / sizeof *autoregressions,
    OVERLAP_COUNT = sizeof monthly / sizeof *monthly,
    FORM_COUNT = AR_COUNT + OVERLAP_COUNT,
    MODEL_COUNT = FORM_COUNT * (int)(sizeof signals / sizeof *signals)
};

/* Autocorrelations of sums over `season` of an AR(1) with `phi`. `r` has room for 2n + season. */
static void overlap_correlations(double phi, int season, int n, double *r)
{
    double *powers = r + n; /* of phi up to n + season */
    powers[0] = 1;
    for (int e = 1; e < n + season; e++) powers[e] = powers[e - 1] * phi;
    for (int lag = n - 1; lag >= 0; lag--) {
        r[lag] = 0;
        for (int d = 1 - season; d < season; d++) r[lag] += (season - abs(d)) * powers[abs(lag + d)];
    }
    for (int lag = n - 1; lag >= 0; lag--) r[lag] /= r[0];
}

static void model_correlations(int k, int season, int n, double *r)
{
    int form = k % FORM_COUNT;
    if (form < AR_COUNT)
        for (int lag = 0; lag < n; lag++) r[lag] = pow(autoregressions[form], lag);
    else
        overlap_correlations(monthly[form - AR_COUNT], season, n, r);
    for (int lag = 1; lag < n; lag++) r[lag] *= signals[k / FORM_COUNT];
}

/* The inverse of the correlation matrix by Durbin and Levinson's recursion and Gohberg and Semencul's
 * formula; returns the log of its determinant. `a` has room for 2n. */
static double invert(const double *r, int n, double *a, double *inverse)
{
    double *old = a + n, v = 1, logs = 0;
    a[0] = 1;
    for (int m = 1; m < n; m++) {
        double sum = 0;
        for (int j = 0; j < m; j++) sum += a[j] * r[m - j];
        double kappa = -sum / v;
        memcpy(old, a, sizeof(double) * (size_t)m);
        for (int j = 1; j < m; j++) a[j] = old[j] + kappa * old[m - j];
        a[m] = kappa;
        logs += log(v);
        v *= 1 - kappa * kappa;
    }
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            double corner = i && j ? inverse[(i - 1) * n + j - 1] : 0;
            double far = i && j ? a[n - i] * a[n - j] : 0;
            inverse[i * n + j] = corner + (a[i] * a[j] - far) / v;
        }
    return logs + log(v);
}

/* ---- one hypothesis a model ---- */

typedef struct {
    double *P;      /* the inverse, with what the constant (and the window's own) explains taken out */
    double *factor; /* lower Cholesky factor of the correlations; made when series are drawn from the model */
    double *drawn;  /* sorted ratios of series drawn from it, or NULL */
    double *size;   /* c'Pc of each candidate column c */
    double *taken;  /* u of each constant that was taken out: P = M - sum of u u' / whole; n each */
    double whole[2];
    int constants;
    double log_determinant, log_information;
} Model;

struct Persistence {
    int n, season, window; /* window 0: a break */
    int from, candidates;  /* a break before from … from + candidates - 1 */
    Model models[MODEL_COUNT];
    double *work; /* 4n, then 2n + season */
};

/* Column c of the alternative at time t. */
static double column(const Persistence *p, int c, int t)
{
    if (!p->window) return t >= p->from + c;
    int first = p->n - p->window;
    return t < first ? 0 : t - first;
}

/* P = M - MB (B'MB)^-1 B'M for the constant and, before a window, for a level of the window's own. */
static void take_out_constants(const Persistence *p, Model *m)
{
    int n = p->n, first = p->window && p->window < n ? n - p->window : 0;
    m->constants = first ? 2 : 1;
    for (int pass = 0; pass < m->constants; pass++) {
        double whole = 0, *u = m->taken + pass * n;
        for (int i = 0; i < n; i++) {
            u[i] = 0;
            for (int j = pass ? first : 0; j < n; j++) u[i] += m->P[i * n + j];
        }
        for (int i = pass ? first : 0; i < n; i++) whole += u[i];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) m->P[i * n + j] -= u[i] * u[j] / whole;
        m->whole[pass] = whole;
        m->log_information += log(whole);
    }
}

/* c'Pc of a break before each candidate: the sum of P's lower right corner, which grows by a row and a
 * column from one to the one before. */
static void measure_breaks(const Persistence *p, Model *m)
{
    int n = p->n;
    double corner = 0;
    for (int t = n - 1; t >= p->from; t--) {
        const double *row = m->P + t * n;
        double beside = 0;
        for (int j = t + 1; j < n; j++) beside += row[j];
        corner += row[t] + 2 * beside;
        if (t < p->from + p->candidates) m->size[t - p->from] = corner;
    }
}

/* c'Pc of the slope. */
static void measure_slope(const Persistence *p, Model *m)
{
    int n = p->n;
    for (int i = n - p->window; i < n; i++) {
        double sum = 0;
        for (int j = n - p->window; j < n; j++) sum += m->P[i * n + j] * column(p, 0, j);
        m->size[0] += column(p, 0, i) * sum;
    }
}

static bool make_model(Persistence *p, int k)
{
    Model *m = &p->models[k];
    size_t n = (size_t)p->n;
    m->P = calloc(n * n, sizeof(double));
    m->size = calloc((size_t)p->candidates, sizeof(double));
    m->taken = calloc(2 * n, sizeof(double));
    if (!m->P || !m->size || !m->taken) return false;
    double *r = p->work + 4 * p->n;
    model_correlations(k, p->season, p->n, r);
    m->log_determinant = invert(r, p->n, p->work, m->P);
    take_out_constants(p, m);
    if (p->window)
        measure_slope(p, m);
    else
        measure_breaks(p, m);
    return isfinite(m->log_determinant) && isfinite(m->log_information);
}

static void persistence_free(Persistence *p)
{
    if (!p) return;
    for (int k = 0; k < MODEL_COUNT; k++) {
        free(p->models[k].P);
        free(p->models[k].size);
        free(p->models[k].taken);
        free(p->models[k].factor);
        free(p->models[k].drawn);
    }
    free(p->work);
    free(p);
}

static Persistence *persistence_new(int n, int season, int window)
{
    Persistence *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    *p = (Persistence){.n = n, .season = season, .window = window, .from = (int)(n * 0.15)};
    p->candidates = window ? 1 : n - 2 * p->from + 1;
    p->work = calloc((size_t)(6 * n + season), sizeof(double));
    bool good = p->work != NULL;
    for (int k = 0; good && k < MODEL_COUNT; k++) good = make_model(p, k);
    if (good) return p;
    persistence_free(p);
    return NULL;
}

/* Of a break of the level in the middle 70% of n values (n >= 24). */
static Persistence *persistence_break_new(int n, int season)
{
    return n >= LEAST_BREAK ? persistence_new(n, season, 0) : NULL;
}

/* Of a slope in the last `window` of n values (6 <= window <= n); what is before says how values hang
 * together. */
static Persistence *persistence_slope_new(int n, int window, int season)
{
    return window >= LEAST_WINDOW && window <= n ? persistence_new(n, season, window) : NULL;
}

/* ---- the likelihood ratio ---- */

typedef struct {
    double ratio;
    int at, likeliest; /* the model that fits best without a break */
} Fit;

/* The greatest part of the squares that one column explains, with z = Py. */
static double best_gain(const Persistence *p, const Model *m, const double *z, int *at)
{
    double best = 0, sum = 0;
    if (p->window) {
        for (int t = p->n - p->window; t < p->n; t++) sum += z[t] * column(p, 0, t);
        *at = p->n - p->window;
        return m->size[0] > 0 ? sum * sum / m->size[0] : 0;
    }
    int t = p->n;
    for (int c = p->candidates - 1; c >= 0; c--) {
        while (t > p->from + c) sum += z[--t];
        double gain = m->size[c] > 0 ? sum * sum / m->size[c] : 0;
        if (gain > best) best = gain, *at = p->from + c;
    }
    return best;
}

/* The model to draw from: by the restricted likelihood, between that without a break (which takes a break for
 * persistence) and that with the likeliest one (which takes persistence for a break). */
static const double leaning = 0.6;

/* Two neighbouring doubles, worked on as one. */
typedef double Pair __attribute__((vector_size(16), aligned(8), may_alias));

/* z = Py, four rows of the symmetric P at a time: nearly all the time of a test is spent here. */
static void multiply(const double *P, const double *y, int n, double *z)
{
    int j = 0;
    memset(z, 0, sizeof(double) * (size_t)n);
    for (; j + 4 <= n; j += 4) {
        const double *row = P + j * n;
        const Pair a = {y[j], y[j]}, b = {y[j + 1], y[j + 1]}, c = {y[j + 2], y[j + 2]},
                   d = {y[j + 3], y[j + 3]};
        int i = 0;
        for (; i + 2 <= n; i += 2, row += 2)
            *(Pair *)(z + i) += (*(const Pair *)row * a + *(const Pair *)(row + n) * b) +
                                (*(const Pair *)(row + 2 * n) * c + *(const Pair *)(row + 3 * n) * d);
        for (; i < n; i++, row++)
            z[i] += (row[0] * a[0] + row[n] * b[0]) + (row[2 * n] * c[0] + row[3 * n] * d[0]);
    }
    for (; j < n; j++)
        for (int i = 0; i < n; i++) z[i] += P[j * n + i] * y[j];
}

/* The same for a pure first-order autoregression: its inverse has three diagonals. */
static void multiply_banded(const Model *m, double phi, const double *y, int n, double *z)
{
    double scale = 1 / (1 - phi * phi);
    for (int i = 0; i < n; i++) {
        bool end = i == 0 || i == n - 1;
        double beside = (i ? y[i - 1] : 0) + (i < n - 1 ? y[i + 1] : 0);
        z[i] = scale * ((end ? 1 : 1 + phi * phi) * y[i] - phi * beside);
    }
    for (int c = 0; c < m->constants; c++) {
        const double *u = m->taken + c * n;
        double along = 0;
        for (int i = 0; i < n; i++) along += u[i] * y[i];
        along /= m->whole[c];
        for (int i = 0; i < n; i++) z[i] -= along * u[i];
    }
}

static Fit fit(const Persistence *p, const double *y)
{
    int n = p->n, degrees = n - (p->window && p->window < n ? 2 : 1);
    double without = -INFINITY, with = -INFINITY, best = -INFINITY, *z = p->work;
    Fit f = {0};
    for (int k = 0; k < MODEL_COUNT; k++) {
        const Model *m = &p->models[k];
        double squares = 0, rest;
        if (k < AR_COUNT)
            multiply_banded(m, autoregressions[k], y, n, z);
        else
            multiply(m->P, y, n, z);
        for (int i = 0; i < n; i++) squares += y[i] * z[i];
        squares = fmax(squares, 1e-300); /* a fit without any rest still has a logarithm */
        int at = 0;
        rest = fmax(squares - best_gain(p, m, z, &at), fmax(squares * 1e-12, 1e-300));
        double half = -0.5 * m->log_determinant, l0 = half - 0.5 * n * log(squares),
               l1 = half - 0.5 * n * log(rest);
        double restricted = -0.5 * degrees * log(squares), free = -0.5 * (degrees - 1) * log(rest),
               likelihood = half - 0.5 * m->log_information + (1 - leaning) * restricted + leaning * free;
        without = fmax(without, l0);
        if (l1 > with) with = l1, f.at = at;
        if (likelihood > best) best = likelihood, f.likeliest = k;
    }
    f.ratio = 2 * (with - without);
    return f;
}

/* ---- what the ratio is without a break ---- */

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static bool factorise(const Persistence *p, int k)
{
    int n = p->n;
    double *r = p->work + 4 * n, *L = p->models[k].factor;
    model_correlations(k, p->season, n, r);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) L[i * n + j] = r[abs(i - j)];
    gsl_matrix_view view = gsl_matrix_view_array(L, (size_t)n, (size_t)n);
    return gsl_linalg_cholesky_decomp1(&view.matrix) == GSL_SUCCESS;
}

/* Ratios of series of the model, drawn with a seed of the model's own so that no result depends on the order
 * of questions. */
static bool draw(Persistence *p, int k)
{
    Model *m = &p->models[k];
    int n = p->n;
    double *e = p->work + n, *y = p->work + 2 * n;
    m->factor = calloc((size_t)n * (size_t)n, sizeof(double));
    m->drawn = calloc(DRAWS, sizeof(double));
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    bool good = m->factor && m->drawn && rng && factorise(p, k);
    if (good) gsl_rng_set(rng, (unsigned long)(SEED + k));
    for (int d = 0; good && d < DRAWS; d++) {
        for (int i = 0; i < n; i++) e[i] = gsl_ran_ugaussian(rng);
        for (int i = 0; i < n; i++) {
            y[i] = 0;
            for (int j = 0; j <= i; j++) y[i] += m->factor[i * n + j] * e[j];
        }
        m->drawn[d] = fit(p, y).ratio;
    }
    if (good) qsort(m->drawn, DRAWS, sizeof(double), ascending);
    if (rng) gsl_rng_free(rng);
    if (!good) {
        free(m->drawn);
        m->drawn = NULL;
    }
    return good;
}

bool persistence_test(Persistence *test, const double *x, int *at, double *probability)
{
    Persistence *p = test;
    double low = INFINITY, high = -INFINITY, mean = 0, *y = p->work + 3 * p->n;
    for (int i = 0; i < p->n; i++) {
        if (!isfinite(x[i])) return false;
        low = fmin(low, x[i]), high = fmax(high, x[i]);
        mean += x[i] / p->n;
    }
    if (!(high > low)) return false;
    gsl_set_error_handler_off();
    for (int i = 0; i < p->n; i++) y[i] = (x[i] - mean) / (high - low);
    Fit f = fit(p, y);
    if (!p->models[f.likeliest].drawn && !draw(p, f.likeliest)) return false;
    const double *drawn = p->models[f.likeliest].drawn;
    int greater = 0;
    for (int d = DRAWS - 1; d >= 0 && drawn[d] >= f.ratio; d--) greater++;
    *probability = (greater + 1.0) / (DRAWS + 1);
    if (at) *at = f.at;
    return true;
}

/* ---- those that were made already ---- */

struct PersistenceSet {
    Persistence *tests[SET_SIZE];
    int next; /* the place that is given up next */
};

PersistenceSet *persistence_set_new(void) { return calloc(1, sizeof(PersistenceSet)); }

void persistence_set_free(PersistenceSet *set)
{
    for (int i = 0; set && i < SET_SIZE; i++) persistence_free(set->tests[i]);
    free(set);
}

Persistence *persistence_of(PersistenceSet *set, int n, int window, int season)
{
    for (int i = 0; i < SET_SIZE; i++) {
        Persistence *p = set->tests[i];
        if (p && p->n == n && p->window == window && p->season == season) return p;
    }
    Persistence *made = window ? persistence_slope_new(n, window, season) : persistence_break_new(n, season);
    if (!made) return NULL;
    persistence_free(set->tests[set->next]);
    set->tests[set->next] = made;
    set->next = (set->next + 1) % SET_SIZE;
    return made;
}
