/* Phrases without a figure are looked up first (a table: one row a phrase); the others are a figure with a
 * unit, and words before and behind it that decide the relation. */
#include "data/wording.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"

/* ---- phrases that carry no figure of their own ---- */

typedef struct {
    const char *phrase;
    Relation relation;
    TargetMeasure measure;
    const char *value, *unit;
} Phrase;

static const Phrase phrases[] = {
    {"正增长", RELATION_POSITIVE, BINDS_GROWTH, "0", "%"},
    {"基本同步", RELATION_SYNC, BINDS_GROWTH, "0", "百分点"},
    {"保持同步", RELATION_SYNC, BINDS_GROWTH, "0", "百分点"},
    {"增长同步", RELATION_SYNC, BINDS_GROWTH, "0", "百分点"},
    {"翻两番", RELATION_MULTIPLE, BINDS_LEVEL, "4", "倍"},
    {"翻一番", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"翻番", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"翻倍", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"翻一倍", RELATION_MULTIPLE, BINDS_LEVEL, "2", "倍"},
    {"退出后十", RELATION_RANK, BINDS_RANK, "10", "位"},
    {"退后十", RELATION_RANK, BINDS_RANK, "10", "位"},
    {"省下达", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"国家下达", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"上级下达", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"下达任务", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"下达的任务", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"省定任务", RELATION_EXTERNAL, BINDS_LEVEL, NULL, ""},
    {"不低于经济增长", RELATION_ABOVE_OR_EQUAL, BINDS_GROWTH, "0", "百分点"},
    {"不低于全省", RELATION_ABOVE_OR_EQUAL, BINDS_GROWTH, "0", "百分点"},
    {"不低于全国", RELATION_ABOVE_OR_EQUAL, BINDS_GROWTH, "0", "百分点"},
    {"不低于全市", RELATION_ABOVE_OR_EQUAL, BINDS_GROWTH, "0", "百分点"},
    {"高于", RELATION_ABOVE, BINDS_GROWTH, "0", "百分点"},
    {"快于", RELATION_ABOVE, BINDS_GROWTH, "0", "百分点"},
    {"超过经济增长", RELATION_ABOVE, BINDS_GROWTH, "0", "百分点"},
    {"全覆盖", RELATION_MILESTONE, BINDS_SHARE, NULL, ""},
    {"建成", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"投用", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"投产", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"竣工", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"开工", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"通车", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
    {"完成", RELATION_MILESTONE, BINDS_LEVEL, NULL, ""},
};

/* Measure words and units that may stand behind a figure, longest first where one begins another. */
static const char *const units[] = {
    "微克/立方米", "个百分点", "百分点", "平方公里", "平方千米", "平方米", "立方米", "吨标准煤", "千瓦时",
    "千瓦",        "兆瓦",     "公里",   "公斤",     "公顷",     "美元",   "人次",   "小时",     "分钟",
    "元",          "人",       "户",     "个",       "家",       "项",     "所",     "条",       "座",
    "台",          "部",       "辆",     "套",       "张",       "件",     "场",     "处",       "名",
    "亩",          "吨",       "斤",     "次",       "位",       "对",     "块",     "年",       "天",
    "岁",          "倍",       "米",     "度",       "只",       "类",     "支",     "篇",       "门",
    "届",          "期",       "批",     "列",       "架",       "艘",     "头",     "株",       "种",
    "级",          "标箱",     "立方",   "床",       "间",       "幢",     "栋",     "本",       "标准箱",
    "村",          "万",       "亿",
};

static const char *const multipliers[] = {"万亿", "千亿", "百亿", "千万", "百万",
                                          "十万", "亿",   "万",   "千",   "百"};

/* ---- finding the figure ---- */

typedef struct {
    const char *from, *to; /* the first figure */
    const char *unit_to;   /* end of its unit */
    const char *second, *second_to;
    char unit[24];
} Figure;

static const char *skip_number(const char *p)
{
    if (!g_ascii_isdigit(*p)) return p;
    while (g_ascii_isdigit(*p) || (*p == ',' && g_ascii_isdigit(p[1]))) p++;
    if (*p == '.' && g_ascii_isdigit(p[1]))
        for (p++; g_ascii_isdigit(*p);) p++;
    return p;
}

/* Length of the unit at `p` (0: none known). */
static size_t unit_length(const char *p)
{
    if (*p == '%') return 1;
    if (g_str_has_prefix(p, "‰") || g_str_has_prefix(p, "℃")) return strlen("‰");
    for (size_t m = 0; m <= G_N_ELEMENTS(multipliers); m++) {
        const char *lead = m < G_N_ELEMENTS(multipliers) ? multipliers[m] : "";
        if (!g_str_has_prefix(p, lead)) continue;
        for (size_t u = 0; u < G_N_ELEMENTS(units); u++)
            if (g_str_has_prefix(p + strlen(lead), units[u])) return strlen(lead) + strlen(units[u]);
    }
    return 0;
}

static const char *skip_range_mark(const char *p)
{
    static const char *const marks[] = {"——", "—", "–", "-", "~", "～", "〜", "至", "到"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(p, marks[i]) && g_ascii_isdigit(p[strlen(marks[i])]))
            return p + strlen(marks[i]);
    return NULL;
}

static bool is_date(const char *from, const char *to)
{
    if (g_str_has_prefix(to, "年") && to - from == 4) return true;
    return g_str_has_prefix(to, "月") || g_str_has_prefix(to, "日") || g_str_has_prefix(to, "季度");
}

/* The first figure that has a unit; failing that, one that ends the text or stands before a relation word. */
static bool find_figure(Figure *f, const char *start)
{
    for (const char *p = start; *p; p = g_utf8_next_char(p)) {
        if (!g_ascii_isdigit(*p)) continue;
        const char *to = skip_number(p);
        const char *second = skip_range_mark(to), *second_to = second ? skip_number(second) : NULL;
        const char *behind = second ? second_to : to;
        size_t first_unit = unit_length(to);
        const char *after_unit = to + first_unit;
        if (!second && first_unit && (second = skip_range_mark(after_unit))) { /* 5%～6% */
            second_to = skip_number(second);
            behind = second_to;
        }
        size_t length = unit_length(behind);
        bool bare = !*behind || g_str_has_prefix(behind, "以") || g_str_has_prefix(behind, "左右");
        bool joined = p > start && g_ascii_isalpha(p[-1]); /* PM2.5, 5A */
        if (is_date(p, to) || joined || (!length && !bare)) {
            p = g_utf8_prev_char(to);
            continue;
        }
        f->from = p, f->to = to, f->second = second, f->second_to = second_to;
        f->unit_to = behind + length;
        g_strlcpy(f->unit, "", sizeof f->unit);
        if (length < sizeof f->unit) g_strlcpy(f->unit, behind, length + 1);
        return true;
    }
    return false;
}

static void copy_number(const char *from, const char *to, char *out, size_t room, double *value)
{
    size_t n = 0;
    for (; from < to && n + 1 < room; from++)
        if (*from != ',') out[n++] = *from;
    out[n] = '\0';
    *value = g_ascii_strtod(out, NULL);
}

/* ---- words around the figure ---- */

static bool within(const char *from, const char *to, const char *word)
{
    const char *at = g_strstr_len(from, to - from, word);
    return at && at + strlen(word) <= to;
}

static bool any_within(const char *from, const char *to, const char *const *words)
{
    for (; *words; words++)
        if (within(from, to, *words)) return true;
    return false;
}

/* The end of the clause that holds `p`. */
static const char *clause_end(const char *p)
{
    static const char *const marks[] = {"、", "，", ",", ";", "；", "。"};
    for (; *p; p = g_utf8_next_char(p))
        for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
            if (g_str_has_prefix(p, marks[i])) return p;
    return p;
}

static Strength find_strength(const char *from, const char *to)
{
    static const char *const stretch[] = {"力争", "争取", "冲刺", NULL}, *const must[] = {"确保", "必须",
                                                                                          NULL};
    if (any_within(from, to, stretch)) return STRENGTH_STRETCH;
    return any_within(from, to, must) ? STRENGTH_MUST : STRENGTH_EXPECTED;
}

static Relation find_relation(const char *from, const Figure *f, const char *end, Wording *out)
{
    static const char *const most[] = {"不超过", "不高于", "不多于", "不大于", "至多", "最多",
                                       "低于",   "少于",   "小于",   "≤",      "<",    NULL};
    static const char *const least[] = {"不低于", "不少于", "不小于", "至少", "最少", "≥", NULL};
    static const char *const over[] = {"超过", "突破", "高于", "大于", "多于", "超", ">", NULL};
    static const char *const keep[] = {"稳定在", "保持在", "稳定", NULL};
    static const char *const inside[] = {"以内", "以下", "之内", "内", NULL};
    bool above = within(f->unit_to, end, "以上") || within(f->unit_to, end, "及以上");
    bool about =
        within(f->unit_to, end, "左右") || within(from, f->from, "约") || within(f->unit_to, end, "上下");
    out->controlled = within(from, f->from, "控制在") || within(from, f->from, "控制到");
    size_t ahead = strlen("前");
    bool top =
        !strcmp(f->unit, "位") && (size_t)(f->from - from) >= ahead && !strncmp(f->from - ahead, "前", ahead);
    if (top) return RELATION_LE; /* 进入前50位 */
    if (any_within(from, f->from, least)) return RELATION_GE;
    if (out->controlled || any_within(from, f->from, most) || any_within(f->unit_to, end, inside))
        return RELATION_LE;
    if (f->second) return RELATION_RANGE;
    if (any_within(from, f->from, over) && !above) return RELATION_GT;
    if (any_within(from, f->from, keep) && !about) return RELATION_KEEP_GE;
    return about ? RELATION_ABOUT : RELATION_GE;
}

static TargetMeasure find_measure(const char *from, const Figure *f, Wording *out)
{
    static const char *const growth[] = {"增长", "增速", "涨幅", "增幅", NULL};
    static const char *const decline[] = {"下降", "降低", "减少", "降幅", "压减", NULL};
    out->says_growth = any_within(from, f->from, growth);
    if (!strcmp(f->unit, "位")) return BINDS_RANK;
    if (strcmp(f->unit, "%") && strcmp(f->unit, "‰"))
        return out->says_growth && !*f->unit ? BINDS_GROWTH : BINDS_LEVEL;
    if (out->says_growth) return BINDS_GROWTH;
    return any_within(from, f->from, decline) ? BINDS_DECLINE : BINDS_SHARE;
}

/* 增长1倍 means the double; 达到2倍 means the double as well. */
static void settle_multiple(const char *from, const Figure *f, Wording *out)
{
    static const char *const grows[] = {"增长", "增加", "提高", NULL};
    out->relation = RELATION_MULTIPLE;
    out->measure = BINDS_LEVEL;
    if (!any_within(from, f->from, grows)) return;
    out->value += 1;
    g_snprintf(out->value_text, sizeof out->value_text, "%.12g", out->value);
}

static bool parse_figure(const char *text, Wording *out)
{
    Figure f = {0}, g = {0};
    if (!find_figure(&f, text)) return false;
    const char *end = clause_end(f.unit_to);
    copy_number(f.from, f.to, out->value_text, sizeof out->value_text, &out->value);
    out->has_value = true;
    g_strlcpy(out->unit, f.unit, sizeof out->unit);
    out->measure = find_measure(text, &f, out);
    out->relation = find_relation(text, &f, end, out);
    out->strength = find_strength(text, f.from);
    if (!strcmp(f.unit, "倍")) settle_multiple(text, &f, out);
    if (f.second) {
        copy_number(f.second, f.second_to, out->second_text, sizeof out->second_text, &out->second);
        out->has_second = true;
    } else if (*end && find_figure(&g, end) && find_strength(end, g.from) != STRENGTH_EXPECTED &&
               (!*g.unit || !strcmp(g.unit, f.unit))) {
        copy_number(g.from, g.to, out->second_text, sizeof out->second_text, &out->second);
        out->has_second = true;
    }
    return true;
}

static bool parse_phrase(const char *text, Wording *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(phrases); i++) {
        const char *at = strstr(text, phrases[i].phrase);
        if (!at) continue;
        out->relation = phrases[i].relation;
        out->measure = phrases[i].measure;
        out->strength = find_strength(text, at);
        g_strlcpy(out->unit, phrases[i].unit, sizeof out->unit);
        if (phrases[i].value) {
            out->has_value = true;
            g_strlcpy(out->value_text, phrases[i].value, sizeof out->value_text);
            out->value = g_ascii_strtod(phrases[i].value, NULL);
        }
        out->says_growth = out->measure == BINDS_GROWTH;
        return true;
    }
    return false;
}

/* 退出后五位, 退后20: the number of places at the end that must be left. */
static bool parse_bottom(const char *text, Wording *out)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五",   "六",
                                         "七", "八", "九", "十", "二十", "三十"};
    static const int values[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30};
    const char *at = strstr(text, "退出后");
    at = at ? at + strlen("退出后") : (at = strstr(text, "退后")) ? at + strlen("退后") : NULL;
    if (!at) return false;
    int n = atoi(at);
    for (size_t i = G_N_ELEMENTS(digits); i-- > 0 && !n;)
        if (g_str_has_prefix(at, digits[i])) n = values[i];
    if (n <= 0) return false;
    out->relation = RELATION_RANK;
    out->measure = BINDS_RANK;
    out->has_value = true;
    out->value = n;
    g_snprintf(out->value_text, sizeof out->value_text, "%d", n);
    g_strlcpy(out->unit, "位", sizeof out->unit);
    out->strength = find_strength(text, at);
    return true;
}

bool wording_parse(const char *text, Wording *out)
{
    memset(out, 0, sizeof *out);
    char *plain = text_trim(text_halfwidth(text));
    bool good = parse_bottom(plain, out) || parse_figure(plain, out) || parse_phrase(plain, out);
    if (good && strstr(plain, "约束性")) out->strength = STRENGTH_BINDING;
    g_free(plain);
    return good;
}

const char *wording_forms(void)
{
    return "可识别的表述有：增长5%左右、增长6%以上、不低于…、不少于…、至少1所、达到…、控制在3%左右、3%"
           "以内、不超过…、"
           "突破…、保持正增长、与经济增长基本同步、高于经济增长、稳定在60%"
           "以上、翻番、增长1倍、退后十、全覆盖、"
           "建成投用、完成、8万人、3—5家、10%以上、力争12%、完成省下达任务";
}

const char *relation_name(Relation relation)
{
    static const char *const names[] = {
        "about",          "ge",      "gt",       "le",   "positive", "sync",      "above",
        "above_or_equal", "keep_ge", "multiple", "rank", "range",    "milestone", "external"};
    return names[relation];
}

const char *target_measure_name(TargetMeasure measure)
{
    static const char *const names[] = {"growth", "level", "share", "rank", "decline"};
    return names[measure];
}

const char *strength_name(Strength strength)
{
    static const char *const names[] = {"expected", "binding", "stretch", "must"};
    return names[strength];
}

char *wording_describe(const Wording *w)
{
    return g_strdup_printf("%s;%s;%s;%s;%s;%s", relation_name(w->relation), w->value_text, w->second_text,
                           w->unit, target_measure_name(w->measure), strength_name(w->strength));
}
