/* Private to the document stage: {{ … }} and {% … %} are filled before Markdown is read. Each value becomes
 * one character of a private plane, so that data can never be taken for markup. */
#ifndef JIANBAO_LAYOUT_TEMPLATE_H
#define JIANBAO_LAYOUT_TEMPLATE_H

#include <glib.h>

#include "expression/expression.h"
#include "layout/template_source.h"

typedef struct {
    GString *text;  /* expanded Markdown */
    GArray *lines;  /* int: the layout's line of each line of `text` */
    GArray *values; /* Inserted */
} Expanded;

/* Expands `source`. False after reporting. The caller frees the three members with expanded_free. */
bool template_expand(const char *source, TemplateSource at, Expressions *expressions, Expanded *out,
                     Diagnostics *diags);
void expanded_free(Expanded *expanded);

/* The value a character stands for, or NULL. */
const Inserted *expanded_value(const Expanded *expanded, gunichar c);

/* `text` with the values put back as plain text, in `arena`. */
const char *expanded_restore(const Expanded *expanded, const char *text, Arena *arena);

#endif
