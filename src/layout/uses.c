/* One row a kind of data: its name, what it is counted in, the function that counts it. */
#include "layout/uses.h"

#include <string.h>

static bool has_figure(const Dataset *data, int indicator, int region, Period p)
{
    return dataset_observation(data, indicator, region, p) ||
           dataset_observation(data, indicator, region, period_span(p.year, p.last));
}

static int count_indicators(const Dataset *data, int region, Period p, const char *unused)
{
    int found = 0;
    (void)unused;
    for (int i = 0; i < data->indicator_count; i++) found += has_figure(data, i, region, p);
    return found;
}

static int count_ranks(const Dataset *data, int region, Period p, const char *unused)
{
    int found = 0;
    (void)unused;
    for (int i = 0; i < data->indicator_count; i++)
        found += data->indicators[i].kind == KIND_RANK && has_figure(data, i, region, p);
    return found;
}

static int count_targets(const Dataset *data, int region, Period p, const char *unused)
{
    int found = 0;
    (void)unused;
    for (int i = 0; i < data->target_count; i++)
        found += data->targets[i].year == p.year && data->targets[i].region == region;
    return found;
}

/* Targets of five years: the years that have any. */
static int count_target_years(const Dataset *data, int region, Period p, const char *unused)
{
    int found = 0;
    (void)unused;
    for (int year = p.year - 4; year <= p.year; year++) {
        bool any = false;
        for (int i = 0; i < data->target_count && !any; i++)
            any = data->targets[i].year == year && data->targets[i].region == region;
        found += any;
    }
    return found;
}

static int count_regions(const Dataset *data, int region, Period p, const char *unused)
{
    int found = 0;
    (void)unused;
    for (int i = 0; i < data->region_count; i++)
        found += data->regions[i].parent == region && !region_ended_before(&data->regions[i], p);
    return found;
}

/* Tasks of the whole year; a region below the top has its own only. */
static bool is_task(const Dataset *data, const Task *t, int region, Period p, const char *category)
{
    bool here = t->region == region || data->regions[region].parent < 0;
    return here && t->year == p.year && (!category || !strcmp(t->category, category));
}

static int count_tasks(const Dataset *data, int region, Period p, const char *category)
{
    int found = 0;
    for (int i = 0; i < data->task_count; i++) found += is_task(data, &data->tasks[i], region, p, category);
    return found;
}

static int count_progress(const Dataset *data, int region, Period p, const char *category)
{
    int found = 0;
    for (int i = 0; i < data->task_count; i++)
        found += is_task(data, &data->tasks[i], region, p, category) && dataset_progress(data, i, p) != NULL;
    return found;
}

static const struct {
    const char *name, *counter;
    int (*count)(const Dataset *data, int region, Period p, const char *category);
    const char *category;
} uses[] = {
    {"指标", "项", count_indicators, NULL},       {"年度目标", "项", count_targets, NULL},
    {"历年目标", "年", count_target_years, NULL}, {"位次", "项", count_ranks, NULL},
    {"下级地区", "个", count_regions, NULL},      {"民生实事", "项", count_tasks, "民生实事"},
    {"重点任务", "项", count_tasks, "重点任务"},  {"重点项目", "个", count_tasks, "重点项目"},
    {"任务进展", "项", count_progress, NULL},
};

enum { USE_COUNT = sizeof uses / sizeof *uses };

const char *use_name(int kind) { return kind >= 0 && kind < USE_COUNT ? uses[kind].name : NULL; }

const char *use_counter(int kind) { return uses[kind].counter; }

int use_find(const char *name)
{
    for (int i = 0; i < USE_COUNT; i++)
        if (!strcmp(uses[i].name, name)) return i;
    return -1;
}

int use_count(const Dataset *data, int kind, int region, Period period)
{
    return uses[kind].count(data, region, period, uses[kind].category);
}
