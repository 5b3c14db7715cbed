/* Figures of a series over time: runs, trend, turning points, level breaks, seasonal adjustment. */
#include "figure/trend_figures.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/badge.h"
#include "analysis/history.h"
#include "analysis/measure.h"
#include "analysis/ranking.h"
#include "analysis/trend.h"
#include "figure/basis.h"
#include "figure/display.h"
#include "figure/saying.h"

enum { RATE_DECIMALS = 1 };

/* 连续3个月回升; only from three changes on, with 1—2月 and rates as they are displayed. */
Figure make_run(Analysis *a, Subject s)
{
    enum { MOST = 24 };
    double shown[MOST];
    Value values[MOST];
    int n = 0;
    bool total = kind_has_scope(subject_indicator(a, s)->kind);
    Subject at = total ? basis_subject(a, s, SPAN_CUMULATIVE) : s;
    for (; n < MOST && at.period.year; at = basis_subject(a, at, SPAN_BEFORE)) {
        Value v = basis_growth(a, at);
        if (!v.known) break;
        values[MOST - 1 - n] = v;
        shown[MOST - 1 - n++] = value_displayed(&v, RATE_DECIMALS);
    }
    int run = trend_run(shown + MOST - n, n);
    if (run > -3 && run < 3) return figure_no_text("没有连续三期以上的同向变化");
    return saying_figure(a, "连续", "", RATE_DECIMALS, values + MOST - n, n);
}

Figure make_badge(Analysis *a, Subject s)
{
    const char *badge = badge_of(a, s);
    return badge ? figure_text(badge) : figure_no_text("数据没有证明");
}

/* ---- where the growth turned, and where its level shifted ---- */

enum { HISTORY_MOST = 240, TREND_WINDOW = 12, SLOPE_DECIMALS = 2 };
static const double significant = 0.05;

static const char *month_words(Analysis *a, Period p)
{
    char words[4 * PERIOD_TEXT];
    return arena_strdup(a->arena, period_words(p, NOTATION_SPAN, true, words));
}

/* p is a share of 399 simulated series. */
static const char *p_words(Analysis *a, double p)
{
    return p < 0.005 ? "p<0.005" : arena_printf(a->arena, "p=%.2f", p);
}

static const char *unit_of(const Analysis *a, Subject s)
{
    IndicatorKind kind = subject_indicator(a, s)->kind;
    return kind == KIND_INDEX || kind == KIND_RANK ? "" : "%";
}

/* 2024年8月为高点（6.3%）；2025年3月或为低点（2.1%），待确认. */
Figure make_turning_point(Analysis *a, Subject s)
{
    History h = history_of_growth(a, s, HISTORY_MOST);
    TurnKind *kinds = ARENA_ARRAY(a->arena, TurnKind, h.n + 1), next;
    Value named[2];
    int last = -1, at, n = 0;
    const char *unit = unit_of(a, s), *text = "";
    if (h.quarterly) return figure_no_text("季度数据不判断转折");
    trend_turning_points(h.growth, h.n, kinds);
    for (int i = 0; i < h.n; i++)
        if (kinds[i] != TURN_NONE) last = i;
    if (last >= 0) {
        text = arena_printf(a->arena, "%s为%s（{}%s）", month_words(a, h.periods[last]),
                            kinds[last] == TURN_PEAK ? "高点" : "低点", unit);
        named[n++] = h.values[last];
    }
    if (trend_turn_in_sight(h.growth, h.n, kinds, &at, &next)) {
        text = arena_printf(a->arena, "%s%s%s或为%s（{}%s），待确认", text, *text ? "；" : "",
                            month_words(a, h.periods[at]), next == TURN_PEAK ? "高点" : "低点", unit);
        named[n++] = h.values[at];
    }
    return n ? saying_figure(a, "陈述", text, RATE_DECIMALS, named, n) : figure_no_text("没有符合条件的转折");
}

static Value mean_of(Analysis *a, const History *h, int from, int to)
{
    double sum = 0;
    for (int i = from; i < to; i++) sum += h->values[i].number;
    return value_derived(a, sum / (to - from), "%", "平均", h->values + from, to - from);
}

/* 2023年4月起平均由6.1%降为3.2%（p<0.005); only where it is significant and can be seen in print. */
Figure make_level_break(Analysis *a, Subject s)
{
    History h = history_of_growth(a, s, HISTORY_MOST);
    int at;
    double p;
    if (!trend_level_break(a->persistence, h.growth, h.n, h.season, &at, &p))
        return figure_no_text(h.n < 24 ? "不足24期，不判断水平突变" : "各期相同，没有水平突变");
    int from = h.n > TREND_LONGEST ? h.n - TREND_LONGEST : 0;
    Value means[] = {mean_of(a, &h, from, at), mean_of(a, &h, at, h.n)};
    double before = value_displayed(&means[0], RATE_DECIMALS),
           after = value_displayed(&means[1], RATE_DECIMALS);
    if (p >= significant || before == after)
        return figure_no_text(arena_printf(a->arena, "没有显著的水平突变（%s）", p_words(a, p)));
    const char *unit = unit_of(a, s);
    return saying_figure(a, "陈述",
                         arena_printf(a->arena, "%s起平均由{}%s%s为{}%s（%s）", month_words(a, h.periods[at]),
                                      unit, after > before ? "升" : "降", unit, p_words(a, p)),
                         RATE_DECIMALS, means, 2);
}

/* 近12期平均每月回升0.12个百分点（p=0.01). */
Figure make_trend(Analysis *a, Subject s)
{
    History h = history_of_growth(a, s, TREND_LONGEST);
    double slope, p;
    if (!trend_slope_test(a->persistence, h.growth, h.n, TREND_WINDOW, h.season, &slope, &p))
        return figure_no_text(h.n < TREND_WINDOW ? "不足12期，不判断趋势" : "各期相同，没有趋势");
    Value size = value_derived(a, fabs(slope), "百分点", "最小二乘斜率的大小", h.values + h.n - TREND_WINDOW,
                               TREND_WINDOW);
    if (p >= significant || value_displayed(&size, SLOPE_DECIMALS) == 0)
        return figure_no_text(arena_printf(a->arena, "近12期没有显著趋势（%s）", p_words(a, p)));
    const char *text =
        arena_printf(a->arena, "近12期平均每%s%s{}%s（%s）", h.quarterly ? "季" : "期",
                     slope > 0 ? "回升" : "回落", *unit_of(a, s) ? "个百分点" : "", p_words(a, p));
    return saying_figure(a, "陈述", text, SLOPE_DECIMALS, &size, 1);
}

/* ---- seasonal adjustment, which goes by the observations of the series ---- */

/* What the method page prints of the adjustment: the tests of the seasonality and the size of revisions. */
Figure make_adjustment_note(Analysis *a, Subject s)
{
    Value v = measure_adjusted(a, history_observation(a, s));
    return v.known ? figure_text(v.note) : figure_no_text(v.note);
}
