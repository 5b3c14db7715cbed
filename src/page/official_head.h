/* Private to the page stage: what stands above the text of official documents: 版头, title and 主送机关 of a
 * 公文 (GB/T 9704—2012, 7.2 and 7.3.1–7.3.2), the heads of 信函, 命令 and 纪要 (clause 10), and of a 简报. */
#ifndef JIANBAO_PAGE_OFFICIAL_HEAD_H
#define JIANBAO_PAGE_OFFICIAL_HEAD_H

#include "page/setting.h"

/* Each sets its head as the first items of the flow. */
void official_document_head(Setting *s);
void official_letter_head(Setting *s);
void official_order_head(Setting *s);
void official_bulletin_head(Setting *s);

/* The second red double line of a 信函, at the foot of its first page; `left` is where the text block begins
 * on `page`. */
void official_letter_foot(Setting *s, DisplayList *page, double left);

/* A title on lines of its own (7.3.1): centred, in lines of about equal length. */
void official_title(Setting *s, const char *title);

/* The names of the issuers that sign together: the front matter's `issuers`, else the names in `org` between
 * 、, when there are several; *count (0: one issuer). In the setting's arena. */
const char *const *official_issuers(Setting *s, int *count);

#endif
