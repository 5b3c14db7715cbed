#include "text/compose.h"

#include <math.h>
#include <string.h>

#include "text/lines.h"
#include "text/phrases.h"

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
                    (Place){.file = context->file, .line = context->line, .column = 1},
                    "“%s”这一行%s；请改动字句，或加断行点", words, overfull ? "超出版心" : "排得过松");
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
    if (measure.balanced) phrases_weigh(&text->list, shaped, context->names);
    lines_break(text, arena);
    if (measure.alignment == ALIGN_JUSTIFY) report_loose(context, text);
    return text;
}

ComposedText *compose_text_into(const ComposedText *text, int lines, Arena *arena, double *cost)
{
    ComposedText *other = arena_memdup(arena, text, sizeof *text);
    if (lines < 1 || !text->count || !lines_break_into(other, lines, arena)) return NULL;
    if (cost) *cost = other->cost - text->cost;
    return other;
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

int composed_line_notes(const ComposedText *text, int line, int *notes, int most)
{
    const Line *l = &text->lines[line];
    int count = 0;
    if (!text->list.count) return 0;
    for (int i = text->list.boxes[l->first].first; i <= text->list.boxes[l->last].last; i++) {
        int note = text->shaped->spans[text->shaped->clusters[i].span].note;
        bool known = count && notes[count - 1] == note;
        if (note && !known && count < most) notes[count++] = note;
    }
    return count;
}

double composed_max_width(const ComposedText *text)
{
    double most = 0;
    for (int i = 0; i < text->count; i++) most = fmax(most, composed_line_width(text, i));
    return most;
}

ComposedText *compose_label(TextContext *context, const char *text, TextStyle style, Arena *arena)
{
    TextSpan span = {.text = text, .style = style};
    ShapedText *shaped = shape_text(context, &span, 1, arena);
    return compose_text(context, shaped, (LineSpec){.measure = 1e6, .alignment = ALIGN_LEFT}, arena);
}

void label_draw(const ComposedText *label, DisplayList *list, double x, double y, double anchor,
                DisplayRole role)
{
    if (label->count)
        composed_draw_line(label, 0, list, x - anchor * composed_line_width(label, 0), y,
                           role ? role : DRAWN_LABEL);
}
