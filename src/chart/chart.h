/* Charts: a small grammar (data → scales → axes → marks → labels) under kinds that are one file each.
 *
 * To add a kind: src/chart/kinds/NAME.c with its options and one draw function, and its line in registry.c.
 */
#ifndef JIANBAO_CHART_CHART_H
#define JIANBAO_CHART_CHART_H

#include "analysis/series.h"
#include "base/schema.h"
#include "figure/told.h"
#include "text/compose.h"

enum { SERIES_COLOURS = 6 };

/* Faces, sizes and colours of charts; filled from the page's style. */
typedef struct {
    FontRole face, digits, face_bold, digits_bold;
    double label_size, small_size; /* points; never under 7.5 */
    Colour ink, rule, grid, muted, paper;
    Colour series[SERIES_COLOURS]; /* each 15 L* from the next, so that grey prints keep them apart */
    double line_width, thin_width;
} ChartStyle;

/* Ranges of the value axes that several charts share (small multiples): gathered in a first drawing, then
 * fixed for the second. */
enum { MOST_AXES = 2 };
typedef struct {
    bool fixed, known[MOST_AXES];
    double low[MOST_AXES], high[MOST_AXES];
} ChartDomains;

/* Where the figures in a chart's texts came from, see chart/said.h. */
typedef struct ChartSources ChartSources;

typedef struct {
    Analysis *analysis;
    int region;
    Period period;
    TextContext *text;
    const ChartStyle *style;
    const OptionSet *options;
    DisplayList *list;     /* draw here, from (0, 0) */
    double width, height;  /* the box; a kind may take less height and say so */
    Place place;           /* of the block, for messages */
    ChartDomains *domains; /* NULL: this chart's axes are its own */
    Told *told;            /* what the report has told: the message says another thing; NULL: not asked */
    ChartSources *sources; /* NULL: the texts are bare */
    /* what the kind says about itself, in the arena of `list`; figures in the message and the alternative
     * text keep their sources: said_pieces() */
    const char *title, *message, *unit, *note, *alternative;
    bool empty; /* nothing to draw: the page says 尚无数据 in the chart's place */
} Chart;

typedef struct {
    const char *kind, *alias, *help;
    Schema schema;
    double height; /* default, points */
    /* Draws; false after reporting why it cannot. Asked with data only: `analysis` is never NULL. */
    bool (*draw)(Chart *chart);
} ChartKind;

/* The options that every kind takes. */
const Schema *chart_common_schema(void);

int chart_kind_count(void);
const ChartKind *chart_kind_get(int index);
const ChartKind *chart_kind_find(const char *name); /* by kind or alias; NULL when there is none */

/* The text style of labels: bold or not, at the label or the small size. */
TextStyle chart_text(const Chart *chart, Colour colour, bool bold, bool small);

/* Composes and draws one label; returns its width. anchor as label_draw. */
double chart_label(Chart *chart, const char *text, TextStyle style, double x, double baseline, double anchor,
                   const Provenance *source);

/* The width a label would have. */
double chart_label_width(Chart *chart, const char *text, TextStyle style);

/* For a chart whose figures have not come: a warning, and `empty`; returns true, for the report goes on. */
bool chart_empty(Chart *chart, const char *reason);

/* Reports a chart that cannot be drawn (E_CHART_DATA) with its reason; returns false. */
bool chart_refuse(Chart *chart, const char *reason);

#endif
