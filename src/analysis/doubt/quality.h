/* Published growth against the levels, and indices typed as changes. */
#ifndef JIANBAO_ANALYSIS_DOUBT_QUALITY_H
#define JIANBAO_ANALYSIS_DOUBT_QUALITY_H

#include "analysis/doubt/doubt.h"

/* Published growth that the levels do not reproduce (W_DATA_DISAGREE), unless the dictionary's 增速口径, or
 * the row's 备注, says that it is on constant prices or a comparable basis; an index near 100 typed where a
 * change belongs (W_DATA_INDEX). */
void quality_check(Doubts *doubts);

/* Whether published growth and the levels' growth exclude each other; *computed gets the latter. */
bool quality_growth_disagrees(Analysis *a, Subject s, double *computed);

#endif
