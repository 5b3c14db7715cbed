/* The same walk as `jianbao analyze`, so that a dump holds what a report could have asked for, and nothing
 * else. */
#include "figure/dump.h"

#include <glib.h>

#include "analysis/task.h"
#include "base/json.h"
#include "base/provenance_dump.h"
#include "figure/analysis_rows.h"

typedef struct {
    const Dataset *data;
    ProvenanceList *sources;
    FILE *out;
} Dump;

static void put_text(const Dump *d, const char *text)
{
    char *quoted = json_quote(text);
    fprintf(d->out, " %s", quoted);
    g_free(quoted);
}

/* The number, unit, note and tree of a value; `-` where it is undefined. */
static void put_value(const Dump *d, const Value *v)
{
    if (v->known)
        fprintf(d->out, " %.17g", v->number);
    else
        fputs(" -", d->out);
    put_text(d, v->known ? v->unit : "");
    put_text(d, v->note);
    provenance_list_mention(d->sources, v->known ? v->provenance : NULL, d->out);
}

static void put_row(const MeasureLine *line, void *user)
{
    const Dump *d = user;
    const Indicator *item = &d->data->indicators[line->subject.indicator];
    char period[PERIOD_TEXT];
    fprintf(d->out, "row %s", period_format(line->subject.period, NOTATION_SPAN, period));
    put_text(d, d->data->regions[line->subject.region].name);
    put_text(d, item->name);
    put_text(d, scope_name(scope_of(item->kind, line->subject.period)));
    fprintf(d->out, " %s", line->measure->name);
    put_text(d, line->status);
    put_value(d, &line->value);
    putc('\n', d->out);
}

static void put_task(Analysis *a, const Dump *d, int task, Period until)
{
    TaskStanding s = task_standing(a, task, until);
    const struct {
        const char *name;
        const Value *value;
    } values[] = {{"goal", &s.goal},
                  {"done", &s.done},
                  {"rate", &s.rate},
                  {"ahead", &s.ahead},
                  {"investment", &s.investment},
                  {"planned", &s.planned},
                  {"invested", &s.invested},
                  {"funded", &s.funded},
                  {"invested_rate", &s.invested_rate},
                  {"funded_rate", &s.funded_rate},
                  {"invested_ahead", &s.invested_ahead}};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        fputs("task", d->out);
        put_text(d, s.task->id);
        put_text(d, s.task->name);
        put_text(d, s.state);
        fprintf(d->out, " %s", values[i].name);
        put_text(d, goal_status_name(s.status));
        put_value(d, values[i].value);
        putc('\n', d->out);
    }
}

void analysis_dump(Analysis *a, Period period, int region, FILE *out)
{
    Dump d = {.data = a->data, .sources = provenance_list_new(), .out = out};
    char text[PERIOD_TEXT];
    fprintf(out, "analysis %s", period_format(period, NOTATION_SPAN, text));
    put_text(&d, region >= 0 ? d.data->regions[region].name : "");
    putc('\n', out);
    measure_all(a, period, NULL, 0, region, put_row, &d);
    for (int i = 0; i < d.data->task_count; i++) put_task(a, &d, i, period);
    provenance_list_dump(d.sources, out);
    provenance_list_free(d.sources);
}
