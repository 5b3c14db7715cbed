/* Only what decides the reading is taken from a format: is it a date, of what; a per cent; how many decimals.
 */
#include "sheet/cell_format.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* The first section of a code without its quoted words, escaped characters and brackets. */
static char *bare_code(const char *code)
{
    GString *bare = g_string_new(NULL);
    for (const char *p = code; *p && *p != ';'; p++) {
        if (*p == '"') {
            p = strchr(p + 1, '"');
            if (!p) break;
        } else if (*p == '[') {
            const char *end = strchr(p, ']');
            if (!end) break;
            p = end;
        } else if (*p == '\\' || *p == '_' || *p == '*') {
            if (!p[1]) break;
            p++;
        } else {
            g_string_append_c(bare, g_ascii_tolower(*p));
        }
    }
    return g_string_free(bare, FALSE);
}

static CellFormat parse_bare(const char *code)
{
    CellFormat format = {CELL_PLAIN, 0};
    if (strstr(code, "general") || strchr(code, '@')) return format;
    bool year = strpbrk(code, "ye"), month = strchr(code, 'm'), day = strchr(code, 'd');
    bool time = strpbrk(code, "hs");
    if (strpbrk(code, "0#?")) year = false; /* 0.00E+00 */
    if (year || month || day || time) {
        bool clock = time && !year && !day;
        format.kind = clock           ? CELL_TIME
                      : year && day   ? CELL_DATE_DAY
                      : year && month ? CELL_YEAR_MONTH
                      : year          ? CELL_YEAR
                      : month || day  ? CELL_MONTH_DAY
                                      : CELL_TIME;
        return format;
    }
    const char *point = strchr(code, '.');
    for (const char *p = point ? point + 1 : ""; *p == '0'; p++) format.decimals++;
    if (strchr(code, '%')) format.kind = CELL_PERCENT;
    return format;
}

CellFormat cell_format_parse(const char *code)
{
    char *bare = bare_code(code);
    CellFormat format = parse_bare(bare);
    g_free(bare);
    return format;
}

CellFormat cell_format_builtin(int number)
{
    static const struct {
        int first, last;
        const char *code;
    } builtins[] = {{2, 2, "0.00"},        {4, 4, "0.00"},  {9, 9, "0%"},     {10, 10, "0.00%"},
                    {14, 15, "y-m-d"},     {16, 16, "m-d"}, {17, 17, "y-m"},  {18, 21, "h:m"},
                    {22, 22, "y-m-d h:m"}, {27, 27, "y-m"}, {28, 29, "m-d"},  {30, 31, "y-m-d"},
                    {32, 35, "h:m"},       {36, 36, "y-m"}, {39, 40, "0.00"}, {43, 44, "0.00"},
                    {45, 47, "m:s"},       {50, 50, "y-m"}, {51, 51, "m-d"},  {52, 52, "y-m"},
                    {53, 54, "m-d"},       {55, 56, "h:m"}, {57, 57, "y-m"},  {58, 58, "m-d"}};
    for (size_t i = 0; i < G_N_ELEMENTS(builtins); i++)
        if (number >= builtins[i].first && number <= builtins[i].last) return parse_bare(builtins[i].code);
    return (CellFormat){CELL_PLAIN, 0};
}

/* The shortest decimal of 15 digits, without an exponent where that is readable. */
static GString *plain_number(double value)
{
    char buffer[64];
    g_ascii_formatd(buffer, sizeof buffer, "%.15g", value);
    if (strpbrk(buffer, "eE") && fabs(value) < 1 && fabs(value) > 1e-9) {
        int decimals = 15 - (int)ceil(log10(fabs(value)));
        g_ascii_formatd(buffer, sizeof buffer, "%.20f", value);
        buffer[strcspn(buffer, ".") + 1 + (gsize)MIN(decimals, 20)] = '\0';
        size_t n = strlen(buffer);
        while (buffer[n - 1] == '0') buffer[--n] = '\0';
    }
    return g_string_new(buffer);
}

static void pad_decimals(GString *text, int decimals)
{
    if (strpbrk(text->str, "eEn") || decimals <= 0) return;
    char *point = strchr(text->str, '.');
    int have = point ? (int)strlen(point + 1) : 0;
    if (!point) g_string_append_c(text, '.');
    for (; have < decimals && have < 12; have++) g_string_append_c(text, '0');
}

char *cell_format_date(CellFormat format, int year, int month, int day)
{
    switch (format.kind) {
    case CELL_YEAR: return g_strdup_printf("%d年", year);
    case CELL_YEAR_MONTH: return g_strdup_printf("%d年%d月", year, month);
    case CELL_MONTH_DAY: return g_strdup_printf("%d月%d日", month, day);
    default: return g_strdup_printf("%d年%d月%d日", year, month, day);
    }
}

char *cell_format_number(CellFormat format, double value, bool dates_1904)
{
    if (format.kind >= CELL_YEAR && format.kind < CELL_TIME && value >= 0 && value < 2958466) {
        /* Day 1 is 1 January 1900; the calendar of spreadsheets has a 29 February in that year. */
        int days = (int)floor(value) + (dates_1904 ? 1462 : 0);
        GDate date;
        g_date_clear(&date, 1);
        g_date_set_dmy(&date, 30, G_DATE_DECEMBER, 1899);
        g_date_add_days(&date, (guint)(days < 60 ? days + 1 : days));
        return cell_format_date(format, g_date_get_year(&date), g_date_get_month(&date),
                                g_date_get_day(&date));
    }
    GString *text = plain_number(format.kind == CELL_PERCENT ? value * 100 : value);
    pad_decimals(text, format.decimals);
    if (format.kind == CELL_PERCENT) g_string_append_c(text, '%');
    return g_string_free(text, FALSE);
}
