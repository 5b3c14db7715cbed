/* Value: a figure of the analysis, with its state, unit, and where it came from. */
#ifndef JIANBAO_ANALYSIS_VALUE_H
#define JIANBAO_ANALYSIS_VALUE_H

#include <stdbool.h>

#include "analysis/context.h"
#include "base/provenance.h"

/* What a figure is about. */
typedef struct {
    int indicator, region;
    Period period;
} Subject;

/* An undefined value has `known` false and `note` saying why; a defined one may carry a remark there.
 * `provenance` is the tree that it was computed by, NULL for a bare number. Texts and trees live in the
 * analysis' arena. */
typedef struct {
    bool known;
    FigureState state; /* FIGURE_VALUE when known; otherwise why the cell is empty */
    double number;     /* unrounded */
    int typed_places;  /* decimals as typed in the cell, -1 when computed */
    const char *unit, *note;
    const Provenance *provenance;
} Value;

/* The figure rounded (half away from zero) as it would be printed with `decimals`. */
double value_displayed(const Value *value, int decimals);

/* Whether the value was computed, and is not a cell as delivered. */
bool value_is_computed(const Value *value);

/* An undefined value with its reason. */
Value value_undefined(const char *reason);

const Indicator *subject_indicator(const Analysis *a, Subject s);

/* ---- for measures ---- */

/* A computed value: `rule` (of analysis/rule.h) over up to two inputs (NULL allowed), whose notes it
 * inherits. `rule` NULL: no value of its own, but several inputs on their way to a rule. */
Value value_computed(Analysis *a, double number, const char *unit, const char *rule, const Value *x,
                     const Value *y);

/* The same over `count` inputs; their notes are not inherited. */
Value value_derived(Analysis *a, double number, const char *unit, const char *rule, const Value *inputs,
                    int count);

/* Several values as one node that a rule takes whole, and that other rules may share; `name` says what they
 * are. */
const Provenance *value_series(Analysis *a, const char *name, const Value *values, int count);

/* A computed value over `count` inputs and, behind them, a series (NULL allowed). */
Value value_of_series(Analysis *a, double number, const char *unit, const char *rule, const Value *inputs,
                      int count, const Provenance *series);

/* The value rounded as it would be printed with `decimals`, its tree saying so. */
Value value_rounded(Analysis *a, const Value *value, int decimals);

/* A number that no cell gives and that a rule takes as an input: 月数, 容差 …. */
Value value_constant(Analysis *a, double number, const char *unit, const char *name);

/* A number as it stands in a cell: `places` decimals as typed, -1 when they are not known. */
Value value_cell(Analysis *a, double number, int places, const char *unit, Source cell, Subject subject);

/* A subject as provenance carries it. */
ProvenanceSubject provenance_subject(Subject s);

/* `s` moved to another period, region or indicator. */
Subject subject_at(Subject s, Period period);

#endif
