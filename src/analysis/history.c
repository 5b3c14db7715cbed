#include "analysis/history.h"

enum { GROWTH_DECIMALS = 1 };

Subject history_observation(Analysis *a, Subject s)
{
    int last = s.period.last;
    if (!period_is_month(s.period) || series_level(a, s).known || series_published(a, s).known) return s;
    int first = last == 2 ? 1 : last % 3 ? last : last - 2;
    return subject_at(s, (Period){s.period.year, (signed char)first, (signed char)last});
}

static Value growth_of(Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    bool total = kind_has_scope(item->kind) || item->kind == KIND_STOCK;
    return total ? series_shown_yoy(a, s) : series_level(a, s);
}

static int decimals_of(const Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    bool total = kind_has_scope(item->kind) || item->kind == KIND_STOCK;
    return total ? GROWTH_DECIMALS : item->decimals;
}

/* The observation before: of single months and quarters the one before; of 1—2月 December. */
static Subject before(Analysis *a, Subject s)
{
    if (period_is_quarter(s.period)) {
        int first = s.period.first > 1 ? s.period.first - 3 : 10;
        int year = s.period.first > 1 ? s.period.year : s.period.year - 1;
        return subject_at(s, (Period){(short)year, (signed char)first, (signed char)(first + 2)});
    }
    int month = s.period.first > 1 ? s.period.first - 1 : 12;
    int year = s.period.first > 1 ? s.period.year : s.period.year - 1;
    return history_observation(a, subject_at(s, period_month(year, month)));
}

History history_of_growth(Analysis *a, Subject s, int most)
{
    double *growth = ARENA_ARRAY(a->arena, double, most);
    Value *values = ARENA_ARRAY(a->arena, Value, most);
    Period *periods = ARENA_ARRAY(a->arena, Period, most);
    History h = {0};
    bool joined = false;
    Subject at = history_observation(a, s);
    for (int decimals = decimals_of(a, s); h.n < most; at = before(a, at), h.n++) {
        Value v = growth_of(a, at);
        if (!v.known || indicator_breaks_between(subject_indicator(a, s), at.period, s.period)) break;
        growth[most - 1 - h.n] = value_displayed(&v, decimals);
        values[most - 1 - h.n] = v;
        periods[most - 1 - h.n] = at.period;
        h.quarterly |= period_is_quarter(at.period);
        joined |= at.period.first == 1 && at.period.last == 2;
    }
    h.season = h.quarterly ? 4 : joined ? 11 : 12;
    h.growth = growth + most - h.n;
    h.values = values + most - h.n;
    h.periods = periods + most - h.n;
    return h;
}
