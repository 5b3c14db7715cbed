/* Private to the expressions: what + - × ÷, the signs of order and mathematics give on printed figures. */
#ifndef JIANBAO_EXPRESSION_ARITHMETIC_H
#define JIANBAO_EXPRESSION_ARITHMETIC_H

#include <lua.h>

/* 绝对值(值): the size of a figure, with its unit and decimals; of a number. */
int figure_absolute(lua_State *L);

/* Gives figures (whose type stands: open_values) the signs of arithmetic and order. They compute with figures
 * as displayed, so that a reader can redo it, and give figures whose provenance is the operation. A sum or
 * difference keeps the larger number of decimals of its figures; a missing figure makes a missing one. Lua's
 * tonumber and its math functions take figures as the numbers they print. */
void open_arithmetic(lua_State *L);

#endif
