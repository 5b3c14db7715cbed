/* A line is tried at its size and in steps down to 85 % of it; what is still too wide loses characters from
 * its end, as many as it must, by halving. */
#include "page/fitting.h"

#include <math.h>
#include <string.h>

static const double least_share = 0.85, least_size = 7.5, step = 0.25;

static ComposedText *label(Setting *s, const char *text, TextStyle style)
{
    return compose_label(&s->text, text, style, s->arena);
}

static const char *first_characters(Setting *s, const char *text, glong count)
{
    const char *end = g_utf8_offset_to_pointer(text, count);
    return arena_printf(s->arena, "%.*s…", (int)(end - text), text);
}

static ComposedText *cut_label(Setting *s, const char *text, TextStyle style, double width)
{
    glong low = 0, high = g_utf8_strlen(text, -1);
    while (low + 1 < high) {
        glong middle = (low + high) / 2;
        bool fits = composed_max_width(label(s, first_characters(s, text, middle), style)) <= width;
        *(fits ? &low : &high) = middle;
    }
    return label(s, first_characters(s, text, low), style);
}

static void report_cut(Setting *s, const char *text, const char *what)
{
    const char *key = arena_printf(s->arena, "%s：%s", what, text);
    if (g_hash_table_contains(s->fitted, key)) return;
    g_hash_table_add(s->fitted, (gpointer)key);
    diag_report(s->diags, W_PAGE_CUT, (Place){.file = s->document->file, .line = 1, .column = 1},
                "%s“%s”太长，一行放不下，后面的文字没有印出；请改短", what, text);
}

ComposedText *fit_label(Setting *s, const char *text, TextStyle style, double width, const char *what)
{
    double least = fmin(style.size, fmax(style.size * least_share, least_size));
    ComposedText *line = label(s, text, style);
    while (composed_max_width(line) > width && style.size > least) {
        style.size = fmax(style.size - step, least);
        line = label(s, text, style);
    }
    if (composed_max_width(line) <= width + 0.01) return line;
    report_cut(s, text, what);
    return cut_label(s, text, style, width);
}

ComposedText *fit_lines(Setting *s, const char *text, TextStyle style, double width, Alignment alignment)
{
    TextSpan span = {.text = text, .style = style};
    bool ragged = alignment == ALIGN_CENTRE || alignment == ALIGN_RIGHT;
    return compose_text(&s->text, shape_text(&s->text, &span, 1, s->arena),
                        (LineSpec){.measure = width, .alignment = alignment, .balanced = ragged}, s->arena);
}
