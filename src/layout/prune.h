/* The blocks of a document without those that missing figures leave empty. */
#ifndef JIANBAO_LAYOUT_PRUNE_H
#define JIANBAO_LAYOUT_PRUNE_H

#include "layout/markdown.h"

/* Silences the running text of all blocks (see silence.h) and takes out what is left empty: paragraphs, list
 * items, tables without rows, headings with nothing under them. The numbers of headings and of list items
 * close up. What was left out is told in one note a block. */
void prune_blocks(MarkdownBuild *build);

#endif
