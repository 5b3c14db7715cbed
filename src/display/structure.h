/* The logical structure of a document (ISO 32000-1 14.8): what readers that do not see the pages are told.
 * Elements in reading order; a display list says which of its items belong to which element. Items of no
 * element are artifacts: running heads, page numbers, rules. */
#ifndef JIANBAO_DISPLAY_STRUCTURE_H
#define JIANBAO_DISPLAY_STRUCTURE_H

#include "base/provenance.h"

typedef struct {
    const char *type; /* standard structure type: Part, P, H1, Table, TR, TH, TD, Figure, Caption … */
    int parent;       /* an element, -1: the document */
    const char *alt;  /* of figures: what they show; NULL */
    const SourcedText *alt_pieces; /* the same in pieces, figures with their sources alone */
    int alt_count;
    const char *scope; /* of TH: "Row" or "Column"; NULL */
    int columns, rows; /* that a cell of a table spans; 0: one */
    int line;          /* of the layout, where it is written; 0: of the element above */
} StructElement;

typedef struct {
    Arena *arena;
    StructElement *elements;
    int count, room;
    int line; /* of the layout, that elements added from now on come from; 0: of none */
} Structure;

Structure *structure_new(Arena *arena);

/* Adds an element behind its elder siblings; returns its number. */
int structure_add(Structure *structure, const char *type, int parent);

/* Says what an element shows: `alt` and its pieces, which are kept as they are. */
void structure_set_alt(Structure *structure, int element, const SourcedText *pieces, int count);

#endif
