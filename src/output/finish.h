/* Private to output: the finishing touches that Cairo 1.16 leaves out, through libqpdf, so that a PDF meets
 * PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): structure with alternative texts, artifacts, language,
 * XMP, output intent, file identifier. */
#ifndef JIANBAO_OUTPUT_FINISH_H
#define JIANBAO_OUTPUT_FINISH_H

#include <glib.h>
#include <time.h>

#include "base/diag.h"
#include "display/pages.h"

/* Rewrites `pdf` (bytes that Cairo wrote); `parts` holds one array of MarkedPart a page. Returns new bytes,
 * or NULL after reporting E_IO_WRITE at `path`. */
GByteArray *finish_pdf(const GByteArray *pdf, const Pages *pages, const GPtrArray *parts, time_t time,
                       const char *path, Diagnostics *diags);

#endif
