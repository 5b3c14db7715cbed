/* What a good clerk's eye catches in figures that can be read: warnings at the cell, which stay as long as
 * the figures stand. One file a family of slips: scale (units, fractions), quality (growth against levels,
 * indices), balance (figures that must agree), slips (cumulatives, files, months, reports that did not come).
 */
#ifndef JIANBAO_ANALYSIS_DOUBT_CHECKS_H
#define JIANBAO_ANALYSIS_DOUBT_CHECKS_H

#include "analysis/context.h"

/* Runs every check of the folder over the dataset and reports to `diags`. */
void doubts_check(Analysis *analysis, Diagnostics *diags);

#endif
