/* One row a measure. Analyze, expressions, table columns, cards, charts and help read these rows and nothing
 * else. */
#include "figure/registry.h"

#include <glib.h>
#include <string.h>

#include "analysis/measure.h"
#include "analysis/ranking.h"
#include "base/textutil.h"
#include "figure/comparisons.h"
#include "figure/goal_figures.h"
#include "figure/trend_figures.h"
#include "figure/words.h"

static Figure say_unit(Analysis *a, Subject s) { return figure_text(subject_indicator(a, s)->unit_name); }
static Figure say_name(Analysis *a, Subject s) { return figure_text(subject_indicator(a, s)->name); }
static Figure say_region(Analysis *a, Subject s) { return figure_text(a->data->regions[s.region].name); }

static const char combination[] = "Makridakis等2000（M3）、2020（M4）：简单方法的组合";
static const char competition[] = "竞赛排名法（1、2、2、4）";
static const char bulletin[] = "国家统计局统计公报注释";
static const char yearbook[] = "中国统计年鉴";
static const char plan[] = "targets.csv";
static const char investment[] = "政府投资统计公报";

/* A number at a period, and words. Columns: English name, Chinese name, alias, row of analyze; span,
 * decimals, unit; function; formula, source. */
#define NUMBER(name, words, alias, row, span, decimals, unit, compute, formula, source)                      \
    {                                                                                                        \
        name, words, alias, ROW_##row, SPAN_##span, DECIMALS_##decimals, unit, compute, NULL, formula,       \
            source                                                                                           \
    }
#define SAID(name, words, row, span, compute, say, formula, source)                                          \
    {                                                                                                        \
        name, words, NULL, ROW_##row, SPAN_##span, DECIMALS_RATE, NULL, compute, say, formula, source        \
    }

static const Measure registry[] = {
    /* levels and growth */
    NUMBER("level", "本期", NULL, EVERY, ASKED, INDICATOR, "", series_level,
           "报送的数值；未报当期的由累计数相减，未报累计的由各期相加", "国家统计局统计指标解释"),
    NUMBER("growth", "同比", NULL, NONE, ASKED, GROWTH, "%", series_shown_yoy, "当期同比；公布的优先",
           bulletin),
    NUMBER("yoy", "计算同比", NULL, EVERY, ASKED, GROWTH, "%", series_yoy,
           "（本期÷上年同期－1）×100；增速、指数、占比为两期之差", bulletin),
    NUMBER("mom", "环比", NULL, EVERY, ASKED, GROWTH, "%", series_mom,
           "（本期÷上期－1）×100，未经季节调整；1—2月及其后的3月没有", bulletin),
    NUMBER("total", "累计", NULL, NONE, TOTAL, INDICATOR, "", series_level, "1月至本月累计", bulletin),
    NUMBER("total_growth", "累计同比", NULL, NONE, TOTAL, GROWTH, "%", series_shown_yoy,
           "累计同比；公布的优先", bulletin),
    NUMBER("yoy_published", "公布同比", NULL, EVERY, ASKED, GROWTH, "%", series_published, "报送的同比",
           "数据文件"),
    NUMBER("yoy_diff", "同比差异", NULL, EVERY, ASKED, RATE, "百分点", measure_difference,
           "公布的同比－按水平计算的同比", "数据文件"),
    NUMBER("previous", "上期", NULL, NONE, BEFORE, INDICATOR, "", series_level, "上月（上季）数", bulletin),
    NUMBER("last_year", "上年同期", NULL, NONE, YEAR_BEFORE, INDICATOR, "", series_level, "上年同月数",
           bulletin),
    NUMBER("last_year_total", "上年同期累计", NULL, NONE, CUMULATIVE, INDICATOR, "", comparison_base,
           "上年同期累计数，没有报送的由公布的增速推算", bulletin),
    NUMBER("five_year_low", "五年最低", NULL, NONE, ASKED, INDICATOR, "", comparison_five_year_low,
           "近五年同月最低", yearbook),
    NUMBER("five_year_high", "五年最高", NULL, NONE, ASKED, INDICATOR, "", comparison_five_year_high,
           "近五年同月最高", yearbook),
    SAID("five_year_range", "五年区间", NONE, ASKED, NULL, comparison_five_year_range,
         "近五年同月的最低与最高", yearbook),
    NUMBER("avg2", "两年平均", NULL, EVERY, CUMULATIVE, RATE, "%", measure_two_year_average,
           "（本期÷前年同期）^(1/2)－1；按不变价、可比口径的由两年公布增速连乘",
           "国家统计局2021年数据发布说明"),
    NUMBER("cagr", "年均增速", NULL, EVERY, CUMULATIVE, RATE, "%", measure_average,
           "（本期÷五年规划基期同期）^(1/n)－1，水平法", "中国统计年鉴编者说明"),
    NUMBER("index_fixed", "定基指数", NULL, EVERY, CHAIN, RATE, NULL, measure_fixed,
           "本期÷五年规划基期同期×100；环比指数为各月连乘", "中国统计年鉴编者说明"),
    NUMBER("sa", "季调值", NULL, EVERY, OBSERVATION, INDICATOR, "", measure_adjusted,
           "剔除春节影响后，对数值作STL季节调整", "Cleveland等1990"),
    NUMBER("sa_mom", "季调环比", NULL, EVERY, OBSERVATION, RATE, "%", measure_adjusted_mom,
           "季节调整后的（本期÷上期－1）×100，历史五年以上才给", "Cleveland等1990"),
    /* structure */
    NUMBER("share", "占比", "比重", EVERY, CUMULATIVE, RATE, "%", measure_share, "本项÷上级指标×100",
           yearbook),
    NUMBER("cumulative_share", "累计占比", NULL, NONE, CUMULATIVE, RATE, "%", measure_cumulative_share,
           "同一上级指标下不小于本项的各项之和÷上级指标×100", yearbook),
    NUMBER("pull", "拉动", NULL, EVERY, CUMULATIVE, RATE, "百分点", measure_pull,
           "（本项本期－本项上年同期）÷总体上年同期×100", yearbook),
    NUMBER("contribution", "贡献率", NULL, EVERY, CUMULATIVE, RATE, "%", measure_contribution,
           "本项增量÷总体增量×100", yearbook),
    SAID("share_change", "占比变化", NONE, CUMULATIVE, NULL, comparison_share_change,
         "占比与上年同期相比：提高0.3个百分点", yearbook),
    /* targets */
    NUMBER("target", "目标", "年度目标", GOAL, GOAL, TARGET, NULL, measure_target,
           "政府工作报告的目标；与参照指标比较的为参照指标的数", plan),
    SAID("target_text", "目标表述", NONE, ASKED, NULL, make_target_text, "年度目标的原文", plan),
    {"gap", "缺口", "与目标差", ROW_GOAL, SPAN_GOAL, DECIMALS_TARGET, NULL, measure_gap, make_gap,
     "完成数－目标；印出的为两个印出的数之差", plan},
    NUMBER("progress", "完成率", NULL, GOAL, GOAL, RATE, "%", measure_progress, "累计÷目标总量×100",
           investment),
    {"time_progress", "时序进度", NULL, ROW_GOAL, SPAN_GOAL, DECIMALS_RATE, "%", measure_time_progress,
     make_time_progress, "已过月数÷12×100", investment},
    NUMBER("usual_progress", "历史进度", NULL, NONE, GOAL, RATE, "%", goal_usual_share,
           "近三至五年同期累计占全年的平均", investment),
    NUMBER("required", "需增长", NULL, GOAL, GOAL, RATE, "%", measure_required,
           "（目标总量－累计）÷（上年全年－上年同期）－1", "目标总量与上年余量之比"),
    SAID("required_words", "余下要求", NONE, GOAL, NULL, make_required_words,
         "余下月份需增长多少、能否实现，或下降多少以内即可完成", plan),
    SAID("reachability", "可达性", NONE, GOAL, NULL, make_reachability,
         "需增长与近三月、近五年余下月份的增速相比", plan),
    SAID("status", "状态", NONE, GOAL, NULL, make_status, "对年度目标的判断", plan),
    SAID("reason", "原因", NONE, GOAL, NULL, make_reason, "判断的理由", plan),
    SAID("against_target", "较目标", NONE, GOAL, NULL, make_against_target, "高于或低于年度目标多少", plan),
    /* projections */
    NUMBER("projection", "全年预测", NULL, GOAL, GOAL, INDICATOR, "", measure_projection,
           "上年同期外推、对数线性回归、阻尼Holt-Winters、STL四种方法的几何平均", combination),
    NUMBER("projection_lo", "预测下限", NULL, GOAL, GOAL, INDICATOR, "", measure_projection_lo,
           "80%区间的下限，由历年同期的预测误差得出", combination),
    NUMBER("projection_hi", "预测上限", NULL, GOAL, GOAL, INDICATOR, "", measure_projection_hi,
           "80%区间的上限", combination),
    NUMBER("projection_lo95", "预测下限95", NULL, GOAL, GOAL, INDICATOR, "", measure_projection_lo95,
           "95%区间的下限", combination),
    NUMBER("projection_hi95", "预测上限95", NULL, GOAL, GOAL, INDICATOR, "", measure_projection_hi95,
           "95%区间的上限", combination),
    NUMBER("projected_growth", "预测增速", NULL, NONE, GOAL, RATE, "%", goal_projected_growth,
           "全年预测比上年增长", combination),
    NUMBER("p_meet", "完成概率", NULL, GOAL, GOAL, PROBABILITY, NULL, measure_p_meet,
           "达到年度目标的概率，由预测的误差分布得出", combination),
    SAID("likelihood", "完成可能", NONE, GOAL, NULL, make_likelihood, "完成年度目标的可能：较可能（83%）",
         combination),
    /* places */
    {"rank", "位次", NULL, ROW_EVERY, SPAN_RANKING, DECIMALS_WHOLE, NULL, measure_rank, comparison_rank,
     "同类地区按显示数值排名，相同者并列；总量指标按增速", competition},
    SAID("rank_change", "位次变化", EVERY, RANKING, ranking_change, comparison_rank_change,
         "上期位次－本期位次，正数为前移", competition),
    NUMBER("score", "功效系数", NULL, EVERY, RANKING, RATE, NULL, measure_score,
           "（x－最低）÷（最高－最低）×40＋60，越小越好的反向", "功效系数法"),
    /* words */
    SAID("growth_words", "增减", NONE, CUMULATIVE, NULL, make_growth_words, "累计增速的用语：增长5.2%", ""),
    SAID("month_growth_words", "当期增减", NONE, ASKED, NULL, make_month_growth_words, "当期增速的用语", ""),
    SAID("change_words", "变化", NONE, CUMULATIVE, NULL, make_change_words, "累计增速比上期：加快0.3个百分点",
         ""),
    SAID("change_clause", "较上期", NONE, CUMULATIVE, NULL, make_change_clause,
         "累计增速与上期相比的分句：比1—5月加快0.3个百分点", ""),
    SAID("month_change_clause", "较上月", NONE, ASKED, NULL, make_month_change_clause,
         "当期增速与上月相比的分句", ""),
    SAID("month_change_words", "当期变化", NONE, ASKED, NULL, make_month_change_words, "当期增速比上月", ""),
    SAID("year_change_words", "同期变化", NONE, ASKED, NULL, make_year_change_words, "当期增速比上年同月",
         ""),
    SAID("badge", "徽章", NONE, ASKED, NULL, make_badge, "全省第一、历史最好、近n年最高：只在数据能证明时有",
         ""),
    SAID("run", "连续", NONE, ASKED, NULL, make_run, "连续n个月回升或回落（三期以上）", ""),
    SAID("trend", "趋势", NONE, ASKED, NULL, make_trend,
         "近12期增速的斜率及检验：近12期平均每期回升0.12个百分点（p=0.01）",
         "最小二乘，p由同样相关的模拟序列得出"),
    SAID("turning_point", "转折点", NONE, ASKED, NULL, make_turning_point,
         "增速最近的高点或低点，和待确认的转折", "Bry—Boschan 1971"),
    SAID("level_break", "水平突变", NONE, ASKED, NULL, make_level_break,
         "增速平均水平显著改变的月份（24期以上）", "Andrews 1993"),
    SAID("adjustment_note", "季调诊断", NONE, ASKED, NULL, make_adjustment_note, "季节调整的检验和修订情况",
         "Lothian和Morry 1978"),
    SAID("unit", "单位", NONE, ASKED, NULL, say_unit, "指标的单位", ""),
    SAID("indicator", "名称", NONE, ASKED, NULL, say_name, "指标的名称", ""),
    SAID("region", "地区", NONE, ASKED, NULL, say_region, "地区的名称", ""),
};

int measure_count(void) { return (int)G_N_ELEMENTS(registry); }
const Measure *measure_get(int index) { return &registry[index]; }

const Measure *measure_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(registry); i++) {
        const Measure *m = &registry[i];
        if (!strcmp(m->name, name) || !strcmp(m->words, name) || (m->alias && !strcmp(m->alias, name)))
            return m;
    }
    return NULL;
}

bool measure_is_numeric(const Measure *m) { return m->compute && m->say != comparison_rank_change; }

/* The value that measure_figure rounds. Undefined for words. */
static Value measure_value(Analysis *a, const Measure *m, Subject s)
{
    if (!m->compute) return value_undefined("只有文字");
    Subject at = basis_subject(a, s, m->span);
    if (!at.period.year) return value_undefined(m->span == SPAN_TOTAL ? "时点指标没有累计" : "没有上期");
    return m->compute(a, at);
}

/* Whose figure it is, for whoever asks the printed page. */
static void sign(Analysis *a, const Measure *m, Subject s, Figure *f)
{
    if (!f->source) return;
    Provenance *node = arena_memdup(a->arena, f->source, sizeof *f->source);
    Subject at = basis_subject(a, s, m->span);
    node->measure = m->name;
    if (!at.period.year) at = s;
    char words[4 * PERIOD_TEXT];
    node->subject = provenance_subject(at);
    /* 2026年6月 上期 is May's figure: whose 上期 it is stands in its name. */
    if (m->span == SPAN_BEFORE || m->span == SPAN_YEAR_BEFORE) at = s;
    node->label =
        arena_printf(a->arena, "%s %s %s %s", a->data->regions[s.region].name, subject_indicator(a, s)->name,
                     period_words(at.period, NOTATION_SPAN, true, words), m->words);
    f->source = node;
}

/* The decimals and the unit (无量纲 as "") that its figures have for this indicator. */
static int measure_decimals(const Analysis *a, const Measure *m, Subject s)
{
    return display_decimals(a, s, m->decimals);
}

Figure measure_figure(Analysis *a, const Measure *m, Subject s)
{
    Figure f =
        m->say ? m->say(a, s) : figure_from_value(a, measure_value(a, m, s), measure_decimals(a, m, s));
    sign(a, m, s, &f);
    return f;
}

char *measure_nearest(const char *name)
{
    const char *names[G_N_ELEMENTS(registry)];
    for (size_t i = 0; i < G_N_ELEMENTS(registry); i++) names[i] = registry[i].words;
    return text_nearest(name, names, (int)G_N_ELEMENTS(registry));
}
