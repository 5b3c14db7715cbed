/* Charts on the page: message above, drawing, number and title below (CY/T 171), notes under them. Two charts
 * of half the width that follow one another stand side by side. */
#include <math.h>
#include <string.h>

#include "page/setting.h"

static const double between_halves = 18;

/* A finished figure: everything from the message to the last note. */
typedef struct {
    DisplayList *list;
    double height;
} DrawnFigure;

static ComposedText *compose_message(Setting *s, const char *message, const char *unit, double size,
                                     double width)
{
    const ChartStyle *chart = &s->style->chart;
    TextStyle bold = {chart->face_bold, chart->digits_bold, size, s->style->ink, 0, false},
              small = {chart->face, chart->digits, chart->label_size, s->style->muted, 0, false};
    const char *gap = g_str_has_suffix(message, "）") ? "　" : ""; /* brackets of two sizes keep apart */
    TextSpan spans[] = {{.text = message, .style = bold},
                        {.text = *unit ? arena_printf(s->arena, "%s（%s）", gap, unit) : "", .style = small}};
    return compose_text(&s->text, shape_text(&s->text, spans, 2, s->arena),
                        (LineSpec){.measure = width, .alignment = ALIGN_LEFT}, s->arena);
}

/* The chart's message with its unit in small type behind it, a little smaller where that saves a line: charts
 * side by side begin level. Returns the height. */
static double draw_message(Setting *s, DisplayList *list, const Chart *chart)
{
    static const double smaller = 0.85;
    const char *message = option_text(chart->options, "message"), *unit = chart->unit ? chart->unit : "";
    if (!message) message = chart->message ? chart->message : "";
    if (!*message && !*unit) return 0;
    double full = s->style->body.size - 0.5, size = full;
    ComposedText *lines = compose_message(s, message, unit, size, chart->width);
    while (composed_line_count(lines) > 1 && size > fmax(full * smaller, s->style->chart.label_size)) {
        size -= 0.25;
        ComposedText *fewer = compose_message(s, message, unit, size, chart->width);
        if (composed_line_count(fewer) < composed_line_count(lines)) lines = fewer, full = size;
    }
    int n = composed_line_count(lines);
    for (int i = 0; i < n; i++) composed_draw_line(lines, i, list, 0, full * (1.1 + 1.35 * i), "message");
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
        draw_line(lines, i, list, 0, y + s->style->note_pitch * 0.5 + style.size * 0.38, "note", element);
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
        draw_line(lines, i, list, 0, y += style.size * 1.5, "caption", element);
    return y + 4;
}

/* What the chart shows, in words: what its kind says of it, else its title. */
static const char *figure_alternative(Setting *s, const Chart *chart, const char *title)
{
    const char *words = chart->alternative ? chart->alternative : title ? title : "图";
    return arena_strdup(s->arena, words);
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

/* Draws everything of one chart block; false when the chart could not be drawn (reported). */
static bool make_figure(Setting *s, const Block *block, double width, DrawnFigure *figure)
{
    const ChartKind *kind = chart_kind_find(block->chart_kind);
    const ExpressionContext *c = &s->document->context;
    double asked = option_number(block->options, "height") * 72 / 25.4;
    s->text.line = block->line;
    Chart chart = {.analysis = c->analysis,
                   .region = c->region,
                   .period = c->period,
                   .text = &s->text,
                   .style = &s->style->chart,
                   .options = block->options,
                   .list = display_new(s->arena),
                   .width = width,
                   .height = asked > 0 ? asked : kind->height,
                   .place = {.file = s->document->file, .line = block->line, .column = 1}};
    if (!at_own_place(&chart) || !kind->draw(&chart)) return false;
    figure->list = display_new(s->arena);
    if (chart.empty) { /* the place of the chart says so */
        TextStyle style = s->style->note;
        const char *name = option_text(block->options, "title");
        const char *text =
            arena_printf(s->arena, "（%s尚无数据）", name ? arena_printf(s->arena, "%s：", name) : "图：");
        draw_line(compose_label(&s->text, text, style, s->arena), 0, figure->list, 0, s->style->pitch * 0.7,
                  "note", add_element(s, "P", s->body));
        figure->height = s->style->pitch;
        return true;
    }
    const char *title = option_text(block->options, "title"), *note = option_text(block->options, "note");
    if (!title) title = chart.title;
    int element = add_element(s, "Figure", s->body);
    s->structure->elements[element].alt = figure_alternative(s, &chart, title);
    display_begin_element(figure->list, element);
    double y = draw_message(s, figure->list, &chart);
    display_append(figure->list, chart.list, 0, y);
    display_end_element(figure->list);
    y += chart.height + 2;
    if (title) y = draw_caption(s, figure->list, title, y, width, element);
    y = draw_note(s, figure->list, "注：", note ? note : chart.note, y, width);
    figure->height =
        draw_note(s, figure->list, "资料来源：", option_text(block->options, "source"), y, width);
    return true;
}

static bool is_half(const Block *block)
{
    return block->kind == BLOCK_CHART && !g_strcmp0(option_text(block->options, "width"), "half");
}

int set_charts(Setting *s, const Block *blocks, int count)
{
    bool pair = count > 1 && is_half(&blocks[0]) && is_half(&blocks[1]);
    double width = is_half(&blocks[0]) ? (s->width - between_halves) / 2 : s->width;
    DrawnFigure figures[2];
    int used = pair ? 2 : 1, drawn = 0;
    for (int i = 0; i < used; i++) drawn += make_figure(s, &blocks[i], width, &figures[drawn]);
    if (!drawn) return used;
    int first = (int)s->flow.items->len;
    FlowItem *item = flow_add(&s->flow, 0);
    item->before = s->style->pitch / 2;
    item->floats = true;
    item->line = blocks[0].line;
    for (int i = 0; i < drawn; i++) {
        item->height = fmax(item->height, figures[i].height);
    }
    /* Charts side by side stand on one line: their captions, not their heads, are level. */
    for (int i = 0; i < drawn; i++)
        display_append(item->list, figures[i].list, i * (width + between_halves),
                       item->height - figures[i].height);
    item->height += s->style->pitch / 2;
    set_on_grid(s, first);
    return used;
}
