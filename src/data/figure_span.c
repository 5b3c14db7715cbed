/* Which span a figure is of. The words of the headings say it, or the row's 口径, or the table's title; a
 * flow of which nothing says whether it is the month's or the year's so far is never guessed at. */
#include <string.h>

#include "data/figure_table.h"
#include "data/figure_span.h"

bool span_said(const FigureTable *t, SaidScope *said)
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
                 {"本季", SAID_CURRENT},
                 {"current", SAID_CURRENT},
                 {"累计", SAID_CUMULATIVE},
                 {"本年累计", SAID_CUMULATIVE},
                 {"cumulative", SAID_CUMULATIVE}};
    const char *cell = table_cell(&t->table, ROLE_SCOPE);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(cell, words[i].word)) continue;
        *said = words[i].said;
        return true;
    }
    diag_report(t->table.build->diags, E_CELL_CHOICE, table_place(&t->table, ROLE_SCOPE),
                "口径“%s”不认识；应为当期或累计", cell);
    return false;
}

bool span_is_one_key(Period p) { return p.first == 1 && p.last <= (period_is_month(p) ? 1 : 2); }

/* Holds the said scope against the period; a month or quarter said to be 累计 becomes the span from January.
 */
static bool hold_scope(const FigureTable *t, IndicatorKind kind, SaidScope said, PeriodNotation notation,
                       Period *p)
{
    Diagnostics *diags = t->table.build->diags;
    char name[PERIOD_TEXT];
    if (said == SAID_CUMULATIVE && p->first > 1 && (period_is_month(*p) || period_is_quarter(*p))) {
        bool month = period_is_month(*p);
        *p = period_span(p->year, p->last);
        diag_report(diags, N_CELL_SCOPE_SPAN, table_place(&t->table, ROLE_SCOPE),
                    "%s标作累计，按%s的累计读取", month ? "单月" : "单个季度",
                    period_format(*p, NOTATION_SPAN, name));
    }
    bool quarter = period_is_quarter(*p) && notation == NOTATION_NAMED;
    if (said == SAID_CURRENT && period_is_cumulative(*p) && p->last > 2 && !quarter && kind_has_scope(kind)) {
        diag_report(diags, E_CELL_SCOPE, table_place(&t->table, ROLE_SCOPE),
                    "从1月起的多月合计是累计，不是当期；请把口径改为累计，或核对期间");
        return false;
    }
    return true;
}

static void report_once(FigureTable *t, MessageId id, const FigureGroup *group, const char *format, Period p)
{
    char words[4 * PERIOD_TEXT];
    int field = 0;
    for (int m = MEASURE_COUNT - 1; m >= 0; m--)
        if (group->columns[m] >= 0) field = group->columns[m];
    if (t->span_told) return;
    t->span_told = true;
    diag_report(t->table.build->diags, id,
                sheet_place(t->table.sheet, sheet_header(t->table.sheet), field + 1), format,
                period_words(p, NOTATION_SPAN, true, words));
}

/* A flow whose month stands around the table and of whose span nothing is said. Tables of districts are of
 * the year so far by custom; elsewhere it cannot be told. */
static bool settle_unsaid(FigureTable *t, const FigureGroup *group, int indicator, Period *p)
{
    const Dataset *d = t->table.build->dataset;
    IndicatorKind kind = d->indicators[indicator].kind;
    bool districts = t->form.kind == FORM_DISTRICTS || t->form.keys[ROLE_INDICATOR] < 0;
    bool either =
        kind_has_scope(kind) || (districts && kind == KIND_RATE); /* a rate beside them is of their span */
    if (!either || !period_is_month(*p) || p->first == 1) return true;
    Period span = period_span(p->year, p->last);
    if (districts) {
        report_once(t, W_TABLE_SPAN, group, "没有写明本月还是累计，按%s的累计读取；请在列名或标题里写明",
                    span);
        *p = span;
        return true;
    }
    report_once(t, E_TABLE_SPAN, group, "看不出这一列是%s当月的数还是累计；请在列名里写明本月或累计", *p);
    return false;
}

/* 本月 or 本季 of a named span: its last. */
static bool settle_last(FigureTable *t, const FigureGroup *group, Span span, Period *p)
{
    if (period_is_year(*p)) {
        report_once(t, E_TABLE_SPAN, group, "只知道是%s，看不出是哪个月；请在文件名或标题里写明月份", *p);
        return false;
    }
    if (span == SPAN_QUARTER && p->last % 3 == 0)
        *p = (Period){p->year, (signed char)(p->last - 2), p->last};
    else
        *p = period_month(p->year, p->last);
    return true;
}

bool span_settle(FigureTable *t, const FigureGroup *group, const FigureRow *row, int indicator,
                 SaidScope said, Period *period)
{
    const Context *context = &t->form.context;
    bool around = !group->period.year && t->form.keys[ROLE_PERIOD] < 0;
    bool own = group->period.year && !group->without_year;
    Period p = own ? group->period : row->period;
    PeriodNotation notation = own ? group->notation : row->notation;
    if (group->period.year && !own) {
        int year = p.year;
        p = group->period;
        p.year = (short)year;
        notation = group->notation;
    }
    Span span = group->span;
    if (!span && row->meaning) span = row->meaning->words.span;
    if (!span && around && said == SAID_NOTHING) span = context->span;
    bool named = notation == NOTATION_NAMED || period_is_month(p);
    *period = p;
    if (span == SPAN_TOTAL) {
        *period = period_span(p.year, p.last);
        return true;
    }
    if (span == SPAN_MONTH || span == SPAN_QUARTER) return settle_last(t, group, span, period);
    /* 本期 beside 累计, or of the table's own period, is the month; in a long table it is the row's period.
     */
    if (span == SPAN_THIS && (around || group->total >= 0))
        return named || settle_last(t, group, SPAN_MONTH, period);
    if (!span && around && said == SAID_NOTHING) return settle_unsaid(t, group, indicator, period);
    return hold_scope(t, t->table.build->dataset->indicators[indicator].kind, said, notation, period);
}
