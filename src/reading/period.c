/* The reader works on a half-width copy without blanks: first the year, then one of a few shapes. */
#include "reading/period.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"

enum { FIRST_YEAR = 1949, LAST_YEAR = 2100 };

static const char *const not_a_period = "不是可识别的期间";
static const char *const no_year = "没有年份";
static const char *const excel_day = "没有年份，像是Excel把1-2月一类的期间改成了日期";
static const char *const english_month = "是英文日期，像是Excel改写的";
static const char *const is_a_day = "是某一天，不是月份或区间";

/* Takes up to `most` digits; -1 when there is none. */
static int take_number(const char **p, int most)
{
    int value = 0, digits = 0;
    while (digits < most && g_ascii_isdigit(**p)) value = value * 10 + *(*p)++ - '0', digits++;
    return digits ? value : -1;
}

static bool take(const char **p, const char *word)
{
    if (!g_str_has_prefix(*p, word)) return false;
    *p += strlen(word);
    return true;
}

static bool take_connector(const char **p)
{
    static const char *const marks[] = {"——", "—", "–", "―", "-", "~", "～", "〜", "至", "到", "/", "−"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (take(p, marks[i])) return true;
    return false;
}

static const char *make(int year, int first, int last, Period *out)
{
    if (first < 1 || first > 12 || last < 1 || last > 12) return "月份应在1至12之间";
    if (last < first) return "区间的结束早于开始";
    *out = (Period){(short)year, (signed char)first, (signed char)last};
    if (first == last || first == 1 || period_is_quarter(*out)) return NULL;
    return "区间应从1月起，或为一个季度";
}

static const char *make_span(int year, int first, int last, Period *out)
{
    if (first >= 1 && first <= 12 && first == last) return "区间只有一个月，请写成该月";
    return make(year, first, last, out);
}

static const char *make_quarters(int year, int first, int last, Period *out)
{
    if (first < 1 || first > 4 || last < first || last > 4) return "季度应在1至4之间";
    return make(year, first * 3 - 2, last * 3, out);
}

/* 一 二 三 四 or a digit. */
static int take_ordinal(const char **p)
{
    static const char *const words[] = {"一", "二", "三", "四"};
    for (int i = 0; i < 4; i++)
        if (take(p, words[i])) return i + 1;
    return take_number(p, 1);
}

static const char *parse_named(const char *p, int year, Period *out)
{
    if (!strcmp(p, "上半年")) return make(year, 1, 6, out);
    if (!strcmp(p, "下半年")) return "下半年不从1月起，请用累计期间";
    if (!strcmp(p, "前三季度") || !strcmp(p, "前3季度")) return make(year, 1, 9, out);
    if (!*p || !strcmp(p, "全年") || !strcmp(p, "度")) return make(year, 1, 12, out);
    bool ordinal = take(&p, "第");
    int first = take_ordinal(&p), last = first;
    if (first < 0) return not_a_period;
    bool range = !ordinal && take_connector(&p);
    if (range) last = take_ordinal(&p);
    if (strcmp(p, "季度") && strcmp(p, "季")) return not_a_period;
    if (range && first == last) return not_a_period;
    return make_quarters(year, first, last, out);
}

/* What follows “2025年” and begins with a digit. */
static const char *parse_chinese_months(const char *p, int year, Period *out)
{
    const char *start = p;
    int first = take_number(&p, 2), last = first;
    if (strstr(p, "季")) return parse_named(start, year, out);
    bool range = false;
    bool month = take(&p, "月份") || take(&p, "月");
    if (take_connector(&p)) {
        range = true;
        last = take_number(&p, 2);
        month = take(&p, "月份") || take(&p, "月");
    }
    if (month && g_ascii_isdigit(*p)) return is_a_day;
    if (month && !range && (take(&p, "末") || take(&p, "底")))
        range = false; /* 6月末 is the month, of a stock */
    if (!month || *p) return not_a_period;
    return range ? make_span(year, first, last, out) : make(year, first, last, out);
}

/* What follows the year in Western notations: -06, .6, /6, 06, -01/06, Q2, Q1-3, H1. */
static const char *parse_western(const char *p, int year, Period *out)
{
    if (*p == 'Q' || *p == 'q') {
        p++;
        int first = take_number(&p, 1), last = first;
        if (take_connector(&p)) last = take_number(&p, 1);
        return *p || first < 0 ? not_a_period : make_quarters(year, first, last, out);
    }
    if (*p == 'H' || *p == 'h')
        return strcmp(p + 1, "1") ? "下半年不从1月起，请用累计期间" : make(year, 1, 6, out);
    char separator = g_ascii_isdigit(*p) ? '\0' : *p++;
    if (separator && !strchr("-./", separator)) return not_a_period;
    if (!separator && strlen(p) != 2) return strlen(p) == 4 ? is_a_day : not_a_period;
    int first = take_number(&p, 2);
    if (first < 0) return not_a_period;
    if (!*p) return make(year, first, first, out);
    if (!separator || (*p != '/' && *p != '-' && *p != '.')) return not_a_period;
    bool span = separator == '-' && *p == '/';
    p++;
    int last = take_number(&p, 2);
    if (last < 0 || *p) return not_a_period;
    return span ? make_span(year, first, last, out) : is_a_day;
}

/* Half-width, without blanks beside 年 月 季 and the like. */
static char *compact(const char *text)
{
    char *half = text_halfwidth(text);
    GString *out = g_string_new(NULL);
    const char *end = half;
    for (const char *p = half; *p; p = g_utf8_next_char(p)) {
        if (*p == ' ' && end > half && (!g_ascii_isdigit(end[-1]) || !g_ascii_isdigit(p[1]))) continue;
        const char *next = g_utf8_next_char(p);
        g_string_append_len(out, p, next - p);
        end = next;
    }
    g_free(half);
    return g_string_free(out, FALSE);
}

/* Why a text that does not begin with a year of four digits is no period. */
static const char *reason_without_year(const char *p)
{
    static const char *const english[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (size_t i = 0; i < G_N_ELEMENTS(english); i++)
        if (!g_ascii_strncasecmp(p, english[i], 3)) return english_month;
    const char *rest = p;
    bool month = take_number(&rest, 2) >= 0 && (take(&rest, "月份") || take(&rest, "月"));
    if (month && take_number(&rest, 2) >= 0 && (!*rest || take(&rest, "日"))) return excel_day;
    return month || strstr(p, "季") || strstr(p, "月") || strstr(p, "半年") ? no_year : not_a_period;
}

static const char *parse_compact(const char *p, Period *out, PeriodNotation *notation)
{
    const char *start = p;
    int year = take_number(&p, 4);
    if (p - start != 4) return reason_without_year(start);
    bool chinese = take(&p, "年");
    const char *reason;
    Period period = {0};
    if (!*p)
        reason = make(year, 1, 12, &period);
    else if (chinese && g_ascii_isdigit(*p))
        reason = parse_chinese_months(p, year, &period);
    else if (chinese && *p != 'Q' && *p != 'q' && *p != 'H' && *p != 'h')
        reason = parse_named(p, year, &period);
    else
        reason = parse_western(p, year, &period);
    if (!reason && (year < FIRST_YEAR || year > LAST_YEAR)) reason = "年份应在1949至2100之间";
    if (reason) return reason;
    *out = period;
    if (notation) {
        bool months = chinese ? g_ascii_isdigit(*p) && !strstr(p, "季") : *p == '-' || *p == '.' || *p == '/';
        *notation = months ? NOTATION_SPAN : NOTATION_NAMED;
    }
    return NULL;
}

const char *period_parse(const char *text, Period *out, PeriodNotation *notation)
{
    char *plain = compact(text);
    const char *reason = parse_compact(plain, out, notation);
    g_free(plain);
    return reason;
}

char *period_format(Period p, PeriodNotation notation, char *out)
{
    if (p.first == p.last)
        snprintf(out, PERIOD_TEXT, "%04d-%02d", p.year, p.first);
    else if (notation != NOTATION_SPAN && period_is_year(p))
        snprintf(out, PERIOD_TEXT, "%04d", p.year);
    else if (notation != NOTATION_SPAN && period_is_quarter(p))
        snprintf(out, PERIOD_TEXT, "%04dQ%d", p.year, p.last / 3);
    else if (notation != NOTATION_SPAN && p.first == 1 && p.last == 6)
        snprintf(out, PERIOD_TEXT, "%04dH1", p.year);
    else if (notation != NOTATION_SPAN && p.first == 1 && p.last == 9)
        snprintf(out, PERIOD_TEXT, "%04dQ1-3", p.year);
    else
        snprintf(out, PERIOD_TEXT, "%04d-%02d/%02d", p.year, p.first, p.last);
    return out;
}

char *period_words(Period p, PeriodNotation notation, bool with_year, char *out)
{
    static const char *const quarters[] = {"一季度", "二季度", "三季度", "四季度"};
    char year[16] = "";
    if (with_year) snprintf(year, sizeof year, "%d年", p.year);
    const size_t room = 4 * PERIOD_TEXT;
    if (p.first == p.last)
        snprintf(out, room, "%s%d月", year, p.first);
    else if (period_is_year(p))
        snprintf(out, room, "%s", with_year ? year : "全年");
    else if (notation != NOTATION_SPAN && period_is_quarter(p))
        snprintf(out, room, "%s%s", year, quarters[p.last / 3 - 1]);
    else if (notation == NOTATION_NAMED && p.first == 1 && p.last == 6)
        snprintf(out, room, "%s上半年", year);
    else if (notation == NOTATION_NAMED && p.first == 1 && p.last == 9)
        snprintf(out, room, "%s前三季度", year);
    else
        snprintf(out, room, "%s%d—%d月", year, p.first, p.last);
    return out;
}

bool period_equal(Period a, Period b) { return a.year == b.year && a.first == b.first && a.last == b.last; }

int period_compare(Period a, Period b)
{
    if (a.year != b.year) return a.year < b.year ? -1 : 1;
    if (a.last != b.last) return a.last < b.last ? -1 : 1;
    return (a.first < b.first) - (a.first > b.first);
}

bool period_is_month(Period p) { return p.year && p.first == p.last; }
bool period_is_quarter(Period p) { return p.year && p.last - p.first == 2 && p.first % 3 == 1; }
bool period_is_cumulative(Period p) { return p.year && p.first == 1 && p.last > 1; }
bool period_is_year(Period p) { return p.year && p.first == 1 && p.last == 12; }
Period period_month(int year, int month)
{
    return (Period){(short)year, (signed char)month, (signed char)month};
}
Period period_span(int year, int last) { return (Period){(short)year, 1, (signed char)last}; }

Period period_year_before(Period p, int years)
{
    p.year = (short)(p.year - years);
    return p;
}

static int period_months(Period p) { return p.last - p.first + 1; }

Period period_before(Period p)
{
    int length = period_months(p);
    if (length != 1 && !period_is_quarter(p)) return (Period){0};
    int first = p.first - length, year = p.year;
    if (first < 1) first += 12, year--;
    return (Period){(short)year, (signed char)first, (signed char)(first + length - 1)};
}
