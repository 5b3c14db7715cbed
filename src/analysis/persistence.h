/* Tests of growth series that know how such a series hangs together: neighbouring rates are alike, and
 * year-on-year rates overlap by all months but one, so plain F and t tests alarm in half of all series that
 * have neither a break nor a slope. */
#ifndef JIANBAO_ANALYSIS_PERSISTENCE_H
#define JIANBAO_ANALYSIS_PERSISTENCE_H

#include <stdbool.h>

/* A test for series of one length: made once, asked many times. `season`: periods a year (12, 11 or 4), over
 * which year-on-year rates overlap. The caller frees it; NULL when memory is short. */
typedef struct Persistence Persistence;

/* Tests x[0..n): the largest likelihood ratio against the same correlation without a break or slope, and its
 * probability among series simulated without one (fixed seed). *at (may be NULL) gets the first value after
 * the likeliest break, or the first of the window. False for series that do not vary or are not finite. */
bool persistence_test(Persistence *test, const double *x, int *at, double *probability);

/* Tests that were made already, since making one costs more than asking it. The caller frees the set, which
 * owns them; window 0 asks for the test of a break. NULL as above. */
typedef struct PersistenceSet PersistenceSet;
PersistenceSet *persistence_set_new(void);
void persistence_set_free(PersistenceSet *set);
Persistence *persistence_of(PersistenceSet *set, int n, int window, int season);

#endif
