/* Which period a figure of a report stands for. */
#ifndef JIANBAO_FIGURE_BASIS_H
#define JIANBAO_FIGURE_BASIS_H

#include "analysis/series.h"

/* What `s.period`, the period of the report, means to a measure. */
typedef enum {
    SPAN_ASKED,       /* the period itself: the month, the quarter */
    SPAN_TOTAL,       /* the span from January; stocks have none */
    SPAN_CUMULATIVE,  /* the span from January; stocks stay at the period itself */
    SPAN_CHAIN,       /* the same, and an index stays at the period too */
    SPAN_GOAL,        /* where the year's target is judged */
    SPAN_RANKING,     /* where regions are compared */
    SPAN_OBSERVATION, /* the month, 1—2月 or quarter that counts as one observation of the series */
    SPAN_BEFORE,      /* the period before, of the same kind; year 0 when there is none */
    SPAN_YEAR_BEFORE  /* the same period a year before */
} SpanRule;

/* The subject moved to the period that the rule says. */
Subject basis_subject(Analysis *a, Subject s, SpanRule rule);

/* The growth a sentence speaks of: of flows the shown growth, of rates the value itself. */
Value basis_growth(Analysis *a, Subject s);

#endif
