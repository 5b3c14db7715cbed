/* Private to the expressions: names that stand alone, of indicators, regions and words of the report. */
#ifndef JIANBAO_EXPRESSION_NAMES_H
#define JIANBAO_EXPRESSION_NAMES_H

#include "expression/values.h"

/* Lets the interpreter look such names up. */
void open_names(lua_State *L);

#endif
