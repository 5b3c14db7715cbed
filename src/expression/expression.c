/* The interpreter and its limits. Memory past its limit is still given, up to a few times of it, so that the
 * next instruction can say at which line it happened; and no protected call of ours takes that fault for one
 * of the layout's. */
#include "expression/expression.h"

#include <glib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "expression/arithmetic.h"
#include "expression/equality.h"
#include "expression/faults.h"
#include "expression/translate.h"
#include "expression/names.h"
#include "expression/values.h"
#include "expression/records.h"
#include "expression/functions.h"

/* How often the budget is looked at; what printing a value, a text, a fault counts for; how many faults of
 * one run are told; how far past its limit memory is given. */
enum {
    TICK = 1000,
    VALUE_STEPS = 500,
    TEXT_STEPS = 100,
    FAULT_STEPS = 5000,
    MOST_FAULTS = 200,
    HARD_LIMIT = 3
};

/* ---- the sandbox ---- */

Expressions *lua_expressions(lua_State *L) { return *(Expressions **)lua_getextraspace(L); }

/* `level` of the function whose line is told: 0 the running one, 1 the one that called it. */
static void spend_at(lua_State *L, double steps, int level)
{
    Expressions *e = lua_expressions(L);
    if (budget_spend(&e->budget, steps)) return;
    luaL_where(L, level);
    lua_pushstring(L, budget_message(&e->budget, e->arena));
    lua_concat(L, 2);
    lua_error(L);
}

static void look_at_budget(lua_State *L, lua_Debug *debug)
{
    (void)debug;
    spend_at(L, TICK, 0);
}

void expression_spend(lua_State *L, double steps) { spend_at(L, steps, 1); }

static void *limited_alloc(void *user, void *memory, size_t old_size, size_t new_size)
{
    Expressions *e = user;
    if (!memory) old_size = 0;
    if (!new_size) {
        e->budget.lua_bytes -= old_size;
        free(memory);
        return NULL;
    }
    size_t after = e->budget.lua_bytes - old_size + new_size;
    double most = limit_value(e->budget.limits, LIMIT_MEMORY) * (1 << 20);
    if ((double)after > most && new_size > old_size) {
        budget_exhaust(&e->budget, LIMIT_MEMORY);
        if ((double)after > HARD_LIMIT * most) return NULL;
        if (e->lua) lua_sethook(e->lua, look_at_budget, LUA_MASKCOUNT, 1);
    }
    void *fresh = realloc(memory, new_size);
    if (fresh) e->budget.lua_bytes = after;
    return fresh;
}

/* Of Lua's own library only what is harmless and gives the same result on every run. */
static void open_base(lua_State *L)
{
    static const char *const kept[] = {"ipairs", "tonumber", "select", "type", "error", "next", NULL};
    lua_newtable(L);
    luaL_requiref(L, "_G", luaopen_base, 0);
    for (const char *const *name = kept; *name; name++) {
        lua_getfield(L, -1, *name);
        lua_setfield(L, -3, *name);
    }
    lua_pop(L, 1);
    luaL_requiref(L, "math", luaopen_math, 0);
    lua_pushnil(L);
    lua_setfield(L, -2, "random");
    lua_pushnil(L);
    lua_setfield(L, -2, "randomseed");
    lua_setfield(L, -2, "math");
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS); /* the names a layout sees */
}

Expressions *expressions_new(ExpressionContext *context, Arena *arena)
{
    Expressions *e = g_new0(Expressions, 1);
    e->context = context;
    e->arena = arena;
    budget_start(&e->budget, context->limits, arena);
    e->lua = lua_newstate(limited_alloc, e);
    *(Expressions **)lua_getextraspace(e->lua) = e;
    open_base(e->lua);
    open_values(e->lua);
    open_arithmetic(e->lua);
    open_equality(e->lua);
    open_names(e->lua);
    open_functions(e->lua);
    open_lists(e->lua);
    lua_sethook(e->lua, look_at_budget, LUA_MASKCOUNT, TICK);
    return e;
}

void expressions_free(Expressions *e)
{
    if (!e) return;
    lua_close(e->lua);
    diagnostics_free(e->problems);
    g_free(e);
}

/* The message on the top of the stack in Chinese, in the arena, and its line (0 when it has none). */
static const char *read_error(Expressions *e, int *line)
{
    const char *message = lua_tostring(e->lua, -1);
    if (!message) message = "错误";
    *line = 0;
    if (g_str_has_prefix(message, "L:")) {
        char *end;
        *line = (int)strtol(message + 2, &end, 10);
        if (*end == ':') message = end + 1;
        while (*message == ' ') message++;
    }
    char *text = fault_words(message);
    const char *kept = arena_strdup(e->arena, text);
    g_free(text);
    return kept;
}

static const char *take_error(Expressions *e, int *line)
{
    const char *message = read_error(e, line);
    lua_settop(e->lua, 0);
    return message;
}

static int protected_print(lua_State *L)
{
    Inserted *result = lua_touserdata(L, lua_upvalueindex(1));
    *result = printed_value(L, 1);
    return 0;
}

bool expression_eval(Expressions *e, const char *expression, Inserted *result, const char **error)
{
    lua_State *L = e->lua;
    char *spelled = expression_translate(expression), *code = g_strconcat("return ", spelled, NULL);
    int line;
    lua_settop(L, 0);
    bool good =
        luaL_loadbufferx(L, code, strlen(code), "=L", "t") == LUA_OK && lua_pcall(L, 0, 1, 0) == LUA_OK;
    g_free(spelled);
    g_free(code);
    if (good) {
        lua_pushlightuserdata(L, result);
        lua_pushcclosure(L, protected_print, 1);
        lua_insert(L, 1);
        good = lua_pcall(L, 1, 0, 0) == LUA_OK;
    }
    if (!good) *error = take_error(e, &line);
    lua_settop(L, 0);
    return good;
}

bool expression_reads(Expressions *e, const char *code, const char **error, int *line)
{
    char *whole = g_strconcat("return ", code, NULL);
    bool good = luaL_loadbufferx(e->lua, whole, strlen(whole), "=L", "t") == LUA_OK;
    g_free(whole);
    if (!good) *error = read_error(e, line);
    lua_settop(e->lua, 0);
    return good;
}

static int emit_text(lua_State *L)
{
    Expressions *e = lua_expressions(L);
    e->budget.text_bytes += (double)e->sink->text(e->sink->user, (int)luaL_checkinteger(L, 1));
    expression_spend(L, TEXT_STEPS);
    return 0;
}

/* Calls the functions that hold the alternatives of one expression (甲 或 乙) and prints the first that is
 * there into the Inserted at upvalue 1. */
static int call_and_print(lua_State *L)
{
    Inserted *result = lua_touserdata(L, lua_upvalueindex(1));
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++) {
        lua_pushvalue(L, i);
        lua_call(L, 0, 1);
        bool nothing = lua_isnil(L, -1) || (lua_isboolean(L, -1) && !lua_toboolean(L, -1));
        if (nothing && i < count) continue;
        *result = printed_value(L, -1);
        if (!result->missing) break;
    }
    return 0;
}

/* A fault in one expression is told, and does not end the template; but a spent budget does. */
static void tell_fault(lua_State *L, Expressions *e)
{
    int line;
    if (e->budget.spent) luaL_error(L, "%s", budget_message(&e->budget, e->arena));
    const char *message = read_error(e, &line);
    e->sink->fault(e->sink->user, line, message);
    if (++e->budget.faults >= MOST_FAULTS) luaL_error(L, "有误的表达式已有%d处，不再往下算", MOST_FAULTS);
    expression_spend(L, FAULT_STEPS);
}

/* _v(function() return … end, …) */
static int emit_value(lua_State *L)
{
    Expressions *e = lua_expressions(L);
    Inserted result = {.text = "—"};
    int alternatives = lua_gettop(L);
    lua_pushlightuserdata(L, &result);
    lua_pushcclosure(L, call_and_print, 1);
    lua_insert(L, 1);
    int status = lua_pcall(L, alternatives, 0, 0);
    if (status == LUA_ERRMEM) budget_exhaust(&e->budget, LIMIT_MEMORY);
    if (status != LUA_OK) tell_fault(L, e);
    if (!e->sink->value(e->sink->user, result)) return luaL_error(L, "数值过多");
    e->budget.text_bytes += (double)strlen(result.text);
    expression_spend(L, VALUE_STEPS);
    return 0;
}

bool expression_run(Expressions *e, const char *code, const TemplateSink *sink, const char **error, int *line)
{
    lua_State *L = e->lua;
    e->sink = sink;
    lua_settop(L, 0);
    lua_pushcfunction(L, emit_text);
    lua_setglobal(L, "_t");
    lua_pushcfunction(L, emit_value);
    lua_setglobal(L, "_v");
    bool good =
        luaL_loadbufferx(L, code, strlen(code), "=L", "t") == LUA_OK && lua_pcall(L, 0, 0, 0) == LUA_OK;
    if (!good) *error = take_error(e, line);
    return good;
}
