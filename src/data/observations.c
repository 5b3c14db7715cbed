/* observations/: the long form, the wide form (a column a period) and the monthly return (快报). All three
 * end in add_figure, where units and scopes are settled. */
#include <math.h>
#include <string.h>

#include "base/textutil.h"
#include "data/dataset_build.h"

enum {
    O_PERIOD,
    O_REGION,
    O_INDICATOR,
    O_UNIT,
    O_SCOPE,
    O_VALUE,
    O_YOY,
    O_MOM,
    O_NOTE,
    O_MONTH,
    O_MONTH_YOY,
    O_TOTAL,
    O_TOTAL_YOY,
    O_COUNT
};

static const ColumnSpec columns[O_COUNT] = {
    [O_PERIOD] = {{"期间", "period", "时间", "报告期", "时期", "日期"}, false},
    [O_REGION] = {{"地区", "region", "地区名称", "区域", "县区"}, false},
    [O_INDICATOR] = {{"指标", "indicator", "指标名称", "项目", "指标编码"}, true},
    [O_UNIT] = {{"单位", "unit", "计量单位"}, false},
    [O_SCOPE] = {{"口径", "scope"}, false},
    [O_VALUE] = {{"数值", "value", "值", "本期值", "数据"}, false},
    [O_YOY] = {{"同比", "yoy", "同比(%)", "同比增长(%)", "同比增长", "同比增速", "同比增速(%)", "增速(%)",
                "增长(%)"},
               false},
    [O_MOM] = {{"环比", "mom", "环比(%)", "环比增长(%)", "环比增长"}, false},
    [O_NOTE] = {{"备注", "note", "说明"}, false},
    [O_MONTH] = {{"本月", "当月", "month", "本月值", "当月值"}, false},
    [O_MONTH_YOY] = {{"本月同比", "当月同比", "month_yoy", "本月同比(%)", "当月同比(%)", "本月同比增长(%)",
                      "当月同比增长(%)"},
                     false},
    [O_TOTAL] = {{"累计", "本年累计", "cumulative", "累计值"}, false},
    [O_TOTAL_YOY] = {{"累计同比", "cumulative_yoy", "累计同比(%)", "累计同比增长(%)", "累计增速(%)"}, false},
};

/* What one row says before its figures are read. */
typedef struct {
    int indicator, region;
    Unit unit; /* as delivered; the dictionary's where the row has none */
    bool has_unit, note_given;
    const char *note;
} Row;

/* ---- figures ---- */

/* Brings a delivered value into the dictionary's unit; false after reporting. */
static bool settle_unit(const TableRead *t, int field, const Row *row, Number *n, double *value, int *places)
{
    const Indicator *item = &t->build->dataset->indicators[row->indicator];
    Diagnostics *diags = t->build->diags;
    Place place = csv_place(t->csv, t->record, field + 1);
    const char *cell = t->record->fields[field];
    bool percent_unit = !strcmp(item->unit.base, "%") || !strcmp(item->unit.base, "百分点");
    *value = n->value;
    *places = n->places;
    if (n->sign != NUMBER_PLAIN && !percent_unit) {
        diag_report(diags, E_CELL_UNIT, place, "“%s”带百分号，而“%s”的单位是%s", cell, item->name,
                    *item->unit_name ? item->unit_name : "无量纲");
        return false;
    }
    if (n->sign == NUMBER_PERMILLE) {
        *value /= 10;
        *places = n->places < 0 ? -1 : n->places + 1;
    }
    double factor = unit_factor(row->unit, item->unit);
    if (n->multiplier > 1) {
        Unit written = {.factor = n->multiplier};
        char *name = g_strconcat("", n->unit_text, NULL);
        Unit tail = unit_parse(name);
        g_free(name);
        if (*n->unit_text) {
            written = tail;
            written.factor *= n->multiplier;
        } else {
            g_strlcpy(written.base, item->unit.base, sizeof written.base);
        }
        if (percent_unit || !unit_same_dimension(written, item->unit)) {
            diag_report(diags, E_CELL_UNIT, place, "“%s”的单位与“%s”的单位%s不是同一类", cell, item->name,
                        item->unit_name);
            return false;
        }
        factor = unit_factor(written, item->unit);
        if (!*n->unit_text)
            diag_report(diags, W_CELL_MULTIPLIER, place, "“%s”未写单位，按%.12g%s读取", cell,
                        n->value * factor, item->unit_name);
    }
    if (factor != 1) {
        *value *= factor;
        *places = -1;
    }
    if (!isfinite(*value)) {
        diag_report(diags, E_CELL_NUMBER, place, "“%s”换算后超出了数值范围", cell);
        return false;
    }
    return true;
}

/* A figure of the row's indicator in `field`; false after reporting. */
static bool read_value(const TableRead *t, int field, const Row *row, Observation *o)
{
    Number n;
    o->state = FIGURE_MISSING;
    o->value = NAN;
    o->value_column = (short)(field + 1);
    if (field < 0) return true;
    const char *reason = number_parse(t->record->fields[field], &n);
    if (reason) {
        diag_report(t->build->diags, E_CELL_NUMBER, csv_place(t->csv, t->record, field + 1),
                    "“%s”%s；缺数请留空或填—", t->record->fields[field], reason);
        return false;
    }
    o->state = (unsigned char)n.state;
    if (n.state != FIGURE_VALUE) return true;
    int places;
    if (!settle_unit(t, field, row, &n, &o->value, &places)) return false;
    o->value_places = (signed char)MIN(places, 14);
    return true;
}

/* A published growth rate, in %. 持平 is 0; ‰ is divided by ten. */
static bool read_rate(const TableRead *t, int field, double *value, unsigned char *state, signed char *places)
{
    Number n;
    *state = FIGURE_MISSING;
    *value = NAN;
    *places = -1;
    if (field < 0) return true;
    const char *cell = t->record->fields[field], *reason = NULL;
    if (!strcmp(cell, "持平"))
        n = (Number){.state = FIGURE_VALUE, .multiplier = 1};
    else
        reason = number_parse(cell, &n);
    if (!reason && n.state == FIGURE_VALUE && n.multiplier > 1) reason = "增速不能带万或亿";
    if (reason) {
        diag_report(t->build->diags, E_CELL_NUMBER, csv_place(t->csv, t->record, field + 1),
                    "“%s”%s；只填数字，如5.2或-3.4", cell, reason);
        return false;
    }
    *state = (unsigned char)n.state;
    if (n.state != FIGURE_VALUE) return true;
    bool permille = n.sign == NUMBER_PERMILLE;
    *value = permille ? n.value / 10 : n.value;
    *places = (signed char)MIN(n.places < 0 ? -1 : n.places + permille, 14);
    return true;
}

static void add_figure(const TableRead *t, const Row *row, Period period, Observation o)
{
    o.indicator = row->indicator;
    o.region = row->region;
    o.period = period;
    o.file = (short)t->file;
    o.line = t->record->line;
    o.note = row->note;
    g_array_append_val(t->build->observations, o);
}

/* ---- period and scope ---- */

typedef enum { SAID_NOTHING, SAID_CURRENT, SAID_CUMULATIVE } SaidScope;

static bool read_scope(const TableRead *t, SaidScope *said)
{
    static const struct {
        const char *word;
        SaidScope said;
    } words[] = {{"", SAID_NOTHING},
                 {"当期", SAID_CURRENT},
                 {"当月", SAID_CURRENT},
                 {"本月", SAID_CURRENT},
                 {"本期", SAID_CURRENT},
                 {"当季", SAID_CURRENT},
                 {"current", SAID_CURRENT},
                 {"累计", SAID_CUMULATIVE},
                 {"本年累计", SAID_CUMULATIVE},
                 {"cumulative", SAID_CUMULATIVE}};
    const char *cell = table_cell(t, O_SCOPE);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(cell, words[i].word)) continue;
        *said = words[i].said;
        return true;
    }
    diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, O_SCOPE), "口径“%s”不认识；应为当期或累计",
                cell);
    return false;
}

/* Holds the said scope against the period; a month said to be 累计 becomes the span from January. */
static bool settle_scope(const TableRead *t, IndicatorKind kind, SaidScope said, PeriodNotation notation,
                         Period *p)
{
    Place place = table_place(t, O_SCOPE);
    char name[PERIOD_TEXT];
    if (said == SAID_CUMULATIVE && period_is_month(*p) && p->first > 1) {
        *p = period_span(p->year, p->last);
        diag_report(t->build->diags, N_CELL_SCOPE_SPAN, place, "单月标作累计，按%s的累计读取",
                    period_format(*p, NOTATION_SPAN, name));
    } else if (said == SAID_CUMULATIVE && p->first > 1 && kind_has_scope(kind)) {
        diag_report(t->build->diags, E_CELL_SCOPE, place, "单个季度不能标作累计；请写成1—%d月", p->last);
        return false;
    }
    bool quarter = period_is_quarter(*p) && notation == NOTATION_NAMED;
    if (said == SAID_CURRENT && period_is_cumulative(*p) && p->last > 2 && !quarter && kind_has_scope(kind)) {
        diag_report(t->build->diags, E_CELL_SCOPE, place, "从1月起的多月合计是累计，不是当期");
        return false;
    }
    return true;
}

static bool read_period(const TableRead *t, Period *period, PeriodNotation *notation)
{
    const char *cell = table_required(t, O_PERIOD, "期间");
    if (!cell) return false;
    const char *reason = period_parse(cell, period, notation);
    if (reason)
        diag_report(t->build->diags, E_CELL_PERIOD, table_place(t, O_PERIOD),
                    "“%s”%s；请写成2025年6月、2025年1—6月、2025年二季度或2025年", cell, reason);
    return !reason;
}

/* ---- rows ---- */

static bool read_unit(const TableRead *t, Row *row)
{
    const Indicator *item = &t->build->dataset->indicators[row->indicator];
    const char *cell = table_cell(t, O_UNIT);
    row->unit = item->unit;
    if (!*cell) return true;
    Unit unit = unit_parse(cell);
    if (!unit_same_dimension(unit, item->unit)) {
        diag_report(t->build->diags, E_CELL_UNIT, table_place(t, O_UNIT),
                    "单位“%s”与字典中“%s”的单位%s不是同一类", cell, item->name,
                    *item->unit_name ? item->unit_name : "（无）");
        return false;
    }
    if (unit.factor != item->unit.factor)
        diag_report(t->build->diags, N_CELL_CONVERTED, table_place(t, O_UNIT), "单位“%s”已换算为字典的%s",
                    cell, item->unit_name);
    row->unit = unit;
    row->has_unit = true;
    return true;
}

/* Indicator, region, unit and note; false when the row cannot stand (all reasons reported). */
static bool read_row(const TableRead *t, Row *row)
{
    *row = (Row){.indicator = -1, .note = ""};
    const char *name = table_required(t, O_INDICATOR, "指标");
    if (name) row->indicator = table_indicator(t, O_INDICATOR, name);
    row->region = table_region(t, O_REGION, table_cell(t, O_REGION));
    bool good = row->indicator >= 0 && row->region >= 0;
    if (row->indicator >= 0) good = read_unit(t, row) && good;
    row->note = table_text(t, O_NOTE);
    Dataset *d = t->build->dataset;
    if (!d->sample_note && strstr(row->note, "示例数据")) d->sample_note = "示例数据";
    return good;
}

static Row any_row(const TableRead *t)
{
    return (Row){.unit = t->build->dataset->indicators[0].unit, .note = ""};
}

static void read_long_row(TableRead *t)
{
    Row row;
    Observation o = {.value_places = -1};
    Period period = {0};
    PeriodNotation notation = NOTATION_AUTO;
    SaidScope said;
    bool known = read_row(t, &row), good = read_period(t, &period, &notation) && known;
    good = read_scope(t, &said) && good;
    /* The number is looked at even when the row cannot stand, so that all its faults are told at once. */
    Row unit_row = known ? row : any_row(t);
    if (known)
        good = read_value(t, t->index[O_VALUE], &unit_row, &o) && good;
    else {
        Number n;
        const char *reason = t->index[O_VALUE] < 0 ? NULL : number_parse(table_cell(t, O_VALUE), &n);
        if (reason)
            diag_report(t->build->diags, E_CELL_NUMBER, table_place(t, O_VALUE), "“%s”%s；缺数请留空或填—",
                        table_cell(t, O_VALUE), reason);
    }
    signed char mom_places;
    good = read_rate(t, t->index[O_YOY], &o.yoy, &o.yoy_state, &o.yoy_places) && good;
    good = read_rate(t, t->index[O_MOM], &o.mom, &o.mom_state, &mom_places) && good;
    o.yoy_column = (short)(t->index[O_YOY] + 1);
    if (good && settle_scope(t, t->build->dataset->indicators[row.indicator].kind, said, notation, &period))
        add_figure(t, &row, period, o);
}

/* A figure and its growth from two columns of a monthly return. */
static bool read_pair(const TableRead *t, const Row *row, int value_column, int yoy_column, Observation *o)
{
    *o = (Observation){.value_places = -1, .mom = NAN, .mom_state = FIGURE_MISSING};
    bool good = read_value(t, t->index[value_column], row, o);
    good = read_rate(t, t->index[yoy_column], &o->yoy, &o->yoy_state, &o->yoy_places) && good;
    o->yoy_column = (short)(t->index[yoy_column] + 1);
    return good;
}

static bool says_something(const Observation *o)
{
    return o->state != FIGURE_MISSING || o->yoy_state != FIGURE_MISSING;
}

static void read_return_row(TableRead *t, Period file_period)
{
    Row row;
    Period period = file_period;
    Observation month, total;
    bool known = read_row(t, &row);
    bool good = *table_cell(t, O_PERIOD) || !file_period.year ? read_period(t, &period, NULL) : true;
    if (!known || !good) return;
    good = read_pair(t, &row, O_MONTH, O_MONTH_YOY, &month);
    good = read_pair(t, &row, O_TOTAL, O_TOTAL_YOY, &total) && good;
    if (!good) return;
    /* January, and 1—2月, are both the month's figure and the year's so far: one key, told once. */
    bool one_key = period.first == 1 && period.last <= (period_is_month(period) ? 1 : 2);
    if (one_key) {
        const Observation *given = says_something(&total) ? &total : &month;
        if (month.state == FIGURE_VALUE && total.state == FIGURE_VALUE && month.value != total.value)
            diag_report(t->build->diags, E_DATA_DUPLICATE, table_place(t, O_TOTAL),
                        "本月与累计应当相同，现为%.12g与%.12g", month.value, total.value);
        else if (says_something(given))
            add_figure(t, &row, period, *given);
        return;
    }
    if (says_something(&month)) add_figure(t, &row, period_month(period.year, period.last), month);
    if (says_something(&total)) add_figure(t, &row, period_span(period.year, period.last), total);
}

typedef struct {
    Period period;
    PeriodNotation notation;
    bool is_period;
} WideColumn;

static void read_wide_row(TableRead *t, const WideColumn *wide, int count)
{
    Row row;
    SaidScope said;
    bool known = read_row(t, &row);
    known = read_scope(t, &said) && known;
    if (!known) return;
    IndicatorKind kind = t->build->dataset->indicators[row.indicator].kind;
    for (int c = 0; c < count; c++) {
        Observation o = {.value_places = -1, .yoy = NAN, .mom = NAN, .yoy_places = -1};
        if (!wide[c].is_period) continue;
        Period period = wide[c].period;
        if (read_value(t, c, &row, &o) && o.state != FIGURE_MISSING &&
            settle_scope(t, kind, said, wide[c].notation, &period))
            add_figure(t, &row, period, o);
    }
}

/* ---- the file ---- */

typedef enum { FORM_LONG, FORM_WIDE, FORM_RETURN, FORM_REFUSED } Form;

static bool begins_with_year(const char *name)
{
    char *half = text_halfwidth(name);
    bool year = strlen(half) >= 4;
    for (int i = 0; i < 4 && year; i++) year = g_ascii_isdigit(half[i]);
    if (year) year = !g_ascii_isdigit(half[4]) || g_ascii_isdigit(half[5]);
    g_free(half);
    return year;
}

/* Reads the headers that are periods; reports those that begin with a year and are none. */
static Form read_wide_header(TableRead *t, WideColumn *wide, const bool *unknown)
{
    const CsvRecord *header = csv_header(t->csv);
    bool any = false, good = true;
    for (int c = 0; c < header->count; c++) {
        if (!unknown[c]) continue;
        const char *reason = period_parse(header->fields[c], &wide[c].period, &wide[c].notation);
        wide[c].is_period = !reason;
        any |= !reason;
        if (reason && begins_with_year(header->fields[c])) {
            diag_report(t->build->diags, E_HEAD_PERIOD, csv_place(t->csv, header, c + 1),
                        "列名“%s”%s；请写成2025年6月或2025-06", header->fields[c], reason);
            good = false;
            any = true;
        }
        for (int before = 0; before < c && wide[c].is_period; before++) {
            if (!wide[before].is_period || !period_equal(wide[before].period, wide[c].period)) continue;
            diag_report(t->build->diags, E_HEAD_TWICE, csv_place(t->csv, header, c + 1),
                        "“%s”与第%d列“%s”是同一期间", header->fields[c], before + 1, header->fields[before]);
            good = false;
        }
    }
    if (!any) return FORM_LONG;
    return good ? FORM_WIDE : FORM_REFUSED;
}

static void report_needed(TableRead *t, const char *name)
{
    diag_report(t->build->diags, E_HEAD_MISSING, csv_place(t->csv, csv_header(t->csv), 1),
                "缺少必需的列“%s”，请在表头补上", name);
}

/* Which of the three forms the header is; reports what it lacks. */
static Form find_form(TableRead *t, const char *relative, WideColumn *wide, bool *unknown,
                      Period *file_period)
{
    const int *index = t->index;
    bool matched = csv_match_columns(t->csv, columns, O_COUNT, (int *)t->index, unknown);
    bool is_return =
        index[O_MONTH] >= 0 || index[O_TOTAL] >= 0 || index[O_MONTH_YOY] >= 0 || index[O_TOTAL_YOY] >= 0;
    Form form = FORM_LONG;
    if (is_return && index[O_VALUE] < 0) {
        form = FORM_RETURN;
        char *base = g_path_get_basename(relative), *dot = strrchr(base, '.');
        if (dot) *dot = '\0';
        for (char *end = base + strlen(base); end > base && period_parse(base, file_period, NULL);) {
            *file_period = (Period){0};
            *(end = g_utf8_prev_char(end)) = '\0';
        }
        if (period_parse(base, file_period, NULL)) *file_period = (Period){0};
        g_free(base);
        if (!file_period->year && index[O_PERIOD] < 0) {
            report_needed(t, "期间");
            matched = false;
        }
    } else if (index[O_VALUE] < 0 && index[O_PERIOD] < 0) {
        form = read_wide_header(t, wide, unknown);
    }
    if (form == FORM_LONG && index[O_PERIOD] < 0) report_needed(t, "期间"), matched = false;
    if (form == FORM_LONG && index[O_VALUE] < 0) report_needed(t, "数值"), matched = false;
    return matched ? form : FORM_REFUSED;
}

void read_observations(DatasetBuild *build, const char *relative)
{
    TableRead t = {.build = build};
    t.csv = build_open(build, relative, &t.file);
    if (!t.csv) return;
    int index[O_COUNT], width = csv_header(t.csv)->count;
    t.index = index;
    bool *unknown = g_new0(bool, (gsize)width);
    WideColumn *wide = g_new0(WideColumn, (gsize)width);
    Period file_period = {0};
    Form form = find_form(&t, relative, wide, unknown, &file_period);
    if (form != FORM_REFUSED) {
        for (int c = 0; c < width; c++) unknown[c] &= !wide[c].is_period;
        csv_note_unknown(t.csv, unknown);
        while ((t.record = csv_next(t.csv))) {
            long rows = csv_records_seen(t.csv);
            if (build->on_rows && rows % 100000 == 0) build->on_rows(build->files->pdata[t.file], rows);
            if (form == FORM_LONG)
                read_long_row(&t);
            else if (form == FORM_RETURN)
                read_return_row(&t, file_period);
            else
                read_wide_row(&t, wide, width);
        }
        if (!csv_records_seen(t.csv))
            diag_report(build->diags, W_CSV_NO_ROWS, csv_place(t.csv, csv_header(t.csv), 1),
                        "只有表头，没有数据");
    }
    g_free(wide);
    g_free(unknown);
    csv_close(t.csv);
}
