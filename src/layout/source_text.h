/* The expanded Markdown before md4c reads it: what writers bring along from elsewhere gets what they meant,
 * or is told at its line. HTML tags, stars between figures, headings without a blank, commands of other
 * tools, tables whose rows do not fit their header. */
#ifndef JIANBAO_LAYOUT_SOURCE_TEXT_H
#define JIANBAO_LAYOUT_SOURCE_TEXT_H

#include <glib.h>

#include "base/diag.h"

/* `text` made ready, with as many lines; new text. Faults are reported at the layout's line, which `lines`
 * gives for each line of the text. */
char *source_text_prepare(const char *text, const GArray *lines, const char *file, Diagnostics *diags);

/* Whether a line begins or ends a fenced block. */
gboolean source_line_is_fence(const char *line);

#endif
