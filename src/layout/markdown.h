/* Private to the document stage: expanded Markdown (md4c) as blocks. */
#ifndef JIANBAO_LAYOUT_MARKDOWN_H
#define JIANBAO_LAYOUT_MARKDOWN_H

#include "layout/document.h"
#include "layout/inlines.h"
#include "layout/template.h"

/* A division whose “:::” has not come: its block, the blocks beside which it stands, the division around it.
 */
typedef struct OpenDivision OpenDivision;
struct OpenDivision {
    Block block;
    GArray *beside; /* Block */
    OpenDivision *around;
    int depth; /* 1: in no other */
};

typedef struct {
    Document *document;
    const DocumentRequest *request;
    const Expanded *expanded;
    Diagnostics *diags;
    GArray *blocks;     /* Block: of the innermost open division, or of the document */
    OpenDivision *open; /* the innermost; NULL outside all */
    int too_deep;       /* divisions in it that were refused and whose “:::” is still to come */
} MarkdownBuild;

/* Parses the expanded text into the document's blocks. */
void markdown_read(MarkdownBuild *build);

/* Handles a fenced block: ```chart or ```table with YAML inside, whose first line is line `first` of the
 * expanded text. Adds the block. (blocks.c) */
void fenced_block(MarkdownBuild *build, const char *info, const char *text, int first);

/* The options of a fenced block; and whether the indicators and regions in them stand in the data (reported
 * when not). (blocks.c) */
OptionSet *block_options(MarkdownBuild *build, const char *text, int first, const Schema *schema,
                         const char *what);
bool block_names(MarkdownBuild *build, const OptionSet *set);

/* A ```table block. (tables.c) */
void table_block(MarkdownBuild *build, const char *text, int first);

/* A paragraph that is the line of a division: opens it or closes the innermost. False when it is none.
 * (divisions.c) */
bool division_line(MarkdownBuild *build, const Inlines *text, int line);

/* Closes what was not ended and gives the blocks to the document. (divisions.c) */
void finish_divisions(MarkdownBuild *build);

/* Reports divisions of the document that are not ended, or not where they may be. (divisions.c) */
void check_divisions(const MarkdownBuild *build);

/* The text with the files of pictures that have spaces or brackets in their names put between < and >, as
 * CommonMark wants them: ![图](照片 (1).jpg) is what people write. The caller frees. (captions.c) */
char *pictures_prepare(const char *text);

/* A picture that is a paragraph of its own: `attributes` is the text behind it. (captions.c) */
void picture_block(MarkdownBuild *build, const char *source, Inlines caption, const char *attributes,
                   int line);

/* Turns a table and the paragraph “: caption {unit=…}” behind it into one block. (captions.c) */
void attach_captions(MarkdownBuild *build);

/* Headers such as “当月｜同比” become two levels: a group over neighbouring columns, and the column.
 * (captions.c) */
void split_headers(MarkdownBuild *build);

#endif
