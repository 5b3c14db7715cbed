/* CSV files as records with their places: libcsv on top of base/file's decoding reader. */
#ifndef JIANBAO_DATA_CSV_H
#define JIANBAO_DATA_CSV_H

#include <stdbool.h>

#include "base/diag.h"

typedef struct CsvReader CsvReader;

/* One record: `line` is the physical line it starts on, fields are trimmed UTF-8. Valid until the next. */
typedef struct {
    int line, count;
    char **fields;
} CsvRecord;

/* Opens `path` and reads its header line, which decides the separator (comma, semicolon, tab, full-width
 * comma). Empty trailing columns of the header are dropped; an empty one between others is reported as a
 * merged header. NULL after reporting. `shown` is the name used in messages. */
CsvReader *csv_open(const char *path, const char *shown, Diagnostics *diags);
const CsvRecord *csv_header(const CsvReader *reader);

/* The next record that is not wholly empty, with as many fields as the header; records with fewer or more
 * fields, control characters or broken quotes are reported and passed over. NULL at the end. */
const CsvRecord *csv_next(CsvReader *reader);

/* How many records csv_next has given or passed over. */
long csv_records_seen(const CsvReader *reader);
void csv_close(CsvReader *reader);

/* The place of a field (counted from 1) of a record, with the record as excerpt. 0: the whole record. The
 * excerpt is valid until the next call. */
Place csv_place(CsvReader *reader, const CsvRecord *record, int column);

/* ---- columns ---- */

/* A column that a file may have. `names`: Chinese name first, then the English one and other spellings. */
typedef struct {
    const char *names[10];
    bool required;
} ColumnSpec;

/* Finds each of `count` specified columns in the header: index[i] is the field number from 0 or -1. A
 * missing required column and a name twice are errors; returns whether all stand. Columns that no
 * specification names get index_of_unknown[field] = true (array of header->count, may be NULL). */
bool csv_match_columns(CsvReader *reader, const ColumnSpec *specs, int count, int *index, bool *unknown);

/* Reports each unknown column with a note. */
void csv_note_unknown(CsvReader *reader, const bool *unknown);

#endif
