/* Where a figure comes from: a tree of rules over their inputs, down to the cells of the data's files.
 *
 * Made by the analysis beside every value, carried with the printed text through layout, charts and pages,
 * and written into the PDF. Plain data in the arena of whoever made it. The rules themselves, which evaluate
 * a tree again, stand in analysis/rule.h; here is only what every stage may carry. */
#ifndef JIANBAO_BASE_PROVENANCE_H
#define JIANBAO_BASE_PROVENANCE_H

#include <stdbool.h>

#include "base/arena.h"

typedef enum {
    PROVENANCE_CELL,     /* a figure as delivered: `file`, `line`, `column` */
    PROVENANCE_CONSTANT, /* a figure that the rule needs and no cell gives (months of a year); `rule` names it
                          */
    PROVENANCE_RULE,     /* computed by `rule` from the inputs */
    PROVENANCE_SERIES,   /* the figures that a method takes whole, one node for all that rest on them: its
                          * inputs   stand in its place when a tree is evaluated; `rule` says what they are */
    PROVENANCE_LIST,     /* several inputs on their way to one rule; never stands in a finished tree */
    PROVENANCE_PRINTED,  /* its one input rounded to `decimals`: `text` */
    PROVENANCE_WORDS     /* said by the phrase `rule` from the inputs: `text` */
} ProvenanceKind;

/* What a cell or a printed figure is about: numbers of the dataset, and the period as first × 100 + last
 * months behind the year. All 0 with `set` false for figures that are about no indicator. */
typedef struct {
    bool set;
    int indicator, region, year, months;
} ProvenanceSubject;

typedef struct Provenance Provenance;
struct Provenance {
    ProvenanceKind kind;
    int places;       /* of CELL and PRINTED's input: decimals as typed; -1 for a computed figure */
    int decimals;     /* of PRINTED and WORDS: decimals of the figures in it */
    int line, column; /* of CELL, from 1; column 0: the whole row */
    int input_count;
    double number;    /* what the node gives, unrounded; of PRINTED as displayed */
    const char *file; /* of CELL, as messages name it */
    const char *rule; /* of RULE and WORDS: its name in analysis/rule.h; of CONSTANT and PRINTED what it is */
    const char *text; /* of PRINTED and WORDS */
    const char
        *parameters; /* of WORDS: what the phrase takes besides figures (name of the reference …), or NULL */
    const char *place; /* of PRINTED and WORDS: “file:line:column … rule”, for dumps; "" when there is none */
    const char *measure; /* of PRINTED and WORDS: the measure's English name, or NULL */
    const char *label;   /* of the same: region, indicator, period and measure in words, or NULL */
    ProvenanceSubject subject;
    const Provenance *const *inputs;
};

/* A piece of text, and where it came from when it is a figure; NULL when it is bare. */
typedef struct {
    const char *text;
    const Provenance *source;
} SourcedText;

/* A node over the inputs that are not NULL; inputs that are lists give theirs. The caller fills in the rest.
 */
Provenance *provenance_node(Arena *arena, ProvenanceKind kind, const Provenance *const *inputs, int count);

/* “file:line:column …” of the first four cells below a node (then 等n处), and the rule on top; "" without
 * cells. In the arena. */
const char *provenance_place(const Provenance *node, Arena *arena);

/* Calls `visit` for every cell below a node, in order, once for each time it is used. */
void provenance_cells(const Provenance *node, void (*visit)(const Provenance *cell, void *user), void *user);

#endif
