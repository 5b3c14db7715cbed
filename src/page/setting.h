/* Private to the page stage: what setting a block needs, and text (text_blocks.c). */
#ifndef JIANBAO_PAGE_SETTING_H
#define JIANBAO_PAGE_SETTING_H

#include "layout/document.h"
#include "page/flow.h"
#include "page/style.h"

typedef struct {
    const Document *document;
    const Style *style;
    TextContext text;
    Flow flow;
    Arena *arena;
    double width, height; /* of the column */
    bool whole_lines;     /* headings take whole lines: the lines of neighbouring columns stand level */
    int tables, figures;
    struct Footnote *footnotes; /* by number */
    Structure *structure;
    int body;           /* the element that blocks belong to */
    int list[8];        /* open lists, by level; 0 none */
    int deepest;        /* heading level of the last heading in the structure */
    int section[4];     /* for number-sections */
    GArray *outline;    /* OutlineEntry */
    GHashTable *fitted; /* texts whose cut was told (fitting.h) */
    Diagnostics *diags;
} Setting;

/* Composes inlines in a base style (strong, emphasis and links applied). */
ComposedText *set_inlines(Setting *s, const Inlines *text, TextStyle base, const char *prefix,
                          LineSpec measure);

/* Headings; paragraphs, items, messages and quotes. */
void set_heading(Setting *s, const Block *block);
void set_paragraph(Setting *s, const Block *block);

/* An element of the structure under `parent`. */
int add_element(Setting *s, const char *type, int parent);

/* Draws a line of `text` as a part of `element`. */
void draw_line(const ComposedText *text, int line, DisplayList *list, double x, double y, DisplayRole role,
               int element);

/* No page ends behind what was set last. */
void keep_with_next(Setting *s);

/* Pads the flow from item `first` so that its height is a whole number of lines. */
void set_on_grid(Setting *s, int first);

/* “注：…” and “资料来源：…” as items under a table. Returns whether anything was set. */
bool set_notes(Setting *s, const char *note, const char *source, double width, int parent);

/* The Unicode-safe text of a heading for outline and contents. */
const char *plain_text(Setting *s, const Inlines *text, const char *prefix);

/* Has the text of a layout say what an element of the structure shows; `empty` where it says nothing. */
void alternative_of_text(Setting *s, int element, const Inlines *text, const char *empty);

#endif
