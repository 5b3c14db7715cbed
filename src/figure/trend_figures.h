/* Figures of a series over time, in words: records, runs, trend, turning points, level breaks, the tests of
 * the seasonal adjustment. Without the evidence the rules ask for they are missing, with the reason. */
#ifndef JIANBAO_FIGURE_TREND_FIGURES_H
#define JIANBAO_FIGURE_TREND_FIGURES_H

#include "figure/figure.h"

Figure make_badge(Analysis *a, Subject s);
Figure make_run(Analysis *a, Subject s);
Figure make_trend(Analysis *a, Subject s);
Figure make_turning_point(Analysis *a, Subject s);
Figure make_level_break(Analysis *a, Subject s);
Figure make_adjustment_note(Analysis *a, Subject s);

#endif
