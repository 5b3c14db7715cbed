/* The functions that give lists of what the data hold: regions, indicators, targets, tasks, revisions. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"
#include "analysis/task.h"
#include "base/decimal.h"
#include "data/folder.h"
#include "data/sections.h"
#include "expression/values.h"
#include "expression/records.h"
#include "expression/functions.h"

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
        append_to_list(L);
    }
    return 1;
}

/* Whether the report's region has a figure of the report's period: the month, or the span that ends with it.
 */
static bool is_reported(Analysis *a, Subject s)
{
    Subject span = s;
    if (period_is_month(s.period)) span.period = period_span(s.period.year, s.period.last);
    return series_level(a, s).known || series_level(a, span).known || series_shown_yoy(a, s).known ||
           series_shown_yoy(a, span).known;
}

/* 各指标{分组=, 上级=, 有数="是"}: 上级="无" for those that are no part of another. */
static int f_indicators(lua_State *L)
{
    Analysis *a = need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    const char *section = list_option(L, "分组"), *parent = list_option(L, "上级");
    bool reported = *list_option(L, "有数") != '\0', top = !strcmp(parent, "无");
    int above = *parent && !top ? dataset_find_indicator(a->data, parent) : -1;
    new_list(L);
    for (int i = 0; i < a->data->indicator_count; i++) {
        Subject s = {i, c->region, c->period};
        int own = a->data->indicators[i].parent;
        if ((*section && strcmp(section_of(a->data, i), section)) || (top && own >= 0) ||
            (*parent && !top && own != above) || (reported && !is_reported(a, s)))
            continue;
        push_handle(L, s);
        append_to_list(L);
    }
    return 1;
}

static int compare_sections(gconstpointer a, gconstpointer b)
{
    return section_order(*(const char *const *)a) - section_order(*(const char *const *)b);
}

/* 各分组(): the sections of the dictionary that the region has figures of, in the order of the release. */
static int f_sections(lua_State *L)
{
    Analysis *a = need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    GPtrArray *names = g_ptr_array_new();
    for (int i = 0; i < a->data->indicator_count; i++) {
        const char *section = section_of(a->data, i);
        bool seen = !is_reported(a, (Subject){i, c->region, c->period});
        for (guint k = 0; k < names->len && !seen; k++) seen = !strcmp(names->pdata[k], section);
        if (!seen) g_ptr_array_add(names, (gpointer)section);
    }
    g_ptr_array_sort(names, compare_sections);
    new_list(L);
    for (guint k = 0; k < names->len; k++) {
        lua_pushstring(L, names->pdata[k]);
        append_to_list(L);
    }
    g_ptr_array_free(names, TRUE);
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
    int decimals = goal_decimals(a, t);
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
    push_figure(L, figure_from_value(a, goal_displayed_gap(a, t, at), decimals));
    set_field(L, "缺口");
    char words[4 * PERIOD_TEXT];
    bool month = goal_is_month(a, at);
    set_text(L, "期间", month ? "当月" : period_words(at.period, NOTATION_SPAN, false, words));
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
        append_to_list(L);
    }
    return 1;
}

/* A deadline that is a period is printed as one; other words as they are. */
static void set_deadline(lua_State *L, const char *deadline)
{
    Period p;
    char words[4 * PERIOD_TEXT];
    bool period = *deadline && !period_parse(deadline, &p, NULL);
    set_text(L, "期限", period ? period_words(p, NOTATION_SPAN, true, words) : deadline);
}

static void set_figure(lua_State *L, Analysis *a, const char *name, Value v, int decimals)
{
    push_figure(L, figure_from_value(a, v, decimals));
    set_field(L, name);
}

/* Of projects: planned, done and funded investment (亿元), and the two rates on the year's plan. */
static void set_investment(lua_State *L, Analysis *a, const TaskStanding *s)
{
    enum { AMOUNT_DECIMALS = 2, RATE_PLACES = 1 };
    set_figure(L, a, "总投资", s->investment, AMOUNT_DECIMALS);
    set_figure(L, a, "年度计划投资", s->planned, AMOUNT_DECIMALS);
    set_figure(L, a, "完成投资", s->invested, AMOUNT_DECIMALS);
    set_figure(L, a, "到位资金", s->funded, AMOUNT_DECIMALS);
    set_figure(L, a, "投资完成率", s->invested_rate, RATE_PLACES);
    set_figure(L, a, "资金到位率", s->funded_rate, RATE_PLACES);
    set_figure(L, a, "投资与时序差", s->invested_ahead, RATE_PLACES);
}

static void push_task(lua_State *L, Analysis *a, int task, Period until)
{
    TaskStanding s = task_standing(a, task, until);
    const Task *t = s.task;
    new_record(L);
    set_text(L, "编号", t->id);
    set_text(L, "类别", t->category);
    set_text(L, "名称", t->name);
    set_text(L, "计量指标", t->metric);
    set_text(L, "单位", t->unit);
    set_text(L, "关系", t->relation);
    set_text(L, "上级编号", t->parent);
    set_deadline(L, t->deadline);
    set_text(L, "责任单位", t->owner);
    set_text(L, "地区", a->data->regions[t->region].name);
    set_text(L, "备注", t->note);
    set_text(L, "状态", s.state);
    set_text(L, "进度状态", goal_status_name(s.status));
    lua_pushinteger(L, t->year);
    set_field(L, "年度");
    set_figure(L, a, "目标值", s.goal, s.goal.known ? decimal_places_needed(s.goal.number, 4) : 0);
    set_figure(L, a, "完成值", s.done, s.done.known ? decimal_places_needed(s.done.number, 4) : 0);
    set_figure(L, a, "完成率", s.rate, 1);
    set_figure(L, a, "与时序差", s.ahead, 1);
    set_investment(L, a, &s);
}

static int f_tasks(lua_State *L)
{
    Analysis *a = need_analysis(L);
    int year = year_option(L);
    const char *category = list_option(L, "类别"), *place = list_option(L, "地区"),
               *parent = list_option(L, "上级编号"), *owner = list_option(L, "责任单位");
    const char *until = list_option(L, "期间"), *reason = NULL;
    Period period = lua_expressions(L)->context->period;
    if (*until && (reason = period_parse(until, &period, NULL)))
        return luaL_error(L, "期间“%s”%s", until, reason);
    new_list(L);
    for (int i = 0; i < a->data->task_count; i++) {
        const Task *t = &a->data->tasks[i];
        if ((year && t->year != year) || (*category && strcmp(t->category, category)) ||
            (*parent && strcmp(t->parent, parent)) || (*owner && !strstr(t->owner, owner)) ||
            (*place && strcmp(a->data->regions[t->region].name, place)))
            continue;
        push_task(L, a, i, period);
        append_to_list(L);
    }
    return 1;
}

static int f_revisions(lua_State *L)
{
    Analysis *a = need_analysis(L);
    Period until = lua_expressions(L)->context->period;
    new_list(L);
    for (int i = 0; i < a->data->revision_count; i++) {
        const Revision *r = &a->data->revisions[i];
        /* A report knows nothing of what came after its own period. */
        if (until.year &&
            (r->period.year > until.year || (r->period.year == until.year && r->period.last > until.last)))
            continue;
        const Indicator *item = &a->data->indicators[r->indicator];
        char words[4 * PERIOD_TEXT];
        new_record(L);
        set_text(L, "指标", item->name);
        set_text(L, "地区", a->data->regions[r->region].name);
        set_text(L, "期间", period_words(r->period, NOTATION_SPAN, true, words));
        Subject s = {r->indicator, r->region, r->period};
        Value before = value_cell(a, r->before, -1, item->unit_name, r->first, s),
              after = value_cell(a, r->after, -1, item->unit_name, r->latest, s);
        push_figure(L, figure_from_value(a, before, item->decimals));
        set_field(L, "初次");
        push_figure(L, figure_from_value(a, after, item->decimals));
        set_field(L, "最新");
        append_to_list(L);
    }
    return 1;
}

static const FunctionSpec functions[] = {
    {"各区县", "[类别]", "下级地区，按顺序", f_regions},
    {"各指标", "{分组=, 上级=, 有数=}", "字典中的指标；上级写“无”为不属于其他指标的，有数写“是”为本期有数的",
     f_indicators},
    {"各分组", "", "本期有数的各分组，按公报的顺序：综合、农业、工业…", f_sections},
    {"各目标", "{年度=, 组别=, 地区=}", "目标：指标、目标、性质、期间、完成、缺口、状态…", f_targets},
    {"各任务", "{年度=, 类别=, 地区=, 上级编号=, 责任单位=, 期间=}",
     "任务：名称、计量指标、目标值、完成值、完成率、与时序差、状态、进度状态、期限、投资…；期间写了则取到那一"
     "期为止的进展",
     f_tasks},
    {"各修订", "", "修订：指标、期间、初次、最新", f_revisions},
};

const FunctionSpec *list_functions(int *count)
{
    *count = (int)G_N_ELEMENTS(functions);
    return functions;
}
