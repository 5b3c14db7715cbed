/* An amount in a cell that may be typed with its unit: 1.2万亿元, 4000米. */
#ifndef JIANBAO_DATA_AMOUNT_H
#define JIANBAO_DATA_AMOUNT_H

#include "data/cells.h"

/* Reads a cell in the unit `unit` (called `unit_name` in messages): a plain number is in it, another unit of
 * the same dimension is converted, any other unit and every other text is an error. A missing cell gives NAN.
 * *places are the decimals as typed, -1 when converted; may be NULL. False after reporting. */
bool table_amount(const TableRead *table, int column, const char *unit_name, double *value, int *places);

#endif
