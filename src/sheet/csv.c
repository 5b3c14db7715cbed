/* libcsv is fed one physical line at a time, so that the line a record starts on is always known, and in
 * strict mode, so that a stray quote is told and not guessed around. The full-width comma has three bytes
 * and libcsv's separator one: such files are fed with 0x1F for it, a byte that no accepted file contains. */
#include "sheet/csv.h"

#include <csv.h>
#include <glib.h>
#include <string.h>

#include "base/file.h"
#include "base/textutil.h"
#include "reading/heading.h"

enum { LINE_LIMIT = 1 << 20, WIDE_SEPARATOR = 0x1F, LOOK_AHEAD = 12 };

struct CsvReader {
    TextReader *text;
    const char *shown;
    Diagnostics *diags;
    struct csv_parser parser;
    unsigned char separator;
    GPtrArray *fields; /* of the record being read */
    GByteArray *marks; /* of the same, as many as were needed so far */
    bool marked;       /* one of them is set */
    bool row_done, pending;
    size_t record_size;
    int line, record_line;
    long records;
    SheetRow row;
    GPtrArray *ahead;      /* the first lines, looked at before reading */
    GArray *ahead_lengths; /* their lengths in bytes: a damaged line may hold NUL */
    guint ahead_at;
    bool ahead_cut; /* the last of them is longer than the limit */
};

static Place line_place(const CsvReader *r, int line, int column, const char *excerpt)
{
    return (Place){.file = r->shown, .line = line, .column = column, .excerpt = excerpt};
}

/* The mark of the field that comes next. */
static void mark_field(CsvReader *r, unsigned char mark)
{
    if (r->marks->len <= r->fields->len) g_byte_array_set_size(r->marks, r->fields->len + 1);
    r->marks->data[r->fields->len] = mark;
    r->marked = r->marked || mark;
}

static void take_field(void *data, size_t length, void *user)
{
    CsvReader *r = user;
    char *field = data ? g_strndup(data, length) : g_strdup("");
    if (r->separator == WIDE_SEPARATOR && strchr(field, WIDE_SEPARATOR)) {
        char **parts = g_strsplit(field, "\x1F", -1);
        g_free(field);
        field = g_strjoinv("，", parts);
        g_strfreev(parts);
    }
    bool padded = *field == ' ';
    text_trim(field);
    mark_field(r, padded && !strcmp(field, "-") ? CELL_PADDED_DASH : 0);
    g_ptr_array_add(r->fields, field);
}

static void take_row(int end, void *user)
{
    (void)end;
    ((CsvReader *)user)->row_done = true;
}

static int count_outside_quotes(const char *line, const char *mark)
{
    int count = 0;
    bool quoted = false;
    size_t n = strlen(mark);
    for (const char *p = line; *p; p++) {
        if (*p == '"') quoted = !quoted;
        if (!quoted && !strncmp(p, mark, n)) count++;
    }
    return count;
}

/* How many cells of the line, cut at `mark`, are headings that tables are known to have. */
static int count_headings(const char *line, const char *mark)
{
    int count = 0;
    char **cells = g_strsplit(line, mark, -1);
    for (char **cell = cells; *cell; cell++) {
        Heading heading;
        g_strdelimit(*cell, "\"", ' ');
        count += heading_read(*cell, &heading);
    }
    g_strfreev(cells);
    return count;
}

static const struct {
    const char *mark;
    unsigned char byte;
} separators[] = {{",", ','}, {"\t", '\t'}, {";", ';'}, {"，", WIDE_SEPARATOR}};

/* Score of each separator on one line; returns the best, -1 where none occurs. */
static int best_separator(const char *line, int (*score)(const char *, const char *), int *most)
{
    int best = -1;
    for (size_t i = 0; i < G_N_ELEMENTS(separators); i++) {
        if (!count_outside_quotes(line, separators[i].mark)) continue;
        int count = score(line, separators[i].mark);
        if (count <= *most) continue;
        *most = count;
        best = (int)i;
    }
    return best;
}

static unsigned char choose_separator(const GPtrArray *lines)
{
    int best = -1, most = 1;
    for (guint i = 0; i < lines->len; i++) {
        int found = best_separator(lines->pdata[i], count_headings, &most);
        if (found >= 0) best = found;
    }
    most = 0;
    for (guint i = 0; i < lines->len && best < 0; i++)
        best = best_separator(lines->pdata[i], count_outside_quotes, &most);
    return best < 0 ? ',' : separators[best].byte;
}

/* `sep=;` is how Excel is told the separator: it stands in the first line and is none of the table. */
static bool read_declaration(const char *line, unsigned char *separator)
{
    if (g_ascii_strncasecmp(line, "sep=", 4)) return false;
    for (size_t i = 0; i < G_N_ELEMENTS(separators); i++) {
        if (!g_str_has_prefix(line + 4, separators[i].mark)) continue;
        *separator = separators[i].byte;
        return true;
    }
    return false;
}

/* Keeps the first lines, so that the separator can be chosen before the first record is read. */
static void look_ahead(CsvReader *r)
{
    size_t length;
    bool cut = false;
    while (r->ahead->len < LOOK_AHEAD && !cut) {
        const char *line = text_reader_line(r->text, LINE_LIMIT, &length, &cut);
        if (!line) break;
        char *copy = g_malloc(length + 1);
        memcpy(copy, line, length);
        copy[length] = '\0';
        g_ptr_array_add(r->ahead, copy);
        g_array_append_val(r->ahead_lengths, length);
    }
    r->ahead_cut = cut;
    if (!r->ahead->len || !read_declaration(r->ahead->pdata[0], &r->separator))
        r->separator = choose_separator(r->ahead);
}

/* The next physical line, of those kept first. */
static const char *next_line(CsvReader *r, size_t *length, bool *cut)
{
    if (r->ahead_at >= r->ahead->len) return text_reader_line(r->text, LINE_LIMIT, length, cut);
    *cut = r->ahead_cut && r->ahead_at + 1 == r->ahead->len;
    *length = g_array_index(r->ahead_lengths, size_t, r->ahead_at);
    return r->ahead->pdata[r->ahead_at++];
}

/* Field number (from 1) at byte `at` of a line. */
static int field_at(const CsvReader *r, const char *line, size_t at)
{
    int field = (int)r->fields->len + 1;
    bool quoted = false;
    for (size_t i = 0; i < at; i++) {
        if (line[i] == '"') quoted = !quoted;
        if (!quoted && (unsigned char)line[i] == r->separator) field++;
    }
    return field;
}

static bool is_control(const char *p, size_t left)
{
    unsigned char c = (unsigned char)*p;
    if (c == '\t') return false;
    return c < 0x20 || c == 0x7F ||
           (c == 0xC2 && left > 1 && (unsigned char)p[1] >= 0x80 && (unsigned char)p[1] < 0xA0);
}

/* Reports control characters of the line once a field; replaces them by spaces. Returns whether any. */
static bool report_controls(CsvReader *r, char *line, size_t length)
{
    int last_field = 0;
    for (size_t i = 0; i < length; i++) {
        if (!is_control(line + i, length - i)) continue;
        int field = field_at(r, line, i);
        unsigned code = (unsigned char)line[i] == 0xC2 ? (unsigned char)line[i + 1] : (unsigned char)line[i];
        if (field != last_field)
            diag_report(r->diags, E_CSV_CONTROL, line_place(r, r->record_line, field, NULL),
                        "单元格里有控制字符 \\x%02X，请删去后重新保存", code);
        last_field = field;
        if (code >= 0x80) line[i + 1] = ' ';
        line[i] = ' ';
    }
    return last_field > 0;
}

/* Puts 0x1F for full-width commas, after the control characters that the file itself has were reported. */
static char *prepare_line(CsvReader *r, const char *line, size_t length, bool *bad)
{
    char *copy = g_malloc(length + 1);
    memcpy(copy, line, length);
    copy[length] = '\0';
    *bad = report_controls(r, copy, length);
    if (r->separator != WIDE_SEPARATOR || !strstr(copy, "，")) return copy;
    char **parts = g_strsplit(copy, "，", -1);
    g_free(copy);
    copy = g_strjoinv("\x1F", parts);
    g_strfreev(parts);
    return copy;
}

static void start_parser(CsvReader *r)
{
    csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&r->parser, r->separator);
    csv_set_blk_size(&r->parser, 16 << 10);
    r->pending = false;
}

static void restart_parser(CsvReader *r)
{
    csv_free(&r->parser);
    start_parser(r);
}

typedef enum { READ_ROW, READ_BAD, READ_END } ReadResult;

/* Feeds one line. READ_ROW when it completed a record, READ_BAD when the record is spoilt; otherwise the
 * record goes on (READ_END is never returned here). `more` tells that nothing is complete yet. */
static ReadResult feed_line(CsvReader *r, const char *line, size_t length, bool *more, bool *spoilt)
{
    bool bad;
    char *copy = prepare_line(r, line, length, &bad);
    *spoilt |= bad;
    size_t size = strlen(copy);
    r->row_done = false;
    bool good = csv_parse(&r->parser, copy, size, take_field, take_row, r) == size &&
                csv_parse(&r->parser, "\n", 1, take_field, take_row, r) == 1;
    r->record_size += size + 1;
    /* A line of blanks is no record; inside quotes it is part of one. */
    bool blank = strspn(copy, " \t") == size;
    g_free(copy);
    *more = good && !r->row_done && (r->pending || !blank);
    r->pending = *more;
    return good ? READ_ROW : READ_BAD;
}

/* Reads physical lines until a record is complete. */
static ReadResult read_record(CsvReader *r)
{
    g_ptr_array_set_size(r->fields, 0);
    r->record_size = 0;
    r->marked = false;
    bool spoilt = false, more = false;
    for (;;) {
        size_t length;
        bool cut;
        const char *line = next_line(r, &length, &cut);
        if (!line) break;
        r->line++;
        if (!more) r->record_line = r->line;
        if (cut || r->record_size > LINE_LIMIT) {
            diag_report(r->diags, E_CSV_CELL_SIZE, line_place(r, r->record_line, 0, NULL),
                        "单元格超过1兆字节，请检查引号是否成对，或删去多余内容");
            bool swallowed = more;
            r->records += swallowed;
            restart_parser(r);
            return swallowed ? READ_END : READ_BAD;
        }
        if (feed_line(r, line, length, &more, &spoilt) == READ_BAD) {
            diag_report(r->diags, E_CSV_QUOTE, line_place(r, r->record_line, (int)r->fields->len + 1, NULL),
                        "引号不成对或位置不对；单元格内的引号要写成两个");
            bool swallowed = r->record_line != r->line; /* where the record ends cannot be known */
            r->records += swallowed;
            restart_parser(r);
            return swallowed ? READ_END : READ_BAD;
        }
        if (r->row_done) return spoilt ? READ_BAD : READ_ROW;
        if (!more) g_ptr_array_set_size(r->fields, 0);
    }
    if (more) {
        r->records++;
        diag_report(r->diags, E_CSV_QUOTE, line_place(r, r->record_line, (int)r->fields->len + 1, NULL),
                    "引号没有结束，直到文件末尾；请补上引号");
    }
    return READ_END;
}

static bool is_empty_record(const GPtrArray *fields)
{
    for (guint i = 0; i < fields->len; i++)
        if (*(const char *)fields->pdata[i]) return false;
    return true;
}

CsvReader *csv_open(const char *path, const char *shown, Diagnostics *diags)
{
    TextReader *text = text_reader_open(path, shown, diags);
    if (!text) return NULL;
    CsvReader *r = g_new0(CsvReader, 1);
    r->text = text;
    r->shown = g_strdup(shown);
    r->diags = diags;
    r->fields = g_ptr_array_new_with_free_func(g_free);
    r->marks = g_byte_array_new();
    r->ahead = g_ptr_array_new_with_free_func(g_free);
    r->ahead_lengths = g_array_new(FALSE, FALSE, sizeof(size_t));
    look_ahead(r);
    start_parser(r);
    return r;
}

const SheetRow *csv_next(CsvReader *r)
{
    for (;;) {
        ReadResult result = read_record(r);
        if (result == READ_END) return NULL;
        if (result == READ_ROW && is_empty_record(r->fields)) continue;
        r->records++;
        if (result == READ_BAD) continue;
        r->row = (SheetRow){.line = r->record_line,
                            .count = (int)r->fields->len,
                            .fields = (char **)r->fields->pdata,
                            .marks = r->marked ? r->marks->data : NULL};
        return &r->row;
    }
}

long csv_records_seen(const CsvReader *reader) { return reader->records; }

void csv_close(CsvReader *r)
{
    if (!r) return;
    csv_free(&r->parser);
    text_reader_close(r->text);
    g_ptr_array_free(r->fields, TRUE);
    g_byte_array_free(r->marks, TRUE);
    g_ptr_array_free(r->ahead, TRUE);
    g_array_free(r->ahead_lengths, TRUE);
    g_free((char *)r->shown);
    g_free(r);
}
