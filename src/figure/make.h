/* Private to the figures: how they are made, and those that figure.c lists from other files. */
#ifndef JIANBAO_FIGURE_MAKE_H
#define JIANBAO_FIGURE_MAKE_H

#include "figure/figure.h"

enum { RATE_DECIMALS = 1 };

/* A figure that is text, and one whose text is missing for a reason. */
Figure figure_text(const char *text);
Figure figure_no_text(const char *reason);

/* A measure of the registry as a figure. */
Figure figure_from_measure(Analysis *a, Subject s, const char *name, int decimals);

/* Moves a new text into the arena. */
const char *figure_keep(Analysis *a, char *text);

/* Whether the official words for prices (上涨) fit the indicator. */
bool figure_is_price(const Indicator *item);

/* The subject of the span from January that ends with the period; stocks stay at the period itself. What was
 * not delivered for the span is not replaced by the month's figure: it would be another figure under the same
 * words. */
Subject figure_span(Analysis *a, Subject s);

/* The span or month to compare a growth with: the one before of the same kind; year 0 when there is none. */
Subject figure_before(Subject s);

/* The growth a sentence speaks of: of flows the shown growth, of rates the value itself. */
Value figure_growth(Analysis *a, Subject s);

int figure_level_decimals(const Analysis *a, Subject s);

Figure make_target(Analysis *a, Subject s);
Figure make_target_text(Analysis *a, Subject s);
Figure make_gap(Analysis *a, Subject s);
Figure make_progress(Analysis *a, Subject s);
Figure make_time_progress(Analysis *a, Subject s);
Figure make_required(Analysis *a, Subject s);
Figure make_reachability(Analysis *a, Subject s);
Figure make_usual_progress(Analysis *a, Subject s);
Figure make_status(Analysis *a, Subject s);
Figure make_reason(Analysis *a, Subject s);
Figure make_against_target(Analysis *a, Subject s);
Figure make_growth_words(Analysis *a, Subject s);
Figure make_month_growth_words(Analysis *a, Subject s);
Figure make_change_words(Analysis *a, Subject s);
Figure make_change_clause(Analysis *a, Subject s);
Figure make_month_change_clause(Analysis *a, Subject s);
Figure make_month_change_words(Analysis *a, Subject s);
Figure make_year_change_words(Analysis *a, Subject s);
Figure make_projection(Analysis *a, Subject s);
Figure make_projection_low(Analysis *a, Subject s);
Figure make_projection_high(Analysis *a, Subject s);
Figure make_projected_growth(Analysis *a, Subject s);
Figure make_likelihood(Analysis *a, Subject s);
Figure make_badge(Analysis *a, Subject s);
Figure make_run(Analysis *a, Subject s);
Figure make_trend(Analysis *a, Subject s);
Figure make_turning_point(Analysis *a, Subject s);
Figure make_level_break(Analysis *a, Subject s);
Figure make_adjusted_mom(Analysis *a, Subject s);
Figure make_adjustment_note(Analysis *a, Subject s);

#endif
