/* Fills of bars, parts and areas: a colour of the style and, on every second one, a hatch, so that neighbours
 * differ in lightness (at least 15 in CIELAB L*) and in pattern, on a grey printer too. */
#ifndef JIANBAO_CHART_FILL_H
#define JIANBAO_CHART_FILL_H

#include "chart/chart.h"

/* Fills 0 … FILL_REST - 1 in the order of the series; FILL_REST is for 其他: paper with an outline.
 * FILL_BEFORE is for last year's bars beside this year's. */
enum { FILL_BEFORE = 4, FILL_REST = 6, FILL_COUNT = 7 };

/* A closed polygon, or a rectangle, in a fill. */
void fill_polygon(Chart *chart, const double *x, const double *y, int count, int fill, DisplayRole role);
void fill_rect(Chart *chart, double x, double y, double width, double height, int fill, DisplayRole role);

/* Oblique lines over a polygon, a distance `gap` apart; for what has no figure, too. */
void fill_hatch(Chart *chart, const double *x, const double *y, int count, double gap, bool rising,
                Colour colour);

/* A label in the middle of a fill at (x, y), in the ink that reads on it, clear of the hatch. */
void fill_label(Chart *chart, const char *text, double x, double y, int fill, const Provenance *source);

/* Whether a label has room in a box. */
bool fill_label_fits(Chart *chart, const char *text, double width, double height);

/* From light to dark in five steps, for heat tables and maps. */
enum { SHADE_COUNT = 5 };
Colour fill_shade(const Chart *chart, int step);

#endif
