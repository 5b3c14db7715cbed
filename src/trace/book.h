/* A trace read back from its JSON (record.h says of what form). */
#ifndef JIANBAO_TRACE_BOOK_H
#define JIANBAO_TRACE_BOOK_H

#include "base/diag.h"
#include "base/provenance.h"

typedef struct {
    int page; /* from 1 */
    double x, y, width, height;
    const char *text; /* as printed */
    bool alternative; /* stands in an alternative text: the box is that of the exhibit */
    const Provenance
        *node; /* whose cells have their text as typed in `text`, NULL when it was not to be had */
} TracedFigure;

typedef struct {
    const char *name, *digest; /* SHA-256 */
} TracedFile;

typedef struct {
    Arena *arena;
    TracedFile *files;
    TracedFigure *figures;
    int file_count, figure_count;
} TraceBook;

/* Reads a trace; `path` is the PDF's, for messages. NULL after reporting E_TRACE_DAMAGED. */
TraceBook *trace_book_read(const char *json, const char *path, Diagnostics *diags);
void trace_book_free(TraceBook *book);

/* The digest of a file by its name, "" when it is not in the book. */
const char *trace_book_digest(const TraceBook *book, const char *file);

#endif
