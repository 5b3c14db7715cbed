/* The functions that layouts call: the small helpers, and the table of all. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/ranking.h"
#include "expression/arithmetic.h"
#include "expression/report_words.h"
#include "expression/values.h"
#include "expression/functions.h"

bool known_argument(lua_State *L, int index, double *number)
{
    bool known;
    *number = number_argument(L, index, &known);
    return known;
}

int push_missing(lua_State *L)
{
    const Figure *f = luaL_testudata(L, 1, FIGURE_TYPE);
    push_figure(L, (Figure){.is_text = true,
                            .printed = "—",
                            .unit = "",
                            .reason = f && !f->known && f->reason ? f->reason : "缺数",
                            .typed_places = -1});
    return 1;
}

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

static int f_indicator(lua_State *L)
{
    Analysis *a = need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    const char *name = text_argument(L, 1);
    int found = dataset_find_indicator(a->data, name);
    if (found < 0 && may_be_absent(c, name)) return push_absent(L, name), 1;
    if (found < 0) return luaL_error(L, "指标字典里没有“%s”", name);
    push_handle(L, (Subject){found, c->region, c->period});
    return 1;
}

static int f_period_words(lua_State *L)
{
    Period p;
    char words[4 * PERIOD_TEXT];
    const char *text = text_argument(L, 1), *reason = period_parse(text, &p, NULL);
    if (reason) return luaL_error(L, "期间“%s”%s", text, reason);
    lua_pushstring(L, period_words(p, NOTATION_SPAN, true, words));
    return 1;
}
/* ---- the briefing's own words ---- */

static int f_context(lua_State *L)
{
    need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    const char *what = text_argument(L, 1);
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
    } else if (!push_report_word(L, what))
        return luaL_error(L, "本报告(…)可用：累计、上期累计、月、上月、月数、年、年月、%s",
                          report_word_names(lua_expressions(L)->arena));
    return 1;
}

/* 设置(键): a text of the layout's front matter, which --set and the columns of batch change. */
static int f_setting(lua_State *L)
{
    const OptionSet *set = lua_expressions(L)->context->settings;
    const char *key = text_argument(L, 1), *text = set ? option_text(set, key) : NULL;
    lua_pushstring(L, text ? text : "");
    return 1;
}

/* 是排名(指标): whether an indicator counts places. */
static int f_is_rank(lua_State *L)
{
    const Subject *s = luaL_checkudata(L, 1, HANDLE_TYPE);
    lua_pushboolean(L, subject_indicator(need_analysis(L), *s)->kind == KIND_RANK);
    return 1;
}

/* 字首(文, 前): whether a text begins with another; codes are nested that way. */
static int f_prefix(lua_State *L)
{
    lua_pushboolean(L, g_str_has_prefix(text_argument(L, 1), text_argument(L, 2)));
    return 1;
}

/* 含(文, 部分): whether a text holds another. */
static int f_contains(lua_State *L)
{
    lua_pushboolean(L, strstr(text_argument(L, 1), text_argument(L, 2)) != NULL);
    return 1;
}

/* 截去(文, 尾): a text without its ending. */
static int f_without(lua_State *L)
{
    const char *text = text_argument(L, 1), *end = text_argument(L, 2);
    size_t length = strlen(text) - (g_str_has_suffix(text, end) ? strlen(end) : 0);
    lua_pushlstring(L, text, length);
    return 1;
}

/* 上期(n): the month n months before the report's, canonical; of other periods the year before. */
static int f_earlier(lua_State *L)
{
    need_analysis(L);
    Period p = lua_expressions(L)->context->period;
    int back = (int)luaL_optinteger(L, 1, 1);
    luaL_argcheck(L, back >= 0 && back < 1200, 1, "月数应在0至1199之间");
    char text[PERIOD_TEXT];
    if (period_is_month(p)) {
        int at = p.year * 12 + p.last - 1 - back;
        p = period_month(at / 12, at % 12 + 1);
    } else
        p = period_year_before(p, 1);
    lua_pushstring(L, period_format(p, NOTATION_SPAN, text));
    return 1;
}

static int f_sample(lua_State *L)
{
    lua_pushboolean(L, need_analysis(L)->data->sample_note != NULL);
    return 1;
}

static const FunctionSpec helpers[] = {
    {"如果", "条件, 甲, 乙", "条件成立为甲，否则为乙", f_if},
    {"有数", "值", "是否有数", f_has},
    {"绝对值", "值", "绝对值", figure_absolute},
    {"指标值", "名称", "按名称取指标，名称可含括号和数字", f_indicator},
    {"期间文字", "期间", "2025年1—6月", f_period_words},
    {"是排名", "指标", "指标的类型是不是排名", f_is_rank},
    {"字首", "文, 前", "文是否以前开头", f_prefix},
    {"含", "文, 部分", "文里是否有这一部分", f_contains},
    {"截去", "文, 尾", "去掉结尾的文", f_without},
    {"上期", "[n]", "报告期前n个月的期间，如2025-05；报告期不是月的为上年", f_earlier},
    {"示例数据", "", "数据是不是示例数据", f_sample},
    {"设置", "键", "版式开头设置的文字，如 设置(\"责任单位\")；没有写的为空", f_setting},
    {"本报告", "项目",
     "本报告的累计、上期累计、月、上月、年、年月，和地区称谓、期间称谓、发布日期等：后一类也可以直接写名称",
     f_context},
};

static const FunctionSpec *helper_functions(int *count)
{
    *count = (int)G_N_ELEMENTS(helpers);
    return helpers;
}

/* In the order that the help lists them. */
static const FunctionSpec *(*const groups[])(int *count) = {
    word_functions, analysis_functions, helper_functions, list_functions, problem_functions};

void open_functions(lua_State *L)
{
    for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
        int count;
        const FunctionSpec *functions = groups[g](&count);
        for (int i = 0; i < count; i++) register_function(L, functions[i].name, functions[i].function);
    }
}

const char *expression_help(void)
{
    static char *text;
    if (text) return text;
    GString *out = g_string_new(NULL);
    for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
        int count;
        const FunctionSpec *functions = groups[g](&count);
        for (int i = 0; i < count; i++)
            g_string_append_printf(out, "%s(%s)\t%s\n", functions[i].name, functions[i].arguments,
                                   functions[i].meaning);
    }
    return text = g_string_free(out, FALSE);
}
