/* The dataset as it stood at the end of a period: a report shows nothing of a later period than its own. */
#ifndef JIANBAO_DATA_AS_OF_H
#define JIANBAO_DATA_AS_OF_H

#include "data/dataset.h"

/* `data` without figures and progress of periods that end after `period`, and without revisions that a file
 * of a later period brought (the figure is then as it was before). Targets and deadlines stay: they are
 * plans. A view in `arena` that shares all else with `data`, which must outlive it. */
const Dataset *dataset_as_of(const Dataset *data, Period period, Arena *arena);

/* Whether there is anything of a period: a figure or progress that ends with it, or for a year a target or a
 * task of the year. */
bool dataset_has_period(const Dataset *data, Period period);

/* The latest period that has a figure or progress, of any region; year 0 when there is none. */
Period dataset_last_period(const Dataset *data);

#endif
