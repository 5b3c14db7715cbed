/* Charts on the page: the message above, the drawing, notes, and number with title below (CY/T 171). */
#include <math.h>
#include <string.h>

#include "page/setting.h"

/* “在岸 …  单位：%” above the drawing. Returns the height. */
static double draw_message(Setting *s, DisplayList *list, const Chart *chart)
{
    const Style *style = s->style;
    const char *message = option_text(chart->options, "message");
    if (!message) message = chart->message;
    bool united = chart->unit && *chart->unit;
    if (!message && !united) return 0;
    TextStyle bold = style->chart.face_bold ? (TextStyle){style->chart.face_bold, style->chart.digits_bold, style->body.size - 0.5, style->ink, 0} : style->caption;
    double base = bold.size * 1.1, x = 0;
    if (message) {
        ComposedText *label = compose_label(&s->text, message, bold, s->arena);
        label_draw(label, list, 0, base, 0, "message");
        x = composed_max_width(label) + 8;
    }
    TextStyle small = {style->chart.face, style->chart.digits, style->chart.label_size, style->muted, 0};
    if (united) label_draw(compose_label(&s->text, arena_printf(s->arena, "单位：%s", chart->unit), small, s->arena), list, x, base, 0, "unit");
    return bold.size * 1.1 + 8;
}

static void draw_caption(Setting *s, DisplayList *list, const char *title, double y)
{
    const char *text = arena_printf(s->arena, "图%d　%s", ++s->figures, title);
    label_draw(compose_label(&s->text, text, s->style->caption, s->arena), list, s->width / 2, y, 0.5, "caption");
}

void set_chart(Setting *s, const Block *block)
{
    const ChartKind *kind = chart_kind_find(block->chart_kind);
    const ExpressionContext *c = &s->document->context;
    double asked = option_number(block->options, "height") * 72 / 25.4;
    s->text.line = block->line;
    Chart chart = {.analysis = c->analysis, .region = c->region, .period = c->period, .text = &s->text, .style = &s->style->chart,
                   .options = block->options, .list = display_new(s->arena), .width = s->width, .height = asked > 0 ? asked : kind->height,
                   .place = {.file = s->document->file, .line = block->line, .column = 1}};
    if (!kind->draw(&chart)) return;
    int first = (int)s->flow.items->len;
    FlowItem *item = flow_add(&s->flow, 0);
    item->before = s->style->pitch / 2;
    item->line = block->line;
    double top = draw_message(s, item->list, &chart);
    display_append(item->list, chart.list, 0, top);
    item->height = top + chart.height + 2;
    const char *title = option_text(block->options, "title");
    if (!title) title = chart.title;
    if (title) {
        item->height += s->style->caption.size * 1.6;
        draw_caption(s, item->list, title, item->height - 2);
    }
    const char *note = option_text(block->options, "note");
    bool noted = note || option_text(block->options, "source");
    if (noted) {
        item->height += 3;
        item->keep = true;
    }
    set_notes(s, note ? note : chart.note, option_text(block->options, "source"), s->width);
    g_array_index(s->flow.items, FlowItem, s->flow.items->len - 1).height += s->style->pitch / 2;
    set_on_grid(s, first);
    g_array_index(s->flow.items, FlowItem, s->flow.items->len - 1).keep = false;
}
