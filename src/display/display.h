/* The display list: what stands on a page, in points from the top left corner, y down.
 *
 * The seam between composing and painting: text, charts and pages write it, output paints it, tests read its
 * dump. Plain data; all arrays live in the arena given when the list was made. */
#ifndef JIANBAO_DISPLAY_DISPLAY_H
#define JIANBAO_DISPLAY_DISPLAY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/provenance_dump.h"

typedef struct {
    double red, green, blue; /* 0..1 */
} Colour;

/* "#RRGGBB"; black when malformed. */
Colour colour_parse(const char *hex);

/* A face as the text stage knows it; only that stage and the painter look inside. */
typedef struct Face Face;

typedef struct {
    unsigned id;
    double x, y; /* origin, relative to the run's */
} PlacedGlyph;

/* How many bytes of text stand for how many glyphs. */
typedef struct {
    int bytes, glyphs;
} GlyphCluster;

typedef enum { DISPLAY_GLYPHS, DISPLAY_PATH, DISPLAY_IMAGE, DISPLAY_BEGIN, DISPLAY_END } DisplayKind;

/* What a DISPLAY_BEGIN says of the items up to its DISPLAY_END. */
typedef enum {
    MARK_LINK,        /* leads to the destination `target` */
    MARK_ADDRESS,     /* leads to the address `target` (a URI) */
    MARK_DESTINATION, /* is the place that links call `target` */
    MARK_ELEMENT      /* belongs to `element` of the structure */
} DisplayMark;

/* What an item is for the reader. Their names in dumps stand in a table in display.c. */
typedef enum {
    DRAWN_UNSAID, /* as an argument: what such things mostly are; in a list no item is it */
    /* text of the page */
    DRAWN_TEXT,
    DRAWN_TITLE,
    DRAWN_HEADING,
    DRAWN_LEAD,
    DRAWN_CELL,
    DRAWN_CAPTION,
    DRAWN_MESSAGE,
    DRAWN_NOTE,
    DRAWN_FOOTNOTE,
    DRAWN_CONTENTS,
    DRAWN_OFFICIAL,
    DRAWN_FOLIO,
    DRAWN_HEAD,
    DRAWN_PLATE,
    /* charts */
    DRAWN_LABEL,
    DRAWN_MARK,
    DRAWN_AXIS,
    DRAWN_GRID,
    DRAWN_LEGEND,
    DRAWN_TARGET,
    DRAWN_LAST_YEAR,
    DRAWN_MEAN,
    DRAWN_BAND,
    DRAWN_BAR,
    DRAWN_TRACK,
    DRAWN_DOT,
    DRAWN_TIME,
    DRAWN_NOW,
    DRAWN_CONNECTOR,
    DRAWN_HATCH,
    DRAWN_INSET,
    DRAWN_EDGE,
    /* the rest */
    DRAWN_RULE,
    DRAWN_LEADER,
    DRAWN_FILL,
    DRAWN_HALO,
    DRAWN_KNOCKOUT,
    DRAWN_PICTURE,
    DRAWN_TAG,
    DRAWN_COUNT
} DisplayRole;

typedef enum { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE } PathVerb;

typedef struct {
    PathVerb verb;
    double x[3], y[3]; /* 1 point; PATH_CURVE: two control points and the end */
} PathSegment;

typedef struct {
    DisplayKind kind;
    Colour colour;
    double x, y; /* offset of everything in the item */
    /* Turned a quarter to the left: what stands at (x, y) of the turned list stands at (turn_x + y, turn_y -
     * x) of the page. */
    bool turned;
    double turn_x, turn_y;
    DisplayRole role;
    const Provenance *source; /* where its figure came from, or NULL */
    union {
        struct {
            const Face *face;
            double size;
            const PlacedGlyph *glyphs;
            int glyph_count;
            const GlyphCluster *clusters;
            int cluster_count;
            const char *text;
            double width; /* from the origin to the last glyph's end */
        } glyphs;
        struct {
            const PathSegment *segments;
            int count;
            bool fill, stroke;
            double line_width, dash[4];
            int dash_count;
        } path;
        struct {
            const char *file;
            double width, height; /* as drawn, from the item's x and y down */
        } image;
        struct {
            DisplayMark mark;
            const char *target; /* NULL for elements */
            int element;
        } mark; /* of DISPLAY_BEGIN and DISPLAY_END */
    } as;
} DisplayItem;

typedef struct {
    Arena *arena;
    DisplayItem *items;
    int count, room;
} DisplayList;

/* An empty list in `arena`. */
DisplayList *display_new(Arena *arena);

/* Adds a copy of `item`. */
void display_add(DisplayList *list, DisplayItem item);

/* Adds all items of `from`, moved by (dx, dy). */
void display_append(DisplayList *list, const DisplayList *from, double dx, double dy);

/* The same, turned a quarter to the left: its head stands at the left, its left edge at the bottom, at (x,
 * y). Turned items are not turned again. */
void display_append_turned(DisplayList *list, const DisplayList *from, double x, double y);

/* Simple marks. Widths and positions in points. DRAWN_UNSAID is DRAWN_MARK, of straight and
 * dashed lines DRAWN_RULE. */
void display_rect(DisplayList *list, double x, double y, double width, double height, Colour fill,
                  DisplayRole role);
void display_line(DisplayList *list, double x1, double y1, double x2, double y2, double width, Colour colour,
                  DisplayRole role);
/* The same for marks and guides of charts. They, dashed lines and polylines are drawn as curves, so that
 * programs that look for ruled tables in a PDF do not take a chart's grid for one. */
void display_guide(DisplayList *list, double x1, double y1, double x2, double y2, double width, Colour colour,
                   DisplayRole role);
void display_dashed(DisplayList *list, double x1, double y1, double x2, double y2, double width,
                    Colour colour, double on, double off, DisplayRole role);
void display_polyline(DisplayList *list, const double *x, const double *y, int count, double width,
                      Colour colour, const double *dash, int dash_count, DisplayRole role);
void display_polygon(DisplayList *list, const double *x, const double *y, int count, Colour fill,
                     DisplayRole role);
void display_circle(DisplayList *list, double x, double y, double radius, Colour colour, double stroke,
                    DisplayRole role);

/* Gives the marks added since the list had `from` items the provenance of their figure (may be NULL).
 */
void display_source(DisplayList *list, int from, const Provenance *source);

/* The picture of a file (PNG, JPEG …) in a box. */
void display_image(DisplayList *list, const char *file, double x, double y, double width, double height);

/* A link or a destination around what follows, until display_end of the same. The list keeps a copy of
 * `target`. How a backend writes it is its own affair. */
void display_begin(DisplayList *list, DisplayMark mark, const char *target);
void display_end(DisplayList *list, DisplayMark mark);

/* What follows, until display_end_element, belongs to an element of the structure (display/structure.h). Each
 * pair is a unit of its own when text is taken out of the PDF: one line, one cell. Pairs may be nested. */
void display_begin_element(DisplayList *list, int element);
void display_end_element(DisplayList *list);

/* Bounding box of an item: text from ascent .88 to descent .12 of its size. False for marks. */
bool display_bounds(const DisplayItem *item, double *x, double *y, double *width, double *height);

/* One line an item, for tests and people: kind, role, box, then text, or the points of a path, then where the
 * figure came from, with the number of its tree in `sources`. */
void display_dump(const DisplayList *list, ProvenanceList *sources, FILE *out);

#endif
