/* Blocks are marked and taken out at the end, so that a heading can be judged by what stood under it. A
 * heading of a layout that never had anything under it stays: only what has fallen silent goes. */
#include "layout/prune.h"

#include <stdlib.h>
#include <string.h>

#include "layout/silence.h"

enum { DEEPEST_HEADING = 6, LINES_WITHOUT_CONTENT = 3 };

/* ---- the numbers that headings write ---- */

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/* The Chinese number (1 to 99) at the beginning of `text`; *used its bytes. 0 when there is none. */
static int read_numeral(const char *text, size_t *used)
{
    int value = 0;
    const char *p = text;
    for (bool again = true; again;) {
        again = false;
        for (int n = 1; n <= 10 && !again; n++) {
            if (!g_str_has_prefix(p, numerals[n - 1])) continue;
            value = n < 10 ? value + n : (value ? value : 1) * 10;
            p += strlen(numerals[n - 1]);
            again = true;
        }
    }
    *used = (size_t)(p - text);
    return value < 100 ? value : 0;
}

static const char *write_numeral(Arena *arena, int n)
{
    const char *tens = n >= 20 ? numerals[n / 10 - 1] : "", *ten = n >= 10 ? "十" : "",
               *ones = n % 10 ? numerals[n % 10 - 1] : "";
    return arena_printf(arena, "%s%s%s", tens, ten, ones);
}

/* The number that a heading writes itself: 一、 （一） 1. （1）; `before` and `behind` are its marks. */
typedef struct {
    int number;
    bool chinese;
    const char *before, *behind;
    size_t used;
} Numbering;

static Numbering read_numbering(const char *text)
{
    static const struct {
        bool chinese;
        const char *before, *behind;
    } forms[] = {{true, "", "、"},  {true, "（", "）"},  {false, "", "."},
                 {false, "", "．"}, {false, "（", "）"}, {false, "", "、"}};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (!g_str_has_prefix(text, forms[i].before)) continue;
        const char *from = text + strlen(forms[i].before);
        size_t used = 0;
        int number = 0;
        if (forms[i].chinese)
            number = read_numeral(from, &used);
        else
            while (used < 3 && g_ascii_isdigit(from[used])) number = number * 10 + (from[used++] - '0');
        if (!number || !g_str_has_prefix(from + used, forms[i].behind)) continue;
        /* “1.5万吨” is no number of a heading. */
        if (!forms[i].chinese && g_ascii_isdigit(from[used + strlen(forms[i].behind)])) continue;
        return (Numbering){number, forms[i].chinese, forms[i].before, forms[i].behind,
                           strlen(forms[i].before) + used + strlen(forms[i].behind)};
    }
    return (Numbering){0};
}

typedef struct {
    MarkdownBuild *build;
    bool *gone;
    Numbering *numberings; /* of each block before anything fell silent */
    int count;
} Prune;

static Block *block_at(const Prune *p, int i) { return &g_array_index(p->build->blocks, Block, i); }

static Place place_of(const Prune *p, const Block *block)
{
    return (Place){.file = p->build->document->file, .line = block->line, .column = 1};
}

/* ---- text ---- */

static void silence_text(Prune *p, const Block *block, Inlines *text)
{
    GString *told = g_string_new(NULL);
    int left_out = silence_inlines(text, p->build->document->arena, told);
    p->build->document->silenced += left_out;
    if (left_out)
        diag_report(p->build->diags, N_LAYOUT_SILENT, place_of(p, block), "缺数，没有印出：%s", told->str);
    g_string_free(told, TRUE);
}

static bool is_running_text(BlockKind kind)
{
    return kind == BLOCK_HEADING || kind == BLOCK_PARAGRAPH || kind == BLOCK_MESSAGE || kind == BLOCK_ITEM ||
           kind == BLOCK_QUOTE;
}

static void silence_block(Prune *p, int i)
{
    Block *block = block_at(p, i);
    bool had_text = block->text.count > 0;
    if (block->kind == BLOCK_HEADING && had_text && !block->appendix)
        p->numberings[i] = read_numbering(block->text.items[0].text);
    const char *number =
        p->numberings[i].number
            ? arena_strndup(p->build->document->arena, block->text.items[0].text, p->numberings[i].used)
            : "";
    if (block->table) silence_text(p, block, &block->table->title);
    silence_text(p, block, &block->text);
    /* A heading keeps its number though its first clause has fallen silent. */
    Inline *first = block->text.count ? &block->text.items[0] : NULL;
    if (first && !g_str_has_prefix(first->text, number))
        first->text = arena_printf(p->build->document->arena, "%s%s", number, first->text);
    if (is_running_text(block->kind) && had_text && !block->text.count) p->gone[i] = true;
    if (block->kind == BLOCK_TABLE && block->table && !block->table->row_count) {
        p->gone[i] = true;
        diag_report(p->build->diags, N_LAYOUT_SILENT, place_of(p, block), "表没有一行数据，没有印出");
        p->build->document->silenced++;
    }
}

/* ---- headings with nothing under them ---- */

/* The heading of a headline (头条) stands alone. */
static bool in_headline(const Prune *p, int i)
{
    int depth = 0;
    for (int k = i - 1; k >= 0; k--) {
        const Block *b = block_at(p, k);
        if (b->kind == BLOCK_DIV_END) depth++;
        if (b->kind == BLOCK_DIV_BEGIN && --depth < 0) return b->division == DIV_HEADLINE;
    }
    return false;
}

/* A heading is empty when the next of its rank or above comes before any content. What follows in a division
 * that begins later counts as its own. */
static bool has_fallen_silent(const Prune *p, int i)
{
    const Block *heading = block_at(p, i);
    int depth = 0, last_line = heading->line;
    bool lost = false;
    for (int k = i + 1; k < p->count; k++) {
        const Block *b = block_at(p, k);
        if (p->gone[k]) {
            lost = true;
            continue;
        }
        if (b->kind == BLOCK_PAGE_BREAK || b->kind == BLOCK_RULE) continue;
        if (b->kind == BLOCK_DIV_BEGIN) {
            depth++;
            continue;
        }
        last_line = b->line;
        if (b->kind == BLOCK_DIV_END) {
            if (--depth >= 0) continue;
            return !in_headline(p, i) && (lost || last_line > heading->line + LINES_WITHOUT_CONTENT);
        }
        bool next = b->kind == BLOCK_HEADING && b->level <= heading->level;
        if (!next) return false;
        return lost || last_line > heading->line + LINES_WITHOUT_CONTENT;
    }
    return lost;
}

/* Deeper headings first, so that a section of empty sections is empty. */
static void drop_headings(Prune *p)
{
    for (int level = DEEPEST_HEADING; level >= 1; level--)
        for (int i = p->count - 1; i >= 0; i--) {
            const Block *b = block_at(p, i);
            if (b->kind != BLOCK_HEADING || b->level != level || p->gone[i] || !has_fallen_silent(p, i))
                continue;
            p->gone[i] = true;
        }
}

/* Divisions of which only the walls are left. */
static void drop_divisions(Prune *p)
{
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < p->count; i++) {
            const Block *begin = block_at(p, i);
            if (p->gone[i] || begin->kind != BLOCK_DIV_BEGIN) continue;
            bool lost = false;
            int k = i + 1;
            for (; k < p->count && p->gone[k]; k++) lost = true;
            if (k == p->count || !lost || block_at(p, k)->kind != BLOCK_DIV_END) continue;
            p->gone[i] = p->gone[k] = again = true;
        }
    }
}

/* ---- numbers close up ---- */

/* Within one parent, a number that leaves a gap behind the one before it moves up. */
static void renumber_headings(Prune *p)
{
    int written[DEEPEST_HEADING + 1] = {0}, given[DEEPEST_HEADING + 1] = {0};
    bool lost[DEEPEST_HEADING + 1] = {false};
    Arena *arena = p->build->document->arena;
    for (int i = 0; i < p->count; i++) {
        Block *b = block_at(p, i);
        if (b->kind != BLOCK_HEADING || b->level > DEEPEST_HEADING) continue;
        Numbering n = p->numberings[i];
        for (int deeper = b->level + 1; deeper <= DEEPEST_HEADING && !p->gone[i]; deeper++)
            written[deeper] = given[deeper] = 0, lost[deeper] = false;
        if (!n.number) continue;
        if (p->gone[i]) {
            lost[b->level] = true;
            continue;
        }
        /* The first of its parent begins at one, unless it is a figure that only looks like a number. */
        bool first_of_all = !written[b->level] && !lost[b->level] && !n.chinese;
        bool restart = first_of_all || (written[b->level] && n.number <= written[b->level]);
        int number = restart ? n.number : given[b->level] + 1;
        written[b->level] = n.number;
        given[b->level] = number;
        if (number == n.number) continue;
        Inline *first = &b->text.items[0];
        first->text =
            arena_printf(arena, "%s%s%s%s", n.before,
                         n.chinese ? write_numeral(arena, number) : arena_printf(arena, "%d", number),
                         n.behind, first->text + n.used);
    }
}

/* Numbered items behind one that is gone count on. */
static void renumber_items(Prune *p)
{
    int lost = 0;
    for (int i = 0; i < p->count; i++) {
        Block *b = block_at(p, i);
        bool numbered = b->kind == BLOCK_ITEM && b->marker && g_ascii_isdigit(*b->marker);
        if (b->kind != BLOCK_ITEM) lost = 0;
        if (!numbered) continue;
        int number = atoi(b->marker);
        if (number == 1) lost = 0;
        if (p->gone[i]) lost++;
        if (!p->gone[i] && lost) b->marker = arena_printf(p->build->document->arena, "%d.", number - lost);
    }
}

void prune_blocks(MarkdownBuild *build)
{
    Prune p = {.build = build, .count = (int)build->blocks->len};
    p.gone = g_new0(bool, p.count + 1);
    p.numberings = g_new0(Numbering, p.count + 1);
    for (int i = 0; i < p.count; i++) silence_block(&p, i);
    drop_headings(&p);
    drop_divisions(&p);
    drop_headings(&p);
    renumber_headings(&p);
    renumber_items(&p);
    for (int i = p.count - 1; i >= 0; i--)
        if (p.gone[i]) g_array_remove_index(build->blocks, (guint)i);
    g_free(p.numberings);
    g_free(p.gone);
}
