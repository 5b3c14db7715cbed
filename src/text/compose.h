/* Line composition for Chinese: total fit (Knuth and Plass 1981) over boxes and glue, with the classes and
 * priorities of clreq.
 *
 * A Han is a box of one em; a full-width mark is a box of its ink half, its blank half is glue; numerals with
 * sign, unit mark and range are kept whole; a quarter em stands between Han and Western. Lines that must
 * shrink or stretch do so level by level, in the order of clreq. */
#ifndef JIANBAO_TEXT_COMPOSE_H
#define JIANBAO_TEXT_COMPOSE_H

#include "text/line_spec.h"
#include "text/shape.h"

/* Breaks `shaped` into lines. An overfull or too loose line is reported (W_PAGE_LOOSE), never hidden. The
 * result lives in `arena`. */
ComposedText *compose_text(TextContext *context, const ShapedText *shaped, LineSpec measure, Arena *arena);

/* The same text in exactly `lines` lines, or NULL when that cannot be done within the limits of good setting;
 * *cost (may be NULL) gets how much worse it is. */
ComposedText *compose_text_into(const ComposedText *text, int lines, Arena *arena, double *cost);

int composed_line_count(const ComposedText *text);

/* Width of the ink of a line (from the left edge of the first box to the right edge of the last). */
double composed_line_width(const ComposedText *text, int line);
double composed_max_width(const ComposedText *text);

/* The footnotes that a line refers to, in order, into notes[0..most); returns how many. */
int composed_line_notes(const ComposedText *text, int line, int *notes, int most);

/* Puts a line on the list with its left edge (of the measure) at x and its baseline at y. */
void composed_draw_line(const ComposedText *text, int line, DisplayList *list, double x, double y,
                        DisplayRole role);

/* ---- one line of text, for labels, cells and furniture ---- */

/* Composes `text` in one style on one line, whatever its width. */
ComposedText *compose_label(TextContext *context, const char *text, TextStyle style, Arena *arena);

/* Draws a label: anchor 0 = x is its left end, 0.5 = its middle, 1 = its right end. */
void label_draw(const ComposedText *label, DisplayList *list, double x, double y, double anchor,
                DisplayRole role);

#endif
