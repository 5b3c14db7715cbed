/* Pictures: scaled to the column, with caption and credit under them. */
#include <math.h>

#include "display/picture.h"
#include "page/setting.h"
#include "page/picture.h"

static const double mm = 72 / 25.4, most_height = 0.6; /* of the column's */

/* Lines under the picture, which stands from x over `width`. */
static double draw_text(DisplayList *list, const ComposedText *lines, double x, double y, double size,
                        int element)
{
    double pitch = size * 1.5;
    for (int i = 0; i < composed_line_count(lines); i++, y += pitch)
        draw_line(lines, i, list, x, y + pitch * 0.5 + size * 0.38, DRAWN_CAPTION, element);
    return y;
}

static ComposedText *compose_under(Setting *s, const Inlines *text, TextStyle style, double width,
                                   Alignment alignment)
{
    bool centred = alignment == ALIGN_CENTRE;
    return set_inlines(s, text, style, NULL,
                       (LineSpec){.measure = width, .alignment = alignment, .balanced = centred});
}

/* The caption at the left and the credit at the right of one line where both find room; else the caption in
 * the middle and the credit under it. */
static double draw_caption(Setting *s, DisplayList *list, const Block *block, double x, double y,
                           double width, int figure)
{
    TextStyle style = s->style->note;
    style.han = ROLE_KAI;
    Inline item = {.text = arena_printf(s->arena, "（%s）", block->picture.credit)};
    ComposedText *credit =
                     compose_under(s, &(Inlines){.items = &item, .count = 1}, style, width, ALIGN_RIGHT),
                 *caption = compose_under(s, &block->picture.caption, style, width, ALIGN_LEFT);
    bool both = *block->picture.credit && block->picture.caption.count,
         beside = both && composed_line_count(caption) == 1 &&
                  composed_max_width(caption) + composed_max_width(credit) + 2 * style.size < width;
    double under = y;
    if (!beside) caption = compose_under(s, &block->picture.caption, style, width, ALIGN_CENTRE);
    if (block->picture.caption.count)
        under = draw_text(list, caption, x, y, style.size, add_element(s, "Caption", figure));
    if (*block->picture.credit)
        under = draw_text(list, credit, x, beside ? y : under, style.size, add_element(s, "P", s->body));
    return under;
}

/* The place of a picture that has not come: tinted, with its diagonals, and says so. */
static void draw_placeholder(Setting *s, DisplayList *list, double x, double width, double height)
{
    const Style *style = s->style;
    TextStyle text = style->note;
    display_rect(list, x, 0, width, height, style->fill, DRAWN_FILL);
    display_guide(list, x, 0, x + width, height, 0.4, style->chart.grid, DRAWN_EDGE);
    display_guide(list, x, height, x + width, 0, 0.4, style->chart.grid, DRAWN_EDGE);
    ComposedText *label = compose_label(&s->text, "图片位置", text, s->arena);
    double half = composed_max_width(label) / 2 + text.size;
    display_rect(list, x + width / 2 - half, height / 2 - text.size, 2 * half, 2 * text.size, style->fill,
                 DRAWN_FILL);
    label_draw(label, list, x + width / 2, height / 2 + text.size * 0.36, 0.5, DRAWN_CAPTION);
}

/* The picture's points across and down, as it stands upright; false when it cannot be printed (reported). */
static bool measure_picture(Setting *s, const Block *block, int *pixels, int *lines)
{
    Picture picture;
    const char *reason;
    *pixels = 3, *lines = 2;
    if (!block->picture.file) return true;
    if (!picture_read(block->picture.file, &picture, &reason)) {
        diag_report(s->diags, E_LAYOUT_BLOCK,
                    (Place){.file = s->document->file, .line = block->line, .column = 1}, "图片“%s”%s",
                    block->picture.file, reason);
        return false;
    }
    *pixels = gdk_pixbuf_get_width(picture.pixels);
    *lines = gdk_pixbuf_get_height(picture.pixels);
    picture_free(&picture);
    return true;
}

void set_picture(Setting *s, const Block *block)
{
    int pixels, lines;
    s->text.line = block->line;
    if (!measure_picture(s, block, &pixels, &lines)) return;
    double width = block->picture.width > 0 ? fmin(block->picture.width * mm, s->width) : s->width,
           height = width * lines / pixels, most = s->height * most_height;
    if (height > most) width *= most / height, height = most;
    int first = (int)s->flow.items->len, figure = add_element(s, "Figure", s->body);
    alternative_of_text(s, figure, &block->picture.caption, "图片");
    FlowItem *item = flow_add(&s->flow, 0);
    item->before = s->style->pitch / 2;
    item->floats = item->moves = true;
    item->line = block->line;
    display_begin_element(item->list, figure);
    if (block->picture.file)
        display_image(item->list, block->picture.file, (s->width - width) / 2, 0, width, height);
    else
        draw_placeholder(s, item->list, (s->width - width) / 2, width, height);
    display_end_element(item->list);
    double y = draw_caption(s, item->list, block, (s->width - width) / 2, height + 3, width, figure);
    g_array_index(s->flow.items, FlowItem, first).height = y + s->style->pitch / 2;
    set_on_grid(s, first);
}
