/* A document's blocks: a tree, each of them of one kind with what that kind holds and nothing else.
 *
 * Plain data in the document's arena. Divisions hold their blocks. */
#ifndef JIANBAO_LAYOUT_BLOCK_H
#define JIANBAO_LAYOUT_BLOCK_H

#include "base/schema.h"
#include "figure/graphic.h"

typedef enum {
    INLINE_STRONG = 1,
    INLINE_EMPHASIS = 2,
    INLINE_SUPERSCRIPT = 4,
    INLINE_SUBSCRIPT = 8,
    INLINE_DOTS = 16, /* 着重号 under each character */
    INLINE_KAI = 32,
    INLINE_HEI = 64,
    INLINE_FANG = 128,
    INLINE_SONG = 256
} InlineMark;

/* A piece of text of one kind. '\n' in it is a line break that the author set. */
typedef struct {
    const char *text;
    int marks; /* InlineMark */
    const char *link;
    const Provenance *source;
    const CellGraphic *graphic; /* drawn in place of `text`, which is empty; or NULL */
    int note;                   /* a reference to the document's note of this number (from 1); 0: none */
    const char *missing;        /* of a figure that is missing: why; NULL otherwise (see silence.h) */
} Inline;

typedef struct {
    Inline *items;
    int count;
    CellGraphic *graphic; /* of a cell, instead of its text, which says the same */
} Inlines;

typedef enum { CELL_LEFT, CELL_CENTRE, CELL_RIGHT, CELL_DECIMAL } CellAlignment;

typedef struct {
    Inlines *cells;
    bool total, group; /* bold with a rule above; a heading inside the table */
} TableRow;

typedef struct {
    Inlines title;
    const char *unit, *note, *source, *id;
    int columns;
    Inlines *header;
    const char *
        *groups; /* what stands over the headers of neighbouring columns; NULL, or NULL for a column */
    CellAlignment *alignment;
    TableRow *rows;
    int row_count;
} Table;

typedef struct {
    Inlines text;
    int level; /* from 1 */
    const char *id;
    bool appendix, unnumbered; /* {.附件}, {.不编号} */
} HeadingBlock;

typedef struct {
    Inlines text;
} ParagraphBlock;

typedef struct {
    Inlines text;
    int level;          /* of the list, from 1 */
    const char *marker; /* "" in the further paragraphs of an item */
} ItemBlock;

typedef struct {
    const char *kind;
    OptionSet *options;
} ChartBlock;

typedef struct {
    Inlines caption;
    const char *file;        /* from where the layout lies; NULL for a place that is kept for one */
    const char *credit, *id; /* "" without a credit */
    double width;            /* millimetres; 0: the column's */
} PictureBlock;

typedef struct {
    bool odd; /* what follows begins on an odd page */
} PageBreakBlock;

typedef enum {
    DIV_COLUMNS, /* text in `span` columns */
    DIV_ROW,     /* its cells stand side by side */
    DIV_CELL,    /* takes `span` parts of the row's width */
    DIV_BOX,     /* tinted */
    DIV_QUOTE,   /* 引语: large, between rules */
    DIV_HEADLINE /* 头条: kicker, headline, subhead over the columns that follow */
} Division;

typedef struct Block Block;

/* Blocks that follow one another. */
typedef struct {
    Block *items;
    int count;
} BlockList;

typedef struct {
    Division division;
    int span;
    int end_line; /* of the layout: where its “:::” stands; 0 when the layout lacks it */
    BlockList blocks;
} DivisionBlock;

typedef enum {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_MESSAGE, /* a section's message: a paragraph wholly in bold */
    BLOCK_ITEM,    /* of a list */
    BLOCK_QUOTE,
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_PICTURE,
    BLOCK_RULE,
    BLOCK_PAGE_BREAK,
    BLOCK_DIVISION
} BlockKind;

struct Block {
    BlockKind kind;
    int line; /* of the layout */
    union {   /* by `kind`; a rule has none */
        HeadingBlock heading;
        ParagraphBlock paragraph; /* also of BLOCK_MESSAGE and BLOCK_QUOTE */
        ItemBlock item;
        Table *table;
        ChartBlock chart;
        PictureBlock picture;
        PageBreakBlock page_break;
        DivisionBlock division;
    };
};

/* The running text of a block (a picture's caption); NULL for a kind that has none. As with strchr, it may be
 * changed where the block may be. */
Inlines *block_text(const Block *block);

typedef bool (*BlockQuestion)(Block *block, void *user);

/* Asks the blocks one after another as the layout writes them, a division before the blocks in it, until one
 * answers true; returns whether one did. */
bool blocks_any(const BlockList *list, BlockQuestion question, void *user);

#endif
