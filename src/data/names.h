/* Names of indicators and regions as tables write them: with numbering, 其中：, a unit in brackets, invisible
 * characters, in full width, or with words that say which figure a row is (_累计增长(%)). */
#ifndef JIANBAO_DATA_NAMES_H
#define JIANBAO_DATA_NAMES_H

#include <stdbool.h>

#include "data/dataset.h"
#include "reading/heading.h"

typedef struct Names Names;

/* What a name means. `words` is what stands around it: measure, basis, period and the unit of a bracket. */
typedef struct {
    int indicator; /* -1: none */
    Heading words;
    bool worded; /* there are words beside the name */
} NameMeaning;

/* Reads the names of a dataset whose dictionary and regions stand; the dataset must outlive it. */
Names *names_new(const Dataset *dataset);
void names_free(Names *names);

/* What a cell or heading that names an indicator means; NULL when the dictionary has no such name. Every
 * distinct text is looked into once; the answer belongs to `names`. */
const NameMeaning *names_indicator(Names *names, const char *text);

/* The region of a cell or heading (合计 and 全市 are the top region); -1 when there is none. */
int names_region(Names *names, const char *text);

/* The indicator whose name is the longest that stands inside a text (a title, a file name), with the words
 * right behind it; NULL when there is none, or two of one length. Valid until the next call. */
const NameMeaning *names_indicator_inside(Names *names, const char *text);

/* The one region other than the top whose name stands inside a text; -1 when there is none or several. */
int names_region_inside(Names *names, const char *text);

#endif
