/* The cells that figures rest on, as they are typed in the data's files. */
#ifndef JIANBAO_TRACE_CELLS_H
#define JIANBAO_TRACE_CELLS_H

#include "base/provenance.h"

/* Texts of cells, read again from the files: only those that were printed, and each file once. */
typedef struct CellTexts CellTexts;

CellTexts *cell_texts_new(void);
void cell_texts_free(CellTexts *texts);

/* Asks for a cell's text; before cell_texts_read. */
void cell_texts_want(CellTexts *texts, const Provenance *cell);

/* Reads the files of all cells that were asked for. A file that cannot be read any more gives no texts. */
void cell_texts_read(CellTexts *texts);

/* The field as typed (the whole record for column 0), NULL when it could not be read. Valid until free. */
const char *cell_text(const CellTexts *texts, const Provenance *cell);

/* The SHA-256 of a data file (FILE or FILE[SHEET]) in hexadecimal, new text (g_free); "" when it cannot be
 * read. */
char *cell_file_digest(const char *file);

#endif
