/* A global that Lua does not know is looked for in the dictionary, among the regions, then among the words of
 * the report. */
#include "expression/names.h"

#include <glib.h>

#include "expression/report_words.h"

static int global_index(lua_State *L)
{
    const char *key = plain_key(L, 2);
    Analysis *a = need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    int indicator = dataset_find_indicator(a->data, key);
    int region = indicator < 0 ? dataset_find_region(a->data, key) : -1;
    if (indicator >= 0)
        push_handle(L, (Subject){indicator, c->region, c->period});
    else if (region >= 0)
        push_region(L, region);
    if (indicator >= 0 || region >= 0 || push_report_word(L, key)) return 1;
    if (may_be_absent(c, key)) return push_absent(L, key), 1;
    char *near = dataset_nearest_indicator(a->data, key);
    const char *message =
        arena_printf(lua_expressions(L)->arena, "没有名称“%s”%s%s", key, *near ? "，是否为" : "", near);
    g_free(near);
    return raise_error(L, message);
}

void open_names(lua_State *L)
{
    lua_pushglobaltable(L);
    lua_newtable(L);
    lua_pushcfunction(L, global_index);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
