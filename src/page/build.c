/* Body first, so that the contents know their page numbers; then cover and contents are put in front and the
 * running heads and page numbers on every page. */
#include "page/build.h"

#include <math.h>
#include <string.h>

#include "page/fitting.h"
#include "page/form.h"
#include "page/official.h"
#include "page/setting.h"
#include "page/flow_pages.h"
#include "page/footnotes.h"
#include "page/divisions.h"

typedef struct {
    Setting setting;
    GPtrArray *front, *body; /* DisplayList * of each page */
    int *entry_pages;
    Pages *pages;
    int front_part, contents; /* elements of the structure */
} Build;

static double column_width(const Style *s) { return s->page_width - s->margin_inner - s->margin_outer; }
static double column_height(const Style *s) { return s->page_height - s->margin_top - s->margin_bottom; }

/* ---- title and cover ---- */

static const char *period_line(Build *b)
{
    const ExpressionContext *c = &b->setting.document->context;
    char words[4 * PERIOD_TEXT];
    if (!c->period.year) return "";
    return arena_strdup(b->setting.arena, period_words(c->period, c->notation, true, words));
}

/* Lines of the title and the cover: paragraphs of the part `parent`. */
static double draw_centred(Build *b, DisplayList *list, const char *text, TextStyle style, double y,
                           double pitch, int parent)
{
    Setting *s = &b->setting;
    if (!*text) return y;
    int element = add_element(s, "P", parent);
    TextSpan span = {.text = text, .style = style};
    ComposedText *lines =
        compose_text(&s->text, shape_text(&s->text, &span, 1, s->arena),
                     (LineSpec){.measure = s->width, .alignment = ALIGN_CENTRE, .balanced = true}, s->arena);
    for (int i = 0; i < composed_line_count(lines); i++) {
        draw_line(lines, i, list, 0, y + style.size, DRAWN_TITLE, element);
        y += pitch;
    }
    return y;
}

static void make_cover(Build *b)
{
    Setting *s = &b->setting;
    const Style *style = s->style;
    DisplayList *list = display_new(s->arena);
    double height = column_height(style), y = height * 0.24;
    y = draw_centred(b, list, document_setting(s->document, "title"), style->title, y,
                     style->title.size * 1.6, b->front_part);
    y = draw_centred(b, list, document_setting(s->document, "subtitle"), style->subtitle, y + 6,
                     style->subtitle.size * 1.7, b->front_part);
    display_line(list, s->width * 0.36, y + 20, s->width * 0.64, y + 20, 0.8, style->accent, DRAWN_RULE);
    TextStyle month = style->subtitle;
    month.han = ROLE_HEI;
    month.western = ROLE_SANS;
    draw_centred(b, list, period_line(b), month, y + 36, 20, b->front_part);
    const Dataset *data = s->document->context.analysis ? s->document->context.analysis->data : NULL;
    if (data && data->sample_note)
        draw_centred(b, list, "（本报告所用月度数据为示例数据，不是实际统计结果）", style->emphasis, y + 66,
                     20, b->front_part);
    double foot = height * 0.86;
    foot =
        draw_centred(b, list, document_setting(s->document, "org"), style->subtitle, foot, 22, b->front_part);
    draw_centred(b, list, document_setting(s->document, "date"), style->subtitle, foot, 22, b->front_part);
    g_ptr_array_add(b->front, list);
}

/* The title at the head of the first page, where there is no cover. */
static void set_title(Build *b)
{
    Setting *s = &b->setting;
    const Style *style = s->style;
    FlowItem *item = flow_add(&s->flow, 0);
    DisplayList *list = item->list;
    double y = draw_centred(b, list, document_setting(s->document, "title"), style->title, 6,
                            style->title_pitch, s->body);
    y = draw_centred(b, list, document_setting(s->document, "subtitle"), style->subtitle, y,
                     style->subtitle.size * 1.6, s->body);
    const char *org = document_setting(s->document, "org"), *date = document_setting(s->document, "date");
    const char *line = arena_printf(s->arena, "%s%s%s", org, *org && *date ? "　　" : "", date);
    y = draw_centred(b, list, line, style->subtitle, y, style->subtitle.size * 1.6, s->body);
    item = &g_array_index(s->flow.items, FlowItem, s->flow.items->len - 1);
    item->height = ceil((y + 8) / style->pitch) * style->pitch;
    item->keep = true;
}

/* ---- contents ---- */

static void draw_leader(Setting *s, DisplayList *list, double from, double to, double y)
{
    for (double x = to; x >= from; x -= 4)
        display_circle(list, x, y - 2.5, 0.45, s->style->muted, 0, DRAWN_LEADER);
}

/* A long title turns under its first character; leader and number stand on its last line. */
static void contents_line(Build *b, Flow *flow, const OutlineEntry *entry, int page)
{
    Setting *s = &b->setting;
    const Style *style = s->style;
    TextStyle text = entry->level == 1 ? style->strong : style->body;
    double indent = (entry->level - 1) * 2 * style->body.size, base = style->pitch * 0.5 + text.size * 0.38;
    ComposedText *number = compose_label(&s->text, arena_printf(s->arena, "%d", page), style->body, s->arena);
    double room = s->width - indent - composed_max_width(number) - 3 * style->body.size;
    ComposedText *title = fit_lines(s, entry->title, text, room, ALIGN_LEFT);
    int element = add_element(s, "Reference", add_element(s, "TOCI", b->contents)),
        n = composed_line_count(title);
    for (int i = 0; i < n; i++) {
        FlowItem *item = flow_add(flow, style->pitch);
        item->before = entry->level == 1 && i == 0 ? style->pitch / 3 : 0;
        item->keep = i + 1 < n;
        display_begin_element(item->list, element);
        display_begin(item->list, MARK_LINK, entry->destination);
        composed_draw_line(title, i, item->list, indent, base, DRAWN_CONTENTS);
        if (i + 1 == n) label_draw(number, item->list, s->width, base, 1, DRAWN_CONTENTS);
        display_end(item->list, MARK_LINK);
        display_end_element(item->list);
        if (i + 1 == n)
            draw_leader(s, item->list, indent + composed_line_width(title, i) + 6,
                        s->width - composed_max_width(number) - 6, base);
    }
}

static void make_contents(Build *b)
{
    Setting *s = &b->setting;
    Flow flow = {.arena = s->arena, .items = g_array_new(FALSE, TRUE, sizeof(FlowItem))};
    FlowItem *title = flow_add(&flow, s->style->pitch * 2.5);
    TextStyle style = s->style->heading[0];
    display_begin_element(title->list, add_element(s, "P", b->front_part));
    label_draw(compose_label(&s->text, "目　录", style, s->arena), title->list, s->width / 2,
               style.size * 1.2, 0.5, DRAWN_HEADING);
    display_end_element(title->list);
    b->contents = add_element(s, "TOC", b->front_part);
    for (guint i = 0; i < s->outline->len; i++) {
        const OutlineEntry *entry = &g_array_index(s->outline, OutlineEntry, i);
        if (entry->level <= 2) contents_line(b, &flow, entry, b->entry_pages[i] + 1);
    }
    flow_fill(&flow, column_height(s->style), b->front, NULL, s->document->file, s->diags);
    flow_clear(&flow);
}

/* ---- furniture ---- */

static void draw_head(Build *b, DisplayList *page, double left)
{
    Setting *s = &b->setting;
    const Style *style = s->style;
    const char *head = document_setting(s->document, "head"),
               *right = document_setting(s->document, "head-right");
    const Dataset *data = s->document->context.analysis ? s->document->context.analysis->data : NULL;
    if (!*head) head = document_plain_setting(s->document, "title");
    if (!*right) right = period_line(b);
    if (data && data->sample_note) right = arena_printf(s->arena, "%s　%s", right, data->sample_note);
    double y = style->margin_top - 18;
    ComposedText *behind = fit_label(s, right, style->furniture, s->width * 0.6, "页眉右侧");
    double room = s->width - composed_max_width(behind) - 2 * style->furniture.size;
    label_draw(fit_label(s, head, style->furniture, room, "页眉"), page, left, y, 0, DRAWN_HEAD);
    label_draw(behind, page, left + s->width, y, 1, DRAWN_HEAD);
    display_line(page, left, y + 5, left + s->width, y + 5, 0.4, style->rule, DRAWN_RULE);
}

static void draw_folio(Build *b, DisplayList *page, double left, int number)
{
    Setting *s = &b->setting;
    const Style *style = s->style;
    bool odd = number % 2 == 1;
    const char *text = arena_printf(s->arena, "— %d —", number);
    /* GB/T 9704—2012 7.5: the dash stands `folio_gap` under the text block; it is drawn 0.38 em above the
     * baseline. The block ends with the last line's square, not with its line. */
    double foot = style->page_height - style->margin_bottom - (style->pitch - style->body.size) / 2,
           y = foot + style->folio_gap + 0.38 * style->folio.size;
    label_draw(compose_label(&s->text, text, style->folio, s->arena), page,
               odd ? left + s->width - style->folio_inset : left + style->folio_inset, y, odd ? 1 : 0,
               DRAWN_FOLIO);
}

/* Where there is no running head, the note that the data are made up stands beside the page number. */
static void draw_sample_note(Build *b, DisplayList *page, double left, bool odd)
{
    Setting *s = &b->setting;
    const Style *style = s->style;
    const Dataset *data = s->document->context.analysis ? s->document->context.analysis->data : NULL;
    if (!data || !data->sample_note) return;
    double y = style->page_height - style->margin_bottom + style->folio_gap;
    label_draw(compose_label(&s->text, data->sample_note, style->furniture, s->arena), page,
               odd ? left : left + s->width, y, odd ? 0 : 1, DRAWN_HEAD);
}

static bool is_blank(const DisplayList *list) { return list->count == 0; }

/* How far down a column of the page is filled. */
static double fill_of(const Build *b, const DisplayList *column)
{
    double foot = 0, x, y, width, height;
    for (int i = 0; i < column->count; i++)
        if (display_bounds(&column->items[i], &x, &y, &width, &height)) foot = fmax(foot, y + height);
    return fmin(foot / column_height(b->setting.style), 1);
}

/* Odd pages lie on the right: their inner margin is the left one. */
static void finish_page(Build *b, const DisplayList *column, int number, int sheet)
{
    Setting *s = &b->setting;
    const Style *style = s->style;
    bool odd = (number ? number : sheet + 1) % 2 == 1;
    double left = odd || !style->mirrored ? style->margin_inner : style->margin_outer;
    DisplayList *page = display_new(s->arena);
    if (number && style->running_head) draw_head(b, page, left);
    bool cover = sheet == 0 && option_true(s->document->front, "cover"); /* says so in large */
    if (!(number && style->running_head) && !is_blank(column) && !cover) draw_sample_note(b, page, left, odd);
    display_append(page, column, left, style->margin_top);
    const PageForm *form = page_form(style);
    if (number && form->foot) form->foot(s, page, left);
    if (number == 1 && form->first_foot) form->first_foot(s, page, left);
    if (number && !(number == 1 && form->first_unnumbered)) draw_folio(b, page, left, number);
    b->pages->pages[sheet] = (Page){style->page_width, style->page_height, page,
                                    number ? arena_printf(s->arena, "%d", number) : "", fill_of(b, column)};
}

static void assemble(Build *b)
{
    int front = (int)b->front->len, body = (int)b->body->len;
    b->pages->count = front + body;
    b->pages->pages = ARENA_ARRAY(b->setting.arena, Page, front + body);
    for (int i = 0; i < front; i++) finish_page(b, b->front->pdata[i], 0, i);
    for (int i = 0; i < body; i++) {
        /* GB/T 9704 7.5: neither a blank page nor the 版记 behind one carries a number. */
        bool blank = is_blank(b->body->pdata[i]), official = page_form(b->setting.style)->official,
             behind = official && i + 1 == body && i > 0 && is_blank(b->body->pdata[i - 1]);
        finish_page(b, b->body->pdata[i], blank || behind ? 0 : i + 1, front + i);
    }
}

/* ---- the document ---- */

static bool is_appendix(const Block *block)
{
    return block->kind == BLOCK_HEADING && block->heading.appendix;
}

typedef struct {
    Setting *setting;
    GPtrArray *titles;
} AppendixTitles;

static bool add_title(Block *block, void *user)
{
    const AppendixTitles *a = user;
    if (is_appendix(block))
        g_ptr_array_add(a->titles, (gpointer)plain_text(a->setting, &block->heading.text, NULL));
    return false;
}

/* The titles of the 附件, in order. */
static const char **appendix_titles(Setting *s, int *count)
{
    AppendixTitles a = {s, g_ptr_array_new()};
    blocks_any(&s->document->blocks, add_title, &a);
    *count = (int)a.titles->len;
    const char **titles = ARENA_ARRAY(s->arena, const char *, *count + 1);
    for (int i = 0; i < *count; i++) titles[i] = a.titles->pdata[i];
    g_ptr_array_free(a.titles, TRUE);
    return titles;
}

static void set_document(Setting *s)
{
    const Document *d = s->document;
    int appendices, begun = 0;
    const char **titles = appendix_titles(s, &appendices);
    const PageForm *form = page_form(s->style);
    for (int i = 0; i < d->blocks.count;) {
        const Block *block = &d->blocks.items[i];
        if (is_appendix(block) && form->official) {
            if (!begun++) official_closing(s, titles, appendices, form->sign);
            official_appendix(s, block, appendices > 1 ? begun : 0);
            i++;
        } else {
            i += set_block(s, block, d->blocks.count - i);
        }
    }
    s->structure->line = 0;
    if (!form->official) return;
    if (!begun) official_closing(s, titles, 0, form->sign);
    form->imprint(s);
}

static void fill_metadata(Build *b)
{
    const Document *d = b->setting.document;
    Pages *p = b->pages;
    const Dataset *data = d->context.analysis ? d->context.analysis->data : NULL;
    GString *keywords = g_string_new(NULL);
    const OptionValue *list = option(d->front, "keywords");
    for (int i = 0; i < list->item_count; i++)
        g_string_append_printf(keywords, "%s%s", i ? ", " : "", list->items[i]);
    if (data && data->sample_note)
        g_string_append_printf(keywords, "%s%s", keywords->len ? ", " : "", data->sample_note);
    p->title = arena_strdup(p->arena, document_plain_setting(d, "title"));
    p->author = arena_strdup(p->arena, document_setting(d, "org"));
    const char *subject = document_setting(d, "subject");
    p->subject = arena_strdup(p->arena, *subject ? subject : period_line(b));
    p->keywords = arena_strdup(p->arena, keywords->str);
    g_string_free(keywords, TRUE);
    p->outline_count = (int)b->setting.outline->len;
    p->outline =
        arena_memdup(p->arena, b->setting.outline->data, b->setting.outline->len * sizeof(OutlineEntry));
}

/* Names of indicators and regions. */
static const char *const *dictionary_words(const Document *document, Arena *arena)
{
    const Dataset *d = document->context.analysis ? document->context.analysis->data : NULL;
    if (!d) return NULL;
    const char **words = ARENA_ARRAY(arena, const char *, d->indicator_count + d->region_count + 1);
    int n = 0;
    for (int i = 0; i < d->indicator_count; i++) words[n++] = d->indicators[i].name;
    for (int i = 0; i < d->region_count; i++) words[n++] = d->regions[i].name;
    words[n] = NULL;
    return words;
}

static void set_head(Build *b, bool cover)
{
    const PageForm *form = page_form(b->setting.style);
    if (form->head)
        form->head(&b->setting);
    else if (!cover)
        set_title(b);
}

Pages *pages_build(const Document *document, const Style *style, FaceSet *faces, Diagnostics *diags)
{
    Arena *arena = arena_new();
    Pages *pages = ARENA_NEW(arena, Pages);
    pages->arena = arena;
    Build b = {.pages = pages, .front = g_ptr_array_new(), .body = g_ptr_array_new()};
    Setting *s = &b.setting;
    *s = (Setting){.document = document,
                   .style = style,
                   .arena = arena,
                   .width = column_width(style),
                   .height = column_height(style),
                   .diags = diags,
                   .fitted = g_hash_table_new(g_str_hash, g_str_equal),
                   .outline = g_array_new(FALSE, FALSE, sizeof(OutlineEntry))};
    s->structure = pages->structure = structure_new(arena);
    b.front_part = add_element(s, "Part", -1);
    s->body = add_element(s, "Part", -1);
    const char *own_punctuation = document_setting(document, "punctuation");
    s->text = (TextContext){.faces = faces,
                            .diags = diags,
                            .file = document->file,
                            .told = g_hash_table_new(NULL, NULL),
                            .punctuation =
                                *own_punctuation ? punctuation_style(own_punctuation) : style->punctuation,
                            .grid = style->grid,
                            .names = dictionary_words(document, arena)};
    s->flow = (Flow){.arena = arena,
                     .items = g_array_new(FALSE, TRUE, sizeof(FlowItem)),
                     .line = style->pitch,
                     .full_pages = style->full_pages};
    footnotes_begin(s);
    bool cover = option_true(document->front, "cover"), contents = option_true(document->front, "toc");
    set_head(&b, cover);
    set_document(s);
    b.entry_pages = ARENA_ARRAY(arena, int, s->outline->len + 1);
    flow_fill(&s->flow, column_height(style), b.body, b.entry_pages, document->file, diags);
    if (cover) make_cover(&b);
    if (contents) make_contents(&b);
    assemble(&b);
    fill_metadata(&b);
    flow_clear(&s->flow);
    g_array_free(s->outline, TRUE);
    g_hash_table_destroy(s->text.told);
    g_hash_table_destroy(s->fitted);
    g_ptr_array_free(b.front, TRUE);
    g_ptr_array_free(b.body, TRUE);
    return pages;
}

void pages_free(Pages *pages)
{
    if (pages) arena_free(pages->arena);
}
