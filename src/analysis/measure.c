/* What stands in a row of the registry and rests on several series: structure, averages, seasonal adjustment,
 * the measures of targets and projections. */
#include "analysis/measure.h"

#include <math.h>
#include <string.h>

#include "analysis/comparable.h"
#include "analysis/growth.h"
#include "analysis/implied.h"
#include "analysis/outlook.h"
#include "analysis/ranking.h"
#include "analysis/seasonal.h"

/* ---- structure: share, pull, contribution ---- */

/* Districts' figures are added up by others than the city's; more than this share above it, the city's figure
 * is no sum of theirs (days of good air, enterprises that are counted where they work). */
static const double most_of_whole = 1.05;

/* Whether the figures of the regions of one kind below `whole` can be parts of it. */
static bool regions_add_up(Analysis *a, Subject whole, const char *category)
{
    const Dataset *d = a->data;
    Value total = series_level(a, whole);
    double sum = 0;
    for (int r = 0; total.known && r < d->region_count; r++) {
        if (d->regions[r].parent != whole.region || strcmp(d->regions[r].category, category)) continue;
        Subject part = whole;
        part.region = r;
        Value v = series_level(a, part);
        if (v.known) sum += v.number;
    }
    return !total.known || total.number <= 0 || sum <= total.number * most_of_whole;
}

/* The whole that a part belongs to: the indicator above it, or else the same indicator of the region above,
 * where the regions add up to it. Else false with the reason in *why. */
static bool parent_of(Analysis *a, Subject s, Subject *parent, const char **why)
{
    const Indicator *item = subject_indicator(a, s);
    bool amount = kind_has_scope(item->kind) || item->kind == KIND_STOCK;
    *parent = s;
    if (item->parent >= 0)
        parent->indicator = item->parent;
    else if (amount)
        parent->region = a->data->regions[s.region].parent;
    *why = "没有上级指标";
    if (parent->indicator != s.indicator) return true;
    if (parent->region < 0 || parent->region == s.region) return false;
    *why = "各地区之和超过上级地区的数，不是加总的关系";
    return regions_add_up(a, *parent, a->data->regions[s.region].category);
}

/* Both levels now and a year before, of the part and its whole. False with the reason in *why. */
static bool part_and_whole(Analysis *a, Subject s, Value v[4], const char **why)
{
    Subject parent;
    if (!parent_of(a, s, &parent, why)) return false;
    v[0] = series_level(a, s), v[1] = comparable_base(a, s);
    v[2] = series_level(a, parent), v[3] = comparable_base(a, parent);
    *why = "本项或上级指标没有数据";
    if (!v[0].known || !v[2].known) return false;
    const char *reason = v[1].known ? v[3].note : v[1].note;
    *why = arena_printf(a->arena, "本项或上级指标没有可比的同期数：%s", reason ? reason : "无同期数");
    return v[1].known && v[3].known;
}

Value measure_share(Analysis *a, Subject s)
{
    Subject parent;
    const char *why;
    if (!parent_of(a, s, &parent, &why)) return value_undefined(why);
    Value part = series_level(a, s), whole = series_level(a, parent);
    if (!part.known || !whole.known) return value_undefined("本项或上级指标没有数据");
    if (whole.number == 0) return value_undefined("上级指标为零");
    return value_computed(a, part.number / whole.number * 100, "%", "本项÷总体×100", &part, &whole);
}

Value measure_cumulative_share(Analysis *a, Subject s)
{
    Subject parent, other = s;
    const char *why;
    if (!parent_of(a, s, &parent, &why)) return value_undefined(why);
    Value own = series_level(a, s), whole = series_level(a, parent);
    if (!own.known || !whole.known) return value_undefined("本项或上级指标没有数据");
    if (whole.number == 0) return value_undefined("上级指标为零");
    const Dataset *d = a->data;
    double sum = 0;
    Value *parts = ARENA_ARRAY(a->arena, Value, d->indicator_count + 1);
    int count = 0;
    for (int i = 0; i < d->indicator_count; i++) {
        if (d->indicators[i].parent != parent.indicator) continue;
        other.indicator = i;
        Value part = series_level(a, other);
        bool counts =
            part.known && (part.number > own.number || (part.number == own.number && i <= s.indicator));
        if (!counts) continue;
        sum += part.number;
        parts[count++] = part;
    }
    parts[count++] = whole;
    return value_derived(a, sum / whole.number * 100, "%", "不小于本项的各项之和÷总体×100", parts, count);
}

bool measure_parts_complete(Analysis *a, Subject s)
{
    const Dataset *d = a->data;
    Value whole = series_level(a, s);
    Subject part = s;
    double sum = 0, half = 0.5 * pow(10, -d->indicators[s.indicator].decimals);
    int parts = 0;
    for (int i = 0; i < d->indicator_count; i++) {
        if (d->indicators[i].parent != s.indicator) continue;
        part.indicator = i;
        Value v = series_level(a, part);
        if (!v.known) return false;
        sum += v.number * unit_factor(d->indicators[i].unit, d->indicators[s.indicator].unit);
        parts++;
    }
    return parts && whole.known && fabs(sum - whole.number) <= (parts + 1) * half + 1e-9;
}

Value measure_pull(Analysis *a, Subject s)
{
    Value v[4];
    const char *why;
    if (!part_and_whole(a, s, v, &why)) return value_undefined(why);
    if (v[3].number <= 0) return value_undefined("总体的上年同期数不是正数");
    Value part = value_computed(a, 0, "", NULL, &v[0], &v[1]);
    return value_computed(a, (v[0].number - v[1].number) / v[3].number * 100, "百分点",
                          "本项增量÷总体上年同期×100", &part, &v[3]);
}

Value measure_contribution(Analysis *a, Subject s)
{
    Value v[4];
    const char *why;
    if (!part_and_whole(a, s, v, &why)) return value_undefined(why);
    double change = v[2].number - v[3].number;
    if (change == 0) return value_undefined("总体没有变动");
    Value part = value_computed(a, 0, "", NULL, &v[0], &v[1]),
          whole = value_computed(a, 0, "", NULL, &v[2], &v[3]);
    Value out = value_computed(a, (v[0].number - v[1].number) / change * 100, "%", "本项增量÷总体增量×100",
                               &part, &whole);
    if (out.known && v[3].number > 0 && fabs(change / v[3].number) < 0.005)
        out.note = "总体变动不足0.5%，只宜用拉动";
    else if (out.known && change < 0)
        out.note = "总体下降，为对降幅的贡献";
    return out;
}

/* ---- growth ---- */

Value measure_difference(Analysis *a, Subject s)
{
    Value published = series_published(a, s), computed = series_yoy(a, s);
    if (!published.known) return published;
    if (series_growth_only_published(subject_indicator(a, s)))
        return value_undefined("增速只用公布的，不与按水平计算的比较");
    if (!computed.known) return computed;
    return value_computed(a, published.number - computed.number, "百分点", "公布－计算", &published,
                          &computed);
}

/* Average yearly growth of s over `years` years, out of the levels of both ends or, where they cannot be
 * compared or one is missing, chained from the published rates. */
static Value average_growth(Analysis *a, Subject s, int years, const char *rule, const char *none)
{
    double average;
    if (kind_grows_by_difference(subject_indicator(a, s)->kind)) return value_undefined("不是总量指标");
    Value now = series_level(a, s),
          then = series_level(a, subject_at(s, period_year_before(s.period, years)));
    bool chain = comparable_needs_chain(a, s, years);
    if (now.known && then.known && !chain) {
        if (!growth_average_horizontal(then.number, now.number, years, &average))
            return value_undefined("基期或本期不是正数");
        const Value inputs[] = {now, then, value_constant(a, years, "年", "年数")};
        return value_derived(a, average, "%", rule, inputs, 3);
    }
    Value factor = comparable_chain(a, s, years);
    if (!factor.known) return chain ? factor : value_undefined(none);
    growth_average_horizontal(1, factor.number, years, &average);
    Value n = value_constant(a, years, "年", "年数");
    return value_computed(a, average, "%", "各年公布增速的几何平均", &factor, &n);
}

Value measure_two_year_average(Analysis *a, Subject s)
{
    return average_growth(a, s, 2, "（本期÷前年同期）^(1/2)－1", "没有前年同期数，也没有两年的公布增速");
}

/* The year that a five-year plan counts from: 2020 for 2021–2025. */
static int plan_base(int year) { return (year - 1) / 5 * 5; }

Value measure_average(Analysis *a, Subject s)
{
    int base = plan_base(s.period.year), years = s.period.year - base;
    Value v = average_growth(a, s, years, "（本期÷基期同期）^(1/n)－1，水平法", "没有五年规划基期的同期数");
    if (v.known) v.note = arena_printf(a->arena, "以%d年为基期，n=%d", base, years);
    return v;
}

/* Fixed-base index, base year of the plan = 100; an index with the month before as 100 is chained from its
 * first. */
Value measure_fixed(Analysis *a, Subject s)
{
    const Indicator *item = subject_indicator(a, s);
    Value now = series_level(a, s);
    if (!now.known) return value_undefined("没有数据");
    if (item->kind == KIND_INDEX && (strstr(item->name, "上月=100") || strstr(item->name, "上月＝100"))) {
        double product = 1;
        Period p = s.period, first = p;
        Value months = {0};
        for (Value v = now; v.known; v = series_level(a, subject_at(s, p = period_before(p)))) {
            product *= v.number / 100, first = p;
            if (a->traced) months = value_computed(a, 0, "", NULL, &months, &v);
        }
        Value v = value_computed(a, product * 100, "", "各月环比指数连乘", a->traced ? &months : &now, NULL);
        v.note = arena_printf(a->arena, "推算，%d年%d月的上月=100", first.year, first.last);
        return v;
    }
    if (!kind_has_scope(item->kind) && item->kind != KIND_STOCK)
        return value_undefined("不是总量指标或环比指数");
    int base = plan_base(s.period.year), years = s.period.year - base;
    Value then = series_level(a, subject_at(s, period_year_before(s.period, years))), v;
    if (comparable_needs_chain(a, s, years)) {
        Value factor = comparable_chain(a, s, years);
        if (!factor.known) return factor;
        v = value_computed(a, factor.number * 100, "", "各年（1＋公布的增速）连乘×100", &factor, NULL);
    } else {
        if (!then.known || then.number <= 0) return value_undefined("没有五年规划基期的同期数");
        v = value_computed(a, now.number / then.number * 100, "", "本期÷基期同期×100", &now, &then);
    }
    v.note = arena_printf(a->arena, "%d年同期=100", base);
    return v;
}

/* ---- seasonal adjustment ---- */

enum { YEARS_FOR_MOM = 5 };

static bool adjust(Analysis *a, Subject s, SlotSeries *series, SeasonalAdjustment *adjusted, const char **why)
{
    *why = "地区过多，未作季节调整；请用--region或--indicator指定";
    if (a->projection.limited) return false;
    *why = "不是按月或按季的总量指标";
    bool month = period_is_month(s.period) || (s.period.first == 1 && s.period.last == 2);
    bool quarter = period_is_quarter(s.period);
    if (!kind_has_scope(subject_indicator(a, s)->kind) || (!month && !quarter)) return false;
    if (!slots_gather(a, s, series, why)) return false;
    *why = "数据不是按这种期间报送的，不作季节调整";
    if (quarter != (series->slots == 4)) return false;
    *why = "历史数据不足三年";
    if (period_is_month(s.period) && series->slots == 11 && s.period.last <= 2) return false;
    return seasonal_adjust(a, series, adjusted);
}

static const char *describe_diagnostics(Analysis *a, const SlotSeries *series, const SeasonalAdjustment *s)
{
    double points, r = s->residual_autocorrelation;
    bool festival = s->festival_used[0] || s->festival_used[1] || s->festival_used[2];
    const char *p = s->seasonal_p < 0.0001 ? "<0.0001" : arena_printf(a->arena, "=%.4f", s->seasonal_p);
    const char *revision = seasonal_mean_revision(a, series, s, &points)
                               ? arena_printf(a->arena, "，平均修订%.2f个百分点", points)
                               : "";
    return arena_printf(a->arena, "F=%.1f（p%s），M7=%.2f，残留自相关%s%.2f%s%s", s->seasonal_f, p, s->m7,
                        r <= -0.005 ? "−" : "", fabs(r), revision, festival ? "，剔除春节" : "");
}

Value measure_adjusted(Analysis *a, Subject s)
{
    SlotSeries series;
    SeasonalAdjustment adjusted;
    const char *why;
    if (!adjust(a, s, &series, &adjusted, &why)) return value_undefined(why);
    Value now = series_level(a, s);
    Value v = value_of_series(a, adjusted.adjusted[adjusted.n - 1], now.unit, "春节回归后STL季节调整", &now,
                              !series.source, series.source);
    v.note = describe_diagnostics(a, &series, &adjusted);
    if (series_growth_only_published(subject_indicator(a, s)))
        v.note = arena_printf(a->arena, "现价；%s", v.note);
    return v;
}

/* How the change of the period before reads now that another figure has come, beside how it read then. */
static const char *describe_revision(Analysis *a, const SlotSeries *series, const double *now)
{
    SlotSeries before = *series;
    SeasonalAdjustment earlier;
    if (before.known > 1) {
        before.known--;
    } else {
        before.years--;
        before.known = before.slots;
    }
    if (before.years < YEARS_FOR_MOM || !seasonal_adjust(a, &before, &earlier))
        return "经季节调整，历史数随新数据修订";
    const double *then = earlier.adjusted + earlier.n - 1;
    return arena_printf(a->arena, "经季节调整，历史数随新数据修订：上期环比由%.2f%%修订为%.2f%%",
                        (then[0] / then[-1] - 1) * 100, (now[-1] / now[-2] - 1) * 100);
}

Value measure_adjusted_mom(Analysis *a, Subject s)
{
    SlotSeries series;
    SeasonalAdjustment adjusted;
    const char *why;
    if (!adjust(a, s, &series, &adjusted, &why)) return value_undefined(why);
    if (series.years < YEARS_FOR_MOM) return value_undefined("历史数据不足五年，不给环比");
    const double *x = adjusted.adjusted + adjusted.n - 1;
    Value now = series_level(a, s);
    Value v = value_of_series(a, (x[0] / x[-1] - 1) * 100, "%", "季节调整后（本期÷上期－1）×100", &now,
                              !series.source, series.source);
    v.note = describe_revision(a, &series, x);
    if (series_growth_only_published(subject_indicator(a, s)))
        v.note = arena_printf(a->arena, "现价；%s", v.note);
    return v;
}

/* ---- targets ---- */

static const Target *target_of(Analysis *a, Subject s)
{
    return dataset_target(a->data, s.indicator, s.region, s.period.year);
}

#define GOAL_MEASURE(name, function)                                                                         \
    Value name(Analysis *a, Subject s)                                                                       \
    {                                                                                                        \
        const Target *target = target_of(a, s);                                                              \
        return target ? function(a, target, s) : value_undefined("没有设目标");                              \
    }
GOAL_MEASURE(measure_target, goal_threshold)
GOAL_MEASURE(measure_gap, goal_gap)
GOAL_MEASURE(measure_progress, goal_progress)

Value measure_required(Analysis *a, Subject s)
{
    const Target *target = target_of(a, s);
    if (!target) return value_undefined("没有设目标");
    Value v = goal_required(a, target, s);
    const char *reach = v.known ? outlook_reachability(a, target, s) : NULL;
    if (reach) v.note = v.note ? arena_printf(a->arena, "%s；%s", reach, v.note) : reach;
    return v;
}

Value measure_time_progress(Analysis *a, Subject s)
{
    return target_of(a, s) ? goal_time_progress(a, s) : value_undefined("没有设目标");
}

/* ---- projection ---- */

typedef enum { BOUND_TOTAL, BOUND_LOW80, BOUND_HIGH80, BOUND_LOW95, BOUND_HIGH95 } ProjectionBound;

/* What the projected number is called where it is shown how it was computed: of levels, of rates alone. */
static const char *bound_rule(ProjectionBound bound, bool of_rates)
{
    static const char *const rules[][2] = {
        {"四种方法的几何平均", "按增速折算的指数预测的全年增速"},
        {"四种方法的几何平均，按历年同期预测误差的80%区间下限",
         "按增速折算的指数预测的全年增速，80%区间下限"},
        {"四种方法的几何平均，按历年同期预测误差的80%区间上限",
         "按增速折算的指数预测的全年增速，80%区间上限"},
        {"四种方法的几何平均，按历年同期预测误差的95%区间下限",
         "按增速折算的指数预测的全年增速，95%区间下限"},
        {"四种方法的几何平均，按历年同期预测误差的95%区间上限",
         "按增速折算的指数预测的全年增速，95%区间上限"},
    };
    return rules[bound][of_rates];
}

static Value projected(Analysis *a, Subject s, ProjectionBound bound)
{
    const char *why;
    const Projection *p = outlook_projection(a, s, &why);
    if (!p) return value_undefined(why);
    if (bound != BOUND_TOTAL && !p->has_interval)
        return value_undefined(s.period.last == 12 ? "全年已过" : "历史数据不足，不给区间");
    double values[] = {p->total, p->low80, p->high80, p->low95, p->high95};
    double number = p->of_rates ? projection_growth(p, values[bound]) : values[bound];
    Value scale;
    const Provenance *series = projection_source(a, s, &scale);
    Value v = value_of_series(a, number, p->of_rates ? "%" : subject_indicator(a, s)->unit_name,
                              bound_rule(bound, p->of_rates), &scale, 1, series);
    if (!v.known) return v;
    if (p->of_rates)
        v.note = "只有增速，预测的是全年增速";
    else if (p->scale != 1 && p->scale > 0)
        v.note = "上年各月按公布的增速换算到本年口径";
    else if (p->has_interval && fabs(p->bias) > p->spread / 2)
        v.note = p->bias > 0 ? "历年同期的预测偏高" : "历年同期的预测偏低";
    return v;
}

#define PROJECTION_MEASURE(name, bound)                                                                      \
    Value name(Analysis *a, Subject s) { return projected(a, s, bound); }
PROJECTION_MEASURE(measure_projection, BOUND_TOTAL)
PROJECTION_MEASURE(measure_projection_lo, BOUND_LOW80)
PROJECTION_MEASURE(measure_projection_hi, BOUND_HIGH80)
PROJECTION_MEASURE(measure_projection_lo95, BOUND_LOW95)
PROJECTION_MEASURE(measure_projection_hi95, BOUND_HIGH95)

Value measure_p_meet(Analysis *a, Subject s)
{
    const Target *target = target_of(a, s);
    const char *why;
    if (!target) return value_undefined("没有设目标");
    Likelihood found;
    if (!outlook_likelihood(a, target, s, &found, &why)) return value_undefined(why);
    Value scale, now = series_level(a, s);
    const Provenance *series = projection_source(a, s, &scale);
    const Value inputs[] = {found.level, value_constant(a, found.above, "", "1为不低于，0为不高于"), scale};
    Value v = value_of_series(a, found.probability, "", "按预测的误差分布（t分布）", inputs, 3, series);
    if (v.known) v.note = now.known ? now.note : NULL;
    return v;
}

Value measure_score(Analysis *a, Subject s) { return ranking_score(a, s); }

Value measure_rank(Analysis *a, Subject s) { return ranking_rank(a, s, NULL, NULL); }
