/* Lists and records as Lua values. */
#include <glib.h>

#include "expression/translate.h"
#include "expression/values.h"
#include "expression/records.h"

/* The next item of the list at upvalue 1, after the one whose number is upvalue 2. */
static int list_step(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2)) + 1;
    lua_pushinteger(L, at);
    lua_copy(L, -1, lua_upvalueindex(2));
    lua_rawgeti(L, lua_upvalueindex(1), at);
    return 1;
}

/* _each(name, …): what `for … in` walks. A list gives its items; iterators (two values and more, or a
 * function of the layout's own) are left as they are. Anything else cannot be walked: a function whose
 * brackets were forgotten would give a new list for ever. */
static int each(lua_State *L)
{
    int count = lua_gettop(L) - 1, type = count ? lua_type(L, 2) : LUA_TNIL;
    if (count > 1 || (type == LUA_TFUNCTION && !lua_iscfunction(L, 2))) return count;
    if (type == LUA_TTABLE) {
        lua_settop(L, 2);
        lua_pushinteger(L, 0);
        lua_pushcclosure(L, list_step, 2);
        return 1;
    }
    char *name = demangle_all(lua_tostring(L, 1));
    const char *kept = arena_strdup(lua_expressions(L)->arena, name);
    g_free(name);
    if (type == LUA_TFUNCTION)
        return luaL_error(L, "“for … in”后面的“%s”是函数，要加括号，写成“%s()”", kept, kept);
    return luaL_error(L, "“for … in”后面%s%s%s不是列表，不能逐项列出", *kept ? "的“" : "", kept,
                      *kept ? "”" : "");
}

void open_lists(lua_State *L)
{
    lua_pushcfunction(L, each);
    lua_setglobal(L, "_each");
}

/* A list walks itself in `for x in list`, as long as nothing else walks it at the same time. */
static int list_next(lua_State *L)
{
    lua_getfield(L, 1, "_at");
    lua_Integer at = lua_tointeger(L, -1) + 1;
    lua_rawgeti(L, 1, at);
    bool end = lua_isnil(L, -1);
    lua_pushinteger(L, end ? 0 : at);
    lua_setfield(L, 1, "_at");
    return 1;
}

void new_list(lua_State *L)
{
    lua_newtable(L);
    if (luaL_newmetatable(L, "列表")) {
        lua_pushcfunction(L, list_next);
        lua_setfield(L, -2, "__call");
    }
    lua_setmetatable(L, -2);
}

void append_to_list(lua_State *L) { lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1); }

/* A record's unknown field is an error, not an empty text on the page. */
static int record_missing(lua_State *L)
{
    char *key = demangle_all(lua_tostring(L, 2));
    luaL_where(L, 1);
    lua_pushfstring(L, "没有字段“%s”", key);
    g_free(key);
    lua_concat(L, 2);
    return lua_error(L);
}

void new_record(lua_State *L)
{
    lua_newtable(L);
    if (luaL_newmetatable(L, "记录")) {
        lua_pushcfunction(L, record_missing);
        lua_setfield(L, -2, "__index");
    }
    lua_setmetatable(L, -2);
}

void set_field(lua_State *L, const char *name)
{
    char *spelled = mangle(name);
    lua_setfield(L, -2, spelled);
    g_free(spelled);
}

void set_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text);
    set_field(L, name);
}

/* The text option `name` of the table argument; "" when it is not given. */
const char *list_option(lua_State *L, const char *name)
{
    if (!lua_istable(L, 1)) return "";
    char *spelled = mangle(name);
    lua_getfield(L, 1, spelled);
    g_free(spelled);
    const Figure *f = luaL_testudata(L, -1, FIGURE_TYPE);
    const char *text = lua_isnil(L, -1) ? "" : f ? f->printed : lua_tostring(L, -1);
    lua_pop(L, 1); /* the table keeps it alive */
    return text ? text : "";
}
