/* libzip unpacks in pieces and expat parses them, so a large sheet never stands in memory as XML. */
#include "sheet/archive.h"

#include <glib.h>
#include <string.h>
#include <zip.h>

enum { PIECE = 64 << 10 };
static const guint64 most_bytes = (guint64)1 << 30;

struct Archive {
    zip_t *zip;
};

typedef struct {
    const ArchiveHandlers *handlers;
    void *user;
} Parse;

Archive *archive_open(const char *path)
{
    int error;
    zip_t *zip = zip_open(path, ZIP_RDONLY, &error);
    if (!zip) return NULL;
    Archive *archive = g_new0(Archive, 1);
    archive->zip = zip;
    return archive;
}

void archive_close(Archive *archive)
{
    if (!archive) return;
    zip_discard(archive->zip);
    g_free(archive);
}

static const char *local_name(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *archive_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (!strcmp(local_name(attributes[0]), name)) return attributes[1];
    return NULL;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    Parse *parse = data;
    parse->handlers->start(parse->user, local_name(name), attributes);
}

static void on_end(void *data, const char *name)
{
    Parse *parse = data;
    if (parse->handlers->end) parse->handlers->end(parse->user, local_name(name));
}

static void on_text(void *data, const char *text, int length)
{
    Parse *parse = data;
    if (parse->handlers->text) parse->handlers->text(parse->user, text, length);
}

static ArchiveResult parse_pieces(zip_file_t *file, XML_Parser parser)
{
    guint64 total = 0;
    for (;;) {
        void *buffer = XML_GetBuffer(parser, PIECE);
        if (!buffer) return ARCHIVE_TOO_LARGE;
        zip_int64_t n = zip_fread(file, buffer, PIECE);
        if (n < 0) return ARCHIVE_DAMAGED;
        total += (guint64)n;
        if (total > most_bytes) return ARCHIVE_TOO_LARGE;
        if (XML_ParseBuffer(parser, (int)n, n == 0) == XML_STATUS_ERROR) return ARCHIVE_DAMAGED;
        if (n == 0) return ARCHIVE_READ;
    }
}

ArchiveResult archive_parse(Archive *archive, const char *name, const ArchiveHandlers *handlers, void *user)
{
    zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
    if (index < 0) return ARCHIVE_ABSENT;
    zip_file_t *file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    if (!file) return ARCHIVE_DAMAGED;
    Parse parse = {handlers, user};
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, &parse);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    ArchiveResult result = parse_pieces(file, parser);
    XML_ParserFree(parser);
    zip_fclose(file);
    return result;
}
