/* Steps are counted first, since they give the same answer on every machine; processor time only stands
 * behind them for calls that cost more than they count for. */
#include "expression/budget.h"

#include <time.h>

double budget_clock(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)) return 0;
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void budget_start(Budget *b, const Limits *limits, const Arena *arena)
{
    *b = (Budget){
        .limits = limits, .arena = arena, .arena_before = arena_size(arena), .started = budget_clock()};
}

void budget_exhaust(Budget *b, LimitId limit)
{
    if (!b->spent) b->over = limit;
    b->spent = true;
}

static double mebibytes(size_t bytes) { return (double)bytes / (1 << 20); }

bool budget_spend(Budget *b, double steps)
{
    b->steps += steps;
    if (b->steps > limit_value(b->limits, LIMIT_STEPS))
        budget_exhaust(b, LIMIT_STEPS);
    else if (mebibytes(b->lua_bytes + arena_size(b->arena) - b->arena_before) >
             limit_value(b->limits, LIMIT_MEMORY))
        budget_exhaust(b, LIMIT_MEMORY);
    else if (b->text_bytes / 1024 > limit_value(b->limits, LIMIT_TEXT))
        budget_exhaust(b, LIMIT_TEXT);
    else if (budget_clock() - b->started > limit_value(b->limits, LIMIT_SECONDS))
        budget_exhaust(b, LIMIT_SECONDS);
    return !b->spent;
}

const char *budget_message(const Budget *b, Arena *arena)
{
    const LimitRow *row = limit_row(b->over);
    return arena_printf(arena, "%s超过上限（%.12g%s），请检查循环；确有需要的用 --limit %s=%.12g 放宽",
                        row->help, limit_value(b->limits, b->over), row->unit, row->key,
                        2 * limit_value(b->limits, b->over));
}
