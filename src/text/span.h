/* Styled text and what it is cut into: plain data. */
#ifndef JIANBAO_TEXT_SPAN_H
#define JIANBAO_TEXT_SPAN_H

#include "text/charclass.h"
#include "text/face.h"

/* How a piece of text is set. */
typedef struct {
    FontRole han, western;
    double size; /* points */
    Colour colour;
    double rise; /* baseline shift upwards, points */
    bool dots;   /* 着重号 under each Han */
} TextStyle;

/* A drawing that stands in a line as a character does: its width, and who draws it with its foot on the
 * baseline. Makers put more behind it. */
typedef struct InlineBox InlineBox;
struct InlineBox {
    double width;
    void (*draw)(const InlineBox *box, DisplayList *list, double x, double baseline);
};

/* Text of one style. `link` (a destination's name or an address) and `source` may be NULL. */
typedef struct {
    const char *text;
    TextStyle style;
    const char *link;
    const Provenance *source;
    int note;             /* refers to this footnote; 0: to none */
    const InlineBox *box; /* drawn in place of the text; or NULL */
} TextSpan;

/* The least unit that text can be cut into: some bytes that stand for some glyphs. */
typedef struct {
    gunichar c; /* the first character */
    const char *text;
    int bytes, span;
    CharClass class;
    const Face *face;
    double advance;
    const PlacedGlyph *glyphs;
    int glyph_count;
} Cluster;

#endif
