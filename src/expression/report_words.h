/* Private to the expressions: what the report calls its region and its period. */
#ifndef JIANBAO_EXPRESSION_REPORT_WORDS_H
#define JIANBAO_EXPRESSION_REPORT_WORDS_H

#include "expression/values.h"

/* Pushes the word of this name (地区称谓, 期间称谓 …): a text, a number, or a missing figure where there is
 * none (1—2月 has no 上期称谓). False when there is no word of the name. */
bool push_report_word(lua_State *L, const char *name);

/* The names, “、” between them, in the arena. */
const char *report_word_names(Arena *arena);

#endif
