/* Levels and growth of an indicator at a period, delivered or derived. */
#ifndef JIANBAO_ANALYSIS_SERIES_H
#define JIANBAO_ANALYSIS_SERIES_H

#include "analysis/persistence.h"
#include "analysis/value.h"

/* The analysis of one dataset: read-only data, an arena for what is computed, and the period's spelling. */
typedef struct {
    bool limited;             /* only subjects with a target are projected */
    struct _GHashTable *kept; /* see outlook.c */
} ProjectionCache;

typedef struct {
    const Dataset *data;
    Arena *arena, *home;           /* of the values that are computed; of the analysis itself */
    struct RankingCache *rankings; /* see ranking.c */
    ProjectionCache projection;    /* see outlook.c */
    PersistenceSet *persistence;   /* tests of trends, see trend.h */
    bool traced; /* methods say all the figures that they rest on; else only the nearest (analyze, check) */
} Analysis;

/* A new analysis of `data` (which must outlive it); the caller owns it. */
Analysis *analysis_new(const Dataset *data);
void analysis_free(Analysis *analysis);

/* Values computed between the two calls are given back by the second: for walks over very many figures. */
Arena *analysis_scratch_begin(Analysis *analysis);
void analysis_scratch_end(Analysis *analysis, Arena *before);

const Indicator *subject_indicator(const Analysis *a, Subject s);

/* The level: the delivered figure, or for flows and counts the month out of two cumulative figures
 * (Y(m) - Y(m-1), m >= 3; not when negative), or the cumulative out of its months or quarters. 1—2月 is
 * never split. */
Value series_level(Analysis *a, Subject s);

/* The growth that was published with the figure, in %. */
Value series_published(Analysis *a, Subject s);

/* The comparable base that was delivered with the figure (上年同期). */
Value series_given_base(Analysis *a, Subject s);

/* Whether the growth of the indicator is published and never computed from levels (增速口径 不变价,
 * 可比口径), and the reason that then stands for a growth that was not published. */
bool series_growth_only_published(const Indicator *item);
const char *series_unpublished_reason(const Indicator *item);

/* Whether a new series begins (口径变动) between s and the same span `years` years before; the reason why
 * nothing is compared across. */
bool series_breaks(const Analysis *a, Subject s, int years);
extern const char series_break_reason[];

/* Growth over the same span of last year from the two levels, in %; of rates, indices, shares and ranks the
 * difference (百分点 or the indicator's unit). On the base that was given, if one was; where growth is only
 * published, the published one. Undefined across 口径变动. */
Value series_yoy(Analysis *a, Subject s);

/* What the briefing prints: the published growth where there is one, else the computed with the note
 * 按两期数值计算; of an index with last year as 100 what it is above 100. */
Value series_shown_yoy(Analysis *a, Subject s);

/* Last year's level of the same span as it is printed: given as comparable, delivered, or the one that the
 * published growth implies. What is computed rests on comparable_base. */
Value series_base(Analysis *a, Subject s);

/* Raw change on the month or quarter before, in % (未经季节调整); undefined for 1—2月 and March after it. */
Value series_mom(Analysis *a, Subject s);

/* Whether the indicator's own figure is a growth (规模以上工业增加值 of kind 增速): it goes faster and
 * slower. A rate of another sort (失业率, 产销率) rises and falls. */
bool indicator_is_growth(const Indicator *item);

/* Whether growth of this kind is a difference and not a ratio. */
bool kind_grows_by_difference(IndicatorKind kind);

/* ---- helpers for other measures ---- */

/* A computed value: `rule` (of analysis/rule.h) over up to two inputs (NULL allowed), whose notes it
 * inherits. `rule` NULL: no value of its own, but several inputs on their way to a rule. */
Value value_computed(Analysis *a, double number, const char *unit, const char *rule, const Value *x,
                     const Value *y);

/* The same over `count` inputs; their notes are not inherited. */
Value value_derived(Analysis *a, double number, const char *unit, const char *rule, const Value *inputs,
                    int count);

/* Several values as one node that a rule takes whole, and that other rules may share; `name` says what they
 * are. */
const Provenance *value_series(Analysis *a, const char *name, const Value *values, int count);

/* A computed value over `count` inputs and, behind them, a series (NULL allowed). */
Value value_of_series(Analysis *a, double number, const char *unit, const char *rule, const Value *inputs,
                      int count, const Provenance *series);

/* The value rounded as it would be printed with `decimals`, its tree saying so. */
Value value_rounded(Analysis *a, const Value *value, int decimals);

/* A number that no cell gives and that a rule takes as an input: 月数, 容差 …. */
Value value_constant(Analysis *a, double number, const char *unit, const char *name);

/* A number as it stands in a cell: `places` decimals as typed, -1 when they are not known. */
Value value_cell(Analysis *a, double number, int places, const char *unit, Source cell, Subject subject);

/* A subject as provenance carries it. */
ProvenanceSubject provenance_subject(Subject s);

/* `s` moved to another period, region or indicator. */
Subject subject_at(Subject s, Period period);

#endif
