/* Private to the text stage: where the lines of a title may be parted (GB/T 9704—2012 7.3.1: 词意完整). */
#ifndef JIANBAO_TEXT_PHRASES_H
#define JIANBAO_TEXT_PHRASES_H

#include "text/boxes.h"

/* Adds to the penalties between the boxes: least behind 的, 、 and before 及, 和; more between characters of
 * which nothing is known; much inside words that titles are made of; most inside `words` (names of
 * indicators and regions; NULL-terminated, may be NULL). */
void phrases_weigh(BoxList *list, const ShapedText *shaped, const char *const *words);

#endif
