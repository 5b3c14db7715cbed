/* One comparable base for 完成率, 需增长, 拉动, 贡献率, projection and the waterfall: last year's figures on
 * this year's 口径. Where the published growth rests on another base than the delivered one (不变价,
 * 可比口径, a new sample of enterprises, 口径变动), the base is what that growth implies: level ÷ (1 +
 * growth). */
#ifndef JIANBAO_ANALYSIS_COMPARABLE_H
#define JIANBAO_ANALYSIS_COMPARABLE_H

#include "analysis/series.h"

/* Last year's level of the same span, comparable with this year's: the base that was given with the figure
 * (上年同期), else the one that the published growth implies where the delivered levels do not reproduce it
 * or may not, else last year's delivered level. Undefined with the reason where growth is only published and
 * was not, or where nothing of last year can be compared (口径变动). */
Value comparable_base(Analysis *a, Subject s);

/* Last year's total on the same 口径: the delivered total, moved by what comparable_base(s) is to the
 * delivered level of that span. */
Value comparable_total(Analysis *a, Subject s);

/* What last year's delivered figures are multiplied by to be comparable at s; 1 where they are as they stand.
 */
double comparable_scale(Analysis *a, Subject s);

/* The growth of s chained over the `years` years up to s from the published rates of the same span, as a
 * factor (1.1046 for 5.0 and 5.2 %). Undefined where one is missing. */
Value comparable_chain(Analysis *a, Subject s, int years);

/* Whether growth over the last `years` years must be chained from published rates: it is only published, the
 * levels do not reproduce one of them, or a new series began in between. */
bool comparable_needs_chain(Analysis *a, Subject s, int years);

#endif
