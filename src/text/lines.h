/* Private to the text stage: lines as they are broken, and the text that is made of them. */
#ifndef JIANBAO_TEXT_LINES_H
#define JIANBAO_TEXT_LINES_H

#include "text/boxes.h"
#include "text/line_spec.h"

typedef struct {
    int first, last;                                       /* boxes */
    double left;                                           /* indent of this line */
    double shrink[SHRINK_LEVELS], stretch[STRETCH_LEVELS]; /* share of each level used, 0..1 */
    double opening;                                        /* em added between Han */
    double width;
} Line;

struct ComposedText {
    const ShapedText *shaped;
    BoxList list;
    LineSpec measure;
    Line *lines;
    int count;
    double cost; /* of these breaks */
};

/* Breaks the boxes of `text` into lines of least cost, widening the tolerance on opening the Han step by step
 * until there is a way; text->lines is filled, from the arena. */
void lines_break(ComposedText *text, Arena *arena);

/* The same with exactly `count` lines and the narrowest tolerance; false when there is no way. */
bool lines_break_into(ComposedText *text, int count, Arena *arena);

#endif
