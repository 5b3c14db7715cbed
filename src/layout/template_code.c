/* One pass over the text. What is left open is told where it was opened, before Lua would say something else
 * about another line. HTML comments are the author's notes: neither printed nor run. */
#include "layout/template_code.h"

#include <string.h>

#include "base/file.h"
#include "expression/translate.h"
#include "layout/braces.h"

/* Where a line of the Lua code comes from. */
typedef struct {
    const char *file;
    int line;
} Origin;

/* A for, if … whose end has not come yet. */
typedef struct {
    char word[12];
    Origin at;
} Opened;

struct TemplateCode {
    GArray *chunks; /* Chunk */
    GString *code;
    GArray *origins; /* Origin of each line of `code` */
    GArray *opened;  /* Opened */
    const char *file;
    int line, faults;
    int outer, depth; /* the layout's line while a file is included; how deep */
    const Limits *limits;
    const Paths *paths;
    Expressions *expressions;
    Arena *arena; /* of included files */
    Diagnostics *diags;
};

static Place place_here(const TemplateCode *t)
{
    return (Place){.file = t->file, .line = t->line, .column = 1};
}

static void report(TemplateCode *t, Place place, const char *message)
{
    diag_report(t->diags, E_LAYOUT_EXPRESSION, place, "%s", message);
    t->faults++;
}

/* ---- code and its lines ---- */

static void append_newline(TemplateCode *t)
{
    Origin origin = {t->file, t->line};
    g_string_append_c(t->code, '\n');
    g_array_append_val(t->origins, origin);
}

static void append_newlines(TemplateCode *t, const char *from, const char *to)
{
    for (; from < to; from++)
        if (*from == '\n') {
            t->line++;
            append_newline(t);
        }
}

static void add_text(TemplateCode *t, const char *from, const char *to)
{
    if (to > from) {
        Chunk chunk = {from, (size_t)(to - from), t->depth ? t->outer : t->line, t->depth > 0};
        braces_check(from, to, place_here(t), t->diags);
        g_array_append_val(t->chunks, chunk);
        g_string_append_printf(t->code, " _t(%u);", t->chunks->len - 1);
    }
    append_newlines(t, from, to);
}

/* Translated code holds the line breaks of what it was made from. */
static void note_lines(TemplateCode *t, const char *code)
{
    for (; *code; code++) {
        if (*code != '\n') continue;
        Origin origin = {t->file, ++t->line};
        g_array_append_val(t->origins, origin);
    }
}

/* ---- statements ---- */

static void close_block(TemplateCode *t, const char *word, Place place)
{
    const Opened *last = t->opened->len ? &g_array_index(t->opened, Opened, t->opened->len - 1) : NULL;
    bool until = !strcmp(word, "until"), repeat = last && !strcmp(last->word, "repeat");
    if (!last || until != repeat) {
        report(t, place,
               arena_printf(t->arena, "多了一个%s，前面没有与它成对的%s", word,
                            until ? "repeat" : "if、for、while"));
        return;
    }
    g_array_set_size(t->opened, t->opened->len - 1);
}

static void take_block_word(void *user, const char *word, int line)
{
    TemplateCode *t = user;
    Place place = {.file = t->file, .line = t->line + line, .column = 1};
    if (!strcmp(word, "end") || !strcmp(word, "until")) {
        close_block(t, word, place);
    } else if (!strcmp(word, "else") || !strcmp(word, "elseif")) {
        const Opened *last = t->opened->len ? &g_array_index(t->opened, Opened, t->opened->len - 1) : NULL;
        if (!last || strcmp(last->word, "if"))
            report(t, place, arena_printf(t->arena, "%s前面没有与它成对的if", word));
    } else {
        Opened opened = {.at = {t->file, t->line + line}};
        g_strlcpy(opened.word, word, sizeof opened.word);
        g_array_append_val(t->opened, opened);
    }
}

static void add_statement(TemplateCode *t, const char *statement)
{
    char *code = statement_translate(statement, take_block_word, t);
    g_string_append_printf(t->code, " %s ", code);
    note_lines(t, code);
    g_free(code);
}

/* {{ 甲 或 乙 }}: each alternative is a function of its own; the first that is not missing is printed. */
static void add_value(TemplateCode *t, const char *expression)
{
    char *code = expression_translate(expression);
    const char *error;
    int line;
    if (!expression_reads(t->expressions, code, &error, &line))
        report(t, (Place){.file = t->file, .line = t->line + MAX(line, 1) - 1, .column = 1},
               arena_printf(t->arena, "表达式有误：%s", error));
    const char *from = code, *word;
    g_string_append(t->code, " _v(");
    while ((word = expression_next_alternative(from))) {
        g_string_append_printf(t->code, "function() return %.*s end,", (int)(word - from), from);
        from = word + strlen("or");
    }
    g_string_append_printf(t->code, "function() return %s\n end);", from);
    note_lines(t, code);
    Origin origin = {t->file, t->line}; /* of the line break that ends a comment in the expression */
    g_array_append_val(t->origins, origin);
    g_free(code);
}

/* ---- included files ---- */

/* A layout must not hold the characters that stand for values. */
static bool check_private(TemplateCode *t, const char *source)
{
    int line = t->line, before = t->faults;
    for (const char *p = source; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\n') line++;
        if (c < 0xF0000 && (c >= 0x20 || c == '\n' || c == '\t' || c == '\r') && c != 0x7F) continue;
        diag_report(t->diags, E_LAYOUT_CHAR, (Place){.file = t->file, .line = line, .column = 1},
                    "字符U+%04X不能用在版式里，请删去", c);
        t->faults++;
    }
    return t->faults == before;
}

static void translate(TemplateCode *t, const char *source);

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

/* The text of an included file, NULL after reporting. */
static const char *read_included(TemplateCode *t, const char *name, const char *path)
{
    const char *fault = NULL;
    if (t->depth >= limit_value(t->limits, LIMIT_INCLUDES))
        fault = arena_printf(t->arena, "引入的层次太深：“%s”，可能是文件互相引入", name);
    else if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        fault = arena_printf(t->arena, "没有要引入的文件“%s”", name);
    if (fault) {
        report(t, place_here(t), fault);
        return NULL;
    }
    if (!paths_check(t->paths, path, name, place_here(t), t->diags)) return t->faults++, NULL;
    const char *text = paths_read(t->paths, path, t->arena, t->diags);
    if (!text) t->faults++;
    return text;
}

/* The text of another file, as if it stood here; its path counts from the file that includes it. */
static void include(TemplateCode *t, const char *name)
{
    const char *file = t->file;
    int line = t->line;
    char *path = path_beside(file, name);
    const char *shown = arena_strdup(t->arena, path), *text = read_included(t, name, shown);
    g_free(path);
    if (!text) return;
    if (!t->depth++) t->outer = line;
    t->file = shown;
    t->line = 1;
    append_newline(t);
    if (check_private(t, text)) translate(t, text);
    t->file = file;
    t->line = line;
    t->depth--;
    append_newline(t);
}

/* ---- the text ---- */

/* Whether only blanks stand between the line's start and `p`. */
static bool begins_line(const char *source, const char *p)
{
    while (p > source && (p[-1] == ' ' || p[-1] == '\t')) p--;
    return p == source || p[-1] == '\n';
}

/* The start of the next line when nothing but blanks stands before it, or NULL. */
static const char *skip_blank_rest(const char *p)
{
    while (*p == ' ' || *p == '\t') p++;
    return *p == '\n' ? p + 1 : NULL;
}

/* What lies between [inside, end), as a value, a statement, or an included file. */
static void add_piece(TemplateCode *t, const char *inside, const char *end, bool value)
{
    char *piece = g_strndup(inside, (gsize)(end - inside)), *stripped = g_strdup(piece);
    g_strstrip(stripped);
    const char *start = inside + (strstr(piece, stripped) - piece);
    append_newlines(t, inside, start);
    char *name = value ? NULL : included_name(stripped);
    if (name)
        include(t, name);
    else if (value)
        add_value(t, stripped);
    else
        add_statement(t, stripped);
    append_newlines(t, start + strlen(stripped), end);
    g_free(name);
    g_free(stripped);
    g_free(piece);
}

/* The mark at `p` is taken; returns where the text goes on. `from` is where the text before it begins. */
static const char *take_mark(TemplateCode *t, const char *source, const char *from, const char *p,
                             BraceMark mark)
{
    const char *inside = p + mark.length, *end = mark.end, *text_end = p;
    bool alone =
        mark.kind != BRACE_VALUE && end && begins_line(source, p) && skip_blank_rest(end + mark.end_length);
    if (alone)
        while (text_end > from && (text_end[-1] == ' ' || text_end[-1] == '\t')) text_end--;
    add_text(t, from, text_end);
    if (!end) {
        report(t, place_here(t),
               arena_printf(t->arena, "“%.*s”没有以“%s”结束", (int)mark.length, p,
                            mark.kind == BRACE_VALUE     ? "}}"
                            : mark.kind == BRACE_COMMENT ? "-->"
                                                         : "%}"));
        return inside;
    }
    if (mark.wide) diag_report(t->diags, N_LAYOUT_PUNCTUATION, place_here(t), "全角大括号当作半角读取");
    if (mark.kind == BRACE_COMMENT)
        append_newlines(t, inside, end);
    else
        add_piece(t, inside, end, mark.kind == BRACE_VALUE);
    const char *rest = end + mark.end_length;
    if (!alone) return rest;
    t->line++; /* a statement on a line of its own leaves no line behind */
    append_newline(t);
    return skip_blank_rest(rest);
}

/* Cuts the source into text, values and statements. */
static void translate(TemplateCode *t, const char *source)
{
    const char *from = source;
    for (const char *p = source; *p;) {
        BraceMark mark = brace_mark_at(p);
        if (mark.kind == BRACE_NONE)
            p++;
        else
            from = p = take_mark(t, source, from, p, mark);
    }
    add_text(t, from, from + strlen(from));
}

static void report_opened(TemplateCode *t)
{
    for (guint i = 0; i < t->opened->len; i++) {
        const Opened *o = &g_array_index(t->opened, Opened, i);
        bool repeat = !strcmp(o->word, "repeat");
        report(t, (Place){.file = o->at.file, .line = o->at.line, .column = 1},
               arena_printf(t->arena, "这里的%s没有结束，请在它管到的地方之后写 {%% %s %%}", o->word,
                            repeat ? "until 条件" : "end"));
    }
}

TemplateCode *template_code_new(const char *source, TemplateSource at, Expressions *expressions,
                                Diagnostics *diags)
{
    TemplateCode *t = g_new0(TemplateCode, 1);
    *t = (TemplateCode){.chunks = g_array_new(FALSE, FALSE, sizeof(Chunk)),
                        .code = g_string_new(NULL),
                        .origins = g_array_new(FALSE, FALSE, sizeof(Origin)),
                        .opened = g_array_new(FALSE, FALSE, sizeof(Opened)),
                        .file = at.file,
                        .line = at.line,
                        .limits = at.limits,
                        .paths = at.paths,
                        .expressions = expressions,
                        .arena = arena_new(),
                        .diags = diags};
    Origin first = {at.file, at.line};
    g_array_append_val(t->origins, first);
    if (check_private(t, source)) translate(t, source);
    report_opened(t);
    return t;
}

void template_code_free(TemplateCode *t)
{
    g_string_free(t->code, TRUE);
    g_array_free(t->chunks, TRUE);
    g_array_free(t->origins, TRUE);
    g_array_free(t->opened, TRUE);
    arena_free(t->arena);
    g_free(t);
}

bool template_code_good(const TemplateCode *t) { return !t->faults; }
const char *template_code_text(const TemplateCode *t) { return t->code->str; }
const Chunk *template_code_chunk(const TemplateCode *t, int n) { return &g_array_index(t->chunks, Chunk, n); }

Place template_code_place(const TemplateCode *t, int line)
{
    guint n = (guint)CLAMP(line, 1, (int)t->origins->len);
    const Origin *origin = &g_array_index(t->origins, Origin, n - 1);
    return (Place){.file = origin->file, .line = origin->line, .column = 1};
}
