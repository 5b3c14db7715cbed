/* Shaping: spans of styled text become clusters of glyphs with advances (Pango itemises and shapes). */
#ifndef JIANBAO_TEXT_SHAPE_H
#define JIANBAO_TEXT_SHAPE_H

#include "text/charclass.h"
#include "text/face.h"

/* Widths of full-width marks (clreq): 全角 1 em each, squeezed only beside one another and where a line needs
 * it; 开明 sentence-enders 1 em, all others half; 半角 all half. */
typedef enum { PUNCTUATION_FULL, PUNCTUATION_KAIMING, PUNCTUATION_HALF } PunctuationStyle;

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

typedef struct {
    const TextSpan *spans;
    const Cluster *clusters;
    int count;
    PunctuationStyle punctuation;
    bool grid;
} ShapedText;

/* What the text stage needs everywhere: faces, and where to report. `file` and `line` name the place in the
 * layout that the text came from. */
typedef struct {
    FaceSet *faces;
    Diagnostics *diags;
    const char *file;
    int line;
    GHashTable *told; /* characters already reported */
    PunctuationStyle punctuation;
    bool grid; /* figures and letters take whole cells with the gaps around them (clreq, grid alignment) */
    const char *const *names; /* words that titles keep whole, NULL-terminated; may be NULL */
} TextContext;

/* Shapes `spans` into `arena`. A character that no face has is reported (E_TEXT_GLYPH) and left out. */
ShapedText *shape_text(TextContext *context, const TextSpan *spans, int count, Arena *arena);

#endif
