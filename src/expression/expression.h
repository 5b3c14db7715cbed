/* Expressions of layouts: Lua 5.4 in a sandbox, behind a tokenizer that knows Chinese names and operators.
 *
 * No files, no system, no modules, no loading of code; steps, time, memory and text are limited (budget.h).
 */
#ifndef JIANBAO_EXPRESSION_EXPRESSION_H
#define JIANBAO_EXPRESSION_EXPRESSION_H

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
    const Diagnostics *diags;  /* what was reported of the data so far; may be NULL */
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

/* A new interpreter; texts it gives live in `arena`. The caller frees it. */
Expressions *expressions_new(ExpressionContext *context, Arena *arena);
void expressions_free(Expressions *expressions);

/* Evaluates one expression; false with the reason in *error (Chinese, in the arena). */
bool expression_eval(Expressions *e, const char *expression, Inserted *result, const char **error);

/* Whether Lua can read an expression that is translated already; if not, the reason in *error (in the arena)
 * and its line within the expression, from 1. */
bool expression_reads(Expressions *e, const char *code, const char **error, int *line);

/* Runs a translated template (see template.c): `emit_text` is called for _t(n), `emit_value` for values.
 * False with the reason and the line. */
typedef struct {
    size_t (*text)(void *user, int n);         /* the bytes of the text */
    bool (*value)(void *user, Inserted value); /* false: too many values */
    /* An expression that failed: the template goes on with — in its place, so that all faults are told. */
    void (*fault)(void *user, int line, const char *message);
    void *user;
} TemplateSink;
bool expression_run(Expressions *e, const char *code, const TemplateSink *sink, const char **error,
                    int *line);

/* For help: the fixed functions, “name(arguments)\tmeaning” lines. */
const char *expression_help(void);

#endif
