/* Private to the layout: divisions, from ::: to :::. */
#ifndef JIANBAO_LAYOUT_DIVISIONS_H
#define JIANBAO_LAYOUT_DIVISIONS_H

#include "layout/markdown_build.h"

/* A paragraph that is the line of a division: opens it or closes the innermost. False when it is none.
 * */
bool division_line(MarkdownBuild *build, const Inlines *text, int line);

/* Closes what was not ended and gives the blocks to the document. */
void finish_divisions(MarkdownBuild *build);

/* Reports divisions of the document that are not ended, or not where they may be. */
void check_divisions(const MarkdownBuild *build);

#endif
