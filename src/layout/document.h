/* The document: a layout with its figures filled in, as a tree of blocks ready to be set.
 *
 * Plain data in one arena. Text of figures was never read as Markdown; each piece of it knows its source. */
#ifndef JIANBAO_LAYOUT_DOCUMENT_H
#define JIANBAO_LAYOUT_DOCUMENT_H

#include "base/paths.h"
#include "expression/expression.h"
#include "figure/told.h"
#include "layout/block.h"

typedef struct {
    Arena *arena;
    const char *file;
    OptionSet *front; /* front matter, after front_schema() */
    BlockList blocks;
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
