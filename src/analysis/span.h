/* Which span a month stands for, for which question: the only place that says so. */
#ifndef JIANBAO_ANALYSIS_SPAN_H
#define JIANBAO_ANALYSIS_SPAN_H

#include "analysis/series.h"

/* The period whose figure is held against the year's target. Flows and counts: the span from January; rates,
 * indices, shares and ranks: that span where a figure of it was delivered, else the month that was (not for a
 * whole year: December is not the year); stocks, and where nothing was delivered: the period itself. */
Subject goal_subject(const Analysis *a, Subject s);

/* Whether what goal_subject() gave is one month's figure of an indicator whose target is the year's: every
 * word about it then says 当月. */
bool goal_is_month(const Analysis *a, Subject at);

#endif
