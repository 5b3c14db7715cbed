/* A decimal is a run of digits with the place of its point; rounding looks only at digits. */
#include "base/decimal.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIGNIFICANT = 12, WIDEST = 400 };

typedef struct {
    GString *digits; /* without leading zeros */
    int point;       /* digits before the decimal point; may be negative */
    bool negative;
} Digits;

static bool parse_digits(const char *text, Digits *out)
{
    const char *p = text;
    out->digits = g_string_new(NULL);
    out->point = 0;
    out->negative = *p == '-';
    if (*p == '-' || *p == '+') p++;
    bool any = false, seen_point = false;
    for (; g_ascii_isdigit(*p) || (*p == '.' && !seen_point); p++) {
        if (*p == '.') {
            seen_point = true;
            continue;
        }
        any = true;
        if (*p != '0' || out->digits->len) {
            g_string_append_c(out->digits, *p);
            if (!seen_point) out->point++;
        } else if (seen_point) {
            out->point--;
        }
    }
    if (any && (*p == 'e' || *p == 'E')) {
        char *end;
        long exponent = strtol(p + 1, &end, 10);
        if (end == p + 1 || labs(exponent) > WIDEST) any = false;
        out->point += (int)exponent;
        p = end;
    }
    return any && !*p;
}

/* Whether the digits from `cut` on round the kept part up. */
static bool rounds_up(const Digits *d, int cut, RoundingRule rule)
{
    if (cut < 0 || cut >= (int)d->digits->len) return false;
    char next = d->digits->str[cut];
    if (next != '5' || rule == ROUND_HALF_AWAY) return next >= '5';
    for (gsize i = (gsize)cut + 1; i < d->digits->len; i++)
        if (d->digits->str[i] != '0') return true;
    return cut > 0 && (d->digits->str[cut - 1] - '0') % 2 == 1;
}

static void add_one(Digits *d)
{
    for (gsize i = d->digits->len; i-- > 0;) {
        if (d->digits->str[i] != '9') {
            d->digits->str[i]++;
            return;
        }
        d->digits->str[i] = '0';
    }
    g_string_prepend_c(d->digits, '1');
    d->point++;
}

static void round_digits(Digits *d, int places, RoundingRule rule)
{
    int cut = d->point + places; /* digits kept */
    bool up = rounds_up(d, cut, rule);
    if (cut <= 0) {
        g_string_assign(d->digits, up ? "1" : "");
        d->point = up ? 1 - places : 0;
        return;
    }
    if (cut < (int)d->digits->len) g_string_truncate(d->digits, (gsize)cut);
    if (up) add_one(d);
}

static char *print_digits(const Digits *d, int places)
{
    GString *out = g_string_new(NULL);
    bool zero = strspn(d->digits->str, "0") == d->digits->len;
    if (d->negative && !zero) g_string_append_c(out, '-');
    for (int i = 0; i < d->point; i++)
        g_string_append_c(out, i < (int)d->digits->len ? d->digits->str[i] : '0');
    if (d->point <= 0) g_string_append_c(out, '0');
    if (places > 0) g_string_append_c(out, '.');
    for (int i = d->point; i < d->point + places; i++)
        g_string_append_c(out, i >= 0 && i < (int)d->digits->len ? d->digits->str[i] : '0');
    return g_string_free(out, FALSE);
}

char *decimal_round_text(const char *text, int places, RoundingRule rule)
{
    Digits d;
    char *result = NULL;
    if (parse_digits(text, &d)) {
        round_digits(&d, places, rule);
        result = print_digits(&d, places);
    }
    g_string_free(d.digits, TRUE);
    return result;
}

char *decimal_format(double value, int typed_places, int places, RoundingRule rule)
{
    if (!isfinite(value)) return NULL;
    char text[WIDEST];
    /* Up to 15 significant digits a double gives back the decimal that was typed. */
    if (typed_places >= 0 && fabs(value) < 1e15 && typed_places < 15)
        g_snprintf(text, sizeof text, "%.*f", typed_places, value);
    else
        g_snprintf(text, sizeof text, "%.*e", SIGNIFICANT - 1, value);
    return decimal_round_text(text, places, rule);
}

double decimal_round(double value, int typed_places, int places)
{
    char *text = decimal_format(value, typed_places, places, ROUND_HALF_AWAY);
    double rounded = text ? g_ascii_strtod(text, NULL) : value;
    g_free(text);
    return rounded;
}

int decimal_places_needed(double value, int most)
{
    for (int places = 0; places < most; places++)
        if (fabs(decimal_round(value, -1, places) - value) <= fabs(value) * 1e-11) return places;
    return most;
}
