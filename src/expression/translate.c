/* A tokenizer over the text: strings stay, names and marks are spelled anew. Statements are then read once
 * more, as Lua's words, for what a clerk may leave out. */
#include "expression/translate.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* ---- names ---- */

char *mangle(const char *name)
{
    GString *out = g_string_new("U");
    for (const char *p = name; *p; p++) g_string_append_printf(out, "%02X", (unsigned char)*p);
    return g_string_free(out, FALSE);
}

/* Length of a mangled name at `p` (0: none), its text appended to `out`. */
static size_t demangle_at(const char *p, GString *out)
{
    if (*p != 'U') return 0;
    size_t n = 1;
    GString *name = g_string_new(NULL);
    while (g_ascii_isxdigit(p[n]) && g_ascii_isxdigit(p[n + 1])) {
        g_string_append_c(name, (char)(g_ascii_xdigit_value(p[n]) * 16 + g_ascii_xdigit_value(p[n + 1])));
        n += 2;
    }
    bool good = n >= 7 && g_utf8_validate(name->str, (gssize)name->len, NULL);
    if (good) g_string_append(out, name->str);
    g_string_free(name, TRUE);
    return good ? n : 0;
}

char *demangle_all(const char *message)
{
    GString *out = g_string_new(NULL);
    for (const char *p = message; *p;) {
        size_t n = demangle_at(p, out);
        if (!n) g_string_append_c(out, *p);
        p += n ? n : 1;
    }
    return g_string_free(out, FALSE);
}

/* ---- expressions ---- */

static const struct {
    const char *chinese, *lua;
} words[] = {{"且", "and"}, {"或", "or"}, {"非", "not"}, {"真", "true"}, {"假", "false"}, {"空", "nil"}},
  marks[] = {{"（", "("},
             {"）", ")"},
             {"，", ","},
             {"；", ";"},
             {"：", ":"},
             {"［", "["},
             {"］", "]"},
             {"≥", ">="},
             {"≤", "<="},
             {"==", EQUAL_SPELLED},
             {"＝＝", EQUAL_SPELLED},
             {"~=", UNEQUAL_SPELLED},
             {"!=", UNEQUAL_SPELLED},
             {"≠", UNEQUAL_SPELLED},
             {"<>", UNEQUAL_SPELLED},
             {"×", "*"},
             {"÷", "/"},
             {"＋", "+"},
             {"－", "-"},
             {"＝", "="},
             {"＜", "<"},
             {"＞", ">"},
             {"　", " "}};

static const char *translate_string(const char *p, GString *out)
{
    bool curly = g_str_has_prefix(p, "“");
    char quote = curly ? '"' : *p;
    p += curly ? strlen("“") : 1;
    g_string_append_c(out, quote);
    while (*p && !(curly ? g_str_has_prefix(p, "”") : *p == quote)) {
        if (*p == '\\' && p[1]) g_string_append_c(out, *p++);
        if (curly && *p == '"') g_string_append_c(out, '\\');
        g_string_append_c(out, *p++);
    }
    g_string_append_c(out, quote);
    if (!*p) return p;
    return p + (curly ? strlen("”") : 1);
}

static bool is_name_start(gunichar c) { return c == '_' || g_unichar_isalpha(c); }
static bool is_name_part(gunichar c) { return c == '_' || g_unichar_isalnum(c); }

static const char *translate_name(const char *p, GString *out)
{
    const char *end = p;
    bool ascii = true;
    for (; *end && is_name_part(g_utf8_get_char(end)); end = g_utf8_next_char(end))
        ascii &= (unsigned char)*end < 0x80;
    char *name = g_strndup(p, (gsize)(end - p));
    const char *known = ascii ? name : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !known; i++)
        if (!strcmp(words[i].chinese, name)) known = words[i].lua;
    char *spelled = known ? g_strdup(known) : mangle(name);
    g_string_append(out, spelled);
    g_free(spelled);
    g_free(name);
    return end;
}

char *expression_translate(const char *p)
{
    GString *out = g_string_new(NULL);
    while (*p) {
        gunichar c = g_utf8_get_char(p);
        if (*p == '"' || *p == '\'' || g_str_has_prefix(p, "“")) {
            p = translate_string(p, out);
            continue;
        }
        if (g_ascii_isdigit(*p)) { /* 1e5 and 0x10 are no names */
            while (g_ascii_isalnum(*p) || *p == '.') g_string_append_c(out, *p++);
            continue;
        }
        if (is_name_start(c)) {
            p = translate_name(p, out);
            continue;
        }
        size_t used = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(marks) && !used; i++) {
            if (!g_str_has_prefix(p, marks[i].chinese)) continue;
            g_string_append(out, marks[i].lua);
            used = strlen(marks[i].chinese);
        }
        if (!used) {
            used = (size_t)(g_utf8_next_char(p) - p);
            g_string_append_len(out, p, (gssize)used);
        }
        p += used;
    }
    return g_string_free(out, FALSE);
}

static bool starts_word(const char *p, const char *word)
{
    size_t n = strlen(word);
    return !strncmp(p, word, n) && !g_ascii_isalnum(p[n]) && p[n] != '_';
}

/* The end of the string that begins at `p`. */
static const char *skip_string(const char *p)
{
    char quote = *p++;
    while (*p && *p != quote) p += *p == '\\' && p[1] ? 2 : 1;
    return *p ? p + 1 : p;
}

const char *expression_next_alternative(const char *code)
{
    int depth = 0;
    for (const char *p = code; *p;) {
        if (*p == '"' || *p == '\'') {
            p = skip_string(p);
            continue;
        }
        if (strchr("([{", *p)) depth++;
        if (strchr(")]}", *p)) depth--;
        bool begins = p == code || !(g_ascii_isalnum(p[-1]) || p[-1] == '_');
        if (begins && starts_word(p, "function")) return NULL;
        if (!depth && begins && starts_word(p, "or")) return p;
        p++;
    }
    return NULL;
}

/* ---- statements ---- */

/* A for, while, if or elseif whose do or then has not come yet. */
typedef struct {
    char word[8];
    int depth;    /* of brackets, where it stands */
    bool wrapped; /* _each( is open */
} Pending;

typedef struct {
    GString *out;
    GArray *pending; /* Pending */
    int depth, line;
    BlockWordTaker take;
    void *user;
} Statement;

static Pending *waiting(Statement *s)
{
    Pending *last = s->pending->len ? &g_array_index(s->pending, Pending, s->pending->len - 1) : NULL;
    return last && last->depth == s->depth ? last : NULL;
}

/* The name that stands alone between `p` and the statement's do or end; "" when it is an expression. */
static char *lone_name(const char *p)
{
    while (g_ascii_isspace(*p)) p++;
    const char *end = p;
    while (g_ascii_isalnum(*end) || *end == '_') end++;
    const char *rest = end + strspn(end, " \t\n");
    bool alone = end > p && (!*rest || (g_str_has_prefix(rest, "do") && !g_ascii_isalnum(rest[2])));
    return alone ? g_strndup(p, (gsize)(end - p)) : g_strdup("");
}

static void settle(Statement *s, bool write_word)
{
    Pending *last = waiting(s);
    bool loop = last->word[0] == 'f' || last->word[0] == 'w';
    if (last->wrapped) g_string_append_c(s->out, ')');
    if (write_word) g_string_append(s->out, loop ? " do" : " then");
    g_array_set_size(s->pending, s->pending->len - 1);
}

static void take_word(Statement *s, const char *word, const char *behind)
{
    static const char *const open[] = {"for", "while", "if", "elseif", NULL}, *const other[] = {
                                                                                  "function", "repeat",
                                                                                  "else",     "end",
                                                                                  "until",    NULL};
    Pending *last = waiting(s);
    bool opens = g_strv_contains(open, word), done = !strcmp(word, "do") || !strcmp(word, "then");
    if (opens || g_strv_contains(other, word)) s->take(s->user, word, s->line);
    if (done && last)
        settle(s, false);
    else if (!strcmp(word, "do"))
        s->take(s->user, word, s->line);
    g_string_append_printf(s->out, done ? " %s" : "%s", word);
    if (opens) {
        Pending fresh = {.depth = s->depth};
        g_strlcpy(fresh.word, word, sizeof fresh.word);
        g_array_append_val(s->pending, fresh);
    } else if (!strcmp(word, "in") && last && !strcmp(last->word, "for")) {
        char *name = lone_name(behind);
        g_string_append_printf(s->out, " _each(\"%s\",", name);
        last->wrapped = true;
        g_free(name);
    }
}

/* The end of the comment that begins at `p`. */
static const char *skip_comment(const char *p)
{
    const char *end = strpbrk(p, "\n");
    if (g_str_has_prefix(p, "--[[")) {
        end = strstr(p, "]]");
        if (end) end += 2;
    }
    return end ? end : p + strlen(p);
}

static void keep_breaks(Statement *s, const char *from, const char *to, bool text)
{
    for (; from < to; from++) {
        s->line += *from == '\n';
        if (text || *from == '\n') g_string_append_c(s->out, *from);
    }
}

char *statement_translate(const char *source, BlockWordTaker take, void *user)
{
    char *code = expression_translate(source);
    Statement s = {.out = g_string_new(NULL),
                   .pending = g_array_new(FALSE, FALSE, sizeof(Pending)),
                   .take = take,
                   .user = user};
    for (const char *p = code; *p;) {
        const char *end = p + 1;
        if (*p == '"' || *p == '\'') {
            end = skip_string(p);
            keep_breaks(&s, p, end, true);
        } else if (g_str_has_prefix(p, "--")) {
            end = skip_comment(p);
            keep_breaks(&s, p, end, false);
        } else if (g_ascii_isalpha(*p) || *p == '_') {
            while (g_ascii_isalnum(*end) || *end == '_') end++;
            char *word = g_strndup(p, (gsize)(end - p));
            take_word(&s, word, end);
            g_free(word);
        } else {
            s.depth += strchr("([{", *p) ? 1 : strchr(")]}", *p) ? -1 : 0;
            keep_breaks(&s, p, end, true);
        }
        p = end;
    }
    s.depth = 0;
    while (waiting(&s)) settle(&s, true);
    g_array_free(s.pending, TRUE);
    g_free(code);
    return g_string_free(s.out, FALSE);
}
