/* What is asked of blocks of every kind: a row a kind says where its text lies in the union, and the tree is
 * walked by recursion, as deep as divisions stand in one another. */
#include "layout/block.h"

#include <stddef.h>

enum { NO_TEXT = 0 }; /* the kind itself lies at 0: a row that is not written has no text */

static const size_t text_at[BLOCK_DIVISION + 1] = {
    [BLOCK_HEADING] = offsetof(Block, heading.text),   [BLOCK_PARAGRAPH] = offsetof(Block, paragraph.text),
    [BLOCK_MESSAGE] = offsetof(Block, paragraph.text), [BLOCK_ITEM] = offsetof(Block, item.text),
    [BLOCK_QUOTE] = offsetof(Block, paragraph.text),   [BLOCK_PICTURE] = offsetof(Block, picture.caption)};

Inlines *block_text(const Block *block)
{
    size_t at = text_at[block->kind];
    return at == NO_TEXT ? NULL : (Inlines *)((char *)block + at);
}

bool blocks_any(const BlockList *list, BlockQuestion question, void *user)
{
    for (int i = 0; i < list->count; i++) {
        Block *block = &list->items[i];
        if (question(block, user)) return true;
        if (block->kind == BLOCK_DIVISION && blocks_any(&block->division.blocks, question, user)) return true;
    }
    return false;
}
