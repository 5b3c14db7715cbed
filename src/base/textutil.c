#include "base/textutil.h"

#include <string.h>

int text_char_columns(gunichar c)
{
    if (g_unichar_iszerowidth(c)) return 0;
    return g_unichar_iswide(c) || c == 0x2014 || c == 0x2026 || c == 0x201C || c == 0x201D ? 2 : 1;
}

int text_columns(const char *text)
{
    int columns = 0;
    for (; *text; text = g_utf8_next_char(text)) columns += text_char_columns(g_utf8_get_char(text));
    return columns;
}

char *text_escape_controls(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\n')
            g_string_append(out, "\\n");
        else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            g_string_append_printf(out, "\\x%02X", c);
        else
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

bool text_is_han(gunichar c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

static bool is_trimmed(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

char *text_trim(char *text)
{
    const char *from = text;
    while (*from && is_trimmed(g_utf8_get_char(from))) from = g_utf8_next_char(from);
    const char *end = from + strlen(from);
    while (end > from) {
        const char *last = g_utf8_prev_char(end);
        if (!is_trimmed(g_utf8_get_char(last))) break;
        end = last;
    }
    size_t length = (size_t)(end - from);
    memmove(text, from, length);
    text[length] = '\0';
    return text;
}

char *text_halfwidth(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(out, c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c);
    }
    return g_string_free(out, FALSE);
}

/* Edit distance (Levenshtein) over characters. */
static int text_distance(const char *a, const char *b)
{
    glong n = g_utf8_strlen(a, -1), m = g_utf8_strlen(b, -1);
    int *row = g_new(int, (gsize)m + 1);
    for (int j = 0; j <= m; j++) row[j] = j;
    for (int i = 1; i <= n; i++, a = g_utf8_next_char(a)) {
        int diagonal = row[0];
        row[0] = i;
        const char *q = b;
        for (int j = 1; j <= m; j++, q = g_utf8_next_char(q)) {
            int substitute = diagonal + (g_utf8_get_char(a) != g_utf8_get_char(q));
            diagonal = row[j];
            row[j] = MIN(substitute, MIN(row[j], row[j - 1]) + 1);
        }
    }
    int distance = row[m];
    g_free(row);
    return distance;
}

char *text_nearest(const char *name, const char *const *candidates, int count)
{
    enum { MOST = 3, LONGEST = 64 };
    int best[MOST], cost[MOST], found = 0;
    glong length = g_utf8_strlen(name, -1);
    if (length > LONGEST) return g_strdup("");
    for (int i = 0; i < count; i++) {
        if (!candidates[i] || g_utf8_strlen(candidates[i], -1) > LONGEST) continue;
        int d = text_distance(name, candidates[i]) * 2;
        bool part = length > 1 && (strstr(candidates[i], name) || strstr(name, candidates[i]));
        if (part) d = MIN(d, 2);
        if (d > MAX(2, (int)length)) continue;
        int at = found < MOST ? found++ : MOST;
        if (at == MOST && d >= cost[MOST - 1]) continue;
        if (at == MOST) at = MOST - 1;
        for (; at > 0 && cost[at - 1] > d; at--) {
            best[at] = best[at - 1];
            cost[at] = cost[at - 1];
        }
        best[at] = i;
        cost[at] = d;
    }
    GString *out = g_string_new(NULL);
    for (int i = 0; i < found; i++) g_string_append_printf(out, "%s“%s”", i ? "、" : "", candidates[best[i]]);
    return g_string_free(out, FALSE);
}
