/* cards: the big figures of a month (大字指标): name, figure with unit, change in words with an arrow. */
#include <math.h>
#include <string.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "analysis/phrase.h"

typedef struct {
    const char *name, *figure, *unit, *change, *source;
    int direction; /* -1 down, 0 level, 1 up */
} Card;

static const double figure_size = 25, line_height = 13;

/* The change against the period before, in the words that the kind asks for. */
static void state_change(Chart *chart, Card *card, const Indicator *item, Point now, Point before,
                         const char *against)
{
    if (!now.known || !before.known) {
        card->change = "";
        return;
    }
    char *words;
    bool price = strstr(item->name, "价格") != NULL,
         rate = item->kind == KIND_RATE || kind_has_scope(item->kind);
    if (rate)
        words = phrase_change(now.value, before.value, 1, price);
    else {
        double d = now.value - before.value;
        words = fabs(d) < 1e-9 ? NULL
                               : (char *)chart_printf(chart, "%s%s", d > 0 ? "上升" : "下降",
                                                      guide_number(chart, fabs(d), item->decimals));
    }
    card->direction = now.value > before.value + 1e-9 ? 1 : now.value < before.value - 1e-9 ? -1 : 0;
    card->change = chart_printf(chart, "%s比%s%s",
                                card->direction > 0   ? "▲"
                                : card->direction < 0 ? "▼"
                                                      : "",
                                against, words ? words : "持平");
    if (card->direction == 0) card->change = chart_printf(chart, "●与%s持平", against);
    if (rate) free(words);
}

static Card make_card(Chart *chart, int indicator)
{
    const Indicator *item = &chart->analysis->data->indicators[indicator];
    PlotMeasure m = plot_measure(chart, indicator, option_text(chart->options, "measure"), true);
    Period now = chart->period, before;
    bool total = m == PLOT_TOTAL || m == PLOT_TOTAL_YOY;
    Point p = plot_point(chart, m, indicator, chart->region, now);
    bool has_before = now.last > 1;
    before = period_is_month(now) && has_before
                 ? (total && now.last == 3 ? period_span(now.year, 2) : period_month(now.year, now.last - 1))
                 : period_year_before(now, 1);
    Point then = plot_point(chart, m, indicator, chart->region, before);
    if (!then.known && total && now.last % 3 == 0 &&
        now.last > 3) { /* quarterly: against the quarter before */
        before = period_month(now.year, now.last - 3);
        then = plot_point(chart, m, indicator, chart->region, before);
    }
    Card card = {.name = item->name,
                 .figure = p.known ? p.printed : "—",
                 .unit = plot_unit(m, item),
                 .source = p.source};
    if (!p.known) card.unit = "";
    char words[4 * PERIOD_TEXT];
    const char *against =
        total && has_before
            ? chart_printf(chart, "%s",
                           period_words(before.last > 1 ? period_span(before.year, before.last) : before,
                                        NOTATION_SPAN, false, words))
        : has_before ? "上月"
                     : "上年同期";
    state_change(chart, &card, item, p, then, against);
    return card;
}

static void draw_card(Chart *chart, const Card *card, double x, double y, double width)
{
    const ChartStyle *s = chart->style;
    TextStyle name = chart_text(chart, s->muted, false, false),
              change = chart_text(chart, s->ink, false, false);
    TextStyle figure = {.han = ROLE_SONG, .western = ROLE_SERIF, .size = figure_size, .colour = s->ink};
    TextStyle unit = chart_text(chart, s->ink, false, false);
    while (chart_label_width(chart, card->name, name) > width - 6 && name.size > 7.5) name.size -= 0.25;
    chart_label(chart, card->name, name, x, y + line_height, 0, NULL);
    double end =
        chart_label(chart, card->figure, figure, x, y + line_height + figure_size + 3, 0, card->source);
    chart_label(chart, card->unit, unit, x + end + 2, y + line_height + figure_size + 3, 0, NULL);
    TextSpan span = {.text = card->change, .style = change};
    ComposedText *lines =
        compose_text(chart->text, shape_text(chart->text, &span, 1, chart->list->arena),
                     (LineSpec){.measure = width - 4, .alignment = ALIGN_LEFT}, chart->list->arena);
    for (int i = 0; i < composed_line_count(lines); i++)
        composed_draw_line(lines, i, chart->list, x, y + (2 + i * 0.85) * line_height + figure_size + 7,
                           "label");
}

/* The card in words, without its arrow. */
static const char *card_words(Chart *chart, const Card *card)
{
    const char *change = card->change;
    for (const char *const *sign = (const char *const[]){"▲", "▼", "●", NULL}; *sign; sign++)
        if (g_str_has_prefix(change, *sign)) change += strlen(*sign);
    return chart_printf(chart, "%s%s%s%s%s", card->name, card->figure, card->unit, *change ? "，" : "",
                        change);
}

static bool draw(Chart *chart)
{
    const OptionValue *items = option(chart->options, "items");
    if (!chart->analysis) return chart_refuse(chart, "没有数据");
    int columns = items->item_count < 4 ? items->item_count
                  : items->item_count == 5 || items->item_count == 6 || items->item_count == 9 ? 3
                                                                                               : 4;
    int rows = (items->item_count + columns - 1) / columns;
    const char *text = "";
    double width = chart->width / columns, height = 3 * line_height + figure_size + 18;
    for (int i = 0; i < items->item_count; i++) {
        double x = width * (i % columns), y = height * (i / columns);
        Card card = make_card(chart, dataset_find_indicator(chart->analysis->data, items->items[i]));
        if (i % columns)
            display_guide(chart->list, x, y + 4, x, y + height - 10, 0.4, chart->style->rule, "rule");
        text = alternative_join(chart, text, "；", card_words(chart, &card));
        draw_card(chart, &card, x + (i % columns ? 10 : 0), y, width - (i % columns ? 12 : 4));
    }
    chart->height = rows * height - 6;
    chart->alternative = text;
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"items", "指标", OPTION_INDICATORS, true, NULL, 0, 0, NULL, "列出哪些指标，一行最多四个"},
    {"measure", "度量", OPTION_CHOICE, false, "本期|同比|累计|累计同比", 0, 0, NULL,
     "列出哪种数；增速、指数默认本期，总量默认累计同比"},
};

const ChartKind chart_cards = {
    "cards", "大字指标", "一排大字，下有升降", {options, sizeof options / sizeof *options}, 60, draw};
