#include "analysis/slots.h"

#include <string.h>

int slot_month(int slots, int k) { return slots == 12 ? k + 1 : k + 2; }

static Value slot_value(Analysis *a, Subject s, int year, int k, int slots)
{
    bool pair = slots == 11 && k == 0;
    return series_level(a, subject_at(s, pair ? period_span(year, 2) : period_month(year, slot_month(slots, k))));
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

static bool gather(Analysis *a, Subject s, int slots, SlotSeries *out)
{
    int year = s.period.year, years = 0, known = slots == 12 ? s.period.last : s.period.last - 1;
    double values[MOST_YEARS][MONTH_SLOTS], own[MONTH_SLOTS];
    if (known < 1 || !take_year(a, s, year, slots, known, own)) return false;
    while (years < MOST_YEARS && take_year(a, s, year - 1 - years, slots, slots, values[years])) years++;
    double *x = ARENA_ARRAY(a->arena, double, years * slots + known);
    for (int i = 0; i < years; i++) memcpy(x + i * slots, values[years - 1 - i], sizeof(double) * (size_t)slots);
    memcpy(x + years * slots, own, sizeof(double) * (size_t)known);
    *out = (SlotSeries){slots, years, known, year - years, x};
    return years > 0;
}

bool slots_gather(Analysis *a, Subject s, SlotSeries *out, const char **why)
{
    *why = "本年或上年各月不全，或有不为正的数";
    return gather(a, s, 12, out) || (s.period.last >= 2 && gather(a, s, 11, out));
}
