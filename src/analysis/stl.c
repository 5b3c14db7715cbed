/* The paper's procedure: cycle-subseries smoothing with one value added at both ends, a low-pass filter of
 * moving averages, loess of that, and the trend from the deseasonalised series; arrays count from 0. */
#include "analysis/stl.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The loess estimate at x (position, 0-based) from y[left..right]; false when all weights vanish. */
static bool estimate(const double *y, int n, int window, int degree, double x, int left, int right, double *w,
                     double *result)
{
    double h = fmax(x - left, right - x), sum = 0;
    if (window > n) h += (window - n) / 2;
    for (int j = left; j <= right; j++) {
        double r = fabs(j - x);
        w[j] = 0;
        if (r > 0.999 * h) continue;
        double cube = r / h;
        w[j] = r <= 0.001 * h ? 1 : pow(1 - cube * cube * cube, 3);
        sum += w[j];
    }
    if (sum <= 0) return false;
    for (int j = left; j <= right; j++) w[j] /= sum;
    if (h > 0 && degree > 0) {
        double centre = 0, spread = 0;
        for (int j = left; j <= right; j++) centre += w[j] * j;
        for (int j = left; j <= right; j++) spread += w[j] * (j - centre) * (j - centre);
        if (sqrt(spread) > 0.001 * (n - 1)) {
            double slope = (x - centre) / spread;
            for (int j = left; j <= right; j++) w[j] *= slope * (j - centre) + 1;
        }
    }
    *result = 0;
    for (int j = left; j <= right; j++) *result += w[j] * y[j];
    return true;
}

/* The ends of the window of points that the estimate at i uses. */
static void window_at(int i, int n, int window, int *left, int *right)
{
    int half = (window + 1) / 2;
    *left = 0, *right = n - 1;
    if (window >= n) return;
    if (i + 1 < half)
        *right = window - 1;
    else if (i + 1 >= n - half + 1)
        *left = n - window;
    else
        *left = i + 1 - half, *right = *left + window - 1;
}

/* With a jump of one the window slides until it meets the end, as the published program does. */
static void smooth_each(const double *y, int n, int window, int degree, double *w, double *out)
{
    int half = (window + 1) / 2, left = 0, right = window < n ? window - 1 : n - 1;
    for (int i = 0; i < n; i++) {
        if (window < n && i + 1 > half && right != n - 1) left++, right++;
        if (!estimate(y, n, window, degree, i, left, right, w, &out[i])) out[i] = y[i];
    }
}

/* Loess at every `jump`-th point, straight lines between. */
static void smooth(const double *y, int n, int window, int degree, int jump, double *w, double *out)
{
    if (n < 2) {
        out[0] = y[0];
        return;
    }
    if (jump > n - 1) jump = n - 1;
    if (jump == 1) {
        smooth_each(y, n, window, degree, w, out);
        return;
    }
    int last = 0;
    for (int i = 0; i < n; i += jump) {
        int left, right;
        window_at(i, n, window, &left, &right);
        if (!estimate(y, n, window, degree, i, left, right, w, &out[i])) out[i] = y[i];
        last = i;
    }
    if (last != n - 1) {
        int left, right;
        window_at(n - 1, n, window, &left, &right);
        if (!estimate(y, n, window, degree, n - 1, left, right, w, &out[n - 1])) out[n - 1] = y[n - 1];
    }
    for (int i = 0; i < n - 1; i += jump) {
        int to = i + jump < n ? i + jump : n - 1;
        for (int j = i + 1; j < to; j++) out[j] = out[i] + (out[to] - out[i]) / (to - i) * (j - i);
    }
}

static void moving_average(const double *x, int n, int length, double *out)
{
    double sum = 0;
    for (int i = 0; i < length; i++) sum += x[i];
    out[0] = sum / length;
    for (int i = 1; i + length <= n; i++) {
        sum += x[i + length - 1] - x[i - 1];
        out[i] = sum / length;
    }
}

typedef struct {
    double *subseries, *smoothed, *weights, *cycle, *a, *b;
} Work;

/* Smooths each month's values over the years; `cycle` gets n + 2 period values, one year more at both ends.
 */
static void smooth_subseries(const double *y, int n, int period, int window, Work *k)
{
    int jump = (window + 9) / 10;
    for (int j = 0; j < period; j++) {
        int count = (n - 1 - j) / period + 1;
        for (int i = 0; i < count; i++) k->subseries[i] = y[i * period + j];
        double *s = k->smoothed;
        smooth(k->subseries, count, window, 0, jump, k->weights, s + 1);
        int right = (window < count ? window : count) - 1, left = count - window > 0 ? count - window : 0;
        if (!estimate(k->subseries, count, window, 0, -1, 0, right, k->weights, &s[0])) s[0] = s[1];
        if (!estimate(k->subseries, count, window, 0, count, left, count - 1, k->weights, &s[count + 1]))
            s[count + 1] = s[count];
        for (int i = 0; i < count + 2; i++) k->cycle[i * period + j] = s[i];
    }
}

static int next_odd(double x)
{
    int n = (int)ceil(x);
    return n % 2 ? n : n + 1;
}

static void iterate(const double *y, int n, int period, int window, double *seasonal, double *trend, Work *k)
{
    int low = next_odd(period), trend_window = next_odd(1.5 * period / (1 - 1.5 / window));
    for (int i = 0; i < n; i++) k->a[i] = y[i] - trend[i];
    smooth_subseries(k->a, n, period, window, k);
    moving_average(k->cycle, n + 2 * period, period, k->a);
    moving_average(k->a, n + period + 1, period, k->b);
    moving_average(k->b, n + 2, 3, k->a);
    smooth(k->a, n, low, 1, (low + 9) / 10, k->weights, k->b);
    for (int i = 0; i < n; i++) seasonal[i] = k->cycle[period + i] - k->b[i];
    for (int i = 0; i < n; i++) k->a[i] = y[i] - seasonal[i];
    smooth(k->a, n, trend_window, 1, (trend_window + 9) / 10, k->weights, trend);
}

bool stl_decompose(const double *y, int n, int period, int window, double *seasonal, double *trend)
{
    if (period < 2 || n < 2 * period || window < 7) return false;
    size_t room = (size_t)(n + 2 * period + 2);
    double *memory = calloc(6 * room, sizeof(double));
    if (!memory) return false;
    Work k = {memory,           memory + room, memory + 2 * room, memory + 3 * room, memory + 4 * room,
              memory + 5 * room};
    memset(trend, 0, (size_t)n * sizeof *trend);
    for (int i = 0; i < 2; i++) iterate(y, n, period, window, seasonal, trend, &k);
    free(memory);
    return true;
}
