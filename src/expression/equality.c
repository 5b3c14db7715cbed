/* “甲 == 乙” is spelled “甲 |_eq| 乙”: the bitwise or, which layouts have no use for, stands between
 * arithmetic and the signs of order and asks _eq whatever the operands are. The first half keeps 甲, the
 * second compares. */
#include "expression/equality.h"

#include <glib.h>
#include <string.h>

#include "expression/values.h"

#define HALF_TYPE "比较"
#define OPERATOR_TYPE "比较符"

/* The text that a value is compared by; NULL when it has none. */
static const char *text_of(lua_State *L, int index)
{
    const Figure *f = luaL_testudata(L, index, FIGURE_TYPE);
    const int *region = luaL_testudata(L, index, REGION_TYPE);
    const Subject *s = luaL_testudata(L, index, HANDLE_TYPE);
    if (f) return f->known ? f->printed : NULL;
    if (region) return need_analysis(L)->data->regions[*region].name;
    if (s) return need_analysis(L)->data->indicators[s->indicator].name;
    return lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : NULL;
}

/* A status prints with a sign before its word. */
static const char *behind_sign(const char *text)
{
    static const char *const signs[] = {"●", "○", "▼", "▲"};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(text, signs[i]) && text[strlen(signs[i])]) return text + strlen(signs[i]);
    return text;
}

static bool figure_equals_number(const Figure *f, double number)
{
    return f->known && !f->is_text && f->number == number;
}

static bool equal(lua_State *L, int a, int b)
{
    const Figure *x = luaL_testudata(L, a, FIGURE_TYPE), *y = luaL_testudata(L, b, FIGURE_TYPE);
    if ((x && !x->known) || (y && !y->known)) return x && y && x->known == y->known;
    if (x && lua_type(L, b) == LUA_TNUMBER) return figure_equals_number(x, lua_tonumber(L, b));
    if (y && lua_type(L, a) == LUA_TNUMBER) return figure_equals_number(y, lua_tonumber(L, a));
    if (x && y && !x->is_text && !y->is_text) return x->number == y->number;
    if (lua_type(L, a) != LUA_TUSERDATA && lua_type(L, b) != LUA_TUSERDATA) return lua_rawequal(L, a, b);
    const Subject *s = luaL_testudata(L, a, HANDLE_TYPE), *t = luaL_testudata(L, b, HANDLE_TYPE);
    if (s && t)
        return s->indicator == t->indicator && s->region == t->region && period_equal(s->period, t->period);
    const char *one = text_of(L, a), *other = text_of(L, b);
    if (!one || !other) return lua_rawequal(L, a, b);
    return !strcmp(one, other) || !strcmp(behind_sign(one), behind_sign(other));
}

/* half | 乙 */
static int finish(lua_State *L)
{
    const bool *unequal = luaL_checkudata(L, 1, HALF_TYPE);
    lua_getiuservalue(L, 1, 1);
    lua_pushboolean(L, equal(L, 3, 2) != *unequal);
    return 1;
}

/* 甲 | operator */
static int begin(lua_State *L)
{
    const bool *unequal = luaL_checkudata(L, 2, OPERATOR_TYPE);
    bool *half = lua_newuserdatauv(L, sizeof *half, 1);
    *half = *unequal;
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, HALF_TYPE);
    return 1;
}

static void new_type(lua_State *L, const char *name, lua_CFunction meaning)
{
    luaL_newmetatable(L, name);
    lua_pushcfunction(L, meaning);
    lua_setfield(L, -2, "__bor");
    lua_pop(L, 1);
}

void open_equality(lua_State *L)
{
    new_type(L, HALF_TYPE, finish);
    new_type(L, OPERATOR_TYPE, begin);
    for (int i = 0; i < 2; i++) {
        bool *unequal = lua_newuserdatauv(L, sizeof *unequal, 0);
        *unequal = i == 1;
        luaL_setmetatable(L, OPERATOR_TYPE);
        lua_setglobal(L, i ? "_ne" : "_eq");
    }
}
