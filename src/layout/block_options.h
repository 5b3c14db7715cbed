/* Private to the layout: the options of fenced blocks. */
#ifndef JIANBAO_LAYOUT_BLOCK_OPTIONS_H
#define JIANBAO_LAYOUT_BLOCK_OPTIONS_H

#include "layout/markdown_build.h"

/* The options of a fenced block; and whether the indicators and regions in them stand in the data (reported
 * when not). */
OptionSet *block_options(MarkdownBuild *build, const char *text, int first, const Schema *schema,
                         const char *what);
bool block_names(MarkdownBuild *build, const OptionSet *set);

#endif
