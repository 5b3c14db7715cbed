/* Sorting brings the rows of one key together in file order: duplicates and revisions are neighbours. */
#include <math.h>
#include <stdlib.h>

#include "data/dataset_build.h"

static int compare_observations(const void *a, const void *b)
{
    const Observation *x = a, *y = b;
    if (x->indicator != y->indicator) return x->indicator < y->indicator ? -1 : 1;
    if (x->region != y->region) return x->region < y->region ? -1 : 1;
    int order = period_compare(x->period, y->period);
    if (order) return order;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static bool same_key(const Observation *a, const Observation *b)
{
    return a->indicator == b->indicator && a->region == b->region && period_equal(a->period, b->period);
}

static Place observation_place(const DatasetBuild *build, const Observation *o)
{
    return (Place){.file = build->files->pdata[o->file],
                   .line = o->line,
                   .column = o->value_column > 0 ? o->value_column : 1};
}

static void report_duplicate(DatasetBuild *build, const Observation *first, const Observation *again)
{
    const Dataset *d = build->dataset;
    char period[4 * PERIOD_TEXT];
    diag_report(build->diags, E_DATA_DUPLICATE, observation_place(build, again),
                "%s“%s”%s与第%d行重复，请只留一行", d->regions[again->region].name,
                d->indicators[again->indicator].name,
                period_words(again->period, NOTATION_AUTO, true, period), first->line);
}

/* Lays a later delivery over an earlier one, figure by figure. */
static void revise(DatasetBuild *build, Observation *kept, const Observation *later, GArray *revisions)
{
    const Dataset *d = build->dataset;
    bool valued = later->state == FIGURE_VALUE;
    if (valued && kept->state == FIGURE_VALUE && kept->value != later->value) {
        char period[4 * PERIOD_TEXT];
        Revision r = {later->indicator,
                      later->region,
                      later->period,
                      kept->value,
                      later->value,
                      {kept->file, kept->line, kept->value_column},
                      {later->file, later->line, later->value_column}};
        g_array_append_val(revisions, r);
        diag_report(build->diags, N_DATA_REVISION, observation_place(build, later),
                    "%s“%s”%s由%.12g修订为%.12g（原见%s第%d行）", d->regions[later->region].name,
                    d->indicators[later->indicator].name,
                    period_words(later->period, NOTATION_AUTO, true, period), kept->value, later->value,
                    (const char *)build->files->pdata[kept->file], kept->line);
    }
    Observation merged = *later;
    if (later->state == FIGURE_MISSING) {
        merged.value = kept->value, merged.state = kept->state;
        merged.value_places = kept->value_places, merged.value_column = kept->value_column;
        merged.file = kept->file, merged.line = kept->line;
    }
    if (later->yoy_state == FIGURE_MISSING) {
        merged.yoy = kept->yoy, merged.yoy_state = kept->yoy_state;
        merged.yoy_places = kept->yoy_places, merged.yoy_column = kept->yoy_column;
    }
    if (later->mom_state == FIGURE_MISSING) merged.mom = kept->mom, merged.mom_state = kept->mom_state;
    if (!*later->note) merged.note = kept->note;
    *kept = merged;
}

void index_observations(DatasetBuild *build)
{
    Dataset *d = build->dataset;
    GArray *all = build->observations, *revisions = g_array_new(FALSE, FALSE, sizeof(Revision));
    Observation *rows = (Observation *)(void *)all->data;
    int kept = 0, last_file = -1, last_line = 0;
    if (all->len) qsort(rows, all->len, sizeof *rows, compare_observations);
    for (guint i = 0; i < all->len; i++) {
        Observation *row = &rows[i];
        if (kept && same_key(&rows[kept - 1], row)) {
            if (row->file == last_file) {
                Observation first = *row;
                first.line = last_line;
                report_duplicate(build, &first, row);
            } else {
                revise(build, &rows[kept - 1], row, revisions);
                last_file = row->file, last_line = row->line;
            }
            continue;
        }
        last_file = row->file, last_line = row->line;
        rows[kept++] = *row;
    }
    d->observations = arena_memdup(d->arena, rows, (size_t)kept * sizeof *rows);
    d->observation_count = kept;
    g_array_free(all, TRUE);
    d->revision_count = (int)revisions->len;
    d->revisions = arena_memdup(d->arena, revisions->data, revisions->len * sizeof(Revision));
    g_array_free(revisions, TRUE);
    for (int i = 0; i < kept; i++) {
        const Observation *o = &d->observations[i];
        if (i && o[-1].indicator == o->indicator && o[-1].region == o->region) continue;
        gint64 *key = ARENA_NEW(d->arena, gint64);
        *key = ((gint64)o->indicator << 32) | (gint64)o->region;
        g_hash_table_insert(d->index->series, key, GINT_TO_POINTER(i + 1));
    }
}
