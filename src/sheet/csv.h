/* CSV files as raw records with their places: libcsv on top of base/file's decoding reader. */
#ifndef JIANBAO_SHEET_CSV_H
#define JIANBAO_SHEET_CSV_H

#include "base/diag.h"
#include "sheet/sheet_row.h"

typedef struct CsvReader CsvReader;

/* Opens `path`. The separator (comma, semicolon, tab, full-width comma) is what `sep=` in the first line
 * says, else that under which one of the first lines reads most like a header, else the commonest mark of the
 * first line that has any. NULL after reporting. `shown` is the name used in messages. */
CsvReader *csv_open(const char *path, const char *shown, Diagnostics *diags);

/* The next record that is not wholly empty; records with control characters or broken quotes are reported and
 * passed over. NULL at the end. */
const SheetRow *csv_next(CsvReader *reader);

/* How many records csv_next has given or passed over. */
long csv_records_seen(const CsvReader *reader);
void csv_close(CsvReader *reader);

#endif
