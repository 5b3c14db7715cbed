#include "analysis/slots.h"

#include <string.h>

int slot_month(int slots, int k) { return slots == 12 ? k + 1 : slots == 11 ? k + 2 : 3 * k + 3; }

static Value slot_value(Analysis *a, Subject s, int year, int k, int slots)
{
    int last = slot_month(slots, k), first = slots == 4 ? last - 2 : slots == 11 && k == 0 ? 1 : last;
    return series_level(a, subject_at(s, (Period){(short)year, (signed char)first, (signed char)last}));
}

static bool take_year(Analysis *a, Subject s, int year, int slots, int count, Value *values)
{
    for (int k = 0; k < count; k++) {
        values[k] = slot_value(a, s, year, k, slots);
        if (!values[k].known || values[k].number <= 0) return false;
    }
    return true;
}

const Provenance *slots_source(Analysis *a, SeriesForm form, const SlotSeries *x, const Value *figures,
                               int count)
{
    if (!a->traced) return NULL;
    Value *all = ARENA_ARRAY(a->arena, Value, count + 4);
    all[0] = value_constant(a, form, "", "数列：0为各期的数，1为首年和当期增速，2为首年和累计增速");
    all[1] = value_constant(a, x->slots, "", "一年的期数");
    all[2] = value_constant(a, x->known, "", "本年已有的期数");
    all[3] = value_constant(a, x->first_year, "", "首年");
    memcpy(all + 4, figures, sizeof *figures * (size_t)count);
    return value_series(a, "各期的数", all, count + 4);
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
    Value values[MOST_YEARS][MONTH_SLOTS], own[MONTH_SLOTS];
    if (known < 1 || !take_year(a, s, year, slots, known, own)) return false;
    while (years < MOST_YEARS && same_series(a, s, year - 1 - years, spliced) &&
           take_year(a, s, year - 1 - years, slots, slots, values[years]))
        years++;
    int n = years * slots + known;
    double *x = ARENA_ARRAY(a->arena, double, n);
    Value *all = ARENA_ARRAY(a->arena, Value, n);
    for (int i = 0; i < years; i++)
        memcpy(all + i * slots, values[years - 1 - i], sizeof(Value) * (size_t)slots);
    memcpy(all + years * slots, own, sizeof(Value) * (size_t)known);
    for (int i = 0; i < n; i++) x[i] = all[i].number;
    *out = (SlotSeries){slots, years, known, year - years, x, NULL};
    if (years) out->source = slots_source(a, SERIES_LEVELS, out, all, n);
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
