/* libcsv is fed one physical line at a time, so that the line a record starts on is always known, and in
 * strict mode, so that a stray quote is told and not guessed around. The full-width comma has three bytes
 * and libcsv's separator one: such files are fed with 0x1F for it, a byte that no accepted file contains. */
#include "data/csv.h"

#include <csv.h>
#include <glib.h>
#include <string.h>

#include "base/file.h"
#include "base/textutil.h"

enum { LINE_LIMIT = 1 << 20, WIDE_SEPARATOR = 0x1F };

struct CsvReader {
    TextReader *text;
    const char *shown;
    Diagnostics *diags;
    struct csv_parser parser;
    unsigned char separator;
    GPtrArray *fields; /* of the record being read */
    bool row_done, pending;
    size_t record_size;
    int line, record_line;
    long records;
    CsvRecord header, record;
    GString *excerpt;
};

static Place line_place(const CsvReader *r, int line, int column, const char *excerpt)
{
    return (Place){.file = r->shown, .line = line, .column = column, .excerpt = excerpt};
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
    g_ptr_array_add(r->fields, text_trim(field));
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

static unsigned char choose_separator(const char *line)
{
    static const struct {
        const char *mark;
        unsigned char byte;
    } candidates[] = {{",", ','}, {"\t", '\t'}, {";", ';'}, {"，", WIDE_SEPARATOR}};
    int best = 0;
    unsigned char separator = ',';
    for (size_t i = 0; i < G_N_ELEMENTS(candidates); i++) {
        int count = count_outside_quotes(line, candidates[i].mark);
        if (count > best) {
            best = count;
            separator = candidates[i].byte;
        }
    }
    return separator;
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
    if (c == '\t' || c == WIDE_SEPARATOR) return false; /* the latter was put there by us */
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

/* Puts 0x1F for full-width commas; reports the byte where the file itself has it. */
static char *prepare_line(CsvReader *r, const char *line, size_t length, bool *bad)
{
    char *copy = g_malloc(length + 1);
    memcpy(copy, line, length);
    copy[length] = '\0';
    if (memchr(copy, WIDE_SEPARATOR, length)) {
        for (size_t i = 0; i < length; i++)
            if (copy[i] == WIDE_SEPARATOR) copy[i] = 0x1E; /* any other control: reported below */
    }
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
    bool spoilt = false, more = false;
    for (;;) {
        size_t length;
        bool cut;
        const char *line = text_reader_line(r->text, LINE_LIMIT, &length, &cut);
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

static bool read_header(CsvReader *r)
{
    size_t length;
    bool cut;
    const char *first = text_reader_line(r->text, LINE_LIMIT, &length, &cut);
    while (first && length == 0) {
        r->line++;
        first = text_reader_line(r->text, LINE_LIMIT, &length, &cut);
    }
    if (!first || cut) {
        diag_report(r->diags, first ? E_CSV_CELL_SIZE : E_CSV_EMPTY_FILE, line_place(r, 1, 1, NULL),
                    first ? "表头过长" : "文件里没有表头");
        return false;
    }
    r->separator = choose_separator(first);
    start_parser(r);
    r->record_line = ++r->line;
    bool more, spoilt = false;
    ReadResult result = feed_line(r, first, length, &more, &spoilt);
    while (result == READ_ROW && more && r->line < r->record_line + 20) { /* quoted names with newlines */
        first = text_reader_line(r->text, LINE_LIMIT, &length, &cut);
        if (!first) break;
        r->line++;
        result = feed_line(r, first, length, &more, &spoilt);
    }
    if (spoilt) return false;
    if (result == READ_BAD || more) {
        diag_report(r->diags, E_CSV_QUOTE, line_place(r, r->record_line, 1, NULL), "表头的引号不成对");
        return false;
    }
    while (r->fields->len && !*(char *)r->fields->pdata[r->fields->len - 1])
        g_ptr_array_set_size(r->fields, (int)r->fields->len - 1);
    int count = (int)r->fields->len;
    r->header =
        (CsvRecord){.line = r->record_line, .count = count, .fields = g_new0(char *, (gsize)count + 1)};
    for (int i = 0; i < count; i++) r->header.fields[i] = g_strdup(r->fields->pdata[i]);
    if (spoilt) return false;
    for (int i = 0; i < count; i++) {
        if (*r->header.fields[i]) continue;
        diag_report(r->diags, E_HEAD_MERGED, csv_place(r, &r->header, i + 1),
                    "表头第%d列没有名称，像是合并单元格或两行表头；请改成一行，每列一个名称", i + 1);
        return false;
    }
    if (!count)
        diag_report(r->diags, E_CSV_EMPTY_FILE, line_place(r, r->record_line, 1, NULL), "文件里没有表头");
    return count > 0;
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
    r->excerpt = g_string_new(NULL);
    if (read_header(r)) return r;
    csv_close(r);
    return NULL;
}

const CsvRecord *csv_header(const CsvReader *reader) { return &reader->header; }

/* Whether the record has the header's number of fields; drops empty fields beyond it. */
static bool check_count(CsvReader *r)
{
    int want = r->header.count, got = (int)r->fields->len;
    while (got > want && !*(char *)r->fields->pdata[got - 1]) g_ptr_array_set_size(r->fields, --got);
    if (got == want) return true;
    CsvRecord seen = {.line = r->record_line, .count = got, .fields = (char **)r->fields->pdata};
    diag_report(r->diags, E_CSV_FIELDS, csv_place(r, &seen, MIN(got, want) + (got > want)),
                got < want ? "本行只有%d列，表头有%d列；请检查是否漏列或文件不完整"
                           : "本行有%d列，表头只有%d列；请检查是否多列，含逗号的内容要加引号",
                got, want);
    return false;
}

const CsvRecord *csv_next(CsvReader *r)
{
    for (;;) {
        ReadResult result = read_record(r);
        if (result == READ_END) return NULL;
        if (result == READ_ROW && is_empty_record(r->fields)) continue;
        r->records++;
        if (result == READ_BAD || !check_count(r)) continue;
        r->record = (CsvRecord){
            .line = r->record_line, .count = r->header.count, .fields = (char **)r->fields->pdata};
        return &r->record;
    }
}

long csv_records_seen(const CsvReader *reader) { return reader->records; }

void csv_close(CsvReader *r)
{
    if (!r) return;
    csv_free(&r->parser);
    text_reader_close(r->text);
    g_ptr_array_free(r->fields, TRUE);
    g_string_free(r->excerpt, TRUE);
    g_strfreev(r->header.fields);
    g_free((char *)r->shown);
    g_free(r);
}

Place csv_place(CsvReader *r, const CsvRecord *record, int column)
{
    Place place = line_place(r, record->line, MAX(column, 1), NULL);
    g_string_truncate(r->excerpt, 0);
    for (int i = 0; i < record->count; i++) {
        if (i) g_string_append_c(r->excerpt, ',');
        if (i + 1 == column) place.mark = (int)r->excerpt->len;
        g_string_append(r->excerpt, record->fields[i]);
        if (i + 1 == column) place.mark_length = (int)r->excerpt->len - place.mark;
    }
    place.excerpt = r->excerpt->str;
    return place;
}

/* ---- columns ---- */

/* Names are compared half-width, without blanks and without regard to case. */
static char *canonical_name(const char *name)
{
    char *half = text_halfwidth(name), *folded = g_utf8_strdown(half, -1);
    char *to = folded;
    for (const char *p = folded; *p; p++)
        if (!g_ascii_isspace(*p)) *to++ = *p;
    *to = '\0';
    g_free(half);
    return folded;
}

static bool name_matches(const ColumnSpec *spec, const char *canonical)
{
    for (size_t i = 0; i < G_N_ELEMENTS(spec->names) && spec->names[i]; i++)
        if (!strcmp(spec->names[i], canonical)) return true;
    return false;
}

static bool report_missing(CsvReader *r, const ColumnSpec *specs, int count, const int *index)
{
    bool good = true;
    for (int i = 0; i < count; i++) {
        if (!specs[i].required || index[i] >= 0) continue;
        good = false;
        diag_report(r->diags, E_HEAD_MISSING, csv_place(r, &r->header, 1), "缺少必需的列“%s”，请在表头补上",
                    specs[i].names[0]);
    }
    return good;
}

/* Two header cells with the same words are an error even where we do not know the column. */
static bool report_same_names(CsvReader *r)
{
    bool good = true;
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int c = 0; c < r->header.count; c++) {
        char *name = canonical_name(r->header.fields[c]);
        int first = GPOINTER_TO_INT(g_hash_table_lookup(seen, name));
        if (first) {
            diag_report(r->diags, E_HEAD_TWICE, csv_place(r, &r->header, c + 1), "列名“%s”重复，第%d列已有",
                        r->header.fields[c], first);
            good = false;
            g_free(name);
        } else {
            g_hash_table_insert(seen, name, GINT_TO_POINTER(c + 1));
        }
    }
    g_hash_table_destroy(seen);
    return good;
}

bool csv_match_columns(CsvReader *r, const ColumnSpec *specs, int count, int *index, bool *unknown)
{
    bool good = report_same_names(r);
    for (int i = 0; i < count; i++) index[i] = -1;
    for (int c = 0; c < r->header.count; c++) {
        char *name = canonical_name(r->header.fields[c]);
        int found = -1;
        for (int i = 0; i < count && found < 0; i++)
            if (name_matches(&specs[i], name)) found = i;
        if (unknown) unknown[c] = found < 0;
        if (found >= 0 && index[found] >= 0 && good) {
            diag_report(r->diags, E_HEAD_TWICE, csv_place(r, &r->header, c + 1),
                        "“%s”与第%d列“%s”是同一列，只留一列", r->header.fields[c], index[found] + 1,
                        r->header.fields[index[found]]);
            good = false;
        } else if (found >= 0 && index[found] < 0) {
            index[found] = c;
        }
        g_free(name);
    }
    return report_missing(r, specs, count, index) && good;
}

void csv_note_unknown(CsvReader *r, const bool *unknown)
{
    for (int c = 0; c < r->header.count; c++)
        if (unknown[c])
            diag_report(r->diags, N_HEAD_UNKNOWN, csv_place(r, &r->header, c + 1), "不认识的列“%s”，未读取",
                        r->header.fields[c]);
}
