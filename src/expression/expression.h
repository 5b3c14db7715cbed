/* Expressions of layouts: Lua 5.4 in a sandbox, behind a tokenizer that knows Chinese names and operators.
 *
 * No files, no system, no modules, no loading of code; steps, time, memory and text are limited (budget.h).
 */
#ifndef JIANBAO_EXPRESSION_EXPRESSION_H
#define JIANBAO_EXPRESSION_EXPRESSION_H

#include "expression/context.h"

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
bool expression_run(Expressions *e, const char *code, const TemplateSink *sink, const char **error,
                    int *line);

/* For help: the fixed functions, “name(arguments)\tmeaning” lines. */
const char *expression_help(void);

#endif
