/* The figures of a target's wording: where they stand, their units, and which of them are the target's own
 * (ages, dates, what a level starts from and what only describes a noun are not). */
#ifndef JIANBAO_READING_WORDING_SCAN_H
#define JIANBAO_READING_WORDING_SCAN_H

#include <stdbool.h>

/* One figure; all pointers into the text that was scanned. */
typedef struct {
    const char *from, *to;          /* its digits, a minus included */
    const char *second, *second_to; /* of a range, else NULL */
    const char *unit_to;            /* the end of its unit */
    char unit[24];                  /* as written: 万人, %, 亿元; "" when bare */
    bool negative;
} WordingFigure;

/* Finds up to `most` figures of half-width text without spaces that can be a target, in order; returns how
 * many. */
int wording_scan(const char *text, WordingFigure *out, int most);

/* The bounds of the clause that holds `at` (parted by 、，；。 and brackets). */
const char *wording_clause_start(const char *text, const char *at);
const char *wording_clause_end(const char *at);

/* The first place of `word` wholly inside [from, to), or NULL; and whether any of a NULL-ended list is there.
 */
const char *wording_find(const char *from, const char *to, const char *word);
bool wording_any(const char *from, const char *to, const char *const *words);

/* Whether [from, to) ends with the word, or with one of a NULL-ended list (NULL: none; else the word). */
bool wording_ends(const char *from, const char *to, const char *word);
const char *wording_ends_any(const char *from, const char *to, const char *const *words);

#endif
