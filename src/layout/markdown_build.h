/* Private to the layout: the Markdown of a document while it becomes blocks. */
#ifndef JIANBAO_LAYOUT_MARKDOWN_BUILD_H
#define JIANBAO_LAYOUT_MARKDOWN_BUILD_H

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

#endif
