/* Every line of an official document stands on the page's lines: one item of the flow each. */
#include "page/official_lines.h"

#include "page/fitting.h"

const char *official_front(const Setting *s, const char *key) { return document_setting(s->document, key); }

const OptionValue *official_list(const Setting *s, const char *key)
{
    return option(s->document->front, key);
}

double official_baseline(const Setting *s, double size) { return s->style->pitch * 0.5 + size * 0.38; }

TextStyle official_face(TextStyle style, FontRole han)
{
    style.han = han;
    return style;
}

double official_width(Setting *s, const char *text, TextStyle style)
{
    return composed_max_width(compose_label(&s->text, text, style, s->arena));
}

void official_draw(Setting *s, DisplayList *list, const char *text, TextStyle style, double x, double y,
                   double anchor, double room, const char *what)
{
    if (!*text) return;
    ComposedText *line = fit_label(s, text, style, room, what);
    display_begin_element(list, add_element(s, "P", s->body));
    label_draw(line, list, x, y, anchor, DRAWN_OFFICIAL);
    display_end_element(list);
}

void official_add_line(Setting *s, const char *text, TextStyle style, double x, double anchor, bool keep)
{
    FlowItem *item = flow_add(&s->flow, s->style->pitch);
    ComposedText *line = compose_label(&s->text, text, style, s->arena);
    item->keep = keep;
    display_begin_element(item->list, add_element(s, "P", s->body));
    label_draw(line, item->list, x, official_baseline(s, style.size), anchor, DRAWN_OFFICIAL);
    display_end_element(item->list);
}

void official_add_blank(Setting *s, int lines)
{
    for (int i = 0; i < lines; i++) flow_add(&s->flow, s->style->pitch)->keep = true;
}

void official_add_text(Setting *s, const char *text, TextStyle style, LineSpec measure, double x,
                       bool keep_last)
{
    TextSpan span = {.text = text, .style = style};
    ComposedText *lines = compose_text(&s->text, shape_text(&s->text, &span, 1, s->arena), measure, s->arena);
    int element = add_element(s, "P", s->body), n = composed_line_count(lines);
    for (int i = 0; i < n; i++) {
        FlowItem *item = flow_add(&s->flow, s->style->pitch);
        item->keep = keep_last || i + 1 < n;
        draw_line(lines, i, item->list, x, official_baseline(s, style.size), DRAWN_OFFICIAL, element);
    }
}
