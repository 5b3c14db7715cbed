/* Private to the expressions: lists and records as Lua values. */
#ifndef JIANBAO_EXPRESSION_RECORDS_H
#define JIANBAO_EXPRESSION_RECORDS_H

#include <lua.h>

/* Lists, which `for x in list` walks, and records, whose unknown fields are errors (records.c).
 * append_to_list and the setters take the value on top of the stack. */
void new_list(lua_State *L);
void open_lists(lua_State *L);
void append_to_list(lua_State *L);
void new_record(lua_State *L);
void set_field(lua_State *L, const char *name);
void set_text(lua_State *L, const char *name, const char *text);

/* The text option `name` of the table argument; "" when it is not given. */
const char *list_option(lua_State *L, const char *name);

#endif
