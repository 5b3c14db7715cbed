/* The interpreter and its limits, and the tokenizer in front of it. */
#include "expression/expression.h"

#include <glib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "expression/values.h"

enum { MEMORY_LIMIT = 128 << 20, INSTRUCTIONS_PER_TICK = 100000, TICK_LIMIT = 1000 };

/* ---- names ---- */

char *mangle(const char *name)
{
    GString *out = g_string_new("U");
    for (const char *p = name; *p; p++) g_string_append_printf(out, "%02X", (unsigned char)*p);
    return g_string_free(out, FALSE);
}

/* Length of a mangled name at `p` (0: none), its text appended to `out`. */
static size_t demangle_at(const char *p, GString *out)
{
    if (*p != 'U') return 0;
    size_t n = 1;
    GString *name = g_string_new(NULL);
    while (g_ascii_isxdigit(p[n]) && g_ascii_isxdigit(p[n + 1])) {
        g_string_append_c(name, (char)(g_ascii_xdigit_value(p[n]) * 16 + g_ascii_xdigit_value(p[n + 1])));
        n += 2;
    }
    bool good = n >= 7 && g_utf8_validate(name->str, (gssize)name->len, NULL);
    if (good) g_string_append(out, name->str);
    g_string_free(name, TRUE);
    return good ? n : 0;
}

char *demangle_all(const char *message)
{
    GString *out = g_string_new(NULL);
    for (const char *p = message; *p;) {
        size_t n = demangle_at(p, out);
        if (!n) g_string_append_c(out, *p);
        p += n ? n : 1;
    }
    return g_string_free(out, FALSE);
}

/* ---- translation ---- */

static const struct {
    const char *chinese, *lua;
} words[] = {{"且", "and"}, {"或", "or"}, {"非", "not"}, {"真", "true"}, {"假", "false"}, {"空", "nil"}},
  marks[] = {{"（", "("}, {"）", ")"}, {"，", ","}, {"；", ";"},  {"：", ":"}, {"［", "["}, {"］", "]"},
             {"≥", ">="}, {"≤", "<="}, {"≠", "~="}, {"<>", "~="}, {"×", "*"},  {"÷", "/"},  {"＋", "+"},
             {"－", "-"}, {"＝", "="}, {"＜", "<"}, {"＞", ">"},  {"　", " "}};

static const char *translate_string(const char *p, GString *out)
{
    bool curly = g_str_has_prefix(p, "“");
    char quote = curly ? '"' : *p;
    p += curly ? strlen("“") : 1;
    g_string_append_c(out, quote);
    while (*p && !(curly ? g_str_has_prefix(p, "”") : *p == quote)) {
        if (*p == '\\' && p[1]) g_string_append_c(out, *p++);
        if (curly && *p == '"') g_string_append_c(out, '\\');
        g_string_append_c(out, *p++);
    }
    g_string_append_c(out, quote);
    if (!*p) return p;
    return p + (curly ? strlen("”") : 1);
}

static bool is_name_start(gunichar c) { return c == '_' || g_unichar_isalpha(c); }
static bool is_name_part(gunichar c) { return c == '_' || g_unichar_isalnum(c); }

static const char *translate_name(const char *p, GString *out)
{
    const char *end = p;
    bool ascii = true;
    for (; *end && is_name_part(g_utf8_get_char(end)); end = g_utf8_next_char(end))
        ascii &= (unsigned char)*end < 0x80;
    char *name = g_strndup(p, (gsize)(end - p));
    const char *known = ascii ? name : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !known; i++)
        if (!strcmp(words[i].chinese, name)) known = words[i].lua;
    char *spelled = known ? g_strdup(known) : mangle(name);
    g_string_append(out, spelled);
    g_free(spelled);
    g_free(name);
    return end;
}

char *expression_translate(const char *p)
{
    GString *out = g_string_new(NULL);
    while (*p) {
        gunichar c = g_utf8_get_char(p);
        if (*p == '"' || *p == '\'' || g_str_has_prefix(p, "“")) {
            p = translate_string(p, out);
            continue;
        }
        if (g_ascii_isdigit(*p)) { /* 1e5 and 0x10 are no names */
            while (g_ascii_isalnum(*p) || *p == '.') g_string_append_c(out, *p++);
            continue;
        }
        if (is_name_start(c)) {
            p = translate_name(p, out);
            continue;
        }
        size_t used = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(marks) && !used; i++) {
            if (!g_str_has_prefix(p, marks[i].chinese)) continue;
            g_string_append(out, marks[i].lua);
            used = strlen(marks[i].chinese);
        }
        if (!used) {
            used = (size_t)(g_utf8_next_char(p) - p);
            g_string_append_len(out, p, (gssize)used);
        }
        p += used;
    }
    return g_string_free(out, FALSE);
}

/* ---- the sandbox ---- */

Expressions *lua_expressions(lua_State *L) { return *(Expressions **)lua_getextraspace(L); }

static void *limited_alloc(void *user, void *memory, size_t old_size, size_t new_size)
{
    Expressions *e = user;
    if (!memory) old_size = 0;
    if (!new_size) {
        e->memory -= old_size;
        free(memory);
        return NULL;
    }
    if (e->memory - old_size + new_size > MEMORY_LIMIT) return NULL;
    void *fresh = realloc(memory, new_size);
    if (fresh) e->memory += new_size - old_size;
    return fresh;
}

static void count_instructions(lua_State *L, lua_Debug *debug)
{
    (void)debug;
    if (++lua_expressions(L)->ticks > TICK_LIMIT) luaL_error(L, "运算步数过多，请检查循环");
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
    e->lua = lua_newstate(limited_alloc, e);
    *(Expressions **)lua_getextraspace(e->lua) = e;
    open_base(e->lua);
    open_values(e->lua);
    open_functions(e->lua);
    lua_sethook(e->lua, count_instructions, LUA_MASKCOUNT, INSTRUCTIONS_PER_TICK);
    return e;
}

void expressions_free(Expressions *e)
{
    if (!e) return;
    lua_close(e->lua);
    g_free(e);
}

/* Lua's commonest messages in Chinese. */
static char *chinese_message(const char *message)
{
    static const struct {
        const char *english, *chinese;
    } table[] = {{"attempt to call a nil value", "没有这个函数"},
                 {"attempt to index a nil value (field 'integer index')", "列表没有这一项"},
                 {"attempt to index a nil value (field '?')", "列表没有这一项"},
                 {"attempt to index a nil value", "没有这个名称"},
                 {"attempt to perform arithmetic on", "不能计算"},
                 {"attempt to compare", "不能比较"},
                 {"attempt to concatenate", "不能连接"},
                 {"not enough memory", "占用内存过多"},
                 {"unexpected symbol near", "写法有误，位置在"},
                 {"'end' expected", "缺少 {% end %}"},
                 {"'<eof>' expected near", "多了"},
                 {"unfinished string", "引号没有结束"},
                 {"attempt to divide by zero", "除数为零"},
                 {"expected near", "缺少，位置在"},
                 {"(global ", "（"},
                 {"(local ", "（"},
                 {"(field ", "（"},
                 {"')", "'）"}};
    char *text = demangle_all(message);
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        char **parts = g_strsplit(text, table[i].english, -1);
        g_free(text);
        text = g_strjoinv(table[i].chinese, parts);
        g_strfreev(parts);
    }
    return text;
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
    char *text = chinese_message(message);
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
    e->ticks = 0;
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

static int emit_text(lua_State *L)
{
    Expressions *e = lua_expressions(L);
    e->sink->text(e->sink->user, (int)luaL_checkinteger(L, 1));
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

/* _v(function() return … end, …): a fault in one expression does not end the template. */
static int emit_value(lua_State *L)
{
    Expressions *e = lua_expressions(L);
    Inserted result = {.text = "—"};
    int alternatives = lua_gettop(L);
    lua_pushlightuserdata(L, &result);
    lua_pushcclosure(L, call_and_print, 1);
    lua_insert(L, 1);
    if (lua_pcall(L, alternatives, 0, 0) != LUA_OK) {
        int line;
        const char *message = read_error(e, &line);
        e->sink->fault(e->sink->user, line, message);
    }
    if (!e->sink->value(e->sink->user, result)) return luaL_error(L, "数值过多");
    return 0;
}

bool expression_run(Expressions *e, const char *code, const TemplateSink *sink, const char **error, int *line)
{
    lua_State *L = e->lua;
    e->sink = sink;
    e->ticks = 0;
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
