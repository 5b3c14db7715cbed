/* What a report has told already, so that lead, paragraph, badge and chart each say another thing.
 *
 * A fact is a figure in words about one indicator, region and period: 较上期 of the investment to June. It
 * belongs to whoever told it first; that one may tell it again when the page is set anew. */
#ifndef JIANBAO_FIGURE_TOLD_H
#define JIANBAO_FIGURE_TOLD_H

#include <stdbool.h>

#include "base/provenance.h"

typedef struct Told Told;

typedef struct {
    const char *measure; /* the registry's English name: change_clause, against_target … */
    int indicator, region, year;
    int month; /* the last one of its period: the month and the span that ends with it are two measures */
} ToldFact;

/* An empty registry in `arena`. */
Told *told_new(Arena *arena);

/* The fact that a figure in words states; false for all other figures. */
bool told_fact(const Provenance *figure, ToldFact *fact);

/* Whether somebody else than `owner` has told the fact. Nothing is told where there is no registry (NULL). */
bool told_before(const Told *told, const ToldFact *fact, const void *owner);

/* The owner tells the fact. */
void told_add(Told *told, const ToldFact *fact, const void *owner);

#endif
