/* The tree is laid out in the order of the layout, each block with the division around it and the end of what
 * is in it. Blocks are marked and taken out at the end, so that a heading can be judged by what stood under
 * it. A heading of a layout that never had anything under it stays: only what has fallen silent goes. */
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

/* A block, in the order of the layout. */
typedef struct {
    Block *block;
    int around; /* the division that it stands in; -1: none */
    int end;    /* behind the last block in it */
    bool gone;
    Numbering numbering; /* before anything fell silent */
} Node;

typedef struct {
    MarkdownBuild *build;
    Node *nodes; /* all blocks */
    int count;
} Prune;

static void lay_out(GArray *list, const BlockList *blocks, int around)
{
    for (int i = 0; i < blocks->count; i++) {
        Node node = {.block = &blocks->items[i], .around = around};
        int at = (int)list->len;
        g_array_append_val(list, node);
        if (node.block->kind == BLOCK_DIVISION) lay_out(list, &node.block->division.blocks, at);
        g_array_index(list, Node, at).end = (int)list->len;
    }
}

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

static void silence_running_text(Prune *p, Node *node)
{
    const Block *block = node->block;
    Inlines *text = block_text(block);
    if (!text || !text->count) return;
    if (block->kind == BLOCK_HEADING && !block->heading.appendix)
        node->numbering = read_numbering(text->items[0].text);
    Arena *arena = p->build->document->arena;
    const char *number =
        node->numbering.number ? arena_strndup(arena, text->items[0].text, node->numbering.used) : "";
    silence_text(p, block, text);
    /* A heading keeps its number though its first clause has fallen silent. */
    Inline *first = text->count ? &text->items[0] : NULL;
    if (first && !g_str_has_prefix(first->text, number))
        first->text = arena_printf(arena, "%s%s", number, first->text);
    if (is_running_text(block->kind) && !text->count) node->gone = true;
}

static void silence_table(Prune *p, Node *node)
{
    silence_text(p, node->block, &node->block->table->title);
    if (node->block->table->row_count) return;
    node->gone = true;
    diag_report(p->build->diags, N_LAYOUT_SILENT, place_of(p, node->block), "表没有一行数据，没有印出");
    p->build->document->silenced++;
}

/* ---- headings with nothing under them ---- */

static const DivisionBlock *division_around(const Prune *p, int i)
{
    int around = p->nodes[i].around;
    return around < 0 ? NULL : &p->nodes[around].block->division;
}

/* A heading is empty when the next of its rank or above, or the end of its division, comes before any
 * content. What follows in a division that begins later counts as its own. The heading of a headline (头条)
 * stands alone. */
static bool has_fallen_silent(const Prune *p, int i)
{
    const Block *heading = p->nodes[i].block;
    const DivisionBlock *around = division_around(p, i);
    int end = around ? p->nodes[p->nodes[i].around].end : p->count,
        most_lines = heading->line + LINES_WITHOUT_CONTENT;
    bool lost = false;
    for (int k = i + 1; k < end; k++) {
        const Block *b = p->nodes[k].block;
        if (p->nodes[k].gone) {
            lost = true;
            continue;
        }
        if (b->kind == BLOCK_PAGE_BREAK || b->kind == BLOCK_RULE || b->kind == BLOCK_DIVISION) continue;
        bool next = b->kind == BLOCK_HEADING && b->heading.level <= heading->heading.level;
        return next && (lost || b->line > most_lines);
    }
    if (!around) return lost;
    return around->division != DIV_HEADLINE && (lost || around->end_line > most_lines);
}

/* Deeper headings first, so that a section of empty sections is empty. */
static void drop_headings(Prune *p)
{
    for (int level = DEEPEST_HEADING; level >= 1; level--)
        for (int i = p->count - 1; i >= 0; i--) {
            Node *node = &p->nodes[i];
            bool concerned = node->block->kind == BLOCK_HEADING && node->block->heading.level == level;
            if (concerned && !node->gone && has_fallen_silent(p, i)) node->gone = true;
        }
}

/* Divisions of which only the walls are left; the inner ones first. */
static void drop_divisions(Prune *p)
{
    for (int i = p->count - 1; i >= 0; i--) {
        Node *node = &p->nodes[i];
        if (node->block->kind != BLOCK_DIVISION || !node->block->division.end_line) continue;
        bool lost = node->end > i + 1;
        for (int k = i + 1; k < node->end; k++) lost &= p->nodes[k].gone;
        node->gone = lost;
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
        const Node *node = &p->nodes[i];
        if (node->block->kind != BLOCK_HEADING || node->block->heading.level > DEEPEST_HEADING) continue;
        int level = node->block->heading.level;
        Numbering n = node->numbering;
        for (int deeper = level + 1; deeper <= DEEPEST_HEADING && !node->gone; deeper++)
            written[deeper] = given[deeper] = 0, lost[deeper] = false;
        if (!n.number) continue;
        if (node->gone) {
            lost[level] = true;
            continue;
        }
        /* The first of its parent begins at one, unless it is a figure that only looks like a number. */
        bool first_of_all = !written[level] && !lost[level] && !n.chinese;
        bool restart = first_of_all || (written[level] && n.number <= written[level]);
        int number = restart ? n.number : given[level] + 1;
        written[level] = n.number;
        given[level] = number;
        if (number == n.number) continue;
        Inline *first = &node->block->heading.text.items[0];
        first->text =
            arena_printf(arena, "%s%s%s%s", n.before,
                         n.chinese ? write_numeral(arena, number) : arena_printf(arena, "%d", number),
                         n.behind, first->text + n.used);
    }
}

/* Numbered items behind one that is gone count on, as far as their list goes. */
static void renumber_items(Prune *p)
{
    int lost = 0;
    for (int i = 0; i < p->count; i++) {
        const Node *node = &p->nodes[i];
        bool item = node->block->kind == BLOCK_ITEM;
        if (!item || (i && node->around != p->nodes[i - 1].around)) lost = 0;
        if (!item || !g_ascii_isdigit(*node->block->item.marker)) continue;
        ItemBlock *numbered = &node->block->item;
        int number = atoi(numbered->marker);
        if (number == 1) lost = 0;
        if (node->gone) lost++;
        if (!node->gone && lost)
            numbered->marker = arena_printf(p->build->document->arena, "%d.", number - lost);
    }
}

/* Takes the marked blocks out of a list whose first block is the node `at`. */
static void take_out(const Prune *p, BlockList *list, int at)
{
    int kept = 0;
    for (int i = 0; i < list->count; i++) {
        Block *block = &list->items[i];
        const Node *node = &p->nodes[at];
        if (!node->gone && block->kind == BLOCK_DIVISION) take_out(p, &block->division.blocks, at + 1);
        if (!node->gone) list->items[kept++] = *block;
        at = node->end;
    }
    list->count = kept;
}

void prune_blocks(MarkdownBuild *build)
{
    BlockList *blocks = &build->document->blocks;
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Node));
    lay_out(list, blocks, -1);
    Prune p = {.build = build, .nodes = (Node *)(void *)list->data, .count = (int)list->len};
    for (int i = 0; i < p.count; i++) {
        if (p.nodes[i].block->kind == BLOCK_TABLE) silence_table(&p, &p.nodes[i]);
        silence_running_text(&p, &p.nodes[i]);
    }
    drop_headings(&p);
    drop_divisions(&p);
    drop_headings(&p);
    renumber_headings(&p);
    renumber_items(&p);
    take_out(&p, blocks, 0);
    g_array_free(list, TRUE);
}
