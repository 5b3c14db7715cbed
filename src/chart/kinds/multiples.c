/* multiples: one small chart for each region or indicator, of any kind that takes them, on common scales. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "chart/alternative.h"
#include "chart/common.h"

enum { MOST_PANELS = 30 };

typedef struct {
    const char *name;
    const OptionSet *options;
    int region;
} Panel;

typedef struct {
    Chart *chart;
    const ChartKind *kind;
    Panel panels[MOST_PANELS];
    int count, columns;
    bool by_indicator;
    double gap, width, head, height;
    ChartDomains domains;
} Multiples;

static bool find_kind(Multiples *m)
{
    const char *name = option_text(m->chart->options, "of");
    m->kind = chart_kind_find(name);
    if (!m->kind || !strcmp(m->kind->kind, "multiples"))
        return chart_refuse(m->chart, chart_printf(m->chart, "of“%s”不是图的种类", name));
    return true;
}

static OptionSet *add_panel(Multiples *m, const char *name, int region)
{
    OptionSet *set = options_derive(&m->kind->schema, m->chart->options, m->chart->list->arena);
    m->panels[m->count++] = (Panel){name, set, region};
    return set;
}

static bool gather(Multiples *m)
{
    Chart *chart = m->chart;
    const Dataset *d = chart->analysis->data;
    const OptionValue *indicators = option(chart->options, "indicators"),
                      *regions = option(chart->options, "regions");
    if (indicators->item_count > 1) {
        m->by_indicator = true;
        if (indicators->item_count > MOST_PANELS) return chart_refuse(chart, "小图最多30幅");
        for (int i = 0; i < indicators->item_count; i++) {
            if (!chart_takes(m->kind, "indicator"))
                return chart_refuse(chart, "这种图没有indicator，不能按指标分成小图");
            OptionSet *set = add_panel(m, indicators->items[i], chart->region);
            options_put(set, "indicator", indicators->items[i], chart->list->arena);
            options_clear(set, "indicators");
        }
        return true;
    }
    bool children = !regions->given || !strcmp(regions->text, "各区县") || !strcmp(regions->text, "全部");
    int count = regions->item_count;
    const int *members = children ? chart_regions(chart, &count) : NULL;
    if (!count) return chart_refuse(chart, "没有下级地区，也没有写regions或indicators");
    if (count > MOST_PANELS) return chart_refuse(chart, "小图最多30幅");
    for (int i = 0; i < count; i++) {
        int region = children ? members[i] : dataset_find_region(d, regions->items[i]);
        options_clear(add_panel(m, d->regions[region].name, region), "regions");
    }
    return true;
}

static bool draw_panel(Multiples *m, const Panel *p, DisplayList *into, double x, double y, Chart *small)
{
    Chart *chart = m->chart;
    *small = *chart;
    small->options = p->options;
    small->region = p->region;
    small->domains = option_true(chart->options, "common") ? &m->domains : NULL;
    small->width = m->width;
    small->height = m->height;
    small->told = NULL;
    small->title = small->message = small->unit = small->note = small->alternative = NULL;
    small->list = display_new(chart->list->arena);
    if (!m->kind->draw(small)) return false;
    if (into) display_append(into, small->list, x, y + m->head);
    return true;
}

/* The ranges of all panels; what is said in this drawing is said again in the next. */
static void gather_domains(Multiples *m)
{
    TextContext quiet = *m->chart->text, *loud = m->chart->text;
    quiet.diags = diagnostics_new();
    m->chart->text = &quiet;
    for (int i = 0; i < m->count; i++) {
        Chart small;
        draw_panel(m, &m->panels[i], NULL, 0, 0, &small);
    }
    m->chart->text = loud;
    diagnostics_free(quiet.diags);
    m->domains.fixed = true;
}

static bool draw_panels(Multiples *m)
{
    Chart *chart = m->chart;
    TextStyle bold = chart_text(chart, chart->style->ink, true, false),
              muted = chart_text(chart, chart->style->muted, false, false);
    double y = 0, row = 0;
    const char *text = "", *unit = NULL;
    int drawn = 0;
    for (int i = 0; i < m->count; i++) {
        double x = (m->width + m->gap) * (i % m->columns);
        Chart small;
        if (i && i % m->columns == 0) y += row + 8, row = 0;
        chart_label(chart, chart_name(chart, m->panels[i].name, bold, m->width), bold, x, y + bold.size, 0,
                    NULL);
        if (!draw_panel(m, &m->panels[i], chart->list, x, y, &small)) return false;
        if (small.empty)
            chart_label(chart, "尚无数据", muted, x, y + m->head + muted.size, 0, NULL);
        else {
            drawn++;
            if (option_true(chart->options, "common") && unit && g_strcmp0(unit, small.unit))
                return chart_refuse(chart, "各小图单位不同，不能用同一刻度；请写common: false");
            unit = small.unit;
            if (!chart->title) chart->title = m->by_indicator ? "主要指标走势" : small.title;
        }
        row = fmax(row, m->head + (small.empty ? 2 * muted.size : small.height));
        if (small.alternative)
            text = alternative_join(chart, text, "。",
                                    chart_printf(chart, "%s：%s", m->panels[i].name, small.alternative));
    }
    chart->height = y + row;
    chart->unit = option_true(chart->options, "common") ? unit : NULL;
    chart->alternative = text;
    return drawn > 0 || chart_empty(chart, "各小图都没有数据");
}

static bool draw(Chart *chart)
{
    Multiples m = {.chart = chart};
    if (!find_kind(&m) || !gather(&m)) return false;
    double size = chart->style->label_size;
    m.columns = (int)option_number(chart->options, "columns");
    if (m.columns > m.count) m.columns = m.count;
    m.gap = 14;
    m.head = size * 1.5;
    m.width = (chart->width - m.gap * (m.columns - 1)) / m.columns;
    m.height = option_number(chart->options, "panel") * 72 / 25.4;
    if (option_true(chart->options, "common")) gather_domains(&m);
    if (!draw_panels(&m)) return false;
    chart->note = option_true(chart->options, "common") ? "各小图刻度相同。" : "各小图刻度不同，只看走势。";
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"of", "小图", OPTION_TEXT, false, NULL, 0, 0, "line", "小图的种类，如line、bar、level-and-growth"},
    {"columns", "列数", OPTION_NUMBER, false, NULL, 1, 6, "3", "一行几幅"},
    {"panel", "小图高", OPTION_NUMBER, false, NULL, 15, 120, "34", "每幅的高，毫米"},
    {"common", "同一刻度", OPTION_BOOL, false, NULL, 0, 0, "true", "各幅用同一刻度"},
    {"regions", "地区", OPTION_REGIONS, false, NULL, 0, 0, NULL, "每个地区一幅，默认各下级地区"},
    {"indicators", "指标", OPTION_INDICATORS, false, NULL, 0, 0, NULL, "每个指标一幅（写了两个以上时）"},
    {"indicator", "画的指标", OPTION_INDICATOR, false, NULL, 0, 0, NULL, "按地区分时画哪个指标"},
    {"measure", "度量", OPTION_MEASURE, false, NULL, 0, 0, NULL, "同小图的measure"},
    {"months", "月数", OPTION_NUMBER, false, NULL, 2, 360, NULL, "同小图的months"},
    {"years", "年数", OPTION_NUMBER, false, NULL, 0, 11, NULL, "同小图的years"},
    {"periods", "期间", OPTION_LIST, false, NULL, 0, 0, NULL, "同小图的periods"},
    {"compare", "上年", OPTION_BOOL, false, NULL, 0, 0, NULL, "同小图的compare"},
    {"target", "目标", OPTION_BOOL, false, NULL, 0, 0, NULL, "同小图的target"},
};

const ChartKind chart_multiples = {"multiples",
                                   "小图组",
                                   "每个地区或指标一幅小图，刻度相同，便于比较",
                                   {options, sizeof options / sizeof *options},
                                   200,
                                   draw};
