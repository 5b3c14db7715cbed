/* The figures that stand on finished pages, with their places. */
#ifndef JIANBAO_DISPLAY_PRINTED_H
#define JIANBAO_DISPLAY_PRINTED_H

#include "display/pages.h"

typedef struct {
    const Provenance *source;
    int page;                   /* from 1 */
    double x, y, width, height; /* its box in points, from the page's top left corner */
    int line;                   /* of the layout; 0 when it is of none */
    bool alternative;           /* stands in the text that is read in place of an exhibit, whose box it has */
} PrintedFigure;

/* All printed figures in the order of the pages, in `arena`; a figure of several runs (faces that differ) is
 * one. The figures of an alternative text stand before those that its exhibit shows. */
PrintedFigure *pages_figures(const Pages *pages, Arena *arena, int *count);

#endif
