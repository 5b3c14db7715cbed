/* The stream is read token by token; what stands between two marks is kept as it is and wrapped. */
#include "output/content.h"

#include <string.h>

#include "base/textutil.h"
#include "output/marking.h"

/* ---- tokens ---- */

typedef struct {
    const char *at, *end;
} Scanner;

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || !c; }

static bool is_delimiter(char c) { return strchr("()<>[]{}/%", c) != NULL && c; }

static void skip_string(Scanner *s)
{
    int depth = 0;
    for (; s->at < s->end; s->at++) {
        if (*s->at == '\\') {
            s->at++;
            continue;
        }
        if (*s->at == '(') depth++;
        if (*s->at == ')' && --depth == 0) {
            s->at++;
            return;
        }
    }
}

/* Steps over one token; returns the length of an operator (a word that is no number and no name), 0 for
 * everything else. */
static gsize next_token(Scanner *s)
{
    const char *from = s->at;
    if (*from == '(') {
        skip_string(s);
        return 0;
    }
    if (*from == '<' && from + 1 < s->end && from[1] != '<') {
        while (s->at < s->end && *s->at != '>') s->at++;
        if (s->at < s->end) s->at++;
        return 0;
    }
    if (is_delimiter(*from) && *from != '/') {
        s->at += (*from == '<' || *from == '>') && from + 1 < s->end && from[1] == *from ? 2 : 1;
        return 0;
    }
    for (s->at++; s->at < s->end && !is_space(*s->at) && !is_delimiter(*s->at);) s->at++;
    bool word = g_ascii_isalpha(*from) || *from == '\'' || *from == '"';
    return word ? (gsize)(s->at - from) : 0;
}

static bool is_operator(const char *at, gsize length, const char *names)
{
    for (const char *p = names; *p;) {
        const char *end = strchr(p, ' ');
        gsize n = end ? (gsize)(end - p) : strlen(p);
        if (n == length && !strncmp(p, at, n)) return true;
        p += n + (end != NULL);
    }
    return false;
}

/* ---- rewriting ---- */

typedef struct {
    GString *out;
    const GArray *parts;
    guint part;           /* the next mark's */
    int depth;            /* of marked content */
    const char *segment;  /* what was not written yet begins here */
    const char *operands; /* of the operator being read */
    bool paints;          /* something outside marks was painted in the segment */
    bool text;            /* inside a text object */
} Rewriting;

/* Writes the bytes up to `end`, as an artifact when they paint outside marks. */
static void write_segment(Rewriting *r, const char *end)
{
    bool artifact = r->paints && r->depth == 0;
    if (artifact) g_string_append(r->out, "\n/Artifact BMC\n");
    g_string_append_len(r->out, r->segment, end - r->segment);
    if (artifact) g_string_append(r->out, "\nEMC\n");
    r->segment = end;
    r->paints = false;
}

static bool is_western(gunichar c)
{
    return g_unichar_isalnum(c) && c < 0x2E80 ? true : c == '%' || c == '-' || c == '+' || c == 0x2030;
}

/* Whether a reader would find spaces that were not typed. */
static bool has_gap(const char *text)
{
    gunichar before = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (before && ((text_is_han(c) && is_western(before)) || (text_is_han(before) && is_western(c))))
            return true;
        before = c;
    }
    return false;
}

/* UTF-16BE with its mark, as a hexadecimal string. */
static void append_text_string(GString *out, const char *text)
{
    glong count;
    gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
    g_string_append(out, "<FEFF");
    for (glong i = 0; units && i < count; i++) g_string_append_printf(out, "%04X", units[i]);
    g_string_append_c(out, '>');
    g_free(units);
}

static void begin_mark(Rewriting *r)
{
    write_segment(r, r->operands);
    if (r->out->len) g_string_append_c(r->out, '\n');
    if (r->part >= r->parts->len) {
        g_string_append(r->out, "/Artifact BMC");
        return;
    }
    const MarkedPart *part = &g_array_index(r->parts, MarkedPart, r->part);
    g_string_append_printf(r->out, "/%s <</MCID %u", part->link ? "Link" : "Span", r->part++);
    if (has_gap(part->text->str)) {
        g_string_append(r->out, "/ActualText ");
        append_text_string(r->out, part->text->str);
    }
    g_string_append(r->out, ">> BDC");
}

/* Handles an operator that ends at `end`; false when the stream is not built as expected. */
static bool take_operator(Rewriting *r, const char *at, gsize length, const char *end)
{
    if (is_operator(at, length, "BI")) return false; /* inline images are binary; Cairo writes none */
    if (is_operator(at, length, "BT")) r->text = true;
    if (is_operator(at, length, "ET")) r->text = false;
    if (is_operator(at, length, "Tj TJ ' \" f F f* B B* b b* S s sh Do")) r->paints = true;
    if (is_operator(at, length, "BDC BMC")) {
        bool ours = r->depth == 0 && g_strstr_len(r->operands, at - r->operands, "/MCID");
        if (ours) {
            if (r->text) return false;
            begin_mark(r);
            r->segment = end;
        }
        r->depth++;
    } else if (is_operator(at, length, "EMC")) {
        if (r->depth == 1) write_segment(r, end); /* still inside: not an artifact */
        if (--r->depth < 0) return false;
    }
    return true;
}

GString *content_rewrite(const char *data, gsize length, const GArray *parts)
{
    Rewriting r = {.out = g_string_sized_new(length + length / 4), .parts = parts, .segment = data};
    Scanner s = {data, data + length};
    bool good = true;
    r.operands = data;
    while (good && s.at < s.end) {
        if (is_space(*s.at)) {
            s.at++;
            continue;
        }
        const char *at = s.at;
        gsize word = next_token(&s);
        if (!word) continue;
        good = take_operator(&r, at, word, s.at);
        r.operands = s.at;
    }
    good = good && r.depth == 0 && !r.text && r.part == parts->len;
    write_segment(&r, data + length);
    if (good) return r.out;
    g_string_free(r.out, TRUE);
    return NULL;
}
