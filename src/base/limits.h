/* How much one report may take: a table of limits, each with a key for `--limit KEY=VALUE`.
 *
 * A layout that needs more is told which limit it met, and its line; nothing is cut off in silence. */
#ifndef JIANBAO_BASE_LIMITS_H
#define JIANBAO_BASE_LIMITS_H

#include <stdbool.h>

typedef enum {
    LIMIT_STEPS,    /* of a layout's expressions: Lua's instructions, and what its calls count for */
    LIMIT_SECONDS,  /* of processor time of a layout's expressions */
    LIMIT_MEMORY,   /* MiB that a layout's expressions and what they make may take */
    LIMIT_TEXT,     /* KiB of text that a layout may give, filled in */
    LIMIT_NESTING,  /* of divisions, lists, quotes, and of brackets in blocks */
    LIMIT_INCLUDES, /* how deep files may include each other */
    LIMIT_COUNT
} LimitId;

typedef struct {
    const char *key, *unit, *help;
    double fallback, least, most;
} LimitRow;

typedef struct {
    double values[LIMIT_COUNT];
} Limits;

/* The table's row of a limit. */
const LimitRow *limit_row(LimitId id);

/* The limits that hold when nothing is said. */
Limits limits_default(void);

/* The value of a limit; `limits` may be NULL for the default ones. */
double limit_value(const Limits *limits, LimitId id);

/* Takes “KEY=VALUE”; NULL, or what is wrong with it as new text (g_free). */
char *limits_set(Limits *limits, const char *setting);

#endif
