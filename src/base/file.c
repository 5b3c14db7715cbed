#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <iconv.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_reason.h"

char *path_beside(const char *file, const char *name)
{
    if (g_path_is_absolute(name)) return g_strdup(name);
    char *folder = g_path_get_dirname(file);
    char *path = strcmp(folder, ".") ? g_build_filename(folder, name, NULL) : g_strdup(name);
    g_free(folder);
    return path;
}

enum { CHUNK = 64 << 10 };

struct TextReader {
    FILE *file;
    Encoding encoding;
    iconv_t convert; /* (iconv_t)-1 for UTF-8 */
    char raw[CHUNK]; /* bytes read and not yet decoded */
    size_t raw_length;
    char *text; /* decoded bytes not yet given out */
    size_t text_from, text_to, text_room;
    bool at_end, skip_lf;
    GString *line;
};

static Place file_place(const char *shown, int line)
{
    return (Place){.file = shown, .line = line, .column = line > 0};
}

/* What a pass over the whole file has found. */
typedef struct {
    size_t size;
    bool utf8, gb18030;
    int bad_line; /* of the first byte bad as UTF-8 */
} Detection;

/* How many bytes from the start of the chunk are UTF-8. */
static size_t valid_utf8(const char *data, size_t size)
{
    const char *p = data, *stop = data + size;
    while (p < stop) {
        const char *end;
        if (g_utf8_validate_len(p, (gsize)(stop - p), &end)) return size;
        p = end;
        if (p < stop && *p == '\0') { /* g_utf8_validate refuses NUL; CSV reports it at its cell */
            p++;
            continue;
        }
        return (size_t)(p - data); /* bad, or cut between two chunks */
    }
    return size;
}

static int count_lines(const char *data, size_t size, bool *after_cr)
{
    int lines = 0;
    for (size_t i = 0; i < size; i++) {
        if (data[i] == '\r' || (data[i] == '\n' && !*after_cr)) lines++;
        *after_cr = data[i] == '\r';
    }
    return lines;
}

/* Decodes the chunk strictly as GB18030 into nothing; false on a byte sequence that is none. */
static bool accepts_gb18030(iconv_t convert, char *data, size_t *size, bool last)
{
    char sink[CHUNK];
    char *in = data;
    size_t in_left = *size;
    while (in_left) {
        char *out = sink;
        size_t out_left = sizeof sink;
        if (iconv(convert, &in, &in_left, &out, &out_left) == (size_t)-1) {
            if (errno == E2BIG) continue;
            if (errno == EINVAL && !last) break;
            return false;
        }
    }
    memmove(data, in, in_left);
    *size = in_left;
    return true;
}

static void detect_utf8(FILE *file, Detection *found)
{
    char buffer[CHUNK];
    size_t kept = 0, n;
    bool after_cr = false;
    found->utf8 = true;
    found->bad_line = 1;
    while ((n = fread(buffer + kept, 1, sizeof buffer - kept, file)) > 0) {
        size_t total = kept + n, good = valid_utf8(buffer, total);
        found->size += n;
        found->bad_line += count_lines(buffer, good, &after_cr);
        kept = total - good;
        if (kept > 3 || (kept && g_utf8_get_char_validated(buffer + good, (gssize)kept) != (gunichar)-2)) {
            found->utf8 = false;
            return;
        }
        memmove(buffer, buffer + good, kept);
    }
    if (kept) found->utf8 = false;
}

static void detect_gb18030(FILE *file, Detection *found)
{
    char buffer[CHUNK];
    size_t kept = 0, n;
    iconv_t convert = iconv_open("UTF-8", "GB18030");
    found->gb18030 = convert != (iconv_t)-1;
    while (found->gb18030 && (n = fread(buffer + kept, 1, sizeof buffer - kept, file)) > 0) {
        kept += n;
        found->gb18030 = accepts_gb18030(convert, buffer, &kept, false);
    }
    if (kept) found->gb18030 = false;
    if (convert != (iconv_t)-1) iconv_close(convert);
}

static bool detect(FILE *file, const char *shown, Encoding *encoding, Diagnostics *diags)
{
    unsigned char bom[3] = {0};
    size_t n = fread(bom, 1, sizeof bom, file);
    if (n == 0) {
        if (ferror(file))
            diag_report(diags, E_IO_READ, file_place(shown, 0), "读不出文件：%s", system_reason(errno));
        else
            diag_report(diags, E_CSV_EMPTY_FILE, file_place(shown, 1),
                        "文件是空的（零字节），请重新导出或删去");
        return false;
    }
    if (n >= 2 && ((bom[0] == 0xFF && bom[1] == 0xFE) || (bom[0] == 0xFE && bom[1] == 0xFF))) {
        *encoding = bom[0] == 0xFF ? ENCODING_UTF16LE : ENCODING_UTF16BE;
        fseek(file, 2, SEEK_SET);
        return true;
    }
    Detection found = {0};
    long start = n == 3 && bom[0] == 0xEF && bom[1] == 0xBB && bom[2] == 0xBF ? 3 : 0;
    fseek(file, start, SEEK_SET);
    detect_utf8(file, &found);
    if (!found.utf8 && !start) {
        rewind(file);
        detect_gb18030(file, &found);
    }
    if (!found.utf8 && !found.gb18030) {
        diag_report(diags, E_CSV_ENCODING, file_place(shown, found.bad_line),
                    "文字编码既不是UTF-8也不是GB18030（GBK），从本行起无法识别；请另存为CSV（UTF-8）");
        return false;
    }
    clearerr(file);
    fseek(file, start, SEEK_SET);
    *encoding = found.utf8 ? ENCODING_UTF8 : ENCODING_GB18030;
    return true;
}

TextReader *text_reader_open(const char *path, const char *shown, Diagnostics *diags)
{
    FILE *file = fopen(path, "rb");
    struct stat info;
    if (file && fstat(fileno(file), &info) == 0 && S_ISDIR(info.st_mode)) {
        fclose(file);
        file = NULL;
        errno = EISDIR;
    }
    if (!file) {
        diag_report(diags, E_IO_READ, file_place(shown, 0), "打不开文件：%s", system_reason(errno));
        return NULL;
    }
    Encoding encoding;
    if (!detect(file, shown, &encoding, diags)) {
        fclose(file);
        return NULL;
    }
    static const char *const names[] = {NULL, "GB18030", "UTF-16LE", "UTF-16BE"};
    TextReader *reader = g_new0(TextReader, 1);
    reader->file = file;
    reader->encoding = encoding;
    reader->convert = names[encoding] ? iconv_open("UTF-8", names[encoding]) : (iconv_t)-1;
    reader->text_room = 4 * CHUNK;
    reader->text = g_malloc(reader->text_room);
    reader->line = g_string_new(NULL);
    return reader;
}

/* Decodes another chunk; false at the end of the file. */
static bool refill(TextReader *r)
{
    r->text_from = r->text_to = 0;
    if (r->at_end) return false;
    size_t n = fread(r->raw + r->raw_length, 1, sizeof r->raw - r->raw_length, r->file);
    r->raw_length += n;
    if (n == 0) {
        r->at_end = true;
        /* An odd last byte of UTF-16 stands for a damaged character. */
        if (r->raw_length) memcpy(r->text, "\xEF\xBF\xBD", r->text_to = 3);
        return r->text_to > 0;
    }
    if (r->convert == (iconv_t)-1) {
        memcpy(r->text, r->raw, r->raw_length);
        r->text_to = r->raw_length;
        r->raw_length = 0;
        return true;
    }
    char *in = r->raw, *out = r->text;
    size_t in_left = r->raw_length, out_left = r->text_room;
    while (in_left && iconv(r->convert, &in, &in_left, &out, &out_left) == (size_t)-1 && errno == EILSEQ &&
           out_left > 3) {
        memcpy(out, "\xEF\xBF\xBD", 3); /* an unpaired surrogate of UTF-16 */
        out += 3, out_left -= 3;
        size_t skip = MIN(in_left, 2);
        in += skip, in_left -= skip;
    }
    memmove(r->raw, in, in_left);
    r->raw_length = in_left;
    r->text_to = r->text_room - out_left;
    return true;
}

const char *text_reader_line(TextReader *r, size_t limit, size_t *length, bool *cut)
{
    bool any = false;
    g_string_truncate(r->line, 0);
    *cut = false;
    for (;;) {
        if (r->text_from == r->text_to && !refill(r)) break;
        if (r->text_from == r->text_to) continue;
        char *from = r->text + r->text_from;
        if (r->skip_lf) {
            r->skip_lf = false;
            if (*from == '\n') {
                r->text_from++;
                continue;
            }
        }
        any = true;
        size_t room = r->text_to - r->text_from, n = 0;
        while (n < room && from[n] != '\n' && from[n] != '\r') n++;
        size_t take = MIN(n, limit > r->line->len ? limit - r->line->len : 0);
        *cut |= take < n;
        g_string_append_len(r->line, from, (gssize)take);
        r->text_from += n;
        if (n == room) continue;
        r->skip_lf = from[n] == '\r';
        r->text_from++;
        break;
    }
    *length = r->line->len;
    return any ? r->line->str : NULL;
}

void text_reader_close(TextReader *reader)
{
    if (!reader) return;
    if (reader->convert != (iconv_t)-1) iconv_close(reader->convert);
    fclose(reader->file);
    g_string_free(reader->line, TRUE);
    g_free(reader->text);
    g_free(reader);
}

enum { LONGEST_LINE = 16 << 20 };

char *text_read_all(const char *path, const char *shown, Arena *arena, Diagnostics *diags)
{
    TextReader *reader = text_reader_open(path, shown, diags);
    if (!reader) return NULL;
    GString *all = g_string_new(NULL);
    size_t length;
    bool cut;
    bool good = true;
    int number = 0;
    for (const char *line; (line = text_reader_line(reader, LONGEST_LINE, &length, &cut));) {
        number++;
        if (strlen(line) != length)
            diag_report(diags, E_LAYOUT_CHAR, file_place(shown, number),
                        "这一行有空字符（NUL），请删去后重新保存");
        else if (cut)
            diag_report(diags, E_LAYOUT_CHAR, file_place(shown, number), "这一行超过%d兆字节，请分行",
                        LONGEST_LINE >> 20);
        good = good && !cut && strlen(line) == length;
        g_string_append_printf(all, "%s\n", line);
    }
    text_reader_close(reader);
    char *text = good ? arena_strndup(arena, all->str, all->len) : NULL;
    g_string_free(all, TRUE);
    return text;
}

/* ---- writing ---- */

struct OutputFile {
    char *path, *temporary;
    FILE *stream;
    GString *buffer; /* standard output */
    Diagnostics *diags;
    int error;
};

static void report_write(OutputFile *file, int error)
{
    diag_report(file->diags, E_IO_WRITE, (Place){.file = file->path}, "写不出文件：%s；原有的文件没有改动",
                system_reason(error));
}

static void output_free(OutputFile *file)
{
    if (file->stream) fclose(file->stream);
    if (file->temporary) {
        g_unlink(file->temporary);
        g_free(file->temporary);
    }
    if (file->buffer) g_string_free(file->buffer, TRUE);
    g_free(file->path);
    g_free(file);
}

OutputFile *output_open(const char *path, Diagnostics *diags)
{
    OutputFile *file = g_new0(OutputFile, 1);
    file->path = g_strdup(path);
    file->diags = diags;
    if (!strcmp(path, "-")) {
        file->buffer = g_string_new(NULL);
        return file;
    }
    char *folder = g_path_get_dirname(path), *base = g_path_get_basename(path);
    file->temporary = g_strdup_printf("%s/.%s.XXXXXX", folder, base);
    int fd = g_file_test(path, G_FILE_TEST_IS_DIR) ? (errno = EISDIR, -1)
                                                   : g_mkstemp_full(file->temporary, O_RDWR, 0666);
    file->stream = fd < 0 ? NULL : fdopen(fd, "wb");
    g_free(folder);
    g_free(base);
    if (file->stream) return file;
    report_write(file, errno);
    g_clear_pointer(&file->temporary, g_free);
    output_free(file);
    return NULL;
}

bool output_write(OutputFile *file, const void *data, size_t size)
{
    if (file->buffer)
        g_string_append_len(file->buffer, data, (gssize)size);
    else if (!file->error && fwrite(data, 1, size, file->stream) != size)
        file->error = errno ? errno : EIO;
    return !file->error;
}

static bool commit_standard_output(OutputFile *file)
{
    bool good =
        fwrite(file->buffer->str, 1, file->buffer->len, stdout) == file->buffer->len && fflush(stdout) == 0;
    if (!good) report_write(file, errno);
    output_free(file);
    return good;
}

bool output_commit(OutputFile *file)
{
    if (file->buffer) return commit_standard_output(file);
    if (!file->error && (fflush(file->stream) || fsync(fileno(file->stream)))) file->error = errno;
    if (fclose(file->stream) && !file->error) file->error = errno;
    file->stream = NULL;
    if (!file->error && g_rename(file->temporary, file->path)) file->error = errno;
    bool good = !file->error;
    if (good)
        g_clear_pointer(&file->temporary, g_free);
    else
        report_write(file, file->error);
    output_free(file);
    return good;
}

void output_discard(OutputFile *file)
{
    if (file) output_free(file);
}
