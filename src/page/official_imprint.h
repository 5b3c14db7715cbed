/* Private to the page stage: 版记 (GB/T 9704—2012, 7.4) and the foot of a 简报. */
#ifndef JIANBAO_PAGE_OFFICIAL_IMPRINT_H
#define JIANBAO_PAGE_OFFICIAL_IMPRINT_H

#include "page/setting.h"

/* 抄送, 印发机关 and date between rules, for the foot of the last page, which is an even one. Nothing when
 * the front matter names none of them. */
void official_imprint(Setting *s);

/* With the words of a 简报: 报, 送, 发. */
void official_bulletin_imprint(Setting *s);

/* Of a 信函 (10.1): without rules, 印发机关 and date. */
void official_letter_imprint(Setting *s);

#endif
