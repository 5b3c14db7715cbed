/* Texts of charts that keep the sources of their figures.
 *
 * A figure goes into a text together with its source, however the text is put together afterwards
 * (chart_printf, alternative_join), and comes out as a piece of its own: of the message above a chart and of
 * what is said in its place to those who can't see it. */
#ifndef JIANBAO_CHART_SAID_H
#define JIANBAO_CHART_SAID_H

#include "chart/data.h"

/* The sources of one chart's texts, in `arena`; a chart without them says its figures as bare text. */
ChartSources *chart_sources_new(Arena *arena);

/* A figure as printed, for the message or the alternative text only: drawn as a label it would show its
 * marks. Bare text when the source is NULL or is that of another text. In the list's arena. */
const char *said_text(Chart *chart, const char *text, const Provenance *source);

/* The same of a point that is known. */
const char *said_point(Chart *chart, const Point *point);

/* What saying `saying` (figure/saying.h) says of points as they are displayed: bare text, and in *source
 * where it came from. In the analysis' arena. */
const char *said_plainly(Chart *chart, const char *saying, const char *parameters, int decimals,
                         const Point *points, int count, const Provenance **source);

/* The same for the message or the alternative text. */
const char *said_words(Chart *chart, const char *saying, const char *parameters, int decimals,
                       const Point *points, int count);

/* A text of the chart as pieces, figures with their sources alone; *count. In `arena`. */
const SourcedText *said_pieces(const Chart *chart, const char *text, Arena *arena, int *count);

#endif
