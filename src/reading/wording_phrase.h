/* Words of a target's wording that carry no figure of their own: comparisons (高于…, 不低于…), phrases
 * (正增长, 翻番, 全覆盖, 稳中有进), negations. Part of wording.c. */
#ifndef JIANBAO_READING_WORDING_PHRASE_H
#define JIANBAO_READING_WORDING_PHRASE_H

#include "reading/target_wording.h"

/* A comparison with something that is no figure. */
typedef struct {
    Relation relation;
    bool better_side;      /* 好于, 优于 */
    const char *reference; /* what stands behind the word */
} Comparison;

/* Whether [from, to) ends with a word that compares with the figure behind it (不超过, 低于, 超过 …). */
bool wording_compared(const char *from, const char *to, Relation *relation);

/* The first comparison in [from, to) whose reference is no figure. */
bool wording_comparison(const char *from, const char *to, Comparison *out);

/* Removes the spaces inside a text. */
void wording_squeeze(char *text);

/* Whether a 不 or 未 stands where it is not understood: out->problem says so. */
bool wording_refuses(const char *text, Wording *out);

/* 退出后五位, 退后20, 进入前十: ranks in words. */
bool wording_bottom(const char *text, Wording *out);

/* A wording without figures. */
bool wording_phrase(const char *text, Wording *out);

#endif
