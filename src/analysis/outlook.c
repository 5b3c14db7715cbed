/* A target's band of good outcomes is carried over to levels of the year's total, so that floors, ceilings
 * and declines are one computation on the right tail. */
#include "analysis/outlook.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/growth.h"
#include "analysis/implied.h"
#include "base/decimal.h"

/* ---- the projection, kept ---- */

typedef struct {
    gint64 key[2];
    bool good;
    const char *why;
    Projection projection;
} Kept;

static guint key_hash(gconstpointer p)
{
    const gint64 *k = p;
    return g_int64_hash(&k[0]) * 31 + g_int64_hash(&k[1]);
}

static gboolean key_equal(gconstpointer p, gconstpointer q)
{
    const gint64 *k = p, *l = q;
    return k[0] == l[0] && k[1] == l[1];
}

const Projection *outlook_projection(Analysis *a, Subject s, const char **why)
{
    ProjectionCache *c = &a->projection;
    *why = "地区过多，未作预测；请用--region或--indicator指定";
    if (c->limited && !dataset_target(a->data, s.indicator, s.region, s.period.year)) return NULL;
    if (!c->kept) c->kept = g_hash_table_new_full(key_hash, key_equal, NULL, g_free);
    gint64 key[2] = {(gint64)s.indicator << 32 | (gint64)s.region,
                     (gint64)s.period.year * 10000 + s.period.first * 100 + s.period.last};
    Kept *kept = g_hash_table_lookup(c->kept, key);
    if (!kept) {
        kept = g_new0(Kept, 1);
        kept->key[0] = key[0], kept->key[1] = key[1];
        kept->good = projection_of(a, s, &kept->projection, why);
        kept->why = arena_strdup(a->home, *why);
        g_hash_table_insert(c->kept, kept->key, kept);
    }
    *why = kept->why;
    return kept->good ? &kept->projection : NULL;
}

/* ---- probability ---- */

/* `base` raised or lowered by `x`: by so many per cent, or by so much. */
static Value moved(Analysis *a, Value base, Value x, bool growth, bool falls)
{
    double step = falls ? -x.number : x.number,
           level = growth ? base.number * (1 + step / 100) : base.number + step;
    const char *rule = growth ? (falls ? "上年全年×（1－目标降幅）" : "上年全年×（1＋目标增速）")
                              : (falls ? "上年全年－目标的减少" : "上年全年＋目标的增加");
    return value_computed(a, level, base.unit, rule, &base, &x);
}

/* The level of the year's total at which the outcome is `x`. */
static bool level_at(Analysis *a, const Target *t, Subject s, const Projection *p, Value x, Value *level)
{
    IndicatorKind kind = a->data->indicators[t->indicator].kind;
    bool rate = kind == KIND_RATE && !relation_has_reference(t->relation);
    bool declines = t->measure == BINDS_DECLINE;
    if (t->base_year < t->year - 1 && goal_binds_growth(t)) {
        Value base = series_level(a, subject_at(s, period_span(t->base_year, 12)));
        if (!base.known) return false;
        *level = moved(a, base, x, true, declines);
    } else if (goal_binds_growth(t) || rate) {
        *level = moved(a, projection_total_before(a, s, p), x, true, declines);
    } else if (t->measure == BINDS_CHANGE) {
        if (p->of_rates) return false;
        *level = moved(a, projection_total_before(a, s, p), x, false, t->wording.falls);
    } else {
        *level = x;
        return !p->of_rates;
    }
    return level->known;
}

/* The end of the band that is good, with its tree: the threshold, or what its tolerance leaves of it. */
static Value band_end(Analysis *a, Value threshold, double end)
{
    if (end == threshold.number) return threshold;
    Value room = value_constant(a, threshold.number - end, threshold.unit, "容差");
    return value_computed(a, end, threshold.unit, "目标－容差", &threshold, &room);
}

bool outlook_likelihood(Analysis *a, const Target *t, Subject s, Likelihood *out, const char **why)
{
    const Projection *p = outlook_projection(a, s, why);
    if (!p) return false;
    *why = s.period.last == 12 ? "全年已过" : "历史数据不足，不给概率";
    if (!p->has_interval) return false;
    *why = "目标没有确定的数值";
    bool points = t->measure == BINDS_CHANGE && !goal_accumulates(a, t);
    if (relation_has_reference(t->relation) || points) return false;
    Value threshold = goal_threshold(a, t, s);
    if (threshold.note && !threshold.known) *why = threshold.note;
    if (!threshold.known) return false;
    GoalBand band = goal_target_band(a, t, threshold.number);
    bool is_floor = isfinite(band.low);
    Value end = band_end(a, threshold, is_floor ? band.low : band.high);
    if (!level_at(a, t, s, p, end, &out->level)) return false;
    bool reversed = t->measure == BINDS_DECLINE || (t->measure == BINDS_CHANGE && t->wording.falls);
    double above = projection_probability(p, out->level.number);
    out->above = is_floor != reversed;
    out->probability = out->above ? above : 1 - above;
    return true;
}

bool outlook_meets(Analysis *a, const Target *t, Subject s, double *probability, const char **why)
{
    Likelihood found;
    if (!outlook_likelihood(a, t, s, &found, why)) return false;
    *probability = found.probability;
    return true;
}

/* ---- reachability ---- */

/* Growth of the months behind s's span, `back` years ago. */
static bool rest_growth(Analysis *a, Subject s, int back, double *rate)
{
    Value v[4];
    for (int i = 0; i < 2; i++) {
        v[2 * i] = series_level(a, subject_at(s, period_span(s.period.year - back - i, 12)));
        v[2 * i + 1] = series_level(a, subject_at(s, period_year_before(s.period, back + i)));
        if (!v[2 * i].known || !v[2 * i + 1].known) return false;
    }
    return growth_rate(v[0].number - v[1].number, v[2].number - v[3].number, rate);
}

/* Growth of the last quarter or, between quarters, of the last three months together. */
static bool recent_growth(Analysis *a, Subject s, double *rate)
{
    double now = 0, then = 0;
    Period quarter = {s.period.year, (signed char)(s.period.last - 2), s.period.last};
    if (period_is_quarter(quarter)) {
        Value x = series_level(a, subject_at(s, quarter)),
              y = series_level(a, subject_at(s, period_year_before(quarter, 1)));
        return x.known && y.known && growth_rate(x.number, y.number, rate);
    }
    if (s.period.last < 5) return false; /* 1—2月 is no month */
    for (int m = s.period.last - 2; m <= s.period.last; m++) {
        Value x = series_level(a, subject_at(s, period_month(s.period.year, m)));
        Value y = series_level(a, subject_at(s, period_month(s.period.year - 1, m)));
        if (!x.known || !y.known) return false;
        now += x.number, then += y.number;
    }
    return growth_rate(now, then, rate);
}

/* What the remaining months must do, on the side that is good: +1 grow at least, −1 grow at most. */
typedef struct {
    double need; /* displayed */
    int side;
    bool done, over; /* the goal is reached; the ceiling is passed */
} Requirement;

static bool requirement(Analysis *a, const Target *t, Subject s, Requirement *out)
{
    Value required = goal_required(a, t, s), goal = goal_level(a, t, s), done = series_level(a, s),
          threshold = goal_threshold(a, t, s);
    const char *why;
    bool rates = implied_applies(a, s, &why); /* no level: only what is required can be said */
    if (!required.known || !threshold.known || (!rates && (!goal.known || !done.known))) return false;
    GoalBand band = goal_target_band(a, t, threshold.number);
    bool reversed = t->measure == BINDS_DECLINE || (t->measure == BINDS_CHANGE && t->wording.falls);
    out->side = isfinite(band.low) != reversed ? 1 : -1;
    out->need = decimal_round(required.number, -1, 1);
    out->done = !rates && out->side > 0 && done.number >= goal.number;
    out->over = !rates && out->side < 0 && done.number > goal.number;
    return true;
}

/* Against what was had: the recent growth, then the best of five years on the good side. */
static const char *precedent(Analysis *a, Subject s, const Requirement *r)
{
    double best = -INFINITY, rate;
    for (int back = 1; back <= 5; back++)
        if (rest_growth(a, s, back, &rate)) best = fmax(best, r->side * rate);
    bool recent = recent_growth(a, s, &rate);
    double need = r->side * r->need;
    if (recent && need <= r->side * decimal_round(rate, -1, 1)) return "可实现";
    if (!isfinite(best)) return recent ? "有难度" : NULL;
    return need <= best ? "有难度" : "少有先例";
}

static const char *worded(Analysis *a, const Target *t, Subject s, const Requirement *r)
{
    enum { NO_HOPE_PERCENT = 5 };
    double probability;
    const char *why, *words = precedent(a, s, r);
    bool rare = words && !strcmp(words, "少有先例");
    bool hopeless =
        rare && outlook_meets(a, t, s, &probability, &why) && probability < NO_HOPE_PERCENT / 100.0;
    return hopeless ? "基本无法实现" : words;
}

const char *outlook_reachability(Analysis *a, const Target *t, Subject s)
{
    Requirement r;
    if (!requirement(a, t, s, &r)) return NULL;
    if (r.done) return "已完成全年目标";
    if (r.over) return "已超过全年控制数";
    if (r.side > 0 && r.need < 0) return arena_printf(a->arena, "余下月份下降%.1f%%以内即可完成", -r.need);
    if (r.side > 0 && r.need == 0) return "余下月份与上年持平即可完成";
    return worded(a, t, s, &r);
}

const char *outlook_required_words(Analysis *a, const Target *t, Subject s)
{
    Requirement r;
    if (!requirement(a, t, s, &r)) return NULL;
    if (r.done || r.over || (r.side > 0 && r.need <= 0)) return outlook_reachability(a, t, s);
    const char *words = worded(a, t, s, &r), *comma = words ? "，" : "";
    if (!words) words = "";
    if (r.side > 0) return arena_printf(a->arena, "余下月份需增长%.1f%%%s%s", r.need, comma, words);
    if (r.need < 0) return arena_printf(a->arena, "余下月份须下降%.1f%%以上%s%s", -r.need, comma, words);
    return arena_printf(a->arena, "余下月份增速须控制在%.1f%%以内%s%s", r.need, comma, words);
}
