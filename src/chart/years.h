/* The same span of several years on the axis, as 公报 draw it: bars and lines by year. */
#ifndef JIANBAO_CHART_YEARS_H
#define JIANBAO_CHART_YEARS_H

#include "chart/data.h"

/* Options of kinds that can stand by month or by year. */
#define CHART_YEAR_OPTIONS                                                                                   \
    {"by",                                                                                                   \
     "按",                                                                                                   \
     OPTION_CHOICE,                                                                                          \
     false,                                                                                                  \
     "月|年份",                                                                                              \
     0,                                                                                                      \
     0,                                                                                                      \
     NULL,                                                                                                   \
     "横轴按月，还是各年的同一段（全年、1—6月等）；不写的，报告期不是一个月而又没有各月的数时按年"},         \
    {                                                                                                        \
        "years", "年数", OPTION_NUMBER, false, NULL, 2, 30, "6", "按年时画几年"                        \
    }

/* Whether the chart stands by year: it is asked for, or the period is a span and none of the months has a
 * figure. */
bool years_wanted(Chart *chart, PlotMeasure measure, int indicator, const Slot *months, int count);

/* The spans of the option `years`, the chart's own last; years before the first figure are left out. In the
 * list's arena. */
Slot *years_slots(Chart *chart, PlotMeasure measure, int indicator, int *count);

/* “历年” for whole years, “历年1—6月” for a span: before the title. */
const char *years_words(Chart *chart);

#endif
