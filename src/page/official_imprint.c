/* The imprint is one item, as high as its rows; it stands on the last line of the last page. */
#include "page/official_imprint.h"

#include "page/fitting.h"
#include "page/official_lines.h"

static const double mm = OFFICIAL_MM;

typedef struct {
    Setting *setting;
    DisplayList *list;
    double y;
    bool ruled;
    int rows;
} Imprint;

static void rule(Imprint *p, double thickness)
{
    Setting *s = p->setting;
    if (p->ruled) display_line(p->list, 0, p->y, s->width, p->y, thickness * mm, s->style->ink, DRAWN_RULE);
}

/* A row: text at the left and right, one character in on both sides; long text turns under its own start, and
 * what stands at the right is on its last line. Thin rules stand between rows. */
static void add_row(Imprint *p, const char *word, const char *text, const char *right)
{
    Setting *s = p->setting;
    TextStyle style = s->style->imprint;
    double em = style.size, pitch = em * 1.7, hang = em + official_width(s, word, style),
           behind = *right ? official_width(s, right, style) + 2 * em : 0;
    TextSpan span = {.text = arena_printf(s->arena, "%s%s", word, text), .style = style};
    LineSpec measure = {.measure = s->width - em - behind,
                        .indent = em,
                        .hang = hang,
                        .alignment = *right ? ALIGN_LEFT : ALIGN_JUSTIFY};
    ComposedText *lines = compose_text(&s->text, shape_text(&s->text, &span, 1, s->arena), measure, s->arena);
    if (p->rows++) rule(p, 0.25);
    int element = add_element(s, "P", s->body), n = composed_line_count(lines), last = n ? n - 1 : 0;
    for (int i = 0; i < n; i++)
        draw_line(lines, i, p->list, 0, p->y + i * pitch + pitch * 0.5 + em * 0.38, DRAWN_OFFICIAL, element);
    official_draw(s, p->list, right, style, s->width - em, p->y + last * pitch + pitch * 0.5 + em * 0.38, 1,
                  s->width - 2 * em, "印发日期");
    p->y += (last + 1) * pitch;
}

static const char *joined(Setting *s, const char *key)
{
    const OptionValue *list = official_list(s, key);
    const char *text = "";
    for (int i = 0; i < list->item_count; i++)
        text = arena_printf(s->arena, "%s%s%s", text, i ? "，" : "", list->items[i]);
    return *text && !g_str_has_suffix(text, "。") ? arena_printf(s->arena, "%s。", text) : text;
}

/* The words before the three kinds of receivers. */
typedef struct {
    const char *report, *cc, *distribute;
} ImprintWords;

static void set_imprint(Setting *s, ImprintWords words, bool ruled)
{
    const struct {
        const char *key, *word;
    } rows[] = {{"report-to", words.report}, {"cc", words.cc}, {"distribute", words.distribute}};
    const char *printer = official_front(s, "printer"), *date = official_front(s, "print-date"),
               *copies = official_front(s, "copies");
    Imprint p = {.setting = s, .list = display_new(s->arena), .ruled = ruled};
    rule(&p, 0.35);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *text = joined(s, rows[i].key);
        if (*text) add_row(&p, rows[i].word, text, "");
    }
    if (ruled && (*printer || *date))
        add_row(&p, "", printer, *date ? arena_printf(s->arena, "%s印发", date) : "");
    if (!p.rows) return;
    rule(&p, 0.35);
    p.rows = 0;
    if (*copies) add_row(&p, "", "", arena_printf(s->arena, "（共印%s份）", copies));
    FlowItem *item = flow_add(&s->flow, 0);
    item->height = p.y + (s->style->pitch - s->style->body.size) / 2; /* down to the last square's edge */
    item->list = p.list;
    item->foot = true;
}

void official_imprint(Setting *s) { set_imprint(s, (ImprintWords){"报：", "抄送：", "分送："}, true); }

void official_bulletin_imprint(Setting *s) { set_imprint(s, (ImprintWords){"报：", "送：", "发："}, true); }

void official_letter_imprint(Setting *s)
{
    set_imprint(s, (ImprintWords){"报：", "抄送：", "分送："}, false);
}
