/* All of it is tables, one row a word; the first row that fits counts, so longer words stand before those
 * that they hold. */
#include "reading/wording_phrase.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "reading/wording_scan.h"

/* ---- comparisons ---- */

typedef struct {
    const char *word;
    Relation plain, reference; /* before a figure; before anything else */
    bool better_side, never_reference;
} Comparator;

static const Comparator comparators[] = {
    {"不得超过", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不得高于", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不得突破", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, true},
    {"不再突破", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, true},
    {"不得低于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, false, false},
    {"不得少于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, false, false},
    {"不超过", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不超出", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不突破", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, true},
    {"不高于", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不快于", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不多于", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不大于", RELATION_LE, RELATION_BELOW_OR_EQUAL, false, false},
    {"不低于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, false, false},
    {"不少于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, false, false},
    {"不小于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, false, false},
    {"不慢于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, false, false},
    {"不差于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, true, false},
    {"不劣于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, true, false},
    {"不落后于", RELATION_GE, RELATION_ABOVE_OR_EQUAL, true, false},
    {"高于", RELATION_GT, RELATION_ABOVE, false, false},
    {"快于", RELATION_GT, RELATION_ABOVE, false, false},
    {"大于", RELATION_GT, RELATION_ABOVE, false, false},
    {"多于", RELATION_GT, RELATION_ABOVE, false, false},
    {"超过", RELATION_GT, RELATION_ABOVE, false, false},
    {"跑赢", RELATION_GT, RELATION_ABOVE, false, false},
    {"好于", RELATION_GT, RELATION_ABOVE, true, false},
    {"优于", RELATION_GT, RELATION_ABOVE, true, false},
    {"低于", RELATION_LE, RELATION_BELOW, false, false},
    {"慢于", RELATION_LE, RELATION_BELOW, false, false},
    {"少于", RELATION_LE, RELATION_BELOW, false, false},
    {"小于", RELATION_LE, RELATION_BELOW, false, false},
};

static const Comparator *comparator_at(const char *p)
{
    for (size_t i = 0; i < G_N_ELEMENTS(comparators); i++)
        if (g_str_has_prefix(p, comparators[i].word)) return &comparators[i];
    return NULL;
}

static const char *skip_fillers(const char *p)
{
    static const char *const fillers[] = {"约", "了", "-", "−"};
    for (size_t i = 0; i < G_N_ELEMENTS(fillers); i++)
        if (g_str_has_prefix(p, fillers[i])) return p + strlen(fillers[i]);
    return p;
}

bool wording_compared(const char *from, const char *to, Relation *relation)
{
    const Comparator *last = NULL;
    for (const char *p = from; p < to;) {
        const Comparator *c = comparator_at(p);
        if (c && skip_fillers(p + strlen(c->word)) == to) last = c;
        p = c ? p + strlen(c->word) : g_utf8_next_char(p);
    }
    if (last) *relation = last->plain;
    return last != NULL;
}

/* 好于Ⅲ类水体比例: a class of water, part of a name. */
static bool is_class(const char *p)
{
    const char *q = p;
    for (int n = 0; n < 3 && *q; n++, q = g_utf8_next_char(q))
        if (g_str_has_prefix(q, "类")) return true;
    return false;
}

bool wording_comparison(const char *from, const char *to, Comparison *out)
{
    for (const char *p = from; p < to;) {
        const Comparator *c = comparator_at(p);
        const char *behind = c ? p + strlen(c->word) : NULL;
        const char *figure = c ? skip_fillers(behind) : NULL;
        bool named =
            c && !c->never_reference && figure < to && !g_ascii_isdigit(*figure) && !is_class(figure);
        if (named) {
            *out = (Comparison){c->reference, c->better_side, behind};
            return true;
        }
        p = c ? behind : g_utf8_next_char(p);
    }
    return false;
}

/* ---- spaces, negations ---- */

void wording_squeeze(char *text)
{
    char *to = text;
    for (const char *p = text; *p;) {
        gunichar c = g_utf8_get_char(p);
        size_t n = (size_t)(g_utf8_next_char(p) - p);
        bool space = g_unichar_isspace(c) || c == 0xfeff || c == 0x200b;
        if (!space) memmove(to, p, n), to += n;
        p += n;
    }
    *to = '\0';
}

/* Words with 不 or 未 that turn nothing round. */
static const char *const harmless[] = {"不断",     "不变价",   "不动产",   "不良贷款", "不良率",   "不良资产",
                                       "不锈钢",   "不含",     "不包括",   "不同",     "只增不减", "只减不增",
                                       "只降不升", "只升不降", "稳中不降", "未成年",   "未来"};

static size_t understood_negation(const char *p)
{
    const Comparator *c = comparator_at(p);
    if (c) return strlen(c->word);
    for (size_t i = 0; i < G_N_ELEMENTS(harmless); i++)
        if (g_str_has_prefix(p, harmless[i])) return strlen(harmless[i]);
    return 0;
}

bool wording_refuses(const char *text, Wording *out)
{
    static const char *const turns[] = {"不", "未", "负增长"};
    for (const char *p = text; *p;) {
        size_t n = understood_negation(p);
        for (size_t i = 0; !n && i < G_N_ELEMENTS(turns); i++) {
            if (!g_str_has_prefix(p, turns[i])) continue;
            const char *cure =
                i == 2 ? "请写成下降…%或增长-…%"
                       : "可识别的否定说法只有不低于、不少于、不慢于、不超过、不高于、不快于、不突破";
            g_snprintf(out->problem, sizeof out->problem, "其中的“%s”不能识别，%s", turns[i], cure);
            return true;
        }
        p = n ? p + n : g_utf8_next_char(p);
    }
    return false;
}

/* ---- ranks in words ---- */

static int chinese_number(const char *at)
{
    static const struct {
        const char *text;
        int value;
    } numbers[] = {{"二十", 20}, {"三十", 30}, {"五十", 50}, {"一百", 100}, {"一", 1}, {"二", 2},
                   {"两", 2},    {"三", 3},    {"四", 4},    {"五", 5},     {"六", 6}, {"七", 7},
                   {"八", 8},    {"九", 9},    {"十", 10},   {"百", 100}};
    int n = atoi(at);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers) && !n; i++)
        if (g_str_has_prefix(at, numbers[i].text)) n = numbers[i].value;
    return n;
}

static const char *behind(const char *text, const char *word)
{
    const char *at = strstr(text, word);
    return at ? at + strlen(word) : NULL;
}

static void set_rank(Wording *out, Relation relation, int n)
{
    out->relation = relation;
    out->measure = BINDS_RANK;
    out->has_value = true;
    out->value = n;
    g_snprintf(out->value_text, sizeof out->value_text, "%d", n);
    g_strlcpy(out->unit, "位", sizeof out->unit);
}

bool wording_bottom(const char *text, Wording *out)
{
    static const char *const tops[] = {"进入前", "保持前", "位居前", "排名前", "位列前", "全国前", "全省前",
                                       "全市前", "全国第", "全省第", "全市第", "位居第", "排名第"};
    const char *at = behind(text, "退出后");
    if (!at) at = behind(text, "退后");
    int n = at ? chinese_number(at) : 0;
    if (n > 0) return set_rank(out, RELATION_RANK, n), true;
    for (size_t i = 0; i < G_N_ELEMENTS(tops); i++) {
        at = behind(text, tops[i]);
        n = at && !g_ascii_isdigit(*at) ? chinese_number(at) : 0;
        if (n > 0) return set_rank(out, RELATION_LE, n), true;
    }
    return false;
}

/* ---- phrases ---- */

typedef struct {
    const char *phrase;
    Relation relation;
    TargetMeasure measure;
    const char *value, *unit;
} Phrase;

static const Phrase phrases[] = {
    {"正增长", RELATION_POSITIVE, BINDS_GROWTH, "0", "%"},
    {"由负转正", RELATION_POSITIVE, BINDS_GROWTH, "0", "%"},
    {"扭负为正", RELATION_POSITIVE, BINDS_GROWTH, "0", "%"},
    {"由降转增", RELATION_POSITIVE, BINDS_GROWTH, "0", "%"},
    {"翻两番", RELATION_MULTIPLE, BINDS_LEVEL, "4", "倍"},
    {"翻一番", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"翻番", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"翻倍", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"翻一倍", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"增长一倍", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"下达", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"省定", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"国定", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"市定", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"国家要求", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"省级要求", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"省要求", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"上级要求", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"国家标准", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"国家目标", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"国家任务", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"考核", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"核定", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"规定", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"目标内", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"目标之内", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"目标以内", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"平均水平", RELATION_ABOVE_OR_EQUAL, BINDS_GROWTH, "0", "百分点"}, /* 达到全省平均水平 */
    {"全覆盖", RELATION_MILESTONE, BINDS_SHARE, NULL, ""},
    {"清零", RELATION_LE, BINDS_LEVEL, "0", ""},
    {"零新增", RELATION_LE, BINDS_LEVEL, "0", ""},
    {"零增长", RELATION_LE, BINDS_GROWTH, "0", "%"},
    {"建成", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"投用", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"投产", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"投运", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"竣工", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"完工", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"开工", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"通车", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"通航", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"验收", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"启用", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"封顶", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"完成", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
};

/* Kept as written and judged by people: 定性目标. */
static const char *const qualities[] = {
    "只增不减", "只减不增", "只降不升", "只升不降", "稳中", "稳步", "平稳",     "保持稳定",
    "基本稳定", "总体稳定", "稳定增长", "较快增长", "提质", "增效", "合理区间", "回升",
    "回稳",     "回暖",     "向好",     "好转",     "改善", "优化", "提升",     "提高",
    "扩大",     "增强",     "巩固",     "基本平衡", "前列", "前茅", "领先",     "争先",
    "进位",     "一流",     "更好结果", "有所",     "明显", "显著", "持续",     "逐步",
};

static void set_phrase(const char *text, const char *at, const Phrase *p, Wording *out)
{
    static const char *const must[] = {"确保", "必须", "务必", NULL}, *const stretch[] = {"力争", "争取",
                                                                                          "冲刺", NULL};
    out->relation = p->relation;
    out->measure = p->measure;
    out->strength = wording_any(text, at, stretch) ? STRENGTH_STRETCH
                    : wording_any(text, at, must)  ? STRENGTH_MUST
                                                   : STRENGTH_EXPECTED;
    g_strlcpy(out->unit, p->unit, sizeof out->unit);
    if (p->value) {
        out->has_value = true;
        g_strlcpy(out->value_text, p->value, sizeof out->value_text);
        out->value = g_ascii_strtod(p->value, NULL);
    }
    out->says_growth = out->measure == BINDS_GROWTH;
}

static bool take_comparison(const char *text, Wording *out)
{
    Comparison c, other;
    const char *end = text + strlen(text);
    if (!wording_comparison(text, end, &c)) return false;
    if (wording_comparison(c.reference, end, &other)) {
        g_strlcpy(out->problem, "一句里有两个参照，请分行写，每行一个", sizeof out->problem);
        return true;
    }
    const Phrase p = {"", c.relation, BINDS_GROWTH, "0", "百分点"};
    set_phrase(text, c.reference, &p, out);
    out->better_side = c.better_side;
    g_strlcpy(out->reference, c.reference, sizeof out->reference);
    return true;
}

/* 与经济增长基本同步, 与全国持平; 与上年持平 binds the growth. */
static bool take_sync(const char *text, Wording *out)
{
    static const char *const partners[] = {"与", "和", "同", "跟", NULL}, *const last_year[] = {"上年",
                                                                                                "去年", NULL};
    const char *level = strstr(text, "持平"), *sync = strstr(text, "同步"), *at = sync ? sync : level;
    const char *end = text + strlen(text);
    if (!at) return false;
    if (!sync && (wording_any(text, end, last_year) || !wording_any(text, at, partners))) {
        const Phrase p = {"", RELATION_ABOUT, BINDS_GROWTH, "0", "%"};
        set_phrase(text, at, &p, out);
        return true;
    }
    if (sync && strstr(sync + strlen("同步"), "同步"))
        g_strlcpy(out->problem, "一句里有两个参照，请分行写，每行一个", sizeof out->problem);
    const Phrase p = {"", RELATION_SYNC, BINDS_GROWTH, "0", "百分点"};
    set_phrase(text, at, &p, out);
    g_strlcpy(out->reference, text, sizeof out->reference);
    return true;
}

/* Takes the first row of the table that is in the text, of the relation external or of the others. */
static bool take_row(const char *text, bool external, Wording *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(phrases); i++) {
        const char *at = strstr(text, phrases[i].phrase);
        if (!at || (phrases[i].relation == RELATION_EXTERNAL) != external) continue;
        set_phrase(text, at, &phrases[i], out);
        if (relation_has_reference(out->relation)) g_strlcpy(out->reference, text, sizeof out->reference);
        return true;
    }
    return false;
}

bool wording_phrase(const char *text, Wording *out)
{
    if (take_row(text, true, out)) return true; /* 不低于省下达任务 */
    if (take_comparison(text, out)) return !*out->problem;
    if (take_sync(text, out)) return !*out->problem;
    if (take_row(text, false, out)) return true;
    for (size_t i = 0; i < G_N_ELEMENTS(qualities); i++) {
        if (!strstr(text, qualities[i])) continue;
        out->relation = RELATION_QUALITATIVE;
        out->measure = BINDS_LEVEL;
        return true;
    }
    return false;
}
