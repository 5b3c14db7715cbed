/* The wording of plan targets: 增长5%左右, 不低于…, 翻番, 退后十 … as government work
 * reports word them. A wording that is not understood is refused. */
#ifndef JIANBAO_DATA_WORDING_H
#define JIANBAO_DATA_WORDING_H

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
    RELATION_KEEP_GE,
    RELATION_MULTIPLE,
    RELATION_RANK,
    RELATION_RANGE,
    RELATION_MILESTONE,
    RELATION_EXTERNAL
} Relation;

/* What the target binds: growth (同比), decline, share, rank, level (数值). */
typedef enum { BINDS_GROWTH, BINDS_LEVEL, BINDS_SHARE, BINDS_RANK, BINDS_DECLINE } TargetMeasure;

typedef enum { STRENGTH_EXPECTED, STRENGTH_BINDING, STRENGTH_STRETCH, STRENGTH_MUST } Strength;

typedef struct {
    Relation relation;
    TargetMeasure measure;
    Strength strength;
    bool has_value, has_second;
    double value;  /* first level, as written: 8 of 8万人 */
    double second; /* upper bound of a range, or the stretch level */
    char value_text[24], second_text[24];
    char unit[24];    /* as written: 万人, %, 亿元 */
    bool says_growth; /* the wording itself names growth */
    bool controlled;  /* 控制在… */
} Wording;

/* Reads a wording. Returns false when it is not understood; then wording_forms() says what is. */
bool wording_parse(const char *text, Wording *out);

/* The forms that are understood, one line of Chinese text with examples. */
const char *wording_forms(void);

/* The English names (about, ge, …; growth, level, …; expected, binding, …). */
const char *relation_name(Relation relation);
const char *target_measure_name(TargetMeasure measure);
const char *strength_name(Strength strength);

/* “relation;value;second;unit;measure;strength” as 目标解析 prints it; new text (g_free). */
char *wording_describe(const Wording *wording);

#endif
