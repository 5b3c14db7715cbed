/* A closing mark is looked for outside quotes, and not behind the next opening one: a forgotten brace is told
 * at its own line. */
#include "layout/braces.h"

#include <glib.h>
#include <string.h>

static size_t starts(const char *p, const char *text) { return g_str_has_prefix(p, text) ? strlen(text) : 0; }

/* The length of one of two spellings at `p`; *wide is set for the second. */
static size_t either(const char *p, const char *narrow, const char *wide_one, bool *wide)
{
    size_t n = starts(p, narrow);
    if (n) return n;
    n = starts(p, wide_one);
    *wide |= n > 0;
    return n;
}

static size_t pair(const char *p, const char *const marks[4], bool *wide)
{
    bool is_wide = false;
    size_t first = either(p, marks[0], marks[1], &is_wide);
    size_t second = first ? either(p + first, marks[2], marks[3], &is_wide) : 0;
    if (!second) return 0;
    *wide |= is_wide;
    return first + second;
}

static const char *const open_value[] = {"{", "｛", "{", "｛"}, *const close_value[] = {"}", "｝", "}", "｝"},
                         *const open_statement[] = {"{", "｛", "%", "％"},
                         *const close_statement[] = {"%", "％", "}", "｝"};

/* Behind the quoted text at `p`; `p` when it is not closed on its line. */
static const char *skip_quoted(const char *p)
{
    const char *close = *p == '"' ? "\"" : *p == '\'' ? "'" : starts(p, "“") ? "”" : NULL;
    if (!close) return p;
    const char *from = *close == *p ? p + 1 : p + strlen("“");
    for (const char *q = from; *q && *q != '\n'; q++) {
        if (*q == '\\' && q[1])
            q++;
        else if (starts(q, close))
            return q + strlen(close);
    }
    return p;
}

static void find_end(BraceMark *mark, const char *p)
{
    bool value = mark->kind == BRACE_VALUE, ignored = false;
    const char *const *close = value ? close_value : close_statement;
    while (*p) {
        mark->end_length = pair(p, close, &mark->wide);
        if (mark->end_length) {
            mark->end = p;
            return;
        }
        if (pair(p, open_statement, &ignored) || (value && pair(p, open_value, &ignored))) return;
        const char *behind = skip_quoted(p);
        p = behind > p ? behind : g_utf8_next_char(p);
    }
}

BraceMark brace_mark_at(const char *p)
{
    BraceMark mark = {.kind = BRACE_NONE};
    if (*p == '<' && starts(p, "<!--")) {
        mark = (BraceMark){.kind = BRACE_COMMENT, .length = strlen("<!--"), .end_length = strlen("-->")};
        mark.end = strstr(p + mark.length, "-->");
        return mark;
    }
    if (*p != '{' && !starts(p, "｛")) return mark;
    if ((mark.length = pair(p, open_value, &mark.wide)))
        mark.kind = BRACE_VALUE;
    else if ((mark.length = pair(p, open_statement, &mark.wide)))
        mark.kind = BRACE_STATEMENT;
    if (mark.kind != BRACE_NONE) find_end(&mark, p + mark.length);
    return mark;
}

void braces_check(const char *from, const char *to, Place place, Diagnostics *diags)
{
    if (!memchr(from, '{', (size_t)(to - from)) && !g_strstr_len(from, to - from, "｛")) return;
    static const char pattern[] =
        "[{｛]\\s*((?=[^{}｛｝]*\\p{Han})[\\p{L}_][\\p{L}\\p{N}_]*)([.\\[(（［][^{}｛｝=:：\\n]*)?\\s*[}｝]";
    GRegex *regex = g_regex_new(pattern, G_REGEX_DEFAULT, 0, NULL);
    GMatchInfo *match;
    int line = place.line;
    const char *counted = from;
    for (g_regex_match_full(regex, from, to - from, 0, 0, &match, NULL); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        int at, end;
        g_match_info_fetch_pos(match, 0, &at, &end);
        for (; counted < from + at; counted++) line += *counted == '\n';
        char *all = g_match_info_fetch(match, 0), *rest = g_match_info_fetch(match, 2);
        bool sure = rest && *rest;
        place.line = line;
        if (sure)
            diag_report(diags, E_LAYOUT_EXPRESSION, place, "“%s”只有单个大括号，要印数值请写成{{ … }}", all);
        else
            diag_report(diags, W_LAYOUT_BRACE, place, "“%s”只有单个大括号，照原样印出；要印数值请写成{{ … }}",
                        all);
        g_free(rest);
        g_free(all);
    }
    g_match_info_free(match);
    g_regex_unref(regex);
}
