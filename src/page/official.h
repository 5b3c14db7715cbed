/* Private to the page stage: what stands under the text of official documents: 附件说明, 署名 and 成文日期,
 * 附注, 附件 (GB/T 9704—2012, 7.3.4 to 7.3.7), the signature of a 命令 and the names of a 纪要 (clause 10).
 */
#ifndef JIANBAO_PAGE_OFFICIAL_H
#define JIANBAO_PAGE_OFFICIAL_H

#include "page/setting.h"

/* 附件说明, then `sign` (NULL: no signature), then 附注. `appendices` are the titles of the 附件 that follow,
 * in order; those that the front matter names come first. */
void official_closing(Setting *s, const char *const *appendices, int count, void (*sign)(Setting *s));

/* The signatures: of a 公文 (7.3.5.1, 7.3.5.2), of a 命令 (7.3.5.3), and the names of those who were at a
 * meeting (10.3). */
void official_sign_document(Setting *s);
void official_sign_order(Setting *s);
void official_sign_minutes(Setting *s);

/* Begins the 附件 number `number` (0: the only one) on a new page, with its title. */
void official_appendix(Setting *s, const Block *heading, int number);

#endif
