/* The marks that part a layout's text: {{ … }}, {% … %}, <!-- … -->, in the spellings of a Chinese keyboard
 * too; and single braces that were meant to be double ones. */
#ifndef JIANBAO_LAYOUT_BRACES_H
#define JIANBAO_LAYOUT_BRACES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

typedef struct {
    enum { BRACE_NONE, BRACE_VALUE, BRACE_STATEMENT, BRACE_COMMENT } kind;
    bool wide;       /* a full-width brace is among its characters */
    size_t length;   /* of the opening mark */
    const char *end; /* the closing mark; NULL when another one opens first, or there is none */
    size_t end_length;
} BraceMark;

/* The mark that opens at `p`. */
BraceMark brace_mark_at(const char *p);

/* Reports an expression in single braces in the text [from, to), which begins at `place`: an error when it
 * can be nothing else (“{投资.累计}”), a warning when it is a name in braces. Attributes such as {.分栏 n=2}
 * are none. */
void braces_check(const char *from, const char *to, Place place, Diagnostics *diags);

#endif
