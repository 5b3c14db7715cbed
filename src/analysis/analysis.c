/* Caches are made with the analysis and die with it; each is filled by the file that it is named after. */
#include "analysis/analysis.h"

#include <glib.h>
#include <gsl/gsl_errno.h>

#include "analysis/ranking.h"

Analysis *analysis_new(const Dataset *data)
{
    gsl_set_error_handler_off(); /* it would end the program */
    Arena *arena = arena_new();
    Analysis *a = ARENA_NEW(arena, Analysis);
    a->data = data;
    a->arena = a->home = arena;
    a->traced = true;
    a->rankings = ranking_cache_new();
    a->persistence = persistence_set_new();
    return a;
}

void analysis_free(Analysis *analysis)
{
    if (!analysis) return;
    ranking_cache_free(analysis->rankings);
    persistence_set_free(analysis->persistence);
    if (analysis->projection.kept) g_hash_table_destroy(analysis->projection.kept);
    arena_free(analysis->home);
}
