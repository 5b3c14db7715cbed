/* What a good clerk's eye catches in figures that can be read: warnings at the cell, which stay as long as
 * the figures stand. One file a family of slips: scale (units, fractions), quality (growth against levels,
 * indices), balance (figures that must agree), slips (cumulatives, files, months, reports that did not come).
 */
#ifndef JIANBAO_ANALYSIS_DOUBT_DOUBT_H
#define JIANBAO_ANALYSIS_DOUBT_DOUBT_H

#include "analysis/series.h"

/* Runs every check of the folder over the dataset and reports to `diags`. */
void doubts_check(Analysis *analysis, Diagnostics *diags);

/* ---- for the checks ---- */

/* One run of the checks. A cell that one check has explained is not questioned again by the next. */
typedef struct {
    Analysis *analysis;
    Diagnostics *diags;
    unsigned char *questioned; /* of each observation: Question bits */
} Doubts;

typedef enum { QUESTIONED_VALUE = 1, QUESTIONED_GROWTH = 2 } Question;

/* Marks an observation's value or growth as questioned; whether it was. */
void doubt_mark(Doubts *doubts, const Observation *o, Question question);
bool doubt_marked(const Doubts *doubts, const Observation *o, Question question);

/* The place of a cell in messages. */
Place doubt_place(const Doubts *doubts, Source cell);

/* The indicator's name. */
const char *doubt_name(const Doubts *doubts, const Observation *o);

/* The observation of the same indicator and region at another period when it has a value, else NULL (also for
 * year 0). */
const Observation *doubt_at(const Doubts *doubts, const Observation *like, Period period);

/* Half a unit of the last place that was typed. */
double doubt_half_unit(const Observation *o);

#endif
