/* Names are found by hash, a series by binary search in the sorted observations; nothing is ever changed. */
#include "data/dataset.h"

#include <math.h>
#include <string.h>

#include "base/textutil.h"
#include "data/dataset_index.h"

void dataset_free(Dataset *d)
{
    if (!d) return;
    g_hash_table_destroy(d->index->indicators);
    g_hash_table_destroy(d->index->regions);
    g_hash_table_destroy(d->index->tasks);
    g_hash_table_destroy(d->index->series);
    arena_free(d->arena);
}

static int find(GHashTable *table, const char *name)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(table, name)) - 1;
}

int dataset_find_indicator(const Dataset *d, const char *name) { return find(d->index->indicators, name); }
int dataset_find_region(const Dataset *d, const char *name) { return find(d->index->regions, name); }
int dataset_find_task(const Dataset *d, const char *id) { return find(d->index->tasks, id); }

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *nearest_key(GHashTable *table, const char *name)
{
    guint count;
    const char **keys = (const char **)g_hash_table_get_keys_as_array(table, &count);
    if (count) qsort(keys, count, sizeof *keys, (int (*)(const void *, const void *))compare_names);
    char *near = text_nearest(name, keys, (int)count);
    g_free(keys);
    return near;
}

char *dataset_nearest_indicator(const Dataset *d, const char *name)
{
    return nearest_key(d->index->indicators, name);
}
char *dataset_nearest_region(const Dataset *d, const char *name)
{
    return nearest_key(d->index->regions, name);
}

/* Whether a period ends after the dataset's limit. */
static bool is_beyond(const Dataset *d, Period p)
{
    return p.year != d->limit.year ? p.year > d->limit.year : p.last > d->limit.last;
}

const Observation *dataset_series(const Dataset *d, int indicator, int region, int *count)
{
    gint64 key = ((gint64)indicator << 32) | (gint64)region;
    int first = GPOINTER_TO_INT(g_hash_table_lookup(d->index->series, &key)) - 1;
    *count = 0;
    if (first < 0) return NULL;
    const Observation *from = d->observations + first, *end = d->observations + d->observation_count;
    const Observation *to = from;
    while (to < end && to->indicator == indicator && to->region == region) to++;
    while (d->limit.year && to > from && is_beyond(d, to[-1].period)) to--;
    *count = (int)(to - from);
    return from;
}

const Observation *dataset_observation(const Dataset *d, int indicator, int region, Period period)
{
    int count;
    const Observation *series = dataset_series(d, indicator, region, &count);
    int low = 0, high = count;
    while (low < high) {
        int middle = (low + high) / 2;
        int order = period_compare(series[middle].period, period);
        if (order == 0) return &series[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool observation_base(const Observation *o, double *base)
{
    if (!o->extra || o->extra->base_state != FIGURE_VALUE) return false;
    *base = o->extra->base;
    return true;
}

bool observation_basis_apart(const Observation *o)
{
    static const char *const words[] = {"可比", "不变价", "同口径", "口径调整"};
    for (size_t i = 0; *o->note && i < sizeof words / sizeof *words; i++)
        if (strstr(o->note, words[i])) return true;
    return false;
}

Source observation_value_source(const Observation *o)
{
    return (Source){o->file, o->line, o->value_column > 0 ? o->value_column : 1};
}

Source observation_yoy_source(const Observation *o)
{
    if (o->extra && o->extra->yoy_source.file >= 0) return o->extra->yoy_source;
    return (Source){o->file, o->line, o->yoy_column > 0 ? o->yoy_column : 1};
}

Source observation_base_source(const Observation *o)
{
    if (o->extra && o->extra->base_source.file >= 0) return o->extra->base_source;
    return (Source){o->file, o->line, 1};
}

bool region_ended_before(const Region *region, Period period)
{
    Period end = region->end;
    if (!end.year) return false;
    return end.year != period.year ? end.year < period.year : end.last < period.first;
}

bool indicator_breaks_between(const Indicator *item, Period from, Period to)
{
    for (int i = 0; i < item->break_count; i++) {
        Period at = item->breaks[i];
        bool after = at.year != from.year ? at.year > from.year : at.first > from.first;
        bool reached = at.year != to.year ? at.year < to.year : at.first <= to.last;
        if (after && reached) return true;
    }
    return false;
}

const Target *dataset_target(const Dataset *d, int indicator, int region, int year)
{
    for (int i = 0; i < d->target_count; i++) {
        const Target *t = &d->targets[i];
        if (t->indicator == indicator && t->region == region && t->year == year) return t;
    }
    return NULL;
}

const Progress *dataset_progress(const Dataset *d, int task, Period period)
{
    const Progress *latest = NULL;
    for (int i = 0; i < d->progress_count; i++) {
        const Progress *p = &d->progress[i];
        if (p->task != task || (period.year && period_compare(p->period, period) > 0)) continue;
        if (d->limit.year && is_beyond(d, p->period)) continue;
        if (!latest || period_compare(p->period, latest->period) >= 0) latest = p;
    }
    return latest;
}

/* The latest month and the latest period of any kind; of the top region alone, or of all. */
static Period latest_of(const Dataset *d, bool top_only)
{
    Period latest = {0}, month = {0};
    for (int i = 0; i < d->observation_count; i++) {
        const Observation *o = &d->observations[i];
        if ((o->state != FIGURE_VALUE && o->yoy_state != FIGURE_VALUE) || (top_only && o->region != 0))
            continue;
        if (!latest.year || period_compare(o->period, latest) > 0) latest = o->period;
        if (period_is_month(o->period) && (!month.year || period_compare(o->period, month) > 0))
            month = o->period;
    }
    /* A briefing is for a month: the month that a span ends with, when months are delivered at all. */
    if (month.year && month.year == latest.year && month.last == latest.last) return month;
    return latest;
}

Period dataset_latest_period(const Dataset *d)
{
    /* A district that is early does not make the city's month. */
    Period latest = latest_of(d, true);
    return latest.year ? latest : latest_of(d, false);
}

bool kind_has_scope(IndicatorKind kind) { return kind == KIND_FLOW || kind == KIND_COUNT; }

Scope scope_of(IndicatorKind kind, Period period)
{
    if (!kind_has_scope(kind)) return SCOPE_NONE;
    return period_is_cumulative(period) ? SCOPE_CUMULATIVE : SCOPE_CURRENT;
}

const char *scope_name(Scope scope)
{
    static const char *const names[] = {"", "当期", "累计"};
    return names[scope];
}
