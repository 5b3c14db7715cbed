/* The document: a layout with its figures filled in, as a tree of blocks ready to be set.
 *
 * Plain data in one arena. Text of figures was never read as Markdown; each piece of it knows its source. */
#ifndef JIANBAO_LAYOUT_DOCUMENT_H
#define JIANBAO_LAYOUT_DOCUMENT_H

#include "figure/graphic.h"
#include "figure/told.h"
#include "base/paths.h"
#include "base/schema.h"
#include "expression/expression.h"

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

typedef enum {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_MESSAGE, /* a section's message: a paragraph wholly in bold */
    BLOCK_ITEM,    /* of a list; `level` from 1, `marker` */
    BLOCK_QUOTE,
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_PICTURE, /* `text` is its caption */
    BLOCK_RULE,
    BLOCK_PAGE_BREAK,
    BLOCK_DIV_BEGIN, /* `division`, `span`; up to its BLOCK_DIV_END */
    BLOCK_DIV_END
} BlockKind;

typedef enum {
    DIV_COLUMNS, /* text in `span` columns */
    DIV_ROW,     /* its cells stand side by side */
    DIV_CELL,    /* takes `span` parts of the row's width */
    DIV_BOX,     /* tinted */
    DIV_QUOTE,   /* 引语: large, between rules */
    DIV_HEADLINE /* 头条: kicker, headline, subhead over the columns that follow */
} Division;

typedef struct {
    BlockKind kind;
    int line; /* of the layout */
    int level;
    const char *marker, *id;
    bool appendix, unnumbered; /* of headings: {.附件}, {.不编号} */
    bool odd_page;             /* of a page break: what follows begins on an odd page */
    Inlines text;
    Table *table;
    const char *chart_kind;
    OptionSet *options; /* of a chart */
    Division division;
    int span;
    const char *file, *credit; /* of a picture; the file's path, from where the layout lies; NULL for a
                                  place that is kept for one */
    double width;              /* of a picture, millimetres; 0: the column's */
} Block;

typedef struct {
    Arena *arena;
    const char *file;
    OptionSet *front; /* front matter, after front_schema() */
    Block *blocks;
    int block_count;
    Inlines *notes; /* footnotes, in order of their numbers */
    int note_count;
    int silenced;                       /* clauses, tables left out since their figures are missing */
    int figures_known, figures_missing; /* out of the data, in text and tables */
    const char *without_data;           /* why the period cannot be reported on; NULL */
    Place period_place;                 /* where the period was written */
    ExpressionContext context;
    const Paths *paths; /* what it may read; NULL: everything */
    Told *told;         /* what its running text says, for charts to say another thing */
} Document;

/* The keys of a ```table block. */
const Schema *table_schema(void);

/* A chart kind's name and schema, as report hands them over. */
typedef struct {
    const char *kind, *alias;
    const Schema *schema;
} ChartKindSchema;

/* What the layout is read with: where to load data from, overrides of the command line, chart kinds. */
typedef struct {
    ExpressionContext context;
    const char *period, *region; /* of the command line, NULL when not given */
    const char **settings;       /* KEY=VALUE, NULL-terminated; may be NULL */
    const Paths *paths;          /* what the layout may read; NULL: everything */
    const ChartKindSchema *chart_kinds;
    int chart_kind_count;
} DocumentRequest;

void document_free(Document *document);

/* Whether an indicator is one that the layout can do without (needs) and the dictionary lacks. */
bool document_lacks(const Document *document, const char *indicator);

/* Counts a figure of the observations that the report prints, there or not delivered: `missing` is why it is
 * missing, NULL when it is there. What cannot be computed (no base, no target) is no gap of the period. */
void document_count_figure(Document *document, const char *missing, bool sourced);

/* The front matter's text value, "" when it is not set. '\n' in titles is a break that the author set (\ in
 * the layout). */
const char *document_setting(const Document *document, const char *key);

/* The same on one line, in the document's arena. */
const char *document_plain_setting(const Document *document, const char *key);

#endif
