/* Later figures are hidden by a limit that the look-ups know (dataset_series, dataset_progress). Only
 * revisions that a later file brought need figures of their own: then the observations are copied. */
#include "data/as_of.h"

#include <glib.h>
#include <string.h>

static bool ends_after(Period p, Period limit)
{
    return p.year != limit.year ? p.year > limit.year : p.last > limit.last;
}

/* The month that a file's name says (2025年05月修订.csv, 2025-05.csv, 202505.csv); year 0 when it says none.
 */
static Period month_of_name(const char *path)
{
    char *name = g_path_get_basename(path);
    GRegex *regex = g_regex_new("((?:19|20)\\d\\d)(?:年|[-._]?)(1[0-2]|0?[1-9])(?!\\d)", 0, 0, NULL);
    GMatchInfo *match;
    Period p = {0};
    if (g_regex_match(regex, name, 0, &match)) {
        char *year = g_match_info_fetch(match, 1), *month = g_match_info_fetch(match, 2);
        p = period_month((int)g_ascii_strtoll(year, NULL, 10), (int)g_ascii_strtoll(month, NULL, 10));
        g_free(month);
        g_free(year);
    }
    g_match_info_free(match);
    g_regex_unref(regex);
    g_free(name);
    return p;
}

/* Puts back the figure that `r` replaced; the observations are copied the first time. */
static void undo(Dataset *view, const Dataset *data, const Revision *r, Arena *arena)
{
    const Observation *o = dataset_observation(data, r->indicator, r->region, r->period);
    if (!o) return;
    if (view->observations == data->observations)
        view->observations =
            arena_memdup(arena, data->observations, (size_t)data->observation_count * sizeof *o);
    Observation *mine = &view->observations[o - data->observations];
    mine->value = r->before;
    mine->value_places = -1;
    mine->yoy_state = FIGURE_MISSING; /* what was published with the revised figure belongs to it */
    mine->file = (short)r->first.file, mine->line = r->first.line,
    mine->value_column = (short)r->first.column;
}

const Dataset *dataset_as_of(const Dataset *data, Period period, Arena *arena)
{
    Dataset *view = arena_memdup(arena, data, sizeof *data);
    view->limit = period;
    view->revisions = ARENA_ARRAY(arena, Revision, data->revision_count + 1);
    view->revision_count = 0;
    for (int i = data->revision_count - 1; i >= 0; i--) { /* the last revision of a figure is undone first */
        const Revision *r = &data->revisions[i];
        Period brought = month_of_name(data->files[r->latest.file]);
        if (ends_after(r->period, period)) continue;
        if (brought.year && ends_after(brought, period))
            undo(view, data, r, arena);
        else
            view->revisions[view->revision_count++] = *r;
    }
    for (int i = 0, k = view->revision_count - 1; i < k; i++, k--) {
        Revision swapped = view->revisions[i];
        view->revisions[i] = view->revisions[k];
        view->revisions[k] = swapped;
    }
    return view;
}

static bool ends_with(Period p, Period end) { return p.year == end.year && p.last == end.last; }

static bool has_figure(const Observation *o)
{
    return o->state == FIGURE_VALUE || o->yoy_state == FIGURE_VALUE;
}

bool dataset_has_period(const Dataset *d, Period period)
{
    for (int i = 0; i < d->observation_count; i++)
        if (has_figure(&d->observations[i]) && ends_with(d->observations[i].period, period)) return true;
    for (int i = 0; i < d->progress_count; i++)
        if (ends_with(d->progress[i].period, period)) return true;
    if (!period_is_year(period)) return false;
    for (int i = 0; i < d->target_count; i++)
        if (d->targets[i].year == period.year) return true;
    for (int i = 0; i < d->task_count; i++)
        if (d->tasks[i].year == period.year) return true;
    return false;
}

Period dataset_last_period(const Dataset *d)
{
    Period latest = {0};
    for (int i = 0; i < d->observation_count; i++) {
        const Observation *o = &d->observations[i];
        if (has_figure(o) && (!latest.year || ends_after(o->period, latest))) latest = o->period;
    }
    for (int i = 0; i < d->progress_count; i++)
        if (!latest.year || ends_after(d->progress[i].period, latest)) latest = d->progress[i].period;
    return latest;
}
