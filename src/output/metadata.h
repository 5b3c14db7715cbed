/* Private to output: metadata as PDF/A wants it. */
#ifndef JIANBAO_OUTPUT_METADATA_H
#define JIANBAO_OUTPUT_METADATA_H

#include <glib.h>
#include <time.h>

#include "display/pages.h"

/* The XMP packet (ISO 16684-1) with title, author, subject, keywords, dates, and the identification of
 * PDF/A-2a and PDF/UA-1. The caller owns it. */
char *metadata_xmp(const Pages *pages, const char *producer, time_t time);

/* The date of an Info dictionary: D:20250718093000Z. The caller owns it. */
char *metadata_date(time_t time);

/* The sRGB profile of the output intent, the same bytes every time; *length. The caller frees it. NULL when
 * Little CMS fails. */
unsigned char *metadata_srgb(gsize *length);

#endif
