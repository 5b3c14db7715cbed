/* Silence: running text without its missing figures.
 *
 * A clause that holds a missing figure is left out with its mark (，；), a sentence without clauses is left
 * out; what only introduces (1—6月，分行业看，其中) goes with what it introduced. A subject whose amount is
 * missing keeps what is said of it next: “全市投资—亿元，同比增长5%” reads “全市投资同比增长5%”. */
#ifndef JIANBAO_LAYOUT_SILENCE_H
#define JIANBAO_LAYOUT_SILENCE_H

#include "layout/document.h"
#include "layout/template.h"

/* Takes the clauses with missing figures out of `text`, whose pieces stay in `arena`. Returns how many were
 * left out; their words and reasons are added to `told` (may be NULL), “；” between them. A text of which
 * nothing is left has count 0. */
int silence_inlines(Inlines *text, Arena *arena, GString *told);

/* The same for a text with values in it: they are put back, in `arena`. *left_out counts (may be NULL). */
const char *silence_restore(const Expanded *expanded, const char *text, Arena *arena, int *left_out);

#endif
