#include "layout/inline_marks.h"

#include <string.h>

#include "layout/document.h"
#include "layout/template.h"

static const struct {
    const char *name, *alias;
    int mark;
} classes[] = {{".dots", ".着重", INLINE_DOTS},    {".kai", ".楷体", INLINE_KAI},
               {".hei", ".黑体", INLINE_HEI},      {".fang", ".仿宋", INLINE_FANG},
               {".song", ".宋体", INLINE_SONG},    {".super", ".上标", INLINE_SUPERSCRIPT},
               {".sub", ".下标", INLINE_SUBSCRIPT}};

typedef struct {
    const GArray *lines;
    const char *file;
    GPtrArray *notes;
    GHashTable *numbers; /* name of a note → its number + 1 */
    GHashTable *texts;   /* name → text */
    Diagnostics *diags;
    guint line;
} Marks;

static Place place_of(const Marks *m)
{
    guint at = m->line < m->lines->len ? m->line : m->lines->len - 1;
    return (Place){.file = m->file, .line = g_array_index(m->lines, int, at), .column = 1};
}

static int mark_number(int mark)
{
    int n = 0;
    while (mark >>= 1) n++;
    return n;
}

static void append_marked(GString *out, int mark, const char *text)
{
    g_string_append_unichar(out, MARK_FIRST + (gunichar)mark_number(mark));
    g_string_append(out, text);
    g_string_append_unichar(out, MARK_END);
}

/* ---- [文字]{.kai} ---- */

static int class_mark(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(classes); i++)
        if (!strcmp(name, classes[i].name) || !strcmp(name, classes[i].alias)) return classes[i].mark;
    return 0;
}

static gboolean replace_span(const GMatchInfo *match, GString *out, gpointer user)
{
    Marks *m = user;
    char *text = g_match_info_fetch(match, 1), *names = g_match_info_fetch(match, 2),
         **words = g_strsplit_set(names, " ", -1);
    int ends = 0;
    for (char **word = words; *word; word++) {
        int mark = class_mark(*word);
        if (mark) {
            g_string_append_unichar(out, MARK_FIRST + (gunichar)mark_number(mark));
            ends++;
        } else if (**word) {
            diag_report(
                m->diags, E_LAYOUT_KEY, place_of(m),
                "文字没有属性“%s”；可用的有.着重（.dots）、.楷体（.kai）、.黑体（.hei）、.仿宋（.fang）、"
                ".宋体（.song）、.上标（.super）、.下标（.sub）",
                *word);
        }
    }
    g_string_append(out, text);
    while (ends--) g_string_append_unichar(out, MARK_END);
    g_strfreev(words);
    g_free(names);
    g_free(text);
    return FALSE;
}

static gboolean replace_script(const GMatchInfo *match, GString *out, gpointer user)
{
    (void)user;
    char *sign = g_match_info_fetch(match, 1), *text = g_match_info_fetch(match, 2);
    append_marked(out, *sign == '^' ? INLINE_SUPERSCRIPT : INLINE_SUBSCRIPT, text);
    g_free(sign);
    g_free(text);
    return FALSE;
}

/* ---- notes ---- */

/* Numbers follow the references, not the definitions. */
static gboolean replace_reference(const GMatchInfo *match, GString *out, gpointer user)
{
    Marks *m = user;
    char *name = g_match_info_fetch(match, 1);
    const char *text = g_hash_table_lookup(m->texts, name);
    int number = GPOINTER_TO_INT(g_hash_table_lookup(m->numbers, name));
    if (!text) {
        diag_report(m->diags, E_LAYOUT_VALUE, place_of(m), "脚注[^%s]没有内容；请另起一行写 [^%s]: 脚注文字",
                    name, name);
    } else if (!number && m->notes->len > NOTE_LAST - NOTE_FIRST) {
        diag_report(m->diags, E_LAYOUT_VALUE, place_of(m), "脚注太多，最多%d条", NOTE_LAST - NOTE_FIRST + 1);
    } else {
        if (!number) {
            g_ptr_array_add(m->notes, g_strdup(text));
            number = (int)m->notes->len;
            g_hash_table_insert(m->numbers, g_strdup(name), GINT_TO_POINTER(number));
        }
        g_string_append_unichar(out, NOTE_FIRST + (gunichar)number - 1);
    }
    g_free(name);
    return FALSE;
}

typedef struct {
    const char *pattern;
    GRegexEvalCallback replace;
} Rule;

/* Applies the rules from `first` on. */
static char *replace_all(Marks *m, const char *line, gsize first)
{
    static const Rule rules[] = {{"(?<!\\\\)\\[\\^([^\\]\\s]+)\\]", replace_reference},
                                 {"(?<!\\\\)\\[([^\\[\\]]+)\\]\\{([^{}]*)\\}", replace_span},
                                 {"(?<!\\\\)(\\^|~)([0-9A-Za-z+*①-⑳-]{1,8})\\g1", replace_script}};
    static GRegex *compiled[G_N_ELEMENTS(rules)];
    char *text = g_strdup(line);
    for (gsize i = first; i < G_N_ELEMENTS(rules); i++) {
        if (!compiled[i]) compiled[i] = g_regex_new(rules[i].pattern, G_REGEX_DEFAULT, 0, NULL);
        char *next = g_regex_replace_eval(compiled[i], text, -1, 0, 0, rules[i].replace, m, NULL);
        if (!next) continue;
        g_free(text);
        text = next;
    }
    return text;
}

/* [^1]: text. The line is taken out of the document; true when it was one. */
static bool take_definition(Marks *m, const char *line)
{
    const char *close = g_str_has_prefix(line, "[^") ? strstr(line, "]:") : NULL;
    const char *wide = !close && g_str_has_prefix(line, "[^") ? strstr(line, "]：") : NULL;
    if (!close && !wide) return false;
    const char *end = close ? close : wide, *text = end + (close ? 2 : strlen("]："));
    char *name = g_strndup(line + 2, (gsize)(end - line - 2));
    if (g_hash_table_contains(m->texts, name))
        diag_report(m->diags, E_LAYOUT_VALUE, place_of(m), "脚注[^%s]写了两次", name);
    char *trimmed = g_strstrip(g_strdup(text));
    g_hash_table_insert(m->texts, name, replace_all(m, trimmed, 1)); /* no notes in notes */
    g_free(trimmed);
    return true;
}

/* ---- lines ---- */

static bool is_fence(const char *line)
{
    while (*line == ' ') line++;
    return g_str_has_prefix(line, "```") || g_str_has_prefix(line, "~~~");
}

/* Definitions first: a note may be referred to before it is written. */
static void take_definitions(Marks *m, char **lines)
{
    bool fenced = false;
    for (m->line = 0; lines[m->line]; m->line++) {
        fenced ^= is_fence(lines[m->line]);
        if (!fenced && take_definition(m, lines[m->line])) *lines[m->line] = '\0';
    }
}

char *inline_marks_prepare(const char *text, const GArray *lines, const char *file, GPtrArray *notes,
                           Diagnostics *diags)
{
    Marks m = {.lines = lines,
               .file = file,
               .notes = notes,
               .numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
               .texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
               .diags = diags};
    char **parts = g_strsplit(text, "\n", -1);
    take_definitions(&m, parts);
    bool fenced = false;
    for (m.line = 0; parts[m.line]; m.line++) {
        bool fence = is_fence(parts[m.line]);
        fenced ^= fence;
        if (fence || fenced || !strpbrk(parts[m.line], "[^~")) continue;
        char *replaced = replace_all(&m, parts[m.line], 0);
        g_free(parts[m.line]);
        parts[m.line] = replaced;
    }
    char *joined = g_strjoinv("\n", parts);
    g_strfreev(parts);
    g_hash_table_destroy(m.numbers);
    g_hash_table_destroy(m.texts);
    return joined;
}

char *bold_marks_prepare(const char *text)
{
    GString *out = g_string_new(NULL);
    bool open = false;
    for (const char *p = text; *p;) {
        if (*p == '\n' && p[1] == '\n') open = false;
        if (p[0] != '*' || p[1] != '*') {
            g_string_append_c(out, *p++);
            continue;
        }
        if (open) g_string_append_unichar(out, JOINER);
        g_string_append(out, "**");
        if (!open) g_string_append_unichar(out, JOINER);
        open = !open;
        p += 2;
    }
    return g_string_free(out, FALSE);
}
