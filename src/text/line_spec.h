/* How lines are to be set: their measure, indents and alignment. */
#ifndef JIANBAO_TEXT_LINE_SPEC_H
#define JIANBAO_TEXT_LINE_SPEC_H

#include <stdbool.h>

typedef enum {
    ALIGN_JUSTIFY, /* both edges flush, last line solid */
    ALIGN_LEFT,
    ALIGN_CENTRE,
    ALIGN_RIGHT
} Alignment;

typedef struct {
    double measure; /* line width, points */
    double indent;  /* of the first line */
    double hang;    /* of all further lines */
    Alignment alignment;
    bool balanced; /* lines of a title: about equal, no short last line */
} LineSpec;

typedef struct ComposedText ComposedText;

#endif
