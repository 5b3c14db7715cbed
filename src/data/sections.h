/* The sections of a report in the order of the national release: 综合, 农业, 工业, 服务业, 投资, 消费, 外贸,
 * 财政金融, 价格, 就业, 收入, then whatever else the dictionary names. */
#ifndef JIANBAO_DATA_SECTIONS_H
#define JIANBAO_DATA_SECTIONS_H

#include "data/dataset.h"

/* The section of an indicator: its 分组, else its parent's, else what its name says; “其他” at last. */
const char *section_of(const Dataset *data, int indicator);

/* The place of a section in the order; sections that the release does not know come behind those it does. */
int section_order(const char *section);

#endif
