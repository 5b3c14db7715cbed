/* The dataset: everything a data folder says, checked and indexed.
 *
 * Plain data, read-only after loading; all texts and arrays live in the dataset's arena. Every figure keeps
 * the file, line and column it came from. */
#ifndef JIANBAO_DATA_DATASET_H
#define JIANBAO_DATA_DATASET_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "reading/number.h"
#include "reading/period.h"
#include "reading/unit.h"
#include "reading/wording.h"

typedef enum {
    KIND_FLOW,
    KIND_STOCK,
    KIND_RATE,
    KIND_INDEX,
    KIND_SHARE,
    KIND_RANK,
    KIND_COUNT
} IndicatorKind;
typedef enum { BETTER_UP, BETTER_DOWN, BETTER_MODERATE } Direction;

/* 频率: how often a figure is due; what is not due is not missing. Unsaid: nothing is known. */
typedef enum { FREQUENCY_UNSAID, FREQUENCY_MONTH, FREQUENCY_QUARTER, FREQUENCY_YEAR } Frequency;

/* 增速口径: the basis of the growth that is published. Constant price and comparable growth is never computed
 * from the levels, and raises no alarm when it differs from them. */
typedef enum { BASIS_UNSAID, BASIS_CONSTANT_PRICE, BASIS_COMPARABLE, BASIS_NOMINAL } GrowthBasis;

typedef struct {
    const char *code, *name, *unit_name, *note;
    const char **aliases;   /* NULL-terminated */
    const char *short_name; /* 简称, for narrow places; the name where none is given */
    const char *section;    /* 分组, the section of the monthly report; "" when not given */
    const char *definition; /* 解释, for the annex; "" when not given */
    const Period *breaks; /* 口径变动: periods at which a new series begins, in order; no growth, line or
                             average goes across one */
    int break_count;
    Unit unit;
    IndicatorKind kind;
    Direction direction;
    Frequency frequency;
    GrowthBasis growth_basis;
    int decimals; /* decimals to print; the default of its kind when the dictionary is silent */
    int parent;   /* indicator, or -1 */
    int line;
} Indicator;

typedef struct {
    const char *code, *name, *category;
    const char **aliases;   /* NULL-terminated */
    const char *short_name; /* 简称, on tiles and axes; the name where none is given */
    const char *whole; /* 称谓: 全市, 全区, 全县, 全省; from the name's ending where none is given */
    bool has_tile;     /* 方格列 and 方格行 are given */
    int tile_column, tile_row; /* its place on a tile map, from 1 at the left and the top */
    Period end;                /* 止: the last period of a region that ended, year 0 for one that stands */
    int successor;             /* 并入: the region that took it in, or -1 */
    int parent;                /* region, or -1 */
    double order;
    int line;
} Region;

/* 当期 or 累计; rates, indices, shares, ranks and stocks have none. */
typedef enum { SCOPE_NONE, SCOPE_CURRENT, SCOPE_CUMULATIVE } Scope;

/* A cell's place in the data folder. `file` indexes dataset->files; -1: no cell (computed). */
typedef struct {
    int file, line, column;
} Source;

/* What only some figures carry: the comparable base of last year (上年同期, in the dictionary's unit), and
 * the cells of what did not come in the figure's own row (file -1: it did). */
typedef struct {
    double base;
    unsigned char base_state; /* FigureState */
    signed char base_places;
    Source base_source, yoy_source, mom_source;
} ObservationExtra;

/* A delivered figure with what was published beside it. `yoy` and `mom` in %. Its key is (indicator,
 * region, period): a span from January is 累计, a month or later quarter 当期, so the scope follows from
 * the period. */
typedef struct {
    double value, yoy, mom;
    const char *note;
    const ObservationExtra *extra; /* NULL for most */
    int indicator, region, line;
    Period period;
    short file, value_column, yoy_column;
    unsigned char state, yoy_state, mom_state; /* FigureState */
    signed char value_places, yoy_places;      /* decimals as typed, -1 unknown */
} Observation;

typedef struct {
    int year, region, indicator;
    int reference;        /* 参照指标; the row's own indicator when another region's is meant; -1: none */
    int reference_region; /* whose figure of it, or -1: the row's own region, or one that is not in the data
                           */
    const char *text;     /* the plan's wording */
    Wording wording;
    Relation relation;     /* what is asked, after the indicator's 方向: a bare ceiling is le */
    TargetMeasure measure; /* what is judged, after 度量 and the defaults */
    double value, second;  /* in the indicator's unit (level), or in % / 位 / 百分点 */
    double tolerance;      /* percentage points, or the indicator's unit for a level */
    int base_year;         /* of growth and multiples: the year compared with, last year by default */
    int ranked_places;     /* 参评数, 0 unknown */
    const char *strength, *deadline, *owner, *source, *group, *task; /* as written, "" when empty */
    int file, line;
    int column, ranked_column; /* of 目标 and 参评数, from 1; 0: no such column */
} Target;

/* What a task's 关系 asks of its 完成值. */
typedef enum { TASK_AT_LEAST, TASK_AT_MOST, TASK_EQUAL, TASK_MILESTONE } TaskRelation;

typedef struct {
    const char *id, *category, *name, *metric, *unit, *relation, *parent, *deadline, *owner, *source, *note;
    TaskRelation asks;
    int year, region;
    bool has_goal;
    double goal, investment, year_investment; /* investments in 亿元, NAN when not given */
    int goal_places;
    int file, line;
    int goal_column, investment_column, year_investment_column; /* from 1; 0: no such column */
} Task;

typedef struct {
    Period period;
    int task;
    FigureState done_state;
    double done, invested, funded; /* NAN when not given */
    const char *state, *note;
    int file, line;
    int done_column, invested_column, funded_column; /* from 1; 0: no such column */
} Progress;

/* A figure that a later file delivered again with another value. */
typedef struct {
    int indicator, region;
    Period period;
    double before, after;
    Source first, latest;
} Revision;

/* A warning that somebody looked into (known.csv). */
typedef struct {
    const char *code, *reason, *who;
    int indicator, region; /* -1: any */
    Period period;         /* year 0: any */
    int file, line;
} KnownWarning;

typedef struct Dataset Dataset;

struct Dataset {
    Arena *arena;
    const char *folder;
    const char **files; /* names relative to the folder, as messages show them */
    int file_count;
    Indicator *indicators;
    int indicator_count;
    Region *regions;
    int region_count;
    Observation *observations; /* sorted by indicator, region, period */
    int observation_count;
    Revision *revisions;
    int revision_count;
    Target *targets;
    int target_count;
    Task *tasks;
    int task_count;
    Progress *progress; /* in file order */
    int progress_count;
    KnownWarning *known;
    int known_count;
    const char *sample_note; /* not NULL: the data are made up, and every page must say so */
    struct DatasetIndex *index;
    Period limit; /* look-ups find nothing that ends later (see as_of.h); year 0: no limit */
};

/* Frees all of it. */
void dataset_free(Dataset *dataset);

/* By code, name or alias; -1 when there is none. */
int dataset_find_indicator(const Dataset *dataset, const char *name);
int dataset_find_region(const Dataset *dataset, const char *name);
int dataset_find_task(const Dataset *dataset, const char *id);

/* New text (g_free): “、”-joined nearest names, "" when none is near. */
char *dataset_nearest_indicator(const Dataset *dataset, const char *name);
char *dataset_nearest_region(const Dataset *dataset, const char *name);

/* The observation of a key or NULL. */
const Observation *dataset_observation(const Dataset *dataset, int indicator, int region, Period period);

/* The comparable base that came with the figure (上年同期); false when none did. */
bool observation_base(const Observation *o, double *base);

/* Whether 备注 says that the published growth is on another basis than the levels (可比口径, 不变价, 同口径):
 * growth is then not computed from them. */
bool observation_basis_apart(const Observation *o);

/* The cells that the figure, its published growth and its comparable base were read from. */
Source observation_value_source(const Observation *o);
Source observation_yoy_source(const Observation *o);
Source observation_base_source(const Observation *o);

/* Whether a region had ended before `period` began. */
bool region_ended_before(const Region *region, Period period);

/* Whether a new series of the indicator begins after `from` and not later than `to` (口径变动): nothing is
 * compared across. */
bool indicator_breaks_between(const Indicator *indicator, Period from, Period to);

/* All observations of one indicator and region, in the order of period_compare; *count may be 0. */
const Observation *dataset_series(const Dataset *dataset, int indicator, int region, int *count);

/* The target of an indicator in a region and year, or NULL. */
const Target *dataset_target(const Dataset *dataset, int indicator, int region, int year);

/* The latest progress of a task up to `period` (year 0: any), or NULL. */
const Progress *dataset_progress(const Dataset *dataset, int task, Period period);

/* The latest month or span with data of the top region (of any region where it has none), year 0 when there
 * is none. */
Period dataset_latest_period(const Dataset *dataset);

/* Whether figures of this kind are delivered as 当期 and 累计. */
bool kind_has_scope(IndicatorKind kind);
Scope scope_of(IndicatorKind kind, Period period);
const char *scope_name(Scope scope);

#endif
