/* Decimal rounding and printing as official statistics ask for.
 *
 * Rounding is defined on the decimal digits as typed or computed, never on the binary neighbour:
 * 2.675 to two places is 2.68. A computed double is first brought to 12 significant digits.
 * Rules: 四舍五入 (half away from zero), and GB/T 8170—2008 四舍六入五成双 (half to even, once). */
#ifndef JIANBAO_BASE_DECIMAL_H
#define JIANBAO_BASE_DECIMAL_H

#include <stdbool.h>

typedef enum { ROUND_HALF_AWAY, ROUND_GBT8170 } RoundingRule;

/* Rounds the plain or exponent decimal `text` (such as "-12.345", "1e-3") to `places` digits after the
 * point (negative: tens, hundreds). New text, or NULL where `text` is no finite decimal. Never "-0.0". */
char *decimal_round_text(const char *text, int places, RoundingRule rule);

/* The same for a double. `typed_places` >= 0: the double was typed with that many decimals and is taken
 * exactly so; -1: computed, 12 significant digits. New text; NULL when `value` is not finite. */
char *decimal_format(double value, int typed_places, int places, RoundingRule rule);

/* The value that decimal_format (half away) prints. */
double decimal_round(double value, int typed_places, int places);

/* How many decimals `value` needs at 12 significant digits (at most `most`). */
int decimal_places_needed(double value, int most);

#endif
