/* Figures, indicators and regions as Lua values. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "data/sections.h"
#include "expression/translate.h"
#include "expression/values.h"
#include "figure/saying.h"
#include "reading/number.h"

Analysis *need_analysis(lua_State *L)
{
    Expressions *e = lua_expressions(L);
    ExpressionContext *c = e->context;
    if (c->analysis) return c->analysis;
    double before = budget_clock(); /* reading the data is no cost of the layout's */
    bool loaded = c->load && c->load(c);
    e->budget.started += budget_clock() - before;
    if (!loaded) luaL_error(L, "没有可用的数据文件夹，请用 --data 指定");
    return c->analysis;
}

void register_function(lua_State *L, const char *name, lua_CFunction function)
{
    char *spelled = mangle(name);
    lua_pushcfunction(L, function);
    lua_setglobal(L, spelled);
    g_free(spelled);
}

/* Raises an error whose text may hold names. It leaves by a jump: nothing may be waiting to be freed. */
int raise_error(lua_State *L, const char *message)
{
    luaL_where(L, 1);
    lua_pushstring(L, message);
    lua_concat(L, 2);
    return lua_error(L);
}

/* In the arena, so that an error's jump leaves nothing behind. */
const char *plain_key(lua_State *L, int index)
{
    const char *key = lua_tostring(L, index);
    char *plain = demangle_all(key ? key : "");
    const char *kept = arena_strdup(lua_expressions(L)->arena, plain);
    g_free(plain);
    return kept;
}

/* ---- figures ---- */

void push_figure(lua_State *L, Figure figure)
{
    Figure *f = lua_newuserdatauv(L, sizeof *f, 0);
    *f = figure;
    luaL_setmetatable(L, FIGURE_TYPE);
}

double number_argument(lua_State *L, int index, bool *known)
{
    *known = true;
    if (lua_type(L, index) == LUA_TNUMBER) return lua_tonumber(L, index);
    Figure *f = luaL_testudata(L, index, FIGURE_TYPE);
    if (f) {
        *known = f->known && !f->is_text;
        return f->number;
    }
    Number n;
    const char *text = lua_tostring(L, index);
    if (!text || number_parse(text, &n)) return luaL_argerror(L, index, "应为数值");
    *known = n.state == FIGURE_VALUE;
    return n.value * n.multiplier;
}

const char *text_argument(lua_State *L, int index)
{
    const Figure *f = luaL_testudata(L, index, FIGURE_TYPE);
    return f ? f->printed : luaL_checkstring(L, index);
}

static double known_number(lua_State *L, int index)
{
    bool known;
    double number = number_argument(L, index, &known);
    if (!known) luaL_error(L, "数值缺失，不能计算；请先用 有数() 判断");
    return number;
}

/* Text with a missing figure in it is missing as a whole. */
static int value_concat(lua_State *L)
{
    Inserted x = printed_value(L, 1), y = printed_value(L, 2);
    if (x.missing || y.missing) {
        push_figure(L, (Figure){.is_text = true,
                                .printed = "—",
                                .unit = "",
                                .reason = x.missing ? x.missing : y.missing,
                                .typed_places = -1});
        return 1;
    }
    Arena *arena = lua_expressions(L)->arena;
    bool sourced = x.source || y.source;
    const Provenance *source = sourced ? saying_joined(arena, x.text, x.source, y.text, y.source) : NULL;
    if (source) {
        Figure joined = figure_text(source->text);
        joined.source = source;
        push_figure(L, joined);
        return 1;
    }
    lua_pushstring(L, x.text);
    lua_pushstring(L, y.text);
    lua_concat(L, 2);
    return 1;
}

/* The length of the text, as of Lua's own. */
static int figure_length(lua_State *L)
{
    const Figure *f = luaL_checkudata(L, 1, FIGURE_TYPE);
    lua_pushinteger(L, (lua_Integer)strlen(f->printed));
    return 1;
}

/* 数值.值: a plain number; 数值.文字: its printed text; 有数, 单位, 原因. */
static int figure_index(lua_State *L)
{
    const Figure *f = luaL_checkudata(L, 1, FIGURE_TYPE);
    const char *key = plain_key(L, 2);
    bool done = true;
    if (!strcmp(key, "值"))
        lua_pushnumber(L, known_number(L, 1));
    else if (!strcmp(key, "文字"))
        lua_pushstring(L, f->printed);
    else if (!strcmp(key, "有数"))
        lua_pushboolean(L, f->known);
    else if (!strcmp(key, "单位"))
        lua_pushstring(L, f->unit);
    else if (!strcmp(key, "原因"))
        lua_pushstring(L, f->reason ? f->reason : "");
    else
        done = false;
    if (!done)
        return raise_error(L, arena_printf(lua_expressions(L)->arena,
                                           "数值没有“%s”，可用：值、文字、有数、单位、原因", key));
    return 1;
}

/* ---- indicators ---- */

void push_handle(lua_State *L, Subject subject)
{
    Subject *s = lua_newuserdatauv(L, sizeof *s, 0);
    *s = subject;
    luaL_setmetatable(L, HANDLE_TYPE);
}

static int unknown_measure(lua_State *L, const char *key)
{
    char *near = measure_nearest(key);
    const char *kept = arena_strdup(lua_expressions(L)->arena, near);
    g_free(near);
    if (*kept)
        return raise_error(
            L, arena_printf(lua_expressions(L)->arena, "没有度量或地区“%s”，是否为%s", key, kept));
    GString *all = g_string_new(NULL);
    for (int i = 0; i < measure_count(); i++)
        g_string_append_printf(all, "%s%s", i ? "、" : "", measure_get(i)->words);
    const char *message =
        arena_printf(lua_expressions(L)->arena, "没有度量或地区“%s”；度量有%s", key, all->str);
    g_string_free(all, TRUE);
    return raise_error(L, message);
}

/* What a figure counts for in the budget. */
enum { FIGURE_STEPS = 1000 };
/* What the dictionary says of an indicator; false when `key` is none of it. */
static bool push_property(lua_State *L, const Analysis *a, Subject s, const char *key)
{
    static const char *const kinds[] = {"流量", "时点", "增速", "指数", "占比", "排名", "计数"};
    static const char *const directions[] = {"越大越好", "越小越好", "适度"};
    const Indicator *item = &a->data->indicators[s.indicator];
    int delivered;
    if (!strcmp(key, "分组"))
        lua_pushstring(L, section_of(a->data, s.indicator));
    else if (!strcmp(key, "类型"))
        lua_pushstring(L, kinds[item->kind]);
    else if (!strcmp(key, "方向"))
        lua_pushstring(L, directions[item->direction]);
    else if (!strcmp(key, "简称"))
        lua_pushstring(L, item->short_name && *item->short_name ? item->short_name : item->name);
    else if (!strcmp(key, "解释"))
        lua_pushstring(L, item->definition ? item->definition : "");
    else if (!strcmp(key, "有数列"))
        lua_pushboolean(L, dataset_series(a->data, s.indicator, s.region, &delivered) && delivered);
    else if (!strcmp(key, "上级") && item->parent >= 0)
        push_handle(L, (Subject){item->parent, s.region, s.period});
    else if (!strcmp(key, "上级"))
        lua_pushnil(L);
    else
        return false;
    return true;
}

static int handle_index(lua_State *L)
{
    Subject s = *(Subject *)luaL_checkudata(L, 1, HANDLE_TYPE);
    Analysis *a = need_analysis(L);
    const int *region = luaL_testudata(L, 2, REGION_TYPE);
    if (region) {
        s.region = *region;
        push_handle(L, s);
        return 1;
    }
    const char *key = plain_key(L, 2);
    const Measure *measure = measure_find(key);
    int found = measure ? -1 : dataset_find_region(a->data, key);
    if (!measure && found < 0 && push_property(L, a, s, key)) return 1;
    if (!measure && found < 0) return unknown_measure(L, key);
    if (measure) {
        expression_spend(L, FIGURE_STEPS);
        push_figure(L, measure_figure(a, measure, s));
    } else {
        s.region = found;
        push_handle(L, s);
    }
    return 1;
}

/* 指标("2025-05"): the same at another period. */
static int handle_call(lua_State *L)
{
    Subject s = *(Subject *)luaL_checkudata(L, 1, HANDLE_TYPE);
    char text[32];
    if (lua_type(L, 2) == LUA_TNUMBER)
        g_snprintf(text, sizeof text, "%d", (int)lua_tonumber(L, 2));
    else
        g_strlcpy(text, text_argument(L, 2), sizeof text);
    const char *reason = period_parse(text, &s.period, NULL);
    if (reason) return raise_error(L, arena_printf(lua_expressions(L)->arena, "期间“%s”%s", text, reason));
    push_handle(L, s);
    return 1;
}

static int handle_text(lua_State *L)
{
    const Subject *s = luaL_checkudata(L, 1, HANDLE_TYPE);
    lua_pushstring(L, need_analysis(L)->data->indicators[s->indicator].name);
    return 1;
}

/* ---- indicators that a layout can do without ---- */

bool may_be_absent(const ExpressionContext *c, const char *name)
{
    const OptionValue *needs = c->settings ? option(c->settings, "needs") : NULL;
    for (int i = 0; needs && i < needs->item_count; i++)
        if (!strcmp(needs->items[i], name)) return true;
    return false;
}

void push_absent(lua_State *L, const char *name)
{
    const char **kept = lua_newuserdatauv(L, sizeof *kept, 0);
    *kept = arena_strdup(lua_expressions(L)->arena, name);
    luaL_setmetatable(L, ABSENT_TYPE);
}

/* Whatever is asked of it is missing; its name is there. */
static int absent_index(lua_State *L)
{
    const char *name = *(const char **)luaL_checkudata(L, 1, ABSENT_TYPE);
    const char *key = luaL_testudata(L, 2, REGION_TYPE) ? "" : plain_key(L, 2);
    if (!strcmp(key, "名称")) return lua_pushstring(L, name), 1;
    if (!*key || (!measure_find(key) && dataset_find_region(need_analysis(L)->data, key) >= 0))
        return push_absent(L, name), 1;
    push_figure(L, (Figure){.is_text = true,
                            .printed = "—",
                            .unit = "",
                            .reason = arena_printf(lua_expressions(L)->arena, "字典里没有“%s”", name),
                            .typed_places = -1});
    return 1;
}

static int absent_call(lua_State *L)
{
    lua_settop(L, 1);
    return 1;
}

/* ---- regions ---- */

void push_region(lua_State *L, int region)
{
    int *r = lua_newuserdatauv(L, sizeof *r, 0);
    *r = region;
    luaL_setmetatable(L, REGION_TYPE);
}

static int region_index(lua_State *L)
{
    const int *r = luaL_checkudata(L, 1, REGION_TYPE);
    const Region *region = &need_analysis(L)->data->regions[*r];
    const char *key = plain_key(L, 2);
    bool name = !strcmp(key, "名称"), category = !strcmp(key, "类别"), tile = !strcmp(key, "方格");
    if (!name && !category && !tile)
        return raise_error(
            L, arena_printf(lua_expressions(L)->arena, "地区没有“%s”，可用：名称、类别、方格", key));
    lua_pushstring(L, name ? region->name : category ? region->category : region->has_tile ? "是" : "");
    return 1;
}

/* ---- printing ---- */

static bool is_missing(const Figure *f) { return !f->known && !f->graphic; }

Inserted printed_value(lua_State *L, int index)
{
    Arena *arena = lua_expressions(L)->arena;
    const Figure *f = luaL_testudata(L, index, FIGURE_TYPE);
    const int *region = luaL_testudata(L, index, REGION_TYPE);
    const Subject *s = luaL_testudata(L, index, HANDLE_TYPE);
    if (f)
        return (Inserted){.text = f->printed,
                          .source = f->source,
                          .graphic = f->graphic,
                          .missing = is_missing(f) ? (f->reason ? f->reason : "") : NULL};
    if (region) return (Inserted){.text = need_analysis(L)->data->regions[*region].name};
    if (s)
        luaL_error(L, "“%s”后面要写度量，如 .累计、.同比",
                   need_analysis(L)->data->indicators[s->indicator].name);
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        if (!isfinite(lua_tonumber(L, index))) luaL_error(L, "结果不是有限的数");
        if (lua_isinteger(L, index))
            return (Inserted){.text = arena_printf(arena, "%lld", lua_tointeger(L, index))};
        return (Inserted){.text = arena_printf(arena, "%.12g", lua_tonumber(L, index))};
    case LUA_TSTRING: return (Inserted){.text = arena_strdup(arena, lua_tostring(L, index))};
    case LUA_TBOOLEAN: return (Inserted){.text = lua_toboolean(L, index) ? "是" : "否"};
    case LUA_TNIL: luaL_error(L, "没有值"); break;
    default: luaL_error(L, "这样的值不能直接打印"); break;
    }
    return (Inserted){.text = ""};
}

void open_values(lua_State *L)
{
    static const luaL_Reg figure[] = {
        {"__concat", value_concat}, {"__len", figure_length}, {"__index", figure_index}, {NULL, NULL}};
    static const luaL_Reg handle[] = {
        {"__index", handle_index}, {"__call", handle_call}, {"__tostring", handle_text}, {NULL, NULL}};
    static const luaL_Reg absent[] = {{"__index", absent_index}, {"__call", absent_call}, {NULL, NULL}};
    static const luaL_Reg region[] = {{"__index", region_index}, {"__concat", value_concat}, {NULL, NULL}};
    const struct {
        const char *name;
        const luaL_Reg *functions;
    } types[] = {{FIGURE_TYPE, figure}, {HANDLE_TYPE, handle}, {REGION_TYPE, region}, {ABSENT_TYPE, absent}};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        luaL_newmetatable(L, types[i].name);
        luaL_setfuncs(L, types[i].functions, 0);
        lua_pop(L, 1);
    }
}
