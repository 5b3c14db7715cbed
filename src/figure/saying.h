/* Phrases over printed figures: what a figure in words says, and how it is said again from its provenance.
 *
 * A saying takes displayed figures only, so that a reader can redo it. One row a saying. */
#ifndef JIANBAO_FIGURE_SAYING_H
#define JIANBAO_FIGURE_SAYING_H

#include "figure/figure.h"

/* The text of saying `name` from figures as displayed (`shown`, with their printed `texts`), rounded to
 * `decimals`; new text (g_free), NULL when there is no saying of this name. `parameters` is what the saying
 * takes besides, parted by | (a reference's name, 价格, 占比); may be "". */
char *saying_text(const char *name, const double *shown, const char *const *texts, int count, int decimals,
                  const char *parameters);

/* A figure in words: the saying of values that are all known, each rounded to `decimals`. */
Figure saying_figure(Analysis *a, const char *name, const char *parameters, int decimals, const Value *values,
                     int count);

/* The same where the figures have decimals of their own. */
Figure saying_of_figures(Analysis *a, const char *name, const char *parameters, const Figure *figures,
                         int count);

/* Two texts put together, of which one at least is a figure's (`source`, NULL for bare text): the whole as
 * one text that keeps what its figures rest on. NULL where it cannot be kept: a text that is too long, or
 * holds the marks of a statement; it is bare text then. */
const Provenance *saying_joined(Arena *arena, const char *text, const Provenance *source,
                                const char *text_behind, const Provenance *source_behind);

#endif
