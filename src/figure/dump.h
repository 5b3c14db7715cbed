/* The stage of analysis as text (jianbao build --dump=analysis). */
#ifndef JIANBAO_FIGURE_DUMP_H
#define JIANBAO_FIGURE_DUMP_H

#include <stdio.h>

#include "analysis/series.h"

/* Writes what was analysed as of `period`: a line a measure with its value and tree (“region” -1: of all
 * regions), a line a task with its standing, then the trees (base/provenance_dump.h). Texts are in JSON's
 * quotes, values unrounded. */
void analysis_dump(Analysis *a, Period period, int region, FILE *out);

#endif
