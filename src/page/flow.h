/* Vertical material: what stands under one another on pages, and where a page may end. */
#ifndef JIANBAO_PAGE_FLOW_H
#define JIANBAO_PAGE_FLOW_H

#include <glib.h>

#include "display/pages.h"

/* The part of a table that is repeated on every further page: 续表 and the header. */
typedef struct {
    DisplayList *head;
    double height;
    DisplayList *foot; /* the rule that closes a part */
    double foot_height;
} TableRun;

/* A footnote, for the foot of the page that its reference stands on. */
typedef struct FlowNote FlowNote;
struct FlowNote {
    DisplayList *list;
    double height;
    const FlowNote *next; /* of the same item */
};

/* A paragraph whose number of lines may be changed by one for the sake of its page. */
typedef struct FlowParagraph FlowParagraph;
struct FlowParagraph {
    void *text; /* for recompose */
    int lines;
    /* Appends the items (FlowItem) of the paragraph in `lines` lines; returns how much worse it is, INFINITY
     * when it cannot be. */
    double (*recompose)(FlowParagraph *paragraph, int lines, GArray *items);
};

typedef struct FlowColumns FlowColumns;

/* A chart whose height may change by whole lines for the sake of its page. */
typedef struct FlowItem FlowItem;
typedef struct FlowChart FlowChart;
struct FlowChart {
    int least, most; /* lines by which it may be lower (if it can: `resize` says) and higher */
    bool tried;      /* whether `least` was tried */
    /* Draws it anew, `lines` higher than at first, as the list and the height of `item` (NULL: only tries).
     * False, with nothing changed, when it loses a label or does not take the height. */
    bool (*resize)(FlowChart *chart, int lines, FlowItem *item);
};

struct FlowItem {
    double before; /* space above, dropped at the top of a page */
    double height;
    DisplayList *list;   /* drawn with its top left corner at the column's */
    bool keep;           /* no page ends behind this item */
    bool floats;         /* a chart: where it does not fit, what follows in its section may go before it */
    const TableRun *run; /* of a table's rows: a page that ends behind the item is continued with the head */
    bool foot;           /* stands at the foot of an even page: 版记 */
    bool page_break;     /* a page ends here (the item itself is empty) */
    bool odd_page;       /* … and the next is an odd one, behind a blank page when need be */
    int entry;           /* the heading (number in the outline) that begins here, -1 */
    const FlowNote *notes;    /* footnotes that the item refers to */
    FlowColumns *columns;     /* not laid out yet: their height is found where they stand */
    GArray *entries;          /* headings of the columns that were laid out (int) */
    int line;                 /* of the layout */
    FlowParagraph *paragraph; /* that the line belongs to, NULL for everything else */
    FlowChart *chart;         /* NULL for everything else */
    bool moves; /* begins a chart, a picture or a whole table, which may stand behind what follows */
};

typedef struct {
    Arena *arena;
    GArray *items;          /* FlowItem */
    DisplayList *note_rule; /* between the text and its footnotes */
    double note_gap;        /* the height it takes */
    double line;            /* of the text; pages are planned (flow_plan.h) where it is not 0 */
    bool full_pages;        /* a page of text alone is filled to its last line (GB/T 9704: 22 lines) */
} Flow;

/* Text in columns, with the line between them. */
struct FlowColumns {
    Flow flow; /* owned: its items are freed when the columns are laid out */
    int count;
    double width, gap;
    double line; /* heights are whole lines */
    double rule; /* thickness of the line between columns; 0: none */
    Colour colour;
};

/* Adds an empty item and returns it for filling. */
FlowItem *flow_add(Flow *flow, double height);

/* Frees the items. */
void flow_clear(Flow *flow);

#endif
