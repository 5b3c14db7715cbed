/* Figures of a series over time: runs, trend, turning points, level breaks, seasonal adjustment. */
#include "figure/make.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/badge.h"
#include "analysis/history.h"
#include "analysis/measure.h"
#include "analysis/ranking.h"
#include "analysis/trend.h"
#include "base/decimal.h"

/* 连续3个月回升; only from three changes on, with 1—2月 and rates as they are displayed. */
Figure make_run(Analysis *a, Subject s)
{
    enum { MOST = 24 };
    double values[MOST];
    int n = 0;
    bool total = kind_has_scope(subject_indicator(a, s)->kind);
    Subject at = total ? figure_span(a, s) : s;
    for (; n < MOST && at.period.year; at = figure_before(at)) {
        Value v = figure_growth(a, at);
        if (!v.known) break;
        values[MOST - 1 - n++] = value_displayed(&v, RATE_DECIMALS);
    }
    int run = trend_run(values + MOST - n, n);
    if (run > -3 && run < 3) return figure_no_text("没有连续三期以上的同向变化");
    return figure_text(
        arena_printf(a->arena, "连续%d个月%s", run > 0 ? run : -run, run > 0 ? "回升" : "回落"));
}

Figure make_badge(Analysis *a, Subject s)
{
    const char *badge = badge_of(a, s);
    return badge ? figure_text(badge) : figure_no_text("数据没有证明");
}

/* ---- where the growth turned, and where its level shifted ---- */

enum { HISTORY_MOST = 240, TREND_WINDOW = 12 };
static const double significant = 0.05;

static const char *month_words(Analysis *a, Period p)
{
    char words[4 * PERIOD_TEXT];
    return arena_strdup(a->arena, period_words(p, NOTATION_SPAN, true, words));
}

static const char *p_words(Analysis *a, double p)
{
    return p < 0.001 ? "p<0.001" : arena_printf(a->arena, "p=%.3f", p);
}

static const char *rate_words(Analysis *a, double rate)
{
    return figure_keep(a, decimal_format(rate, -1, RATE_DECIMALS, ROUND_HALF_AWAY));
}

static const char *unit_of(const Analysis *a, Subject s)
{
    IndicatorKind kind = subject_indicator(a, s)->kind;
    return kind == KIND_INDEX || kind == KIND_RANK ? "" : "%";
}

static Figure in_words(Analysis *a, Subject s, const char *text)
{
    Value now = series_level(a, history_observation(a, s));
    Figure f = figure_text(text);
    f.source = figure_source(a, &now);
    return f;
}

/* 2024年8月为高点（6.3%）；2025年3月或为低点（2.1%），待确认. */
Figure make_turning_point(Analysis *a, Subject s)
{
    History h = history_of_growth(a, s, HISTORY_MOST);
    TurnKind *kinds = ARENA_ARRAY(a->arena, TurnKind, h.n + 1), next;
    int last = -1, at;
    const char *unit = unit_of(a, s), *text = "";
    if (h.quarterly) return figure_no_text("季度数据不判断转折");
    trend_turning_points(h.growth, h.n, kinds);
    for (int i = 0; i < h.n; i++)
        if (kinds[i] != TURN_NONE) last = i;
    if (last >= 0)
        text = arena_printf(a->arena, "%s为%s（%s%s）", month_words(a, h.periods[last]),
                            kinds[last] == TURN_PEAK ? "高点" : "低点", rate_words(a, h.growth[last]), unit);
    if (trend_turn_in_sight(h.growth, h.n, kinds, &at, &next))
        text = arena_printf(a->arena, "%s%s%s或为%s（%s%s），待确认", text, *text ? "；" : "",
                            month_words(a, h.periods[at]), next == TURN_PEAK ? "高点" : "低点",
                            rate_words(a, h.growth[at]), unit);
    return *text ? in_words(a, s, text) : figure_no_text("没有符合条件的转折");
}

static double mean_of(const double *x, int from, int to)
{
    double sum = 0;
    for (int i = from; i < to; i++) sum += x[i];
    return sum / (to - from);
}

/* 2023年4月起平均由6.1%降为3.2%（p<0.001); only where it is significant and can be seen in print. */
Figure make_level_break(Analysis *a, Subject s)
{
    History h = history_of_growth(a, s, HISTORY_MOST);
    int at;
    double p;
    if (!trend_level_break(h.growth, h.n, &at, &p)) return figure_no_text("不足24期，不判断水平突变");
    const char *unit = unit_of(a, s), *before = rate_words(a, mean_of(h.growth, 0, at)),
               *after = rate_words(a, mean_of(h.growth, at, h.n));
    if (p >= significant || !strcmp(before, after))
        return figure_no_text(arena_printf(a->arena, "没有显著的水平突变（%s）", p_words(a, p)));
    bool up = g_ascii_strtod(after, NULL) > g_ascii_strtod(before, NULL);
    return in_words(a, s,
                    arena_printf(a->arena, "%s起平均由%s%s%s为%s%s（%s）", month_words(a, h.periods[at]),
                                 before, unit, up ? "升" : "降", after, unit, p_words(a, p)));
}

/* 近12期平均每月回升0.12个百分点（p=0.013). */
Figure make_trend(Analysis *a, Subject s)
{
    History h = history_of_growth(a, s, TREND_WINDOW);
    double slope, p;
    if (!trend_slope(h.growth, h.n, TREND_WINDOW, &slope, &p)) return figure_no_text("不足12期，不判断趋势");
    const char *size = figure_keep(a, decimal_format(fabs(slope), -1, 2, ROUND_HALF_AWAY));
    if (p >= significant || !strcmp(size, "0.00"))
        return figure_no_text(arena_printf(a->arena, "近12期没有显著趋势（%s）", p_words(a, p)));
    return in_words(a, s,
                    arena_printf(a->arena, "近12期平均每%s%s%s%s（%s）", h.quarterly ? "季" : "期",
                                 slope > 0 ? "回升" : "回落", size, *unit_of(a, s) ? "个百分点" : "",
                                 p_words(a, p)));
}

/* ---- seasonal adjustment, which goes by the observations of the series ---- */

Figure make_adjusted_mom(Analysis *a, Subject s)
{
    return figure_from_measure(a, history_observation(a, s), "sa_mom", RATE_DECIMALS);
}

/* What the method page prints of the adjustment: the tests of the seasonality and the size of revisions. */
Figure make_adjustment_note(Analysis *a, Subject s)
{
    Value v = measure_find("sa")->compute(a, history_observation(a, s));
    return v.known ? figure_text(v.note) : figure_no_text(v.note);
}
