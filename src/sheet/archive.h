/* XML files inside a zip archive (.xlsx, .ods), parsed while they are unpacked. */
#ifndef JIANBAO_SHEET_ARCHIVE_H
#define JIANBAO_SHEET_ARCHIVE_H

#include <expat.h>
#include <stdbool.h>

typedef struct Archive Archive;

typedef enum { ARCHIVE_READ, ARCHIVE_ABSENT, ARCHIVE_DAMAGED, ARCHIVE_TOO_LARGE } ArchiveResult;

/* NULL when the file is no readable zip archive. */
Archive *archive_open(const char *path);
void archive_close(Archive *archive);

/* What becomes of an XML file: names come without their prefix. Handlers may be NULL. */
typedef struct {
    void (*start)(void *user, const char *name, const char **attributes);
    void (*end)(void *user, const char *name);
    void (*text)(void *user, const char *text, int length);
} ArchiveHandlers;

/* Parses entry `name`. Entries that unpack to more than 1 GB are refused. */
ArchiveResult archive_parse(Archive *archive, const char *name, const ArchiveHandlers *handlers, void *user);

/* The value of an attribute, whatever its prefix; NULL when there is none. */
const char *archive_attribute(const char **attributes, const char *name);

#endif
