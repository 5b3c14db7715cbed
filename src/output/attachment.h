/* Reading a file that travels with a PDF. */
#ifndef JIANBAO_OUTPUT_ATTACHMENT_H
#define JIANBAO_OUTPUT_ATTACHMENT_H

#include "base/diag.h"

/* The attachment `name` of the PDF at `path`: new text (g_free). NULL after reporting a file that cannot be
 * read (E_IO_READ) or that has no such attachment (E_TRACE_NONE). */
char *attachment_read(const char *path, const char *name, Diagnostics *diags);

#endif
