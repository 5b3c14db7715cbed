/* Dynamic programming over feasible breaks: best[j] is the least cost of setting everything up to box j - 1.
 * A line is measured in constant time from running sums of widths, shrink and stretch. When no way of
 * breaking is feasible, the tolerance on opening the Han is widened step by step and the line is reported. */
#include "text/lines.h"

#include <math.h>

/* How far Han may be opened (em) at each tolerance; clreq allows 1/8. The last but one is never refused; the
 * last also cuts words that are wider than the line. */
static const double tolerances[] = {0.124, 0.30, 4.0, 4.0};
enum { TOLERANCES = 4, EMERGENCY = 3 };

/* Cost of using up a level, in the order of boxes.h, and of opening the Han by 1/8 em. */
static const double shrink_cost[SHRINK_LEVELS] = {0.4, 0.6, 1.0, 1.6, 3.0, 5.0};
static const double stretch_cost[STRETCH_LEVELS] = {0.4, 1.2};
static const double opening_cost = 12, orphan_cost = 400, line_cost = 0.2, overfull_cost = 1e5;

/* How much worse a paragraph may be for the sake of its page: less than a parted number and unit. */
static const double worse_cost = 80;

/* A whole line of Han alone has its fixed number of characters (GB/T 9704 5.2.3: 28): rather than it, an
 * indented line or one with marks or figures is opened. */
static const double grid_cost = 6;
static const double grid_slack = 0.01; /* em */

/* Running sums up to (not including) box i, glue behind a box counted with it. */
typedef struct {
    double *width, *shrink[SHRINK_LEVELS], *stretch[STRETCH_LEVELS], *opens;
    int *characters; /* other than marks: a last line needs two */
} Sums;

typedef struct {
    const BoxList *list;
    LineSpec measure;
    Sums sums;
    double tolerance;
} Composer;

static Sums make_sums(const BoxList *list, Arena *arena)
{
    Sums s;
    int n = list->count + 1;
    s.width = ARENA_ARRAY(arena, double, n);
    s.opens = ARENA_ARRAY(arena, double, n);
    s.characters = ARENA_ARRAY(arena, int, n);
    for (int k = 0; k < SHRINK_LEVELS; k++) s.shrink[k] = ARENA_ARRAY(arena, double, n);
    for (int k = 0; k < STRETCH_LEVELS; k++) s.stretch[k] = ARENA_ARRAY(arena, double, n);
    for (int i = 0; i < list->count; i++) {
        const Box *b = &list->boxes[i];
        const Glue *g = &list->glue[i];
        bool counts = b->class == CLASS_HAN || b->class == CLASS_WESTERN;
        s.width[i + 1] = s.width[i] + b->width + g->natural;
        s.opens[i + 1] = s.opens[i] + (g->opens ? b->em : 0);
        s.characters[i + 1] = s.characters[i] + (counts ? b->last - b->first + 1 : 0);
        for (int k = 0; k < SHRINK_LEVELS; k++) s.shrink[k][i + 1] = s.shrink[k][i] + g->shrink[k];
        for (int k = 0; k < STRETCH_LEVELS; k++) s.stretch[k][i + 1] = s.stretch[k][i] + g->stretch[k];
    }
    return s;
}

static double between(const double *sum, int first, int last_glue) { return sum[last_glue] - sum[first]; }

/* Spreads `excess` > 0 over the shrink levels; returns the cost, overfull_cost-sized when it does not fit. */
static double shrink_line(const Composer *c, Line *line, double excess)
{
    double cost = 0;
    for (int k = 0; k < SHRINK_LEVELS && excess > 1e-9; k++) {
        double room = between(c->sums.shrink[k], line->first, line->last);
        if (room <= 0) continue;
        double share = excess < room ? excess / room : 1;
        line->shrink[k] = share;
        cost += shrink_cost[k] * (0.15 + share * share);
        excess -= share * room;
    }
    return excess > 1e-6 ? overfull_cost + excess * 1000 : cost;
}

static bool is_han_alone(const Composer *c, const Line *line)
{
    int boxes = line->last - line->first + 1;
    double em = c->list->boxes[line->first].em;
    return c->sums.characters[line->last + 1] - c->sums.characters[line->first] == boxes &&
           between(c->sums.opens, line->first, line->last) > (boxes - 1.5) * em;
}

/* Spreads `missing` > 0; INFINITY when the Han would be opened past the tolerance. */
static double stretch_line(const Composer *c, Line *line, double missing)
{
    double cost = 0;
    for (int k = 0; k < STRETCH_LEVELS && missing > 1e-9; k++) {
        double room = between(c->sums.stretch[k], line->first, line->last);
        if (room <= 0) continue;
        double share = missing < room ? missing / room : 1;
        line->stretch[k] = share;
        cost += stretch_cost[k] * share * share;
        missing -= share * room;
    }
    if (missing <= 1e-6) return cost;
    double openings = between(c->sums.opens, line->first, line->last);
    line->opening = openings > 0 ? missing / openings : 0;
    if (openings <= 0) return c->tolerance < 1 ? INFINITY : cost + 500 + missing;
    if (line->opening > c->tolerance) return INFINITY;
    double share = line->opening / 0.125;
    bool off_grid = line->opening > grid_slack && line->left <= 0 && is_han_alone(c, line);
    return cost + opening_cost * share * share + (off_grid ? grid_cost : 0);
}

/* Fits boxes first..last on a line; returns its cost, INFINITY when it must not be. */
static double fit_line(const Composer *c, Line *line, bool ends_paragraph)
{
    const LineSpec *m = &c->measure;
    line->left = line->first == 0 ? m->indent : m->hang;
    double room = m->measure - line->left;
    line->width = between(c->sums.width, line->first, line->last) + c->list->boxes[line->last].width;
    if (c->list->boxes[line->last].class == CLASS_BREAK) /* what stands before the author's break */
        line->width = line->last > line->first ? between(c->sums.width, line->first, line->last - 1) +
                                                     c->list->boxes[line->last - 1].width
                                               : 0;
    double excess = line->width - room;
    if (m->alignment != ALIGN_JUSTIFY) {
        double slack = excess < 0 ? -excess / room : 0;
        double cost = excess > 1e-6                      ? shrink_line(c, line, excess)
                      : (ends_paragraph && !m->balanced) ? 0
                                                         : slack * slack * 10;
        return cost;
    }
    if (excess > 1e-9) return shrink_line(c, line, excess);
    if (ends_paragraph) return 0;
    return stretch_line(c, line, -excess);
}

static double natural_minimum(const Composer *c, int first, int last)
{
    double width = between(c->sums.width, first, last) + c->list->boxes[last].width;
    for (int k = 0; k < SHRINK_LEVELS; k++) width -= between(c->sums.shrink[k], first, last);
    return width;
}

/* The cost of the line and of the break behind it. */
static double line_total(const Composer *c, Line *line, bool first_try)
{
    double penalty = c->list->glue[line->last].penalty;
    bool forced = penalty == BREAK_ALWAYS, ends = forced;
    double cost = fit_line(c, line, ends);
    if (cost >= overfull_cost && first_try && line->last > line->first) return INFINITY;
    if (!forced) cost += penalty;
    bool whole = line->first == 0;
    int characters = c->sums.characters[line->last + 1] - c->sums.characters[line->first];
    if (ends && !whole && characters < 2 && c->list->boxes[line->last].class != CLASS_BREAK)
        cost += orphan_cost;
    return cost + line_cost;
}

typedef struct {
    double cost;
    int from;
    Line line;
} Best;

/* Least-cost breaks; false when the end cannot be reached. */
static bool find_breaks(const Composer *c, Best *best, bool strict)
{
    int n = c->list->count;
    for (int j = 1; j <= n; j++) best[j].cost = INFINITY;
    best[0].cost = 0;
    for (int i = 0; i < n; i++) {
        if (!isfinite(best[i].cost)) continue;
        for (int last = i; last < n; last++) {
            double penalty = c->list->glue[last].penalty;
            bool too_wide = natural_minimum(c, i, last) >
                            c->measure.measure - (i ? c->measure.hang : c->measure.indent) + 1e-6;
            if (penalty < BREAK_NEVER && (!too_wide || !strict)) {
                Line line = {.first = i, .last = last};
                double cost = best[i].cost + line_total(c, &line, strict);
                if (cost < best[last + 1].cost) best[last + 1] = (Best){cost, i, line};
            }
            if ((too_wide && (strict || isfinite(best[last + 1].cost))) || penalty == BREAK_ALWAYS) break;
        }
    }
    return isfinite(best[n].cost);
}

static void take_lines(ComposedText *text, const Best *best, Arena *arena)
{
    int n = text->list.count, count = 0;
    for (int j = n; j > 0; j = best[j].from) count++;
    text->lines = ARENA_ARRAY(arena, Line, count);
    text->count = count;
    text->cost = best[n].cost;
    for (int j = n; j > 0; j = best[j].from) text->lines[--count] = best[j].line;
}

void lines_break(ComposedText *text, Arena *arena)
{
    Arena *scratch = arena_new();
    Composer c = {.list = &text->list, .measure = text->measure, .sums = make_sums(&text->list, scratch)};
    Best *best = ARENA_ARRAY(scratch, Best, text->list.count + 1);
    bool found = false;
    for (int t = 0; t < TOLERANCES && !found; t++) {
        c.tolerance = tolerances[t];
        if (t == EMERGENCY) {
            text->list = boxes_make(text->shaped, true, arena);
            c.sums = make_sums(&text->list, scratch);
            best = ARENA_ARRAY(scratch, Best, text->list.count + 1);
        }
        found = find_breaks(&c, best, t < EMERGENCY);
    }
    take_lines(text, best, arena);
    arena_free(scratch);
}

/* best[j * (count + 1) + k]: everything up to box j - 1 in k lines. */
static void find_breaks_into(const Composer *c, Best *best, int count)
{
    int n = c->list->count, row = count + 1;
    for (int j = 0; j < (n + 1) * row; j++) best[j].cost = INFINITY;
    best[0].cost = 0;
    for (int i = 0; i < n; i++) {
        for (int last = i; last < n; last++) {
            double penalty = c->list->glue[last].penalty;
            bool too_wide = natural_minimum(c, i, last) >
                            c->measure.measure - (i ? c->measure.hang : c->measure.indent) + 1e-6;
            if (too_wide) break;
            Line line = {.first = i, .last = last};
            double cost = penalty < BREAK_NEVER ? line_total(c, &line, true) : INFINITY;
            for (int k = 0; isfinite(cost) && k < count; k++) {
                Best *to = &best[(last + 1) * row + k + 1];
                double total = best[i * row + k].cost + cost;
                if (total < to->cost) *to = (Best){total, i, line};
            }
            if (penalty == BREAK_ALWAYS) break;
        }
    }
}

bool lines_break_into(ComposedText *text, int count, Arena *arena)
{
    Arena *scratch = arena_new();
    int n = text->list.count, row = count + 1;
    Composer c = {.list = &text->list,
                  .measure = text->measure,
                  .sums = make_sums(&text->list, scratch),
                  .tolerance = tolerances[0]};
    Best *best = ARENA_ARRAY(scratch, Best, (n + 1) * row);
    find_breaks_into(&c, best, count);
    bool found = best[n * row + count].cost < text->cost + worse_cost;
    if (found) {
        text->count = count;
        text->cost = best[n * row + count].cost;
        text->lines = ARENA_ARRAY(arena, Line, count);
        for (int j = n, k = count; k > 0; j = best[j * row + k].from, k--)
            text->lines[k - 1] = best[j * row + k].line;
    }
    arena_free(scratch);
    return found;
}
