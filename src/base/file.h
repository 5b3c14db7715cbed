/* Reading text in any encoding an office sends, and writing so that nothing is ever half-written. */
#ifndef JIANBAO_BASE_FILE_H
#define JIANBAO_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"

typedef enum { ENCODING_UTF8, ENCODING_GB18030, ENCODING_UTF16LE, ENCODING_UTF16BE } Encoding;

/* The path that `name` means in a file that lies at `file`: from that file's folder unless it is absolute.
 * New text. */
char *path_beside(const char *file, const char *name);

/* A text file read line by line, decoded to UTF-8. Memory does not grow with the file. */
typedef struct TextReader TextReader;

/* Opens `path`. The whole file is looked at once to find the encoding: BOM, strict UTF-8, strict GB18030.
 * `shown` is the name that messages use. Returns NULL after reporting E_IO_READ, E_CSV_EMPTY_FILE or
 * E_CSV_ENCODING (at the line of the first byte that is bad as UTF-8). */
TextReader *text_reader_open(const char *path, const char *shown, Diagnostics *diags);

/* The next line as UTF-8 without its line end (LF, CRLF, CR), NUL-terminated; *length counts bytes, since a
 * damaged file may hold NUL. NULL at the end. Valid until the next call. A line longer than `limit` bytes
 * is cut there and *cut is set. */
const char *text_reader_line(TextReader *reader, size_t limit, size_t *length, bool *cut);
void text_reader_close(TextReader *reader);

/* The whole of a (small) text file as UTF-8 with LF line ends, in `arena`; NULL after reporting, also of a
 * NUL in it. */
char *text_read_all(const char *path, const char *shown, Arena *arena, Diagnostics *diags);

/* An output file that appears whole or not at all: bytes go to a temporary file beside `path`, which
 * output_commit flushes to disk and renames. "-" is standard output, buffered until commit. */
typedef struct OutputFile OutputFile;

OutputFile *output_open(const char *path, Diagnostics *diags);
bool output_write(OutputFile *file, const void *data, size_t size);

/* Puts the file in place. On any failure reports E_IO_WRITE, removes the temporary file, and what stood at
 * `path` is untouched. Frees `file` either way; returns whether the output stands. */
bool output_commit(OutputFile *file);

/* Throws the output away. NULL is allowed. */
void output_discard(OutputFile *file);

#endif
