/* Rates say nothing of the sizes of the months, so the first year's are equal unless levels were delivered
 * for it; later years inherit them, changed by the rates. Cumulative rates are preferred: they are what a
 * target of the year is held against. */
#include "analysis/implied.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/growth.h"

static const char *const growth_words[] = {"增速", "涨幅", "增幅", "升幅", "降幅", "增长"};
static const char *const stock_words[] = {"余额", "货币", "存款", "贷款"};

static bool names_any(const char *name, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(name, words[i])) return true;
    return false;
}

bool implied_applies(Analysis *a, Subject s, const char **why)
{
    const Indicator *item = subject_indicator(a, s);
    Subject span = subject_at(s, period_span(s.period.year, s.period.last));
    *why = "不是总量指标或其增速，不作预测";
    if (kind_has_scope(item->kind)) return !series_level(a, span).known && series_published(a, span).known;
    if (item->kind != KIND_RATE || strcmp(item->unit.base, "%")) return false;
    if (!names_any(item->name, growth_words, G_N_ELEMENTS(growth_words))) return false;
    *why = "是期末数的增速，不能由各月折算全年";
    return !names_any(item->name, stock_words, G_N_ELEMENTS(stock_words));
}

/* ---- rates of slots ---- */

static bool rate_at(Analysis *a, Subject s, Period p, Value *rate)
{
    Subject at = subject_at(s, p);
    *rate = kind_has_scope(subject_indicator(a, s)->kind) ? series_published(a, at) : series_level(a, at);
    return rate->known && rate->number > -100;
}

/* The rate of slot k alone; of 1—2月 without a figure of its own the mean of the two months. */
static bool slot_rate(Analysis *a, Subject s, int year, int k, int slots, Value *rate)
{
    int last = slot_month(slots, k);
    if (slots == 4)
        return rate_at(a, s, (Period){(short)year, (signed char)(last - 2), (signed char)last}, rate);
    if (slots == 12 || k > 0) return rate_at(a, s, period_month(year, last), rate);
    Value january, february;
    if (rate_at(a, s, period_span(year, 2), rate)) return true;
    if (!rate_at(a, s, period_month(year, 2), &february)) return false;
    *rate = february;
    if (rate_at(a, s, period_month(year, 1), &january))
        *rate = value_computed(a, (january.number + february.number) / 2, "%", "平均", &january, &february);
    return rate->known;
}

static bool span_rate(Analysis *a, Subject s, int year, int k, int slots, Value *rate)
{
    int last = slot_month(slots, k);
    return last == 1 ? rate_at(a, s, period_month(year, 1), rate)
                     : rate_at(a, s, period_span(year, last), rate);
}

typedef bool (*RateOf)(Analysis *, Subject, int, int, int, Value *);

static bool take_rates(Analysis *a, Subject s, RateOf rate, int year, int slots, int count, Value *rates)
{
    for (int k = 0; k < count; k++)
        if (!rate(a, s, year, k, slots, &rates[k])) return false;
    return true;
}

/* ---- the index ---- */

static void first_year(Analysis *a, Subject s, int year, int slots, Value *x, bool *weighed)
{
    *weighed = kind_has_scope(subject_indicator(a, s)->kind);
    for (int k = 0; k < slots; k++) {
        int last = slot_month(slots, k), first = slots == 4 ? last - 2 : slots == 11 && k == 0 ? 1 : last;
        Period p = {(short)year, (signed char)first, (signed char)last};
        x[k] = *weighed ? series_level(a, subject_at(s, p)) : value_undefined("");
        *weighed = x[k].known && x[k].number > 0;
    }
    for (int k = 0; !*weighed && k < slots; k++)
        x[k] = value_constant(a, slots == 11 && k == 0 ? 2 : 1, "", "首年各月的权数");
}

/* The slots of a year out of those of the year before and the rates; false where one is not positive. */
static bool next_year(const double *before, const double *rates, bool cumulative, int count, double *x)
{
    double total_before = 0, total = 0;
    for (int k = 0; k < count; k++) {
        total_before += before[k];
        x[k] = (cumulative ? total_before : before[k]) * (1 + rates[k] / 100) - (cumulative ? total : 0);
        total += x[k];
        if (!(x[k] > 0) || !isfinite(x[k])) return false;
    }
    return true;
}

bool implied_index(const double *figures, int slots, int years, int known, bool cumulative, double *x)
{
    memcpy(x, figures, sizeof(double) * (size_t)slots);
    for (int y = 1; y <= years; y++)
        if (!next_year(x + (y - 1) * slots, figures + y * slots, cumulative, y < years ? slots : known,
                       x + y * slots))
            return false;
    return years > 0;
}

static bool chain(Analysis *a, Subject s, bool cumulative, int slots, SlotSeries *out, bool *weighed)
{
    RateOf rate = cumulative ? span_rate : slot_rate;
    int year = s.period.year, years = 0, last = s.period.last;
    int known = slots == 12 ? last : slots == 11 ? last - 1 : last % 3 ? 0 : last / 3;
    Value rates[MOST_YEARS][MONTH_SLOTS], own[MONTH_SLOTS];
    if (known < 1 || !take_rates(a, s, rate, year, slots, known, own)) return false;
    while (years < MOST_YEARS - 1 &&
           !indicator_breaks_between(subject_indicator(a, s), period_month(year - 1 - years, 1), s.period) &&
           take_rates(a, s, rate, year - 1 - years, slots, slots, rates[years]))
        years++;
    if (!years) return false;
    int n = (years + 1) * slots + known;
    Value *all = ARENA_ARRAY(a->arena, Value, n);
    double *figures = ARENA_ARRAY(a->arena, double, n), *x = ARENA_ARRAY(a->arena, double, n);
    first_year(a, s, year - 1 - years, slots, all, weighed);
    for (int y = 1; y <= years; y++) memcpy(all + y * slots, rates[years - y], sizeof(Value) * (size_t)slots);
    memcpy(all + (years + 1) * slots, own, sizeof(Value) * (size_t)known);
    for (int i = 0; i < n; i++) figures[i] = all[i].number;
    if (!implied_index(figures, slots, years + 1, known, cumulative, x)) return false;
    *out = (SlotSeries){slots, years + 1, known, year - 1 - years, x, NULL};
    out->source = slots_source(a, cumulative ? SERIES_SPAN_RATES : SERIES_MONTH_RATES, out, all, n);
    return true;
}

bool implied_gather(Analysis *a, Subject s, SlotSeries *out, bool *weighed, const char **why)
{
    static const int forms[] = {12, 11, 4};
    bool ignored;
    if (!implied_applies(a, s, why)) return false;
    for (int cumulative = 1; cumulative >= 0; cumulative--)
        for (int i = 0; i < 3; i++)
            if (chain(a, s, cumulative, forms[i], out, weighed ? weighed : &ignored)) return true;
    *why = series_breaks(a, s, 1) ? series_break_reason : "本年或上年各月的增速不全，不能折算";
    return false;
}

/* ---- what it says ---- */

static double sum_of(const double *x, int n)
{
    double total = 0;
    for (int i = 0; i < n; i++) total += x[i];
    return total;
}

static const double *year_before(const SlotSeries *x) { return x->values + (x->years - 1) * x->slots; }

/* The delivered figure at s, which the words of a rule are about. */
static Value figure_at(Analysis *a, Subject s)
{
    bool flow = kind_has_scope(subject_indicator(a, s)->kind);
    Value span = flow ? series_published(a, subject_at(s, period_span(s.period.year, s.period.last)))
                      : series_level(a, subject_at(s, period_span(s.period.year, s.period.last)));
    return span;
}

/* The growth so far, in %: the delivered one of the span from January, else what the index gives. */
static Value implied_growth(Analysis *a, Subject s)
{
    SlotSeries x;
    const char *why;
    Value span = figure_at(a, s), month = series_level(a, s);
    if (span.known) return span;
    if (!implied_gather(a, s, &x, NULL, &why)) return value_undefined(why);
    double now = sum_of(x.values + x.years * x.slots, x.known), then = sum_of(year_before(&x), x.known);
    Value v = value_of_series(a, (now / then - 1) * 100, "%", "各月增速折算的累计增速", &month, !x.source,
                              x.source);
    v.note = "由各月增速折算";
    return v;
}

/* Share of the year that the months up to s made last year, out of the index or, without one, by time. */
static Value share_so_far(Analysis *a, Subject s, const char **basis)
{
    SlotSeries x;
    bool weighed;
    const char *why;
    *basis = "按月数";
    if (!implied_gather(a, s, &x, &weighed, &why)) {
        Value months = value_constant(a, s.period.last, "个月", "月数");
        return value_computed(a, s.period.last / 12.0, "", "月数÷12", &months, NULL);
    }
    *basis = weighed ? "按以往各月总量和增速" : "按各月相等和增速";
    double share = sum_of(year_before(&x), x.known) / sum_of(year_before(&x), x.slots);
    return value_of_series(a, share, "", "上年同期占全年的比重，按增速折算", NULL, 0, x.source);
}

Value implied_required(Analysis *a, Subject s, Value target)
{
    const char *why, *basis;
    double required;
    if (s.period.last == 12) return value_undefined("全年已过");
    if (!implied_applies(a, s, &why)) return value_undefined(why);
    Value so_far = implied_growth(a, s);
    if (!so_far.known) return so_far;
    Value share = share_so_far(a, s, &basis);
    if (!growth_required_by_rates(target.number, so_far.number, share.number, &required))
        return value_undefined("上年同期占全年的比重不在0与1之间");
    const Value inputs[] = {target, so_far, share};
    Value v = value_derived(a, required, "%", "（目标增速－w×累计增速）÷（1－w）", inputs, 3);
    v.note =
        arena_printf(a->arena, "只有增速：上年同期占全年的比重w=%.1f%%（%s折算）", share.number * 100, basis);
    return v;
}
