/* Private to the page stage: pictures. */
#ifndef JIANBAO_PAGE_PICTURE_H
#define JIANBAO_PAGE_PICTURE_H

#include "page/setting.h"

/* Sets a picture with its caption and credit. */
void set_picture(Setting *s, const Block *block);

#endif
