/* What a good statistician would question in data that can be read: reported as warnings at the cell. */
#ifndef JIANBAO_ANALYSIS_QUALITY_H
#define JIANBAO_ANALYSIS_QUALITY_H

#include "analysis/series.h"

/* Published growth that the levels do not reproduce, jumps near a power of ten and
 * indices typed as changes. */
void quality_check(Analysis *a, Diagnostics *diags);

/* Whether published growth and the levels' growth exclude each other; *computed gets the latter. */
bool quality_growth_disagrees(Analysis *a, Subject s, double *computed);

#endif
