/* Private to the page stage: tables that fit what they say. A column in which every row is missing is left
 * out and named in the note; one value in all rows is said once, in the caption. */
#ifndef JIANBAO_PAGE_TABLE_ADAPT_H
#define JIANBAO_PAGE_TABLE_ADAPT_H

#include "page/setting.h"

/* The table as it is printed: `table` itself where nothing is to be left out, else a copy in the setting's
 * arena. Columns of cells that are joined, that carry notes, or that the author left blank stay. */
const Table *table_adapt(Setting *s, const Table *table);

#endif
