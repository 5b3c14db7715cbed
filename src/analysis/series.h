/* Levels and growth of an indicator at a period, delivered or derived. */
#ifndef JIANBAO_ANALYSIS_SERIES_H
#define JIANBAO_ANALYSIS_SERIES_H

#include "analysis/value.h"

/* The level: the delivered figure, or for flows and counts the month out of two cumulative figures
 * (Y(m) - Y(m-1), m >= 3; not when negative), or the cumulative out of its months or quarters. 1—2月 is
 * never split. */
Value series_level(Analysis *a, Subject s);

/* The growth that was published with the figure, in %. */
Value series_published(Analysis *a, Subject s);

/* The comparable base that was delivered with the figure (上年同期). */
Value series_given_base(Analysis *a, Subject s);

/* Whether the growth of the indicator is published and never computed from levels (增速口径 不变价,
 * 可比口径), and the reason that then stands for a growth that was not published. */
bool series_growth_only_published(const Indicator *item);
const char *series_unpublished_reason(const Indicator *item);

/* Whether a new series begins (口径变动) between s and the same span `years` years before; the reason why
 * nothing is compared across. */
bool series_breaks(const Analysis *a, Subject s, int years);
extern const char series_break_reason[];

/* Growth over the same span of last year from the two levels, in %; of rates, indices, shares and ranks the
 * difference (百分点 or the indicator's unit). On the base that was given, if one was; where growth is only
 * published, the published one. Undefined across 口径变动. */
Value series_yoy(Analysis *a, Subject s);

/* What the briefing prints: the published growth where there is one, else the computed with the note
 * 按两期数值计算; of an index with last year as 100 what it is above 100. */
Value series_shown_yoy(Analysis *a, Subject s);

/* Last year's level of the same span as it is printed: given as comparable, delivered, or the one that the
 * published growth implies. What is computed rests on comparable_base. */
Value series_base(Analysis *a, Subject s);

/* Raw change on the month or quarter before, in % (未经季节调整); undefined for 1—2月 and March after it. */
Value series_mom(Analysis *a, Subject s);

/* Whether the indicator's own figure is a growth (规模以上工业增加值 of kind 增速): it goes faster and
 * slower. A rate of another sort (失业率, 产销率) rises and falls. */
bool indicator_is_growth(const Indicator *item);

/* Whether growth of this kind is a difference and not a ratio. */
bool kind_grows_by_difference(IndicatorKind kind);

#endif
