/* Sorting brings the rows of one key together in reading order: duplicates and revisions are neighbours. */
#include "data/merge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/dataset_index.h"
#include "data/folder.h"

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

/* ---- revisions ---- */

static const char *file_name(const DatasetBuild *build, int file) { return build->files->pdata[file]; }

/* The period in a file's own name; year 0 when it says none. */
static Period period_of_file(const DatasetBuild *build, int file)
{
    const char *shown = file_name(build, file), *under = strstr(shown, "observations/");
    return folder_file_period(under ? under + strlen("observations/") : shown);
}

/* Whether a file is of a time before the figure's period began: the figure, or the name, is a slip. */
static bool file_is_earlier(const DatasetBuild *build, int file, Period period)
{
    Period own = period_of_file(build, file);
    if (!own.year) return false;
    return own.year != period.year ? own.year < period.year : own.last < period.last;
}

static void report_revision(DatasetBuild *build, const Observation *kept, const Observation *later)
{
    const Dataset *d = build->dataset;
    const char *region = d->regions[later->region].name, *name = d->indicators[later->indicator].name;
    char period[4 * PERIOD_TEXT];
    period_words(later->period, NOTATION_AUTO, true, period);
    diag_report(build->diags, N_DATA_REVISION, observation_place(build, later),
                "%s“%s”%s由%.12g修订为%.12g（原见%s第%d行）", region, name, period, kept->value, later->value,
                file_name(build, kept->file), kept->line);
    bool early = file_is_earlier(build, later->file, later->period);
    if (!early && !file_is_earlier(build, kept->file, later->period)) return;
    diag_report(
        build->diags, W_DATA_REVISION_EARLIER, observation_place(build, early ? later : kept),
        "“%s”%s的数出现在更早一期的文件里，与%s第%d行的%.12g不同；请核对期间或文件名，现以%s的%.12g为准",
        name, period, file_name(build, early ? kept->file : later->file), early ? kept->line : later->line,
        early ? kept->value : later->value, file_name(build, later->file), later->value);
}

static void report_growth_revision(DatasetBuild *build, const Observation *kept, const Observation *later)
{
    const Dataset *d = build->dataset;
    char period[4 * PERIOD_TEXT];
    Place place = observation_place(build, later);
    Source source = observation_yoy_source(later);
    place.column = source.column;
    diag_report(build->diags, N_DATA_REVISION, place,
                "%s“%s”%s公布的同比由%.12g%%修订为%.12g%%（原见%s第%d行）", d->regions[later->region].name,
                d->indicators[later->indicator].name,
                period_words(later->period, NOTATION_AUTO, true, period), kept->yoy, later->yoy,
                file_name(build, observation_yoy_source(kept).file), observation_yoy_source(kept).line);
}

/* What the later delivery leaves out stays from the earlier one, with the cell it came from. */
static Observation laid_over(DatasetBuild *build, const Observation *kept, const Observation *later)
{
    Observation merged = *later;
    Source yoy = observation_yoy_source(later->yoy_state == FIGURE_MISSING ? kept : later);
    bool value = later->state != FIGURE_MISSING;
    double base;
    if (!value) {
        merged.value = kept->value, merged.state = kept->state;
        merged.value_places = kept->value_places, merged.value_column = kept->value_column;
        merged.file = kept->file, merged.line = kept->line;
    }
    if (later->yoy_state == FIGURE_MISSING) {
        merged.yoy = kept->yoy, merged.yoy_state = kept->yoy_state;
        merged.yoy_places = kept->yoy_places, merged.yoy_column = (short)yoy.column;
    }
    if (merged.yoy_state != FIGURE_MISSING && (yoy.file != merged.file || yoy.line != merged.line))
        build_extra(build, &merged)->yoy_source = yoy;
    if (later->mom_state == FIGURE_MISSING) merged.mom = kept->mom, merged.mom_state = kept->mom_state;
    const Observation *based = observation_base(later, &base) ? later : kept;
    if (observation_base(based, &base)) {
        ObservationExtra *extra = build_extra(build, &merged);
        extra->base = base, extra->base_state = FIGURE_VALUE;
        extra->base_places = based->extra->base_places;
        extra->base_source = observation_base_source(based);
    }
    if (!*later->note) merged.note = kept->note;
    return merged;
}

/* Lays a later delivery over an earlier one, figure by figure. */
static void revise(DatasetBuild *build, Observation *kept, const Observation *later, GArray *revisions)
{
    bool both = later->state == FIGURE_VALUE && kept->state == FIGURE_VALUE;
    if (both && kept->value != later->value) {
        Revision r = {later->indicator,
                      later->region,
                      later->period,
                      kept->value,
                      later->value,
                      observation_value_source(kept),
                      observation_value_source(later)};
        g_array_append_val(revisions, r);
        report_revision(build, kept, later);
    }
    if (later->yoy_state == FIGURE_VALUE && kept->yoy_state == FIGURE_VALUE && later->yoy != kept->yoy)
        report_growth_revision(build, kept, later);
    *kept = laid_over(build, kept, later);
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
