/* Heads are one item each, drawn from the top edge of the first line's square down, and padded to whole
 * lines, so that the text under them stands on the lines of the page. */
#include "page/official_head.h"

#include <math.h>
#include <string.h>

#include "page/fitting.h"
#include "page/official_lines.h"

static const double mm = OFFICIAL_MM;
static const double square_head = 0.88, square_foot = 0.12; /* of a character's square, off its baseline */
static const double gap_share = 7.0 / 8;                    /* 7/8 of a 3号 character */

const char *const *official_issuers(Setting *s, int *count)
{
    const OptionValue *list = official_list(s, "issuers");
    *count = list->item_count;
    if (*count) return list->items;
    char **parts = g_strsplit(official_front(s, "org"), "、", -1);
    int n = (int)g_strv_length(parts);
    const char **names = ARENA_ARRAY(s->arena, const char *, n + 1);
    for (int i = 0; i < n; i++) names[i] = arena_strdup(s->arena, g_strstrip(parts[i]));
    g_strfreev(parts);
    *count = n > 1 ? n : 0;
    return names;
}

/* The top edge of the text block: the first line's square. */
static double block_top(const Setting *s) { return (s->style->pitch - s->style->body.size) / 2; }

/* ---- 7.2.1–7.2.3 ---- */

/* 份号, 密级, 紧急程度 at the left, one under the other from the baseline y; returns the last one's. */
static double draw_corner(Setting *s, DisplayList *list, double y)
{
    static const struct {
        const char *key;
        FontRole face;
    } items[] = {{"copy-number", ROLE_FANG}, {"secrecy", ROLE_HEI}, {"urgency", ROLE_HEI}};
    double last = y;
    for (size_t i = 0; i < G_N_ELEMENTS(items); i++) {
        const char *text = official_front(s, items[i].key);
        if (!*text) continue;
        official_draw(s, list, text, official_face(s->style->body, items[i].face), 0, y, 0, s->width / 2,
                      "份号、密级、紧急程度");
        last = y;
        y += s->style->pitch;
    }
    return last;
}

/* ---- 7.2.4: the issuing mark ---- */

static const double mark_share = 0.96; /* of the block's width at most */
static const double least_mark = 24;   /* smaller marks turn */
static const double mark_lead = 1.3;   /* from line to line of a mark of several issuers */
static const double most_marks = 62;   /* mm: as high as the names of several issuers may be */

/* One name, red; as large as its line allows, in several lines when it is very long. Returns its foot. */
static double draw_mark(Setting *s, DisplayList *list, const char *mark, double edge)
{
    TextStyle text = s->style->mark;
    double room = s->width * mark_share, width = official_width(s, mark, text);
    if (width > room) text.size = fmax(text.size * room / width, least_mark);
    const ComposedText *lines = fit_lines(s, mark, text, room, ALIGN_CENTRE);
    int element = add_element(s, "P", s->body), n = composed_line_count(lines);
    double x = (s->width - room) / 2, base = edge + 0.86 * text.size;
    for (int i = 0; i < n; i++, base += mark_lead * text.size)
        draw_line(lines, i, list, x, base, DRAWN_OFFICIAL, element);
    return base - mark_lead * text.size + 0.1 * text.size;
}

/* A name spread over `width`. */
static void draw_spread(Setting *s, DisplayList *list, const char *name, TextStyle style, double x,
                        double base, double width)
{
    glong n = g_utf8_strlen(name, -1), i = 0;
    double natural = official_width(s, name, style), gap = n > 1 ? (width - natural) / (double)(n - 1) : 0;
    display_begin_element(list, add_element(s, "P", s->body));
    for (const char *p = name; *p; p = g_utf8_next_char(p), i++) {
        const char *one = arena_strndup(s->arena, p, (size_t)(g_utf8_next_char(p) - p));
        ComposedText *letter = compose_label(&s->text, one, style, s->arena);
        label_draw(letter, list, x, base, 0, DRAWN_OFFICIAL);
        x += composed_max_width(letter) + gap;
    }
    display_end_element(list);
}

/* 联合行文: the names of the issuers under one another, the first one's on top, and 文件 at their right, in
 * the middle of their height. Returns the foot. */
static double draw_joint_mark(Setting *s, DisplayList *list, const char *const *names, int count, double edge)
{
    TextStyle text = s->style->mark;
    double widest = 0, room = s->width * mark_share;
    for (int i = 0; i < count; i++) widest = fmax(widest, official_width(s, names[i], text));
    double behind = official_width(s, "文件", text) + 0.5 * text.size,
           high = text.size * (1 + mark_lead * (count - 1)),
           share = fmin(1, fmin(room / (widest + behind), most_marks * mm / high));
    text.size *= share, widest *= share, behind *= share;
    double left = (s->width - widest - behind) / 2, first = edge + 0.86 * text.size,
           last = first + mark_lead * text.size * (count - 1);
    for (int i = 0; i < count; i++)
        draw_spread(s, list, names[i], text, left, first + mark_lead * text.size * i, widest);
    official_draw(s, list, "文件", text, left + widest + behind, (first + last) / 2, 1, behind, "标志");
    return last + 0.1 * text.size;
}

/* The mark with its top edge at `edge`; returns its foot. */
static double draw_any_mark(Setting *s, DisplayList *list, double edge)
{
    int count;
    const char *mark = official_front(s, "mark");
    const char *const *names = official_issuers(s, &count);
    bool joint = official_list(s, "issuers")->item_count > 1 && (!*mark || g_str_has_suffix(mark, "文件"));
    return joint ? draw_joint_mark(s, list, names, count, edge) : draw_mark(s, list, mark, edge);
}

static bool has_mark(const Setting *s)
{
    return *official_front(s, "mark") || official_list(s, "issuers")->item_count;
}

/* ---- 7.2.5, 7.2.6 ---- */

/* How the names of the signers stand. */
typedef struct {
    double word, name; /* widths: of 签发人： and of the widest name */
    int row, lines;    /* names a line, lines */
    double left;       /* where 签发人： begins */
} SignerGrid;

static SignerGrid signer_grid(Setting *s)
{
    const OptionValue *signers = official_list(s, "signers");
    TextStyle body = s->style->body, kai = official_face(body, ROLE_KAI);
    double em = body.size;
    SignerGrid g = {official_width(s, "签发人：签", body) - official_width(s, "签", body), 0, 1, 1, 0};
    for (int i = 0; i < signers->item_count; i++)
        g.name = fmax(g.name, official_width(s, signers->items[i], kai));
    if (signers->item_count > 1 && 2 * g.name + 3 * em + g.word < s->width) g.row = 2;
    g.lines = MAX((signers->item_count + g.row - 1) / g.row, 1);
    g.left = s->width - em - g.row * g.name - (g.row - 1) * em - g.word;
    return g;
}

/* 签发人：names in 楷体, two a line, turned lines under the first name; the whole one character from the
 * right. */
static void draw_signers(Setting *s, DisplayList *list, double y, SignerGrid g)
{
    const OptionValue *signers = official_list(s, "signers");
    TextStyle body = s->style->body, kai = official_face(body, ROLE_KAI);
    const TextSpan spans[] = {{.text = "签发人：", .style = body}, {.text = signers->items[0], .style = kai}};
    ComposedText *first = compose_text(&s->text, shape_text(&s->text, spans, 2, s->arena),
                                       (LineSpec){.measure = 1e6, .alignment = ALIGN_LEFT}, s->arena);
    draw_line(first, 0, list, g.left, y, DRAWN_OFFICIAL, add_element(s, "P", s->body));
    for (int i = 1; i < signers->item_count; i++)
        official_draw(s, list, signers->items[i], kai, g.left + g.word + i % g.row * (g.name + body.size),
                      y + i / g.row * s->style->pitch, 0, g.name + 0.1, "签发人");
}

/* The number in the middle; with signers at the left, on the line of the last of them. Returns its baseline.
 */
static double draw_number(Setting *s, DisplayList *list, double y)
{
    const char *number = official_front(s, "number");
    double em = s->style->body.size;
    if (!official_list(s, "signers")->item_count) {
        official_draw(s, list, number, s->style->body, s->width / 2, y, 0.5, s->width - 2 * em, "发文字号");
        return y;
    }
    SignerGrid grid = signer_grid(s);
    double last = y + (grid.lines - 1) * s->style->pitch;
    official_draw(s, list, number, s->style->body, em, last, 0, grid.left - 2 * em, "发文字号");
    draw_signers(s, list, y, grid);
    return last;
}

/* The head ends on the page's lines: `height` is rounded up to whole lines. */
static void end_head(Setting *s, FlowItem *item, double height)
{
    double pitch = s->style->pitch;
    item->height = ceil(height / pitch - 0.01) * pitch;
    item->keep = true;
}

static void red_rule(Setting *s, DisplayList *list, double x, double y, double width, double thickness)
{
    display_line(list, x, y, x + width, y, thickness, s->style->mark.colour, DRAWN_RULE);
}

/* ---- title and addressee ---- */

void official_title(Setting *s, const char *title)
{
    const Style *style = s->style;
    const ComposedText *lines = fit_lines(s, title, style->title, s->width, ALIGN_CENTRE);
    int element = add_element(s, "P", s->body);
    for (int i = 0; i < composed_line_count(lines); i++) {
        FlowItem *item = flow_add(&s->flow, style->title_pitch);
        item->keep = true;
        draw_line(lines, i, item->list, 0, style->title_pitch * 0.5 + style->title.size * 0.38, DRAWN_TITLE,
                  element);
    }
}

static void set_title(Setting *s)
{
    const char *to = official_front(s, "to");
    official_title(s, official_front(s, "title"));
    official_add_blank(s, 1);
    if (!*to) return;
    const char *colon = g_str_has_suffix(to, "：") ? "" : "：";
    official_add_text(s, arena_printf(s->arena, "%s%s", to, colon), s->style->body,
                      (LineSpec){.measure = s->width, .alignment = ALIGN_JUSTIFY}, 0, true);
}

/* ---- the heads ---- */

/* 7.2: mark, two lines, number, 4 mm, red rule; the title stands two lines under it. */
void official_document_head(Setting *s)
{
    const Style *style = s->style;
    double em = style->body.size;
    if (has_mark(s)) {
        FlowItem *item = flow_add(&s->flow, 0);
        draw_corner(s, item->list, official_baseline(s, em));
        double foot = draw_any_mark(s, item->list, block_top(s) + 35 * mm),
               number = draw_number(s, item->list, foot + 2 * style->pitch + square_head * em),
               rule = number + square_foot * em + 4 * mm;
        red_rule(s, item->list, 0, rule, s->width, style->mark_rule);
        end_head(s, item, rule + 2 * style->pitch - block_top(s));
    }
    set_title(s);
}

/* The two red lines of a 信函, 170 mm wide in the middle of the page; `thick` is the upper or the lower one.
 */
static void double_rule(Setting *s, DisplayList *list, double middle, double y, bool thick_above)
{
    static const double thick = 2, thin = 0.75, apart = 2.2;
    double width = 170 * mm, x = middle - width / 2;
    red_rule(s, list, x, y, width, thick_above ? thick : thin);
    red_rule(s, list, x, y + apart, width, thick_above ? thin : thick);
}

/* 10.1: the mark 30 mm under the paper's edge, 4 mm under it a red double line; the number at the right and
 * 份号, 密级, 紧急程度 at the left, 7/8 of a character under the line; the title two lines under the last. */
void official_letter_head(Setting *s)
{
    const Style *style = s->style;
    double em = style->body.size;
    if (has_mark(s)) {
        FlowItem *item = flow_add(&s->flow, 0);
        double foot = draw_mark(s, item->list,
                                *official_front(s, "mark") ? official_front(s, "mark")
                                                           : official_list(s, "issuers")->items[0],
                                30 * mm - style->margin_top),
               rule = foot + 4 * mm, line = rule + gap_share * em + square_head * em,
               middle = style->page_width / 2 - style->margin_inner;
        double_rule(s, item->list, middle, rule, true);
        double last = draw_corner(s, item->list, line);
        official_draw(s, item->list, official_front(s, "number"), style->body, s->width, line, 1,
                      s->width / 2, "发文字号");
        end_head(s, item, last + square_foot * em + 2 * style->pitch - block_top(s));
    }
    set_title(s);
}

void official_letter_foot(Setting *s, DisplayList *page, double left)
{
    const Style *style = s->style;
    (void)left;
    if (has_mark(s)) double_rule(s, page, style->page_width / 2, style->page_height - 20 * mm, false);
}

/* 10.2: the mark 20 mm under the top of the text block, two empty lines, the number, two empty lines. */
void official_order_head(Setting *s)
{
    const Style *style = s->style;
    double em = style->body.size;
    if (!has_mark(s)) {
        set_title(s);
        return;
    }
    FlowItem *item = flow_add(&s->flow, 0);
    double foot = draw_any_mark(s, item->list, block_top(s) + 20 * mm),
           number = foot + 2 * style->pitch + square_head * em;
    official_draw(s, item->list, official_front(s, "number"), style->body, s->width / 2, number, 0.5,
                  s->width, "令号");
    end_head(s, item, number + square_foot * em + 2 * style->pitch);
}

/* Issuer at the left and date at the right of one line; a long issuer turns, and the date stands on its last
 * line. Returns the last baseline. */
static double draw_issuer_and_date(Setting *s, DisplayList *list, double y)
{
    const Style *style = s->style;
    const char *date = official_front(s, "date"), *org = official_front(s, "org");
    double em = style->body.size, dated = official_width(s, date, style->body);
    const ComposedText *lines = fit_lines(s, org, style->body, s->width - 3 * em - dated, ALIGN_LEFT);
    int n = composed_line_count(lines), element = add_element(s, "P", s->body);
    for (int i = 0; i < n; i++) draw_line(lines, i, list, em, y + i * style->pitch, DRAWN_OFFICIAL, element);
    y += MAX(n - 1, 0) * style->pitch;
    official_draw(s, list, date, style->body, s->width - em, y, 1, s->width - 2 * em, "日期");
    return y;
}

/* 简报 and 纪要 (10.3): the mark, the number under it in brackets, issuer and date above the red rule. */
void official_bulletin_head(Setting *s)
{
    const Style *style = s->style;
    const char *number = official_front(s, "number");
    bool bracketed = g_str_has_prefix(number, "（") || !*number;
    if (has_mark(s)) {
        FlowItem *item = flow_add(&s->flow, 0);
        DisplayList *list = item->list;
        draw_corner(s, list, official_baseline(s, style->body.size));
        double y = draw_any_mark(s, list, block_top(s) + 35 * mm) + style->pitch;
        official_draw(s, list, bracketed ? number : arena_printf(s->arena, "（%s）", number), style->body,
                      s->width / 2, y, 0.5, s->width, "期号");
        y = draw_issuer_and_date(s, list, y + 1.5 * style->pitch);
        y += square_foot * style->body.size + 4 * mm;
        red_rule(s, list, 0, y, s->width, style->mark_rule);
        end_head(s, item, y + style->pitch);
    }
    set_title(s);
}
