/* Charts on the page: message above, drawing, number and title below (CY/T 171), notes under them. Two charts
 * of half the width that follow one another stand side by side. */
#include <math.h>
#include <string.h>

#include "chart/said.h"
#include "page/setting.h"
#include "page/figure.h"

static const double between_halves = 18;

/* A figure: message, drawing, and what stands under it. The drawing alone is made anew at another height. */
typedef struct {
    const Block *block;
    DisplayList *head, *drawing, *foot;
    double head_height, drawing_height, foot_height;
    int element; /* of the structure; -1: only a line that says that nothing has come */
} DrawnFigure;

static const double under_drawing = 2;

static ComposedText *compose_message(Setting *s, const SourcedText *message, int count, const char *unit,
                                     double size, double width)
{
    const ChartStyle *chart = &s->style->chart;
    TextStyle bold = {chart->face_bold, chart->digits_bold, size, s->style->ink, 0, false},
              small = {chart->face, chart->digits, chart->label_size, s->style->muted, 0, false};
    bool bracket = count && g_str_has_suffix(message[count - 1].text, "）");
    const char *gap = bracket ? "　" : ""; /* brackets of two sizes keep apart */
    TextSpan *spans = ARENA_ARRAY(s->arena, TextSpan, count + 1);
    for (int i = 0; i < count; i++)
        spans[i] = (TextSpan){.text = message[i].text, .style = bold, .source = message[i].source};
    spans[count] =
        (TextSpan){.text = *unit ? arena_printf(s->arena, "%s（%s）", gap, unit) : "", .style = small};
    return compose_text(&s->text, shape_text(&s->text, spans, count + 1, s->arena),
                        (LineSpec){.measure = width, .alignment = ALIGN_LEFT}, s->arena);
}

/* The chart's message with its unit in small type behind it, a little smaller where that saves a line: charts
 * side by side begin level. Returns the height. */
static double draw_message(Setting *s, DisplayList *list, const Chart *chart)
{
    static const double smaller = 0.85;
    const char *asked = option_text(chart->options, "message"), *unit = chart->unit ? chart->unit : "";
    int count = 1;
    const SourcedText written = {.text = asked}, *message = &written;
    if (!asked) message = said_pieces(chart, chart->message ? chart->message : "", s->arena, &count);
    if (!*unit && (asked ? !*asked : !count)) return 0;
    double full = s->style->body.size - 0.5, size = full;
    ComposedText *lines = compose_message(s, message, count, unit, size, chart->width);
    while (composed_line_count(lines) > 1 && size > fmax(full * smaller, s->style->chart.label_size)) {
        size -= 0.25;
        ComposedText *fewer = compose_message(s, message, count, unit, size, chart->width);
        if (composed_line_count(fewer) < composed_line_count(lines)) lines = fewer, full = size;
    }
    int n = composed_line_count(lines);
    for (int i = 0; i < n; i++) composed_draw_line(lines, i, list, 0, full * (1.1 + 1.35 * i), DRAWN_MESSAGE);
    return full * (1.1 + 1.35 * (n - 1)) + 8;
}

static double draw_note(Setting *s, DisplayList *list, const char *label, const char *text, double y,
                        double width)
{
    if (!text || !*text) return y;
    int element = add_element(s, "P", s->body);
    Inline item = {.text = arena_printf(s->arena, "%s%s", label, text)};
    Inlines inlines = {.items = &item, .count = 1};
    TextStyle style = s->style->note;
    ComposedText *lines =
        set_inlines(s, &inlines, style, NULL,
                    (LineSpec){.measure = width, .indent = 2 * style.size, .alignment = ALIGN_JUSTIFY});
    for (int i = 0; i < composed_line_count(lines); i++, y += s->style->note_pitch)
        draw_line(lines, i, list, 0, y + s->style->note_pitch * 0.5 + style.size * 0.38, DRAWN_NOTE, element);
    return y;
}

static double draw_caption(Setting *s, DisplayList *list, const char *title, double y, double width,
                           int figure)
{
    int element = add_element(s, "Caption", figure);
    TextStyle style = s->style->caption;
    TextSpan span = {.text = arena_printf(s->arena, "图%d　%s", ++s->figures, title), .style = style};
    ComposedText *lines =
        compose_text(&s->text, shape_text(&s->text, &span, 1, s->arena),
                     (LineSpec){.measure = width, .alignment = ALIGN_CENTRE, .balanced = true}, s->arena);
    for (int i = 0; i < composed_line_count(lines); i++)
        draw_line(lines, i, list, 0, y += style.size * 1.5, DRAWN_CAPTION, element);
    return y + 4;
}

/* What the chart shows, in words: what its kind says of it, else its title. */
static void figure_alternative(Setting *s, const Chart *chart, const char *title, int element)
{
    const char *words = chart->alternative ? chart->alternative : title ? title : "图";
    int count;
    const SourcedText *pieces = said_pieces(chart, words, s->arena, &count);
    structure_set_alt(s->structure, element, pieces, count);
}

/* The block's own region and period, where it has them. */
static bool at_own_place(Chart *chart)
{
    const char *region = option_text(chart->options, "region"),
               *period = option_text(chart->options, "period");
    if (region && chart->analysis) chart->region = dataset_find_region(chart->analysis->data, region);
    if (chart->region < 0) return chart_refuse(chart, "region要写一个地区");
    const char *reason = period ? period_parse(period, &chart->period, NULL) : NULL;
    if (!reason) return true;
    char *words = g_strdup_printf("期间“%s”%s", period, reason);
    chart_refuse(chart, words);
    g_free(words);
    return false;
}

/* The chart of a block at a height in points (0: its own); false when it could not be drawn (reported). */
static bool draw_chart(Setting *s, const Block *block, double width, double height, Chart *chart)
{
    const ChartKind *kind = chart_kind_find(block->chart.kind);
    const ExpressionContext *c = &s->document->context;
    double asked = option_number(block->chart.options, "height") * 72 / 25.4;
    s->text.line = block->line;
    *chart = (Chart){.analysis = c->analysis,
                     .region = c->region,
                     .period = c->period,
                     .text = &s->text,
                     .style = &s->style->chart,
                     .options = block->chart.options,
                     .told = s->document->told,
                     .list = display_new(s->arena),
                     .sources = chart_sources_new(s->arena),
                     .width = width,
                     .height = height > 0  ? height
                               : asked > 0 ? asked
                                           : kind->height,
                     .place = {.file = s->document->file, .line = block->line, .column = 1}};
    if (!c->analysis) return chart_refuse(chart, "没有数据");
    return at_own_place(chart) && kind->draw(chart);
}

/* The place of a chart whose figures have not come says so. */
static void make_empty(Setting *s, const Block *block, DrawnFigure *figure)
{
    TextStyle style = s->style->note;
    const char *name = option_text(block->chart.options, "title");
    const char *text =
        arena_printf(s->arena, "（%s尚无数据）", name ? arena_printf(s->arena, "%s：", name) : "图：");
    draw_line(compose_label(&s->text, text, style, s->arena), 0, figure->head, 0, s->style->pitch * 0.7,
              DRAWN_NOTE, add_element(s, "P", s->body));
    figure->head_height = s->style->pitch;
}

/* Makes everything of one chart block; false when the chart could not be drawn (reported). */
static bool make_figure(Setting *s, const Block *block, double width, DrawnFigure *figure)
{
    Chart chart;
    if (!draw_chart(s, block, width, 0, &chart)) return false;
    *figure = (DrawnFigure){.block = block,
                            .head = display_new(s->arena),
                            .drawing = chart.list,
                            .foot = display_new(s->arena),
                            .element = -1};
    if (chart.empty) {
        make_empty(s, block, figure);
        return true;
    }
    const char *title = option_text(block->chart.options, "title"),
               *note = option_text(block->chart.options, "note");
    if (!title) title = chart.title;
    s->structure->line = block->line;
    figure->element = add_element(s, "Figure", s->body);
    figure_alternative(s, &chart, title, figure->element);
    figure->head_height = draw_message(s, figure->head, &chart);
    figure->drawing_height = chart.height + under_drawing;
    double y = 0;
    if (title) y = draw_caption(s, figure->foot, title, y, width, figure->element);
    y = draw_note(s, figure->foot, "注：", note ? note : chart.note, y, width);
    figure->foot_height =
        draw_note(s, figure->foot, "资料来源：", option_text(block->chart.options, "source"), y, width);
    return true;
}

static double figure_height(const DrawnFigure *f)
{
    return f->head_height + f->drawing_height + f->foot_height;
}

static void place_figure(const DrawnFigure *f, DisplayList *list, double x, double y)
{
    if (f->element >= 0) display_begin_element(list, f->element);
    display_append(list, f->head, x, y);
    if (f->element >= 0) display_append(list, f->drawing, x, y + f->head_height);
    if (f->element >= 0) display_end_element(list);
    display_append(list, f->foot, x, y + f->head_height + f->drawing_height);
}

/* ---- heights that change for the sake of the page ---- */

static const double most_change = 0.15; /* of a chart's height */

/* One chart, or two side by side, as an item of the flow. */
typedef struct {
    FlowChart flow; /* first: the flow knows this part */
    Setting *setting;
    DrawnFigure figures[2];
    int count;
    double width, height; /* of a figure; of the item at first */
} ChartItem;

static double tallest(const ChartItem *c)
{
    double height = 0;
    for (int i = 0; i < c->count; i++) height = fmax(height, figure_height(&c->figures[i]));
    return height;
}

/* Charts side by side stand on one line: their captions, not their heads, are level. */
static void place_figures(const ChartItem *c, DisplayList *list)
{
    double height = tallest(c);
    for (int i = 0; i < c->count; i++)
        place_figure(&c->figures[i], list, i * (c->width + between_halves),
                     height - figure_height(&c->figures[i]));
}

/* Draws one chart at another height into *figure; false when it says more is missing than before, or is not
 * that high. */
static bool redraw(ChartItem *c, DrawnFigure *figure, double height)
{
    Setting *s = c->setting;
    Diagnostics *told = s->text.diags, *own = diagnostics_new();
    Chart chart;
    if (figure->element < 0) return true;
    s->text.diags = own;
    bool good = draw_chart(s, figure->block, c->width, height, &chart) && !diag_count(own) &&
                fabs(chart.height - height) < 0.5;
    s->text.diags = told;
    diagnostics_free(own);
    if (!good) return false;
    figure->drawing = chart.list;
    figure->drawing_height = chart.height + under_drawing;
    return true;
}

static bool resize(FlowChart *flow, int lines, FlowItem *item)
{
    ChartItem *c = (ChartItem *)flow, changed = *c;
    double by = lines * c->setting->style->pitch;
    for (int i = 0; i < c->count; i++) {
        const DrawnFigure *f = &c->figures[i];
        if (!redraw(&changed, &changed.figures[i], f->drawing_height - under_drawing + by)) return false;
    }
    if (!item) return true;
    item->list = display_new(c->setting->arena);
    place_figures(&changed, item->list);
    item->height = c->height + by;
    return true;
}

/* Charts whose labels had no room as they are stay as they are. */
static void let_change(ChartItem *c, bool full, FlowItem *item)
{
    double least = INFINITY;
    for (int i = 0; i < c->count; i++) least = fmin(least, c->figures[i].drawing_height);
    int lines = (int)floor(most_change * least / c->setting->style->pitch + 0.2);
    c->flow = (FlowChart){.least = lines, .most = lines, .resize = resize};
    c->height = item->height;
    if (full && lines > 0) item->chart = &c->flow;
}

static bool is_half(const Block *block)
{
    return block->kind == BLOCK_CHART && !g_strcmp0(option_text(block->chart.options, "width"), "half");
}

int set_charts(Setting *s, const Block *blocks, int count)
{
    bool pair = count > 1 && is_half(&blocks[0]) && is_half(&blocks[1]);
    ChartItem *c = ARENA_NEW(s->arena, ChartItem);
    *c = (ChartItem){.setting = s, .width = is_half(&blocks[0]) ? (s->width - between_halves) / 2 : s->width};
    int used = pair ? 2 : 1, told = diag_count(s->text.diags);
    for (int i = 0; i < used; i++) c->count += make_figure(s, &blocks[i], c->width, &c->figures[c->count]);
    if (!c->count) return used;
    bool full = diag_count(s->text.diags) == told;
    int first = (int)s->flow.items->len;
    FlowItem *item = flow_add(&s->flow, tallest(c) + s->style->pitch / 2);
    item->before = s->style->pitch / 2;
    item->floats = item->moves = true;
    item->line = blocks[0].line;
    place_figures(c, item->list);
    set_on_grid(s, first);
    let_change(c, full, &g_array_index(s->flow.items, FlowItem, first));
    return used;
}
