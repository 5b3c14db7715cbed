/* Private to output: rewriting a content stream that Cairo wrote (ISO 32000-1 7.8, 14.6). */
#ifndef JIANBAO_OUTPUT_CONTENT_H
#define JIANBAO_OUTPUT_CONTENT_H

#include <glib.h>

/* The stream with what stands outside marks wrapped as /Artifact, and with the typed text of a part
 * (/ActualText) where the gaps between Han and Western would be read as spaces. `parts` in the order of the
 * stream's marks; marks beyond them become artifacts. NULL when the stream is not built as expected: then it
 * must be left as it is. The caller owns the result. */
GString *content_rewrite(const char *data, gsize length, const GArray *parts);

#endif
