/* A layout's text as Lua code: {{ … }} gives a value, {% … %} is a statement, the rest is text in chunks.
 * Each line of the code is known to come from a line of the layout, or of a file that it includes. */
#ifndef JIANBAO_LAYOUT_TEMPLATE_CODE_H
#define JIANBAO_LAYOUT_TEMPLATE_CODE_H

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "expression/expression.h"
#include "layout/template_source.h"

/* Text between marks, which the code gives by its number. */
typedef struct {
    const char *text;
    size_t length;
    int line;    /* of the layout */
    bool inside; /* of an included file: all of it counts as the line of the layout that includes it */
} Chunk;

typedef struct TemplateCode TemplateCode;

/* Translates `source`. Every fault is reported, also of expressions that Lua cannot read; then
 * template_code_good says false. `source` must outlive the code, which the caller frees. */
TemplateCode *template_code_new(const char *source, TemplateSource at, Expressions *expressions,
                                Diagnostics *diags);
void template_code_free(TemplateCode *code);

bool template_code_good(const TemplateCode *code);
const char *template_code_text(const TemplateCode *code);
const Chunk *template_code_chunk(const TemplateCode *code, int n);

/* The place in the layout of a line of the Lua code, counted from 1. */
Place template_code_place(const TemplateCode *code, int line);

#endif
