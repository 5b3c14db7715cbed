/* Growth that was published before and is blank now. */
#ifndef JIANBAO_DATA_UNPUBLISHED_H
#define JIANBAO_DATA_UNPUBLISHED_H

#include "data/dataset.h"

/* Warns (公布增速未填) at each amount of the last twelve months whose 同比 is blank while that of the two
 * figures of the same form before it was filled: growth computed from current-price amounts would be printed
 * in its place. Nothing is said of indicators whose growth is nominal, nor where a comparable base came. */
void unpublished_check(const Dataset *dataset, Diagnostics *diags);

#endif
