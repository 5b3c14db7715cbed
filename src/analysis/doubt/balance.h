/* Figures that must agree with one another: reported as warnings at the cell, with the figure that would fit.
 */
#ifndef JIANBAO_ANALYSIS_DOUBT_BALANCE_H
#define JIANBAO_ANALYSIS_DOUBT_BALANCE_H

#include "analysis/doubt/doubt.h"

/* A month against the difference of two cumulative figures; parts that exceed their whole; a region against
 * the sum of the regions below it, unless the dictionary's 备注 says 统一核算 (the latest period only);
 * outliers of growth by the Hampel filter (window 11, 3 scaled MADs, gsl_filter_impulse). */
void balance_check(Doubts *doubts);

#endif
