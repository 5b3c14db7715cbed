/* Of an indicator that is delivered as growth only (规模以上工业增加值增速, investment since its levels are
 * no longer published) the index that the rates imply: each slot is last year's times (1 + rate), from a
 * first year of known or equal shares. What a year needs and where it ends can then be computed as of levels.
 */
#ifndef JIANBAO_ANALYSIS_IMPLIED_H
#define JIANBAO_ANALYSIS_IMPLIED_H

#include "analysis/slots.h"

/* Whether the indicator is the growth of something that adds up through the year: a 增速 in per cent whose
 * name says so, but not of a stock (余额, 货币); or a flow whose growth came without its level at s. False
 * with the reason in *why. */
bool implied_applies(Analysis *a, Subject s, const char **why);

/* The index of the slots of s's year up to its period and of the years before it, as slots_gather gives
 * levels: from the cumulative rates where they are there for every slot, else from those of the single
 * months. *weighed (may be NULL): the shares of the first year come from levels and are not equal ones. */
bool implied_gather(Analysis *a, Subject s, SlotSeries *out, bool *weighed, const char **why);

/* The growth that the months left need for a year of `target` %: (G - w g) ÷ (1 - w), w the share of the same
 * span in last year's index; the note states w. Undefined with the reason. */
Value implied_required(Analysis *a, Subject s, Value target);

/* The index itself out of the figures behind it: `slots` of the first year, then rates of `years` years, of
 * the last `known` only; into x, as many. False where a slot is not positive. */
bool implied_index(const double *figures, int slots, int years, int known, bool cumulative, double *x);

#endif
