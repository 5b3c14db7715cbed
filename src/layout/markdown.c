/* md4c calls back in document order; the block being built and its inlines are all the state. */
#include "layout/markdown.h"

#include <md4c.h>
#include <string.h>

#include "base/textutil.h"
#include "layout/inline_marks.h"
#include "layout/private_characters.h"
#include "layout/source_text.h"
#include "layout/blocks.h"
#include "layout/divisions.h"
#include "layout/captions.h"

typedef struct {
    MarkdownBuild *build;
    InlineBuild text; /* of the block or cell being read */
    int list_depth, ordered[8], counter[8];
    bool in_item, in_code;
    const char *code_info;
    GString *code;
    Table *table;
    GArray *rows, *cells; /* TableRow, Inlines */
    bool header;
    size_t block_at;
    bool placed;
    const char *source;  /* the text given to md4c */
    GArray *starts;      /* size_t: where its lines begin */
    const char *picture; /* the file of the paragraph's picture */
    Inlines caption;
    int quote;
    bool in_note, note_begun; /* a note's text; its first paragraph is behind */
} Reader;

static Arena *arena_of(const Reader *r) { return r->build->document->arena; }

static Inlines take_inlines(Reader *r) { return inlines_take(&r->text); }

/* ---- places ---- */

static GArray *line_starts(const char *text)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t at = 0;
    g_array_append_val(starts, at);
    for (const char *p = text; (p = strchr(p, '\n'));) {
        at = (size_t)(++p - text);
        g_array_append_val(starts, at);
    }
    return starts;
}

/* The layout's line. What is put into the text for md4c's sake never adds or takes a line. */
static int line_at(const Reader *r, size_t offset)
{
    guint low = 0, high = r->starts->len; /* the line is in [low, high) */
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(r->starts, size_t, middle) <= offset)
            low = middle;
        else
            high = middle;
    }
    const GArray *lines = r->build->expanded->lines;
    return g_array_index(lines, int, MIN(low, lines->len - 1));
}

static void note_place(Reader *r, const char *text)
{
    if (r->placed || r->in_note || text < r->source) return;
    r->block_at = (size_t)(text - r->source);
    r->placed = true;
}

/* ---- blocks ---- */

static void add_block(Reader *r, Block block)
{
    block.line = line_at(r, r->block_at);
    g_array_append_val(r->build->blocks, block);
}

static bool all_strong(const Inlines *text)
{
    for (int i = 0; i < text->count; i++)
        if (!(text->items[i].marks & INLINE_STRONG)) return false;
    return text->count > 0;
}

static void end_picture(Reader *r)
{
    Inlines behind = take_inlines(r);
    picture_block(r->build, r->picture, r->caption, inlines_text(&behind, arena_of(r)),
                  line_at(r, r->block_at));
    r->picture = NULL;
}

static void end_item(Reader *r, Inlines text)
{
    int depth = MIN(r->list_depth, 8) - 1;
    ItemBlock item = {.text = text, .level = r->list_depth};
    item.marker = !r->in_item         ? ""
                  : r->ordered[depth] ? arena_printf(arena_of(r), "%d.", r->counter[depth]++)
                                      : "◆";
    r->in_item = false;
    add_block(r, (Block){.kind = BLOCK_ITEM, .item = item});
}

static void end_paragraph(Reader *r)
{
    if (r->picture) {
        end_picture(r);
        return;
    }
    Inlines text = take_inlines(r);
    if (!text.count || division_line(r->build, &text, line_at(r, r->block_at))) return;
    if (r->list_depth) {
        end_item(r, text);
        return;
    }
    add_block(r, (Block){.kind = r->quote            ? BLOCK_QUOTE
                                 : all_strong(&text) ? BLOCK_MESSAGE
                                                     : BLOCK_PARAGRAPH,
                         .paragraph = {text}});
}

/* {.附件 #id} at the end of a heading (Pandoc's header attributes): taken off its text. */
static void read_heading_attributes(Reader *r, HeadingBlock *heading)
{
    Inline *last = heading->text.count ? &heading->text.items[heading->text.count - 1] : NULL;
    const char *open = last && !last->source ? strrchr(last->text, '{') : NULL,
               *close = open ? strchr(open, '}') : NULL;
    if (!close || close[1]) return;
    char *inside = g_strndup(open + 1, (gsize)(close - open - 1)), **words = g_strsplit_set(inside, " ", -1);
    for (char **word = words; *word; word++) {
        const char *w = *word;
        if (!strcmp(w, ".附件") || !strcmp(w, ".appendix"))
            heading->appendix = true;
        else if (!strcmp(w, ".不编号") || !strcmp(w, ".unnumbered") || !strcmp(w, "-"))
            heading->unnumbered = true;
        else if (*w == '#' && w[1])
            heading->id = arena_strdup(arena_of(r), w + 1);
        else if (*w)
            diag_report(
                r->build->diags, E_LAYOUT_KEY,
                (Place){.file = r->build->document->file, .line = line_at(r, r->block_at), .column = 1},
                "标题没有属性“%s”；可用的有.附件（.appendix）、.不编号（.unnumbered）、#名称", w);
    }
    g_strfreev(words);
    g_free(inside);
    while (open > last->text && open[-1] == ' ') open--;
    last->text = arena_strndup(arena_of(r), last->text, (size_t)(open - last->text));
}

/* A backslash in a heading is the author's own line break: a heading has but one line in the layout. */
static void read_heading_breaks(Reader *r, const HeadingBlock *heading)
{
    for (int i = 0; i < heading->text.count; i++) {
        Inline *item = &heading->text.items[i];
        if (item->source || !strchr(item->text, '\\')) continue;
        char **parts = g_strsplit(item->text, "\\", -1), *joined = g_strjoinv("\n", parts);
        item->text = arena_strdup(arena_of(r), joined);
        g_free(joined);
        g_strfreev(parts);
    }
}

static void end_heading(Reader *r, unsigned level)
{
    HeadingBlock heading = {.level = (int)level, .text = take_inlines(r)};
    read_heading_attributes(r, &heading);
    read_heading_breaks(r, &heading);
    add_block(r, (Block){.kind = BLOCK_HEADING, .heading = heading});
}

static void end_table(Reader *r)
{
    Table *t = r->table;
    t->row_count = (int)r->rows->len;
    t->rows = arena_memdup(arena_of(r), r->rows->data, r->rows->len * sizeof(TableRow));
    g_array_set_size(r->rows, 0);
    Block block = {.kind = BLOCK_TABLE, .table = t};
    add_block(r, block);
}

static bool is_blank(const Inlines *cell)
{
    for (int i = 0; i < cell->count; i++)
        if (*cell->items[i].text) return false;
    return true;
}

/* A row in bold is a total; with nothing but its first cell it heads a group. */
static void end_row(Reader *r)
{
    Table *t = r->table;
    Inlines *cells = ARENA_ARRAY(arena_of(r), Inlines, t->columns);
    for (int i = 0; i < t->columns && i < (int)r->cells->len; i++)
        cells[i] = g_array_index(r->cells, Inlines, i);
    g_array_set_size(r->cells, 0);
    if (r->header) {
        t->header = cells;
        return;
    }
    TableRow row = {.cells = cells, .total = true, .group = true};
    for (int i = 0; i < t->columns; i++) {
        row.total &= is_blank(&cells[i]) || all_strong(&cells[i]);
        if (i) row.group &= is_blank(&cells[i]);
    }
    row.group &= all_strong(&cells[0]);
    row.total &= !row.group && all_strong(&cells[0]);
    for (int i = 0; (row.total || row.group) && i < t->columns; i++) /* the row as a whole is set in bold */
        for (int k = 0; k < cells[i].count; k++) cells[i].items[k].marks &= ~INLINE_STRONG;
    g_array_append_val(r->rows, row);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    Reader *r = user;
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (inlines_begun(&r->text)) end_paragraph(r);
        if (r->list_depth < 8) {
            r->ordered[r->list_depth] = type == MD_BLOCK_OL;
            r->counter[r->list_depth] = type == MD_BLOCK_OL ? (int)((MD_BLOCK_OL_DETAIL *)detail)->start : 1;
        }
        r->list_depth++;
        break;
    case MD_BLOCK_LI:
        r->in_item = true;
        r->placed = false;
        break;
    case MD_BLOCK_QUOTE: r->quote++; break;
    case MD_BLOCK_CODE: {
        const MD_BLOCK_CODE_DETAIL *code = detail;
        char *info = g_strndup(code->info.text ? code->info.text : "", code->info.size);
        r->code_info = arena_strdup(arena_of(r), text_trim(info));
        g_free(info);
        r->in_code = true;
        r->placed = false;
        /* The info string lies in the source: the text begins on the next line, even when it is empty. */
        if (code->info.text) note_place(r, code->info.text);
        g_string_truncate(r->code, 0);
        break;
    }
    case MD_BLOCK_TABLE:
        r->table = ARENA_NEW(arena_of(r), Table);
        r->table->columns = (int)((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
        r->table->alignment = ARENA_ARRAY(arena_of(r), CellAlignment, r->table->columns);
        r->placed = false;
        break;
    case MD_BLOCK_THEAD: r->header = true; break;
    case MD_BLOCK_TBODY: r->header = false; break;
    case MD_BLOCK_TH: {
        MD_ALIGN align = ((MD_BLOCK_TD_DETAIL *)detail)->align;
        guint column = r->cells->len;
        if (column < (guint)r->table->columns)
            r->table->alignment[column] = align == MD_ALIGN_RIGHT    ? CELL_DECIMAL
                                          : align == MD_ALIGN_CENTER ? CELL_CENTRE
                                                                     : CELL_LEFT;
        break;
    }
    case MD_BLOCK_P:
        if (r->in_note) inlines_add(&r->text, r->note_begun ? "\n" : " ", NULL);
        r->note_begun = true;
        r->placed = false;
        break;
    case MD_BLOCK_H: r->placed = false; break;
    default: break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    Reader *r = user;
    switch (type) {
    case MD_BLOCK_P:
        if (!r->in_note) end_paragraph(r);
        break;
    case MD_BLOCK_H: end_heading(r, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_LI:
        if (inlines_begun(&r->text)) end_paragraph(r);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: r->list_depth--; break;
    case MD_BLOCK_QUOTE: r->quote--; break;
    case MD_BLOCK_HR: add_block(r, (Block){.kind = BLOCK_RULE}); break;
    case MD_BLOCK_CODE:
        r->in_code = false;
        fenced_block(r->build, r->code_info, r->code->str, line_at(r, r->block_at) + 1);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: {
        Inlines cell = take_inlines(r);
        g_array_append_val(r->cells, cell);
        break;
    }
    case MD_BLOCK_TR: end_row(r); break;
    case MD_BLOCK_TABLE: end_table(r); break;
    default: break;
    }
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Reader *r = user;
    if (type == MD_SPAN_STRONG) r->text.bold++;
    if (type == MD_SPAN_EM) r->text.italic++;
    if (type == MD_SPAN_IMG) {
        const MD_ATTRIBUTE *src = &((MD_SPAN_IMG_DETAIL *)detail)->src;
        const char *file = arena_strndup(arena_of(r), src->text, src->size);
        if (inlines_begun(&r->text) || r->picture)
            diag_report(
                r->build->diags, E_LAYOUT_BLOCK,
                (Place){.file = r->build->document->file, .line = line_at(r, r->block_at), .column = 1},
                "图片“%s”要单独成段", file);
        r->picture = expanded_restore(r->build->expanded, file, arena_of(r));
    }
    if (type == MD_SPAN_A) {
        const MD_ATTRIBUTE *href = &((MD_SPAN_A_DETAIL *)detail)->href;
        const char *address = arena_strndup(arena_of(r), href->text, href->size);
        r->text.link =
            expanded_restore(r->build->expanded, *address == '#' ? address + 1 : address, arena_of(r));
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    Reader *r = user;
    (void)detail;
    if (type == MD_SPAN_STRONG) r->text.bold--;
    if (type == MD_SPAN_EM) r->text.italic--;
    if (type == MD_SPAN_A) r->text.link = NULL;
    if (type == MD_SPAN_IMG) r->caption = take_inlines(r);
    return 0;
}

/* The text of an entity, in the arena; an unknown one stays as it is typed. */
static const char *entity(Reader *r, const char *text)
{
    static const char *const table[][2] = {
        {"&amp;", "&"},    {"&lt;", "<"},          {"&gt;", ">"},
        {"&quot;", "\""},  {"&nbsp;", "\xC2\xA0"}, {"&mdash;", "—"},
        {"&ndash;", "–"},  {"&ldquo;", "“"},       {"&rdquo;", "”"},
        {"&lsquo;", "‘"},  {"&rsquo;", "’"},       {"&hellip;", "…"},
        {"&times;", "×"},  {"&divide;", "÷"},      {"&plusmn;", "±"},
        {"&permil;", "‰"}, {"&deg;", "°"},         {"&middot;", "·"},
        {"&copy;", "©"},   {"&reg;", "®"},         {"&sup2;", "²"},
        {"&sup3;", "³"},   {"&le;", "≤"},          {"&ge;", "≥"},
        {"&ne;", "≠"},     {"&rarr;", "→"},        {"&uarr;", "↑"},
        {"&darr;", "↓"},   {"&emsp;", "　"},       {"&ensp;", "\xE2\x80\x82"}};
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (!strcmp(text, table[i][0])) return table[i][1];
    if (text[1] != '#') return text;
    bool hexadecimal = text[2] == 'x' || text[2] == 'X';
    guint64 c = g_ascii_strtoull(text + (hexadecimal ? 3 : 2), NULL, hexadecimal ? 16 : 10);
    char utf8[8] = {0};
    if (c < 0x20 || c >= INSERTED_FIRST || !g_unichar_validate((gunichar)c)) return text;
    g_unichar_to_utf8((gunichar)c, utf8);
    return arena_strdup(arena_of(r), utf8);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    Reader *r = user;
    note_place(r, text);
    char *piece = g_strndup(text, size);
    if (r->in_code)
        g_string_append(r->code, piece);
    else if (type == MD_TEXT_BR)
        inlines_add(&r->text, "\n", NULL);
    else if (type == MD_TEXT_SOFTBR)
        inlines_add_soft_break(&r->text);
    else if (type == MD_TEXT_ENTITY)
        inlines_add_text(&r->text, entity(r, piece));
    else if (type != MD_TEXT_NULLCHAR)
        inlines_add_text(&r->text, piece);
    g_free(piece);
    return 0;
}

static MD_PARSER parser_new(void)
{
    return (MD_PARSER){.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
                       .enter_block = enter_block,
                       .leave_block = leave_block,
                       .enter_span = enter_span,
                       .leave_span = leave_span,
                       .text = take_text};
}

/* Notes are paragraphs of their own, with values and marks. */
static void read_notes(Reader *r, const GPtrArray *notes)
{
    Document *d = r->build->document;
    MD_PARSER parser = parser_new();
    d->note_count = (int)notes->len;
    d->notes = ARENA_ARRAY(d->arena, Inlines, notes->len + 1);
    r->in_note = true;
    for (guint i = 0; i < notes->len; i++) {
        inlines_close_spans(&r->text);
        inlines_add(&r->text, inlines_note_sign(&r->text, (int)i + 1), NULL);
        char *text = bold_marks_prepare(notes->pdata[i]);
        r->note_begun = false;
        md_parse(text, (MD_SIZE)strlen(text), &parser, r);
        g_free(text);
        d->notes[i] = take_inlines(r);
    }
}

void markdown_read(MarkdownBuild *build)
{
    Reader r = {.build = build,
                .rows = g_array_new(FALSE, FALSE, sizeof(TableRow)),
                .cells = g_array_new(FALSE, FALSE, sizeof(Inlines)),
                .code = g_string_new(NULL)};
    Document *d = build->document;
    inlines_init(&r.text, d->arena, build->expanded);
    GPtrArray *notes = g_ptr_array_new_with_free_func(g_free);
    const GArray *lines = build->expanded->lines;
    char *ready = source_text_prepare(build->expanded->text->str, lines, d->file, build->diags),
         *marked = inline_marks_prepare(ready, lines, d->file, notes, build->diags);
    g_free(ready);
    char *pictures = pictures_prepare(marked), *text = bold_marks_prepare(pictures);
    g_free(pictures);
    g_free(marked);
    r.source = text;
    r.starts = line_starts(text);
    MD_PARSER parser = parser_new();
    build->blocks = g_array_new(FALSE, TRUE, sizeof(Block));
    md_parse(text, (MD_SIZE)strlen(text), &parser, &r);
    finish_divisions(build);
    read_notes(&r, notes);
    g_ptr_array_free(notes, TRUE);
    g_free(text);
    g_array_free(r.starts, TRUE);
    inlines_clear(&r.text);
    g_array_free(r.rows, TRUE);
    g_array_free(r.cells, TRUE);
    g_string_free(r.code, TRUE);
}
