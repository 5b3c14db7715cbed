/* bump: ranks of regions over the months, the first on top; the regions that moved most, or those named,
 * stand out. A white border parts the lines where they cross. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"

enum { MOST_LINES = 20, MOST_MONTHS = 24, STRESSED = 3 };

typedef struct {
    int region;
    const char *name;
    Point at[MOST_MONTHS];
    int first, last; /* slots with a rank; -1 none */
    int stress;      /* 0: none; else 1.. in the order of the series */
} Entry;

typedef struct {
    Chart *chart;
    int indicator, count, slots;
    Slot *slot;
    double *x, top, pitch;
    Entry entries[MOST_LINES];
} Bump;

static bool gather(Bump *b)
{
    Chart *chart = b->chart;
    int regions;
    b->indicator = chart_indicator(chart, "indicator");
    if (b->indicator < 0) return false;
    const int *members = chart_regions(chart, &regions);
    if (regions < 2) return chart_refuse(chart, "下级地区不足两个");
    if (regions > MOST_LINES) return chart_refuse(chart, "地区超过20个，看不清；可用表格");
    PlotMeasure m = plot_measure(chart, b->indicator, NULL, true);
    b->slot = plot_slots(chart, m, b->indicator, (int)option_number(chart->options, "months"), &b->slots);
    for (int i = 0; i < regions; i++) {
        Entry e = {.region = members[i],
                   .name = chart->analysis->data->regions[members[i]].name,
                   .first = -1,
                   .last = -1};
        for (int k = 0; k < b->slots; k++) {
            e.at[k] = plot_rank(chart, b->indicator, members[i], b->slot[k].period);
            if (!e.at[k].known) continue;
            if (e.first < 0) e.first = k;
            e.last = k;
        }
        if (e.last >= 0) b->entries[b->count++] = e;
    }
    bool several = false;
    for (int i = 0; i < b->count; i++) several |= b->entries[i].last > b->entries[i].first;
    return (b->count > 1 && several) || !chart_empty(chart, "没有两期可以比较的位次");
}

static double gain(const Entry *e) { return e->at[e->first].value - e->at[e->last].value; }

/* Who is drawn strongly: those named, else the one that rose most and the one that fell most. */
static bool stress(Bump *b)
{
    const OptionValue *named = option(b->chart->options, "highlight");
    int up = -1, down = -1;
    if (named->item_count > STRESSED) return chart_refuse(b->chart, "highlight最多写三个地区");
    for (int n = 0; n < named->item_count; n++) {
        int region = dataset_find_region(b->chart->analysis->data, named->items[n]);
        for (int i = 0; i < b->count; i++)
            if (b->entries[i].region == region) b->entries[i].stress = n + 1;
    }
    for (int i = 0; i < b->count; i++) {
        if (up < 0 || gain(&b->entries[i]) > gain(&b->entries[up])) up = i;
        if (down < 0 || gain(&b->entries[i]) < gain(&b->entries[down])) down = i;
    }
    if (named->item_count) return true;
    if (gain(&b->entries[up]) > 0) b->entries[up].stress = 1;
    if (gain(&b->entries[down]) < 0) b->entries[down].stress = 2;
    return true;
}

static double height_of(const Bump *b, double rank) { return b->top + b->pitch * (rank - 0.5); }

static void draw_entry(const Bump *b, const Entry *e)
{
    static const double dashes[][2] = {{0}, {0}, {4, 2}, {1.2, 1.8}};
    const ChartStyle *style = b->chart->style;
    DisplayList *list = b->chart->list;
    Colour colour = e->stress ? style->series[e->stress - 1] : style->rule;
    double width = e->stress ? style->line_width + 0.5 : 0.8, xs[MOST_MONTHS], ys[MOST_MONTHS];
    int n = 0;
    for (int k = 0; k <= b->slots; k++) {
        if (k < b->slots && e->at[k].known) {
            xs[n] = b->x[k];
            ys[n++] = height_of(b, e->at[k].value);
            continue;
        }
        display_polyline(list, xs, ys, n, width + 2, style->paper, NULL, 0, DRAWN_HALO);
        display_polyline(list, xs, ys, n, width, colour, dashes[e->stress], e->stress > 1 ? 2 : 0,
                         DRAWN_MARK);
        if (n > 1) display_source(list, list->count - 1, plot_sources(b->chart, e->at + k - n, n));
        for (int i = 0; i < n; i++)
            display_circle(list, xs[i], ys[i], e->stress ? 2.4 : 1.5, colour, 0, DRAWN_MARK);
        n = 0;
    }
}

/* Who stands at a rank in a slot: “6 北苑区、清源县”, “1 丁区等4个地区”; NULL for no one. */
typedef struct {
    const char *text;
    const Provenance *source;
    int stress;
} Holders;

static Holders holders_of(const Bump *b, int slot, int rank, bool before)
{
    Chart *chart = b->chart;
    const char *names = "", *first = NULL;
    int count = 0;
    Holders h = {0};
    for (int i = 0; i < b->count; i++) {
        const Entry *e = &b->entries[i];
        if (!e->at[slot].known || (int)e->at[slot].value != rank) continue;
        if (!count++) first = e->name;
        names = alternative_join(chart, names, "、", e->name);
        h.source = e->at[slot].source;
        h.stress = e->stress ? e->stress : h.stress;
    }
    if (!count) return h;
    if (count > 2) names = chart_printf(chart, "%s等%d个地区", first, count);
    h.text = before ? chart_printf(chart, "%s %d", names, rank) : chart_printf(chart, "%d %s", rank, names);
    return h;
}

static void draw_names(const Bump *b, int slot, double x, double anchor)
{
    const ChartStyle *s = b->chart->style;
    for (int rank = 1; rank <= b->count; rank++) {
        Holders h = holders_of(b, slot, rank, anchor > 0);
        if (!h.text) continue;
        Colour colour = h.stress == 1 || h.stress == 2 ? s->series[h.stress - 1] : s->ink;
        TextStyle style = chart_text(b->chart, colour, h.stress > 0, false);
        chart_label(b->chart, h.text, style, x, height_of(b, rank) + style.size * 0.36, anchor, h.source);
    }
}

static double names_width(const Bump *b, int slot)
{
    TextStyle bold = chart_text(b->chart, b->chart->style->ink, true, false);
    double most = 0;
    for (int rank = 1; rank <= b->count; rank++) {
        Holders h = holders_of(b, slot, rank, true);
        if (h.text) most = fmax(most, chart_label_width(b->chart, h.text, bold));
    }
    return most + bold.size;
}

/* “北苑区前移2位”: from the first place that is known to the last. */
static const char *moved_words(Chart *chart, const Entry *e)
{
    const Point pair[] = {e->at[e->last], e->at[e->first]};
    return chart_printf(chart, "%s%s", e->name, said_words(chart, "位次变化", "", 0, pair, 2));
}

static const char *message(const Bump *b)
{
    const Entry *up = NULL, *down = NULL;
    bool moved = false;
    for (int i = 0; i < b->count; i++) {
        const Entry *e = &b->entries[i];
        moved |= e->last > e->first;
        if (gain(e) > 0 && (!up || gain(e) > gain(up))) up = e;
        if (gain(e) < 0 && (!down || gain(e) < gain(down))) down = e;
    }
    const char *rise = up ? moved_words(b->chart, up) : "", *fall = down ? moved_words(b->chart, down) : "";
    if (!moved) return NULL;
    if (!up && !down) return "各地区位次不变";
    return alternative_join(b->chart, rise, "，", fall);
}

static bool draw(Chart *chart)
{
    Bump b = {.chart = chart};
    if (!gather(&b) || !stress(&b)) return chart->empty;
    if (chart->empty) return true;
    double size = chart->style->label_size, left = names_width(&b, 0), right = names_width(&b, b.slots - 1);
    b.top = 2;
    b.pitch = fmax(size * 1.4, (chart->height - guide_months_height(chart)) / b.count);
    chart->height = b.top + b.pitch * b.count + guide_months_height(chart);
    if (chart->width - left - right < 60) return chart_refuse(chart, "图太窄，放不下两边的名称");
    b.x = ARENA_ARRAY(chart->list->arena, double, b.slots);
    for (int k = 0; k < b.slots; k++)
        b.x[k] = b.slots > 1 ? left + 6 + (chart->width - left - right - 12) * k / (b.slots - 1) : left + 6;
    for (int level = 0; level <= STRESSED; level++)
        for (int i = 0; i < b.count; i++)
            if ((level == 0 && !b.entries[i].stress) ||
                (level && b.entries[i].stress == STRESSED + 1 - level))
                draw_entry(&b, &b.entries[i]);
    draw_names(&b, 0, left - 4, 1);
    draw_names(&b, b.slots - 1, chart->width - right + 4, 0);
    guide_months(chart, b.slot, b.x, b.slots, b.top + b.pitch * b.count);
    const char *text = "";
    for (int i = 0; i < b.count; i++) {
        const Entry *e = &b.entries[i];
        text = alternative_join(chart, text, "；",
                                chart_printf(chart, "%s由第%s位到第%s位", e->name,
                                             said_point(chart, &e->at[e->first]),
                                             said_point(chart, &e->at[e->last])));
    }
    const Indicator *item = &chart->analysis->data->indicators[b.indicator];
    chart->unit = "位";
    chart->title = chart_printf(chart, "各地区%s的位次", item->name);
    chart->message = message(&b);
    chart->alternative = chart_printf(chart, "位次图：%s，%s", chart->title, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL, "按哪个指标排位次：总量指标按累计增速"},
    {"months", "月数", OPTION_NUMBER, false, NULL, 2, 24, "6", "到报告期为止多少个月"},
    {"highlight", "突出", OPTION_REGIONS, false, NULL, 0, 0, NULL,
     "突出哪几个地区（最多三个），默认升、降最多的"},
};

const ChartKind chart_bump = {
    "bump", "位次图", "各地区位次逐月的变化", {options, sizeof options / sizeof *options}, 170, draw};
