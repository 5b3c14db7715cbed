#include "figure/make.h"

#include <glib.h>
#include <string.h>

#include "analysis/measure.h"
#include "analysis/ranking.h"
#include "base/decimal.h"
#include "figure/saying.h"

const char *figure_keep(Analysis *a, char *text)
{
    const char *kept = arena_strdup(a->arena, text);
    g_free(text);
    return kept;
}

/* The printed text over what it was rounded from; NULL for a bare number. */
static const Provenance *printed_node(Analysis *a, const Value *v, const Figure *f)
{
    if (!v->provenance) return NULL;
    Provenance *node = provenance_node(a->arena, PROVENANCE_PRINTED, &v->provenance, 1);
    node->number = f->number;
    node->places = v->typed_places;
    node->decimals = f->decimals;
    node->text = f->printed;
    node->rule = "四舍五入";
    node->place = provenance_place(v->provenance, a->arena);
    return node;
}

Figure figure_from_value(Analysis *a, Value v, int decimals)
{
    Figure f = {.known = v.known,
                .raw = v.number,
                .typed_places = v.typed_places,
                .decimals = decimals,
                .unit = v.unit && strcmp(v.unit, "无量纲") ? v.unit : "",
                .reason = v.note};
    if (!v.known) {
        f.printed = v.state == FIGURE_TINY ? "…" : v.state == FIGURE_NOT_APPLICABLE ? "不适用" : "—";
        return f;
    }
    f.printed = figure_keep(a, decimal_format(v.number, v.typed_places, decimals, ROUND_HALF_AWAY));
    f.number = g_ascii_strtod(f.printed, NULL);
    f.source = printed_node(a, &v, &f);
    return f;
}

Figure figure_text(const char *text)
{
    return (Figure){.is_text = true, .known = true, .printed = text, .unit = ""};
}

Figure figure_no_text(const char *reason)
{
    Figure f = figure_text("—");
    f.known = false;
    f.reason = reason;
    return f;
}

bool figure_is_price(const Indicator *item) { return strstr(item->name, "价格") != NULL; }

/* ---- which period ---- */

Subject figure_span(Analysis *a, Subject s)
{
    if (!period_is_month(s.period) || s.period.last == 1 || subject_indicator(a, s)->kind == KIND_STOCK)
        return s;
    return subject_at(s, period_span(s.period.year, s.period.last));
}

Subject figure_before(Subject s) { return subject_at(s, ranking_period_before(s.period)); }

Value figure_growth(Analysis *a, Subject s)
{
    IndicatorKind kind = subject_indicator(a, s)->kind;
    return kind == KIND_RATE ? series_level(a, s) : series_shown_yoy(a, s);
}

int figure_level_decimals(const Analysis *a, Subject s) { return subject_indicator(a, s)->decimals; }

static int growth_decimals(const Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    return kind_grows_by_difference(item->kind) ? item->decimals : RATE_DECIMALS;
}

/* ---- figures ---- */

static Figure level_at(Analysis *a, Subject s)
{
    return figure_from_value(a, series_level(a, s), figure_level_decimals(a, s));
}
static Figure growth_at(Analysis *a, Subject s)
{
    return figure_from_value(a, series_shown_yoy(a, s), growth_decimals(a, s));
}

static Figure make_level(Analysis *a, Subject s) { return level_at(a, s); }
static Figure make_yoy(Analysis *a, Subject s) { return growth_at(a, s); }
static Figure make_mom(Analysis *a, Subject s)
{
    return figure_from_value(a, series_mom(a, s), growth_decimals(a, s));
}
static Figure make_total(Analysis *a, Subject s)
{
    if (subject_indicator(a, s)->kind == KIND_STOCK)
        return figure_from_value(a, value_undefined("时点指标没有累计"), 1);
    return level_at(a, figure_span(a, s));
}
static Figure make_total_yoy(Analysis *a, Subject s)
{
    if (subject_indicator(a, s)->kind == KIND_STOCK)
        return figure_from_value(a, value_undefined("时点指标没有累计"), 1);
    return growth_at(a, figure_span(a, s));
}

static Figure make_previous(Analysis *a, Subject s)
{
    Subject before = figure_before(s);
    /* 1—2月 has nothing before it; a rate in March stands beside that of 1—2月 all the same. */
    if (!before.period.year) return figure_from_value(a, value_undefined("没有上期"), 1);
    return level_at(a, before);
}

static Figure make_last_year(Analysis *a, Subject s)
{
    return level_at(a, subject_at(s, period_year_before(s.period, 1)));
}

static Figure make_last_year_total(Analysis *a, Subject s)
{
    Subject span = figure_span(a, s);
    return figure_from_value(a, series_base(a, span), figure_level_decimals(a, s));
}

static Figure five_year_end(Analysis *a, Subject s, bool highest)
{
    Value best = value_undefined("没有五年数据");
    for (int i = 0; i < 5; i++) {
        Value v = series_level(a, subject_at(s, period_year_before(s.period, i)));
        if (!v.known) continue;
        if (!best.known || (highest ? v.number > best.number : v.number < best.number)) best = v;
    }
    return figure_from_value(a, best, figure_level_decimals(a, s));
}
static Figure make_five_low(Analysis *a, Subject s) { return five_year_end(a, s, false); }
static Figure make_five_high(Analysis *a, Subject s) { return five_year_end(a, s, true); }

static Figure make_five_range(Analysis *a, Subject s)
{
    Figure low = make_five_low(a, s), high = make_five_high(a, s);
    if (!low.known) return figure_no_text("没有五年数据");
    return saying_of_figures(a, "区间", "", (const Figure[]){low, high}, 2);
}

Figure figure_from_measure(Analysis *a, Subject s, const char *name, int decimals)
{
    return figure_from_value(a, measure_find(name)->compute(a, s), decimals);
}
static Figure make_share(Analysis *a, Subject s)
{
    return figure_from_measure(a, figure_span(a, s), "share", RATE_DECIMALS);
}
/* 结构变动: 比上年同期提高0.3个百分点. */
static Figure make_share_change(Analysis *a, Subject s)
{
    Subject span = figure_span(a, s), before = subject_at(span, period_year_before(span.period, 1));
    Value now = measure_find("share")->compute(a, span), then = measure_find("share")->compute(a, before);
    if (!now.known || !then.known) return figure_no_text(now.known ? then.note : now.note);
    return saying_figure(a, "升降", "占比", RATE_DECIMALS, (const Value[]){now, then}, 2);
}
static Figure make_pull(Analysis *a, Subject s)
{
    return figure_from_measure(a, figure_span(a, s), "pull", RATE_DECIMALS);
}
static Figure make_contribution(Analysis *a, Subject s)
{
    return figure_from_measure(a, figure_span(a, s), "contribution", RATE_DECIMALS);
}
static Figure make_two_years(Analysis *a, Subject s)
{
    return figure_from_measure(a, figure_span(a, s), "avg2", RATE_DECIMALS);
}

static Figure make_average(Analysis *a, Subject s)
{
    return figure_from_measure(a, figure_span(a, s), "cagr", RATE_DECIMALS);
}

static Figure make_fixed(Analysis *a, Subject s)
{
    bool index = subject_indicator(a, s)->kind == KIND_INDEX;
    return figure_from_measure(a, index ? s : figure_span(a, s), "index_fixed", RATE_DECIMALS);
}

static Figure make_rank(Analysis *a, Subject s)
{
    int ties;
    Value v = ranking_rank(a, ranking_subject(a, s), NULL, &ties);
    Figure f = figure_from_value(a, v, 0);
    if (v.known && ties > 1) f.reason = "并列";
    return f;
}

static Figure make_rank_change(Analysis *a, Subject s)
{
    Value v = ranking_change(a, ranking_subject(a, s));
    if (!v.known) return figure_no_text(v.note);
    return saying_figure(a, "位次变化", "", 0, &v, 1);
}

static Figure make_unit(Analysis *a, Subject s) { return figure_text(subject_indicator(a, s)->unit_name); }
static Figure make_name(Analysis *a, Subject s) { return figure_text(subject_indicator(a, s)->name); }
static Figure make_region(Analysis *a, Subject s) { return figure_text(a->data->regions[s.region].name); }

static const FigureName names[] = {
    {"本期", "当月（当季、当年）数", true, "", make_level},
    {"同比", "当期同比；公布的优先", true, "%", make_yoy},
    {"环比", "比上月，未经季节调整", true, "%", make_mom},
    {"累计", "1月至本月累计", true, "", make_total},
    {"累计同比", "累计同比；公布的优先", true, "%", make_total_yoy},
    {"上期", "上月（上季）数", true, "", make_previous},
    {"上年同期", "上年同月数", true, "", make_last_year},
    {"上年同期累计", "上年同期累计数", true, "", make_last_year_total},
    {"五年最低", "近五年同月最低", true, "", make_five_low},
    {"五年最高", "近五年同月最高", true, "", make_five_high},
    {"五年区间", "近五年同月的最低与最高", false, NULL, make_five_range},
    {"目标", "年度目标的数值", true, NULL, make_target},
    {"目标表述", "年度目标的原文", false, NULL, make_target_text},
    {"缺口", "完成数减目标", true, NULL, make_gap},
    {"完成率", "累计占目标总量", true, "%", make_progress},
    {"时序进度", "已过月数占全年", true, "%", make_time_progress},
    {"需增长", "余下月份需要的增速", true, "%", make_required},
    {"可达性", "需增长与近三月、近五年余下月份的增速相比", false, NULL, make_reachability},
    {"历史进度", "近三至五年同期累计占全年的平均", true, "%", make_usual_progress},
    {"状态", "对年度目标的判断", false, NULL, make_status},
    {"原因", "判断的理由", false, NULL, make_reason},
    {"较目标", "高于或低于年度目标多少", false, NULL, make_against_target},
    {"增减", "累计增速的用语：增长5.2%", false, NULL, make_growth_words},
    {"当期增减", "当期增速的用语", false, NULL, make_month_growth_words},
    {"变化", "累计增速比上期：加快0.3个百分点", false, NULL, make_change_words},
    {"较上期", "累计增速与上期相比的分句：比1—5月加快0.3个百分点", false, NULL, make_change_clause},
    {"较上月", "当期增速与上月相比的分句", false, NULL, make_month_change_clause},
    {"当期变化", "当期增速比上月", false, NULL, make_month_change_words},
    {"同期变化", "当期增速比上年同月", false, NULL, make_year_change_words},
    {"位次", "在同类地区中的位次", true, NULL, make_rank},
    {"位次变化", "前移或后移", false, NULL, make_rank_change},
    {"占比", "占上级指标的比重", true, "%", make_share},
    {"占比变化", "占比与上年同期相比：提高0.3个百分点", false, NULL, make_share_change},
    {"拉动", "拉动上级指标的百分点", true, "百分点", make_pull},
    {"贡献率", "对上级指标增长的贡献率", true, "%", make_contribution},
    {"两年平均", "两年平均增速", true, "%", make_two_years},
    {"全年预测", "按前几个月预测的全年数", true, "", make_projection},
    {"预测下限", "全年预测80%区间的下限", true, "", make_projection_low},
    {"预测上限", "全年预测80%区间的上限", true, "", make_projection_high},
    {"预测增速", "全年预测比上年增长", true, "%", make_projected_growth},
    {"完成可能", "完成年度目标的可能：较可能（83%）", false, NULL, make_likelihood},
    {"徽章", "全省第一、历史最好、近n年最高：只在数据能证明时有", false, NULL, make_badge},
    {"连续", "连续n个月回升或回落（三期以上）", false, NULL, make_run},
    {"趋势", "近12期增速的斜率及检验：近12期平均每期回升0.12个百分点（p=0.013）", false, NULL, make_trend},
    {"转折点", "增速最近的高点或低点（Bry—Boschan法），和待确认的转折", false, NULL, make_turning_point},
    {"水平突变", "增速平均水平显著改变的月份（sup-F检验，24期以上）", false, NULL, make_level_break},
    {"定基指数", "五年规划基期为100的指数；上月=100的指数连乘", true, NULL, make_fixed},
    {"季调环比", "季节调整后的环比", true, "%", make_adjusted_mom},
    {"季调诊断", "季节调整的检验和修订情况", false, NULL, make_adjustment_note},
    {"年均增速", "五年规划基期以来的年均增速", true, "%", make_average},
    {"单位", "指标的单位", false, NULL, make_unit},
    {"名称", "指标的名称", false, NULL, make_name},
    {"地区", "地区的名称", false, NULL, make_region},
};

int figure_name_count(void) { return (int)G_N_ELEMENTS(names); }
const FigureName *figure_name_get(int index) { return &names[index]; }

const FigureName *figure_name_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (!strcmp(names[i].name, name)) return &names[i];
    return NULL;
}
