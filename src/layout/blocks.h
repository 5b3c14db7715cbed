/* Private to the layout: fenced blocks. */
#ifndef JIANBAO_LAYOUT_BLOCKS_H
#define JIANBAO_LAYOUT_BLOCKS_H

#include "layout/markdown_build.h"

/* Handles a fenced block: ```chart or ```table with YAML inside, whose first line is line `first` of the
 * expanded text. Adds the block. */
void fenced_block(MarkdownBuild *build, const char *info, const char *text, int first);

#endif
