/* Levels beside a level: those of other periods. */
#ifndef JIANBAO_FIGURE_COMPARISONS_H
#define JIANBAO_FIGURE_COMPARISONS_H

#include "figure/figure.h"

/* Last year's figure of the same span: the base that the printed growth rests on. */
Value comparison_base(Analysis *a, Subject s);

/* The lowest and the highest of the same period in five years. */
Value comparison_five_year_low(Analysis *a, Subject s);
Value comparison_five_year_high(Analysis *a, Subject s);

/* The two as a range, and the change of the share on last year in words. */
Figure comparison_five_year_range(Analysis *a, Subject s);
Figure comparison_share_change(Analysis *a, Subject s);

/* The place among regions (reason 并列 for ties), and its change on the period before in words. */
Figure comparison_rank(Analysis *a, Subject s);
Figure comparison_rank_change(Analysis *a, Subject s);

#endif
