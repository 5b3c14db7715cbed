/* Private to the layout: pictures, captions and headers of tables. */
#ifndef JIANBAO_LAYOUT_CAPTIONS_H
#define JIANBAO_LAYOUT_CAPTIONS_H

#include "layout/markdown_build.h"

/* The text with the files of pictures that have spaces or brackets in their names put between < and >, as
 * CommonMark wants them: ![图](照片 (1).jpg) is what people write. The caller frees. */
char *pictures_prepare(const char *text);

/* A picture that is a paragraph of its own: `attributes` is the text behind it. */
void picture_block(MarkdownBuild *build, const char *source, Inlines caption, const char *attributes,
                   int line);

/* Turns a table and the paragraph “: caption {unit=…}” behind it into one block. */
void attach_captions(MarkdownBuild *build);

/* Headers such as “当月｜同比” become two levels: a group over neighbouring columns, and the column.
 * */
void split_headers(MarkdownBuild *build);

#endif
