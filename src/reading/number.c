#include "reading/number.h"

#include <errno.h>
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"

static bool is_one_of(const char *text, const char *const *list)
{
    for (; *list; list++)
        if (!g_ascii_strcasecmp(text, *list)) return true;
    return false;
}

static bool read_missing(const char *cell, Number *out)
{
    static const char *const missing[] = {"", "-", "—", "——", "–", "−", "－", "...", NULL};
    static const char *const inapplicable[] = {"N/A", "NA", "不适用", NULL};
    static const char *const tiny[] = {"…", "……", NULL};
    if (is_one_of(cell, missing))
        out->state = FIGURE_MISSING;
    else if (is_one_of(cell, inapplicable))
        out->state = FIGURE_NOT_APPLICABLE;
    else if (is_one_of(cell, tiny))
        out->state = FIGURE_TINY;
    else
        return false;
    return true;
}

/* Thousand marks become ','; dashes used as minus become '-'. */
static char *plain_marks(const char *cell)
{
    char *half = text_halfwidth(cell);
    GString *out = g_string_new(NULL);
    for (const char *p = half; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0x2212 || c == 0x2013)
            g_string_append_c(out, '-');
        else if (c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0x2006 || c == 0x2008)
            g_string_append_c(out, ',');
        else
            g_string_append_unichar(out, c);
    }
    g_free(half);
    return g_string_free(out, FALSE);
}

/* Copies digits without thousand marks to `plain`; false where the marks do not group by three. */
static bool take_integer(const char **p, GString *plain)
{
    const char *q = *p;
    int group = 0;
    bool marked = false;
    while (g_ascii_isdigit(*q) || (*q == ',' && g_ascii_isdigit(q[1]))) {
        if (*q == ',') {
            if (marked ? group != 3 : group < 1 || group > 3) return false;
            marked = true;
            group = 0;
        } else {
            g_string_append_c(plain, *q);
            group++;
        }
        q++;
    }
    *p = q;
    return !marked || group == 3;
}

static const char *take_exponent(const char *p, GString *plain, Number *out)
{
    if (*p != 'e' && *p != 'E') return p;
    const char *q = p + 1;
    if (*q == '+' || *q == '-') q++;
    if (!g_ascii_isdigit(*q)) return p;
    while (g_ascii_isdigit(*q)) q++;
    g_string_append_len(plain, p, q - p);
    out->places = -1;
    return q;
}

static const char *take_suffix(const char *p, Number *out)
{
    static const struct {
        const char *text;
        double factor;
    } multipliers[] = {{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}};
    for (size_t i = 0; i < G_N_ELEMENTS(multipliers); i++) {
        if (!g_str_has_prefix(p, multipliers[i].text)) continue;
        out->multiplier = multipliers[i].factor;
        p += strlen(multipliers[i].text);
        if (strlen(p) >= sizeof out->unit_text) return p;
        g_strlcpy(out->unit_text, p, sizeof out->unit_text);
        return "";
    }
    if (*p == '%') return out->sign = NUMBER_PERCENT, p + 1;
    if (g_str_has_prefix(p, "‰")) return out->sign = NUMBER_PERMILLE, p + strlen("‰");
    return p;
}

/* Whether `rest`, behind a number, is a mark of a footnote: ① * ※ [1] ⁽¹⁾ 注1. */
static bool is_footnote(const char *rest)
{
    gunichar c = g_utf8_get_char(rest);
    return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || c == 0x203B || c == 0x2020 ||
           c == 0x2021 || c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x208E) || c == '*' ||
           c == '#' || c == '[' || c == '(' || g_str_has_prefix(rest, "注");
}

static const char *parse_plain(const char *p, Number *out)
{
    GString *plain = g_string_new(NULL);
    const char *reason = NULL;
    if (*p == '+' || *p == '-') g_string_append_c(plain, *p++);
    gsize sign = plain->len;
    if (!take_integer(&p, plain)) reason = "千位分隔不是每三位一组";
    if (*p == '.') {
        const char *point = p++;
        while (g_ascii_isdigit(*p)) p++;
        out->places = (int)(p - point - 1);
        if (plain->len == sign) g_string_append_c(plain, '0');
        if (p == point + 1) p = point; /* a point with nothing behind */
        g_string_append_len(plain, point, p - point);
    }
    bool digits = plain->len > sign && g_ascii_isdigit(plain->str[plain->len - 1]);
    if (digits) p = take_suffix(take_exponent(p, plain, out), out);
    if (!reason && digits && *p && is_footnote(p)) reason = "带有注释标记；请去掉，把注释写在备注";
    if (!reason && (!digits || *p)) reason = "不是数字";
    if (!reason) {
        errno = 0;
        out->value = g_ascii_strtod(plain->str, NULL);
        if (!isfinite(out->value) || (errno == ERANGE && out->value == 0)) reason = "超出了数值范围";
        if (out->value == 0) out->value = 0; /* no minus zero */
    }
    g_string_free(plain, TRUE);
    return reason;
}

/* What people and programs put into a number's cell, and how to mend it. */
static const struct {
    const char *mark;
    bool leads; /* counts at the front only */
    const char *reason;
} oddities[] = {
    {"'", true, "数字前有撇号（Excel把它当作文字）"},
    {"(", true, "负数请写负号，不用括号"},
    {"（", true, "负数请写负号，不用括号"},
    {"##", true, "是Excel列宽不够时显示的样子，不是数；请把列加宽后重新保存"},
    {"#", true, "是Excel的错误值"},
    {"=", true, "是公式的文字（等号开头）；请去掉等号和引号，只留数字"},
    {"\xE2\x80\x8B", false, "含看不见的字符（U+200B）；请删去后重填"},
    {"\xE2\x80\x8C", false, "含看不见的字符（U+200C）；请删去后重填"},
    {"\xE2\x80\x8D", false, "含看不见的字符（U+200D）；请删去后重填"},
    {"\xEF\xBB\xBF", false, "含看不见的字符（U+FEFF）；请删去后重填"},
};

static const char *odd_reason(const char *cell)
{
    for (size_t i = 0; i < G_N_ELEMENTS(oddities); i++) {
        const char *at = strstr(cell, oddities[i].mark);
        if (at && (at == cell || !oddities[i].leads)) return oddities[i].reason;
    }
    return NULL;
}

const char *number_parse(const char *cell, Number *out)
{
    *out = (Number){.state = FIGURE_VALUE, .multiplier = 1};
    out->unit = out->unit_text;
    if (read_missing(cell, out)) return NULL;
    const char *odd = odd_reason(cell);
    if (odd) return odd;
    char *plain = plain_marks(cell);
    const char *reason = parse_plain(plain, out);
    g_free(plain);
    return reason;
}
