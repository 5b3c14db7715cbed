/* The tree of blocks: which kinds have text, and the order in which they are asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "layout/block.h"

static void test_text(void **state)
{
    Inline word = {.text = "字"};
    Inlines text = {.items = &word, .count = 1};
    const Block with[] = {{.kind = BLOCK_HEADING, .heading = {.text = text}},
                          {.kind = BLOCK_PARAGRAPH, .paragraph = {text}},
                          {.kind = BLOCK_MESSAGE, .paragraph = {text}},
                          {.kind = BLOCK_ITEM, .item = {.text = text}},
                          {.kind = BLOCK_QUOTE, .paragraph = {text}},
                          {.kind = BLOCK_PICTURE, .picture = {.caption = text}}};
    static const BlockKind without[] = {BLOCK_TABLE, BLOCK_CHART, BLOCK_RULE, BLOCK_PAGE_BREAK,
                                        BLOCK_DIVISION};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(with); i++) {
        assert_non_null(block_text(&with[i]));
        assert_ptr_equal(block_text(&with[i])->items, &word);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(without); i++) assert_null(block_text(&(Block){.kind = without[i]}));
}

typedef struct {
    GString *lines;
    int last; /* the line that answers true */
} Asked;

static bool ask(Block *block, void *user)
{
    Asked *asked = user;
    g_string_append_printf(asked->lines, "%d ", block->line);
    return block->line == asked->last;
}

static void test_order(void **state)
{
    Block deepest[] = {{.kind = BLOCK_RULE, .line = 3}},
          inner[] = {{.kind = BLOCK_DIVISION, .line = 2, .division = {.blocks = {deepest, 1}}},
                     {.kind = BLOCK_RULE, .line = 4}},
          outer[] = {{.kind = BLOCK_DIVISION, .line = 1, .division = {.blocks = {inner, 2}}},
                     {.kind = BLOCK_RULE, .line = 5}};
    const BlockList list = {outer, 2};
    Asked asked = {.lines = g_string_new(NULL)};
    (void)state;
    assert_false(blocks_any(&list, ask, &asked));
    assert_string_equal(asked.lines->str, "1 2 3 4 5 ");
    g_string_truncate(asked.lines, 0);
    asked.last = 3;
    assert_true(blocks_any(&list, ask, &asked)); /* and nobody behind it is asked */
    assert_string_equal(asked.lines->str, "1 2 3 ");
    g_string_free(asked.lines, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_text), cmocka_unit_test(test_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
