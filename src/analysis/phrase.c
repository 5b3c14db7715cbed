#include "analysis/phrase.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/growth.h"
#include "base/decimal.h"

static char *magnitude(double value, int decimals)
{
    return decimal_format(fabs(value), -1, decimals, ROUND_HALF_AWAY);
}

static char *with_number(const char *word, double value, int decimals, const char *unit)
{
    char *number = magnitude(value, decimals), *text = g_strconcat(word, number, unit, NULL);
    g_free(number);
    return text;
}

static double shown(double value, int decimals) { return decimal_round(value, -1, decimals); }

char *phrase_growth(double rate, int decimals, bool price)
{
    double g = shown(rate, decimals);
    if (g == 0) return g_strdup("持平");
    return with_number(g < 0 ? "下降" : price ? "上涨" : "增长", g, decimals, "%");
}

char *phrase_change(double now, double before, int decimals, bool price)
{
    double a = shown(now, decimals), b = shown(before, decimals), d = shown(a - b, decimals);
    const char *unit = "个百分点";
    if (b < 0 && a > 0) return with_number(price ? "由降转涨，回升" : "由降转增，回升", d, decimals, unit);
    if (b > 0 && a < 0) return with_number(price ? "由涨转降，回落" : "由增转降，回落", d, decimals, unit);
    if (b < 0 && a == 0) return g_strdup("由降转平");
    if (b == 0 && a < 0) return g_strdup("由平转降");
    if (a < 0) {
        if (d == 0) return g_strdup("降幅持平");
        return with_number(d > 0 ? "降幅收窄" : "降幅扩大", d, decimals, unit);
    }
    if (d == 0) return g_strdup(price ? "涨幅持平" : "增速持平");
    if (price) return with_number(d > 0 ? "涨幅扩大" : "涨幅回落", d, decimals, unit);
    return with_number(d > 0 ? "加快" : "回落", d, decimals, unit);
}

char *phrase_change_against(double now, double before, int decimals, bool price, const char *period)
{
    static const char *const heads[] = {"增速", "降幅", "涨幅"};
    char *words = phrase_change(now, before, decimals, price), *clause;
    const char *head = "";
    for (int i = 0; i < 3; i++)
        if (g_str_has_prefix(words, heads[i])) head = heads[i];
    const char *rest = words + strlen(head);
    bool level = !strcmp(rest, "持平");
    const char *turn = strstr(words, "，"); /* 由降转增，回升2.3个百分点: the size goes first */
    if (g_str_has_prefix(words, "由") && turn) {
        clause = g_strdup_printf("比%s%s，%.*s", period, turn + strlen("，"), (int)(turn - words), words);
        g_free(words);
        return clause;
    }
    clause = g_strconcat(!strcmp(head, "增速") ? "" : head, level ? "与" : "比", period, rest, NULL);
    g_free(words);
    return clause;
}

char *phrase_compare(double value, double reference, int decimals, const char *name, const char *unit)
{
    double d = shown(shown(value, decimals) - shown(reference, decimals), decimals);
    if (d == 0) return g_strdup_printf("与%s持平", name);
    char *word = g_strconcat(d > 0 ? "高于" : "低于", name, NULL),
         *text = with_number(word, d, decimals, unit);
    g_free(word);
    return text;
}

char *phrase_level_change(double value, double before, int decimals, bool share)
{
    double d = shown(shown(value, decimals) - shown(before, decimals), decimals);
    if (d == 0) return g_strdup("持平");
    return with_number(d > 0 ? (share ? "提高" : "上升") : (share ? "降低" : "下降"), d, decimals,
                       "个百分点");
}

static char *against(double value, double before, int decimals, const char *up, const char *down,
                     const char *period, const char *unit)
{
    double d = shown(shown(value, decimals) - shown(before, decimals), decimals);
    if (d == 0) return g_strdup_printf("与%s持平", period);
    const char *word = d > 0 ? up : down;
    char *change = with_number(word, d, decimals, unit), *clause = g_strconcat("比", period, change, NULL);
    g_free(change);
    return clause;
}

char *phrase_level_against(double value, double before, int decimals, bool share, const char *period,
                           const char *unit)
{
    return against(value, before, decimals, share ? "提高" : "上升", share ? "降低" : "下降", period, unit);
}

char *phrase_amount_against(double value, double before, int decimals, const char *period, const char *unit)
{
    return against(value, before, decimals, "增加", "减少", period, unit);
}

char *phrase_rank_change(double now, double before)
{
    if (now == before) return g_strdup("位次不变");
    return with_number(now < before ? "前移" : "后移", now - before, 0, "位");
}

const char *phrase_sign(double current, double base)
{
    GrowthCase c = growth_case(current, base);
    if (c != GROWTH_RATE) return growth_case_words(c);
    return current > base ? "增长" : current < base ? "下降" : "持平";
}
