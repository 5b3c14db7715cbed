/* Painting pages onto Cairo surfaces: PDF with outline, links and metadata; SVG and PNG, one file a page. */
#ifndef JIANBAO_OUTPUT_PAINT_H
#define JIANBAO_OUTPUT_PAINT_H

#include "base/diag.h"
#include "display/pages.h"

/* Whether the ending of a file's name is one that pages can be written to: .pdf, .svg, .png. */
bool paint_knows_ending(const char *path);

/* Writes `pages` to `path`: its ending decides (.pdf, .svg, .png); "-" is PDF on standard output. SVG and PNG
 * of several pages get name-1.png, name-2.png …. Creation date from SOURCE_DATE_EPOCH when it is set. The
 * file appears whole or not at all; false after reporting E_IO_WRITE. With `archive` a PDF is finished to
 * PDF/A-2a and PDF/UA-1. */
bool paint_file(const Pages *pages, const char *path, bool archive, Diagnostics *diags);

#endif
