/* Private to the document stage: marks of text that CommonMark has not, in Pandoc's spelling: [文字]{.kai},
 * ^上标^, ~下标~, [^1] with [^1]: 脚注. They are turned into characters of a private plane before md4c reads
 * the text, line by line, so that lines keep their numbers. */
#ifndef JIANBAO_LAYOUT_INLINE_MARKS_H
#define JIANBAO_LAYOUT_INLINE_MARKS_H

#include <glib.h>

#include "base/diag.h"

/* `text` with its marks; the notes' texts are appended to `notes` (char *, in order of their numbers). Faults
 * are reported at the layout's line, which `lines` gives for each line of the text. New text. */
char *inline_marks_prepare(const char *text, const GArray *lines, const char *file, GPtrArray *notes,
                           Diagnostics *diags);

/* CommonMark does not take ** beside Chinese punctuation for bold (“**‘甲’**是” stays literal). A joiner,
 * which counts as a letter, on the inner side of such marks cures it; it is dropped from the text later. New
 * text. */
char *bold_marks_prepare(const char *text);

#endif
