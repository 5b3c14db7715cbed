/* What the words of a table's heading mean. The spellings that offices use are data: one row each. */
#ifndef JIANBAO_READING_HEADING_H
#define JIANBAO_READING_HEADING_H

#include <stdbool.h>

#include "reading/period.h"

/* What a column holds. ROLE_PASSED: known and of no use here (序号, 来源). */
typedef enum {
    ROLE_NONE,
    ROLE_PERIOD,
    ROLE_REGION,
    ROLE_INDICATOR,
    ROLE_UNIT,
    ROLE_SCOPE,
    ROLE_NOTE,
    ROLE_PASSED,
    ROLE_FIGURE
} Role;

/* Which figure of a key: the amount itself, its growth, last year's comparable base; MEASURE_OTHER: a figure
 * that is known and not read (位次, 占比, 增减额). */
typedef enum { MEASURE_VALUE, MEASURE_YOY, MEASURE_MOM, MEASURE_BASE, MEASURE_OTHER } Measure;

/* Which span: SPAN_THIS is 本期, the period as it was named; SPAN_MONTH its last month, SPAN_TOTAL January to
 * that. */
typedef enum { SPAN_UNSAID, SPAN_THIS, SPAN_MONTH, SPAN_QUARTER, SPAN_TOTAL } Span;

typedef struct {
    Role role;
    Measure measure;
    Span span;
    bool measured; /* the words say which measure (else it is the amount by default) */
    bool bare;     /* nothing but words for an amount (额, 数, 完成): too little to tell a name's end */
    Period period; /* year 0: none; without_year: the year is not in the heading */
    bool without_year; /* period.year is a leap year of no meaning */
    PeriodNotation notation;
    char unit[32]; /* of a bracket, "" without one */
} Heading;

/* Reads a heading, whose levels are joined by ｜; false when some of it is not understood. */
bool heading_read(const char *text, Heading *out);

/* The same for words behind or before a name: `key` is already a heading_key, only figures are understood. */
bool heading_read_words(const char *key, Heading *out);

/* New text: one width, lower case, without blanks, line breaks and invisible characters. */
char *heading_key(const char *text);

/* Takes a bracket at the end of `key` off, into `inside` (of `size` bytes); false when there is none. */
bool heading_take_bracket(char *key, char *inside, int size);

/* Whether a row that begins with this cell is a note below a table (注, 数据来源, 填表人, 审核). */
bool heading_is_note(const char *cell);

/* A period that stands somewhere in a title or a file name, the longest first; days are none. `year` (0: not
 * known) completes months without a year. */
bool heading_find_period(const char *text, int year, Period *period, PeriodNotation *notation);

/* The year alone that stands in a text (2025年, 2025), 0 when there is none. */
int heading_find_year(const char *text);

#endif
