/* The cells that figures rest on, as they are typed in the data's files. */
#ifndef JIANBAO_TRACE_CELLS_H
#define JIANBAO_TRACE_CELLS_H

#include "base/provenance.h"

/* Texts of cells, read again from the files, each small file once however many reports ask; of a large one
 * only the rows that were printed are kept, and it is read again when others are wanted. */
typedef struct CellTexts CellTexts;

CellTexts *cell_texts_new(void);
void cell_texts_free(CellTexts *texts);

/* Asks for a cell's text; before cell_texts_read. */
void cell_texts_want(CellTexts *texts, const Provenance *cell);

/* Reads the files of all cells that were asked for. A file that cannot be read any more gives no texts. */
void cell_texts_read(CellTexts *texts);

/* The field as typed (the whole record for column 0), NULL when it could not be read. Valid until free. */
const char *cell_text(const CellTexts *texts, const Provenance *cell);

/* The SHA-256 of a data file (FILE or FILE[SHEET]) in hexadecimal, taken once; "" when it cannot be read.
 * Valid until free. */
const char *cell_file_digest(CellTexts *texts, const char *file);

#endif
