/* The functions that give lists of what the data hold: regions, indicators, targets, tasks, revisions. */
#include <glib.h>
#include <string.h>

#include "analysis/ranking.h"
#include "base/decimal.h"
#include "document/expression_lua.h"

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

static int f_indicators(lua_State *L)
{
    Analysis *a = need_analysis(L);
    ExpressionContext *c = lua_expressions(L)->context;
    new_list(L);
    for (int i = 0; i < a->data->indicator_count; i++) {
        push_handle(L, (Subject){i, c->region, c->period});
        append_to_list(L);
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
        append_to_list(L);
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
        append_to_list(L);
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
        append_to_list(L);
    }
    return 1;
}

static const FunctionSpec functions[] = {
    {"各区县", "[类别]", "下级地区，按顺序", f_regions},
    {"各指标", "", "字典中的全部指标", f_indicators},
    {"各目标", "{年度=, 组别=, 地区=}", "目标：指标、目标、性质、完成、缺口、状态…", f_targets},
    {"各任务", "{年度=, 类别=, 地区=, 上级编号=}", "任务：名称、计量指标、目标值、完成值、状态…", f_tasks},
    {"各修订", "", "修订：指标、期间、初次、最新", f_revisions},
};

const FunctionSpec *list_functions(int *count)
{
    *count = (int)G_N_ELEMENTS(functions);
    return functions;
}
