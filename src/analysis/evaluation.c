#include "analysis/evaluation.h"

#include <math.h>
#include <string.h>

#include "analysis/composite.h"
#include "analysis/ranking.h"
#include "base/decimal.h"

/* A group's figures before they are ordered: row i is region[i]. */
typedef struct {
    int rows, columns, members;
    int *region;
    double *x, *scores, *totals, *kept;
    int *better;
    double *weights; /* sum 1 */
    Value *figures;  /* the same as x, with their trees */
} Table;

enum { TOTAL_PLACES = 2, CLOSENESS_PLACES = 3, MOST_CELLS = 1 << 20 };

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

static void make_room(Arena *arena, Table *t)
{
    size_t n = (size_t)t->members, m = (size_t)t->columns, cells = n * m;
    t->region = ARENA_ARRAY(arena, int, n);
    t->figures = ARENA_ARRAY(arena, Value, cells);
    t->x = ARENA_ARRAY(arena, double, cells);
    t->scores = ARENA_ARRAY(arena, double, cells);
    t->totals = ARENA_ARRAY(arena, double, n);
    t->kept = ARENA_ARRAY(arena, double, n);
    t->weights = ARENA_ARRAY(arena, double, m);
}

static void fill(Analysis *a, const Subject *columns, int region, Table *t)
{
    const int *members = ranking_members(a, region, &t->members);
    make_room(a->arena, t);
    for (int i = 0; i < t->members; i++) {
        bool whole = true;
        for (int j = 0; whole && j < t->columns; j++) {
            Subject s = columns[j];
            s.region = members[i];
            Value v = ranking_figure(a, s);
            whole = v.known;
            t->x[t->rows * t->columns + j] = v.number;
            t->figures[t->rows * t->columns + j] = v;
        }
        if (whole) t->region[t->rows++] = members[i];
    }
}

static bool weigh(const EvaluationOptions *options, const Table *t)
{
    double sum = 0, *weights = t->weights;
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

static bool score(const EvaluationOptions *options, const Table *t)
{
    int n = t->rows, m = t->columns;
    const double *weights = t->weights;
    if (options->method == EVALUATE_TOPSIS)
        return composite_topsis(t->x, n, m, t->better, weights, t->totals) &&
               composite_topsis_stability(t->x, n, m, t->better, weights, EVALUATION_DRAWS, EVALUATION_SEED,
                                          t->kept);
    return composite_efficacy(t->x, n, m, t->better, NULL, NULL, t->scores) &&
           composite_weighted(t->scores, n, m, weights, t->totals) &&
           composite_rank_stability(t->scores, n, m, weights, EVALUATION_DRAWS, EVALUATION_SEED, t->kept);
}

static int total_places(const EvaluationOptions *options)
{
    return options->method == EVALUATE_TOPSIS ? CLOSENESS_PLACES : TOTAL_PLACES;
}

/* The competition rank of row i by the displayed totals. */
static int rank_of(const Table *t, int i, int places)
{
    int better = 0;
    double own = decimal_round(t->totals[i], -1, places);
    for (int k = 0; k < t->rows; k++) better += decimal_round(t->totals[k], -1, places) > own;
    return better + 1;
}

/* ---- the trees ---- */

/* What every value of the evaluation is computed from: method, weighting, rows, columns, each column's good
 * direction and weight as given, and the figures. */
static const Provenance *sources(Analysis *a, const Table *t, const EvaluationOptions *options)
{
    int cells = t->rows * t->columns, n = 0;
    if (!a->traced) return NULL;
    Value *all = ARENA_ARRAY(a->arena, Value, 4 + 2 * t->columns + cells);
    all[n++] = value_constant(a, options->method, "", "评价方法：0为功效系数，1为TOPSIS");
    all[n++] = value_constant(a, options->weighting, "", "权数：0为等权，1为熵权，2为给定");
    all[n++] = value_constant(a, t->rows, "", "参加评价的地区数");
    all[n++] = value_constant(a, t->columns, "", "指标数");
    for (int j = 0; j < t->columns; j++)
        all[n++] = value_constant(a, t->better[j], "", "1为越大越好，－1为越小越好");
    for (int j = 0; j < t->columns; j++)
        all[n++] = value_constant(a, options->weighting == WEIGHTS_GIVEN ? options->weights[j] : 1, "",
                                  "给定的权数");
    for (int i = 0; i < cells; i++) all[n++] = t->figures[i];
    return value_series(a, "各地区各指标的数", all, n);
}

static Value of_row(Analysis *a, double number, const char *unit, const char *rule, int row,
                    const Provenance *all)
{
    Value at = value_constant(a, row, "", "第几个（从0起）");
    return value_of_series(a, number, unit, rule, &at, 1, all);
}

/* Best first; equal ones stay in the order of 顺序. */
static void order(Analysis *a, const Table *t, const EvaluationOptions *options, Evaluation *out)
{
    size_t n = (size_t)t->rows;
    bool topsis = options->method == EVALUATE_TOPSIS;
    const char *rule = topsis ? "与最优解的相对接近度" : "功效系数加权平均";
    const Provenance *all = sources(a, t, options);
    out->decimals = total_places(options);
    out->region = ARENA_ARRAY(a->arena, int, n);
    out->total = ARENA_ARRAY(a->arena, Value, n);
    out->rank = ARENA_ARRAY(a->arena, Value, n);
    out->kept = ARENA_ARRAY(a->arena, Value, n);
    out->weights = ARENA_ARRAY(a->arena, Value, t->columns);
    int *row = ARENA_ARRAY(a->arena, int, n);
    for (int i = 0; i < t->rows; i++) {
        int at = i;
        for (; at > 0 && t->totals[row[at - 1]] < t->totals[i]; at--) row[at] = row[at - 1];
        row[at] = i;
    }
    for (int i = 0; i < t->rows; i++) {
        int r = row[i];
        out->region[i] = t->region[r];
        out->total[i] = of_row(a, t->totals[r], topsis ? "" : "分", rule, r, all);
        out->rank[i] = of_row(a, rank_of(t, r, out->decimals), "位", "按显示的得分排名，相同者并列", r, all);
        out->rank[i].typed_places = 0;
        out->kept[i] = of_row(a, t->kept[r] * 100, "%", "权数变动而位次不变的比重", r, all);
    }
    for (int j = 0; j < t->columns; j++)
        out->weights[j] = of_row(a, t->weights[j] * 100, "%", "评价的权数", j, all);
}

/* ---- again from the inputs ---- */

typedef enum { ASKED_TOTAL, ASKED_RANK, ASKED_KEPT, ASKED_WEIGHT } Asked;

/* Reads the inputs of of_row() back. */
static bool read_inputs(Arena *arena, const double *x, int n, Table *t, EvaluationOptions *options, int *at)
{
    enum { HEAD = 5 };
    if (n < HEAD || !(x[3] >= 2 && x[3] < MOST_CELLS) || !(x[4] >= 1 && x[4] < MOST_CELLS)) return false;
    *t = (Table){.rows = (int)x[3], .columns = (int)x[4], .members = (int)x[3]};
    if ((double)n != HEAD + 2 * x[4] + x[3] * x[4]) return false;
    *options = (EvaluationOptions){.method = x[1] != 0 ? EVALUATE_TOPSIS : EVALUATE_EFFICACY,
                                   .weighting = x[2] == WEIGHTS_ENTROPY ? WEIGHTS_ENTROPY : WEIGHTS_GIVEN,
                                   .weights = x + HEAD + t->columns};
    make_room(arena, t);
    t->better = ARENA_ARRAY(arena, int, t->columns);
    for (int j = 0; j < t->columns; j++) t->better[j] = x[HEAD + j] < 0 ? -1 : 1;
    for (int i = 0; i < t->rows * t->columns; i++) t->x[i] = x[HEAD + 2 * t->columns + i];
    *at = x[0] >= 0 && x[0] < fmax(x[3], x[4]) ? (int)x[0] : -1;
    return *at >= 0;
}

static double again(const double *x, int n, Asked asked)
{
    Table t;
    EvaluationOptions options;
    int at;
    double result = NAN;
    Arena *arena = arena_new();
    bool good = read_inputs(arena, x, n, &t, &options, &at) &&
                at < (asked == ASKED_WEIGHT ? t.columns : t.rows) && weigh(&options, &t) &&
                score(&options, &t);
    if (good)
        result = asked == ASKED_WEIGHT ? t.weights[at] * 100
                 : asked == ASKED_KEPT ? t.kept[at] * 100
                 : asked == ASKED_RANK ? rank_of(&t, at, total_places(&options))
                                       : t.totals[at];
    arena_free(arena);
    return result;
}

double evaluation_total(const double *x, int n) { return again(x, n, ASKED_TOTAL); }
double evaluation_rank(const double *x, int n) { return again(x, n, ASKED_RANK); }
double evaluation_kept(const double *x, int n) { return again(x, n, ASKED_KEPT); }
double evaluation_weight(const double *x, int n) { return again(x, n, ASKED_WEIGHT); }

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
    *why = options->weighting == WEIGHTS_GIVEN ? "权数应为非负数，且不全为零" : "各地区数值相同，不能定权";
    if (!weigh(options, &t)) return false;
    *why = "各地区数值相同，不能评价";
    if (!score(options, &t)) return false;
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
