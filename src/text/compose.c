/* Dynamic programming over feasible breaks: best[j] is the least cost of setting everything up to box j - 1.
 * A line is measured in constant time from running sums of widths, shrink and stretch. When no way of
 * breaking is feasible, the tolerance on opening the Han is widened step by step and the line is reported. */
#include "text/compose.h"

#include <math.h>
#include <string.h>

#include "text/boxes.h"

/* How far Han may be opened (em) at each tolerance; clreq allows 1/8. The last but one is never refused; the
 * last also cuts words that are wider than the line. */
static const double tolerances[] = {0.122, 0.30, 4.0, 4.0};
enum { TOLERANCES = 4, EMERGENCY = 3 };

/* Cost of using up a level, in the order of boxes.h, and of opening the Han by 1/8 em. */
static const double shrink_cost[SHRINK_LEVELS] = {0.4, 0.6, 1.0, 1.6, 3.0, 5.0};
static const double stretch_cost[STRETCH_LEVELS] = {0.4, 1.2};
static const double opening_cost = 12, orphan_cost = 400, line_cost = 0.2, overfull_cost = 1e5;

/* A whole line of Han alone has its fixed number of characters (GB/T 9704 5.2.3: 28): rather than it, an
 * indented line or one with marks or figures is opened. */
static const double grid_cost = 6;
static const double grid_slack = 0.01; /* em */

typedef struct {
    int first, last;                                       /* boxes */
    double left;                                           /* indent of this line */
    double shrink[SHRINK_LEVELS], stretch[STRETCH_LEVELS]; /* share of each level used, 0..1 */
    double opening;                                        /* em added between Han */
    double width;
} Line;

struct ComposedText {
    const ShapedText *shaped;
    BoxList list;
    LineSpec measure;
    Line *lines;
    int count;
};

/* Running sums up to (not including) box i, glue behind a box counted with it. */
typedef struct {
    double *width, *shrink[SHRINK_LEVELS], *stretch[STRETCH_LEVELS], *opens;
    int *characters; /* other than marks: a last line needs two */
} Sums;

typedef struct {
    TextContext *context;
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
    for (int j = n; j > 0; j = best[j].from) text->lines[--count] = best[j].line;
}

/* How much of a line a message quotes, clusters. */
static const int quoted = 20;

static void report_loose(TextContext *context, const ComposedText *text)
{
    for (int i = 0; i < text->count; i++) {
        const Line *line = &text->lines[i];
        bool overfull = line->width > text->measure.measure + 0.5 && line->first == line->last;
        if (line->opening <= 0.125 && !overfull) continue;
        const Cluster *from = &text->shaped->clusters[text->list.boxes[line->first].first];
        const Cluster *to = &text->shaped->clusters[text->list.boxes[line->last].last];
        GString *all = g_string_new(NULL);
        for (const Cluster *k = from; k <= to && k < from + quoted; k++)
            g_string_append_len(all, k->text, k->bytes);
        char *words = g_string_free(all, FALSE);
        diag_report(context->diags, W_PAGE_LOOSE,
                    (Place){.file = context->file, .line = context->line, .column = 1}, "“%s”这一行%s",
                    words, overfull ? "超出版心" : "排得过松");
        g_free(words);
    }
}

ComposedText *compose_text(TextContext *context, const ShapedText *shaped, LineSpec measure, Arena *arena)
{
    ComposedText *text = ARENA_NEW(arena, ComposedText);
    text->shaped = shaped;
    text->measure = measure;
    text->list = boxes_make(shaped, false, arena);
    if (!text->list.count) return text;
    Arena *scratch = arena_new();
    Composer c = {
        .context = context, .list = &text->list, .measure = measure, .sums = make_sums(&text->list, scratch)};
    Best *best = ARENA_ARRAY(scratch, Best, text->list.count + 1);
    bool found = false;
    for (int t = 0; t < TOLERANCES && !found; t++) {
        c.tolerance = tolerances[t];
        if (t == EMERGENCY) {
            text->list = boxes_make(shaped, true, arena);
            c.sums = make_sums(&text->list, scratch);
            best = ARENA_ARRAY(scratch, Best, text->list.count + 1);
        }
        found = find_breaks(&c, best, t < EMERGENCY);
    }
    take_lines(text, best, arena);
    if (measure.alignment == ALIGN_JUSTIFY) report_loose(context, text);
    arena_free(scratch);
    return text;
}

int composed_line_count(const ComposedText *text) { return text->count; }

double composed_line_width(const ComposedText *text, int line)
{
    const Line *l = &text->lines[line];
    double width = l->width;
    for (int i = l->first; i < l->last; i++) {
        const Glue *g = &text->list.glue[i];
        for (int k = 0; k < SHRINK_LEVELS; k++) width -= l->shrink[k] * g->shrink[k];
    }
    return width;
}

double composed_max_width(const ComposedText *text)
{
    double most = 0;
    for (int i = 0; i < text->count; i++) most = fmax(most, composed_line_width(text, i));
    return most;
}

/* ---- drawing ---- */

/* A run of glyphs of one face, size, colour and link, being gathered. */
typedef struct {
    const ComposedText *text;
    DisplayList *list;
    const char *role;
    GArray *glyphs, *clusters;
    GString *words;
    const Cluster *first;
    double origin, end, y;
    const char *link;
} Run;

static const TextSpan *span_of(const Run *run, const Cluster *c)
{
    return &run->text->shaped->spans[c->span];
}

static void flush(Run *run)
{
    if (!run->first || !run->glyphs->len) {
        run->first = NULL;
        return;
    }
    const TextSpan *span = span_of(run, run->first);
    Arena *arena = run->list->arena;
    DisplayItem item = {.kind = DISPLAY_GLYPHS,
                        .colour = span->style.colour,
                        .x = run->origin,
                        .y = run->y - span->style.rise,
                        .role = run->role ? run->role : "text",
                        .source = span->source};
    item.as.glyphs.face = run->first->face;
    item.as.glyphs.size = span->style.size;
    item.as.glyphs.glyph_count = (int)run->glyphs->len;
    item.as.glyphs.glyphs = arena_memdup(arena, run->glyphs->data, run->glyphs->len * sizeof(PlacedGlyph));
    item.as.glyphs.cluster_count = (int)run->clusters->len;
    item.as.glyphs.clusters =
        arena_memdup(arena, run->clusters->data, run->clusters->len * sizeof(GlyphCluster));
    item.as.glyphs.text = arena_strndup(arena, run->words->str, run->words->len);
    item.as.glyphs.width = run->end - run->origin;
    display_add(run->list, item);
    g_array_set_size(run->glyphs, 0);
    g_array_set_size(run->clusters, 0);
    g_string_truncate(run->words, 0);
    run->first = NULL;
}

static void set_link(Run *run, const char *link)
{
    if (link == run->link) return;
    flush(run);
    if (run->link) display_end(run->list, "Link");
    run->link = link;
    if (!link) return;
    bool address = strstr(link, "://") != NULL || g_str_has_prefix(link, "mailto:");
    char *attributes = g_strdup_printf(address ? "uri='%s'" : "dest='%s'", link);
    display_begin(run->list, "Link", attributes);
    g_free(attributes);
}

/* Adds a cluster whose first glyph's origin is at x. */
static void put_cluster(Run *run, const Cluster *c, double x)
{
    if (!c->glyph_count) return;
    const TextSpan *span = span_of(run, c);
    set_link(run, span->link);
    if (run->first) {
        const TextSpan *before = span_of(run, run->first);
        bool same = run->first->face == c->face && before->style.size == span->style.size &&
                    before->source == span->source && before->style.rise == span->style.rise &&
                    !memcmp(&before->style.colour, &span->style.colour, sizeof(Colour));
        if (!same) flush(run);
    }
    if (!run->first) {
        run->first = c;
        run->origin = x;
    }
    for (int i = 0; i < c->glyph_count; i++) {
        PlacedGlyph g = c->glyphs[i];
        g.x += x - run->origin;
        g_array_append_val(run->glyphs, g);
    }
    GlyphCluster cluster = {c->bytes, c->glyph_count};
    g_array_append_val(run->clusters, cluster);
    g_string_append_len(run->words, c->text, c->bytes);
    run->end = x + c->advance;
}

static double line_start(const ComposedText *text, int line)
{
    const Line *l = &text->lines[line];
    double slack = text->measure.measure - l->left - composed_line_width(text, line);
    switch (text->measure.alignment) {
    case ALIGN_CENTRE: return l->left + slack / 2;
    case ALIGN_RIGHT: return l->left + slack;
    default: return l->left;
    }
}

static double glue_width(const Line *line, const Glue *g, const Box *box)
{
    double width = g->natural + (g->opens ? line->opening * box->em : 0);
    for (int k = 0; k < SHRINK_LEVELS; k++) width -= line->shrink[k] * g->shrink[k];
    for (int k = 0; k < STRETCH_LEVELS; k++) width += line->stretch[k] * g->stretch[k];
    return width;
}

void composed_draw_line(const ComposedText *text, int line, DisplayList *list, double x, double y,
                        const char *role)
{
    const Line *l = &text->lines[line];
    Run run = {.text = text,
               .list = list,
               .role = role,
               .y = y,
               .glyphs = g_array_new(FALSE, FALSE, sizeof(PlacedGlyph)),
               .clusters = g_array_new(FALSE, FALSE, sizeof(GlyphCluster)),
               .words = g_string_new(NULL)};
    x += line_start(text, line);
    for (int i = l->first; i <= l->last; i++) {
        const Box *box = &text->list.boxes[i];
        double at = x + box->shift;
        for (int k = box->first; k <= box->last; k++) {
            put_cluster(&run, &text->shaped->clusters[k], at);
            at += text->shaped->clusters[k].advance;
        }
        x += box->width;
        const Glue *g = &text->list.glue[i];
        if (i < l->last && g->space >= 0 && g->natural > 0 && box->class == CLASS_WESTERN)
            put_cluster(&run, &text->shaped->clusters[g->space], x);
        if (i < l->last) x += glue_width(l, g, box);
    }
    set_link(&run, NULL);
    flush(&run);
    g_array_free(run.glyphs, TRUE);
    g_array_free(run.clusters, TRUE);
    g_string_free(run.words, TRUE);
}

ComposedText *compose_label(TextContext *context, const char *text, TextStyle style, Arena *arena)
{
    TextSpan span = {.text = text, .style = style};
    ShapedText *shaped = shape_text(context, &span, 1, arena);
    return compose_text(context, shaped, (LineSpec){.measure = 1e6, .alignment = ALIGN_LEFT}, arena);
}

void label_draw(const ComposedText *label, DisplayList *list, double x, double y, double anchor,
                const char *role)
{
    if (label->count)
        composed_draw_line(label, 0, list, x - anchor * composed_line_width(label, 0), y,
                           role ? role : "label");
}
