/* The analysis of a dataset, from its making to its end. */
#ifndef JIANBAO_ANALYSIS_ANALYSIS_H
#define JIANBAO_ANALYSIS_ANALYSIS_H

#include "analysis/context.h"

/* A new analysis of `data` (which must outlive it); the caller owns it. */
Analysis *analysis_new(const Dataset *data);
void analysis_free(Analysis *analysis);

#endif
