/* Lines onto the display list. */
#include <math.h>
#include <string.h>

#include "text/compose.h"
#include "text/lines.h"

/* A run of glyphs of one face, size, colour and link, being gathered. */
typedef struct {
    const ComposedText *text;
    DisplayList *list;
    DisplayRole role;
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
                        .role = run->role ? run->role : DRAWN_TEXT,
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

static DisplayMark link_mark(const char *link)
{
    bool address = strstr(link, "://") != NULL || g_str_has_prefix(link, "mailto:");
    return address ? MARK_ADDRESS : MARK_LINK;
}

static void set_link(Run *run, const char *link)
{
    if (link == run->link) return;
    flush(run);
    if (run->link) display_end(run->list, link_mark(run->link));
    run->link = link;
    if (link) display_begin(run->list, link_mark(link), link);
}

/* 着重号: GB/T 15834 5.1.8, under the character, in the gap between the lines (clreq). */
static void put_dot(Run *run, const Cluster *c, double x)
{
    const TextStyle *style = &span_of(run, c)->style;
    if (style->dots && c->class == CLASS_HAN)
        display_circle(run->list, x + c->advance / 2, run->y - style->rise + 0.32 * style->size,
                       0.075 * style->size, style->colour, 0, DRAWN_DOT);
}

/* Adds a cluster whose first glyph's origin is at x. */
static void put_cluster(Run *run, const Cluster *c, double x)
{
    const InlineBox *box = span_of(run, c)->box;
    if (box) {
        flush(run);
        box->draw(box, run->list, x, run->y);
    }
    if (!c->glyph_count) return;
    const TextSpan *span = span_of(run, c);
    set_link(run, span->link);
    put_dot(run, c, x);
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
                        DisplayRole role)
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
