#include "analysis/ranking.h"

#include <glib.h>
#include <math.h>
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

static int displayed_decimals(const Indicator *item)
{
    return kind_has_scope(item->kind) ? 1 : item->decimals;
}

/* ---- the cache: displayed figures of a group at a period, sorted once ---- */

typedef struct {
    int indicator, group; /* the group's first member stands for it */
    Period period;
} RankKey;

typedef struct {
    double *values; /* best first */
    int count;
    double low, high; /* unrounded */
} RankTable;

struct RankingCache {
    GHashTable *tables, *groups; /* RankKey → RankTable; region + 1 → its group's first member + 1 */
};

static guint hash_key(gconstpointer key)
{
    const RankKey *k = key;
    return (guint)k->indicator * 2654435761u ^ (guint)k->group * 40503u ^
           (guint)(k->period.year * 400 + k->period.first * 20 + k->period.last);
}

static gboolean same_key(gconstpointer a, gconstpointer b)
{
    const RankKey *x = a, *y = b;
    return x->indicator == y->indicator && x->group == y->group && period_equal(x->period, y->period);
}

static void free_table(gpointer table)
{
    g_free(((RankTable *)table)->values);
    g_free(table);
}

struct RankingCache *ranking_cache_new(void)
{
    struct RankingCache *c = g_new0(struct RankingCache, 1);
    c->tables = g_hash_table_new_full(hash_key, same_key, g_free, free_table);
    c->groups = g_hash_table_new(NULL, NULL);
    return c;
}

void ranking_cache_free(struct RankingCache *cache)
{
    g_hash_table_destroy(cache->tables);
    g_hash_table_destroy(cache->groups);
    g_free(cache);
}

static int group_of(Analysis *a, int region)
{
    gpointer known = g_hash_table_lookup(a->rankings->groups, GINT_TO_POINTER(region + 1));
    if (known) return GPOINTER_TO_INT(known) - 1;
    int count;
    const int *members = ranking_members(a, region, &count);
    for (int i = 0; i < count; i++)
        g_hash_table_insert(a->rankings->groups, GINT_TO_POINTER(members[i] + 1),
                            GINT_TO_POINTER(members[0] + 1));
    return members[0];
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Better figures have smaller signs: up is ranked on the negative. */
static double sign_of(const Indicator *item) { return item->direction == BETTER_DOWN ? 1 : -1; }

static RankTable *make_table(Analysis *a, Subject s)
{
    int count;
    const Indicator *item = subject_indicator(a, s);
    Arena *before = analysis_scratch_begin(a);
    const int *members = ranking_members(a, s.region, &count);
    RankTable *table = g_new0(RankTable, 1);
    table->values = g_new(double, (gsize)count);
    for (int i = 0; i < count; i++) {
        s.region = members[i];
        Value v = ranking_figure(a, s);
        if (!v.known) continue;
        table->low = table->count ? fmin(table->low, v.number) : v.number;
        table->high = table->count ? fmax(table->high, v.number) : v.number;
        table->values[table->count++] = sign_of(item) * value_displayed(&v, displayed_decimals(item));
    }
    analysis_scratch_end(a, before);
    qsort(table->values, (size_t)table->count, sizeof(double), ascending);
    return table;
}

static const RankTable *table_of(Analysis *a, Subject s)
{
    RankKey key = {s.indicator, group_of(a, s.region), s.period};
    RankTable *table = g_hash_table_lookup(a->rankings->tables, &key);
    if (table) return table;
    table = make_table(a, s);
    g_hash_table_insert(a->rankings->tables, g_memdup2(&key, sizeof key), table);
    return table;
}

/* How many values are below `x` (or not above it, with `equal`). */
static int count_below(const RankTable *table, double x, bool equal)
{
    int low = 0, high = table->count;
    while (low < high) {
        int middle = (low + high) / 2;
        bool below = equal ? table->values[middle] <= x : table->values[middle] < x;
        if (below)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Subject ranking_subject(Analysis *a, Subject s)
{
    IndicatorKind kind = subject_indicator(a, s)->kind;
    bool month = s.period.first == s.period.last && s.period.last > 1;
    if (!month || kind == KIND_STOCK) return s;
    Subject span = subject_at(s, period_span(s.period.year, s.period.last));
    return kind_has_scope(kind) || ranking_figure(a, span).known ? span : s;
}

Value ranking_rank(Analysis *a, Subject s, int *among, int *ties)
{
    const Indicator *item = subject_indicator(a, s);
    Value own = ranking_figure(a, s);
    if (among) *among = 0;
    if (ties) *ties = 0;
    if (!own.known) return value_undefined("没有数据，不参加排名");
    const RankTable *table = table_of(a, s);
    double mine = sign_of(item) * value_displayed(&own, displayed_decimals(item));
    int better = count_below(table, mine, false);
    if (among) *among = table->count;
    if (ties) *ties = count_below(table, mine, true) - better;
    if (table->count < 2) return value_undefined("同类地区不足两个，不排名");
    Value v = value_computed(a, better + 1, "位", "按显示的数值排名，相同者并列", &own, NULL);
    v.typed_places = 0;
    return v;
}

int ranking_range(Analysis *a, Subject s, double *low, double *high)
{
    const RankTable *table = table_of(a, s);
    *low = table->low;
    *high = table->high;
    return table->count;
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
