/* Figures in words: growth and its change, in the official wording (analysis/phrase.h). */
#ifndef JIANBAO_FIGURE_WORDS_H
#define JIANBAO_FIGURE_WORDS_H

#include "figure/figure.h"

/* 增长5.2% of the span from January, and of the month; 扭亏为盈 and the like where there is no rate. */
Figure make_growth_words(Analysis *a, Subject s);
Figure make_month_growth_words(Analysis *a, Subject s);

/* 加快0.3个百分点: the span's growth against the span before, the month's against the month before and
 * against the same month of last year; the clauses name the period (比1—5月加快…). */
Figure make_change_words(Analysis *a, Subject s);
Figure make_change_clause(Analysis *a, Subject s);
Figure make_month_change_clause(Analysis *a, Subject s);
Figure make_month_change_words(Analysis *a, Subject s);
Figure make_year_change_words(Analysis *a, Subject s);

#endif
