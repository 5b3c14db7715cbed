#include "analysis/slots.h"

#include <string.h>

int slot_month(int slots, int k) { return slots == 12 ? k + 1 : slots == 11 ? k + 2 : 3 * k + 3; }

static Value slot_value(Analysis *a, Subject s, int year, int k, int slots)
{
    int last = slot_month(slots, k), first = slots == 4 ? last - 2 : slots == 11 && k == 0 ? 1 : last;
    return series_level(a, subject_at(s, (Period){(short)year, (signed char)first, (signed char)last}));
}

static bool take_year(Analysis *a, Subject s, int year, int slots, int count, double *values)
{
    for (int k = 0; k < count; k++) {
        Value v = slot_value(a, s, year, k, slots);
        if (!v.known || v.number <= 0) return false;
        values[k] = v.number;
    }
    return true;
}

/* Whether the whole year `year` can stand in one series with s: no new one began in it or later. With
 * `spliced`, one that began with s's own year is let pass. */
static bool same_series(const Analysis *a, Subject s, int year, bool spliced)
{
    const Indicator *item = subject_indicator(a, s);
    if (!indicator_breaks_between(item, period_month(year, 1), s.period)) return true;
    return spliced && !indicator_breaks_between(item, period_month(s.period.year, 1), s.period) &&
           !indicator_breaks_between(item, period_month(year, 1), period_month(s.period.year - 1, 12));
}

static bool gather(Analysis *a, Subject s, int slots, bool spliced, SlotSeries *out)
{
    int year = s.period.year, years = 0, last = s.period.last;
    int known = slots == 12 ? last : slots == 11 ? last - 1 : last % 3 ? 0 : last / 3;
    double values[MOST_YEARS][MONTH_SLOTS], own[MONTH_SLOTS];
    if (known < 1 || !take_year(a, s, year, slots, known, own)) return false;
    while (years < MOST_YEARS && same_series(a, s, year - 1 - years, spliced) &&
           take_year(a, s, year - 1 - years, slots, slots, values[years]))
        years++;
    double *x = ARENA_ARRAY(a->arena, double, years *slots + known);
    for (int i = 0; i < years; i++)
        memcpy(x + i * slots, values[years - 1 - i], sizeof(double) * (size_t)slots);
    memcpy(x + years * slots, own, sizeof(double) * (size_t)known);
    *out = (SlotSeries){slots, years, known, year - years, x};
    return years > 0;
}

static bool gather_any(Analysis *a, Subject s, bool spliced, SlotSeries *out, const char **why)
{
    *why = series_breaks(a, s, 1) ? series_break_reason : "本年或上年各月不全，或有不为正的数";
    return gather(a, s, 12, spliced, out) || gather(a, s, 11, spliced, out) || gather(a, s, 4, spliced, out);
}

bool slots_gather(Analysis *a, Subject s, SlotSeries *out, const char **why)
{
    return gather_any(a, s, false, out, why);
}

bool slots_gather_spliced(Analysis *a, Subject s, SlotSeries *out, const char **why)
{
    return gather_any(a, s, true, out, why);
}
