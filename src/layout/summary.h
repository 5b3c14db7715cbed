/* A layout in a few words: what it is, what it speaks of, and what of that a data folder has. */
#ifndef JIANBAO_LAYOUT_SUMMARY_H
#define JIANBAO_LAYOUT_SUMMARY_H

#include "layout/document.h"

/* What a layout is and finds in a data folder. */
typedef struct {
    char *title, *about; /* new text; without data the title has no figures and names filled in */
    char *uses; /* “、”-joined: what it speaks of, with how much of it there is; "" for nothing said */
    char *lacking; /* “、”-joined: what of that the folder has none of */
    char *period;  /* on what it would report; "" without data */
    bool empty;    /* the folder has nothing at all of what it speaks of */
} LayoutSummary;

/* Whether the file begins with front matter, as layouts do. */
bool layout_is_file(const char *path);

/* Fills an empty summary from a document, whose figures need not have been found. */
void layout_summarise(const Document *document, LayoutSummary *summary);

/* Frees what the summary holds. */
void layout_summary_free(LayoutSummary *summary);

#endif
