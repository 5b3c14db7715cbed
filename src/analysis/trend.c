#include "analysis/trend.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <math.h>

int trend_run(const double *x, int n)
{
    int run = 0;
    for (int i = n - 1; i > 0; i--) {
        double change = x[i] - x[i - 1];
        int sign = fabs(change) < 1e-9 ? 0 : change > 0 ? 1 : -1;
        if (!sign || (run && (run > 0) != (sign > 0))) break;
        run += sign;
    }
    return run;
}

bool trend_slope(const double *x, int n, int window, double *slope, double *p)
{
    if (window > n || window < 3) return false;
    gsl_set_error_handler_off();
    double t[512], intercept, cov00, cov01, cov11, sumsq;
    if (window > 512) return false;
    for (int i = 0; i < window; i++) t[i] = i;
    if (gsl_fit_linear(t, 1, x + n - window, 1, (size_t)window, &intercept, slope, &cov00, &cov01, &cov11,
                       &sumsq) != GSL_SUCCESS)
        return false;
    *p = cov11 > 0 ? 2 * gsl_cdf_tdist_Q(fabs(*slope) / sqrt(cov11), window - 2) : 0;
    return isfinite(*slope) && isfinite(*p);
}

enum { NEIGHBOURS = 5, PHASE = 5, CYCLE = 15 };

static TurnKind local_extreme(const double *x, int i)
{
    bool peak = true, trough = true;
    for (int k = i - NEIGHBOURS; k <= i + NEIGHBOURS; k++) {
        if (k == i) continue;
        peak &= k < i ? x[k] < x[i] : x[k] <= x[i];
        trough &= k < i ? x[k] > x[i] : x[k] >= x[i];
    }
    return peak ? TURN_PEAK : trough ? TURN_TROUGH : TURN_NONE;
}

/* Whether the turn at i may stand after those at `last` (another kind) and `same` (its own kind). */
static bool far_enough(int i, int last, int same)
{
    return (last < 0 || i - last >= PHASE) && (same < 0 || i - same >= CYCLE);
}

int trend_turning_points(const double *x, int n, TurnKind *kinds)
{
    int last = -1, before = -1, count = 0;
    for (int i = 0; i < n; i++) kinds[i] = TURN_NONE;
    for (int i = NEIGHBOURS; i + NEIGHBOURS < n; i++) {
        TurnKind kind = local_extreme(x, i);
        if (kind == TURN_NONE) continue;
        if (last >= 0 && kinds[last] == kind) { /* of two peaks in a row the higher stands */
            bool better = kind == TURN_PEAK ? x[i] > x[last] : x[i] < x[last];
            if (!better) continue;
            kinds[last] = TURN_NONE;
            kinds[i] = kind;
            last = i;
            continue;
        }
        if (!far_enough(i, last, before)) continue;
        kinds[i] = kind;
        before = last;
        last = i;
        count++;
    }
    return count;
}

/* Whether x[i] is beyond the 5 values before it and all after it, in the direction of `kind`. */
static bool stands_out(const double *x, int n, int i, TurnKind kind)
{
    for (int k = i - NEIGHBOURS; k < n; k++) {
        double above = kind == TURN_PEAK ? x[i] - x[k] : x[k] - x[i];
        if (k != i && (k < i ? above <= 0 : above < 0)) return false;
    }
    return x[n - 1] != x[i];
}

bool trend_turn_in_sight(const double *x, int n, const TurnKind *kinds, int *at, TurnKind *kind)
{
    int last = -1, same = -1; /* the last turn, and the one before it, whose kind the next will have */
    for (int i = 0; i < n; i++)
        if (kinds[i] != TURN_NONE) same = last, last = i;
    for (int i = n - NEIGHBOURS > NEIGHBOURS ? n - NEIGHBOURS : NEIGHBOURS; i < n - 1; i++) {
        for (TurnKind k = TURN_PEAK; k <= TURN_TROUGH; k++) {
            if ((last >= 0 && kinds[last] == k) || !stands_out(x, n, i, k) || !far_enough(i, last, same))
                continue;
            *at = i, *kind = k;
            return true;
        }
    }
    return false;
}

bool trend_level_break(PersistenceSet *tests, const double *x, int n, int season, int *at, double *p)
{
    int used = n < TREND_LONGEST ? n : TREND_LONGEST;
    Persistence *test = persistence_of(tests, used, 0, season);
    if (!test || !persistence_test(test, x + n - used, at, p)) return false;
    *at += n - used;
    return true;
}

bool trend_slope_test(PersistenceSet *tests, const double *x, int n, int window, int season, double *slope,
                      double *p)
{
    int used = n < TREND_LONGEST ? n : TREND_LONGEST;
    double plain;
    if (!trend_slope(x, n, window, slope, &plain)) return false;
    Persistence *test = persistence_of(tests, used, window, season);
    return test && persistence_test(test, x + n - used, NULL, p);
}
