/* A template becomes a Lua chunk. Each of its lines is known to come from a line of the layout, or of a file
 * that it includes, so that faults are told where they stand. */
#include "layout/template.h"

#include <string.h>

#include "base/file.h"

typedef struct {
    const char *text;
    size_t length;
    int line;    /* of the layout */
    bool inside; /* of an included file: all of it counts as the line of the layout that includes it */
} Chunk;

/* Where a line of the Lua code comes from. */
typedef struct {
    const char *file;
    int line;
} Origin;

typedef struct {
    GArray *chunks;
    GString *code;
    GArray *origins; /* Origin of each line of `code` */
    Expanded *out;
    int line, faults;
    int outer, depth; /* the layout's line while a file is included; how deep */
    Arena *arena;     /* of included files */
    Diagnostics *diags;
    const char *file;
} Template;

static void append_newline(Template *t)
{
    Origin origin = {t->file, t->line};
    g_string_append_c(t->code, '\n');
    g_array_append_val(t->origins, origin);
}

static void append_newlines(Template *t, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n') {
            t->line++;
            append_newline(t);
        }
}

static void add_text(Template *t, const char *text, size_t length)
{
    if (length) {
        Chunk chunk = {text, length, t->depth ? t->outer : t->line, t->depth > 0};
        g_array_append_val(t->chunks, chunk);
        g_string_append_printf(t->code, " _t(%u);", t->chunks->len - 1);
    }
    append_newlines(t, text, length);
}

static bool starts_word(const char *p, const char *word)
{
    size_t n = strlen(word);
    return !strncmp(p, word, n) && !g_ascii_isalnum(p[n]) && p[n] != '_';
}

static bool has_word(const char *text, const char *word)
{
    for (const char *p = text; (p = strstr(p, word)); p += strlen(word))
        if ((p == text || !g_ascii_isalnum(p[-1])) && starts_word(p, word)) return true;
    return false;
}

/* Translated code holds the line breaks of what it was made from. */
static void note_lines(Template *t, const char *code)
{
    for (; *code; code++) {
        if (*code != '\n') continue;
        Origin origin = {t->file, ++t->line};
        g_array_append_val(t->origins, origin);
    }
}

static void skip_lines(Template *t, const char *from, const char *to)
{
    for (; from < to; from++)
        if (*from == '\n') {
            t->line++;
            append_newline(t);
        }
}

/* Clerks may leave out do and then. */
static void add_statement(Template *t, char *statement)
{
    char *code = expression_translate(statement);
    g_string_append_printf(t->code, " %s", code);
    note_lines(t, code);
    if ((starts_word(code, "for") || starts_word(code, "while")) && !has_word(code, "do"))
        g_string_append(t->code, " do");
    if ((starts_word(code, "if") || starts_word(code, "elseif")) && !has_word(code, "then"))
        g_string_append(t->code, " then");
    g_string_append_c(t->code, ' ');
    g_free(code);
}

/* Where the next “or” outside brackets and strings begins; NULL when there is none. */
static const char *next_alternative(const char *code)
{
    int depth = 0;
    char quote = 0;
    for (const char *p = code; *p; p++) {
        if (quote) {
            if (*p == '\\' && p[1])
                p++;
            else if (*p == quote)
                quote = 0;
            continue;
        }
        if (*p == '"' || *p == '\'') quote = *p;
        if (strchr("([{", *p)) depth++;
        if (strchr(")]}", *p)) depth--;
        if (starts_word(p, "function")) return NULL; /* its own “or” are no alternatives of the value */
        bool begins = p == code || !(g_ascii_isalnum(p[-1]) || p[-1] == '_');
        if (!depth && begins && starts_word(p, "or")) return p;
    }
    return NULL;
}

/* {{ 甲 或 乙 }}: each alternative is a function of its own; the first that is not missing is printed. */
static void add_value(Template *t, char *expression)
{
    char *code = expression_translate(expression);
    const char *from = code, *word;
    g_string_append(t->code, " _v(");
    while ((word = next_alternative(from))) {
        g_string_append_printf(t->code, "function() return %.*s end,", (int)(word - from), from);
        from = word + strlen("or");
    }
    g_string_append_printf(t->code, "function() return %s end);", from);
    note_lines(t, code);
    g_free(code);
}

/* Whether only blanks stand between the line's start and `p`. */
static bool begins_line(const char *source, const char *p)
{
    while (p > source && (p[-1] == ' ' || p[-1] == '\t')) p--;
    return p == source || p[-1] == '\n';
}

static const char *skip_blank_rest(const char *p)
{
    while (*p == ' ' || *p == '\t') p++;
    return *p == '\n' ? p + 1 : NULL;
}

static bool unclosed(Template *t, const char *mark)
{
    diag_report(t->diags, E_LAYOUT_EXPRESSION, (Place){.file = t->file, .line = t->line, .column = 1},
                "“%s”没有结束", mark);
    return false;
}

/* A layout must not hold the characters that stand for values. */
static bool check_private(const Template *t, const char *source)
{
    int line = t->line;
    bool good = true;
    for (const char *p = source; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\n') line++;
        if (c < INSERTED_FIRST && (c >= 0x20 || c == '\n' || c == '\t' || c == '\r')) continue;
        diag_report(t->diags, E_LAYOUT_CHAR, (Place){.file = t->file, .line = line, .column = 1},
                    "字符U+%04X不能用在版式里，请删去", c);
        good = false;
    }
    return good;
}

static bool translate(Template *t, const char *source);

/* The file that `include "…"` names, new text; NULL when the statement is another. */
static char *included_name(const char *statement)
{
    GMatchInfo *match;
    GRegex *regex =
        g_regex_new("^\\s*(?:include|引入)\\s*[\"“]([^\"”]+)[\"”]\\s*$", G_REGEX_DEFAULT, 0, NULL);
    bool found = g_regex_match(regex, statement, 0, &match);
    char *name = found ? g_match_info_fetch(match, 1) : NULL;
    g_match_info_free(match);
    g_regex_unref(regex);
    return name;
}

enum { DEEPEST_INCLUDE = 8 };

/* The text of another file, as if it stood here; its path counts from the file that includes it. */
static bool include(Template *t, const char *name)
{
    const char *file = t->file;
    int line = t->line;
    Place place = {.file = file, .line = line, .column = 1};
    char *path = path_beside(file, name);
    const char *shown = arena_strdup(t->arena, path);
    g_free(path);
    if (t->depth == DEEPEST_INCLUDE) {
        diag_report(t->diags, E_LAYOUT_EXPRESSION, place, "引入的层次太深：“%s”，可能是文件互相引入", name);
        return false;
    }
    if (!g_file_test(shown, G_FILE_TEST_IS_REGULAR)) {
        diag_report(t->diags, E_LAYOUT_EXPRESSION, place, "没有要引入的文件“%s”", name);
        return false;
    }
    const char *text = text_read_all(shown, shown, t->arena, t->diags);
    if (!text) return false;
    if (!t->depth++) t->outer = line;
    t->file = shown;
    t->line = 1;
    append_newline(t);
    bool good = check_private(t, text) && translate(t, text);
    t->file = file;
    t->line = line;
    t->depth--;
    append_newline(t);
    return good;
}

static bool add_piece(Template *t, char *inside, bool value)
{
    char *name = value ? NULL : included_name(inside);
    bool good = true;
    if (name)
        good = include(t, name);
    else if (value)
        add_value(t, inside);
    else
        add_statement(t, inside);
    g_free(name);
    return good;
}

/* Cuts the source into text, values and statements. */
static bool translate(Template *t, const char *source)
{
    const char *from = source;
    for (const char *p = source; *p;) {
        bool value = p[0] == '{' && p[1] == '{', statement = p[0] == '{' && p[1] == '%';
        if (!value && !statement) {
            p++;
            continue;
        }
        const char *text_end = p, *end = strstr(p + 2, value ? "}}" : "%}");
        bool alone = statement && end && begins_line(source, p) && skip_blank_rest(end + 2);
        if (alone)
            while (text_end > from && (text_end[-1] == ' ' || text_end[-1] == '\t')) text_end--;
        add_text(t, from, (size_t)(text_end - from));
        if (!end) return unclosed(t, value ? "{{" : "{%");
        char *inside = g_strndup(p + 2, (gsize)(end - p - 2)), *stripped = g_strdup(inside);
        g_strstrip(stripped);
        const char *start = strstr(inside, stripped);
        skip_lines(t, inside, start);
        bool good = add_piece(t, stripped, value);
        if (good) skip_lines(t, start + strlen(stripped), inside + strlen(inside));
        g_free(stripped);
        g_free(inside);
        if (!good) return false;
        p = end + 2;
        if (alone) { /* a statement on a line of its own leaves no line behind */
            p = skip_blank_rest(p);
            t->line++;
            append_newline(t);
        }
        from = p;
    }
    add_text(t, from, strlen(from));
    return true;
}

static void sink_text(void *user, int n)
{
    Template *t = user;
    const Chunk *chunk = &g_array_index(t->chunks, Chunk, n);
    int line = chunk->line;
    for (size_t i = 0; i < chunk->length; i++) {
        g_string_append_c(t->out->text, chunk->text[i]);
        if (chunk->text[i] != '\n') continue;
        line += !chunk->inside;
        g_array_append_val(t->out->lines, line);
    }
}

static bool sink_value(void *user, Inserted value)
{
    Template *t = user;
    guint n = t->out->values->len;
    if (n >= INSERTED_LAST - INSERTED_FIRST) return false;
    g_array_append_val(t->out->values, value);
    g_string_append_unichar(t->out->text, INSERTED_FIRST + n);
    return true;
}

/* The place in the layout of a line of the Lua code. */
static Place place_of(const Template *t, int line)
{
    guint n = (guint)CLAMP(line, 1, (int)t->origins->len);
    const Origin *origin = &g_array_index(t->origins, Origin, n - 1);
    return (Place){.file = origin->file, .line = origin->line, .column = 1};
}

static void sink_fault(void *user, int line, const char *message)
{
    Template *t = user;
    t->faults++;
    diag_report(t->diags, E_LAYOUT_EXPRESSION, place_of(t, line), "表达式有误：%s", message);
}

bool template_expand(const char *source, const char *file, int first_line, Expressions *expressions,
                     Expanded *out, Diagnostics *diags)
{
    *out = (Expanded){g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(int)),
                      g_array_new(FALSE, FALSE, sizeof(Inserted))};
    g_array_append_val(out->lines, first_line);
    Template t = {.chunks = g_array_new(FALSE, FALSE, sizeof(Chunk)),
                  .code = g_string_new(NULL),
                  .origins = g_array_new(FALSE, FALSE, sizeof(Origin)),
                  .out = out,
                  .line = first_line,
                  .arena = arena_new(),
                  .diags = diags,
                  .file = file};
    Origin first = {file, first_line};
    g_array_append_val(t.origins, first);
    bool good = check_private(&t, source) && translate(&t, source);
    if (good) {
        const char *error;
        int line;
        TemplateSink sink = {sink_text, sink_value, sink_fault, &t};
        good = expression_run(expressions, t.code->str, &sink, &error, &line);
        if (!good) diag_report(diags, E_LAYOUT_EXPRESSION, place_of(&t, line), "表达式有误：%s", error);
    }
    g_string_free(t.code, TRUE);
    g_array_free(t.chunks, TRUE);
    g_array_free(t.origins, TRUE);
    arena_free(t.arena);
    return good && !t.faults;
}

void expanded_free(Expanded *e)
{
    g_string_free(e->text, TRUE);
    g_array_free(e->lines, TRUE);
    g_array_free(e->values, TRUE);
}

const Inserted *expanded_value(const Expanded *e, gunichar c)
{
    if (c < INSERTED_FIRST || c - INSERTED_FIRST >= e->values->len) return NULL;
    return &g_array_index(e->values, Inserted, c - INSERTED_FIRST);
}

const char *expanded_restore(const Expanded *e, const char *text, Arena *arena)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        const Inserted *value = expanded_value(e, c);
        if (value)
            g_string_append(out, value->text);
        else if (c != JOINER)
            g_string_append_unichar(out, c);
    }
    const char *kept = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}
