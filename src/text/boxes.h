/* Private to the text stage: clusters as boxes with glue and penalties between them. */
#ifndef JIANBAO_TEXT_BOXES_H
#define JIANBAO_TEXT_BOXES_H

#include "text/shape.h"

/* What may shrink, in clreq's order: word spaces, blanks of brackets, of pauses, Han–Western
 * gaps, blanks of stops; at last the Han by a hair that is not seen. */
enum { SHRINK_SPACE, SHRINK_BRACKET, SHRINK_PAUSE, SHRINK_MIXED, SHRINK_STOP, SHRINK_HAN, SHRINK_LEVELS };

/* What may stretch before the Han are opened. */
enum { STRETCH_SPACE, STRETCH_MIXED, STRETCH_LEVELS };

typedef struct {
    int first, last; /* clusters */
    CharClass class;
    double width; /* of the ink half of a mark, the advance of anything else */
    double shift; /* from the box's left edge to the first glyph's origin */
    double em;
    double left_blank, right_blank;
    bool starts_digit, ends_digit, unit;
    bool raised;                     /* superscript or subscript: belongs to the box before */
    double address_break;            /* penalty where an address goes on in the next box; else BREAK_NEVER */
    bool holds_before, holds_behind; /* begins with what no line begins with (% / ), ends with ( or / */
} Box;

/* Between a box and the next one. */
typedef struct {
    double natural, shrink[SHRINK_LEVELS], stretch[STRETCH_LEVELS];
    bool opens;     /* takes its share when the Han are opened */
    double penalty; /* of a break here; BREAK_NEVER, BREAK_ALWAYS */
    int space;      /* the cluster of a typed space, or -1 */
} Glue;

#define BREAK_NEVER 1e9
#define BREAK_ALWAYS (-1e9)

typedef struct {
    Box *boxes;
    Glue *glue; /* glue[i] stands behind boxes[i] */
    int count;
} BoxList;

/* `emergency` lets Western words be cut anywhere (for words wider than the line). */
BoxList boxes_make(const ShapedText *shaped, bool emergency, Arena *arena);

#endif
