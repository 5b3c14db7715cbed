/* One row a word. The words of a span are those of official bulletins: 一季度, 上半年, 前三季度, the year;
 * 1—5月 in between, 1月份 for January. */
#include "expression/report_words.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analysis/ranking.h"

typedef struct {
    Arena *arena;
    const Dataset *data;
    const OptionSet *settings;
    int region;
    Period period;
} Words;

/* ---- the period ---- */

/* The span that the report speaks of: from January to the month; other periods are themselves. */
static Period span_of(Period p) { return period_is_month(p) && p.last > 1 ? period_span(p.year, p.last) : p; }

static const char *span_words(const Words *w, Period p, bool with_year)
{
    char words[4 * PERIOD_TEXT];
    const char *year = with_year ? arena_printf(w->arena, "%d年", p.year) : "";
    if (period_is_month(p)) return arena_printf(w->arena, "%s%d月份", year, p.last);
    if (period_is_year(p)) return arena_printf(w->arena, "%d年", p.year);
    return arena_strdup(w->arena, period_words(p, NOTATION_NAMED, with_year, words));
}

static const char *period_name(const Words *w) { return span_words(w, span_of(w->period), false); }
static const char *period_full_name(const Words *w) { return span_words(w, span_of(w->period), true); }

/* The span before, of the same year; January and 1—2月 have none. */
static const char *span_before(const Words *w)
{
    Period before = ranking_period_before(span_of(w->period));
    return before.year == w->period.year ? span_words(w, before, false) : NULL;
}

static const char *month_name(const Words *w)
{
    return period_is_month(w->period) ? arena_printf(w->arena, "%d月份", w->period.last) : NULL;
}

static const char *period_end(const Words *w)
{
    if (w->period.last == 12) return arena_printf(w->arena, "%d年末", w->period.year);
    return arena_printf(w->arena, "%d月末", w->period.last);
}

static const char *quarter_number(const Words *w)
{
    return arena_printf(w->arena, "%d",
                        period_is_month(w->period) ? w->period.last : (w->period.last + 2) / 3);
}

/* ---- the region ---- */

static const char *region_name(const Words *w) { return w->data->regions[w->region].name; }
static const char *whole(const Words *w) { return w->data->regions[w->region].whole; }

static const char *parent_name(const Words *w)
{
    int parent = w->data->regions[w->region].parent;
    return parent >= 0 ? w->data->regions[parent].name : NULL;
}

static const char *parent_whole(const Words *w)
{
    int parent = w->data->regions[w->region].parent;
    return parent >= 0 ? w->data->regions[parent].whole : NULL;
}

/* How the regions below are called together, by the endings of their names. */
static const char *children_name(const Words *w)
{
    static const struct {
        const char *ending, *word;
        int kind;
    } endings[] = {{"自治区", "省（区、市）", 1},
                   {"省", "省（区、市）", 1},
                   {"自治县", "县", 2},
                   {"县", "县", 2},
                   {"新区", "区", 4},
                   {"开发区", "开发区", 32},
                   {"区", "区", 4},
                   {"州", "市（州）", 16},
                   {"盟", "盟市", 16},
                   {"市", "市", 8},
                   {"旗", "旗县", 2},
                   {"镇", "乡镇", 64},
                   {"乡", "乡镇", 64},
                   {"街道", "街道", 64}};
    int kinds = 0;
    const char *word = NULL;
    for (int r = 0; r < w->data->region_count; r++) {
        const Region *child = &w->data->regions[r];
        if (child->parent != w->region || (child->category && strstr(child->category, "开发区"))) continue;
        for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
            if (!g_str_has_suffix(child->name, endings[i].ending)) continue;
            kinds |= endings[i].kind;
            word = endings[i].word;
            break;
        }
    }
    if (kinds & 1) return "省（区、市）";
    if (kinds == (8 | 16)) return "市（州）";
    if (kinds & 64) return "乡镇（街道）";
    if ((kinds & 2) && (kinds & ~2)) return kinds & 4 ? "县（市、区）" : "县（市）";
    if ((kinds & 4) && (kinds & ~4)) return "区（市）";
    return word;
}

/* The bureau of the region; the nation's is its own. */
static const char *bureau(const Words *w)
{
    const char *name = region_name(w);
    return arena_printf(w->arena, "%s统计局", !strcmp(name, "全国") ? "国家" : name);
}

static const char *government(const Words *w)
{
    const char *name = region_name(w);
    return !strcmp(name, "全国") ? "国务院" : arena_printf(w->arena, "%s人民政府", name);
}

/* 市委 of a city, 区委 of a district: the last character of what it is called. The nation has no such bodies.
 */
static const char *rank_character(const Words *w)
{
    const char *all = whole(w);
    if (!all || !strcmp(all, "全国") || g_utf8_strlen(all, -1) != 2) return "";
    return g_utf8_offset_to_pointer(all, 1);
}

/* ---- the issue ---- */

/* The date of the run, which SOURCE_DATE_EPOCH fixes. */
static const char *run_date(const Words *w)
{
    const char *given = w->settings ? option_text(w->settings, "date") : NULL;
    if (given && *given && !strstr(given, "{{")) return given;
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch && *epoch ? (time_t)g_ascii_strtoll(epoch, NULL, 10) : time(NULL);
    GDateTime *date =
        epoch && *epoch ? g_date_time_new_from_unix_utc(now) : g_date_time_new_from_unix_local(now);
    const char *text = arena_printf(w->arena, "%d年%d月%d日", g_date_time_get_year(date),
                                    g_date_time_get_month(date), g_date_time_get_day_of_month(date));
    g_date_time_unref(date);
    return text;
}

static const struct {
    const char *name;
    const char *(*make)(const Words *w);
} words[] = {{"地区", region_name},          {"地区称谓", whole},         {"上级地区", parent_name},
             {"上级称谓", parent_whole},     {"下级称谓", children_name}, {"统计局", bureau},
             {"人民政府", government},       {"级", rank_character},      {"期间称谓", period_name},
             {"期间全称", period_full_name}, {"上期称谓", span_before},   {"月份称谓", month_name},
             {"期末", period_end},           {"期号", quarter_number},    {"发布日期", run_date}};

bool push_report_word(lua_State *L, const char *name)
{
    gsize i = 0;
    while (i < G_N_ELEMENTS(words) && strcmp(words[i].name, name)) i++;
    if (i == G_N_ELEMENTS(words)) return false;
    Analysis *a = need_analysis(L);
    const ExpressionContext *c = lua_expressions(L)->context;
    Words w = {lua_expressions(L)->arena, a->data, c->settings, c->region, c->period};
    const char *text = words[i].make(&w);
    if (text && *text)
        lua_pushstring(L, text);
    else
        push_figure(L, (Figure){.is_text = true,
                                .printed = "—",
                                .unit = "",
                                .reason = arena_printf(w.arena, "没有%s", name),
                                .typed_places = -1});
    return true;
}

const char *report_word_names(Arena *arena)
{
    const char *all = "";
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        all = arena_printf(arena, "%s%s%s", all, i ? "、" : "", words[i].name);
    return all;
}
