/* Private to the expressions: the functions that layouts call, a group a file. */
#ifndef JIANBAO_EXPRESSION_FUNCTIONS_H
#define JIANBAO_EXPRESSION_FUNCTIONS_H

#include <lauxlib.h>
#include <stdbool.h>

typedef struct {
    const char *name, *arguments, *meaning;
    lua_CFunction function;
} FunctionSpec;

/* The functions of each file. */
const FunctionSpec *word_functions(int *count);
const FunctionSpec *list_functions(int *count);
const FunctionSpec *analysis_functions(int *count);
const FunctionSpec *problem_functions(int *count);

/* Gives all of them to the layouts. */
void open_functions(lua_State *L);

/* A number argument; false for a missing figure, for which push_missing gives a phrase of its own. */
bool known_argument(lua_State *L, int index, double *number);
int push_missing(lua_State *L);

#endif
