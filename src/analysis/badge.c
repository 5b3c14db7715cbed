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

const char *badge_of(Analysis *a, Subject s)
{
    const char *first = first_place(a, s);
    const Indicator *item = subject_indicator(a, s);
    if (first || item->direction == BETTER_MODERATE) return first;
    bool flow = kind_has_scope(item->kind);
    if (item->kind == KIND_STOCK) return NULL;
    int decimals = flow ? 1 : item->decimals, years = 0;
    Subject at = flow ? goal_subject(a, s) : s;
    Value now = flow ? series_shown_yoy(a, at) : series_level(a, at);
    if (!now.known) return NULL;
    double mine = value_displayed(&now, decimals);
    for (int back = 1; back <= SEARCH_YEARS; back++) {
        Subject then = subject_at(at, period_year_before(at.period, back));
        Value v = flow ? series_shown_yoy(a, then) : series_level(a, then);
        if (!v.known) break;
        double theirs = value_displayed(&v, decimals);
        if (item->direction == BETTER_DOWN ? theirs <= mine : theirs >= mine) break;
        years = back;
    }
    /* A record among all years known: the walk must have ended for want of data, not at a better year. */
    Subject next = subject_at(at, period_year_before(at.period, years + 1));
    bool beaten = (flow ? series_shown_yoy(a, next) : series_level(a, next)).known;
    if (years < RECORD_YEARS) return NULL;
    if (!beaten && years >= HISTORY_YEARS) return "历史最好";
    bool rate = flow || item->kind == KIND_RATE;
    return arena_printf(a->arena, "近%d年%s", years + 1, rate ? "最高" : "最好");
}
