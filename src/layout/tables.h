/* Private to the layout: table blocks. */
#ifndef JIANBAO_LAYOUT_TABLES_H
#define JIANBAO_LAYOUT_TABLES_H

#include "layout/markdown_build.h"

/* A ```table block. */
void table_block(MarkdownBuild *build, const char *text, int first);

#endif
