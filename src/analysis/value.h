/* Value: a figure of the analysis, with its state, unit, and where it came from. */
#ifndef JIANBAO_ANALYSIS_VALUE_H
#define JIANBAO_ANALYSIS_VALUE_H

#include <stdbool.h>

#include "base/provenance.h"
#include "data/dataset.h"

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

#endif
