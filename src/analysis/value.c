/* A value is its number and the tree that gives it: whatever computes one hands over the values it took. */
#include "analysis/value.h"

#include <math.h>

#include "base/decimal.h"

double value_displayed(const Value *v, int decimals)
{
    return decimal_round(v->number, v->typed_places, decimals);
}

Value value_undefined(const char *reason) { return (Value){.note = reason, .typed_places = -1, .unit = ""}; }

const Indicator *subject_indicator(const Analysis *a, Subject s) { return &a->data->indicators[s.indicator]; }

ProvenanceSubject provenance_subject(Subject s)
{
    return (ProvenanceSubject){.set = s.indicator >= 0,
                               .indicator = s.indicator,
                               .region = s.region,
                               .year = s.period.year,
                               .months = s.period.first * 100 + s.period.last};
}

Subject subject_at(Subject s, Period period)
{
    s.period = period;
    return s;
}

bool value_is_computed(const Value *v) { return v->provenance && v->provenance->kind == PROVENANCE_RULE; }

/* A defined value and its tree; `places` decimals as typed, -1 when computed. */
static Value known(double number, int places, const char *unit, const Provenance *node)
{
    return (Value){.known = true,
                   .state = FIGURE_VALUE,
                   .number = number,
                   .typed_places = places,
                   .unit = unit,
                   .provenance = node};
}

static const Provenance **nodes_of(Analysis *a, const Value *values, int count)
{
    const Provenance **nodes = ARENA_ARRAY(a->arena, const Provenance *, count + 1);
    for (int i = 0; i < count; i++) nodes[i] = values[i].provenance;
    return nodes;
}

static Value derived(Analysis *a, double number, const char *unit, const char *rule,
                     const Provenance *const *inputs, int count)
{
    if (!isfinite(number)) return value_undefined("结果超出数值范围");
    Provenance *node = provenance_node(a->arena, rule ? PROVENANCE_RULE : PROVENANCE_LIST, inputs, count);
    node->number = number;
    node->rule = rule;
    return known(number, -1, unit, node);
}

Value value_computed(Analysis *a, double number, const char *unit, const char *rule, const Value *x,
                     const Value *y)
{
    const Provenance *inputs[] = {x ? x->provenance : NULL, y ? y->provenance : NULL};
    Value v = derived(a, number, unit, rule, inputs, 2);
    if (!v.known) return v;
    if (x && x->note) v.note = x->note;
    if (y && y->note) v.note = y->note;
    return v;
}

Value value_derived(Analysis *a, double number, const char *unit, const char *rule, const Value *inputs,
                    int count)
{
    const Provenance **nodes = nodes_of(a, inputs, count);
    return derived(a, number, unit, rule, nodes, count);
}

const Provenance *value_series(Analysis *a, const char *name, const Value *values, int count)
{
    const Provenance **nodes = nodes_of(a, values, count);
    Provenance *node = provenance_node(a->arena, PROVENANCE_SERIES, nodes, count);
    node->number = count;
    node->rule = name;
    return node;
}

Value value_of_series(Analysis *a, double number, const char *unit, const char *rule, const Value *inputs,
                      int count, const Provenance *series)
{
    const Provenance **nodes = nodes_of(a, inputs, count);
    nodes[count] = series;
    return derived(a, number, unit, rule, nodes, count + 1);
}

Value value_rounded(Analysis *a, const Value *v, int decimals)
{
    const Value inputs[] = {*v, value_constant(a, v->typed_places, "", "原有的小数位（－1为计算的数）"),
                            value_constant(a, decimals, "", "保留的小数位")};
    Value out = value_derived(a, value_displayed(v, decimals), v->unit, "四舍五入", inputs, 3);
    out.typed_places = decimals;
    return out;
}

Value value_constant(Analysis *a, double number, const char *unit, const char *name)
{
    Provenance *node = provenance_node(a->arena, PROVENANCE_CONSTANT, NULL, 0);
    node->number = number;
    node->rule = name;
    return known(number, -1, unit, node);
}

Value value_cell(Analysis *a, double number, int places, const char *unit, Source cell, Subject s)
{
    Provenance *node = provenance_node(a->arena, PROVENANCE_CELL, NULL, 0);
    node->number = number;
    node->places = places;
    node->file = a->data->files[cell.file];
    node->line = cell.line;
    node->column = cell.column;
    node->subject = provenance_subject(s);
    return known(number, places, unit, node);
}
