/* Scratch is a second arena in place of the first: what is computed meanwhile goes with it. */
#include "analysis/context.h"

Arena *analysis_scratch_begin(Analysis *analysis)
{
    Arena *before = analysis->arena;
    analysis->arena = arena_new();
    return before;
}

void analysis_scratch_end(Analysis *analysis, Arena *before)
{
    arena_free(analysis->arena);
    analysis->arena = before;
}
