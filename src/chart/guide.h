/* Guides: axes, reference lines, and the placement of labels so that they never overlap. */
#ifndef JIANBAO_CHART_GUIDE_H
#define JIANBAO_CHART_GUIDE_H

#include "chart/data.h"
#include "chart/scale.h"

/* Text of a tick value with the scale's decimals, in the list's arena. */
const char *guide_number(Chart *chart, double value, int decimals);

/* Width that the labels of a vertical value axis need. */
double guide_axis_width(Chart *chart, const Scale *scale);

/* Grid lines from x to x2 with labels that end at x - 5 (right: begin at x2 + 5, no grid). A scale without
 * zero gets a mark of a broken axis at its foot. */
void guide_value_axis(Chart *chart, const Scale *scale, double x, double x2, bool right);

/* Month labels under the slots (centres x[i]) with years under the first slot and each January; thinned until
 * they fit. `top` is the axis' foot. Height used: guide_months_height. */
void guide_months(Chart *chart, const Slot *slots, const double *x, int count, double top);
double guide_months_height(const Chart *chart);

/* ---- label placement ---- */

typedef struct Placer Placer;

/* Labels must stay within (x, y, width, height) and off everything that is blocked. */
Placer *placer_new(Chart *chart, double x, double y, double width, double height);
void placer_block(Placer *placer, double x, double y, double width, double height);
void placer_block_line(Placer *placer, double x1, double y1, double x2, double y2);

/* Draws `text` at the first free place around the point (above, below, right, left, further above and below);
 * false when there is none: the label is left out. */
bool placer_label(Placer *placer, const char *text, TextStyle style, double x, double y,
                  const Provenance *source);

/* Draws `text` at (x, baseline) only, anchor as label_draw; false when that place is taken. */
bool placer_put(Placer *placer, const char *text, TextStyle style, double x, double baseline, double anchor,
                const Provenance *source);

/* Whether a line from one point to another crosses nothing that is blocked. */
bool placer_line_free(const Placer *placer, double x1, double y1, double x2, double y2);

void placer_free(Placer *placer);

/* Labels at the right ends of lines: moved apart vertically until none touches another. */
typedef struct {
    const char *text;
    const Provenance *source;
    TextStyle style;
    double y; /* wanted middle; on return the settled one */
    int user; /* the caller's */
} EndLabel;

/* Sorts labels by height and moves them apart between top and bottom. */
void guide_settle_labels(Chart *chart, EndLabel *labels, int count, double top, double bottom);

/* The same, and draws them from x to the right. */
void guide_end_labels(Chart *chart, EndLabel *labels, int count, double x, double top, double bottom);

#endif
