/* The functions that compute across indicators, regions or periods: composite evaluation, indices, average
 * growth. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/evaluation.h"
#include "analysis/goal.h"
#include "analysis/growth.h"
#include "analysis/index.h"
#include "base/decimal.h"
#include "expression/translate.h"
#include "expression/values.h"
#include "figure/graphic.h"
#include "expression/records.h"
#include "expression/functions.h"

static int push_computed(lua_State *L, double number, int decimals)
{
    Arena *arena = lua_expressions(L)->arena;
    char *printed = decimal_format(number, -1, decimals, ROUND_HALF_AWAY);
    Figure f = {.known = true, .raw = number, .typed_places = -1, .decimals = decimals, .unit = ""};
    f.printed = arena_strdup(arena, printed);
    f.number = g_ascii_strtod(printed, NULL);
    g_free(printed);
    push_figure(L, f);
    return 1;
}

static int push_unknown(lua_State *L, const char *reason)
{
    push_figure(L, (Figure){.printed = "—", .unit = "", .reason = reason, .typed_places = -1});
    return 1;
}

/* An unrounded number; false for a missing figure. */
static bool exact_argument(lua_State *L, int index, double *number)
{
    const Figure *f = luaL_testudata(L, index, FIGURE_TYPE);
    if (!known_argument(L, index, number)) return false;
    if (f) *number = f->raw;
    return true;
}

/* The numbers of the list at `index`, in the arena; NULL when one is missing. */
static double *number_list(lua_State *L, int index, int *count)
{
    luaL_checktype(L, index, LUA_TTABLE);
    *count = (int)lua_rawlen(L, index);
    double *numbers = ARENA_ARRAY(lua_expressions(L)->arena, double, *count + 1);
    for (int i = 0; i < *count; i++) {
        lua_rawgeti(L, index, i + 1);
        bool known = exact_argument(L, lua_gettop(L), &numbers[i]);
        lua_pop(L, 1);
        if (!known) return NULL;
    }
    return numbers;
}

/* ---- indices and average growth ---- */

/* 定基指数({环比指数…}[, 起点]): the last value of the chain. */
static int f_chain(lua_State *L)
{
    int n;
    double start = luaL_optnumber(L, 2, 100), *links = number_list(L, 1, &n);
    if (!links || !n) return push_unknown(L, "缺数");
    double *fixed = ARENA_ARRAY(lua_expressions(L)->arena, double, n + 1);
    if (!index_chain(links, n, start, fixed)) return luaL_error(L, "指数应为正数");
    return push_computed(L, fixed[n], 1);
}

/* 实际增速(名义, 价格): the real growth that a nominal one and a price change imply. */
static int f_real(lua_State *L)
{
    double nominal, price, real;
    if (!known_argument(L, 1, &nominal) || !known_argument(L, 2, &price)) return push_unknown(L, "缺数");
    if (!growth_real(nominal, price, &real)) return luaL_error(L, "价格涨幅应大于-100");
    return push_computed(L, real, 1);
}

static Subject handle_argument(lua_State *L, int index)
{
    return *(Subject *)luaL_checkudata(L, index, HANDLE_TYPE);
}

enum { SPLICE_YEARS = 40 };

/* The latest period at which both indices have a level, at or before the old one's handle. */
static bool overlap_of(Analysis *a, Subject before, Subject after, Period *out)
{
    Period p = after.period;
    for (int i = 0; i < 12 * SPLICE_YEARS && p.year; i++, p = period_before(p)) {
        if (!series_level(a, subject_at(before, p)).known || !series_level(a, subject_at(after, p)).known)
            continue;
        *out = p;
        return true;
    }
    return false;
}

/* 拼接(旧指数, 新指数[, 重叠期]): the new index at its period, on the base of the old. */
static int f_splice(lua_State *L)
{
    Analysis *a = need_analysis(L);
    Subject before = handle_argument(L, 1), after = handle_argument(L, 2);
    Period overlap;
    if (lua_isnoneornil(L, 3)) {
        if (!overlap_of(a, before, after, &overlap)) return push_unknown(L, "两个指数没有重叠的期间");
    } else {
        const char *text = text_argument(L, 3), *reason = period_parse(text, &overlap, NULL);
        if (reason) return luaL_error(L, "期间“%s”%s", text, reason);
    }
    Value old = series_level(a, subject_at(before, overlap)),
          same = series_level(a, subject_at(after, overlap)), now = series_level(a, after);
    if (!now.known || !old.known || !same.known) return push_unknown(L, "本期或重叠期没有数据");
    double out[2], base[2] = {same.number, now.number};
    if (!index_splice(&old.number, 1, base, 2, out)) return luaL_error(L, "指数应为正数");
    const Value inputs[] = {now, old, same};
    Value joined = value_derived(a, out[1], "", "新基期指数×旧基期重叠期指数÷新基期重叠期指数", inputs, 3);
    push_figure(L, figure_from_value(a, joined, display_decimals(a, before, DECIMALS_INDICATOR)));
    return 1;
}

/* 年度指数(定基指数): mean of the year's twelve months over the mean of the year before's. */
static int f_year_index(lua_State *L)
{
    Analysis *a = need_analysis(L);
    Subject s = handle_argument(L, 1);
    double now[12], before[12], index;
    Value months[24];
    for (int m = 0; m < 12; m++) {
        Value v = series_level(a, subject_at(s, period_month(s.period.year, m + 1))),
              b = series_level(a, subject_at(s, period_month(s.period.year - 1, m + 1)));
        if (!v.known || !b.known) return push_unknown(L, "两年的十二个月不全");
        now[m] = v.number, before[m] = b.number;
        months[m] = v, months[12 + m] = b;
    }
    if (!index_year(now, before, &index)) return luaL_error(L, "指数应为正数");
    Value v = value_derived(a, index, "", "本年十二个月平均÷上年十二个月平均×100", months, 24);
    push_figure(L, figure_from_value(a, v, 1));
    return 1;
}

/* 年均增长(基期, 末期, 年数): horizontal method; 年均增长(基期, {各年…}): cumulative method. */
static int f_average_growth(lua_State *L)
{
    double base, last, average;
    bool cumulative = lua_istable(L, 2);
    if (!exact_argument(L, 1, &base)) return push_unknown(L, "缺数");
    if (cumulative) {
        int n;
        const double *values = number_list(L, 2, &n);
        if (!values || !n) return push_unknown(L, "缺数");
        if (!growth_average_cumulative(base, values, n, &average))
            return push_unknown(L, "各年合计或基期不是正数");
    } else {
        if (!exact_argument(L, 2, &last)) return push_unknown(L, "缺数");
        int years = (int)luaL_checkinteger(L, 3);
        if (years < 1) return luaL_error(L, "年数应为正整数，基期不计在内");
        if (!growth_average_horizontal(base, last, years, &average))
            return push_unknown(L, "基期或末期不是正数");
    }
    return push_computed(L, average, 1);
}

/* ---- composite evaluation ---- */

/* The value of the option `name` of the table argument is left on the stack. */
static int get_option(lua_State *L, const char *name)
{
    char *spelled = mangle(name);
    lua_getfield(L, 1, spelled);
    g_free(spelled);
    return lua_type(L, -1);
}

/* The span from January; the month itself of a rate that no region delivers for the span. */
static Subject evaluated_span(Analysis *a, Subject s)
{
    Subject span = basis_subject(a, s, SPAN_CUMULATIVE);
    if (kind_has_scope(subject_indicator(a, s)->kind)) return span;
    for (int r = 0; r < a->data->region_count; r++) {
        span.region = r;
        if (series_level(a, span).known) return span;
    }
    return s;
}

/* The indicators of {指标={名称…}}, at the briefing's period. */
static Subject *evaluated(lua_State *L, Analysis *a, int *count)
{
    const ExpressionContext *c = lua_expressions(L)->context;
    if (get_option(L, "指标") != LUA_TTABLE) luaL_error(L, "综合评价要写 指标={\"…\", \"…\"}");
    *count = (int)lua_rawlen(L, -1);
    Subject *columns = ARENA_ARRAY(a->arena, Subject, *count + 1);
    for (int i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, i + 1);
        const Subject *handle = luaL_testudata(L, -1, HANDLE_TYPE);
        const char *name = handle ? NULL : text_argument(L, -1);
        int found = handle ? handle->indicator : dataset_find_indicator(a->data, name);
        if (found < 0) luaL_error(L, "指标字典里没有“%s”", name);
        columns[i] = evaluated_span(a, (Subject){found, c->region, handle ? handle->period : c->period});
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return columns;
}

static EvaluationOptions evaluation_options(lua_State *L, int indicators)
{
    EvaluationOptions options = {0};
    const char *method = list_option(L, "方法");
    if (*method && strcmp(method, "功效系数") && strcmp(method, "TOPSIS"))
        luaL_error(L, "评价方法“%s”不认识，可用：功效系数、TOPSIS", method);
    if (!strcmp(method, "TOPSIS")) options.method = EVALUATE_TOPSIS;
    if (get_option(L, "权数") == LUA_TTABLE) {
        int n;
        options.weighting = WEIGHTS_GIVEN;
        options.weights = number_list(L, lua_gettop(L), &n);
        if (!options.weights || n != indicators)
            luaL_error(L, "权数应与指标个数相同：%d个指标，%d个权数", indicators, n);
    } else if (!lua_isnil(L, -1)) {
        const char *name = text_argument(L, -1);
        if (strcmp(name, "熵权") && strcmp(name, "等权"))
            luaL_error(L, "权数“%s”不认识，可用：等权、熵权，或与指标对应的数 {30, 20, …}", name);
        if (!strcmp(name, "熵权")) options.weighting = WEIGHTS_ENTROPY;
    }
    lua_pop(L, 1);
    return options;
}

/* The first region below the briefing's, of the category when one is named; -1 when there is none. */
static int first_member(lua_State *L, Analysis *a)
{
    const char *category = list_option(L, "类别");
    for (int r = 0; r < a->data->region_count; r++)
        if (a->data->regions[r].parent == lua_expressions(L)->context->region &&
            (!*category || !strcmp(a->data->regions[r].category, category)))
            return r;
    return -1;
}

static void push_evaluated(lua_State *L, Analysis *a, const Evaluation *e, int i)
{
    new_record(L);
    push_region(L, e->region[i]);
    set_field(L, "地区");
    push_figure(L, figure_from_value(a, e->total[i], e->decimals));
    set_field(L, "得分");
    push_figure(L, figure_from_value(a, e->rank[i], 0));
    set_field(L, "位次");
    push_figure(L, figure_from_value(a, e->kept[i], 1));
    set_field(L, "位次稳定");
}

/* 综合评价{指标=, 权数=, 方法=, 类别=}: a record of 各地区 (best first), 各权数, 说明. */
static int f_evaluate(lua_State *L)
{
    Analysis *a = need_analysis(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    int count;
    Subject *columns = evaluated(L, a, &count);
    EvaluationOptions options = evaluation_options(L, count);
    int member = first_member(L, a);
    Evaluation e = {0};
    const char *why = "没有下级地区";
    bool good = member >= 0 && evaluation_make(a, columns, count, member, &options, &e, &why);
    new_record(L);
    set_text(L, "说明", good ? evaluation_describe(a, &e, &options) : why);
    new_list(L);
    for (int i = 0; good && i < e.regions; i++) {
        push_evaluated(L, a, &e, i);
        append_to_list(L);
    }
    set_field(L, "各地区");
    new_list(L);
    for (int j = 0; good && j < count; j++) {
        new_record(L);
        push_handle(L, columns[j]);
        set_field(L, "指标");
        push_figure(L, figure_from_value(a, e.weights[j], 1));
        set_field(L, "权数");
        append_to_list(L);
    }
    set_field(L, "各权数");
    return 1;
}

/* ---- small drawings in the text ---- */

static int push_graphic(lua_State *L, const CellGraphic *graphic)
{
    if (!graphic->count) return push_unknown(L, "没有数");
    push_figure(L, (Figure){.is_text = true,
                            .known = true,
                            .printed = "",
                            .unit = "",
                            .typed_places = -1,
                            .graphic = graphic});
    return 1;
}

/* 线(指标[, 期数]): the line of its growth in the last periods, 13 unless told otherwise. */
static int f_spark(lua_State *L)
{
    Subject s = handle_argument(L, 1);
    int periods = (int)luaL_optinteger(L, 2, 13);
    luaL_argcheck(L, periods >= 2 && periods <= 60, 2, "期数应在2至60之间");
    return push_graphic(L, graphic_line(need_analysis(L), s, periods, lua_expressions(L)->arena));
}

/* 条(值, 最大): the value as a bar against the greatest it may have. */
static int f_bar(lua_State *L)
{
    double value = 0, most = luaL_checknumber(L, 2);
    luaL_argcheck(L, most > 0, 2, "最大应为正数");
    if (!known_argument(L, 1, &value)) return push_missing(L);
    Figure f = {.known = true, .number = value};
    CellGraphic *g = graphic_bar(&f, lua_expressions(L)->arena);
    g->low = fmin(0, value);
    g->high = fmax(most, value);
    return push_graphic(L, g);
}

/* 弹(指标): what is held against the year's target, with the target. */
static int f_bullet(lua_State *L)
{
    Analysis *a = need_analysis(L);
    Subject s = handle_argument(L, 1);
    const Target *t = dataset_target(a->data, s.indicator, s.region, s.period.year);
    if (!t) return push_missing(L);
    Value outcome = goal_outcome(a, t, goal_subject(a, s));
    Figure f = figure_from_value(a, outcome, 1);
    return push_graphic(L, graphic_bullet(a, s, &f, lua_expressions(L)->arena));
}

static const FunctionSpec functions[] = {
    {"综合评价", "{指标={…}, 权数=, 方法=, 类别=}",
     "各地区（地区、得分、位次、位次稳定）、各权数（指标、权数）、说明；方法为功效系数或TOPSIS，权数为等权、"
     "熵权或 {30, 20}",
     f_evaluate},
    {"实际增速", "名义增速, 价格涨幅", "扣除价格因素的增速，推算", f_real},
    {"定基指数", "{环比指数…}[, 起点]", "各期环比指数连乘", f_chain},
    {"拼接", "旧指数, 新指数[, 重叠期]", "新基期的指数折成旧基期，在重叠期衔接", f_splice},
    {"年度指数", "定基指数", "本年十二个月平均与上年十二个月平均之比", f_year_index},
    {"年均增长", "基期, 末期, 年数；基期, {各年…}", "年均增速：水平法；给出各年数的为累计法",
     f_average_growth},
    {"线", "指标[, 期数]", "在文字里画近13期增速的线", f_spark},
    {"条", "值, 最大", "在文字里把值画成条，如 条(任务.完成率, 100)", f_bar},
    {"弹", "指标", "在文字里画完成数和年度目标", f_bullet},
};

const FunctionSpec *analysis_functions(int *count)
{
    *count = (int)G_N_ELEMENTS(functions);
    return functions;
}
