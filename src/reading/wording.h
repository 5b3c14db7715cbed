/* The wording of plan targets: 增长5%左右, 不低于…, 翻番, 退后十 … as government work
 * reports word them. A wording that is not understood is refused. */
#ifndef JIANBAO_READING_WORDING_H
#define JIANBAO_READING_WORDING_H

#include "reading/target_wording.h"

/* Reads a wording. Returns false when it is not understood: then out->problem says why, or is "" and
 * wording_forms() says what is understood. */
bool wording_parse(const char *text, Wording *out);

/* The forms that are understood, one line of Chinese text with examples. */
const char *wording_forms(void);

/* “relation;value;second;unit;measure;strength” as 目标解析 prints it; a change is the relation change with
 * the measure growth or decline. New text (g_free). */
char *wording_describe(const Wording *wording);

#endif
