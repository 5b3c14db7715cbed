/* The functions that layouts call: the fixed ones, and lists of what the data hold. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/growth.h"
#include "analysis/ranking.h"
#include "base/decimal.h"
#include "document/expression_lua.h"
#include "analysis/phrase.h"

static int push_new_text(lua_State *L, char *text)
{
    lua_pushstring(L, text);
    g_free(text);
    return 1;
}

/* An argument that must be a known number. A missing figure gives a phrase of its own: false. */
static bool known_argument(lua_State *L, int index, double *number)
{
    bool known;
    *number = number_argument(L, index, &known);
    return known;
}

static int push_missing(lua_State *L)
{
    lua_pushstring(L, "（缺数）");
    return 1;
}

static bool is_word(lua_State *L, int index, const char *word)
{
    return lua_type(L, index) == LUA_TSTRING && !strcmp(lua_tostring(L, index), word);
}

enum { RATE_DECIMALS = 1 };

/* ---- wording ---- */

static int f_round(lua_State *L)
{
    int places = (int)luaL_checkinteger(L, 2);
    RoundingRule rule =
        is_word(L, 3, "GB/T 8170") || is_word(L, 3, "GB/T8170") ? ROUND_GBT8170 : ROUND_HALF_AWAY;
    if (lua_gettop(L) >= 3 && rule != ROUND_GBT8170)
        return luaL_error(L, "修约规则只有“GB/T 8170”，不写即四舍五入");
    if (places < -15 || places > 15) return luaL_error(L, "小数位应在-15至15之间");
    const Figure *f = luaL_testudata(L, 1, FIGURE_TYPE);
    char *text;
    if (f && (!f->known || f->is_text)) {
        lua_pushstring(L, f->printed);
        return 1;
    }
    if (f)
        text = decimal_format(f->raw, f->typed_places, places, rule);
    else if (lua_type(L, 1) == LUA_TSTRING)
        text = decimal_round_text(lua_tostring(L, 1), places, rule);
    else
        text = decimal_format(luaL_checknumber(L, 1), -1, places, rule);
    if (!text) return luaL_error(L, "修约的对象不是数");
    return push_new_text(L, text);
}

static int f_growth(lua_State *L)
{
    double rate;
    if (!known_argument(L, 1, &rate)) return push_missing(L);
    return push_new_text(L, phrase_growth(rate, RATE_DECIMALS, is_word(L, 2, "价格")));
}

static int f_change(lua_State *L)
{
    double now, before;
    if (!known_argument(L, 1, &now) || !known_argument(L, 2, &before)) return push_missing(L);
    return push_new_text(L, phrase_change(now, before, RATE_DECIMALS, is_word(L, 3, "价格")));
}

static int f_compare(lua_State *L)
{
    double value, reference;
    if (!known_argument(L, 1, &value) || !known_argument(L, 2, &reference)) return push_missing(L);
    return push_new_text(L,
                         phrase_compare(value, reference, RATE_DECIMALS, luaL_checkstring(L, 3), "个百分点"));
}

static int f_level_change(lua_State *L)
{
    double value, before;
    if (!known_argument(L, 1, &value) || !known_argument(L, 2, &before)) return push_missing(L);
    return push_new_text(L, phrase_level_change(value, before, RATE_DECIMALS, is_word(L, 3, "占比")));
}

static int f_rank_change(lua_State *L)
{
    double now, before;
    if (!known_argument(L, 1, &now) || !known_argument(L, 2, &before)) return push_missing(L);
    return push_new_text(L, phrase_rank_change(now, before));
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

static int f_parse_target(lua_State *L)
{
    Wording w;
    const char *text = luaL_checkstring(L, 1);
    if (!wording_parse(text, &w)) return luaL_error(L, "目标“%s”无法识别；%s", text, wording_forms());
    return push_new_text(L, wording_describe(&w));
}

static int f_judge(lua_State *L)
{
    Wording w;
    const char *text = luaL_checkstring(L, 1);
    if (!wording_parse(text, &w)) return luaL_error(L, "目标“%s”无法识别；%s", text, wording_forms());
    double outcome = 0, reference = 0;
    bool has_outcome = !lua_isnoneornil(L, 2) && known_argument(L, 2, &outcome);
    bool has_reference = !lua_isnoneornil(L, 3) && known_argument(L, 3, &reference);
    if (w.measure == BINDS_DECLINE && outcome < 0) outcome = -outcome;
    lua_pushstring(L, goal_final_word(&w, has_outcome, outcome, has_reference, reference, 0.5, BETTER_UP));
    return 1;
}

/* 实际增速(名义, 价格): the real growth that a nominal one and a price change imply. */
static int f_real(lua_State *L)
{
    double nominal, price, real;
    if (!known_argument(L, 1, &nominal) || !known_argument(L, 2, &price)) return push_missing(L);
    if (!growth_real(nominal, price, &real)) return luaL_error(L, "价格涨幅应大于-100");
    return push_new_text(L, decimal_format(real, -1, RATE_DECIMALS, ROUND_HALF_AWAY));
}

/* ---- small helpers ---- */

static int f_if(lua_State *L)
{
    lua_pushvalue(L, lua_toboolean(L, 1) ? 2 : 3);
    return 1;
}

static int f_has(lua_State *L)
{
    const Figure *f = luaL_testudata(L, 1, FIGURE_TYPE);
    lua_pushboolean(L, f ? f->known : !lua_isnoneornil(L, 1));
    return 1;
}

static int f_absolute(lua_State *L)
{
    double x;
    if (!known_argument(L, 1, &x)) return push_missing(L);
    const Figure *f = luaL_testudata(L, 1, FIGURE_TYPE);
    if (!f) return lua_pushnumber(L, fabs(x)), 1;
    Figure positive = *f; /* a figure keeps its decimals */
    positive.number = fabs(f->number), positive.raw = fabs(f->raw);
    if (*positive.printed == '-') positive.printed++;
    push_figure(L, positive);
    return 1;
}

static int f_indicator(lua_State *L)
{
    Analysis *a = need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    const char *name = luaL_checkstring(L, 1);
    int found = dataset_find_indicator(a->data, name);
    if (found < 0) return luaL_error(L, "指标字典里没有“%s”", name);
    push_handle(L, (Subject){found, c->region, c->period});
    return 1;
}

static int f_period_words(lua_State *L)
{
    Period p;
    char words[4 * PERIOD_TEXT];
    const char *text = luaL_checkstring(L, 1), *reason = period_parse(text, &p, NULL);
    if (reason) return luaL_error(L, "期间“%s”%s", text, reason);
    lua_pushstring(L, period_words(p, NOTATION_SPAN, true, words));
    return 1;
}

/* ---- lists ---- */

/* Lists can be walked with `for x in list`: the list is its own iterator. */
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

static void new_list(lua_State *L)
{
    lua_newtable(L);
    if (luaL_newmetatable(L, "列表")) {
        lua_pushcfunction(L, list_next);
        lua_setfield(L, -2, "__call");
    }
    lua_setmetatable(L, -2);
}

static void append(lua_State *L) { lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1); }

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

static void new_record(lua_State *L)
{
    lua_newtable(L);
    if (luaL_newmetatable(L, "记录")) {
        lua_pushcfunction(L, record_missing);
        lua_setfield(L, -2, "__index");
    }
    lua_setmetatable(L, -2);
}

static void set_field(lua_State *L, const char *name)
{
    char *spelled = mangle(name);
    lua_setfield(L, -2, spelled);
    g_free(spelled);
}

static void set_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text);
    set_field(L, name);
}

/* The text option `name` of the table argument; "" when it is not given. */
static const char *list_option(lua_State *L, const char *name)
{
    if (!lua_istable(L, 1)) return "";
    char *spelled = mangle(name);
    lua_getfield(L, 1, spelled);
    g_free(spelled);
    const char *text = lua_isnil(L, -1) ? "" : lua_tostring(L, -1);
    lua_pop(L, 1); /* the table keeps it alive */
    return text ? text : "";
}

static int f_regions(lua_State *L)
{
    Analysis *a = need_analysis(L);
    const char *category = luaL_optstring(L, 1, "");
    int top = lua_expressions(L)->context->region, first = -1;
    new_list(L);
    for (int r = 0; r < a->data->region_count && first < 0; r++)
        if (a->data->regions[r].parent == top &&
            (!*category || !strcmp(a->data->regions[r].category, category)))
            first = r;
    if (first < 0) return 1;
    int count;
    const int *members = ranking_members(a, first, &count);
    for (int i = 0; i < count; i++) {
        push_region(L, members[i]);
        append(L);
    }
    return 1;
}

static int f_indicators(lua_State *L)
{
    Analysis *a = need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    new_list(L);
    for (int i = 0; i < a->data->indicator_count; i++) {
        push_handle(L, (Subject){i, c->region, c->period});
        append(L);
    }
    return 1;
}

static int year_option(lua_State *L)
{
    const char *text = list_option(L, "年度");
    return *text ? (int)g_ascii_strtod(text, NULL) : 0;
}

static void push_target(lua_State *L, Analysis *a, const Target *t)
{
    Subject s = {t->indicator, t->region, period_span(t->year, 12)};
    const ExpressionContext *c = lua_expressions(L)->context;
    if (c->period.year == t->year) s.period = c->period;
    Subject at = goal_subject(a, s);
    Verdict v = goal_judge(a, t, at);
    const Indicator *item = &a->data->indicators[t->indicator];
    bool growth = t->measure == BINDS_GROWTH || t->measure == BINDS_DECLINE;
    int decimals = growth ? 1 : item->decimals;
    new_record(L);
    set_text(L, "指标", item->name);
    set_text(L, "单位", item->unit_name);
    set_text(L, "目标", t->text);
    set_text(L, "性质", t->strength);
    set_text(L, "组别", t->group);
    set_text(L, "地区", a->data->regions[t->region].name);
    set_text(L, "责任单位", t->owner);
    set_text(L, "期限", t->deadline);
    set_text(L, "任务编号", t->task);
    set_text(L, "状态", goal_status_name(v.status));
    set_text(L, "原因", v.reason);
    lua_pushinteger(L, t->year);
    set_field(L, "年度");
    push_figure(L, figure_from_value(a, goal_outcome(a, t, at), decimals));
    set_field(L, "完成");
    push_figure(L, figure_from_value(a, goal_gap(a, t, at), decimals));
    set_field(L, "缺口");
    push_figure(L, figure_from_value(a, series_level(a, subject_at(s, period_span(t->year - 1, 12))),
                                     item->decimals));
    set_field(L, "上年");
    push_handle(L, s);
    set_field(L, "数据");
}

static int f_targets(lua_State *L)
{
    Analysis *a = need_analysis(L);
    int year = year_option(L), region = -1;
    const char *group = list_option(L, "组别"), *place = list_option(L, "地区");
    if (*place && (region = dataset_find_region(a->data, place)) < 0)
        return luaL_error(L, "地区表里没有“%s”", place);
    new_list(L);
    for (int i = 0; i < a->data->target_count; i++) {
        const Target *t = &a->data->targets[i];
        if ((year && t->year != year) || (*group && strcmp(t->group, group)) ||
            (region >= 0 && t->region != region))
            continue;
        push_target(L, a, t);
        append(L);
    }
    return 1;
}

static void push_task(lua_State *L, Analysis *a, const Task *t)
{
    const Progress *p =
        dataset_progress(a->data, (int)(t - a->data->tasks), lua_expressions(L)->context->period);
    new_record(L);
    set_text(L, "编号", t->id);
    set_text(L, "类别", t->category);
    set_text(L, "名称", t->name);
    set_text(L, "计量指标", t->metric);
    set_text(L, "单位", t->unit);
    set_text(L, "关系", t->relation);
    set_text(L, "上级编号", t->parent);
    set_text(L, "期限", t->deadline);
    set_text(L, "责任单位", t->owner);
    set_text(L, "地区", a->data->regions[t->region].name);
    set_text(L, "备注", t->note);
    set_text(L, "状态", p && *p->state ? p->state : "尚无数据");
    lua_pushinteger(L, t->year);
    set_field(L, "年度");
    Value goal =
        t->has_goal
            ? (Value){.known = true, .number = t->goal, .typed_places = t->goal_places, .unit = t->unit}
            : value_undefined("没有目标值");
    push_figure(L, figure_from_value(a, goal, t->has_goal ? decimal_places_needed(t->goal, 4) : 0));
    set_field(L, "目标值");
    Value done = p && p->done_state == FIGURE_VALUE
                     ? (Value){.known = true, .number = p->done, .typed_places = -1, .unit = t->unit}
                     : value_undefined("尚无数据");
    push_figure(L, figure_from_value(a, done, done.known ? decimal_places_needed(p->done, 4) : 0));
    set_field(L, "完成值");
    Value rate =
        done.known && t->has_goal && t->goal > 0
            ? (Value){.known = true, .number = p->done / t->goal * 100, .typed_places = -1, .unit = "%"}
            : value_undefined("尚无数据");
    push_figure(L, figure_from_value(a, rate, 1));
    set_field(L, "完成率");
}

static int f_tasks(lua_State *L)
{
    Analysis *a = need_analysis(L);
    int year = year_option(L);
    const char *category = list_option(L, "类别"), *place = list_option(L, "地区"),
               *parent = list_option(L, "上级编号");
    new_list(L);
    for (int i = 0; i < a->data->task_count; i++) {
        const Task *t = &a->data->tasks[i];
        if ((year && t->year != year) || (*category && strcmp(t->category, category)) ||
            (*parent && strcmp(t->parent, parent)) ||
            (*place && strcmp(a->data->regions[t->region].name, place)))
            continue;
        push_task(L, a, t);
        append(L);
    }
    return 1;
}

static int f_revisions(lua_State *L)
{
    Analysis *a = need_analysis(L);
    new_list(L);
    for (int i = 0; i < a->data->revision_count; i++) {
        const Revision *r = &a->data->revisions[i];
        const Indicator *item = &a->data->indicators[r->indicator];
        char words[4 * PERIOD_TEXT];
        new_record(L);
        set_text(L, "指标", item->name);
        set_text(L, "地区", a->data->regions[r->region].name);
        set_text(L, "期间", period_words(r->period, NOTATION_SPAN, true, words));
        Value before = {.known = true,
                        .number = r->before,
                        .typed_places = -1,
                        .unit = item->unit_name,
                        .sources = &r->first,
                        .source_count = 1};
        Value after = {.known = true,
                       .number = r->after,
                       .typed_places = -1,
                       .unit = item->unit_name,
                       .sources = &r->latest,
                       .source_count = 1};
        push_figure(L, figure_from_value(a, before, item->decimals));
        set_field(L, "初次");
        push_figure(L, figure_from_value(a, after, item->decimals));
        set_field(L, "最新");
        append(L);
    }
    return 1;
}

/* ---- the briefing's own words ---- */

static int f_context(lua_State *L)
{
    need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    const char *what = luaL_checkstring(L, 1);
    char words[4 * PERIOD_TEXT];
    Period span = period_is_month(c->period) && c->period.last > 1
                      ? period_span(c->period.year, c->period.last)
                      : c->period;
    if (!strcmp(what, "累计"))
        lua_pushstring(L, period_words(span, NOTATION_SPAN, false, words));
    else if (!strcmp(what, "月"))
        lua_pushstring(L, period_words(c->period, NOTATION_SPAN, false, words));
    else if (!strcmp(what, "年"))
        lua_pushinteger(L, c->period.year);
    else if (!strcmp(what, "月数"))
        lua_pushinteger(L, c->period.last);
    else if (!strcmp(what, "年月"))
        lua_pushstring(L, period_words(c->period, NOTATION_SPAN, true, words));
    else if (!strcmp(what, "上期累计") || !strcmp(what, "上月")) {
        Period before = ranking_period_before(!strcmp(what, "上月") ? c->period : span);
        lua_pushstring(L, before.year
                              ? period_words(before, NOTATION_SPAN, before.year != c->period.year, words)
                              : "上年同期");
    } else if (!strcmp(what, "地区"))
        lua_pushstring(L, c->analysis->data->regions[c->region].name);
    else
        return luaL_error(L, "本报告(…)可用：累计、上期累计、月、上月、月数、年、年月、地区");
    return 1;
}

typedef struct {
    const char *name, *arguments, *meaning;
    lua_CFunction function;
} FunctionSpec;

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
    {"实际增速", "名义增速, 价格涨幅", "扣除价格因素的增速，推算", f_real},
    {"如果", "条件, 甲, 乙", "条件成立为甲，否则为乙", f_if},
    {"有数", "值", "是否有数", f_has},
    {"绝对值", "值", "绝对值", f_absolute},
    {"指标值", "名称", "按名称取指标，名称可含括号和数字", f_indicator},
    {"期间文字", "期间", "2025年1—6月", f_period_words},
    {"本报告", "项目", "本报告的累计、上期累计、月、上月、年、年月、地区", f_context},
    {"各区县", "[类别]", "下级地区，按顺序", f_regions},
    {"各指标", "", "字典中的全部指标", f_indicators},
    {"各目标", "{年度=, 组别=, 地区=}", "目标：指标、目标、性质、完成、缺口、状态…", f_targets},
    {"各任务", "{年度=, 类别=, 地区=, 上级编号=}", "任务：名称、计量指标、目标值、完成值、状态…", f_tasks},
    {"各修订", "", "修订：指标、期间、初次、最新", f_revisions},
};

void open_functions(lua_State *L)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        register_function(L, functions[i].name, functions[i].function);
}

const char *expression_help(void)
{
    static char *text;
    if (text) return text;
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        g_string_append_printf(out, "%s(%s)\t%s\n", functions[i].name, functions[i].arguments,
                               functions[i].meaning);
    return text = g_string_free(out, FALSE);
}
