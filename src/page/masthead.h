/* Private to the page stage: the heads of designed pages: the masthead of a newspaper, the banner of a
 * poster, and headlines over columns. */
#ifndef JIANBAO_PAGE_MASTHEAD_H
#define JIANBAO_PAGE_MASTHEAD_H

#include "page/setting.h"

/* The newspaper's name (front matter: mark), issuer, date, issue and page between two rules. */
void newspaper_masthead(Setting *s);

/* The line of editors (front matter: remark) in the middle of the page's foot. */
void newspaper_footer(Setting *s, DisplayList *page, double left);

/* Title and subtitle in white on a band of the accent colour, as wide as the text block. */
void poster_banner(Setting *s);

/* A division 头条: the paragraphs before its heading are the kicker (肩题), the heading is the headline, the
 * paragraphs behind it the subheads (副题); all centred, broken at phrases. */
void set_headline(Setting *s, const Block *division);

#endif
