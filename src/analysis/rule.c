/* One row a rule. Methods that take a whole series (projection, seasonal adjustment) are no rows here: their
 * inputs are listed in the tree, but the result is not computed from the list again. */
#include "analysis/rule.h"

#include <math.h>
#include <string.h>

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
    {"上期位次－本期位次", difference},
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
