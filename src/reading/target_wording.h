/* What a target's wording says once it is read: plain data, shared by the readers of wordings and by whoever
 * judges the target. */
#ifndef JIANBAO_READING_TARGET_WORDING_H
#define JIANBAO_READING_TARGET_WORDING_H

#include <stdbool.h>

typedef enum {
    RELATION_ABOUT,
    RELATION_GE,
    RELATION_GT,
    RELATION_LE,
    RELATION_POSITIVE,
    RELATION_SYNC,
    RELATION_ABOVE,
    RELATION_ABOVE_OR_EQUAL,
    RELATION_BELOW,
    RELATION_BELOW_OR_EQUAL,
    RELATION_KEEP_GE,
    RELATION_MULTIPLE,
    RELATION_RANK,
    RELATION_RANGE,
    RELATION_MILESTONE,
    RELATION_EXTERNAL,
    RELATION_QUALITATIVE
} Relation;

/* What the target binds: growth (同比), level (数值), share, rank, the size of a decline, or the change on
 * last year in the indicator's unit or in points. */
typedef enum {
    BINDS_GROWTH,
    BINDS_LEVEL,
    BINDS_SHARE,
    BINDS_RANK,
    BINDS_DECLINE,
    BINDS_CHANGE
} TargetMeasure;

typedef enum { STRENGTH_EXPECTED, STRENGTH_BINDING, STRENGTH_STRETCH, STRENGTH_MUST } Strength;

typedef struct {
    Relation relation;
    TargetMeasure measure;
    Strength strength;
    bool has_value, has_second;
    double value;  /* first level, as written: 8 of 8万人; of a reference the margin over it */
    double second; /* upper bound of a range, or the stretch level */
    char value_text[24], second_text[24];
    char unit[24];       /* as written: 万人, %, 亿元 */
    bool says_growth;    /* the wording itself names growth */
    bool controlled;     /* 控制在… */
    bool around;         /* 左右 */
    bool bare;           /* no word says which side is good: 37微克/立方米, 增长5% */
    bool falls;          /* of a change: downwards */
    bool better_side;    /* 好于…: above or below by the indicator's 方向 */
    bool yearly_average; /* 年均…: of several years, not of one */
    int base_year;       /* 比2020年…; 0: last year */
    char reference[64];  /* what it is compared with, as written: 全省平均水平; "" none */
    char problem[160];   /* of a wording that was refused: why, "" when only unknown */
} Wording;

/* Whether the relation compares with another figure: 同步, 高于…, 不低于…, 低于…, 不高于…. */
bool relation_has_reference(Relation relation);

#endif
