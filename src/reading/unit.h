/* Units of measure and conversion inside a dimension: 万元 and 亿元 are one dimension, 元 and % are not. */
#ifndef JIANBAO_READING_UNIT_H
#define JIANBAO_READING_UNIT_H

#include <stdbool.h>

typedef struct {
    char base[32]; /* name of the dimension's base unit; "" for pure numbers */
    double factor; /* base units in one of this unit */
} Unit;

/* Takes a unit's name apart; any text is a unit, unknown ones are a dimension of their own. Other spellings
 * of a unit (户 家 个, ㎡, 度, tce, 元/人, 人次) are the same dimension. */
Unit unit_parse(const char *name);

/* A unit that nothing is known of (the dictionary's cell is bad, which was told): it agrees with every other,
 * so that the one fault is not told again at each figure. */
Unit unit_unknown(void);
bool unit_same_dimension(Unit a, Unit b);

/* What a figure in `from` must be multiplied by to stand in `to`. */
double unit_factor(Unit from, Unit to);

#endif
