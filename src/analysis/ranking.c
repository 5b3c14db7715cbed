#include "analysis/ranking.h"

#include <stdlib.h>
#include <string.h>

int *ranking_members(Analysis *a, int region, int *count)
{
    const Dataset *d = a->data;
    const Region *self = &d->regions[region];
    int *members = ARENA_ARRAY(a->arena, int, d->region_count), n = 0;
    for (int r = 0; r < d->region_count; r++) {
        const Region *other = &d->regions[r];
        if (other->parent != self->parent || strcmp(other->category, self->category)) continue;
        int at = n++;
        for (; at > 0 && d->regions[members[at - 1]].order > other->order; at--)
            members[at] = members[at - 1];
        members[at] = r;
    }
    *count = n;
    return members;
}

Value ranking_figure(Analysis *a, Subject s)
{
    bool growth = kind_has_scope(subject_indicator(a, s)->kind);
    return growth ? series_shown_yoy(a, s) : series_level(a, s);
}

/* Whether displayed `x` is better than `y`. */
static bool better(const Indicator *item, double x, double y)
{
    return item->direction == BETTER_DOWN ? x < y : x > y;
}

static int displayed_decimals(const Indicator *item)
{
    return kind_has_scope(item->kind) ? 1 : item->decimals;
}

Value ranking_rank(Analysis *a, Subject s, int *among, int *ties)
{
    int count, ranked = 0, same = 0, rank = 1;
    const int *members = ranking_members(a, s.region, &count);
    const Indicator *item = subject_indicator(a, s);
    Value own = ranking_figure(a, s);
    if (among) *among = 0;
    if (ties) *ties = 0;
    if (!own.known) return value_undefined("没有数据，不参加排名");
    double mine = value_displayed(&own, displayed_decimals(item));
    for (int i = 0; i < count; i++) {
        Subject other = s;
        other.region = members[i];
        Value v = ranking_figure(a, other);
        if (!v.known) continue;
        ranked++;
        double theirs = value_displayed(&v, displayed_decimals(item));
        rank += better(item, theirs, mine);
        same += theirs == mine;
    }
    if (among) *among = ranked;
    if (ties) *ties = same;
    if (ranked < 2) return value_undefined("同类地区不足两个，不排名");
    Value v = value_computed(a, rank, "位", "按显示的数值排名，相同者并列", &own, NULL);
    v.typed_places = 0;
    return v;
}

Period ranking_period_before(Period p)
{
    if (period_is_month(p) || (period_is_quarter(p) && p.first > 1)) return period_before(p);
    if (p.first != 1 || p.last <= 2) return (Period){0};
    return period_span(p.year, p.last - 1);
}

Value ranking_change(Analysis *a, Subject s)
{
    Period before = ranking_period_before(s.period);
    int now_among, then_among;
    if (!before.year) return value_undefined("没有上期");
    Value now = ranking_rank(a, s, &now_among, NULL),
          then = ranking_rank(a, subject_at(s, before), &then_among, NULL);
    if (!now.known || !then.known) return value_undefined("没有上期位次");
    if (now_among != then_among) return value_undefined("两期参加排名的地区不同");
    Value v = value_computed(a, then.number - now.number, "位", "上期位次－本期位次", &now, &then);
    v.typed_places = 0;
    return v;
}
