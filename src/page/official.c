#include "page/official.h"

#include <math.h>
#include <string.h>

static const double mm = 72 / 25.4;

/* ---- lines ---- */

static const char *front(const Setting *s, const char *key) { return document_setting(s->document, key); }

/* From the top of a line to the baseline of its text. */
static double baseline(const Setting *s, double size) { return s->style->pitch * 0.5 + size * 0.38; }

static TextStyle with_face(TextStyle style, FontRole han)
{
    style.han = han;
    return style;
}

static ComposedText *label(Setting *s, const char *text, TextStyle style)
{
    return compose_label(&s->text, text, style, s->arena);
}

/* One line of text on the page's lines; x is where its anchor stands. */
static void add_line(Setting *s, const char *text, TextStyle style, double x, double anchor, bool keep)
{
    FlowItem *item = flow_add(&s->flow, s->style->pitch);
    ComposedText *line = label(s, text, style);
    item->keep = keep;
    display_begin_element(item->list, add_element(s, "P", s->body));
    label_draw(line, item->list, x, baseline(s, style.size), anchor, "official");
    display_end_element(item->list);
}

static void add_blank(Setting *s, int lines)
{
    for (int i = 0; i < lines; i++) flow_add(&s->flow, s->style->pitch)->keep = true;
}

/* Text over several lines, each an item. */
static void add_text(Setting *s, const char *text, TextStyle style, LineSpec measure, bool keep_last)
{
    TextSpan span = {.text = text, .style = style};
    ComposedText *lines = compose_text(&s->text, shape_text(&s->text, &span, 1, s->arena), measure, s->arena);
    int element = add_element(s, "P", s->body), n = composed_line_count(lines);
    for (int i = 0; i < n; i++) {
        FlowItem *item = flow_add(&s->flow, s->style->pitch);
        item->keep = keep_last || i + 1 < n;
        draw_line(lines, i, item->list, 0, baseline(s, style.size), "official", element);
    }
}

/* ---- 版头 ---- */

/* 7.2.1–7.2.3: 份号, 密级, 紧急程度 at the top left, one under the other. */
static void draw_corner(Setting *s, DisplayList *list)
{
    static const struct {
        const char *key;
        FontRole face;
    } items[] = {{"copy-number", ROLE_FANG}, {"secrecy", ROLE_HEI}, {"urgency", ROLE_HEI}};
    double y = baseline(s, s->style->body.size);
    for (size_t i = 0; i < G_N_ELEMENTS(items); i++) {
        const char *text = front(s, items[i].key);
        if (!*text) continue;
        draw_line(label(s, text, with_face(s->style->body, items[i].face)), 0, list, 0, y, "official",
                  add_element(s, "P", s->body));
        y += s->style->pitch;
    }
}

/* 7.2.4: the issuing mark, red, its top edge 35 mm under the top of the text block; as large as its line
 * allows. Returns where its lower edge is. */
static double draw_mark(Setting *s, DisplayList *list, const char *mark)
{
    const Style *style = s->style;
    TextStyle text = style->mark;
    ComposedText *line = label(s, mark, text);
    double room = s->width * 0.96, width = composed_max_width(line),
           top = (style->pitch - style->body.size) / 2;
    if (width > room) {
        text.size *= room / width;
        line = label(s, mark, text);
    }
    double edge = top + 35 * mm;
    display_begin_element(list, add_element(s, "P", s->body));
    label_draw(line, list, s->width / 2, edge + 0.86 * text.size, 0.5, "official");
    display_end_element(list);
    return edge + 0.96 * text.size;
}

/* 7.2.6: 签发人：names in 楷体, one character from the right; with it the number stands at the left. */
static void draw_signers(Setting *s, DisplayList *list, double y)
{
    const OptionValue *signers = option(s->document->front, "signers");
    GString *names = g_string_new(NULL);
    for (int i = 0; i < signers->item_count; i++)
        g_string_append_printf(names, "%s%s", i ? "　" : "", signers->items[i]);
    const TextSpan spans[] = {
        {.text = "签发人：", .style = s->style->body},
        {.text = arena_strdup(s->arena, names->str), .style = with_face(s->style->body, ROLE_KAI)}};
    g_string_free(names, TRUE);
    ComposedText *line = compose_text(&s->text, shape_text(&s->text, spans, 2, s->arena),
                                      (LineSpec){.measure = 1e6, .alignment = ALIGN_LEFT}, s->arena);
    double x = s->width - s->style->body.size - composed_max_width(line);
    draw_line(line, 0, list, x, y, "official", add_element(s, "P", s->body));
}

static void draw_number(Setting *s, DisplayList *list, double y)
{
    const char *number = front(s, "number");
    bool signers = option(s->document->front, "signers")->item_count > 0;
    if (*number) {
        display_begin_element(list, add_element(s, "P", s->body));
        label_draw(label(s, number, s->style->body), list, signers ? s->style->body.size : s->width / 2, y,
                   signers ? 0 : 0.5, "official");
        display_end_element(list);
    }
    if (signers) draw_signers(s, list, y);
}

/* The head ends on the page's lines: `height` is rounded up to whole lines. */
static void end_head(Setting *s, FlowItem *item, double height)
{
    double pitch = s->style->pitch;
    item->height = ceil(height / pitch - 0.01) * pitch;
    item->keep = true;
}

/* 7.2: mark, two lines, number, 4 mm, red rule; the title stands two lines under it. */
static void document_head(Setting *s, const char *mark)
{
    const Style *style = s->style;
    FlowItem *item = flow_add(&s->flow, 0);
    draw_corner(s, item->list);
    double foot = draw_mark(s, item->list, mark), number = foot + 2 * style->pitch + 0.88 * style->body.size,
           rule = number + 0.12 * style->body.size + 4 * mm;
    draw_number(s, item->list, number);
    display_line(item->list, 0, rule, s->width, rule, style->mark_rule, style->mark.colour, "rule");
    double above = (style->pitch - style->body.size) / 2; /* the title's line begins above its square */
    end_head(s, item, rule + 2 * style->pitch - above);
}

/* 简报: the mark, the number under it in brackets, issuer and date above the red rule. */
static void bulletin_head(Setting *s, const char *mark)
{
    const Style *style = s->style;
    const char *number = front(s, "number");
    bool bracketed = g_str_has_prefix(number, "（") || !*number;
    FlowItem *item = flow_add(&s->flow, 0);
    DisplayList *list = item->list;
    draw_corner(s, list);
    double y = draw_mark(s, list, mark) + style->pitch;
    display_begin_element(list, add_element(s, "P", s->body));
    label_draw(label(s, bracketed ? number : arena_printf(s->arena, "（%s）", number), style->body), list,
               s->width / 2, y, 0.5, "official");
    display_end_element(list);
    y += 1.5 * style->pitch;
    display_begin_element(list, add_element(s, "P", s->body));
    label_draw(label(s, front(s, "org"), style->body), list, style->body.size, y, 0, "official");
    display_end_element(list);
    display_begin_element(list, add_element(s, "P", s->body));
    label_draw(label(s, front(s, "date"), style->body), list, s->width - style->body.size, y, 1, "official");
    display_end_element(list);
    y += 0.12 * style->body.size + 4 * mm;
    display_line(list, 0, y, s->width, y, style->mark_rule, style->mark.colour, "rule");
    end_head(s, item, y + style->pitch);
}

/* 7.3.1: the title, centred, in lines of about equal length. */
static void add_title(Setting *s, const char *title)
{
    const Style *style = s->style;
    TextSpan span = {.text = title, .style = style->title};
    ComposedText *lines =
        compose_text(&s->text, shape_text(&s->text, &span, 1, s->arena),
                     (LineSpec){.measure = s->width, .alignment = ALIGN_CENTRE, .balanced = true}, s->arena);
    int element = add_element(s, "P", s->body);
    for (int i = 0; i < composed_line_count(lines); i++) {
        FlowItem *item = flow_add(&s->flow, style->title_pitch);
        item->keep = true;
        draw_line(lines, i, item->list, 0, style->title_pitch * 0.5 + style->title.size * 0.38, "title",
                  element);
    }
}

void official_head(Setting *s)
{
    const char *mark = front(s, "mark"), *to = front(s, "to");
    bool bulletin = s->style->form == FORM_BULLETIN;
    if (*mark && bulletin) bulletin_head(s, mark);
    if (*mark && !bulletin) document_head(s, mark);
    add_title(s, front(s, "title"));
    add_blank(s, 1);
    if (!*to) return;
    const char *colon = g_str_has_suffix(to, "：") ? "" : "：";
    add_text(s, arena_printf(s->arena, "%s%s", to, colon), s->style->body,
             (LineSpec){.measure = s->width, .alignment = ALIGN_JUSTIFY}, true);
}

/* ---- under the text ---- */

/* 7.3.4: 附件： and the names, numbered when there are several; a turned line stands under the first
 * character of the name. */
static void add_attachments(Setting *s, const char *const *names, int count)
{
    double em = s->style->body.size;
    add_blank(s, 1);
    for (int i = 0; i < count; i++) {
        const char *word = i ? "" : "附件：", *number = count > 1 ? arena_printf(s->arena, "%d.", i + 1) : "";
        double left = 2 * em + (i ? 3 * em : 0);
        double hang = 5 * em + composed_max_width(label(s, number, s->style->body));
        add_text(s, arena_printf(s->arena, "%s%s%s", word, number, names[i]), s->style->body,
                 (LineSpec){.measure = s->width, .indent = left, .hang = hang, .alignment = ALIGN_JUSTIFY},
                 true);
    }
}

/* 7.3.5: sealed, the date four characters from the right and the issuer centred on it; without a seal the
 * issuer two characters from the right and the date two characters right of its first; a longer date stands
 * two from the right instead. */
static void add_signature(Setting *s, const char *org, const char *date)
{
    TextStyle style = s->style->body;
    double em = style.size, width = composed_max_width(label(s, org, style)),
           date_width = composed_max_width(label(s, date, style));
    double right = s->width - (*date && option_true(s->document->front, "seal") ? 4 : 2) * em;
    add_blank(s, 1);
    if (option_true(s->document->front, "seal") && *date) {
        double middle = fmin(right - date_width / 2, s->width - width / 2);
        if (*org) add_line(s, org, style, middle, 0.5, true);
        add_line(s, date, style, middle, 0.5, false);
        return;
    }
    bool longer = date_width > width;
    double from = longer ? right - date_width - 2 * em : right - width;
    if (*org) add_line(s, org, style, longer ? right - date_width + 2 * em - 4 * em : from, 0, *date != '\0');
    if (*date) add_line(s, date, style, longer ? right - date_width : from + 2 * em, 0, false);
}

void official_closing(Setting *s, const char *const *appendices, int count)
{
    const OptionValue *named = option(s->document->front, "attachments");
    const char *const *names = named->item_count ? named->items : appendices;
    int n = named->item_count ? named->item_count : count;
    const char *remark = front(s, "remark");
    bool signature = s->style->form == FORM_DOCUMENT && (*front(s, "org") || *front(s, "date"));
    if (n || signature) keep_with_next(s); /* no signature without text on its page */
    if (n) add_attachments(s, names, n);
    if (signature) add_signature(s, front(s, "org"), front(s, "date"));
    if (!*remark) return;
    bool bracketed = g_str_has_prefix(remark, "（");
    add_line(s, bracketed ? remark : arena_printf(s->arena, "（%s）", remark), s->style->body,
             2 * s->style->body.size, 0, false);
}

void official_appendix(Setting *s, const Block *heading, int number)
{
    const char *word = number ? arena_printf(s->arena, "附件%d", number) : "附件";
    flow_add(&s->flow, 0)->page_break = true;
    s->text.line = heading->line;
    OutlineEntry entry = {1, plain_text(s, &heading->text, arena_printf(s->arena, "%s　", word)),
                          arena_printf(s->arena, "h%u", s->outline->len + 1)};
    guint first = s->flow.items->len;
    add_line(s, word, with_face(s->style->body, ROLE_HEI), 0, 0, true);
    FlowItem *item = &g_array_index(s->flow.items, FlowItem, first);
    item->entry = (int)s->outline->len;
    char *name = g_strdup_printf("name='%s'", entry.destination);
    display_begin(item->list, "cairo.dest", name);
    display_end(item->list, "cairo.dest");
    g_free(name);
    g_array_append_val(s->outline, entry);
    add_blank(s, 1); /* the title stands on the third line */
    add_title(s, plain_text(s, &heading->text, NULL));
    add_blank(s, 1);
}

/* ---- 版记 ---- */

typedef struct {
    DisplayList *list;
    double y;
} Imprint;

/* 7.4: thick first and last rule, thin ones between. */
static void imprint_rule(Setting *s, Imprint *p, double thickness)
{
    display_line(p->list, 0, p->y, s->width, p->y, thickness * mm, s->style->ink, "rule");
}

/* A row: text at the left and right, one character in on both sides; long text turns under its own start. */
static void imprint_row(Setting *s, Imprint *p, const char *word, const char *text, const char *right)
{
    TextStyle style = s->style->imprint;
    double em = style.size, pitch = em * 1.7, hang = em + composed_max_width(label(s, word, style));
    TextSpan span = {.text = arena_printf(s->arena, "%s%s", word, text), .style = style};
    ComposedText *lines = compose_text(
        &s->text, shape_text(&s->text, &span, 1, s->arena),
        (LineSpec){.measure = s->width - em, .indent = em, .hang = hang, .alignment = ALIGN_JUSTIFY},
        s->arena);
    int element = add_element(s, "P", s->body), n = composed_line_count(lines);
    for (int i = 0; i < n; i++)
        draw_line(lines, i, p->list, 0, p->y + i * pitch + pitch * 0.5 + em * 0.38, "official", element);
    if (*right) {
        display_begin_element(p->list, add_element(s, "P", s->body));
        label_draw(label(s, right, style), p->list, s->width - em, p->y + pitch * 0.5 + em * 0.38, 1,
                   "official");
        display_end_element(p->list);
    }
    p->y += MAX(n, 1) * pitch;
}

static const char *joined(Setting *s, const char *key)
{
    const OptionValue *list = option(s->document->front, key);
    GString *out = g_string_new(NULL);
    for (int i = 0; i < list->item_count; i++)
        g_string_append_printf(out, "%s%s", i ? "，" : "", list->items[i]);
    if (out->len && !g_str_has_suffix(out->str, "。")) g_string_append(out, "。");
    const char *text = arena_strdup(s->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

void official_imprint(Setting *s)
{
    static const struct {
        const char *key, *word, *bulletin;
    } rows[] = {{"report-to", "报：", "报："}, {"cc", "抄送：", "送："}, {"distribute", "分送：", "发："}};
    bool bulletin = s->style->form == FORM_BULLETIN;
    const char *printer = front(s, "printer"), *date = front(s, "print-date"), *copies = front(s, "copies");
    Imprint p = {display_new(s->arena), 0};
    imprint_rule(s, &p, 0.35);
    int count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *text = joined(s, rows[i].key);
        if (!*text) continue;
        if (count++) imprint_rule(s, &p, 0.25);
        imprint_row(s, &p, bulletin ? rows[i].bulletin : rows[i].word, text, "");
    }
    if (*printer || *date) {
        if (count++) imprint_rule(s, &p, 0.25);
        imprint_row(s, &p, "", printer, *date ? arena_printf(s->arena, "%s印发", date) : "");
    }
    if (!count) return;
    imprint_rule(s, &p, 0.35);
    if (*copies) imprint_row(s, &p, "", "", arena_printf(s->arena, "（共印%s份）", copies));
    FlowItem *item = flow_add(&s->flow, 0);
    item->height = p.y + (s->style->pitch - s->style->body.size) / 2; /* down to the last square's edge */
    item->list = p.list;
    item->foot = true;
}
