/* Private to the page stage: text whose room is fixed. It is made smaller down to 85 %, then cut with … and
 * told; nothing leaves the paper or lies on its neighbour. */
#ifndef JIANBAO_PAGE_FITTING_H
#define JIANBAO_PAGE_FITTING_H

#include "page/setting.h"

/* One line of `text` at most `width` points wide. `what` names the part in the warning (“页眉”). A text
 * that was cut is told once. In the setting's arena. */
ComposedText *fit_label(Setting *s, const char *text, TextStyle style, double width, const char *what);

/* Lines of `text` at most `width` wide, broken at phrases when `alignment` is ALIGN_CENTRE or ALIGN_RIGHT:
 * for parts that may turn. */
ComposedText *fit_lines(Setting *s, const char *text, TextStyle style, double width, Alignment alignment);

#endif
