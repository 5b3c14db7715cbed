/* Private to the page stage: the elements of official documents outside their text: 版头, 主送机关, 附件说明,
 * 署名 and 成文日期, 附注, 附件, 版记 (GB/T 9704—2012, 7.2 to 7.4), and the head and foot of a 简报. */
#ifndef JIANBAO_PAGE_OFFICIAL_H
#define JIANBAO_PAGE_OFFICIAL_H

#include "page/setting.h"

/* What stands above the text on the first page: 版头, title, 主送机关; or the head of a 简报 and its title.
 */
void official_head(Setting *s);

/* What stands under the text: 附件说明, 署名, 成文日期, 附注. `appendices` are the titles of the 附件 that
 * follow, in order; those that the front matter names come first. */
void official_closing(Setting *s, const char *const *appendices, int count);

/* Begins the 附件 number `number` (0: the only one) on a new page, with its title. */
void official_appendix(Setting *s, const Block *heading, int number);

/* 版记 (抄送, 印发机关 and date), for the foot of the last page, which is an even one. Nothing when the front
 * matter names none of them. */
void official_imprint(Setting *s);

#endif
