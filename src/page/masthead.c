#include "page/masthead.h"

#include <math.h>

#include "page/fitting.h"

static const char *front(const Setting *s, const char *key) { return document_setting(s->document, key); }

/* Where a line of text stands: its anchor, how much room there is, and what it is called in messages. */
typedef struct {
    double x, y, anchor, room;
    const char *what;
} LinePlace;

/* A line of text of its own element. */
static void draw_text(Setting *s, DisplayList *list, const char *text, TextStyle style, LinePlace at,
                      const char *element)
{
    if (!*text) return;
    ComposedText *line = fit_label(s, text, style, at.room, at.what);
    display_begin_element(list, add_element(s, element, s->body));
    label_draw(line, list, at.x, at.y, at.anchor, DRAWN_TITLE);
    display_end_element(list);
}

static const double title_pitch = 1.25; /* of its size */

/* Lines in the middle of the column, the first one's top at y; returns the height used. */
static double draw_centred(Setting *s, DisplayList *list, const ComposedText *lines, double size, double y,
                           const char *element)
{
    int n = composed_line_count(lines), part = add_element(s, element, s->body);
    for (int i = 0; i < n; i++)
        draw_line(lines, i, list, 0, y + size * (0.95 + title_pitch * i), DRAWN_TITLE, part);
    return n * size * title_pitch;
}

static LineSpec centred_lines(const Setting *s)
{
    return (LineSpec){.measure = s->width, .alignment = ALIGN_CENTRE, .balanced = true};
}

/* ---- newspaper ---- */

static const char *sample_note(const Setting *s)
{
    const Analysis *a = s->document->context.analysis;
    return a && a->data->sample_note ? a->data->sample_note : "";
}

/* Issuer, date, issue: what there is of them, apart by two ems. */
static const char *issue_line(Setting *s)
{
    static const char *const keys[] = {"org", "date", "number"};
    const char *text = "";
    for (int i = 0; i < 3; i++) {
        const char *part = front(s, keys[i]);
        if (*part) text = arena_printf(s->arena, "%s%s%s", text, *text ? "　　" : "", part);
    }
    const char *note = sample_note(s);
    return *note ? arena_printf(s->arena, "%s　　%s", text, note) : text;
}

void newspaper_masthead(Setting *s)
{
    const Style *style = s->style;
    const char *name = *front(s, "mark") ? front(s, "mark") : front(s, "title");
    TextStyle mark = style->mark, line = style->furniture;
    mark.colour = style->accent;
    line.colour = style->ink;
    line.size = style->note.size + 1;
    double wide = composed_max_width(compose_label(&s->text, name, mark, s->arena));
    if (wide > s->width) mark.size *= s->width / wide;
    double height = mark.size * 1.25 + line.size * 2.4;
    int lines = (int)ceil((height + style->pitch / 2) / style->pitch);
    FlowItem *item = flow_add(&s->flow, lines * style->pitch);
    item->keep = true;
    draw_text(s, item->list, name, mark, (LinePlace){s->width / 2, mark.size, 0.5, s->width, "报头"}, "H1");
    double rule = mark.size * 1.22;
    display_line(item->list, 0, rule, s->width, rule, 1.6, style->accent, DRAWN_RULE);
    const char *right = front(s, "head-right");
    double behind = fmin(composed_max_width(compose_label(&s->text, right, line, s->arena)), s->width * 0.4),
           base = rule + line.size * 1.5;
    draw_text(s, item->list, issue_line(s), line,
              (LinePlace){0, base, 0, s->width - behind - 2 * line.size, "报头下的单位、日期、期号"}, "P");
    draw_text(s, item->list, right, line, (LinePlace){s->width, base, 1, s->width * 0.4, "报头右侧"}, "P");
    display_line(item->list, 0, rule + line.size * 2.2, s->width, rule + line.size * 2.2, 0.5, style->accent,
                 DRAWN_RULE);
}

void newspaper_footer(Setting *s, DisplayList *page, double left)
{
    const Style *style = s->style;
    const char *text = front(s, "remark");
    double y = style->page_height - style->margin_bottom + style->folio_gap;
    if (!*text) return;
    label_draw(fit_label(s, text, style->furniture, s->width, "附注"), page, left + s->width / 2, y, 0.5,
               DRAWN_HEAD);
}

/* ---- poster ---- */

void poster_banner(Setting *s)
{
    const Style *style = s->style;
    TextStyle title = style->title, sub = style->subtitle, small = style->furniture;
    title.colour = sub.colour = small.colour = (Colour){1, 1, 1};
    sub.size = title.size * 0.42;
    small.size = style->note.size;
    const char *org = front(s, "org"), *note = sample_note(s);
    double pad = title.size * 0.48, inner = s->width - pad;
    const ComposedText *lines = fit_lines(s, front(s, "title"), title, inner, ALIGN_CENTRE),
                       *subs = fit_lines(s, front(s, "subtitle"), sub, inner, ALIGN_CENTRE);
    int turned = composed_line_count(subs);
    double titles = composed_line_count(lines) * title.size * title_pitch,
           height = titles + 2 * pad + turned * sub.size * 1.35 + (turned ? sub.size * 0.35 : 0);
    FlowItem *item = flow_add(&s->flow, ceil(height / style->pitch + 0.5) * style->pitch);
    item->keep = true;
    display_rect(item->list, 0, 0, s->width, height, style->accent, DRAWN_BAND);
    int h1 = add_element(s, "H1", s->body), p = turned ? add_element(s, "P", s->body) : 0;
    for (int i = 0; i < composed_line_count(lines); i++)
        draw_line(lines, i, item->list, pad / 2, pad + title.size * (0.95 + title_pitch * i), DRAWN_TITLE,
                  h1);
    for (int i = 0; i < turned; i++)
        draw_line(subs, i, item->list, pad / 2, pad + titles + sub.size * (1.2 + 1.35 * i), DRAWN_TITLE, p);
    double foot = height - small.size, half = (s->width - 2 * pad) / 2;
    draw_text(s, item->list, org, small, (LinePlace){s->width - pad / 2, foot, 1, half, "单位"}, "P");
    draw_text(s, item->list, note, small, (LinePlace){pad / 2, foot, 0, half, "数据说明"}, "P");
}

/* ---- headlines ---- */

static const char *add_to_outline(Setting *s, FlowItem *item, const Block *block)
{
    OutlineEntry entry = {.title = plain_text(s, &block->heading.text, NULL), .level = 1};
    entry.destination = arena_printf(s->arena, "h%u", s->outline->len + 1);
    item->entry = (int)s->outline->len;
    g_array_append_val(s->outline, entry);
    return entry.destination;
}

void set_headline(Setting *s, const Block *division)
{
    const Style *style = s->style;
    const BlockList *blocks = &division->division.blocks;
    TextStyle head = style->title, side = style->emphasis;
    head.colour = style->ink;
    head.size = style->headline_size;
    side.size = fmax(style->body.size * 1.35, style->headline_size * 0.4);
    FlowItem *item = flow_add(&s->flow, 0);
    item->before = style->pitch / 2;
    item->keep = true;
    item->line = division->line;
    double y = 0;
    for (int i = 0; i < blocks->count; i++) {
        const Block *block = &blocks->items[i];
        bool heading = block->kind == BLOCK_HEADING;
        if (!block_text(block)->count) continue;
        const char *destination = heading ? add_to_outline(s, item, block) : NULL;
        if (destination) display_begin(item->list, MARK_DESTINATION, destination);
        TextStyle text = heading ? head : side;
        const ComposedText *lines = set_inlines(s, block_text(block), text, NULL, centred_lines(s));
        y += draw_centred(s, item->list, lines, text.size, y, heading ? "H1" : "P") + side.size * 0.3;
        if (destination) display_end(item->list, MARK_DESTINATION);
    }
    item->height = ceil(y / style->pitch) * style->pitch;
}
