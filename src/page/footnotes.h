/* Private to the page stage: footnotes. */
#ifndef JIANBAO_PAGE_FOOTNOTES_H
#define JIANBAO_PAGE_FOOTNOTES_H

#include "page/setting.h"

/* The document's footnotes, before anything is set. */
void footnotes_begin(Setting *s);

/* The footnotes that a line of `text` refers to, for the foot of its page. A note stands where it is referred
 * to first: `owner` (anything of its own address) is who asked first, and may ask again when it is set anew.
 * They come before `others`. */
const FlowNote *footnotes_of_line(Setting *s, const ComposedText *text, int line, const void *owner,
                                  const FlowNote *others);

#endif
