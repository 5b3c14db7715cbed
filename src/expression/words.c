/* The functions of fixed name that word a figure: rounding, growth, change, targets. */
#include <glib.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/phrase.h"
#include "analysis/series.h"
#include "analysis/verdict.h"
#include "base/decimal.h"
#include "expression/values.h"
#include "figure/saying.h"
#include "expression/functions.h"

static int push_new_text(lua_State *L, char *text)
{
    lua_pushstring(L, text);
    g_free(text);
    return 1;
}

static bool is_word(lua_State *L, int index, const char *word)
{
    return lua_type(L, index) == LUA_TSTRING && !strcmp(lua_tostring(L, index), word);
}

enum { RATE_DECIMALS = 1 };

/* What a figure rests on, printed with other decimals; NULL where it rests on nothing, or is no rounded
 * number. */
static const Provenance *printed_again(lua_State *L, const Figure *f, const Figure *rounded)
{
    if (!f || !f->source || f->source->kind != PROVENANCE_PRINTED) return NULL;
    Provenance *node = arena_memdup(lua_expressions(L)->arena, f->source, sizeof *node);
    node->number = rounded->number;
    node->decimals = rounded->decimals;
    node->text = rounded->printed;
    return node;
}

/* The rounded figure prints as text and counts as what it prints, but keeps the value itself: rounding it
 * again rounds once. */
static int push_rounded(lua_State *L, const Figure *of, char *text, double raw, int typed_places, int places)
{
    Figure f = {.known = true,
                .raw = raw,
                .typed_places = typed_places,
                .decimals = places,
                .unit = "",
                .number = g_ascii_strtod(text, NULL),
                .printed = arena_strdup(lua_expressions(L)->arena, text)};
    g_free(text);
    f.source = printed_again(L, of, &f);
    push_figure(L, f);
    return 1;
}

/* A saying of the first `count` arguments, which are all known. With a figure among them it is one itself;
 * a number that the layout wrote is a constant then. */
static int push_saying(lua_State *L, const char *name, const char *parameters, int count)
{
    Figure figures[2] = {0};
    double shown[2] = {0};
    Analysis *a = lua_expressions(L)->context->analysis;
    bool any = false;
    for (int i = 0; i < count; i++) {
        bool known;
        shown[i] = number_argument(L, i + 1, &known);
        const Figure *f = luaL_testudata(L, i + 1, FIGURE_TYPE);
        if (f) figures[i] = *f;
        any = any || (f && f->source);
        figures[i].number = shown[i];
        figures[i].decimals = RATE_DECIMALS;
        if (a && !figures[i].source)
            figures[i].source = value_constant(a, shown[i], "", "版式中写的数").provenance;
    }
    if (a && any) return push_figure(L, saying_of_figures(a, name, parameters, figures, count)), 1;
    return push_new_text(
        L, saying_text(name, shown, (const char *const[]){"", ""}, count, RATE_DECIMALS, parameters));
}

static int decimals_in(const char *text)
{
    const char *point = strchr(text, '.');
    return point && !strpbrk(text, "eE") ? (int)strspn(point + 1, "0123456789") : point ? -1 : 0;
}

static int f_round(lua_State *L)
{
    int places = (int)luaL_checkinteger(L, 2), typed = -1;
    RoundingRule rule =
        is_word(L, 3, "GB/T 8170") || is_word(L, 3, "GB/T8170") ? ROUND_GBT8170 : ROUND_HALF_AWAY;
    if (lua_gettop(L) >= 3 && rule != ROUND_GBT8170)
        return luaL_error(L, "修约规则只有“GB/T 8170”，不写即四舍五入");
    if (places < -15 || places > 15) return luaL_error(L, "小数位应在-15至15之间");
    const Figure *f = luaL_testudata(L, 1, FIGURE_TYPE);
    char *text;
    double raw;
    if (f && (!f->known || f->is_text)) {
        push_figure(L, *f);
        return 1;
    }
    if (f) {
        raw = f->raw, typed = f->typed_places;
        text = decimal_format(raw, typed, places, rule);
    } else if (lua_type(L, 1) == LUA_TSTRING) {
        const char *typed_text = lua_tostring(L, 1);
        raw = g_ascii_strtod(typed_text, NULL), typed = decimals_in(typed_text);
        text = decimal_round_text(typed_text, places, rule);
    } else {
        raw = luaL_checknumber(L, 1);
        text = decimal_format(raw, -1, places, rule);
    }
    if (!text) return luaL_error(L, "修约的对象不是数");
    return push_rounded(L, rule == ROUND_HALF_AWAY ? f : NULL, text, raw, typed, places);
}

static int f_growth(lua_State *L)
{
    double rate;
    if (!known_argument(L, 1, &rate)) return push_missing(L);
    return push_saying(L, "增减", is_word(L, 2, "价格") ? "价格" : "", 1);
}

static int f_change(lua_State *L)
{
    double now, before;
    if (!known_argument(L, 1, &now) || !known_argument(L, 2, &before)) return push_missing(L);
    return push_saying(L, "变化", is_word(L, 3, "价格") ? "价格" : "", 2);
}

static int f_compare(lua_State *L)
{
    double value, reference;
    if (!known_argument(L, 1, &value) || !known_argument(L, 2, &reference)) return push_missing(L);
    Arena *arena = lua_expressions(L)->arena;
    return push_saying(L, "较", arena_printf(arena, "%s|个百分点", text_argument(L, 3)), 2);
}

static int f_level_change(lua_State *L)
{
    double value, before;
    if (!known_argument(L, 1, &value) || !known_argument(L, 2, &before)) return push_missing(L);
    return push_saying(L, "升降", is_word(L, 3, "占比") ? "占比" : "", 2);
}

static int f_rank_change(lua_State *L)
{
    double now, before;
    if (!known_argument(L, 1, &now) || !known_argument(L, 2, &before)) return push_missing(L);
    return push_saying(L, "位次变化", "", 2);
}

static int f_sign(lua_State *L)
{
    double now, base;
    bool known = known_argument(L, 1, &now);
    if (!known_argument(L, 2, &base) || !known) {
        lua_pushstring(L, known ? "无同期数" : "缺失");
        return 1;
    }
    lua_pushstring(L, phrase_sign(now, base));
    return 1;
}

static Wording wording_argument(lua_State *L, int index)
{
    Wording w;
    const char *text = text_argument(L, index);
    if (!wording_parse(text, &w)) luaL_error(L, "目标“%s”无法识别；%s", text, wording_forms());
    return w;
}

static int f_parse_target(lua_State *L)
{
    Wording w = wording_argument(L, 1);
    return push_new_text(L, wording_describe(&w));
}

static int f_judge(lua_State *L)
{
    Wording w = wording_argument(L, 1);
    double outcome = 0, reference = 0;
    bool has_outcome = !lua_isnoneornil(L, 2) && known_argument(L, 2, &outcome);
    bool has_reference = !lua_isnoneornil(L, 3) && known_argument(L, 3, &reference);
    lua_pushstring(L, goal_final_word(&w, has_outcome, outcome, has_reference, reference, 0.5, BETTER_UP));
    return 1;
}

static const FunctionSpec functions[] = {
    {"修约", "值, 小数位[, \"GB/T 8170\"]", "修约后的数，文字", f_round},
    {"增减", "增速[, \"价格\"]", "增长5.2%、下降3.4%、持平；价格为上涨、下降", f_growth},
    {"变化", "本期增速, 上期增速[, \"价格\"]", "加快、回落、降幅收窄…x个百分点", f_change},
    {"较", "值, 参照值, 名称", "高于、低于…x个百分点，与…持平", f_compare},
    {"升降", "值, 上期值[, \"占比\"]", "上升、下降（占比为提高、降低）x个百分点", f_level_change},
    {"位次变化", "本期, 上期", "前移、后移x位，位次不变", f_rank_change},
    {"增减状态", "本期值, 基期值", "增长、下降、扭亏为盈、由盈转亏…", f_sign},
    {"目标解析", "目标表述", "关系;数值;第二数值;单位;度量;强度", f_parse_target},
    {"判定", "目标表述, 实际[, 参照]", "完成、基本完成、未完成、无法判定（全年）", f_judge},
};

const FunctionSpec *word_functions(int *count)
{
    *count = (int)G_N_ELEMENTS(functions);
    return functions;
}
