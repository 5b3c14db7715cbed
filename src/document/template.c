/* A template becomes a Lua chunk with the same line breaks, so that Lua's line numbers are the layout's. */
#include "document/template.h"

#include <string.h>

typedef struct {
    const char *text;
    size_t length;
    int line;
} Chunk;

typedef struct {
    GArray *chunks;
    GString *code;
    Expanded *out;
    int line, first_line, faults;
    Diagnostics *diags;
    const char *file;
} Template;

static void append_newlines(GString *code, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n') g_string_append_c(code, '\n');
}

static int count_newlines(const char *text, size_t length)
{
    int n = 0;
    for (size_t i = 0; i < length; i++) n += text[i] == '\n';
    return n;
}

static void add_text(Template *t, const char *text, size_t length)
{
    if (length) {
        Chunk chunk = {text, length, t->line};
        g_array_append_val(t->chunks, chunk);
        g_string_append_printf(t->code, " _t(%u);", t->chunks->len - 1);
    }
    append_newlines(t->code, text, length);
    t->line += count_newlines(text, length);
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

/* Clerks may leave out do and then. */
static void add_statement(Template *t, char *statement)
{
    g_strstrip(statement);
    char *code = expression_translate(statement);
    g_string_append_printf(t->code, " %s", code);
    if ((starts_word(code, "for") || starts_word(code, "while")) && !has_word(code, "do"))
        g_string_append(t->code, " do");
    if ((starts_word(code, "if") || starts_word(code, "elseif")) && !has_word(code, "then"))
        g_string_append(t->code, " then");
    g_string_append_c(t->code, ' ');
    g_free(code);
}

static void add_value(Template *t, char *expression)
{
    char *code = expression_translate(g_strstrip(expression));
    g_string_append_printf(t->code, " _v(function() return %s end);", code);
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
        char *inside = g_strndup(p + 2, (gsize)(end - p - 2));
        int newlines = count_newlines(inside, strlen(inside));
        if (value)
            add_value(t, inside);
        else
            add_statement(t, inside);
        g_free(inside);
        t->line += newlines;
        p = end + 2;
        if (alone) { /* a statement on a line of its own leaves no line behind */
            p = skip_blank_rest(p);
            g_string_append_c(t->code, '\n');
            t->line++;
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
        line++;
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

static void sink_fault(void *user, int line, const char *message)
{
    Template *t = user;
    t->faults++;
    diag_report(t->diags, E_LAYOUT_EXPRESSION,
                (Place){.file = t->file, .line = MAX(line, 1) + t->first_line - 1, .column = 1},
                "表达式有误：%s", message);
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

bool template_expand(const char *source, const char *file, int first_line, Expressions *expressions,
                     Expanded *out, Diagnostics *diags)
{
    *out = (Expanded){g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(int)),
                      g_array_new(FALSE, FALSE, sizeof(Inserted))};
    g_array_append_val(out->lines, first_line);
    Template t = {.chunks = g_array_new(FALSE, FALSE, sizeof(Chunk)),
                  .code = g_string_new(NULL),
                  .out = out,
                  .line = first_line,
                  .first_line = first_line,
                  .diags = diags,
                  .file = file};
    bool good = check_private(&t, source) && translate(&t, source);
    if (good) {
        const char *error;
        int line;
        TemplateSink sink = {sink_text, sink_value, sink_fault, &t};
        good = expression_run(expressions, t.code->str, &sink, &error, &line);
        if (!good)
            diag_report(diags, E_LAYOUT_EXPRESSION,
                        (Place){.file = file, .line = MAX(line, 1) + first_line - 1, .column = 1},
                        "表达式有误：%s", error);
    }
    g_string_free(t.code, TRUE);
    g_array_free(t.chunks, TRUE);
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
