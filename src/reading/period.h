/* Periods of Chinese official statistics: months, spans from January, quarters (1—2月 combined
 * included), years. One canonical form on output, every spelling on input. */
#ifndef JIANBAO_READING_PERIOD_H
#define JIANBAO_READING_PERIOD_H

#include <stdbool.h>

/* Months `first`..`last` (1..12) of `year`. A quarter, half or year is the span of its months, so that
 * 2025Q1 and 2025-01/03 are one key. year 0: no period. */
typedef struct {
    short year;
    signed char first, last;
} Period;

/* How a period was written, for printing it back in the same way. */
typedef enum { NOTATION_AUTO, NOTATION_SPAN, NOTATION_NAMED } PeriodNotation;

enum { PERIOD_TEXT = 24 };

/* Reads any accepted spelling. NULL on success, otherwise the reason in Chinese (static text). `notation`
 * may be NULL. */
const char *period_parse(const char *text, Period *out, PeriodNotation *notation);

/* Canonical form into `out` (PERIOD_TEXT bytes): 2025-06, 2025-01/06, 2025Q2, 2025H1, 2025Q1-3, 2025;
 * NOTATION_SPAN writes 2025-01/06 for the half and so on. Returns `out`. */
char *period_format(Period period, PeriodNotation notation, char *out);

/* Official Chinese words: 2025年6月, 2025年1—6月, 2025年上半年 (named), 2025年二季度, 2025年. Without
 * the year when `with_year` is false. Into `out` (4 * PERIOD_TEXT bytes). */
char *period_words(Period period, PeriodNotation notation, bool with_year, char *out);

bool period_equal(Period a, Period b);
int period_compare(Period a, Period b); /* by last month, then by length, shorter first */
bool period_is_month(Period p);
bool period_is_quarter(Period p);    /* one calendar quarter */
bool period_is_cumulative(Period p); /* from January, longer than one month */
bool period_is_year(Period p);
Period period_month(int year, int month);
Period period_span(int year, int last); /* January to `last`; for 1 the month itself */
Period period_year_before(Period p, int years);

/* The span of the same length just before (month, quarter); year 0 where there is none of the kind. */
Period period_before(Period p);

#endif
