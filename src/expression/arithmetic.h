/* Private to the expressions: what + - × ÷, the signs of order and mathematics give on printed figures. */
#ifndef JIANBAO_EXPRESSION_ARITHMETIC_H
#define JIANBAO_EXPRESSION_ARITHMETIC_H

#include <lauxlib.h>

/* The metamethods of a figure for arithmetic and order; ends with a row of NULL. They compute with figures
 * as displayed, so that a reader can redo it, and give figures whose provenance is the operation. A sum or
 * difference keeps the larger number of decimals of its figures; a missing figure makes a missing one. */
const luaL_Reg *figure_arithmetic(void);

/* 绝对值(值): the size of a figure, with its unit and decimals; of a number. */
int figure_absolute(lua_State *L);

/* Makes Lua's tonumber and its math functions take figures as the numbers they print. */
void open_arithmetic(lua_State *L);

#endif
