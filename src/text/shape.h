/* Shaping: spans of styled text become clusters of glyphs with advances (Pango itemises and shapes). */
#ifndef JIANBAO_TEXT_SHAPE_H
#define JIANBAO_TEXT_SHAPE_H

#include "text/face.h"
#include "text/span.h"

/* Widths of full-width marks (clreq): 全角 1 em each, squeezed only beside one another and where a line needs
 * it; 开明 sentence-enders 1 em, all others half; 半角 all half. */
typedef enum { PUNCTUATION_FULL, PUNCTUATION_KAIMING, PUNCTUATION_HALF } PunctuationStyle;

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
