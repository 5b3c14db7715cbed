/* How a value is printed: decimals and rounding, decided here and nowhere else. */
#ifndef JIANBAO_FIGURE_DISPLAY_H
#define JIANBAO_FIGURE_DISPLAY_H

#include "figure/figure.h"

/* Which decimals a figure is printed with. */
typedef enum {
    DECIMALS_INDICATOR, /* the dictionary's 小数位 */
    DECIMALS_RATE,      /* one: growth, shares, progress (statistics offices publish one decimal) */
    DECIMALS_GROWTH, /* one for a ratio; the indicator's for a difference of rates, indices, shares, ranks */
    DECIMALS_TARGET, /* those of what the year's target binds */
    DECIMALS_WHOLE,  /* ranks */
    DECIMALS_PROBABILITY, /* of 0 to 1: three, a tenth of a per cent */
    DECIMALS_SLOPE        /* two: points a month */
} DecimalsRule;

int display_decimals(const Analysis *a, Subject s, DecimalsRule rule);

/* The same where no target is asked for. */
int display_item_decimals(const Indicator *item, DecimalsRule rule);

/* A value as it is printed with `decimals`: half away from zero on the decimal value, once. */
Figure figure_from_value(Analysis *a, Value value, int decimals);

/* The displayed figure as a value, for differences that a reader must be able to redo. */
Value figure_shown(const Figure *figure);

/* A figure that is text, and one whose text is missing for a reason. */
Figure figure_text(const char *text);
Figure figure_no_text(const char *reason);

/* Moves a new text (g_malloc) into the analysis' arena. */
const char *figure_keep(Analysis *a, char *text);

#endif
