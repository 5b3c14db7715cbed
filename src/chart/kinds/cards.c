/* cards: the big figures of a month (大字指标): name, figure with unit, change in words with an arrow. */
#include <math.h>
#include <string.h>

#include "analysis/badge.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"
#include "figure/saying.h"

typedef struct {
    const char *name, *figure, *unit, *badge;
    const char *sign, *change; /* ▲ and 比1—5月加快…; "" when there is nothing to compare with */
    const Provenance *source, *change_source;
    int direction; /* -1 down, 0 level, 1 up */
} Card;

/* In label sizes: the figures of a poster are larger than those of a report. */
static double figure_size(const Chart *chart) { return 3.125 * chart->style->label_size; }
static double line_height(const Chart *chart) { return 1.625 * chart->style->label_size; }

/* The change against the period before, in the words that the kind asks for: ranks move by places, amounts
 * increase, all else rises or falls. */
static void state_change(Chart *chart, Card *card, const Indicator *item, PlotMeasure m, Point now,
                         Point before, const char *against)
{
    const Point pair[] = {now, before};
    bool growth = plot_is_growth(m) || indicator_is_growth(item), price = strstr(item->name, "价格") != NULL,
         place = item->kind == KIND_RANK, amount = kind_has_scope(item->kind) || item->kind == KIND_STOCK;
    card->sign = card->change = "";
    if (!now.known || !before.known) return;
    double d = now.value - before.value;
    card->direction = d > 1e-9 ? 1 : d < -1e-9 ? -1 : 0;
    int up = place ? -card->direction : card->direction; /* a greater number is a worse place */
    card->sign = up > 0 ? "▲" : up < 0 ? "▼" : "●";
    if (place && up) { /* 比上年同期前移2位 */
        const Provenance *moved;
        const char *words = said_plainly(chart, "位次变化", "", 0, pair, 2, &moved);
        const char *before_words = chart_printf(chart, "比%s", against);
        card->change = chart_printf(chart, "%s%s", before_words, words);
        card->change_source =
            moved ? saying_joined(chart->list->arena, before_words, NULL, words, moved) : NULL;
        return;
    }
    const char *parameters =
        growth ? chart_printf(chart, "%s%s", against, price ? "|价格" : "")
               : chart_printf(chart, "%s|%s|%s", against, amount ? "数量" : "", plot_unit(m, item));
    /* 比1—5月加快…, 降幅比1—5月收窄…; 比上月增加… */
    card->change = said_plainly(chart, growth ? "与上期比" : "比上期升降", parameters,
                                growth ? 1 : item->decimals, pair, 2, &card->change_source);
}

/* A row of cards has one basis: of a rate too the span from January, where it was delivered. */
static PlotMeasure card_measure(Chart *chart, int indicator)
{
    const char *asked = option_text(chart->options, "measure");
    PlotMeasure m = plot_measure(chart, indicator, asked, true);
    IndicatorKind kind = chart->analysis->data->indicators[indicator].kind;
    bool rate = kind == KIND_RATE || kind == KIND_INDEX || kind == KIND_SHARE;
    bool total = rate && !(asked && *asked) &&
                 plot_point(chart, PLOT_TOTAL, indicator, chart->region, chart->period).known;
    return total ? PLOT_TOTAL : m;
}

/* So that a line chart of the same figure says another thing. */
static void tell_change(const Chart *chart, int indicator, bool total, bool in_year)
{
    ToldFact fact = {.indicator = indicator,
                     .region = chart->region,
                     .year = chart->period.year,
                     .month = chart->period.last};
    if (in_year)
        fact.measure = total ? "change_clause" : "month_change_clause";
    else
        fact.measure = total ? "year_change" : "year_change_words";
    told_add(chart->told, &fact, chart->options);
}

static Card make_card(Chart *chart, int indicator)
{
    const Indicator *item = &chart->analysis->data->indicators[indicator];
    PlotMeasure m = card_measure(chart, indicator);
    Period now = chart->period, before;
    bool total = plot_is_total(m);
    Point p = plot_point(chart, m, indicator, chart->region, now);
    /* 1—2月 is compared with nothing of its own year; a span or a year with the same of last year. */
    bool has_before = period_is_month(now) && now.last > 2;
    before = has_before
                 ? (total && now.last == 3 ? period_span(now.year, 2) : period_month(now.year, now.last - 1))
                 : period_year_before(now, 1);
    Point then = plot_point(chart, m, indicator, chart->region, before);
    bool quarterly = !then.known && total && now.last % 3 == 0 && now.last > 3;
    if (quarterly) { /* against the quarter before */
        before = period_month(now.year, now.last - 3);
        then = plot_point(chart, m, indicator, chart->region, before);
    }
    Card card = {.name = item->name,
                 .figure = p.known ? p.printed : "—",
                 .unit = plot_unit(m, item),
                 .source = p.source};
    card.badge = p.known ? badge_of(chart->analysis, (Subject){indicator, chart->region, now}) : NULL;
    if (!p.known) card.unit = "";
    char words[4 * PERIOD_TEXT];
    const char *against =
        total && has_before
            ? chart_printf(chart, "%s",
                           period_words(before.last > 1 ? period_span(before.year, before.last) : before,
                                        quarterly ? NOTATION_NAMED : NOTATION_SPAN, false, words))
        : has_before          ? "上月"
        : period_is_year(now) ? "上年"
                              : "上年同期";
    state_change(chart, &card, item, m, p, then, against);
    if (*card.change) tell_change(chart, indicator, total, has_before);
    return card;
}

static double badge_width(Chart *chart, const Card *card)
{
    TextStyle text = chart_text(chart, chart->style->paper, true, true);
    return card->badge ? chart_label_width(chart, card->badge, text) + 9 : 0;
}

/* Reversed, behind the figure. */
static void draw_badge(Chart *chart, const Card *card, double right, double base)
{
    const ChartStyle *s = chart->style;
    TextStyle text = chart_text(chart, s->paper, true, true);
    double width = badge_width(chart, card) - 4;
    if (!card->badge) return;
    display_rect(chart->list, right - width - 4, base - text.size * 0.98, width, text.size * 1.25,
                 s->series[1], DRAWN_MARK);
    chart_label(chart, card->badge, text, right - width / 2 - 4, base - text.size * 0.02, 0.5, NULL);
}

static void draw_card(Chart *chart, const Card *card, double x, double y, double width)
{
    const ChartStyle *s = chart->style;
    TextStyle name = chart_text(chart, s->muted, false, false),
              change = chart_text(chart, s->ink, false, false);
    TextStyle figure = {
        .han = ROLE_SONG, .western = ROLE_SERIF, .size = figure_size(chart), .colour = s->ink};
    TextStyle unit = chart_text(chart, s->ink, false, false);
    while (chart_label_width(chart, card->name, name) > width - 6 && name.size > 7.5) name.size -= 0.25;
    chart_label(chart, chart_name(chart, card->name, name, width - 2), name, x, y + line_height(chart), 0,
                NULL);
    double end = chart_label(chart, card->figure, figure, x, y + line_height(chart) + figure_size(chart) + 3,
                             0, card->source);
    double unit_width = chart_label(chart, card->unit, unit, x + end + 2,
                                    y + line_height(chart) + figure_size(chart) + 3, 0, NULL);
    double badge_end = end + 2 + unit_width + badge_width(chart, card) + 4;
    if (badge_end <= width + 4)
        draw_badge(chart, card, x + badge_end, y + line_height(chart) + figure_size(chart) + 3);
    else if (card->badge)
        chart_left_out(chart, 1, "徽章");
    TextSpan spans[] = {{.text = card->sign, .style = change},
                        {.text = card->change, .style = change, .source = card->change_source}};
    ComposedText *lines =
        compose_text(chart->text, shape_text(chart->text, spans, 2, chart->list->arena),
                     (LineSpec){.measure = width - 4, .alignment = ALIGN_LEFT}, chart->list->arena);
    for (int i = 0; i < composed_line_count(lines); i++)
        composed_draw_line(lines, i, chart->list, x,
                           y + (2 + i * 0.85) * line_height(chart) + figure_size(chart) + 7, DRAWN_LABEL);
}

/* The card in words, without its arrow. */
static const char *card_words(Chart *chart, const Card *card)
{
    const char *change = said_text(chart, card->change, card->change_source);
    return chart_printf(chart, "%s%s%s%s%s%s%s", card->name, said_text(chart, card->figure, card->source),
                        card->unit, card->badge ? "，" : "", card->badge ? card->badge : "",
                        *change ? "，" : "", change);
}

static bool draw(Chart *chart)
{
    const OptionValue *items = option(chart->options, "items");
    int columns = items->item_count < 4 ? items->item_count
                  : items->item_count == 5 || items->item_count == 6 || items->item_count == 9 ? 3
                                                                                               : 4;
    int rows = (items->item_count + columns - 1) / columns;
    const char *text = "";
    double width = chart->width / columns, height = 3 * line_height(chart) + figure_size(chart) + 18;
    for (int i = 0; i < items->item_count; i++) {
        double x = width * (i % columns), y = height * (i / columns);
        Card card = make_card(chart, dataset_find_indicator(chart->analysis->data, items->items[i]));
        if (i % columns)
            display_guide(chart->list, x, y + 4, x, y + height - 10, 0.4, chart->style->rule, DRAWN_RULE);
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
    {"measure", "度量", OPTION_MEASURE, false, NULL, 0, 0, NULL,
     "列出哪种数；增速、指数默认本期，总量默认累计同比"},
};

const ChartKind chart_cards = {
    "cards", "大字指标", "一排大字，下有升降", {options, sizeof options / sizeof *options}, 60, draw};
