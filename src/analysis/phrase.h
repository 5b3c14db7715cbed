/* The official wording of figures: what is printed, always from displayed figures.
 *
 * All functions take figures already rounded as displayed and return new text (g_free). Rates are in %, their
 * differences in 个百分点, printed with `decimals`. */
#ifndef JIANBAO_ANALYSIS_PHRASE_H
#define JIANBAO_ANALYSIS_PHRASE_H

#include <stdbool.h>

/* 增长5.2%, 下降3.4%, 持平; prices 上涨, 下降, 持平. */
char *phrase_growth(double rate, int decimals, bool price);

/* 加快0.3个百分点, 回落…, 降幅收窄…, 降幅扩大…, 由降转增…; prices 涨幅扩大 and so on. */
char *phrase_change(double now, double before, int decimals, bool price);

/* The words of phrase_change as a clause against a named period: 比1—5月加快0.3个百分点, 与1—5月持平,
 * 降幅比上月收窄…. */
char *phrase_change_against(double now, double before, int decimals, bool price, const char *period);

/* 高于全省0.3个百分点, 低于…, 与全省持平. `unit` is 个百分点 for rates. */
char *phrase_compare(double value, double reference, int decimals, const char *name, const char *unit);

/* 上升0.1个百分点, 下降…, 持平; shares 提高, 降低. */
char *phrase_level_change(double value, double before, int decimals, bool share);

/* 比上月上升3.5点, 与上月持平: a level of the period against that of a named one. */
char *phrase_level_against(double value, double before, int decimals, bool share, const char *period,
                           const char *unit);

/* “比上月增加3.5亿元”, 减少, “与上月持平”: an amount against another. */
char *phrase_amount_against(double value, double before, int decimals, const char *period, const char *unit);

/* 前移2位, 后移2位, 位次不变. */
char *phrase_rank_change(double now, double before);

/* 增长, 下降, 持平, or the sign case: 扭亏为盈 … */
const char *phrase_sign(double current, double base);

#endif
