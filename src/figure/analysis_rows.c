/* Which rows a month has: its own and that of the span; the measures of a target stand in one of them. */
#include "figure/analysis_rows.h"

#include "analysis/verdict.h"

typedef struct {
    void (*emit)(const MeasureLine *, void *);
    void *user;
} Sink;

static void emit_row(Analysis *a, Subject s, bool goal_row, const Sink *sink)
{
    const Target *target = goal_row ? dataset_target(a->data, s.indicator, s.region, s.period.year) : NULL;
    for (int i = 0; i < measure_count(); i++) {
        const Measure *m = measure_get(i);
        if (m->row == ROW_NONE || (m->row == ROW_GOAL && !goal_row)) continue;
        MeasureLine line = {.subject = s, .measure = m, .value = m->compute(a, s), .status = ""};
        if (m->row == ROW_GOAL && target) line.status = goal_status_name(goal_judge(a, target, s).status);
        sink->emit(&line, sink->user);
    }
}

void measure_all(Analysis *a, Period period, const int *indicators, int indicator_count, int region,
                 void (*emit)(const MeasureLine *, void *), void *user)
{
    const Dataset *d = a->data;
    Sink sink = {emit, user};
    a->projection.limited = d->region_count > 200 && region < 0 && indicator_count == 0;
    for (int i = 0; i < d->indicator_count; i++) {
        bool wanted = indicator_count == 0;
        for (int k = 0; k < indicator_count; k++) wanted |= indicators[k] == i;
        for (int r = 0; wanted && r < d->region_count; r++) {
            int count;
            dataset_series(d, i, r, &count);
            if ((region >= 0 && r != region) || (!count && !dataset_target(d, i, r, period.year))) continue;
            Subject s = {i, r, period};
            bool two_rows = period_is_month(period) && period.last > 1 && d->indicators[i].kind != KIND_STOCK;
            Subject span = subject_at(s, period_span(period.year, period.last));
            bool scoped = kind_has_scope(d->indicators[i].kind);
            if (two_rows && !scoped)
                two_rows = series_level(a, span).known || series_published(a, span).known;
            Arena *before = analysis_scratch_begin(a);
            emit_row(a, s, !two_rows, &sink);
            if (two_rows) emit_row(a, span, true, &sink);
            analysis_scratch_end(a, before);
        }
    }
}

MeasureWords measure_line_words(const Dataset *data, const MeasureLine *line, Period asked,
                                PeriodNotation notation)
{
    const Subject *s = &line->subject;
    const Indicator *item = &data->indicators[s->indicator];
    bool is_asked = period_equal(s->period, asked);
    Scope scope = scope_of(item->kind, s->period);
    bool quarter = is_asked && notation != NOTATION_SPAN && period_is_quarter(s->period);
    if (scope == SCOPE_CUMULATIVE && quarter) scope = SCOPE_CURRENT;
    MeasureWords words = {.region = data->regions[s->region].name,
                          .indicator = item->name,
                          .scope = scope_name(scope),
                          .measure = line->measure->name,
                          .unit = line->value.known ? line->value.unit : "",
                          .status = line->status,
                          .note = line->value.note ? line->value.note : ""};
    period_format(s->period, is_asked ? notation : NOTATION_SPAN, words.period);
    return words;
}
