/* Private to the expressions: the values that Lua sees. */
#ifndef JIANBAO_DOCUMENT_EXPRESSION_LUA_H
#define JIANBAO_DOCUMENT_EXPRESSION_LUA_H

#include <lauxlib.h>
#include <lua.h>

#include "document/expression.h"
#include "document/figure.h"

struct Expressions {
    lua_State *lua;
    ExpressionContext *context;
    Arena *arena;
    const TemplateSink *sink;
    size_t memory;
    int ticks;
};

#define FIGURE_TYPE "数值"
#define HANDLE_TYPE "指标"
#define REGION_TYPE "地区"

Expressions *lua_expressions(lua_State *L);

/* The analysis, loaded at need; raises an error when there is no data folder. */
Analysis *need_analysis(lua_State *L);

/* Lua's spelling of a name, new text; and back, in place of every such spelling in a message, new text. */
char *mangle(const char *name);
char *demangle_all(const char *message);

void push_figure(lua_State *L, Figure figure);
void push_handle(lua_State *L, Subject subject);
void push_region(lua_State *L, int region);

/* The text of the value at `index`; raises an error for values that cannot be printed. */
Inserted printed_value(lua_State *L, int index);

/* A number from a figure, a number or a text; *known is false for a missing figure. */
double number_argument(lua_State *L, int index, bool *known);

void register_function(lua_State *L, const char *name, lua_CFunction function);

/* Metatables and global lookup (expression_values.c); the fixed functions (expression_functions.c). */
void open_values(lua_State *L);
void open_functions(lua_State *L);

#endif
