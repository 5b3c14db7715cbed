/* NIST's Statistical Reference Datasets: all nine univariate and eleven linear sets, against the certified
 * values. Data in tests/analysis/nist (public domain), y in the first column. */
#include "../support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/statistics.h"

enum { MOST = 5000, MOST_COLUMNS = 7 };

/* Correct significant digits of `got`. */
static double digits(double got, double certified)
{
    if (got == certified) return 15;
    return -log10(fabs(got - certified) / fabs(certified ? certified : 1));
}

static int read_set(const char *name, double *out, int columns)
{
    char *path = g_strdup_printf("tests/analysis/nist/%s.csv", name);
    FILE *file = fopen(path, "r");
    g_free(path);
    assert_non_null(file);
    int n = 0;
    while (n < MOST * MOST_COLUMNS && fscanf(file, "%lf%*[,\n]", &out[n]) == 1) n++;
    fclose(file);
    assert_true(n > 0 && n % columns == 0);
    return n / columns;
}

static void check_univariate(const double *x, int n, const double certified[3], const double least[3])
{
    double got[3];
    assert_true(statistics_mean(x, n, &got[0]) && statistics_sd(x, n, &got[1]) &&
                statistics_autocorrelation(x, n, &got[2]));
    for (int i = 0; i < 3; i++) assert_true(digits(got[i], certified[i]) >= least[i]);
}

/* The least digits are those that plain GSL reaches. */
static void univariate_from_files(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int n;
        double certified[3], least[3];
    } sets[] = {{"lew", 200, {-177.435, 277.332168044316, -0.307304800605679}, {14, 14, 14}},
                {"lottery", 218, {518.958715596330, 291.699727470969, -0.120948622967393}, {14, 14, 13}},
                {"mavro", 50, {2.001856, 0.429123454003053E-03, 0.937989183438248}, {14, 12, 12}},
                {"michelson", 100, {299.8524, 0.790105478190518E-01, 0.535199668621283}, {14, 13, 13}}};
    static double x[MOST * MOST_COLUMNS];
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++) {
        assert_int_equal(read_set(sets[i].name, x, 1), sets[i].n);
        check_univariate(x, sets[i].n, sets[i].certified, sets[i].least);
    }
}

static void digits_of_pi(void **state)
{
    (void)state;
    char *text;
    double x[MOST];
    int n = 0;
    assert_true(g_file_get_contents("tests/analysis/nist/pidigits.csv", &text, NULL, NULL));
    for (const char *p = text; *p; p++)
        if (g_ascii_isdigit(*p) && n < MOST) x[n++] = *p - '0';
    g_free(text);
    assert_int_equal(n, 5000);
    check_univariate(x, n, (double[]){4.5348, 2.86733906028871, -0.355099287237972E-02},
                     (double[]){13.8, 14, 12.9});
}

/* NumAcc1 to 4: large numbers that differ little. */
static void numerical_accuracy(void **state)
{
    (void)state;
    static const double first[] = {10000001, 10000003, 10000002};
    static const struct {
        double mean, least[3];
    } sets[] = {{1.2, {15, 13, 9}}, {1000000.2, {15, 9, 9}}, {10000000.2, {14, 7.5, 7.5}}};
    check_univariate(first, 3, (double[]){10000002, 1, -0.5}, (double[]){15, 15, 15});
    for (size_t s = 0; s < G_N_ELEMENTS(sets); s++) {
        double x[1001];
        x[0] = sets[s].mean;
        for (int i = 1; i < 1001; i++) x[i] = sets[s].mean + (i % 2 ? -0.1 : 0.1);
        check_univariate(x, 1001, (double[]){sets[s].mean, 0.1, -0.999}, sets[s].least);
    }
}

typedef struct {
    int n, p;
    double least;
    const double *certified; /* p coefficients */
    double residual_sd, r_squared;
} Linear;

static void check_linear(const double *X, const double *y, const Linear *set)
{
    double c[16], sd, r2;
    assert_true(regression_fit(X, y, set->n, set->p, c, NULL, NULL, &sd, &r2));
    for (int j = 0; j < set->p; j++) assert_true(digits(c[j], set->certified[j]) >= set->least);
    if (set->residual_sd > 0) assert_true(digits(sd, set->residual_sd) >= set->least);
    assert_true(digits(r2, set->r_squared) >= set->least);
}

static void powers(const double *x, int n, int degree, double *X)
{
    for (int i = 0; i < n; i++) {
        double power = 1;
        for (int j = 0; j <= degree; j++, power *= x[i]) X[i * (degree + 1) + j] = power;
    }
}

static void norris(void **state)
{
    (void)state;
    double data[2 * 36], x[36], y[36], X[72];
    assert_int_equal(read_set("norris", data, 2), 36);
    for (int i = 0; i < 36; i++) y[i] = data[2 * i], x[i] = data[2 * i + 1];
    powers(x, 36, 1, X);
    check_linear(X, y,
                 &(Linear){36, 2, 12, (double[]){-0.262323073774029, 1.00211681802045}, 0.884796396144373,
                           0.999993745883712});
}

static void pontius(void **state)
{
    (void)state;
    double data[2 * 40], x[40], y[40], X[120];
    assert_int_equal(read_set("pontius", data, 2), 40);
    for (int i = 0; i < 40; i++) y[i] = data[2 * i], x[i] = data[2 * i + 1];
    powers(x, 40, 2, X);
    check_linear(X, y,
                 &(Linear){40, 3, 10,
                           (double[]){0.673565789473684E-03, 0.732059160401003E-06, -0.316081871345029E-14},
                           0.205177424076185E-03, 0.999999900178537});
}

/* NoInt1 and 2: through the origin. */
static void no_intercept(void **state)
{
    (void)state;
    double x[11], y[11];
    for (int i = 0; i < 11; i++) x[i] = 60 + i, y[i] = 130 + i;
    check_linear(x, y,
                 &(Linear){11, 1, 13, (double[]){2.07438016528926}, 3.56753034006338, 0.999365492298663});
    check_linear((double[]){4, 5, 6}, (double[]){3, 4, 4},
                 &(Linear){3, 1, 13, (double[]){0.727272727272727}, 0.369274472937998, 0.993348115299335});
}

static void longley(void **state)
{
    (void)state;
    double data[16 * 7], X[16 * 7], y[16];
    assert_int_equal(read_set("longley", data, 7), 16);
    for (int i = 0; i < 16; i++) {
        y[i] = data[i * 7], X[i * 7] = 1;
        for (int j = 1; j < 7; j++) X[i * 7 + j] = data[i * 7 + j];
    }
    check_linear(
        X, y,
        &(Linear){16, 7, 10,
                  (double[]){-3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683,
                             -1.03322686717359, -0.511041056535807E-01, 1829.15146461355},
                  304.854073561965, 0.995479004577296});
}

static void filip(void **state)
{
    (void)state;
    static const double certified[] = {-1467.48961422980,      -2772.17959193342,     -2316.37108160893,
                                       -1127.97394098372,      -354.478233703349,     -75.1242017393757,
                                       -10.8753180355343,      -1.06221498588947,     -0.670191154593408E-01,
                                       -0.246781078275479E-02, -0.402962525080404E-04};
    double data[164], x[82], y[82], X[82 * 11], c[11], sd;
    assert_int_equal(read_set("filip", data, 2), 82);
    for (int i = 0; i < 82; i++) y[i] = data[2 * i], x[i] = data[2 * i + 1];
    powers(x, 82, 10, X);
    check_linear(X, y, &(Linear){82, 11, 7.4, certified, 0.334801051324544E-02, 0.996727416185620});
    assert_true(regression_polynomial(x, y, 82, 10, c, &sd));
    for (int j = 0; j < 11; j++) assert_true(digits(c[j], certified[j]) > 12);
    assert_true(digits(sd, 0.334801051324544E-02) > 12);
}

/* Wampler1 to 5: polynomials of degree 5, exact, then with ever larger disturbances. */
static void wampler(void **state)
{
    (void)state;
    static const double delta[] = {759,   -2048, 2048,  -2048, 2523,  -2048, 2048,  -2048, 1838,  -2048, 2048,
                                   -2048, 1838,  -2048, 2048,  -2048, 2523,  -2048, 2048,  -2048, 759},
                        tenths[] = {1, 0.1, 0.01, 0.001, 0.0001, 0.00001}, ones[] = {1, 1, 1, 1, 1, 1};
    static const struct {
        const double *coefficients;
        double scale, least, residual_sd, r_squared;
    } sets[] = {{ones, 0, 9, 0, 1},
                {tenths, 0, 12, 0, 1},
                {ones, 1, 9, 2360.14502379268, 0.999995559025820},
                {ones, 100, 7.8, 236014.502379268, 0.957478440825662},
                {ones, 10000, 5.9, 23601450.2379268, 0.224668921574940E-02}};
    for (size_t s = 0; s < G_N_ELEMENTS(sets); s++) {
        double x[21], y[21], X[21 * 6], c[6], sd;
        for (int i = 0; i < 21; i++) {
            x[i] = i, y[i] = delta[i] * sets[s].scale;
            for (int j = 0; j < 6; j++) y[i] += sets[s].coefficients[j] * pow(i, j);
        }
        powers(x, 21, 5, X);
        check_linear(
            X, y,
            &(Linear){21, 6, sets[s].least, sets[s].coefficients, sets[s].residual_sd, sets[s].r_squared});
        assert_true(regression_polynomial(x, y, 21, 5, c, &sd));
        for (int j = 0; j < 6; j++) assert_true(digits(c[j], sets[s].coefficients[j]) >= sets[s].least);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(univariate_from_files),
                                       cmocka_unit_test(digits_of_pi),
                                       cmocka_unit_test(numerical_accuracy),
                                       cmocka_unit_test(norris),
                                       cmocka_unit_test(pontius),
                                       cmocka_unit_test(no_intercept),
                                       cmocka_unit_test(longley),
                                       cmocka_unit_test(filip),
                                       cmocka_unit_test(wampler)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
