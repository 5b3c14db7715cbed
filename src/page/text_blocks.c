/* Headings, paragraphs, list items, notes. */
#include <math.h>
#include <string.h>

#include "page/graphic.h"
#include "page/setting.h"
#include "page/footnotes.h"

static TextStyle in_face(TextStyle style, FontRole han, FontRole western)
{
    style.han = han;
    style.western = western;
    return style;
}

static TextStyle inline_style(const Setting *s, TextStyle base, int marks)
{
    TextStyle style = base;
    if (marks & INLINE_EMPHASIS) style = in_face(style, s->style->emphasis.han, s->style->emphasis.western);
    if (marks & INLINE_STRONG) style = in_face(style, s->style->strong.han, s->style->strong.western);
    if (marks & INLINE_KAI) style = in_face(style, ROLE_KAI, ROLE_SERIF);
    if (marks & INLINE_FANG) style = in_face(style, ROLE_FANG, ROLE_SERIF);
    if (marks & INLINE_SONG) style = in_face(style, ROLE_SONG, ROLE_SERIF);
    if (marks & INLINE_HEI) style = in_face(style, ROLE_HEI, ROLE_SANS);
    style.dots = marks & INLINE_DOTS;
    if (marks & (INLINE_SUPERSCRIPT | INLINE_SUBSCRIPT)) {
        style.rise = (marks & INLINE_SUPERSCRIPT ? 0.36 : -0.14) * base.size;
        style.size = fmin(base.size, fmax(0.62 * base.size, 7.5));
    }
    return style;
}

ComposedText *set_inlines(Setting *s, const Inlines *text, TextStyle base, const char *prefix,
                          LineSpec measure)
{
    TextSpan *spans = ARENA_ARRAY(s->arena, TextSpan, text->count + 1);
    int n = 0;
    if (prefix && *prefix) spans[n++] = (TextSpan){.text = prefix, .style = base};
    for (int i = 0; i < text->count; i++) {
        const Inline *item = &text->items[i];
        spans[n++] = (TextSpan){
            .text = item->text,
            .style = inline_style(s, base, item->marks),
            .link = item->link,
            .source = item->source,
            .note = item->note,
            .box = item->graphic ? graphic_box(s->style, item->graphic, base.size, s->arena) : NULL};
    }
    return compose_text(&s->text, shape_text(&s->text, spans, n, s->arena), measure, s->arena);
}

const char *plain_text(Setting *s, const Inlines *text, const char *prefix)
{
    GString *out = g_string_new(prefix ? prefix : "");
    for (int i = 0; i < text->count; i++)
        for (const char *p = text->items[i].note ? "" : text->items[i].text; *p; p++)
            if (*p != '\n') g_string_append_c(out, *p);
    const char *kept = arena_strndup(s->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}

void alternative_of_text(Setting *s, int element, const Inlines *text, const char *empty)
{
    SourcedText *pieces = ARENA_ARRAY(s->arena, SourcedText, text->count + 1);
    int n = 0;
    for (int i = 0; i < text->count; i++) {
        const Inlines one = {.items = &text->items[i], .count = 1};
        const char *words = plain_text(s, &one, NULL);
        if (*words) pieces[n++] = (SourcedText){words, text->items[i].source};
    }
    if (!n) pieces[n++] = (SourcedText){empty, NULL};
    structure_set_alt(s->structure, element, pieces, n);
}

int add_element(Setting *s, const char *type, int parent)
{
    return structure_add(s->structure, type, parent);
}

void draw_line(const ComposedText *text, int line, DisplayList *list, double x, double y, DisplayRole role,
               int element)
{
    display_begin_element(list, element);
    composed_draw_line(text, line, list, x, y, role);
    display_end_element(list);
}

/* ---- headings ---- */

/* PDF/UA (ISO 14289-1 7.4.2): no level is left out on the way down. */
static int heading_element(Setting *s, int level)
{
    static const char *const types[] = {"H1", "H2", "H3", "H4"};
    s->deepest = MIN(level, s->deepest + 1);
    return add_element(s, types[s->deepest - 1], s->body);
}

static const char *chinese_number(Setting *s, int n)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (n < 10) return digits[n];
    return arena_printf(s->arena, "%s十%s", n / 10 > 1 ? digits[n / 10 % 10] : "", digits[n % 10]);
}

/* 一、（一）1.（1）: GB/T 9704—2012 7.3.3. */
static const char *section_number(Setting *s, int level)
{
    int n = ++s->section[level - 1];
    for (int i = level; i < 4; i++) s->section[i] = 0;
    switch (level) {
    case 1: return arena_printf(s->arena, "%s、", chinese_number(s, n));
    case 2: return arena_printf(s->arena, "（%s）", chinese_number(s, n));
    case 3: return arena_printf(s->arena, "%d. ", n);
    default: return arena_printf(s->arena, "（%d）", n);
    }
}

void set_heading(Setting *s, const Block *block)
{
    int level = MIN(MAX(block->heading.level, 1), 4);
    const Style *style = s->style;
    TextStyle text = style->heading[level - 1];
    bool numbered = option_true(s->document->front, "number-sections") && !block->heading.unnumbered;
    const char *number = numbered ? section_number(s, level) : NULL;
    s->text.line = block->line;
    LineSpec measure = {.measure = s->width, .alignment = ALIGN_LEFT, .balanced = true};
    if (style->heading_indent > 0) /* 公文: headings run like paragraphs */
        measure = (LineSpec){
            .measure = s->width, .indent = style->heading_indent * text.size, .alignment = ALIGN_JUSTIFY};
    ComposedText *lines = set_inlines(s, &block->heading.text, text, number, measure);
    const char *destination = arena_printf(s->arena, "h%u", s->outline->len + 1);
    OutlineEntry entry = {level, plain_text(s, &block->heading.text, number), destination};
    bool body_size = text.size <= style->body.size; /* 公文: on the lines of the text */
    int element = heading_element(s, level);
    double pitch = body_size ? style->pitch : fmax(style->pitch, text.size * 1.4);
    double before = style->heading_before[level - 1], after = style->heading_after[level - 1];
    if (s->whole_lines) {
        double lines_high = pitch * composed_line_count(lines) + after;
        before = before > 0 ? style->pitch : 0;
        after += ceil(lines_high / style->pitch - 0.01) * style->pitch - lines_high;
    }
    for (int i = 0; i < composed_line_count(lines); i++) {
        bool first = i == 0, last = i + 1 == composed_line_count(lines);
        FlowItem *item = flow_add(&s->flow, pitch + (last ? after : 0));
        item->before = first ? before : 0;
        item->keep = true;
        item->line = block->line;
        if (first) {
            item->entry = (int)s->outline->len;
            display_begin(item->list, MARK_DESTINATION, destination);
        }
        draw_line(lines, i, item->list, 0, pitch * 0.5 + text.size * 0.38, DRAWN_HEADING, element);
        item->notes = footnotes_of_line(s, lines, i, block, NULL);
        if (first) display_end(item->list, MARK_DESTINATION);
    }
    g_array_append_val(s->outline, entry);
}

/* ---- paragraphs ---- */

/* A paragraph of the text, and how it is set. */
typedef struct {
    FlowParagraph flow;
    Setting *setting;
    Arena *arena;
    const ComposedText *text;
    double pitch, size;
    int line; /* of the layout */
    int element;
    bool keep;
} Paragraph;

static void add_lines(Paragraph *p, const ComposedText *lines, GArray *items)
{
    int n = composed_line_count(lines);
    for (int i = 0; i < n; i++) {
        /* Neither the first nor the last line of a paragraph stands alone (clreq, widows and orphans). */
        FlowItem item = {.height = p->pitch,
                         .list = display_new(p->arena),
                         .entry = -1,
                         .line = p->line,
                         .notes = footnotes_of_line(p->setting, lines, i, p, NULL),
                         .keep = (n > 1 && (i == 0 || i == n - 2)) || (p->keep && i == n - 1),
                         .paragraph = &p->flow};
        draw_line(lines, i, item.list, 0, p->pitch * 0.5 + p->size * 0.38, DRAWN_TEXT, p->element);
        g_array_append_val(items, item);
    }
}

static double recompose(FlowParagraph *flow, int lines, GArray *items)
{
    Paragraph *p = flow->text;
    double cost = 0;
    const ComposedText *text =
        lines == composed_line_count(p->text) ? p->text : compose_text_into(p->text, lines, p->arena, &cost);
    if (!text) return INFINITY;
    add_lines(p, text, items);
    return cost;
}

/* Items that follow one another make a list, deeper ones a list inside the item before. */
static int item_element(Setting *s, int level)
{
    level = MIN(MAX(level, 1), (int)G_N_ELEMENTS(s->list) - 1);
    for (int i = level + 1; i < (int)G_N_ELEMENTS(s->list); i++) s->list[i] = 0;
    if (!s->list[level]) {
        int parent = s->body;
        for (int i = level - 1; i > 0 && parent == s->body; i--)
            if (s->list[i]) parent = s->list[i];
        s->list[level] = add_element(s, "L", parent);
    }
    return add_element(s, "LBody", add_element(s, "LI", s->list[level]));
}

static int paragraph_element(Setting *s, const Block *block)
{
    if (block->kind == BLOCK_ITEM) return item_element(s, block->item.level);
    int parent = block->kind == BLOCK_QUOTE ? add_element(s, "BlockQuote", s->body) : s->body;
    return add_element(s, "P", parent);
}

void set_paragraph(Setting *s, const Block *block)
{
    const Style *style = s->style;
    const ItemBlock *item = block->kind == BLOCK_ITEM ? &block->item : NULL;
    TextStyle base = block->kind == BLOCK_QUOTE     ? style->quote
                     : block->kind == BLOCK_MESSAGE ? style->message
                                                    : style->body;
    LineSpec measure = {.measure = s->width, .indent = style->indent * base.size, .alignment = ALIGN_JUSTIFY};
    if (block->kind == BLOCK_MESSAGE) measure.indent = 0;
    if (item && item->level > 1) measure.indent += (item->level - 1) * base.size;
    s->text.line = block->line;
    ComposedText *lines = set_inlines(s, block_text(block), base, item ? item->marker : NULL, measure);
    Paragraph *p = ARENA_NEW(s->arena, Paragraph);
    *p = (Paragraph){.flow = {.text = p, .lines = composed_line_count(lines), .recompose = recompose},
                     .setting = s,
                     .arena = s->arena,
                     .text = lines,
                     .pitch = style->pitch,
                     .size = base.size,
                     .line = block->line,
                     .element = paragraph_element(s, block),
                     .keep = block->kind == BLOCK_MESSAGE};
    add_lines(p, lines, s->flow.items);
}

void keep_with_next(Setting *s)
{
    if (!s->flow.items->len) return;
    FlowItem *item = &g_array_index(s->flow.items, FlowItem, s->flow.items->len - 1);
    item->keep = true;
    if (item->paragraph) ((Paragraph *)item->paragraph->text)->keep = true;
}

/* ---- notes ---- */

static void set_note(Setting *s, const char *label, const char *text, double width, int parent)
{
    int element = add_element(s, "P", parent);
    char *words = g_strconcat(label, text, NULL);
    Inline item = {.text = arena_strdup(s->arena, words)};
    g_free(words);
    Inlines inlines = {.items = &item, .count = 1};
    TextStyle style = s->style->note;
    ComposedText *lines =
        set_inlines(s, &inlines, style, NULL,
                    (LineSpec){.measure = width, .indent = 2 * style.size, .alignment = ALIGN_JUSTIFY});
    for (int i = 0; i < composed_line_count(lines); i++) {
        FlowItem *at = flow_add(&s->flow, s->style->note_pitch);
        at->keep = true;
        draw_line(lines, i, at->list, 0, s->style->note_pitch * 0.5 + style.size * 0.38, DRAWN_NOTE, element);
    }
}

bool set_notes(Setting *s, const char *note, const char *source, double width, int parent)
{
    if (note && *note) set_note(s, "注：", note, width, parent);
    if (source && *source) set_note(s, "资料来源：", source, width, parent);
    return (note && *note) || (source && *source);
}

void set_on_grid(Setting *s, int first)
{
    double height = 0;
    for (guint i = (guint)first; i < s->flow.items->len; i++) {
        const FlowItem *item = &g_array_index(s->flow.items, FlowItem, i);
        height += item->height + item->before;
    }
    double lines = ceil((height - 0.01) / s->style->pitch) * s->style->pitch;
    FlowItem *last = &g_array_index(s->flow.items, FlowItem, s->flow.items->len - 1);
    last->height += lines - height;
}
