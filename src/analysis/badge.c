#include "analysis/badge.h"

#include <glib.h>

#include "analysis/goal.h"

enum { SEARCH_YEARS = 40 };

/* 全省, 全国 …: whoever ranks, the rank stands in an indicator of its own. */
static const char *const rankers[][2] = {{"全省位次", "全省第一"}, {"全国位次", "全国第一"}};

static bool ranked_first(Analysis *a, Subject s, const char *name, const char *suffix)
{
    char *rank = g_strconcat(name, suffix, NULL);
    int found = dataset_find_indicator(a->data, rank);
    g_free(rank);
    if (found < 0) return false;
    Subject at = s;
    at.indicator = found;
    Value v = series_level(a, at);
    return v.known && v.number == 1;
}

static const char *first_place(Analysis *a, Subject s)
{
    const char *name = subject_indicator(a, s)->name;
    char *growth = g_strconcat(name, "增速", NULL);
    const char *badge = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(rankers) && !badge; i++)
        if (ranked_first(a, s, name, rankers[i][0]) || ranked_first(a, s, growth, rankers[i][0]))
            badge = rankers[i][1];
    g_free(growth);
    return badge;
}

/* The figure that is compared: the growth of flows, the value of all others. */
static Value compared(Analysis *a, Subject s)
{
    return kind_has_scope(subject_indicator(a, s)->kind) ? series_shown_yoy(a, s) : series_level(a, s);
}

/* 近6年同期增速最高: what is compared, with which years, and which end of them it is. */
static const char *record_words(Analysis *a, Subject s, const char *years)
{
    const Indicator *item = subject_indicator(a, s);
    bool flow = kind_has_scope(item->kind), down = item->direction == BETTER_DOWN;
    const char *end = flow || item->kind == KIND_RATE ? (down ? "最低" : "最高") : "最好";
    return arena_printf(a->arena, "%s%s%s%s", years, period_is_year(s.period) ? "" : "同期",
                        flow ? "增速" : "", end);
}

const char *badge_of(Analysis *a, Subject s)
{
    const char *first = first_place(a, s);
    const Indicator *item = subject_indicator(a, s);
    if (first || item->direction == BETTER_MODERATE) return first;
    if (item->kind == KIND_STOCK) return NULL;
    int decimals = kind_has_scope(item->kind) ? 1 : item->decimals, years = 0;
    Subject at = kind_has_scope(item->kind) ? goal_subject(a, s) : s;
    Value now = compared(a, at);
    if (!now.known) return NULL;
    double mine = value_displayed(&now, decimals);
    for (int back = 1; back <= SEARCH_YEARS && !series_breaks(a, at, back); back++) {
        Value v = compared(a, subject_at(at, period_year_before(at.period, back)));
        if (!v.known) break;
        double theirs = value_displayed(&v, decimals);
        if (item->direction == BETTER_DOWN ? theirs <= mine : theirs >= mine) break;
        years = back;
    }
    if (years < RECORD_YEARS) return NULL;
    /* A record among all years known: the walk must have ended for want of data, not at a better year. */
    bool beaten = compared(a, subject_at(at, period_year_before(at.period, years + 1))).known;
    if (!beaten && years >= HISTORY_YEARS) return record_words(a, at, "历史");
    return record_words(a, at, arena_printf(a->arena, "近%d年", years + 1));
}
