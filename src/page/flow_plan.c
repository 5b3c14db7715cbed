/* Shortest path (Bellman) over blocks: a block is what no page ends in; a state is the next block and, behind
 * a skip, the block that waits for the next page. From each state every page that fits is tried. A page costs
 * by the square of the part that stays empty after stretching, a last page by what lacks to a third. */
#include "page/flow_plan.h"

#include <math.h>

enum { WAITING = 24 }; /* how far behind a block may wait */

/* Costs; lengths as parts of a page. */
static const double empty_cost = 120, hollow_cost = 500, hollow_from = 0.20, stretch_cost = 20,
                    lower_cost = 2, page_cost = 3, split_cost = 4, wait_cost = 0.5, short_cost = 60,
                    least_last = 0.34;

typedef struct {
    int first, end; /* items */
    double before, height, notes;
    int gaps; /* places behind the first that may open by a line */
    int grow; /* lines by which its chart may grow */
    bool heading, moves;
    const TableRun *from, *to; /* the tables that its first and last item belong to */
    FlowChart *chart;
} Block;

typedef struct {
    double cost;
    int block, wait; /* the state before: the next block, and the one that waits (-1) */
    int skipped;     /* the block that the page left for the next, -1 */
} Step;

typedef struct {
    const Filling *f;
    Block *blocks;
    int count;
    double line;  /* by which charts and gaps change */
    Step *steps;  /* of state (block, slot): slot 0 no block waits, else block - slot does */
    bool refused; /* a block is higher than a page */
    bool goes_on; /* a forced break and more pages follow: the last page is one among others */
} Plan;

/* A page being filled. */
typedef struct {
    double height, notes;
    int gaps, grow, shrink; /* lines */
    int last;               /* the block added last */
    bool any;
} Sheet;

/* ---- blocks ---- */

static Block take_block(const Filling *f, int first, int end)
{
    Block b = {.first = first, .before = item_at(f, first)->before};
    int i = first;
    for (; i < end; i++) {
        const FlowItem *item = item_at(f, i);
        b.height += item->height + (i > first ? item->before : 0);
        b.gaps += i > first && item->before > 0;
        b.heading |= item->entry >= 0 || item->entries;
        for (const FlowNote *note = item->notes; note; note = note->next) b.notes += note->height;
        if (item->chart) b.chart = item->chart;
        if (!item->keep) break;
    }
    b.end = MIN(i + 1, end);
    b.from = item_at(f, first)->run;
    b.to = item_at(f, b.end - 1)->run;
    b.moves = item_at(f, first)->moves && !b.heading;
    b.grow = b.chart ? b.chart->most : 0;
    return b;
}

static void take_blocks(Plan *p, int first, int end)
{
    p->blocks = g_new(Block, end - first + 1);
    for (int i = first; i < end; i = p->blocks[p->count++].end)
        p->blocks[p->count] = take_block(p->f, i, end);
}

/* Lines by which a block's chart can be lowered; found when it is asked for first. */
static int block_shrink(const Block *b)
{
    FlowChart *chart = b->chart;
    if (!chart) return 0;
    if (!chart->tried) {
        chart->tried = true;
        while (chart->least > 0 && !chart->resize(chart, -chart->least, NULL)) chart->least--;
    }
    return chart->least;
}

static bool runs_on(const Plan *p, int block)
{
    return block > 0 && block < p->count && p->blocks[block].from &&
           p->blocks[block].from == p->blocks[block - 1].to;
}

/* ---- pages ---- */

static void add_block(const Plan *p, Sheet *s, int k)
{
    const Block *b = &p->blocks[k];
    double note_gap = p->f->flow->note_gap;
    if (!s->any && runs_on(p, k)) s->height += b->from->height;
    s->height += b->height + (s->any ? b->before : 0);
    s->gaps += b->gaps + (s->any && b->before > 0);
    s->notes += b->notes + (s->notes <= 0 && b->notes > 0 ? note_gap : 0);
    s->grow += b->grow;
    s->any = true;
    s->last = k;
}

/* The room that is left when the page ends behind its last block; negative when it is too full. */
static double room_left(const Plan *p, const Sheet *s)
{
    double foot = runs_on(p, s->last + 1) ? p->blocks[s->last].to->foot_height : 0;
    return p->f->height - s->height - s->notes - foot;
}

/* Makes a page that is too full fit by lowering its charts; false when they cannot give that much. */
static bool fits(const Plan *p, Sheet *s, const int *blocks, int count)
{
    double room = room_left(p, s);
    if (room >= -0.01) return true;
    int needed = (int)ceil(-room / p->line - 0.01), able = 0;
    for (int i = 0; i < count && able < needed; i++) able += block_shrink(&p->blocks[blocks[i]]);
    s->shrink = needed;
    return able >= needed;
}

static double page_fill_cost(const Plan *p, const Sheet *s, bool last, bool only)
{
    double height = p->f->height, room = room_left(p, s), part = fmax(room, 0) / height, cost = page_cost;
    if (runs_on(p, s->last + 1)) cost += split_cost;
    if (s->shrink) cost += lower_cost;
    if (last && !p->goes_on) return cost + (only ? 0 : short_cost * fmax(0, least_last - 1 + part));
    double stretch = fmin(fmax(room, 0), (s->grow + s->gaps) * p->line), empty = part - stretch / height;
    cost += empty_cost * empty * empty + hollow_cost * fmax(0, empty - hollow_from);
    return cost + stretch_cost * (stretch / height) * (stretch / height);
}

/* ---- the search ---- */

static Step *step_at(const Plan *p, int block, int wait)
{
    return &p->steps[block * (WAITING + 1) + (wait < 0 ? 0 : block - wait)];
}

static void reach(const Plan *p, int block, int wait, Step step)
{
    if (wait >= 0 && block - wait > WAITING) return;
    Step *to = step_at(p, block, wait);
    if (step.cost < to->cost) *to = step;
}

/* Whether block k may stand before the block that waits. */
static bool may_pass(const Plan *p, int k, int wait)
{
    const Block *b = &p->blocks[k], *w = &p->blocks[wait];
    if (b->heading) return false;
    return !(b->moves && (b->chart != NULL) == (w->chart != NULL)); /* numbers stay in order */
}

/* Every page that begins in a state. */
static void extend(Plan *p, int from, int wait, double cost)
{
    Sheet s = {.last = -1};
    int used[512], n = 0, skipped = -1;
    if (wait >= 0) add_block(p, &s, used[n++] = wait);
    if (wait >= 0 && from == p->count) /* only what waited is left */
        reach(p, p->count, -1, (Step){cost + page_fill_cost(p, &s, true, false), from, wait, -1});
    for (int k = from; k < p->count && n < (int)G_N_ELEMENTS(used); k++) {
        if (skipped >= 0 && !may_pass(p, k, skipped)) break;
        Sheet next = s;
        add_block(p, &next, k);
        used[n] = k;
        if (!fits(p, &next, used, n + 1)) {
            bool skips = skipped < 0 && s.any && p->blocks[k].moves && k + 1 < p->count;
            if (!s.any) p->refused = true;
            if (!skips) break;
            skipped = k;
            continue;
        }
        s = next;
        n++;
        bool parted = skipped >= 0 && runs_on(p, k + 1), last = k + 1 == p->count && skipped < 0;
        if (parted) continue;
        double page = page_fill_cost(p, &s, last, from == 0 && last) + (skipped >= 0 ? wait_cost : 0);
        s.shrink = 0;
        reach(p, k + 1, skipped, (Step){cost + page, from, wait, skipped});
    }
}

static bool search(Plan *p)
{
    int states = (p->count + 1) * (WAITING + 1);
    p->steps = g_new(Step, states);
    for (int i = 0; i < states; i++) p->steps[i].cost = INFINITY;
    step_at(p, 0, -1)->cost = 0;
    for (int k = 0; k <= p->count && !p->refused; k++)
        for (int slot = 0; slot <= MIN(k, WAITING); slot++) {
            int wait = slot ? k - slot : -1;
            double cost = step_at(p, k, wait)->cost;
            bool end = k == p->count && wait < 0;
            if (isfinite(cost) && !end) extend(p, k, wait, cost);
        }
    return !p->refused && isfinite(step_at(p, p->count, -1)->cost);
}

/* ---- the pages found ---- */

/* Lowers or raises charts of items [first, end) by `lines` altogether; returns the lines that are left. */
static int resize_charts(const Filling *f, int first, int end, int lines)
{
    for (int i = first; i < end && lines; i++) {
        FlowItem *item = &g_array_index(f->flow->items, FlowItem, i);
        if (!item->chart) continue;
        int by = lines < 0 ? -MIN(-lines, item->chart->least) : MIN(lines, item->chart->most);
        if (by && item->chart->resize(item->chart, by, item)) lines -= by;
    }
    return lines;
}

/* Opens gaps before figures, tables and headings by half lines, from the widest down, at most a line each. */
static void open_gaps(const Filling *f, int first, int end, double room, double line)
{
    for (int round = 0; round < 2; round++)
        for (int i = first + 1; i < end && room >= line / 2; i++) {
            FlowItem *item = &g_array_index(f->flow->items, FlowItem, i);
            if (item->before <= 0) continue;
            item->before += line / 2;
            room -= line / 2;
        }
}

static void adjust_page(const Plan *p, int first, int end, bool last)
{
    const Filling *f = p->f;
    double foot = 0, room;
    if (end < (int)f->flow->items->len && item_at(f, end)->run &&
        item_at(f, end)->run == item_at(f, end - 1)->run)
        foot = item_at(f, end - 1)->run->foot_height;
    room = f->height - used_height(f, first, end) - foot;
    if (room < -0.01) resize_charts(f, first, end, -(int)ceil(-room / p->line - 0.01));
    if (room < 2 * p->line || (last && !p->goes_on)) return;
    resize_charts(f, first, end, (int)floor(room / p->line));
    open_gaps(f, first, end, f->height - used_height(f, first, end) - foot, p->line);
}

/* The blocks of a page in their order: what waited, then all from `from` on but the one skipped. */
static void put_page(const Plan *p, GArray *items, int to, const Step *step)
{
    const GArray *old = p->f->flow->items;
    if (step->wait >= 0) {
        const Block *b = &p->blocks[step->wait];
        g_array_append_vals(items, &g_array_index(old, FlowItem, b->first), (guint)(b->end - b->first));
    }
    for (int k = step->block; k < to; k++) {
        const Block *b = &p->blocks[k];
        if (k == step->skipped) continue;
        g_array_append_vals(items, &g_array_index(old, FlowItem, b->first), (guint)(b->end - b->first));
    }
}

static void put_pages(Plan *p, int first, int end, GArray *extents)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(int)),
           *items = g_array_new(FALSE, TRUE, sizeof(FlowItem));
    GPtrArray *path = g_ptr_array_new();
    GArray *all = p->f->flow->items;
    for (int k = p->count, wait = -1; k > 0 || wait >= 0;) {
        const Step *step = step_at(p, k, wait);
        g_ptr_array_insert(path, 0, (gpointer)step);
        g_array_prepend_val(ends, k);
        k = step->block, wait = step->wait;
    }
    guint page = extents->len;
    for (guint i = 0; i < path->len; i++) {
        FlowExtent extent = {first + (int)items->len, 0};
        put_page(p, items, g_array_index(ends, int, i), path->pdata[i]);
        extent.end = first + (int)items->len;
        g_array_append_val(extents, extent);
    }
    for (int i = first; i < end; i++)
        g_array_index(all, FlowItem, i) = g_array_index(items, FlowItem, i - first);
    for (; page < extents->len; page++) {
        const FlowExtent *extent = &g_array_index(extents, FlowExtent, page);
        adjust_page(p, extent->first, extent->end, page + 1 == extents->len);
    }
    g_ptr_array_free(path, TRUE);
    g_array_free(items, TRUE);
    g_array_free(ends, TRUE);
}

bool plan_pages(const Filling *f, int first, int end, GArray *extents)
{
    Plan p = {.f = f, .line = f->flow->line, .goes_on = end < (int)f->flow->items->len};
    take_blocks(&p, first, end);
    bool found = search(&p);
    if (found) put_pages(&p, first, end, extents);
    g_free(p.steps);
    g_free(p.blocks);
    return found;
}
