/* The spelling of expressions and statements: what a Chinese keyboard types becomes Lua, and back in
 * messages.
 *
 * Names outside ASCII are spelled in hexadecimal for Lua. */
#ifndef JIANBAO_EXPRESSION_TRANSLATE_H
#define JIANBAO_EXPRESSION_TRANSLATE_H

/* How the two signs of equality are spelled: Lua itself never asks a figure whether it equals a number or a
 * text (see equality.h). */
#define EQUAL_SPELLED " |_eq| "
#define UNEQUAL_SPELLED " |_ne| "

/* Lua's spelling of a name, new text; and back, in place of every such spelling in a message, new text. */
char *mangle(const char *name);
char *demangle_all(const char *message);

/* The Lua spelling of an expression, new text (g_free). */
char *expression_translate(const char *source);

/* Where the next “or” of a translated expression begins that is not in brackets, strings or functions; NULL
 * when there is none. */
const char *expression_next_alternative(const char *code);

/* What a statement opens and closes, in order: `word` is for, while, if, function, repeat, do; else, elseif;
 * end, until. `line` counts the line breaks before it. */
typedef void (*BlockWordTaker)(void *user, const char *word, int line);

/* The Lua spelling of a statement, new text (g_free): do and then may have been left out, comments are
 * dropped, and what `for … in` walks goes through _each, which takes lists. Keeps the line breaks. */
char *statement_translate(const char *source, BlockWordTaker take, void *user);

#endif
