/* Private to the expressions: the values that Lua sees. */
#ifndef JIANBAO_EXPRESSION_VALUES_H
#define JIANBAO_EXPRESSION_VALUES_H

#include <lauxlib.h>
#include <lua.h>

#include "expression/budget.h"
#include "expression/context.h"
#include "figure/registry.h"

struct Expressions {
    lua_State *lua;
    ExpressionContext *context;
    Arena *arena;
    const TemplateSink *sink;
    Budget budget;
    Diagnostics *problems; /* of the data, once a layout has asked for them (problems.c) */
};

#define FIGURE_TYPE "数值"
#define HANDLE_TYPE "指标"
#define REGION_TYPE "地区"
#define ABSENT_TYPE "缺指标" /* an indicator that the dictionary lacks and the layout can do without */

Expressions *lua_expressions(lua_State *L);

/* The analysis, loaded at need; raises an error when there is no data folder. */
Analysis *need_analysis(lua_State *L);

/* Takes steps of the run's budget; raises an error when it is spent. */
void expression_spend(lua_State *L, double steps);

void push_figure(lua_State *L, Figure figure);
void push_handle(lua_State *L, Subject subject);
void push_region(lua_State *L, int region);
void push_absent(lua_State *L, const char *name);

/* Whether the layout says (needs: …) that it can do without an indicator of this name. */
bool may_be_absent(const ExpressionContext *context, const char *name);

/* The text of the value at `index`; raises an error for values that cannot be printed. */
Inserted printed_value(lua_State *L, int index);

/* A number from a figure, a number or a text; *known is false for a missing figure. */
double number_argument(lua_State *L, int index, bool *known);

/* A text, or a figure that is one, such as 指标.名称; an error for anything else. */
const char *text_argument(lua_State *L, int index);

/* Raises an error whose message lives in the arena; does not return. */
int raise_error(lua_State *L, const char *message);

/* The name at `index` as it was written (see translate.h). */
const char *plain_key(lua_State *L, int index);

void register_function(lua_State *L, const char *name, lua_CFunction function);

/* Makes the metatables and the lookup of names. */
void open_values(lua_State *L);

#endif
