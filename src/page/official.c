/* Every part is lines of the flow that no page ends between; none of them stands on a page without text. */
#include "page/official.h"

#include <math.h>
#include <string.h>

#include "page/fitting.h"
#include "page/official_head.h"
#include "page/official_lines.h"

static const double mm = OFFICIAL_MM;

/* 7.3.4: 附件： and the names, numbered when there are several; a turned line stands under the first
 * character of the name. */
static void add_attachments(Setting *s, const char *const *names, int count)
{
    double em = s->style->body.size;
    official_add_blank(s, 1);
    for (int i = 0; i < count; i++) {
        const char *word = i ? "" : "附件：", *number = count > 1 ? arena_printf(s->arena, "%d.", i + 1) : "";
        double left = 2 * em + (i ? 3 * em : 0), hang = 5 * em + official_width(s, number, s->style->body);
        official_add_text(
            s, arena_printf(s->arena, "%s%s%s", word, number, names[i]), s->style->body,
            (LineSpec){.measure = s->width, .indent = left, .hang = hang, .alignment = ALIGN_JUSTIFY}, 0,
            true);
    }
}

/* ---- 7.3.5: 署名, 成文日期 ---- */

/* A name whose last character stands at `right`; one that is too long turns, its lines flush right. */
static void add_issuer(Setting *s, const char *org, double right)
{
    if (official_width(s, org, s->style->body) <= right)
        official_add_line(s, org, s->style->body, right, 1, true);
    else
        official_add_text(s, org, s->style->body, (LineSpec){right, 0, 0, ALIGN_RIGHT, true}, 0, true);
}

/* Without a seal: the issuer two characters from the right, one line under the text, further issuers under
 * it; the date two characters right of the issuer's first. A longer date stands two from the right instead,
 * and the issuer as far left of it. */
static void sign_unsealed(Setting *s, const char *const *names, int count, const char *date)
{
    TextStyle style = s->style->body;
    double em = style.size, right = s->width - 2 * em, widest = 0, dated = official_width(s, date, style);
    for (int i = 0; i < count; i++) widest = fmax(widest, official_width(s, names[i], style));
    bool turned = widest > right, longer = dated + 2 * em > widest && !turned && *date;
    double from = turned ? right - dated - 2 * em : longer ? right - dated - 2 * em : right - widest;
    for (int i = 0; i < count; i++) {
        if (turned)
            add_issuer(s, names[i], right);
        else
            official_add_line(s, names[i], style, from, 0, *date || i + 1 < count);
    }
    if (*date) official_add_line(s, date, style, from + 2 * em, 0, false);
}

/* With seals: the date four characters from the right, the last issuer in the middle above it, the others at
 * its left, in rows whose seals do not touch; seals are at most 45 mm wide. */
static void sign_sealed(Setting *s, const char *const *names, int count, const char *date)
{
    static const double seal = 46 * mm;
    TextStyle style = s->style->body;
    double em = style.size, dated = official_width(s, date, style), widest = 0,
           middle = s->width - 4 * em - dated / 2;
    for (int i = 0; i < count; i++) widest = fmax(widest, official_width(s, names[i], style));
    double wide = fmax(widest + em, seal);
    middle = fmin(middle, s->width - widest / 2);
    int row = (int)fmax(1, floor((middle + wide / 2) / wide)), between = (int)ceil(seal / s->style->pitch);
    row = MIN(row, 3);
    for (int i = 0; i < count;) {
        int here = (count - i) % row ? (count - i) % row : row; /* the last row is full */
        FlowItem *item = flow_add(&s->flow, s->style->pitch);
        item->keep = true;
        for (int k = 0; k < here; k++, i++)
            official_draw(s, item->list, names[i], style, middle - (here - 1 - k) * wide,
                          official_baseline(s, em), 0.5, s->width, "发文机关署名");
        if (i < count) official_add_blank(s, between - 1);
    }
    official_add_line(s, date, style, middle, 0.5, false);
}

void official_sign_document(Setting *s)
{
    int count;
    const char *org = official_front(s, "org"), *date = official_front(s, "date");
    const char *const *names = official_issuers(s, &count);
    if (!count && *org) names = &org, count = 1;
    if (!count && !*date) return;
    double widest = 0;
    for (int i = 0; i < count; i++) widest = fmax(widest, official_width(s, names[i], s->style->body));
    official_add_blank(s, 1);
    bool sealed = option_true(s->document->front, "seal") && *date && widest <= s->width;
    if (sealed)
        sign_sealed(s, names, count, date);
    else
        sign_unsealed(s, names, count, date);
}

/* 7.3.5.3: two lines under the text, the signer's name four characters from the right with his office two
 * characters left of it; one empty line, and the date. A signer is written “市长 张某某”. */
void official_sign_order(Setting *s)
{
    const OptionValue *signers = official_list(s, "signers");
    const char *date = official_front(s, "date");
    TextStyle body = s->style->body, kai = official_face(body, ROLE_KAI);
    double em = body.size, right = s->width - 4 * em;
    if (!signers->item_count) {
        official_sign_document(s);
        return;
    }
    for (int i = 0; i < signers->item_count; i++) {
        char *text = g_strdup(signers->items[i]);
        g_strdelimit(g_strstrip(text), "\t", ' ');
        char *space = strstr(text, "　") ? strstr(text, "　") : strchr(text, ' ');
        const char *name = space ? g_utf8_next_char(space) : text;
        official_add_blank(s, i ? 1 : 2);
        FlowItem *item = flow_add(&s->flow, s->style->pitch);
        item->keep = true;
        double width = official_width(s, arena_strdup(s->arena, name), kai), office = right - width - 2 * em;
        official_draw(s, item->list, arena_strdup(s->arena, name), kai, right, official_baseline(s, em), 1,
                      right, "签发人");
        if (space)
            official_draw(s, item->list, arena_strndup(s->arena, text, (size_t)(space - text)), body, office,
                          official_baseline(s, em), 1, office, "签发人职务");
        g_free(text);
    }
    official_add_blank(s, 1);
    if (*date) official_add_line(s, date, body, right, 1, false);
}

/* 10.3: one line under the text, two characters in, 出席： in 黑体 and the names; turned lines under the
 * first name; 请假 and 列席 alike on lines of their own. */
void official_sign_minutes(Setting *s)
{
    static const struct {
        const char *key, *word;
    } rows[] = {{"present", "出席："}, {"absent", "请假："}, {"attending", "列席："}};
    double em = s->style->body.size;
    TextStyle bold = official_face(s->style->body, ROLE_HEI);
    int set = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const OptionValue *list = official_list(s, rows[i].key);
        const char *names = "";
        for (int k = 0; k < list->item_count; k++)
            names = arena_printf(s->arena, "%s%s%s", names, k ? "，" : "", list->items[k]);
        if (!*names) continue;
        if (!set++) official_add_blank(s, 1);
        const TextSpan spans[] = {{.text = rows[i].word, .style = bold},
                                  {.text = names, .style = s->style->body}};
        const ComposedText *lines =
            compose_text(&s->text, shape_text(&s->text, spans, 2, s->arena),
                         (LineSpec){s->width, 2 * em, 5 * em, ALIGN_JUSTIFY, false}, s->arena);
        int element = add_element(s, "P", s->body);
        for (int n = 0; n < composed_line_count(lines); n++) {
            FlowItem *item = flow_add(&s->flow, s->style->pitch);
            draw_line(lines, n, item->list, 0, official_baseline(s, em), DRAWN_OFFICIAL, element);
        }
    }
}

/* ---- under the text ---- */

/* 7.3.6: two characters in, in brackets. */
static void add_remark(Setting *s, const char *remark)
{
    bool bracketed = g_str_has_prefix(remark, "（");
    official_add_text(
        s, bracketed ? remark : arena_printf(s->arena, "（%s）", remark), s->style->body,
        (LineSpec){.measure = s->width, .indent = 2 * s->style->body.size, .alignment = ALIGN_JUSTIFY}, 0,
        false);
}

void official_closing(Setting *s, const char *const *appendices, int count, void (*sign)(Setting *s))
{
    const OptionValue *named = official_list(s, "attachments");
    const char *const *names = named->item_count ? named->items : appendices;
    int n = named->item_count ? named->item_count : count;
    const char *remark = official_front(s, "remark");
    if (n || sign) keep_with_next(s); /* no signature without text on its page */
    if (n) add_attachments(s, names, n);
    if (sign) sign(s);
    if (!*remark) return;
    keep_with_next(s);
    add_remark(s, remark);
}

void official_appendix(Setting *s, const Block *heading, int number)
{
    const char *word = number ? arena_printf(s->arena, "附件%d", number) : "附件";
    flow_add(&s->flow, 0)->page_break = true;
    s->text.line = heading->line;
    OutlineEntry entry = {1, plain_text(s, &heading->heading.text, arena_printf(s->arena, "%s　", word)),
                          arena_printf(s->arena, "h%u", s->outline->len + 1)};
    guint first = s->flow.items->len;
    official_add_line(s, word, official_face(s->style->body, ROLE_HEI), 0, 0, true);
    FlowItem *item = &g_array_index(s->flow.items, FlowItem, first);
    item->entry = (int)s->outline->len;
    display_begin(item->list, MARK_DESTINATION, entry.destination);
    display_end(item->list, MARK_DESTINATION);
    g_array_append_val(s->outline, entry);
    official_add_blank(s, 1); /* the title stands on the third line */
    official_title(s, plain_text(s, &heading->heading.text, NULL));
    official_add_blank(s, 1);
}
