/* What an expression has around it, and what it gives: plain data. */
#ifndef JIANBAO_EXPRESSION_CONTEXT_H
#define JIANBAO_EXPRESSION_CONTEXT_H

#include "analysis/series.h"
#include "base/limits.h"
#include "base/schema.h"

/* What expressions may ask for. `load` is called when the first name of the data is met and may return NULL
 * (no data folder); the region and period are valid after it. */
typedef struct ExpressionContext ExpressionContext;
struct ExpressionContext {
    Analysis *analysis;
    int region;
    Period period;
    PeriodNotation notation;
    const OptionSet *settings; /* of the layout's front matter; NULL for a single expression */
    const Limits *limits;      /* of the run; NULL: the default ones */
    const Diagnostics *diags;  /* what was told while the data were loaded; may be NULL */
    bool (*load)(ExpressionContext *context);
    void *user;
};

/* Text that an expression gave, and where its figure came from. */
typedef struct {
    const char *text;
    const Provenance *source;
    const struct CellGraphic *graphic; /* drawn in place of the text; or NULL */
    const char *missing; /* why there is no figure, "" when it is not known; NULL: there is one */
} Inserted;

typedef struct Expressions Expressions;

/* Who takes what a template gives. */
typedef struct {
    size_t (*text)(void *user, int n);         /* the bytes of the text */
    bool (*value)(void *user, Inserted value); /* false: too many values */
    /* An expression that failed: the template goes on with — in its place, so that all faults are told. */
    void (*fault)(void *user, int line, const char *message);
    void *user;
} TemplateSink;

#endif
