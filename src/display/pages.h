/* Finished pages: what the page stage hands to output. */
#ifndef JIANBAO_DISPLAY_PAGES_H
#define JIANBAO_DISPLAY_PAGES_H

#include "display/display.h"
#include "display/structure.h"

typedef struct {
    double width, height; /* points */
    DisplayList *list;
    const char *label; /* the page number as printed, "" where none is */
    double fill;       /* how far down the text block is filled, from 0 to 1 */
} Page;

typedef struct {
    int level; /* 1.. */
    const char *title, *destination;
} OutlineEntry;

typedef struct {
    Arena *arena;
    Page *pages;
    int count;
    const OutlineEntry *outline;
    int outline_count;
    Structure *structure;
    const char *title, *author, *subject, *keywords;
    const char *attachment_name, *attachment; /* a JSON file that travels with a PDF, or NULL */
} Pages;

/* Writes each page's number, label and size in points, and everything that stands on it; then title, outline
 * and structure, and the trees of the figures. */
void pages_dump(const Pages *pages, FILE *out);

/* Writes a line a page: how full it is, in per cent of its text block. */
void pages_print_fill(const Pages *pages, FILE *out);

#endif
