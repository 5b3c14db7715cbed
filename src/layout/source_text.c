/* Line by line, outside fenced blocks. Tags and stars become the characters of inline_marks.h, or are
 * escaped. */
#include "layout/source_text.h"

#include <stdbool.h>
#include <string.h>

#include "layout/document.h"
#include "layout/private_characters.h"
#include "layout/template.h"

typedef struct {
    const GArray *lines;
    const char *file;
    Diagnostics *diags;
    guint line;
    int columns; /* of the table whose rows are being read; 0: none */
} SourceText;

static Place place_of(const SourceText *s)
{
    guint at = MIN(s->line, s->lines->len - 1);
    return (Place){.file = s->file, .line = g_array_index(s->lines, int, at), .column = 1};
}

gboolean source_line_is_fence(const char *line)
{
    while (*line == ' ') line++;
    return g_str_has_prefix(line, "```") || g_str_has_prefix(line, "~~~");
}

/* ---- tags ---- */

static const struct {
    const char *tag;
    int mark; /* 0: a break */
} tags[] = {{"b", INLINE_STRONG},
            {"strong", INLINE_STRONG},
            {"i", INLINE_EMPHASIS},
            {"em", INLINE_EMPHASIS},
            {"sup", INLINE_SUPERSCRIPT},
            {"sub", INLINE_SUBSCRIPT},
            {"br", 0}};

static void append_mark(GString *out, int mark, bool closes)
{
    int bit = 0;
    while (mark >> (bit + 1)) bit++;
    g_string_append_unichar(out, !mark ? MARK_BREAK : closes ? MARK_END : MARK_FIRST + (gunichar)bit);
}

static gboolean replace_tag(const GMatchInfo *match, GString *out, gpointer user)
{
    SourceText *s = user;
    char *all = g_match_info_fetch(match, 0), *closing = g_match_info_fetch(match, 1),
         *name = g_match_info_fetch(match, 2);
    bool known = false;
    for (gsize i = 0; i < G_N_ELEMENTS(tags) && !known; i++) {
        known = !g_ascii_strcasecmp(tags[i].tag, name);
        if (known) append_mark(out, tags[i].mark, *closing);
    }
    if (!known) {
        diag_report(s->diags, E_LAYOUT_MARKUP, place_of(s),
                    "不认识HTML标记“%s”；可用的有<br>、<b>、<i>、<sup>、<sub>，其余请删去", all);
        g_string_append(out, all);
    }
    g_free(name);
    g_free(closing);
    g_free(all);
    return FALSE;
}

/* ---- stars ---- */

static bool is_value(gunichar c) { return c >= INSERTED_FIRST && c <= INSERTED_LAST; }

/* Whether stars between these two characters multiply and do not emphasise. */
static bool multiplies(gunichar left, gunichar right, gsize stars)
{
    bool figures =
        (g_unichar_isdigit(left) || is_value(left)) && (g_unichar_isdigit(right) || is_value(right));
    if (stars > 1) return g_unichar_isdigit(left) && g_unichar_isdigit(right);
    bool letters = left < 0x80 && right < 0x80 && g_unichar_isalnum(left) && g_unichar_isalnum(right);
    return figures || (letters && (g_unichar_isdigit(left) || g_unichar_isdigit(right)));
}

static char *escape_stars(const char *line)
{
    GString *out = g_string_new(NULL);
    gunichar left = ' ';
    for (const char *p = line; *p;) {
        gsize stars = strspn(p, "*");
        if (!stars || left == '\\') {
            left = g_utf8_get_char(p);
            const char *next = g_utf8_next_char(p);
            g_string_append_len(out, p, next - p);
            p = next;
            continue;
        }
        bool escape = multiplies(left, g_utf8_get_char(p + stars), stars);
        for (gsize i = 0; i < stars; i++) g_string_append(out, escape ? "\\*" : "*");
        left = '*';
        p += stars;
    }
    return g_string_free(out, FALSE);
}

/* ---- tables ---- */

/* The cells of a table's row; 0 when no bar parts it. */
static int count_cells(const char *line)
{
    const char *from = line + strspn(line, " \t");
    gsize length = strlen(from);
    while (length && strchr(" \t\r", from[length - 1])) length--;
    if (!length || !memchr(from, '|', length)) return 0;
    int bars = 0;
    for (gsize i = *from == '|'; i < length; i++)
        if (from[i] == '|' && from[i - 1 + !i] != '\\' && i + 1 < length) bars++;
    return bars + 1;
}

static bool is_dash_row(const char *line)
{
    return strchr(line, '|') &&
           g_regex_match_simple("^ {0,3}\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*$", line, 0, 0);
}

static void check_row(SourceText *s, const char *line)
{
    int cells = count_cells(line);
    Place place = place_of(s);
    if (!cells && s->columns > 1)
        diag_report(s->diags, E_LAYOUT_TABLE, place, "表格后面要空一行，再写“%.60s”", line);
    else if (cells > s->columns || (cells > 1 && cells < s->columns))
        diag_report(s->diags, E_LAYOUT_TABLE, place, "这一行有%d格，表头有%d格，应一样多；格里的竖线写成\\|",
                    cells, s->columns);
}

/* `line`, with the line before it, which is not blank when a table can begin. */
static void check_table(SourceText *s, const char *before, const char *line)
{
    if (!*line) {
        s->columns = 0;
    } else if (s->columns) {
        if (strchr("#>`", *line) || g_str_has_prefix(line, ":::"))
            s->columns = 0;
        else
            check_row(s, line);
    } else if (is_dash_row(line) && count_cells(before)) {
        int header = count_cells(before);
        s->columns = count_cells(line);
        if (header != s->columns)
            diag_report(s->diags, E_LAYOUT_TABLE, place_of(s), "表头有%d格，它下面的分隔行有%d格，应一样多",
                        header, s->columns);
    }
}

/* ---- marks of other tools ---- */

static void check_commands(SourceText *s, const char *line)
{
    const char *text = line + strspn(line, " \t");
    if (g_regex_match_simple("^\\\\(pagebreak|newpage|clearpage|cleardoublepage)\\b", text, 0, 0))
        diag_report(s->diags, E_LAYOUT_MARKUP, place_of(s),
                    "“%.40s”是别的软件的命令；分页请写```page-break块", text);
    else if (g_regex_match_simple("^\\\\[A-Za-z]+(\\[.*\\])?(\\{.*\\})?\\s*$", text, 0, 0))
        diag_report(s->diags, E_LAYOUT_MARKUP, place_of(s), "“%.40s”是别的软件的命令，请删去", text);
    if (g_regex_match_simple("(?<!\\\\)~~[^~\\s][^~]*~~", line, 0, 0))
        diag_report(s->diags, E_LAYOUT_MARKUP, place_of(s), "没有删除线（~~），请删去要划掉的文字");
}

/* The rules that rewrite a line: where they apply, and what is noted. */
static const struct {
    const char *pattern, *becomes, *note;
} rewritten[] = {
    {"^( {0,3})＃＃＃＃[\\s　]*", "\\1#### ", "全角井号当作半角读取"},
    {"^( {0,3})＃＃＃[\\s　]*", "\\1### ", "全角井号当作半角读取"},
    {"^( {0,3})＃＃[\\s　]*", "\\1## ", "全角井号当作半角读取"},
    {"^( {0,3})＃[\\s　]*", "\\1# ", "全角井号当作半角读取"},
    {"^( {0,3}#{1,4})　*(?=[\\p{Han}（(“〇])", "\\1 ", "井号后面没有空格，当作标题读取"},
    {"^(\\s*(?:[-*+]|\\d+\\.)\\s+)\\[ \\] ", "\\1□ ", NULL},
    {"^(\\s*(?:[-*+]|\\d+\\.)\\s+)\\[[xX]\\] ", "\\1√ ", NULL},
};

static char *rewrite(SourceText *s, const char *line)
{
    char *text = g_strdup(line);
    const char *first = text + strspn(text, " ");
    if (!strchr("#-*+", *first) && !g_ascii_isdigit(*first) && !g_str_has_prefix(first, "＃")) return text;
    for (gsize i = 0; i < G_N_ELEMENTS(rewritten); i++) {
        GRegex *regex = g_regex_new(rewritten[i].pattern, G_REGEX_DEFAULT, 0, NULL);
        char *next = g_regex_replace(regex, text, -1, 0, rewritten[i].becomes, 0, NULL);
        g_regex_unref(regex);
        if (!next) continue;
        if (rewritten[i].note && strcmp(next, text))
            diag_report(s->diags, N_LAYOUT_PUNCTUATION, place_of(s), "%s", rewritten[i].note);
        g_free(text);
        text = next;
    }
    return text;
}

static char *prepare_line(SourceText *s, GRegex *tag, const char *line)
{
    char *text = rewrite(s, line);
    check_commands(s, text);
    if (strchr(text, '<')) {
        char *next = g_regex_replace_eval(tag, text, -1, 0, 0, replace_tag, s, NULL);
        if (next) {
            g_free(text);
            text = next;
        }
    }
    if (!strchr(text, '*')) return text;
    char *escaped = escape_stars(text);
    g_free(text);
    return escaped;
}

char *source_text_prepare(const char *text, const GArray *lines, const char *file, Diagnostics *diags)
{
    SourceText s = {.lines = lines, .file = file, .diags = diags};
    GRegex *tag =
        g_regex_new("(?<!\\\\)<(/?)([A-Za-z][A-Za-z0-9]*)(?:\\s[^<>]*)?/?>", G_REGEX_DEFAULT, 0, NULL);
    char **parts = g_strsplit(text, "\n", -1);
    bool fenced = false;
    for (; parts[s.line]; s.line++) {
        bool fence = source_line_is_fence(parts[s.line]);
        fenced ^= fence;
        if (fence || fenced) continue;
        check_table(&s, s.line ? parts[s.line - 1] : "", parts[s.line]);
        char *ready = prepare_line(&s, tag, parts[s.line]);
        g_free(parts[s.line]);
        parts[s.line] = ready;
    }
    g_regex_unref(tag);
    char *joined = g_strjoinv("\n", parts);
    g_strfreev(parts);
    return joined;
}
