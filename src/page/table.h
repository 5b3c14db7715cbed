/* Private to the page stage: tables. */
#ifndef JIANBAO_PAGE_TABLE_H
#define JIANBAO_PAGE_TABLE_H

#include "page/setting.h"

/* Sets a table, turned where it is too wide. */
void set_table(Setting *s, const Block *block);

#endif
