/* What one layout's run may take: steps, processor time, and memory (Lua's, and what is made for it in the
 * arena), and text, under the limits of base/limits.h. One budget holds for all expressions of a layout. */
#ifndef JIANBAO_EXPRESSION_BUDGET_H
#define JIANBAO_EXPRESSION_BUDGET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/limits.h"

typedef struct {
    const Limits *limits; /* NULL: the default ones */
    const Arena *arena;
    size_t arena_before; /* what the arena held before the run */
    size_t lua_bytes;
    double steps, started, text_bytes;
    int faults;
    LimitId over; /* the limit that was passed, when `spent` */
    bool spent;
} Budget;

void budget_start(Budget *budget, const Limits *limits, const Arena *arena);

/* Seconds of processor time of this thread. */
double budget_clock(void);

/* Takes `steps` and looks at all limits; false when one is passed, now or before. */
bool budget_spend(Budget *budget, double steps);

/* Notes that a limit is passed. */
void budget_exhaust(Budget *budget, LimitId limit);

/* What to tell the author: which limit, and how to raise it. In `arena`. */
const char *budget_message(const Budget *budget, Arena *arena);

#endif
