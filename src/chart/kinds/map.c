/* map: a figure of each region as a shade on its outline (data folder's map.geojson) or, without outlines, on
 * a tile; classes with their limits in a legend, names and figures inside or led out. */
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/fill.h"
#include "chart/legend.h"
#include "chart/outline.h"
#include "chart/region_names.h"
#include "chart/said.h"

enum { MOST_AREAS = 60 };

typedef struct {
    const char *name;
    int region;
    Point point;
    int class;              /* -1: no figure */
    const Outline *outline; /* NULL: listed under the map */
} Area;

typedef struct {
    Chart *chart;
    int indicator, count, classes;
    PlotMeasure measure;
    Area areas[MOST_AREAS];
    double from[SHADE_COUNT], to[SHADE_COUNT]; /* least and greatest displayed figure of each class */
    Outlines outlines;
    bool tiles;
    int placed; /* tiles among their neighbours, the others in list order */
    double x, y, scale;
} Map;

/* ---- data ---- */

static bool gather(Map *m)
{
    Chart *chart = m->chart;
    int regions;
    m->indicator = chart_indicator(chart, "indicator");
    if (m->indicator < 0) return false;
    m->measure = plot_measure(chart, m->indicator, option_text(chart->options, "measure"), true);
    const int *members = chart_regions(chart, &regions);
    if (!regions) return chart_refuse(chart, "没有下级地区");
    if (regions > MOST_AREAS) return chart_refuse(chart, "地区超过60个，放不下");
    bool any = false;
    for (int i = 0; i < regions; i++) {
        Area *a = &m->areas[m->count++];
        a->region = members[i];
        a->name = chart->analysis->data->regions[members[i]].name;
        a->point = plot_point(chart, m->measure, m->indicator, members[i], chart->period);
        any |= a->point.known;
    }
    return any || !chart_empty(chart, "所选指标没有分地区的数据");
}

/* Classes of about equal count (quantiles); equal figures never fall into two classes. */
static void classify(Map *m)
{
    double sorted[MOST_AREAS];
    int n = 0;
    for (int i = 0; i < m->count; i++)
        if (m->areas[i].point.known) sorted[n++] = m->areas[i].point.value;
    gsl_sort(sorted, 1, (size_t)n);
    int wanted = n < SHADE_COUNT ? n : SHADE_COUNT;
    for (int i = 0, next = 0; i < n; i++) {
        bool starts = i == 0 || (i >= next && sorted[i] > sorted[i - 1]);
        if (starts) {
            m->from[m->classes++] = sorted[i];
            next = i + (int)ceil((double)(n - i) / fmax(1, wanted - m->classes + 1));
        }
        m->to[m->classes - 1] = sorted[i];
    }
    for (int i = 0; i < m->count; i++) {
        Area *a = &m->areas[i];
        a->class = -1;
        for (int c = 0; c < m->classes && a->point.known; c++)
            if (a->point.value >= m->from[c]) a->class = c;
    }
}

/* Shades of few classes are spread over the whole range. */
static int shade_of(const Map *m, int class)
{
    return m->classes > 1 ? (int)lround((double)class * (SHADE_COUNT - 1) / (m->classes - 1)) : 2;
}

/* ---- outlines ---- */

/* Each region among its neighbours (方格列, 方格行 of regions.csv), those without a place below. */
static void lay_tiles(Map *m, const char *const *names)
{
    const Dataset *data = m->chart->analysis->data;
    TilePlace places[MOST_AREAS];
    const char *left = "";
    for (int i = 0; i < m->count; i++) {
        const Region *region = &data->regions[m->areas[i].region];
        places[i] = (TilePlace){region->tile_column, region->tile_row};
        if (!region->has_tile) left = chart_printf(m->chart, "%s%s%s", left, *left ? "、" : "", region->name);
    }
    m->placed = outlines_tile(names, places, m->count, m->chart->list->arena, &m->outlines);
    if (m->placed && *left)
        diag_report(m->chart->text->diags, N_CHART_LABEL, m->chart->place,
                    "%s没有在方格图上的位置，排在图的下方；请在regions.csv写方格列和方格行", left);
}

static bool find_outlines(Map *m)
{
    Chart *chart = m->chart;
    const char *written = option_text(chart->options, "outlines"), *names[MOST_AREAS], *reason;
    char *file = g_build_filename(chart->analysis->data->folder, written ? written : "map.geojson", NULL);
    bool there = g_file_test(file, G_FILE_TEST_EXISTS), good = true;
    if (there && !outlines_read(file, chart->list->arena, &m->outlines, &reason))
        good = chart_refuse(chart, chart_printf(chart, "轮廓文件%s：%s", file, reason));
    else if (!there && written)
        good = chart_refuse(chart, chart_printf(chart, "没有轮廓文件%s", file));
    g_free(file);
    for (int i = 0; i < m->count; i++) names[i] = m->areas[i].name;
    m->tiles = !there;
    if (good && !there) lay_tiles(m, names);
    return good;
}

/* Names of the file, a few of them, for messages. */
static const char *outline_names(const Map *m)
{
    const char *names = "";
    for (int k = 0; k < m->outlines.count && k < 8; k++)
        names = chart_printf(m->chart, "%s%s“%s”", names, k ? "、" : "", m->outlines.items[k].name);
    return m->outlines.count > 8 ? chart_printf(m->chart, "%s等", names) : names;
}

/* Gives each region its outline. What has none is listed under the map; a file that fits no region at all is
 * of another place. */
static bool match(Map *m)
{
    const Dataset *data = m->chart->analysis->data;
    const char *missing = "";
    int found = 0;
    for (int i = 0; i < m->count; i++) {
        Area *a = &m->areas[i];
        int k = m->tiles ? i : region_outline(&data->regions[a->region], &m->outlines);
        for (int other = 0; other < i && k >= 0 && !m->tiles; other++)
            if (m->areas[other].outline == &m->outlines.items[k]) k = -1;
        if (k >= 0) a->outline = &m->outlines.items[k], found++;
        if (k < 0) missing = chart_printf(m->chart, "%s%s%s", missing, *missing ? "、" : "", a->name);
    }
    if (!found)
        return chart_refuse(
            m->chart, chart_printf(m->chart, "轮廓文件里没有%s；文件里有%s", missing, outline_names(m)));
    if (*missing)
        diag_report(m->chart->text->diags, N_CHART_LABEL, m->chart->place,
                    "轮廓文件里没有%s，其数列在图下；文件里有%s", missing, outline_names(m));
    return true;
}

/* A ring in points of the page. */
static Ring on_page(const Map *m, const Ring *ring)
{
    Arena *arena = m->chart->list->arena;
    Ring out = {ARENA_ARRAY(arena, double, ring->count), ARENA_ARRAY(arena, double, ring->count), ring->count,
                ring->hole};
    for (int i = 0; i < ring->count; i++) {
        out.x[i] = m->x + ring->x[i] * m->scale;
        out.y[i] = m->y + ring->y[i] * m->scale;
    }
    return out;
}

static Outline outline_on_page(const Map *m, const Outline *o)
{
    Outline out = {o->name, o->code, ARENA_ARRAY(m->chart->list->arena, Ring, o->ring_count), o->ring_count};
    for (int i = 0; i < o->ring_count; i++) out.rings[i] = on_page(m, &o->rings[i]);
    return out;
}

/* ---- drawing ---- */

static void draw_area(const Map *m, const Area *a)
{
    Chart *chart = m->chart;
    for (int k = 0; k < a->outline->ring_count; k++) {
        Ring ring = on_page(m, &a->outline->rings[k]);
        Colour fill =
            ring.hole || a->class < 0 ? chart->style->paper : fill_shade(chart, shade_of(m, a->class));
        display_polygon(chart->list, ring.x, ring.y, ring.count, fill, DRAWN_MARK);
        display_source(chart->list, chart->list->count - 1, a->point.source);
        if (!ring.hole && a->class < 0)
            fill_hatch(chart, ring.x, ring.y, ring.count, 5, true, chart->style->rule);
        for (int i = 0; i < ring.count; i++) {
            int j = (i + 1) % ring.count;
            display_guide(chart->list, ring.x[i], ring.y[i], ring.x[j], ring.y[j], 0.5, chart->style->muted,
                          DRAWN_EDGE);
        }
    }
}

/* Outlines of the file that no region of the data has: grey, without a label. */
static void draw_others(const Map *m)
{
    Chart *chart = m->chart;
    for (int k = 0; k < m->outlines.count; k++) {
        const Outline *o = &m->outlines.items[k];
        bool known = false;
        for (int i = 0; i < m->count; i++) known |= m->areas[i].outline == o;
        for (int n = 0; n < o->ring_count && !known; n++) {
            Ring ring = on_page(m, &o->rings[n]);
            display_polygon(chart->list, ring.x, ring.y, ring.count,
                            ring.hole ? chart->style->paper : colour_tint(chart->style->grid, 0.6),
                            DRAWN_MARK);
        }
    }
}

/* The largest first: a region that lies in the hole of another is drawn over it. */
static void draw_areas(const Map *m)
{
    int order[MOST_AREAS], count = 0;
    draw_others(m);
    for (int i = 0; i < m->count; i++) {
        if (!m->areas[i].outline) continue;
        int at = count++;
        for (; at > 0 && outline_area(m->areas[order[at - 1]].outline) < outline_area(m->areas[i].outline);
             at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (int i = 0; i < count; i++) draw_area(m, &m->areas[order[i]]);
}

/* ---- names and figures ---- */

/* Name above, figure below, in the middle of the area. */
static void draw_inside(const Map *m, const Area *a, const char *name, double x, double y)
{
    Chart *chart = m->chart;
    Colour fill = a->class < 0 ? chart->style->paper : fill_shade(chart, shade_of(m, a->class));
    TextStyle style =
        chart_text(chart, colour_on(fill, chart->style->ink, chart->style->paper), false, false);
    chart_label(chart, name, style, x, y - style.size * 0.2, 0.5, NULL);
    chart_label(chart, a->point.known ? a->point.printed : "—", style, x, y + style.size * 0.95, 0.5,
                a->point.source);
}

/* 简称, where the regions have one. */
static const char *tile_name(const Map *m, const Area *a)
{
    return m->chart->analysis->data->regions[a->region].short_name;
}

/* Inside the area, where there is room; on tiles the name is shortened to fit. */
static bool place_inside(const Map *m, const Area *a, Placer *placer)
{
    Chart *chart = m->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    Outline outline = outline_on_page(m, a->outline);
    const char *name = a->name;
    if (m->tiles) name = chart_name(chart, tile_name(m, a), ink, m->scale * TILE_WIDTH - 6);
    double x, y,
        wide = fmax(chart_label_width(chart, name, ink),
                    a->point.known ? chart_label_width(chart, a->point.printed, ink) : 0);
    if (!outline_place(&outline, wide + 3, ink.size * 2.4, &x, &y)) return false;
    if (a->class < 0) /* clear of the hatch */
        display_rect(chart->list, x - wide / 2 - 1, y - 1.2 * ink.size, wide + 2, 2.4 * ink.size,
                     chart->style->paper, DRAWN_PLATE);
    draw_inside(m, a, name, x, y);
    placer_block(placer, x - wide / 2, y - 1.2 * ink.size, wide, 2.4 * ink.size);
    return true;
}

/* Beside the map, led to the area by a line that crosses no other label. */
static bool place_outside(const Map *m, const Area *a, Placer *placer)
{
    Chart *chart = m->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    Outline outline = outline_on_page(m, a->outline);
    double x, y, room = m->x - 12, width = m->outlines.width * m->scale;
    if (!outline_place(&outline, 1, 1, &x, &y)) return false;
    const char *figure = a->point.known ? a->point.printed : "—";
    const char *name =
        chart_name(chart, a->name, ink, room - chart_label_width(chart, figure, ink) - ink.size);
    const char *text = chart_printf(chart, "%s %s", name, figure);
    for (int step = 0; step < 40; step++) {
        bool right = (x > m->x + width / 2) == (step % 2 == 0);
        double end = right ? m->x + width + 8 : m->x - 8,
               level = y + (step / 2 % 2 ? 1 : -1) * (step / 4) * ink.size * 1.3;
        if (!placer_line_free(placer, x, y, end, level)) continue;
        if (!placer_put(placer, text, ink, right ? end + 3 : end - 3, level + ink.size * 0.36, right ? 0 : 1,
                        a->point.source))
            continue;
        display_guide(chart->list, x, y, end, level, 2, chart->style->paper,
                      DRAWN_HALO); /* seen on dark areas too */
        display_guide(chart->list, x, y, end, level, 0.6, chart->style->ink, DRAWN_LEAD);
        display_circle(chart->list, x, y, 1.4, chart->style->ink, 0, DRAWN_LEAD);
        placer_block_line(placer, x, y, end, level);
        return true;
    }
    return false;
}

static void draw_labels(Map *m)
{
    Chart *chart = m->chart;
    Placer *placer = placer_new(chart, 0, m->y - 4, chart->width, chart->height - m->y + 8);
    bool inside[MOST_AREAS];
    int left_out = 0;
    for (int i = 0; i < m->count; i++)
        inside[i] = m->areas[i].outline && place_inside(m, &m->areas[i], placer);
    for (int i = 0; i < m->count; i++)
        if (m->areas[i].outline && !inside[i]) left_out += !place_outside(m, &m->areas[i], placer);
    placer_free(placer);
    chart_left_out(chart, left_out, "地区的名称和数");
}

/* The figures of regions without an outline, under the map; grows the chart. */
static void draw_list(Map *m)
{
    Chart *chart = m->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    const char *text = "";
    for (int i = 0; i < m->count; i++)
        if (!m->areas[i].outline)
            text = chart_printf(chart, "%s%s%s %s", text, *text ? "，" : "未画出：", m->areas[i].name,
                                m->areas[i].point.known ? m->areas[i].point.printed : "—");
    if (!*text) return;
    chart->height += 4;
    chart->height += chart_lines(chart, text, ink, chart->width / 2, chart->height, chart->width);
}

static double draw_legend(const Map *m, double left)
{
    Chart *chart = m->chart;
    LegendEntry entries[SHADE_COUNT + 1];
    const Indicator *item = &chart->analysis->data->indicators[m->indicator];
    int n = 0, decimals = plot_decimals(m->measure, item);
    bool missing = false;
    for (int c = 0; c < m->classes; c++) {
        const char *from = guide_number(chart, m->from[c], decimals),
                   *to = guide_number(chart, m->to[c], decimals);
        entries[n++] =
            (LegendEntry){.name = strcmp(from, to) ? chart_printf(chart, "%s～%s", from, to) : from,
                          .mark = LEGEND_COLOUR,
                          .colour = fill_shade(chart, shade_of(m, c))};
    }
    for (int i = 0; i < m->count; i++) missing |= !m->areas[i].point.known;
    if (missing) entries[n++] = (LegendEntry){.name = "尚无数据", .mark = LEGEND_MISSING};
    return legend_draw(chart, entries, n, left, 0, chart->width - left);
}

static const char *message(const Map *m)
{
    const Area *best = NULL, *last = NULL;
    for (int i = 0; i < m->count; i++) {
        const Area *a = &m->areas[i];
        if (!a->point.known) continue;
        if (!best || a->point.value > best->point.value) best = a;
        if (!last || a->point.value < last->point.value) last = a;
    }
    if (!best || best->point.value <= last->point.value) return NULL;
    return chart_printf(m->chart, "%s最高，为%s%s；%s最低，为%s%s", best->name,
                        said_point(m->chart, &best->point), m->chart->unit, last->name,
                        said_point(m->chart, &last->point), m->chart->unit);
}

/* Tiles are as large as their labels need; false when even the width has no room for that. */
static bool fit_tiles(Map *m, double head)
{
    Chart *chart = m->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    double widest = 0, size = ink.size;
    for (int i = 0; i < m->count; i++)
        widest = fmax(widest, fmin(chart_label_width(chart, tile_name(m, &m->areas[i]), ink), 6 * size));
    double least = fmax((widest + 5) / TILE_WIDTH, 2.7 * size), most = chart->width / m->outlines.width;
    m->scale = fmin(most, fmax(least, (chart->height - head) / m->outlines.height));
    return m->scale * TILE_WIDTH > 3 * size || chart_refuse(chart, "图太窄，放不下地区的名称");
}

static bool draw(Chart *chart)
{
    Map m = {.chart = chart};
    if (!gather(&m) || chart->empty) return chart->empty;
    if (!find_outlines(&m) || !match(&m)) return false;
    classify(&m);
    const Indicator *item = &chart->analysis->data->indicators[m.indicator];
    double size = chart->style->label_size, side = m.tiles ? 0 : 9 * size, head = draw_legend(&m, side);
    m.scale = fmin((chart->width - 2 * side) / m.outlines.width, (chart->height - head) / m.outlines.height);
    if (m.tiles && !fit_tiles(&m, head)) return false;
    m.x = (chart->width - m.outlines.width * m.scale) / 2;
    m.y = head;
    chart->height = head + m.outlines.height * m.scale;
    draw_areas(&m);
    draw_labels(&m);
    draw_list(&m);
    chart->unit = plot_unit(m.measure, item);
    chart->title = chart_printf(chart, "各地区%s%s", item->name, plot_measure_words(m.measure, item));
    chart->message = message(&m);
    chart->note = m.tiles && m.placed ? "颜色越深数值越大；方格按各地区的相对位置排列，不表示实际边界。"
                  : m.tiles ? "颜色越深数值越大；方格按地区表的顺序排列，不表示位置。"
                  : m.outlines.schematic ? "颜色越深数值越大；示意图，不表示实际边界。"
                                         : "颜色越深数值越大。";
    const char *text = "";
    for (int i = 0; i < m.count; i++)
        text = alternative_join(chart, text, "，",
                                alternative_point(chart, m.areas[i].name, &m.areas[i].point, chart->unit));
    chart->alternative = chart_printf(chart, "分布图：%s，%s", chart->title, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL, "画哪个指标"},
    {"measure", "度量", OPTION_MEASURE, false, NULL, 0, 0, NULL,
     "画哪种数；增速、指数默认本期，总量默认累计同比"},
    {"outlines", "轮廓", OPTION_TEXT, false, NULL, 0, 0, NULL,
     "数据文件夹里的GeoJSON文件；不写则为map.geojson，没有这个文件时画成方格，位置为地区表的方格列、方格行"},
};

const ChartKind chart_map = {
    "map", "分布图", "各地区的数，深浅分五档", {options, sizeof options / sizeof *options}, 210, draw};
