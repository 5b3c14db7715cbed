/* Whole years of a flow as plain arrays, for projection and seasonal adjustment: 12 months a year, or 11
 * slots where January and February are published as one, or 4 quarters. */
#ifndef JIANBAO_ANALYSIS_SLOTS_H
#define JIANBAO_ANALYSIS_SLOTS_H

#include "analysis/series.h"

enum { MOST_YEARS = 25, MONTH_SLOTS = 12 };

typedef struct {
    int slots; /* 12, 11 or 4 */
    int years; /* whole years before the subject's year, without a gap, all positive */
    int known; /* slots of the subject's year up to its period */
    int first_year;
    double *values;           /* years * slots + known, oldest first; in the analysis' arena */
    const Provenance *source; /* what slots_source() made of the figures, NULL when nothing is traced */
} SlotSeries;

/* What the figures behind a series are. */
typedef enum {
    SERIES_LEVELS,      /* the values themselves */
    SERIES_MONTH_RATES, /* a first year, then the growth of each slot on the year before (implied.h) */
    SERIES_SPAN_RATES   /* the same with the growth from January on */
} SeriesForm;

/* The figures as one node that rules of whole series take (method.h): what they are, slots, known and first
 * year of the series, then the figures, oldest first. NULL when the analysis is not traced. */
const Provenance *slots_source(Analysis *a, SeriesForm form, const SlotSeries *series, const Value *figures,
                               int count);

/* The months of s's year up to its period and the whole years before it. False with the reason in *why when
 * the year's own months are not complete or the year before is not. Values that are not positive end the
 * series, and so does 口径变动. */
bool slots_gather(Analysis *a, Subject s, SlotSeries *out, const char **why);

/* The same where a new series may have begun with s's own year: the caller brings the years before onto its
 * 口径 (comparable_scale). */
bool slots_gather_spliced(Analysis *a, Subject s, SlotSeries *out, const char **why);

/* The calendar month (1..12) that slot k of a year ends with. */
int slot_month(int slots, int k);

#endif
