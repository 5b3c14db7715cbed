/* Small helpers on UTF-8 text that several modules need. Results marked "new" are freed with g_free. */
#ifndef JIANBAO_BASE_TEXTUTIL_H
#define JIANBAO_BASE_TEXTUTIL_H

#include <glib.h>
#include <stdbool.h>

/* Terminal columns of a character (2 for Han and full-width marks) and of a text. */
int text_char_columns(gunichar c);
int text_columns(const char *text);

/* New text with control characters written as \xNN, so that messages never carry them raw. */
char *text_escape_controls(const char *text);

/* A Han character (CJK ideograph, extensions and 〇). */
bool text_is_han(gunichar c);

/* Removes ASCII, no-break and ideographic spaces (and a stray BOM) at both ends, in place. */
char *text_trim(char *text);

/* New text with full-width ASCII forms (０-９ Ａ-Ｚ ％ ． － （ ）…) turned into ASCII. */
char *text_halfwidth(const char *text);

/* The up to three candidates nearest to `name` as new text "“甲”、“乙”" (empty when none is near). */
char *text_nearest(const char *name, const char *const *candidates, int count);

#endif
