/* Holds the library against what analysis.R writes. */
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/growth.h"
#include "analysis/statistics.h"
#include "analysis/trend.h"

static double v[4096];

static int close_to(double x, double y, double tolerance)
{
    return fabs(x - y) <= tolerance * fmax(1, fabs(y));
}

static int check_lm(void)
{
    int n = (int)v[0], p = (int)v[1], good;
    double c[32];
    good = regression_fit(v + 2, v + 2 + n * p, n, p, c, NULL, NULL, NULL, NULL);
    for (int j = 0; j < p; j++) good = good && close_to(c[j], v[2 + n * p + n + j], 1e-7);
    return good;
}

static int check_rank(void)
{
    int n = (int)v[0], good = 1;
    for (int i = 0; i < n; i++) {
        int rank = 1;
        for (int k = 0; k < n; k++) rank += v[1 + k] > v[1 + i];
        good = good && rank == (int)v[1 + n + i];
    }
    return good;
}

static int check(const char *name)
{
    double r, p;
    int n = (int)v[0];
    if (!strcmp(name, "growth")) return growth_rate(v[0], v[1], &r) && close_to(r, v[2], 1e-10);
    if (!strcmp(name, "average"))
        return growth_average_horizontal(v[0], v[1], (int)v[2], &r) && close_to(r, v[3], 1e-10);
    if (!strcmp(name, "mean")) return statistics_mean(v + 1, n, &r) && close_to(r, v[n + 1], 1e-12);
    if (!strcmp(name, "sd")) return statistics_sd(v + 1, n, &r) && close_to(r, v[n + 1], 1e-12);
    if (!strcmp(name, "acf")) return statistics_autocorrelation(v + 1, n, &r) && close_to(r, v[n + 1], 1e-12);
    if (!strcmp(name, "lm")) return check_lm();
    if (!strcmp(name, "slope"))
        return trend_slope(v + 1, n, n, &r, &p) && close_to(r, v[n + 1], 1e-10) &&
               close_to(p, v[n + 2], 1e-9);
    if (!strcmp(name, "rank")) return check_rank();
    return 0;
}

int main(void)
{
    static char line[1 << 20];
    int passed = 0, failed = 0;
    gsl_set_error_handler_off();
    while (fgets(line, sizeof line, stdin)) {
        char *rest = line, *name = strtok_r(line, " \n", &rest);
        int n = 0;
        for (char *word; name && (word = strtok_r(NULL, " \n", &rest)) && n < 4096;)
            v[n++] = strtod(word, NULL);
        if (!name) continue;
        int good = check(name);
        passed += good;
        failed += !good;
        if (!good) printf("不符: %s\n", name);
    }
    printf("%d %d\n", passed, failed);
    return 0;
}
