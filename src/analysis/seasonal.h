/* Seasonal adjustment: Spring Festival regressors, then STL on logs. */
#ifndef JIANBAO_ANALYSIS_SEASONAL_H
#define JIANBAO_ANALYSIS_SEASONAL_H

#include "analysis/slots.h"

/* The date of the Spring Festival (first day of the first lunar month, Beijing time); years 1990 to 2050. */
bool festival_date(int year, int *month, int *day);

/* Windows of days before, during and after the festival (8, 7, 15 as in genhol's Chinese practice). */
enum { FESTIVAL_BEFORE, FESTIVAL_DURING, FESTIVAL_AFTER, FESTIVAL_WINDOWS };

/* The share of a window's days that falls into a month, less the mean of that share over 1990–2050; 0 outside
 * the table. */
double festival_regressor(int year, int month, int window);

typedef struct {
    int n;
    double *adjusted;                     /* levels, one a slot */
    double festival_t[FESTIVAL_WINDOWS];  /* t of each regressor; 0 when it was not fitted */
    bool festival_used[FESTIVAL_WINDOWS]; /* |t| > 2 */
    double seasonal_f, seasonal_p;        /* F test of stable seasonality and its p */
    double moving_f;                      /* F test of moving seasonality: years against the residual */
    double m7; /* √((7/F_S + 3F_M/F_S)/2), capped at 3; below 1 the seasonality can be identified
                  (Lothian and Morry 1978) */
    double
        residual_autocorrelation; /* of the adjusted differences at lag 12 (11): near 0 when none is left */
} SeasonalAdjustment;

/* Adjusts the series; needs three whole years. The result is in the analysis' arena. */
bool seasonal_adjust(Analysis *a, const SlotSeries *series, SeasonalAdjustment *out);

/* The mean absolute difference, in percentage points, between the change from slot to slot as first computed
 * and as it is in now, over the last year's slots but the newest. False when the history is too short. */
bool seasonal_mean_revision(Analysis *a, const SlotSeries *series, const SeasonalAdjustment *now,
                            double *points);

#endif
