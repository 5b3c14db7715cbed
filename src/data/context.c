/* The name of a file is read from its last part to its first: the sheet in brackets, the file, the folders
 * (for the year). Titles are read cell by cell. */
#include "data/context.h"

#include <glib.h>
#include <string.h>

#include "base/textutil.h"

/* The parts of a name, last first: sheet, file without its ending, folders. New texts. */
static char **name_parts(const char *name)
{
    GPtrArray *parts = g_ptr_array_new();
    char *file = g_strdup(name), *sheet = NULL;
    size_t n = strlen(file);
    if (n && file[n - 1] == ']' && (sheet = strrchr(file, '['))) {
        *sheet++ = '\0';
        file[n - 1] = '\0';
        g_ptr_array_add(parts, g_strdup(sheet));
    }
    char **folders = g_strsplit(file, "/", -1);
    for (guint i = g_strv_length(folders); i-- > 0;) {
        char *dot = i + 1 == g_strv_length(folders) ? strrchr(folders[i], '.') : NULL;
        if (dot && dot > folders[i]) *dot = '\0';
        g_ptr_array_add(parts, g_strdup(folders[i]));
    }
    g_strfreev(folders);
    g_free(file);
    g_ptr_array_add(parts, NULL);
    return (char **)g_ptr_array_free(parts, FALSE);
}

/* The period of a name: of the first part that has one, its year from the parts behind it. */
static bool name_period(const char *name, Period *period, PeriodNotation *notation, int *year)
{
    char **parts = name_parts(name);
    bool found = false;
    *year = 0;
    for (char **part = parts; *part && !*year; part++) *year = heading_find_year(*part);
    for (char **part = parts; *part && !found; part++)
        found = heading_find_period(*part, *year, period, notation);
    g_strfreev(parts);
    return found;
}

/* 单位：亿元 → 亿元; not 填报单位：某局. The first of several units. */
static void read_unit_line(Context *x, const SheetRow *row, const char *cell)
{
    static const char *const labels[] = {"计量单位:", "单位:"};
    char *half = text_halfwidth(cell);
    const char *unit = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(labels) && !unit; i++) {
        const char *at = strstr(half, labels[i]);
        bool own = at && (at == half || strchr(" (\t[", at[-1]) || g_str_has_suffix(labels[i], "计量单位:"));
        if (own) unit = at + strlen(labels[i]);
    }
    if (unit && !*x->unit) {
        while (*unit == ' ') unit++;
        size_t n = strcspn(unit, " ,;)]");
        const char *pause = strstr(unit, "、");
        if (pause) n = MIN(n, (size_t)(pause - unit));
        if (n && n < sizeof x->unit) {
            g_strlcpy(x->unit, unit, n + 1);
            x->unit_line = row->line;
        }
    }
    g_free(half);
}

/* 指标：年末常住人口(万人), as national downloads write it; else a name inside the title. */
static void read_subject(Context *x, Names *names, const char *cell)
{
    if (x->subject.indicator >= 0) return;
    char *half = text_halfwidth(cell);
    const char *label = strstr(half, "指标:");
    const NameMeaning *meaning = label ? names_indicator(names, label + strlen("指标:")) : NULL;
    if (!meaning) meaning = names_indicator_inside(names, cell);
    if (meaning) x->subject = *meaning;
    g_free(half);
}

static void read_span(Context *x, const char *cell)
{
    if (x->span) return;
    if (strstr(cell, "累计") || strstr(cell, "年初"))
        x->span = SPAN_TOTAL;
    else if (strstr(cell, "当月") || strstr(cell, "本月"))
        x->span = SPAN_MONTH;
}

static void read_title_cell(Context *x, const SheetRow *row, const char *cell, int year, Names *names)
{
    Period period;
    PeriodNotation notation = NOTATION_AUTO;
    read_unit_line(x, row, cell);
    read_subject(x, names, cell);
    read_span(x, cell);
    if (x->region < 0) x->region = names_region_inside(names, cell);
    bool recent = strstr(cell, "最近") || strstr(cell, "最新");
    bool date = strstr(cell, "日期") || strstr(cell, "打印") || strstr(cell, "更新");
    if (recent || date || x->period_in_title || !heading_find_period(cell, year, &period, &notation)) return;
    x->period = period;
    x->notation = notation;
    x->period_in_title = true;
}

void context_read(Context *x, const Sheet *sheet, int first, const char *name, Names *names)
{
    *x = (Context){.subject.indicator = -1, .region = -1};
    Period own = {0};
    PeriodNotation notation = NOTATION_AUTO;
    int year;
    bool named = name_period(name, &own, &notation, &year);
    for (int i = 0; i < first; i++) {
        const SheetRow *row = sheet_top_row(sheet, i);
        for (int c = 0; c < row->count; c++)
            if (*row->fields[c] && !(row->marks && row->marks[c] & CELL_MERGED))
                read_title_cell(x, row, row->fields[c], year, names);
    }
    /* The title's 1—6月 says more than the name's 2025-06; but its bare year says less than a month. */
    bool less = x->period_in_title && named && period_is_year(x->period) && x->period.year == own.year;
    if (named && (!x->period_in_title || less)) {
        x->period = own;
        x->notation = notation;
        x->period_in_title = false;
    }
    x->year = x->period.year ? x->period.year : year;
    char **parts = name_parts(name);
    for (char **part = parts; *part; part++) {
        if (x->subject.indicator < 0) read_subject(x, names, *part);
        if (x->region < 0) x->region = names_region_inside(names, *part);
        read_span(x, *part);
    }
    g_strfreev(parts);
}

bool context_check(const Context *x, Sheet *sheet, const char *name, Diagnostics *diags)
{
    Period own;
    PeriodNotation notation;
    int year;
    if (!x->period_in_title || !name_period(name, &own, &notation, &year)) return true;
    bool same = own.year == x->period.year && (period_is_year(own) || own.last == x->period.last);
    if (same) return true;
    char title[4 * PERIOD_TEXT], file[4 * PERIOD_TEXT];
    diag_report(diags, E_TABLE_PERIOD, sheet_place(sheet, sheet_top_row(sheet, 0), 1),
                "标题写的是%s，文件名是%s；请核对是哪一期的表，改正其中一个",
                period_words(x->period, NOTATION_SPAN, true, title), period_words(own, notation, true, file));
    return false;
}
