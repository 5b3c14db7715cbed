/* What missing figures leave empty goes out of the tree. A document is written as marks, one a block: H2
 * 一、甲 a heading, P text, I 1. text an item, ( and ) a division; {…} is a missing figure, and lines count
 * the marks. */
#include "layout/prune.h"

#include <stdlib.h>
#include <string.h>

#include "../support.h"

static Inlines read_text(Arena *arena, const char *text)
{
    const char *open = strchr(text, '{');
    Inlines out = {.items = ARENA_ARRAY(arena, Inline, 2)};
    if (!open || open > text)
        out.items[out.count++] =
            (Inline){.text = arena_strndup(arena, text, open ? (size_t)(open - text) : strlen(text))};
    if (open) out.items[out.count++] = (Inline){.text = "—", .missing = "缺"};
    return out;
}

static Block read_block(Arena *arena, const char *mark, int line)
{
    if (*mark == 'H')
        return (Block){.kind = BLOCK_HEADING,
                       .line = line,
                       .heading = {.text = read_text(arena, mark + 3), .level = mark[1] - '0'}};
    if (*mark == 'I')
        return (Block){.kind = BLOCK_ITEM,
                       .line = line,
                       .item = {.text = read_text(arena, mark + 5),
                                .level = 1,
                                .marker = arena_strndup(arena, mark + 2, 2)}};
    return (Block){.kind = BLOCK_PARAGRAPH, .line = line, .paragraph = {read_text(arena, mark + 2)}};
}

/* The blocks up to the mark ) that ends them; *at stands behind it then. */
static BlockList read_blocks(Arena *arena, char **marks, int *at)
{
    BlockList list = {.items = ARENA_ARRAY(arena, Block, 32)};
    while (marks[*at]) {
        const char *mark = marks[(*at)++];
        int line = *at;
        if (*mark == ')') break;
        Block *block = &list.items[list.count++];
        if (*mark != '(') {
            *block = read_block(arena, mark, line);
            continue;
        }
        Division division = !strcmp(mark, "(头条") ? DIV_HEADLINE : DIV_BOX;
        BlockList inside = read_blocks(arena, marks, at);
        *block = (Block){.kind = BLOCK_DIVISION,
                         .line = line,
                         .division = {.division = division, .end_line = *at, .blocks = inside}};
    }
    return list;
}

static void write_blocks(const BlockList *list, GString *out)
{
    for (int i = 0; i < list->count; i++) {
        const Block *b = &list->items[i];
        if (b->kind == BLOCK_DIVISION) {
            g_string_append(out, "(");
            write_blocks(&b->division.blocks, out);
            g_string_append(out, ")");
            continue;
        }
        if (b->kind == BLOCK_ITEM) g_string_append(out, b->item.marker);
        const Inlines *text = block_text(b);
        for (int k = 0; k < text->count; k++) g_string_append(out, text->items[k].text);
        g_string_append(out, "/");
    }
}

static const char *const cases[][2] = {
    /* the blocks without text go, wherever they stand */
    {"P 甲。|(|P 乙。|P {—}。|)|P 丙。", "甲。/(乙。/)丙。/"},
    /* a division goes when all in it is gone, the inner one with the outer; an empty one stays */
    {"P 甲。|(|P {—}。|)|P 乙。", "甲。/乙。/"},
    {"P 甲。|(|(|P {—}。|)|P {—}。|)|P 乙。", "甲。/乙。/"},
    {"P 甲。|(|(|P {—}。|)|P 丙。|)|P 乙。", "甲。/(丙。/)乙。/"},
    {"P 甲。|(|)", "甲。/()"},
    /* a heading goes with what stood under it, up to the end of its division */
    {"(|H2 甲|P {—}。|)|P 乙。", "乙。/"},
    {"(|P 丙。|H2 甲|P {—}。|)|P 乙。", "(丙。/)乙。/"},
    /* a division that begins behind a heading is its own */
    {"H2 甲|(|P {—}。|)|H2 乙|P 丙。", "乙/丙。/"},
    {"H2 甲|(|P 丁。|)|H2 乙|P 丙。", "甲/(丁。/)乙/丙。/"},
    /* the heading of a headline stands alone */
    {"(头条|P {—}。|H1 甲|P {—}。|)|P 乙。", "(甲/)乙。/"},
    /* numbers close up, in divisions too */
    {"H2 一、甲|P 甲。|(|H2 二、乙|P {—}。|)|H2 三、丙|P 丙。", "一、甲/甲。/二、丙/丙。/"},
    {"I 1. 甲|I 2. {—}|I 3. 丙", "1.甲/2.丙/"},
    /* the list in a division is not the one behind it */
    {"(|I 1. 甲|I 2. {—}|)|I 3. 丙", "(1.甲/)3.丙/"},
    {"I 1. 甲|I 2. {—}|(|I 3. 丙|)", "1.甲/(3.丙/)"}};

static void test_prune(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Arena *arena = arena_new();
        char **marks = g_strsplit(cases[i][0], "|", -1);
        int at = 0;
        Document document = {.arena = arena, .file = "l.md", .blocks = read_blocks(arena, marks, &at)};
        MarkdownBuild build = {.document = &document, .diags = diagnostics_new()};
        GString *left = g_string_new(NULL);
        prune_blocks(&build);
        write_blocks(&document.blocks, left);
        assert_string_equal(left->str, cases[i][1]);
        g_string_free(left, TRUE);
        diagnostics_free(build.diags);
        g_strfreev(marks);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_prune)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
