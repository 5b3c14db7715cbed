/* Each slip is looked for where it happens: in a series, between two files, or between the members of a
 * group. What concerns many figures at once (a missing month, a district) is told once with their number. */
#include "analysis/doubt/slips.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/doubt/gaps.h"

/* ---- a cumulative that falls ---- */

/* Balances can fall: profit, net amounts, anything that was ever negative. */
static bool may_fall(const Indicator *item, const Observation *series, int count)
{
    static const char *const words[] = {"利润", "净",   "差额",   "顺差",     "逆差",     "盈余",
                                        "亏损", "结余", "增加额", "新增贷款", "新增存款", "增减"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(item->name, words[i])) return true;
    for (int i = 0; i < count; i++)
        if (series[i].state == FIGURE_VALUE && series[i].value < 0) return true;
    return false;
}

static void check_falls(Doubts *d, const Observation *series, int count)
{
    if (may_fall(&d->analysis->data->indicators[series->indicator], series, count)) return;
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i], *before = NULL;
        if (o->state != FIGURE_VALUE || !period_is_cumulative(o->period)) continue;
        for (int last = o->period.last - 1; last >= 1 && !before; last--)
            before = doubt_at(d, o, period_span(o->period.year, last));
        if (!before || before->value - o->value <= doubt_half_unit(o) + doubt_half_unit(before) + 1e-9)
            continue;
        if (doubt_marked(d, o, QUESTIONED_VALUE) || doubt_marked(d, before, QUESTIONED_VALUE)) continue;
        char then[4 * PERIOD_TEXT], now[4 * PERIOD_TEXT];
        doubt_mark(d, o, QUESTIONED_VALUE);
        diag_report(d->diags, W_DATA_FALLS, doubt_place(d, observation_value_source(o)),
                    "“%s”%s累计%.12g比%s的%.12g还小，累计数一般不会减少；请核对这两期", doubt_name(d, o),
                    period_words(o->period, NOTATION_SPAN, false, now), o->value,
                    period_words(before->period, NOTATION_SPAN, false, then), before->value);
    }
}

/* ---- cumulative figures under single quarters ---- */

/* What a cumulative series shows from quarter to quarter: about 2, 1.5, 1.33; a quarter's own about 1. */
static bool grows_like_cumulative(int quarter, double ratio)
{
    static const double low[] = {0, 0, 1.6, 1.28, 1.18}, high[] = {0, 0, 2.8, 1.9, 1.7};
    return ratio > low[quarter] && ratio < high[quarter];
}

static void check_quarters(Doubts *d, const Observation *series, int count)
{
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        if (o->period.first != 4 || o->period.last != 6 || o->state != FIGURE_VALUE) continue;
        double before = 0;
        int ratios = 0, like = 0;
        for (int quarter = 1; quarter <= 4; quarter++) {
            Period p = {o->period.year, (signed char)(quarter * 3 - 2), (signed char)(quarter * 3)};
            const Observation *at = doubt_at(d, o, p);
            if (!at || at->value <= 0) break;
            if (quarter > 1) ratios++, like += grows_like_cumulative(quarter, at->value / before);
            before = at->value;
        }
        /* The year's own total, or the half's, given beside the quarters decides. */
        const Observation *half = doubt_at(d, o, period_span(o->period.year, 6));
        bool sums = half && half->value > o->value * 1.2;
        if (ratios < 2 || like < ratios || sums) continue;
        char year[4 * PERIOD_TEXT];
        diag_report(d->diags, W_DATA_QUARTERS, doubt_place(d, observation_value_source(o)),
                    "“%s”%s各季度的数逐季累加，像是累计数；如是，期间应写成一季度、上半年、前三季度、全年",
                    doubt_name(d, o),
                    period_words(period_span(o->period.year, 12), NOTATION_NAMED, true, year));
    }
}

/* ---- last month's file again ---- */

/* What two files of neighbouring months have in common. */
typedef struct {
    int both, same, amounts; /* amounts: those of `same` that hardly repeat by chance */
    const Observation *first;
} Common;

/* A figure with at least three significant digits. */
static bool is_telling(const Observation *o)
{
    return fabs(o->value) * pow(10, MAX(o->value_places, 0)) >= 100;
}

/* Where the figure of the month before stands: the month, or the span that ends a month earlier. */
static Period month_earlier(Period p)
{
    if (period_is_month(p)) return period_before(p);
    return period_is_cumulative(p) && p.last > 2 ? period_span(p.year, p.last - 1) : (Period){0};
}

static void check_repeated_files(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    GHashTable *files = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    for (int i = 0; i < data->observation_count; i++) {
        const Observation *o = &data->observations[i];
        const Observation *before =
            o->state == FIGURE_VALUE ? doubt_at(d, o, month_earlier(o->period)) : NULL;
        if (!before || before->file == o->file) continue;
        gpointer pair = GINT_TO_POINTER(before->file * 32768 + o->file);
        Common *c = g_hash_table_lookup(files, pair);
        if (!c) g_hash_table_insert(files, pair, c = g_new0(Common, 1));
        bool same = before->value == o->value;
        c->both++, c->same += same;
        c->amounts += same && is_telling(o);
        if (!c->first || o->line < c->first->line) c->first = o;
    }
    GHashTableIter iterator;
    gpointer pair, value;
    g_hash_table_iter_init(&iterator, files);
    while (g_hash_table_iter_next(&iterator, &pair, &value)) {
        const Common *c = value;
        if (c->same < c->both || c->amounts < 2) continue;
        diag_report(d->diags, W_DATA_REPEATED, doubt_place(d, observation_value_source(c->first)),
                    "全部%d个数与上月的文件%s相同，像是上月的文件改了名；请核对", c->both,
                    data->files[GPOINTER_TO_INT(pair) / 32768]);
    }
    g_hash_table_destroy(files);
}

/* ---- a year that was revised without its quarters ---- */

static bool is_revised(const Dataset *data, const Revision *like, Period period)
{
    for (int i = 0; i < data->revision_count; i++) {
        const Revision *r = &data->revisions[i];
        if (r->indicator == like->indicator && r->region == like->region && period_equal(r->period, period))
            return true;
    }
    return false;
}

/* A census revises the year; the fourth quarter is then no difference of the year and three old quarters. */
static void check_census(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    for (int i = 0; i < data->revision_count; i++) {
        const Revision *r = &data->revisions[i];
        if (!period_is_year(r->period)) continue;
        const Observation *year = dataset_observation(data, r->indicator, r->region, r->period),
                          *quarters = doubt_at(d, year, period_span(r->period.year, 9));
        if (!quarters || is_revised(data, r, quarters->period) || quarters->file == r->latest.file) continue;
        diag_report(
            d->diags, W_DATA_CENSUS, doubt_place(d, r->latest),
            "“%s”%d年全年由%.12g修订为%.12g，前三季度没有修订；两者之差不是四季度的数，请一并修订各季度",
            data->indicators[r->indicator].name, r->period.year, r->before, r->after);
    }
}

void slips_check(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    for (int i = 0; i < data->observation_count;) {
        const Observation *first = &data->observations[i];
        int count;
        const Observation *series = dataset_series(data, first->indicator, first->region, &count);
        if (kind_has_scope(data->indicators[first->indicator].kind)) {
            check_falls(d, series, count);
            check_quarters(d, series, count);
        }
        i += count;
    }
    check_repeated_files(d);
    check_census(d);
    gaps_check(d);
}
