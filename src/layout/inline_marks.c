#include "layout/inline_marks.h"

#include <string.h>

#include "layout/document.h"
#include "layout/private_characters.h"
#include "layout/source_text.h"
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
    GHashTable *defined; /* name → the layout's line of its text */
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

static void report_too_many(const Marks *m)
{
    diag_report(m->diags, E_LAYOUT_VALUE, place_of(m), "脚注太多，最多%d条", NOTE_LAST - NOTE_FIRST + 1);
}

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
        report_too_many(m);
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

/* ^[注]: a note where it is referred to. */
static gboolean replace_inline_note(const GMatchInfo *match, GString *out, gpointer user)
{
    Marks *m = user;
    if (m->notes->len > NOTE_LAST - NOTE_FIRST) {
        report_too_many(m);
        return FALSE;
    }
    g_ptr_array_add(m->notes, g_match_info_fetch(match, 1));
    g_string_append_unichar(out, NOTE_FIRST + (gunichar)m->notes->len - 1);
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
                                 {"(?<!\\\\)\\^\\[([^\\[\\]]+)\\]", replace_inline_note},
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

/* Takes the lines of a note's text behind its first one off the document: those that are indented, and blank
 * ones before them, which part paragraphs. */
static void take_rest(char **lines, guint at, GString *text)
{
    for (guint next = at + 1; lines[next]; next++) {
        guint blank = next;
        while (lines[blank] && !*lines[blank]) blank++;
        const char *line = lines[blank];
        if (!line || strspn(line, " ") + 4 * strspn(line, "\t") < 2 || source_line_is_fence(line)) return;
        g_string_append(text, blank > next ? "\n\n" : "\n");
        g_string_append(text, line + strspn(line, " \t"));
        *lines[blank] = '\0';
        next = blank;
    }
}

/* [^1]: text. The lines are taken out of the document; true when it was one. */
static bool take_definition(Marks *m, char **lines)
{
    const char *line = lines[m->line];
    const char *close = g_str_has_prefix(line, "[^") ? strstr(line, "]:") : NULL;
    const char *wide = !close && g_str_has_prefix(line, "[^") ? strstr(line, "]：") : NULL;
    if (!close && !wide) return false;
    const char *end = close ? close : wide, *text = end + (close ? 2 : strlen("]："));
    char *name = g_strndup(line + 2, (gsize)(end - line - 2));
    if (g_hash_table_contains(m->texts, name))
        diag_report(m->diags, E_LAYOUT_VALUE, place_of(m), "脚注[^%s]写了两次", name);
    GString *whole = g_string_new(text);
    take_rest(lines, m->line, whole);
    char *trimmed = g_strstrip(g_string_free(whole, FALSE));
    g_hash_table_insert(m->defined, g_strdup(name), GINT_TO_POINTER(place_of(m).line));
    g_hash_table_insert(m->texts, name, replace_all(m, trimmed, 2)); /* no notes in notes */
    g_free(trimmed);
    return true;
}

/* A note that nothing refers to would vanish in silence. */
static void report_unused(const Marks *m)
{
    GHashTableIter iter;
    gpointer name, line;
    g_hash_table_iter_init(&iter, m->defined);
    while (g_hash_table_iter_next(&iter, &name, &line))
        if (!g_hash_table_contains(m->numbers, name))
            diag_report(m->diags, W_LAYOUT_NOTE,
                        (Place){.file = m->file, .line = GPOINTER_TO_INT(line), .column = 1},
                        "脚注[^%s]没有被引用，不会印出", (const char *)name);
}

/* ---- lines ---- */

/* Definitions first: a note may be referred to before it is written. */
static void take_definitions(Marks *m, char **lines)
{
    bool fenced = false;
    for (m->line = 0; lines[m->line]; m->line++) {
        fenced ^= source_line_is_fence(lines[m->line]);
        if (!fenced && take_definition(m, lines)) *lines[m->line] = '\0';
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
               .defined = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
               .diags = diags};
    char **parts = g_strsplit(text, "\n", -1);
    take_definitions(&m, parts);
    bool fenced = false;
    for (m.line = 0; parts[m.line]; m.line++) {
        bool fence = source_line_is_fence(parts[m.line]);
        fenced ^= fence;
        if (fence || fenced || !strpbrk(parts[m.line], "[^~")) continue;
        char *replaced = replace_all(&m, parts[m.line], 0);
        g_free(parts[m.line]);
        parts[m.line] = replaced;
    }
    char *joined = g_strjoinv("\n", parts);
    g_strfreev(parts);
    report_unused(&m);
    g_hash_table_destroy(m.defined);
    g_hash_table_destroy(m.numbers);
    g_hash_table_destroy(m.texts);
    return joined;
}

/* A line of nothing but three stars and more is a rule. */
static bool is_rule(const char *line)
{
    gsize stars = 0, length = strcspn(line, "\n");
    for (gsize i = 0; i < length; i++) {
        if (line[i] != '*' && line[i] != ' ') return false;
        stars += line[i] == '*';
    }
    return stars >= 3;
}

/* CommonMark does not take ** beside Chinese punctuation for bold (“**‘甲’**是” stays literal). A joiner,
 * which counts as a letter, on the inner side of such marks cures it; it is dropped from the text later. A
 * cell or a paragraph ends what was left open in it. */
char *bold_marks_prepare(const char *text)
{
    GString *out = g_string_new(NULL);
    bool open = false, row = *text == '|', line_start = true;
    for (const char *p = text; *p;) {
        gsize stars = strspn(p, "*");
        if (line_start && is_rule(p)) {
            gsize length = strcspn(p, "\n");
            g_string_append_len(out, p, (gssize)length);
            p += length;
            line_start = false;
            continue;
        }
        if (*p == '\n') {
            if (row || p[1] == '\n') open = false;
            row = p[1] == '|';
        } else if (row && *p == '|') {
            open = false;
        }
        line_start = *p == '\n';
        if (stars < 2 || stars > 3 || (p > text && p[-1] == '\\')) {
            gsize length = MAX(stars, 1);
            g_string_append_len(out, p, (gssize)length);
            p += length;
            continue;
        }
        if (open) g_string_append_unichar(out, JOINER);
        g_string_append_len(out, p, (gssize)stars);
        if (!open) g_string_append_unichar(out, JOINER);
        open = !open;
        p += stars;
    }
    return g_string_free(out, FALSE);
}
