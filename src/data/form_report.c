/* A column that looks like data and is not read could be a lost figure: what looks like data is decided by
 * the cells of the first rows, not by the heading. */
#include "data/form_report.h"

#include <glib.h>
#include <string.h>

#include "base/textutil.h"
#include "reading/number.h"

enum { MOST_UNKNOWN = 20 };

static const char *const role_names[] = {
    [ROLE_NONE] = "未读取",    [ROLE_PERIOD] = "期间",     [ROLE_REGION] = "地区",
    [ROLE_INDICATOR] = "指标", [ROLE_UNIT] = "单位",       [ROLE_SCOPE] = "口径",
    [ROLE_NOTE] = "备注",      [ROLE_PASSED] = "不作数据", [ROLE_FIGURE] = "数"};
static const char *const measure_names[] = {[MEASURE_VALUE] = "数值",
                                            [MEASURE_YOY] = "同比(%)",
                                            [MEASURE_MOM] = "环比(%)",
                                            [MEASURE_BASE] = "上年同期",
                                            [MEASURE_OTHER] = "未读取"};
static const char *const span_names[] = {[SPAN_UNSAID] = "",
                                         [SPAN_THIS] = "本期",
                                         [SPAN_MONTH] = "本月",
                                         [SPAN_QUARTER] = "本季",
                                         [SPAN_TOTAL] = "累计"};

const char *form_name(FormKind kind)
{
    static const char *const names[] = {[FORM_LONG] = "长表（一行一个数）",
                                        [FORM_WIDE] = "宽表（一列一个期间）",
                                        [FORM_RETURN] = "快报（一行一个指标）",
                                        [FORM_DISTRICTS] = "县区表（一行一个地区，一列一个指标）",
                                        [FORM_TURNED] = "转置的表（一列一个指标或地区）"};
    return names[kind];
}

char *form_describe_column(const TableForm *form, int c, const Dataset *dataset)
{
    const FormColumn *column = &form->columns[c];
    if (column->role != ROLE_FIGURE) return g_strdup(role_names[column->role]);
    GString *text = g_string_new(NULL);
    if (column->group >= 0) {
        const FigureGroup *group = &form->groups[column->group];
        char period[4 * PERIOD_TEXT];
        if (group->region >= 0) g_string_append(text, dataset->regions[group->region].name);
        if (group->indicator >= 0)
            g_string_append_printf(text, "“%s”", dataset->indicators[group->indicator].name);
        if (group->period.year && !group->without_year)
            g_string_append(text, period_words(group->period, group->notation, true, period));
        g_string_append(text, span_names[group->span]);
    }
    g_string_append_printf(text, "%s%s", text->len ? "的" : "", measure_names[column->meaning.words.measure]);
    return g_string_free(text, FALSE);
}

/* Whether any of the first rows has a number in the column. */
static bool looks_like_data(const Sheet *sheet, int c)
{
    const SheetRow *row;
    for (int i = sheet_rows_above(sheet) + 1; (row = sheet_top_row(sheet, i)); i++) {
        Number number;
        if (c < row->count && *row->fields[c] && !number_parse(row->fields[c], &number) &&
            number.state == FIGURE_VALUE)
            return true;
    }
    return false;
}

/* ---- a form that is not understood ---- */

static void append_columns(GString *text, const TableForm *form, const SheetRow *header, bool known)
{
    int told = 0;
    for (int c = 0; c < form->column_count && c < header->count; c++) {
        if (!*header->fields[c] || form->columns[c].known != known) continue;
        if (told++ == 8) {
            g_string_append(text, "等");
            break;
        }
        g_string_append_printf(text, "%s“%.40s”", told > 1 ? "、" : "", header->fields[c]);
    }
    if (!told) g_string_append(text, "无");
}

/* The cell of the first row below the header, "" without one. */
static const char *first_cell(const Sheet *sheet, int field)
{
    const SheetRow *row = sheet_top_row(sheet, sheet_rows_above(sheet) + 1);
    return row && field >= 0 && field < row->count ? row->fields[field] : "";
}

static const char *or_else(const char *text, const char *otherwise) { return *text ? text : otherwise; }

/* The first cell of the first row that is a number. */
static const char *first_number(const Sheet *sheet, int width)
{
    for (int c = 0; c < width; c++) {
        Number number;
        const char *cell = first_cell(sheet, c);
        if (*cell && !number_parse(cell, &number) && number.state == FIGURE_VALUE) return cell;
    }
    return "118.2";
}

void form_report_refused(const TableForm *form, Sheet *sheet, const char *missing, const Dataset *dataset,
                         Diagnostics *diags)
{
    const SheetRow *header = sheet_header(sheet);
    if (sheet_report_unnamed(sheet)) return;
    char period[PERIOD_TEXT] = "2025-06";
    if (form->context.period.year) period_format(form->context.period, NOTATION_SPAN, period);
    GString *seen = g_string_new("认出的列：");
    append_columns(seen, form, header, true);
    g_string_append(seen, "；没有认出的列：");
    append_columns(seen, form, header, false);
    const int *keys = form->keys;
    diag_report(diags, E_HEAD_MISSING, sheet_place(sheet, header, 1),
                "缺少必需的列“%s”，请在表头补上（期间也可写在文件名或标题里）；%s。可写成长表，一行一个数："
                "期间,地区,指标,口径,数值／%s,%s,%s,%s,%s",
                or_else(missing, "数值"), seen->str, or_else(first_cell(sheet, keys[ROLE_PERIOD]), period),
                or_else(first_cell(sheet, keys[ROLE_REGION]), dataset->regions[0].name),
                or_else(first_cell(sheet, keys[ROLE_INDICATOR]), dataset->indicators[0].name), "当期",
                first_number(sheet, header->count));
    g_string_free(seen, TRUE);
}

/* ---- columns that cannot stand, or are not read ---- */

static bool begins_with_year(const char *name)
{
    char *half = text_halfwidth(name);
    bool year = strlen(half) >= 4;
    for (int i = 0; i < 4 && year; i++) year = g_ascii_isdigit(half[i]);
    if (year) year = !g_ascii_isdigit(half[4]) || g_ascii_isdigit(half[5]);
    g_free(half);
    return year;
}

/* What a column that was not understood is: an error where it would be a figure by its form. */
static bool check_unknown(const TableForm *form, Sheet *sheet, int c, const Dataset *dataset,
                          Diagnostics *diags)
{
    const char *name = sheet_header(sheet)->fields[c];
    Place place = sheet_place(sheet, sheet_header(sheet), c + 1);
    Period period;
    const char *reason = begins_with_year(name) ? period_parse(name, &period, NULL) : NULL;
    if (reason) {
        diag_report(diags, E_HEAD_PERIOD, place, "列名“%s”%s；请写成2025年6月或2025-06", name, reason);
        return false;
    }
    bool data = looks_like_data(sheet, c);
    bool indicators = form->group_count && form->groups[0].indicator >= 0;
    if (data && indicators) {
        char *near = dataset_nearest_indicator(dataset, name);
        diag_report(diags, E_NAME_INDICATOR, place,
                    "列名“%s”不是字典里的指标%s%s；请改正，或在indicators.csv登记，不用的列请删去", name,
                    *near ? "，是否为" : "", near);
        g_free(near);
        return false;
    }
    if (data && form->kind != FORM_LONG)
        diag_report(diags, W_HEAD_UNREAD, place,
                    "列“%s”像是数据，但列名不认识，未读取；请改用手册中的列名，或删去该列", name);
    else
        diag_report(diags, N_HEAD_UNKNOWN, place, "不认识的列“%s”，未读取", name);
    return true;
}

static bool check_figure(const TableForm *form, Sheet *sheet, int c, Diagnostics *diags)
{
    const FormColumn *column = &form->columns[c];
    const char *name = sheet_header(sheet)->fields[c];
    if (column->meaning.words.measure == MEASURE_OTHER) {
        bool warn = looks_like_data(sheet, c) && form->kind != FORM_LONG;
        diag_report(diags, warn ? W_HEAD_UNREAD : N_HEAD_UNKNOWN,
                    sheet_place(sheet, sheet_header(sheet), c + 1),
                    "列“%s”不是数值、同比、环比或上年同期，未读取", name);
        return true;
    }
    bool dateless = column->group >= 0 && form->groups[column->group].without_year;
    if (!dateless || form->keys[ROLE_PERIOD] >= 0) return true;
    diag_report(diags, E_HEAD_PERIOD, sheet_place(sheet, sheet_header(sheet), c + 1),
                "列名“%s”没有写年份；请写成2025年6月，或在文件名、标题里写明年份", name);
    return false;
}

bool form_check_columns(const TableForm *form, Sheet *sheet, const Dataset *dataset, Diagnostics *diags)
{
    const SheetRow *header = sheet_header(sheet);
    bool *follows = g_new0(bool, (gsize)header->count + 1), good = true;
    for (int c = 0; c < header->count; c++) follows[c] = form->columns[c].follows;
    int unknown = 0;
    for (int c = 0; c < header->count; c++) {
        const FormColumn *column = &form->columns[c];
        if (column->role == ROLE_FIGURE) {
            good = check_figure(form, sheet, c, diags) && good;
        } else if (column->role == ROLE_NONE && *header->fields[c] && unknown++ < MOST_UNKNOWN) {
            good = check_unknown(form, sheet, c, dataset, diags) && good;
        }
    }
    if (unknown > MOST_UNKNOWN)
        diag_report(diags, N_HEAD_UNKNOWN, sheet_place(sheet, header, 1), "不认识的列还有%d个，未读取",
                    unknown - MOST_UNKNOWN);
    good = sheet_report_twice(sheet, follows) && good;
    g_free(follows);
    return good;
}
