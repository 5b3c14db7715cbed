/* Private to the document stage: expanded Markdown (md4c) as blocks. */
#ifndef JIANBAO_LAYOUT_MARKDOWN_H
#define JIANBAO_LAYOUT_MARKDOWN_H

#include "layout/markdown_build.h"

/* Parses the expanded text into the document's blocks. */
void markdown_read(MarkdownBuild *build);

#endif
