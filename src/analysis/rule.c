/* One row a rule; what takes a whole series or group is computed in method.c. */
#include "analysis/rule.h"

#include <math.h>
#include <string.h>

#include "analysis/evaluation.h"
#include "analysis/method.h"
#include "base/decimal.h"

static double ratio_growth(const double *x, int n) { return n < 2 ? NAN : (x[0] / x[1] - 1) * 100; }
static double difference(const double *x, int n) { return n < 2 ? NAN : x[0] - x[1]; }
static double backward(const double *x, int n) { return n < 2 ? NAN : x[1] - x[0]; }
static double percent(const double *x, int n) { return n < 2 ? NAN : x[0] / x[1] * 100; }
static double negative(const double *x, int n) { return n < 1 ? NAN : -x[0]; }
static double less_hundred(const double *x, int n) { return n < 1 ? NAN : x[0] - 100; }
static double product(const double *x, int n) { return n < 2 ? NAN : x[0] * x[1]; }
static double total(const double *x, int n) { return n < 2 ? NAN : x[0] + x[1]; }
static double grown(const double *x, int n) { return n < 2 ? NAN : x[0] * (1 + x[1] / 100); }
static double fallen(const double *x, int n) { return n < 2 ? NAN : x[0] * (1 - x[1] / 100); }
static double base_of_growth(const double *x, int n) { return n < 2 ? NAN : x[0] / (1 + x[1] / 100); }
static double two_year_mean(const double *x, int n) { return n < 2 ? NAN : (sqrt(x[0] / x[1]) - 1) * 100; }
static double as_delivered(const double *x, int n) { return n < 1 ? NAN : x[0]; }
static double share_of_year(const double *x, int n) { return n < 1 ? NAN : x[0] / 12 * 100; }
static double twelfths(const double *x, int n) { return n < 1 ? NAN : x[0] / 12; }
static double ratio(const double *x, int n) { return n < 2 ? NAN : x[0] / x[1]; }
static double hundredfold(const double *x, int n) { return n < 1 ? NAN : x[0] * 100; }
static double scaled(const double *x, int n) { return n < 3 ? NAN : x[0] * (x[1] / x[2]); }

static double pull(const double *x, int n) { return n < 3 ? NAN : (x[0] - x[1]) / x[2] * 100; }

static double contribution(const double *x, int n)
{
    return n < 4 ? NAN : (x[0] - x[1]) / (x[2] - x[3]) * 100;
}

static double two_rates_mean(const double *x, int n)
{
    return n < 2 ? NAN : (sqrt((1 + x[0] / 100) * (1 + x[1] / 100)) - 1) * 100;
}

static double sum(const double *x, int n)
{
    double all = 0;
    for (int i = 0; i < n; i++) all += x[i];
    return n ? all : NAN;
}

/* The average yearly growth behind a factor over x[1] years. */
static double rate_of_factor(const double *x, int n)
{
    return n < 2 || x[1] < 1 ? NAN : (pow(x[0], 1 / x[1]) - 1) * 100;
}

static double rate_between(const double *x, int n)
{
    return n < 3 || x[2] < 1 ? NAN : (pow(x[0] / x[1], 1 / x[2]) - 1) * 100;
}

/* The factor so far and the next year's rate; of the first year the rate alone. */
static double chained(const double *x, int n)
{
    return n < 1 ? NAN : n < 2 ? 1 + x[0] / 100 : x[0] * (1 + x[1] / 100);
}

static double product_of_indices(const double *x, int n)
{
    double all = 1;
    for (int i = 0; i < n; i++) all *= x[i] / 100;
    return n ? all * 100 : NAN;
}

/* The parts, then the whole. */
static double parts_of_whole(const double *x, int n) { return n < 2 ? NAN : sum(x, n - 1) / x[n - 1] * 100; }

/* Twelve months of a year, then of the year before. */
static double year_index(const double *x, int n) { return n < 24 ? NAN : sum(x, 12) / sum(x + 12, 12) * 100; }

/* Pairs of a span and its year. */
/* The whole, then the parts that are named. */
static double rest_of_whole(const double *x, int n) { return n < 2 ? NAN : x[0] - sum(x + 1, n - 1); }

static double share_of_share(const double *x, int n) { return n < 2 ? NAN : x[0] * x[1] / 100; }

static double mean_share(const double *x, int n)
{
    double all = 0;
    for (int i = 0; i + 1 < n; i += 2) all += x[i] / x[i + 1] * 100;
    return n < 2 ? NAN : all / (n / 2);
}

/* A number, the decimals that it was typed with, those that are kept. */
static double rounded(const double *x, int n)
{
    bool good = n >= 3 && fabs(x[1]) < 100 && fabs(x[2]) < 100;
    return good ? decimal_round(x[0], (int)x[1], (int)x[2]) : NAN;
}

/* Target, growth so far, share of the year that is gone. */
static double required_of_rates(const double *x, int n)
{
    return n < 3 ? NAN : (x[0] - x[2] * x[1]) / (1 - x[2]);
}

static double mean(const double *x, int n) { return n ? sum(x, n) / n : NAN; }

static double greatest(const double *x, int n)
{
    double most = n ? x[0] : NAN;
    for (int i = 1; i < n; i++) most = fmax(most, x[i]);
    return most;
}

static double least(const double *x, int n)
{
    double low = n ? x[0] : NAN;
    for (int i = 1; i < n; i++) low = fmin(low, x[i]);
    return low;
}

/* Least squares on 0, 1, 2 …; the size of the slope. */
static double slope_size(const double *x, int n)
{
    double middle = (n - 1) / 2.0, above = 0, below = 0, average = mean(x, n);
    for (int i = 0; i < n; i++) {
        above += (i - middle) * (x[i] - average);
        below += (i - middle) * (i - middle);
    }
    return n < 2 ? NAN : fabs(above / below);
}

/* Goal, so far, last year's total, last year's same span. */
static double required(const double *x, int n)
{
    return n < 4 ? NAN : ((x[0] - x[1]) / (x[2] - x[3]) - 1) * 100;
}

static double size(const double *x, int n) { return n < 1 ? NAN : fabs(x[0]); }
static double whole_quotient(const double *x, int n) { return n < 2 ? NAN : floor(x[0] / x[1]); }
static double remainder_of(const double *x, int n) { return n < 2 ? NAN : x[0] - floor(x[0] / x[1]) * x[1]; }
static double power(const double *x, int n) { return n < 2 ? NAN : pow(x[0], x[1]); }
static double spliced(const double *x, int n) { return n < 3 ? NAN : x[0] * x[1] / x[2]; }

static const struct {
    const char *name;
    double (*compute)(const double *inputs, int count);
} rules[] = {
    {"（本期÷上年同期－1）×100", ratio_growth},
    {"（本期÷上期－1）×100，未经季节调整", ratio_growth},
    {"（本期÷基期同期－1）×100", ratio_growth},
    {"预测全年÷上年全年（可比口径）－1", ratio_growth},
    {"两期之差", difference},
    {"累计数之差", difference},
    {"上年同期－本期", backward},
    {"各期之和", sum},
    {"各月之和", sum},
    {"本期÷（1＋公布的增速）", base_of_growth},
    {"报送的上年同期数", as_delivered},
    {"指数－100", less_hundred},
    {"降幅", negative},
    {"本项÷总体×100", percent},
    {"本项增量÷总体上年同期×100", pull},
    {"本项增量÷总体增量×100", contribution},
    {"公布－计算", difference},
    {"（本期÷前年同期）^(1/2)－1", two_year_mean},
    {"两年公布增速的几何平均", two_rates_mean},
    {"本期÷基期同期×100", percent},
    {"平均", mean},
    {"各年的最大值", greatest},
    {"各年的最小值", least},
    {"最小二乘斜率的大小", slope_size},
    {"完成数－目标", difference},
    {"累计÷目标×100", percent},
    {"月数÷12×100", share_of_year},
    {"上年全年×（1＋目标增速）", grown},
    {"上年全年×（1－目标降幅）", fallen},
    {"上年全年＋目标的增加", total},
    {"上年全年－目标的减少", difference},
    {"上年全年×倍数", product},
    {"参照指标＋目标的差距", total},
    {"参照指标－目标的差距", difference},
    {"（目标总量－累计）÷（上年全年－上年同期）－1", required},
    {"完成÷目标×100", percent},
    {"完成投资÷年度计划投资×100", percent},
    {"到位资金÷年度计划投资×100", percent},
    {"完成率－时序进度", difference},
    {"上期位次－本期位次", backward},
    {"各项之和", sum},
    {"总体－各项之和", rest_of_whole},
    {"占所属项的比重×所属项的比重÷100", share_of_share},
    {"月数÷12", twelfths},
    {"上年全年×上年同期可比数÷上年同期数", scaled},
    {"上年同期可比数÷上年同期数", ratio},
    {"目标－容差", difference},
    {"参评数－目标的位数", difference},
    {"四舍五入", rounded},
    {"近三至五年同期累计占全年的平均", mean_share},
    {"（本期÷基期同期）^(1/n)－1，水平法", rate_between},
    {"各年公布增速的几何平均", rate_of_factor},
    {"各年（1＋公布的增速）连乘", chained},
    {"各年（1＋公布的增速）连乘×100", hundredfold},
    {"各月环比指数连乘", product_of_indices},
    {"不小于本项的各项之和÷总体×100", parts_of_whole},
    {"本年十二个月平均÷上年十二个月平均×100", year_index},
    {"（目标增速－w×累计增速）÷（1－w）", required_of_rates},
    {"四种方法的几何平均", method_total},
    {"四种方法的几何平均，按历年同期预测误差的80%区间下限", method_low80},
    {"四种方法的几何平均，按历年同期预测误差的80%区间上限", method_high80},
    {"四种方法的几何平均，按历年同期预测误差的95%区间下限", method_low95},
    {"四种方法的几何平均，按历年同期预测误差的95%区间上限", method_high95},
    {"按增速折算的指数预测的全年增速", method_total},
    {"按增速折算的指数预测的全年增速，80%区间下限", method_low80},
    {"按增速折算的指数预测的全年增速，80%区间上限", method_high80},
    {"按增速折算的指数预测的全年增速，95%区间下限", method_low95},
    {"按增速折算的指数预测的全年增速，95%区间上限", method_high95},
    {"上年各期之和（可比口径）", method_total_before},
    {"按预测的误差分布（t分布）", method_probability},
    {"各月增速折算的累计增速", method_implied_growth},
    {"上年同期占全年的比重，按增速折算", method_implied_share},
    {"春节回归后STL季节调整", method_adjusted},
    {"季节调整后（本期÷上期－1）×100", method_adjusted_mom},
    {"按显示的数值从高到低排名，相同者并列", method_rank_greatest},
    {"按显示的数值从低到高排名，相同者并列", method_rank_least},
    {"按与目标的距离从近到远排名，相同者并列", method_rank_least},
    {"与目标的距离", method_distance},
    {"（x－最低）÷（最高－最低）×40＋60", method_score_more},
    {"（最高－x）÷（最高－最低）×40＋60", method_score_less},
    {"功效系数加权平均", evaluation_total},
    {"与最优解的相对接近度", evaluation_total},
    {"按显示的得分排名，相同者并列", evaluation_rank},
    {"权数变动而位次不变的比重", evaluation_kept},
    {"评价的权数", evaluation_weight},
    {"数的大小", size},
    {"甲＋乙", total},
    {"甲－乙", difference},
    {"甲×乙", product},
    {"甲÷乙", ratio},
    {"甲÷乙的整数部分", whole_quotient},
    {"甲÷乙的余数", remainder_of},
    {"甲的乙次方", power},
    {"新基期指数×旧基期重叠期指数÷新基期重叠期指数", spliced},
};

bool rule_evaluate(const char *rule, const double *inputs, int count, double *result)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i].name, rule)) continue;
        *result = rules[i].compute(inputs, count);
        return isfinite(*result);
    }
    return false;
}
