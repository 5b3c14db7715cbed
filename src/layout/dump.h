/* The document as text, for `build --dump document` and the tests. */
#ifndef JIANBAO_LAYOUT_DUMP_H
#define JIANBAO_LAYOUT_DUMP_H

#include <stdio.h>

#include "layout/document.h"

/* Writes every block of the document with its text and the sources of its figures. */
void document_dump(const Document *document, FILE *out);

#endif
