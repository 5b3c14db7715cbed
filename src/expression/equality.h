/* Private to the expressions: == and ≠ between values of any kinds. */
#ifndef JIANBAO_EXPRESSION_EQUALITY_H
#define JIANBAO_EXPRESSION_EQUALITY_H

#include <lua.h>

/* The two operators. A figure equals a number that it displays and a text that it prints (状态 with or
 * without its sign), a region or an indicator its name; a missing figure equals nothing. */
void open_equality(lua_State *L);

#endif
