/* One run of the checks of data that can be read and are doubtful all the same: what the checks share. */
#ifndef JIANBAO_ANALYSIS_DOUBT_DOUBT_H
#define JIANBAO_ANALYSIS_DOUBT_DOUBT_H

#include "analysis/series.h"

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
