/* A layout becomes a document. */
#ifndef JIANBAO_LAYOUT_READ_H
#define JIANBAO_LAYOUT_READ_H

#include "layout/document.h"

/* The keys of the front matter. */
const Schema *front_schema(void);

/* Reads a layout and fills it. Every fault is reported at its line; the document is returned even then (NULL
 * only when the file cannot be read), but must not be set when there were errors. */
Document *document_read(const char *path, const DocumentRequest *request, Diagnostics *diags);

#endif
