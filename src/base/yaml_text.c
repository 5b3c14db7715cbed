/* Line by line: a key's line stands at the first key's indentation; what is indented more belongs to the
 * value above it and is left as it is. A value is quoted where YAML would read something else into it than a
 * text. */
#include "base/yaml_text.h"

#include <glib.h>
#include <string.h>

#define WIDE_COLON "："

typedef struct {
    const Schema *schema;
    GString *out;
    int indent;   /* of the keys; -1: no key yet */
    int depth;    /* of open brackets: the lines go on with a list */
    char quote;   /* an open quotation mark */
    bool literal; /* a block scalar (|, >) is open */
    bool root;    /* the whole is a mapping in braces */
    void (*noted)(void *user, int line);
    void *user;
    int line;
} Typed;

static const OptionSpec *find_spec(const Schema *schema, const char *key, gsize length)
{
    for (int i = 0; schema && i < schema->count; i++) {
        const OptionSpec *spec = &schema->specs[i];
        bool same = strlen(spec->key) == length && !strncmp(spec->key, key, length);
        bool other = spec->alias && strlen(spec->alias) == length && !strncmp(spec->alias, key, length);
        if (same || other) return spec;
    }
    return NULL;
}

static bool takes_list(const OptionSpec *spec)
{
    return spec &&
           (spec->type == OPTION_LIST || spec->type == OPTION_INDICATORS || spec->type == OPTION_REGIONS);
}

/* ---- lists in brackets ---- */

static const struct {
    const char *typed, *yaml;
    int depth;
    bool in_root; /* also between the keys of a mapping in braces */
} flow_marks[] = {{"[", "[", 1, true},  {"【", "[", 1, true},  {"［", "[", 1, true},  {"{", "{", 1, true},
                  {"｛", "{", 1, true}, {"]", "]", -1, true},  {"】", "]", -1, true}, {"］", "]", -1, true},
                  {"}", "}", -1, true}, {"｝", "}", -1, true}, {"，", ", ", 0, true}, {"、", ", ", 0, false}};

/* The part of a list that stands on one line. */
static void append_flow(Typed *t, const char *p)
{
    while (*p) {
        gsize used = 0;
        if (t->quote) {
            if (*p == t->quote) t->quote = '\0';
        } else if (*p == '"' || *p == '\'') {
            t->quote = *p;
        } else if (t->root && t->depth == 1 && g_str_has_prefix(p, WIDE_COLON)) {
            g_string_append(t->out, ": ");
            used = strlen(WIDE_COLON);
        } else {
            for (gsize i = 0; i < G_N_ELEMENTS(flow_marks) && !used; i++) {
                if (!g_str_has_prefix(p, flow_marks[i].typed)) continue;
                if (t->root && t->depth == 1 && !flow_marks[i].in_root) continue;
                g_string_append(t->out, flow_marks[i].yaml);
                t->depth += flow_marks[i].depth;
                used = strlen(flow_marks[i].typed);
            }
        }
        const char *next = used ? p + used : g_utf8_next_char(p);
        if (!used) g_string_append_len(t->out, p, next - p);
        p = next;
    }
}

/* ---- single values ---- */

/* The length of a value without the comment behind it. */
static gsize without_comment(const char *value)
{
    const char *hash = value;
    while ((hash = strchr(hash, '#')) && !(hash > value && (hash[-1] == ' ' || hash[-1] == '\t'))) hash++;
    gsize length = hash ? (gsize)(hash - value) : strlen(value);
    while (length && (value[length - 1] == ' ' || value[length - 1] == '\t')) length--;
    return length;
}

/* Behind the closing quotation mark of the value; NULL when it is not closed on the line. */
static const char *behind_quoted(const char *value)
{
    for (const char *p = value + 1; *p; p++) {
        if (*value == '"' && *p == '\\' && p[1])
            p++;
        else if (*p == *value && *value == '\'' && p[1] == '\'')
            p++;
        else if (*p == *value)
            return p + 1;
    }
    return NULL;
}

static bool is_block_sign(const char *value)
{
    if (*value != '|' && *value != '>') return false;
    const char *p = value + 1;
    p += strspn(p, "+-0123456789");
    p += strspn(p, " \t");
    return !*p || *p == '#';
}

/* Whether YAML would take the text for something else than itself. */
static bool needs_quotes(const char *value, gsize length, bool colour)
{
    if (!length) return false;
    if (colour && *value == '#') return true;
    if (strchr("[]{},&*!%@`|>", *value)) return true;
    if ((*value == '-' || *value == '?') && (length == 1 || value[1] == ' ')) return true;
    return g_strstr_len(value, (gssize)length, ": ") || value[length - 1] == ':';
}

static void append_quoted(GString *out, const char *value, gsize length)
{
    g_string_append_c(out, '\'');
    for (gsize i = 0; i < length; i++) {
        if (value[i] == '\'') g_string_append_c(out, '\'');
        g_string_append_c(out, value[i]);
    }
    g_string_append_c(out, '\'');
}

static void append_scalar(Typed *t, const char *value, bool colour)
{
    gsize length = colour && *value == '#' ? strlen(value) : without_comment(value);
    if (*value == '"' || *value == '\'') {
        const char *behind = behind_quoted(value), *rest = behind ? behind + strspn(behind, " \t") : NULL;
        if (!behind) t->quote = *value;
        if (!behind || !*rest || *rest == '#')
            g_string_append(t->out, value);
        else
            append_quoted(t->out, value, length);
    } else if (*value == '#' && !colour) {
        g_string_append(t->out, value);
    } else if (needs_quotes(value, length, colour)) {
        append_quoted(t->out, value, length);
    } else {
        g_string_append(t->out, value);
    }
}

static bool begins_list(const char *value)
{
    return *value == '[' || g_str_has_prefix(value, "【") || g_str_has_prefix(value, "［");
}

static void append_value(Typed *t, const OptionSpec *spec, const char *value)
{
    gsize length = without_comment(value);
    bool closed = length && value[length - 1] == ']';
    if (is_block_sign(value)) {
        t->literal = true;
        g_string_append(t->out, value);
    } else if (takes_list(spec) ? begins_list(value) : !t->schema && *value == '[' && closed) {
        append_flow(t, value);
    } else {
        append_scalar(t, value, spec && spec->type == OPTION_COLOUR);
    }
}

/* ---- lines ---- */

/* The colon that ends the key: full-width, or followed by a blank, or behind a key of the schema. */
static const char *find_colon(const Typed *t, const char *key)
{
    for (const char *p = key; *p; p = g_utf8_next_char(p)) {
        if (g_str_has_prefix(p, WIDE_COLON)) return p;
        if (*p != ':') continue;
        bool blank = !p[1] || p[1] == ' ' || p[1] == '\t';
        return blank || find_spec(t->schema, key, (gsize)(p - key)) ? p : NULL;
    }
    return NULL;
}

static void take_key_line(Typed *t, const char *line, const char *key)
{
    const char *colon = find_colon(t, key);
    if (!colon) {
        g_string_append(t->out, line);
        return;
    }
    bool wide = *colon != ':';
    const char *value = colon + (wide ? strlen(WIDE_COLON) : 1);
    const char *text = value + strspn(value, " \t");
    gsize length = (gsize)(colon - key);
    while (length && key[length - 1] == ' ') length--;
    if (wide && t->noted) t->noted(t->user, t->line);
    g_string_append_len(t->out, line, colon - line);
    g_string_append_c(t->out, ':');
    if (text == value && *text) g_string_append_c(t->out, ' ');
    g_string_append_len(t->out, value, text - value);
    append_value(t, find_spec(t->schema, key, length), text);
}

static void take_line(Typed *t, const char *line)
{
    int indent = (int)strspn(line, " ");
    const char *text = line + strspn(line, " \t");
    if (t->literal && (!*text || indent > t->indent)) {
        g_string_append(t->out, line);
        return;
    }
    t->literal = false;
    if (t->depth || (t->indent < 0 && *text == '{')) {
        t->root |= !t->depth;
        append_flow(t, line);
    } else if (t->quote) {
        if (strchr(line, t->quote)) t->quote = '\0';
        g_string_append(t->out, line);
    } else if (!*text || *text == '#' || (t->indent >= 0 && indent > t->indent && *text != '-')) {
        g_string_append(t->out, line);
    } else if (text[0] == '-' && text[1] == ' ') {
        const char *item = text + 1 + strspn(text + 1, " ");
        g_string_append_len(t->out, line, item - line);
        append_scalar(t, item, false);
    } else {
        if (t->indent < 0) t->indent = indent;
        take_key_line(t, line, text);
    }
}

char *yaml_text(const char *text, const Schema *schema, void (*noted)(void *user, int line), void *user)
{
    Typed t = {.schema = schema, .out = g_string_new(NULL), .indent = -1, .noted = noted, .user = user};
    char **lines = g_strsplit(text, "\n", -1);
    for (; lines[t.line]; t.line++) {
        if (t.line) g_string_append_c(t.out, '\n');
        take_line(&t, lines[t.line]);
    }
    g_strfreev(lines);
    return g_string_free(t.out, FALSE);
}

int yaml_depth(const char *text, int *line)
{
    int depth = 0, deepest = 0, at = 0;
    char quote = '\0';
    *line = 0;
    for (const char *p = text; *p; p++) {
        if (*p == '\n') {
            at++;
            quote = '\0'; /* an apostrophe in a plain text ends with its line */
        } else if (quote) {
            if (*p == quote) quote = '\0';
        } else if (*p == '"' || *p == '\'') {
            quote = *p;
        } else if (*p == '[' || *p == '{') {
            if (++depth > deepest) deepest = depth, *line = at;
        } else if (*p == ']' || *p == '}') {
            depth--;
        }
    }
    return deepest;
}
