/* Private to output: painting a page's items with their place in the structure. What Cairo 1.16 can mark is
 * marked as spans, one a unit of text; which element each belongs to is noted for the finishing step. */
#ifndef JIANBAO_OUTPUT_MARKING_H
#define JIANBAO_OUTPUT_MARKING_H

#include <cairo.h>
#include <glib.h>

#include "display/pages.h"

/* A piece of marked content, in the order of its content stream. */
typedef struct {
    int element;   /* of the structure, -1: the document */
    bool link;     /* it is a link of its own, with the next annotation of the page */
    GString *text; /* as it was typed */
} MarkedPart;

/* The parts of one page: an array of MarkedPart. */
GArray *marked_parts_new(void);
void marked_parts_free(GArray *parts);

/* Paints `list`; parts NULL: without marks (images). */
void paint_list(cairo_t *cr, const DisplayList *list, GArray *parts);

#endif
