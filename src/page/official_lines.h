/* Private to the official documents: lines of their parts, on the lines of the page. */
#ifndef JIANBAO_PAGE_OFFICIAL_LINES_H
#define JIANBAO_PAGE_OFFICIAL_LINES_H

#include "page/setting.h"

/* Points in a millimetre. */
#define OFFICIAL_MM (72 / 25.4)

/* A value of the front matter, "" when it is not set; and a list. */
const char *official_front(const Setting *s, const char *key);
const OptionValue *official_list(const Setting *s, const char *key);

/* From the top of a line to the baseline of its text. */
double official_baseline(const Setting *s, double size);

TextStyle official_face(TextStyle style, FontRole han);

/* The width of one line of text. */
double official_width(Setting *s, const char *text, TextStyle style);

/* Draws one line as a paragraph of its own; `anchor` as label_draw. At most `room` wide (fitting.h), `what`
 * names it. */
void official_draw(Setting *s, DisplayList *list, const char *text, TextStyle style, double x, double y,
                   double anchor, double room, const char *what);

/* Adds one line of text to the flow; x is where its anchor stands. */
void official_add_line(Setting *s, const char *text, TextStyle style, double x, double anchor, bool keep);

/* Adds empty lines, which no page ends behind. */
void official_add_blank(Setting *s, int lines);

/* Adds text over several lines, each an item, moved to the right by x. */
void official_add_text(Setting *s, const char *text, TextStyle style, LineSpec measure, double x,
                       bool keep_last);

#endif
