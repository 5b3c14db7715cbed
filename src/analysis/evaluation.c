#include "analysis/evaluation.h"

#include <math.h>
#include <string.h>

#include "analysis/composite.h"
#include "analysis/ranking.h"

/* A group's figures before they are ordered: row i is region[i]. */
typedef struct {
    int rows, columns, members;
    int *region;
    double *x, *scores, *totals, *kept;
    int *better;
    Value *first; /* each row's first figure, for its source */
} Table;

static bool directions(Analysis *a, const Subject *columns, Table *t, const char **why)
{
    for (int j = 0; j < t->columns; j++) {
        const Indicator *item = subject_indicator(a, columns[j]);
        if (item->direction == BETTER_MODERATE) {
            *why = arena_printf(a->arena, "%s的方向为适度，不能参加评价", item->name);
            return false;
        }
        t->better[j] = item->direction == BETTER_DOWN ? -1 : 1;
    }
    return true;
}

static void fill(Analysis *a, const Subject *columns, int region, Table *t)
{
    const int *members = ranking_members(a, region, &t->members);
    size_t n = (size_t)t->members, cells = n * (size_t)t->columns;
    t->region = ARENA_ARRAY(a->arena, int, n);
    t->first = ARENA_ARRAY(a->arena, Value, n);
    t->x = ARENA_ARRAY(a->arena, double, cells);
    t->scores = ARENA_ARRAY(a->arena, double, cells);
    t->totals = ARENA_ARRAY(a->arena, double, n);
    t->kept = ARENA_ARRAY(a->arena, double, n);
    for (int i = 0; i < t->members; i++) {
        bool whole = true;
        for (int j = 0; whole && j < t->columns; j++) {
            Subject s = columns[j];
            s.region = members[i];
            Value v = ranking_figure(a, s);
            whole = v.known;
            if (whole) t->x[t->rows * t->columns + j] = v.number;
            if (whole && j == 0) t->first[t->rows] = v;
        }
        if (whole) t->region[t->rows++] = members[i];
    }
}

static bool weigh(const EvaluationOptions *options, const Table *t, double *weights)
{
    double sum = 0;
    if (options->weighting == WEIGHTS_ENTROPY)
        return composite_entropy_weights(t->x, t->rows, t->columns, t->better, weights);
    for (int j = 0; j < t->columns; j++) {
        weights[j] = options->weighting == WEIGHTS_GIVEN ? options->weights[j] : 1;
        if (!(weights[j] >= 0)) return false;
        sum += weights[j];
    }
    for (int j = 0; sum > 0 && j < t->columns; j++) weights[j] /= sum;
    return sum > 0 && isfinite(sum);
}

static bool score(const EvaluationOptions *options, Table *t, const double *weights)
{
    int n = t->rows, m = t->columns;
    if (options->method == EVALUATE_TOPSIS)
        return composite_topsis(t->x, n, m, t->better, weights, t->totals) &&
               composite_topsis_stability(t->x, n, m, t->better, weights, EVALUATION_DRAWS, EVALUATION_SEED,
                                          t->kept);
    return composite_efficacy(t->x, n, m, t->better, NULL, NULL, t->scores) &&
           composite_weighted(t->scores, n, m, weights, t->totals) &&
           composite_rank_stability(t->scores, n, m, weights, EVALUATION_DRAWS, EVALUATION_SEED, t->kept);
}

/* Best first; equal ones stay in the order of 顺序. */
static void order(Analysis *a, const Table *t, const EvaluationOptions *options, Evaluation *out)
{
    size_t n = (size_t)t->rows;
    bool topsis = options->method == EVALUATE_TOPSIS;
    out->decimals = topsis ? 3 : 2;
    out->region = ARENA_ARRAY(a->arena, int, n);
    out->total = ARENA_ARRAY(a->arena, Value, n);
    out->rank = ARENA_ARRAY(a->arena, int, n);
    out->kept = ARENA_ARRAY(a->arena, double, n);
    for (int i = 0; i < t->rows; i++) {
        int at = i;
        for (; at > 0 && out->total[at - 1].number < t->totals[i]; at--) {
            out->region[at] = out->region[at - 1];
            out->total[at] = out->total[at - 1];
            out->kept[at] = out->kept[at - 1];
        }
        out->region[at] = t->region[i];
        out->kept[at] = t->kept[i];
        out->total[at] =
            value_computed(a, t->totals[i], topsis ? "" : "分",
                           topsis ? "与最优解的相对接近度" : "功效系数加权平均", &t->first[i], NULL);
    }
    for (int i = 0; i < t->rows; i++) {
        bool tied = i && value_displayed(&out->total[i], out->decimals) ==
                             value_displayed(&out->total[i - 1], out->decimals);
        out->rank[i] = tied ? out->rank[i - 1] : i + 1;
    }
}

bool evaluation_make(Analysis *a, const Subject *columns, int count, int region,
                     const EvaluationOptions *options, Evaluation *out, const char **why)
{
    Table t = {.columns = count};
    t.better = ARENA_ARRAY(a->arena, int, count > 0 ? count : 1);
    *out = (Evaluation){.indicators = count};
    *why = "没有指标";
    if (count <= 0 || !directions(a, columns, &t, why)) return false;
    fill(a, columns, region, &t);
    out->left_out = t.members - t.rows;
    *why = "数据齐全的同类地区不足两个，不作评价";
    if (t.rows < 2) return false;
    out->weights = ARENA_ARRAY(a->arena, double, count);
    *why = options->weighting == WEIGHTS_GIVEN ? "权数应为非负数，且不全为零" : "各地区数值相同，不能定权";
    if (!weigh(options, &t, out->weights)) return false;
    *why = "各地区数值相同，不能评价";
    if (!score(options, &t, out->weights)) return false;
    out->regions = t.rows;
    order(a, &t, options, out);
    return true;
}

const char *evaluation_describe(Analysis *a, const Evaluation *e, const EvaluationOptions *options)
{
    static const char *const origins[] = {"等权", "熵权法", "给定权数"};
    const char *method = options->method == EVALUATE_TOPSIS
                             ? "TOPSIS法，得分为与最优解的相对接近度，在0至1之间"
                             : "功效系数法，得分在60至100之间",
               *short_sample =
                   options->weighting == WEIGHTS_ENTROPY && e->regions < 5 ? "；地区不足5个，熵权不稳定" : "";
    const char *left =
        e->left_out ? arena_printf(a->arena, "，另有%d个地区数据不全，未参加", e->left_out) : "";
    return arena_printf(a->arena,
                        "%d个地区%s；%s，权数用%s%s；位次稳定为各权数在±20%%内随机变动%d次（随机数种子%d）时"
                        "位次不变的比重",
                        e->regions, left, method, origins[options->weighting], short_sample, EVALUATION_DRAWS,
                        EVALUATION_SEED);
}
