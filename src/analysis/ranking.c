#include "analysis/ranking.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/composite.h"
#include "analysis/series.h"
#include "base/decimal.h"

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
    int *regions;   /* who is ranked, in the order of the group */
    int count;
    double low, high; /* of what is scored, unrounded */
    const Provenance *ranked,
        *scored; /* the members' figures as rules take them, made when first asked for */
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
    g_free(((RankTable *)table)->regions);
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

/* The target that a figure of the indicator is held against in a region: its own, or that of the region
 * above it. NULL where none binds the figure that is ranked. */
static const Target *target_near(const Analysis *a, Subject s)
{
    bool growth = kind_has_scope(subject_indicator(a, s)->kind);
    for (int r = s.region; r >= 0; r = a->data->regions[r].parent) {
        const Target *t = dataset_target(a->data, s.indicator, r, s.period.year);
        if (t) return (t->measure == BINDS_GROWTH || !growth) && isfinite(t->value) ? t : NULL;
    }
    return NULL;
}

/* How far a figure is from the target, or from the band of a range. */
static double distance_to(const Target *t, double figure)
{
    if (t->wording.relation != RELATION_RANGE || !(t->second >= t->value)) return fabs(figure - t->value);
    return fmax(0, fmax(t->value - figure, figure - t->second));
}

/* A figure as it is ordered: less is better. False where 适度 has no target to be near to. */
static bool ordered(const Analysis *a, Subject s, double figure, double *out)
{
    Direction direction = subject_indicator(a, s)->direction;
    const Target *t = direction == BETTER_MODERATE ? target_near(a, s) : NULL;
    if (direction == BETTER_MODERATE && !t) return false;
    *out = t ? distance_to(t, figure) : direction == BETTER_DOWN ? figure : -figure;
    return true;
}

static double shown_order(double x, int decimals) { return decimal_round(x, -1, decimals); }

/* What a score is made of: the ranked figure, for 适度 its distance to the target. False when unranked. */
static bool scored_figure(Analysis *a, Subject s, double *figure)
{
    Value v = ranking_figure(a, s);
    bool moderate = subject_indicator(a, s)->direction == BETTER_MODERATE;
    if (!v.known) return false;
    *figure = v.number;
    return !moderate || ordered(a, s, v.number, figure);
}

/* ---- the same with its tree ---- */

/* The distance of a figure from its target. */
static Value distance_value(Analysis *a, const Target *t, const Value *figure)
{
    bool band = t->wording.relation == RELATION_RANGE && t->second >= t->value;
    const Value inputs[] = {*figure, value_constant(a, t->value, "", "目标"),
                            value_constant(a, t->second, "", "目标的上限")};
    return value_derived(a, distance_to(t, figure->number), figure->unit, "与目标的距离", inputs,
                         band ? 3 : 2);
}

/* A member's figure as it is ranked: as displayed, of 适度 its distance from the target. */
static Value ranked_value(Analysis *a, Subject s, Value figure)
{
    const Indicator *item = subject_indicator(a, s);
    int decimals = displayed_decimals(item);
    Value shown = value_rounded(a, &figure, decimals);
    const Target *t = item->direction == BETTER_MODERATE ? target_near(a, s) : NULL;
    if (!t) return shown;
    Value distance = distance_value(a, t, &shown);
    return value_rounded(a, &distance, decimals);
}

static Value scored_value(Analysis *a, Subject s, Value figure)
{
    const Target *t = subject_indicator(a, s)->direction == BETTER_MODERATE ? target_near(a, s) : NULL;
    return t ? distance_value(a, t, &figure) : figure;
}

/* Kept with the analysis: every member of the group rests on the same figures. */
static void settle_sources(Analysis *a, Subject s, RankTable *table)
{
    if (!a->traced || table->ranked) return;
    Arena *before = a->arena;
    a->arena = a->home;
    Value *ranked = ARENA_ARRAY(a->arena, Value, table->count + 1),
          *scored = ARENA_ARRAY(a->arena, Value, table->count + 1);
    for (int i = 0; i < table->count; i++) {
        s.region = table->regions[i];
        Value figure = ranking_figure(a, s);
        ranked[i] = ranked_value(a, s, figure);
        scored[i] = scored_value(a, s, figure);
    }
    table->ranked = value_series(a, "参加排名的各地区", ranked, table->count);
    table->scored = value_series(a, "参加评价的各地区", scored, table->count);
    a->arena = before;
}

static const char *rank_rule(Direction direction)
{
    switch (direction) {
    case BETTER_UP: return "按显示的数值从高到低排名，相同者并列";
    case BETTER_DOWN: return "按显示的数值从低到高排名，相同者并列";
    default: return "按与目标的距离从近到远排名，相同者并列";
    }
}

static RankTable *make_table(Analysis *a, Subject s)
{
    int count;
    const Indicator *item = subject_indicator(a, s);
    Arena *before = analysis_scratch_begin(a);
    const int *members = ranking_members(a, s.region, &count);
    RankTable *table = g_new0(RankTable, 1);
    table->values = g_new(double, (gsize)count);
    table->regions = g_new(int, (gsize)count);
    for (int i = 0; i < count; i++) {
        double scored, order;
        s.region = members[i];
        Value v = ranking_figure(a, s);
        int decimals = displayed_decimals(item);
        if (!v.known || !ordered(a, s, value_displayed(&v, decimals), &order) ||
            !scored_figure(a, s, &scored))
            continue;
        table->low = table->count ? fmin(table->low, scored) : scored;
        table->high = table->count ? fmax(table->high, scored) : scored;
        table->regions[table->count] = members[i];
        table->values[table->count++] = shown_order(order, decimals);
    }
    analysis_scratch_end(a, before);
    qsort(table->values, (size_t)table->count, sizeof(double), ascending);
    return table;
}

static RankTable *table_of(Analysis *a, Subject s)
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
    double mine;
    int decimals = displayed_decimals(item);
    if (!ordered(a, s, value_displayed(&own, decimals), &mine))
        return value_undefined("方向为适度，没有目标可比，不排位次");
    mine = shown_order(mine, decimals);
    RankTable *table = table_of(a, s);
    int better = count_below(table, mine, false);
    if (among) *among = table->count;
    if (ties) *ties = count_below(table, mine, true) - better;
    if (table->count < 2) return value_undefined("同类地区不足两个，不排名");
    settle_sources(a, s, table);
    Value shown = a->traced ? ranked_value(a, s, own) : own;
    Value v = value_of_series(a, better + 1, "位", rank_rule(item->direction), &shown, 1, table->ranked);
    v.note = own.note;
    v.typed_places = 0;
    if (item->direction == BETTER_MODERATE) v.note = "方向为适度，按与目标的距离排名";
    return v;
}

Value ranking_score(Analysis *a, Subject s)
{
    double scored, score;
    Value mine = ranking_figure(a, s);
    if (!mine.known) return value_undefined("没有数据，不参加评价");
    if (!scored_figure(a, s, &scored)) return value_undefined("方向为适度，没有目标可比，不作评价");
    RankTable *table = table_of(a, s);
    int better = subject_indicator(a, s)->direction == BETTER_UP ? 1 : -1;
    if (table->count < 2 || !composite_efficacy(&scored, 1, 1, &better, &table->low, &table->high, &score))
        return value_undefined("同类地区不足两个，不作评价");
    settle_sources(a, s, table);
    Value own = a->traced ? scored_value(a, s, mine) : mine;
    Value v = value_of_series(a, score, "分",
                              better > 0 ? "（x－最低）÷（最高－最低）×40＋60"
                                         : "（最高－x）÷（最高－最低）×40＋60",
                              &own, 1, table->scored);
    v.note = arena_printf(a->arena, "%d个地区", table->count);
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

static bool same_members(const RankTable *x, const RankTable *y)
{
    return x->count == y->count && !memcmp(x->regions, y->regions, sizeof(int) * (size_t)x->count);
}

Value ranking_change(Analysis *a, Subject s)
{
    Period before = ranking_period_before(s.period);
    if (!before.year) return value_undefined("没有上期");
    Value now = ranking_rank(a, s, NULL, NULL), then = ranking_rank(a, subject_at(s, before), NULL, NULL);
    if (!now.known || !then.known) return value_undefined("没有上期位次");
    if (!same_members(table_of(a, s), table_of(a, subject_at(s, before))))
        return value_undefined("两期参加排名的地区不同");
    Value v = value_computed(a, then.number - now.number, "位", "上期位次－本期位次", &now, &then);
    v.typed_places = 0;
    return v;
}
