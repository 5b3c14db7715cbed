/* Every run of digits is looked at once: what it is part of (a name, a date, a quotation) is passed over,
 * then its unit is read from a table of units, at last a short unknown word before the clause's end. What is
 * left is parted into targets and qualifiers by the words around it. */
#include "reading/wording_scan.h"

#include <glib.h>
#include <string.h>

#include "base/textutil.h"

/* Longest first where one begins another. */
static const char *const units[] = {
    "微克/立方米", "毫克/立方米", "吨标准煤/万元",
    "立方米/万元", "吨/万元",     "毫克/升",
    "元/平方米",   "元/人",       "元/吨",
    "公斤/亩",     "公里/小时",   "个百分点",
    "百分点",      "平方公里",    "平方千米",
    "平方米",      "立方米",      "吨标准煤",
    "吨标煤",      "标准吨",      "吨公里",
    "千瓦时",      "兆瓦时",      "千伏安",
    "标准箱",      "元人民币",    "千瓦",
    "兆瓦",        "公里",        "千米",
    "公斤",        "千克",        "公顷",
    "海里",        "美元",        "欧元",
    "港元",        "日元",        "人次",
    "人民币",      "户次",        "场次",
    "班次",        "架次",        "车次",
    "台次",        "亩次",        "件次",
    "个次",        "小时",        "分钟",
    "标箱",        "立方",        "台套",
    "车位",        "周岁",        "个月",
    "年级",        "航班",        "元",
    "人",          "户",          "个",
    "家",          "项",          "所",
    "条",          "座",          "台",
    "部",          "辆",          "套",
    "张",          "件",          "场",
    "处",          "名",          "亩",
    "吨",          "斤",          "次",
    "位",          "对",          "块",
    "年",          "天",          "岁",
    "倍",          "番",          "米",
    "度",          "只",          "类",
    "支",          "篇",          "门",
    "届",          "期",          "批",
    "列",          "架",          "艘",
    "头",          "株",          "种",
    "级",          "床",          "间",
    "幢",          "栋",          "本",
    "村",          "镇",          "乡",
    "县",          "强",          "羽",
    "匹",          "口",          "眼",
    "宗",          "份",          "班",
    "趟",          "首",          "笔",
    "单",          "站",          "枚",
    "粒",          "尾",          "分",
    "秒",          "册",          "克",
    "升",          "瓦",          "层",
    "堂",          "盏",          "棵",
    "片",          "组",          "段",
    "股",          "例",          "起",
    "星",          "方",          "Eflops",
    "EFLOPS",      "EFlops",      "Pflops",
    "PFLOPS",      "PFlops",      "TEU",
    "kWh",         "kW",          "MW",
    "GW",          "TW",          "PB",
    "TB",          "EB",          "km",
    "kg",          "tce",         "P",
    "万",          "亿",
};

/* Units that count things: 200个重点项目 is the figure itself, 30亿元以上项目 is not. */
static const char *const counts[] = {"人", "户", "个", "家", "项", "所", "条", "座", "台", "部", "辆", "套",
                                     "张", "件", "场", "处", "名", "次", "对", "块", "只", "类", "支", "篇",
                                     "门", "批", "列", "架", "艘", "头", "株", "种", "间", "幢", "栋", "本",
                                     "村", "镇", "乡", "县", "宗", "份", "班", "首", "笔", "站", "册", "组"};

static const char *const multipliers[] = {"万亿", "千亿", "百亿", "十亿", "千万", "百万",
                                          "十万", "亿",   "万",   "千",   "百"};

const char *wording_find(const char *from, const char *to, const char *word)
{
    return to > from ? g_strstr_len(from, to - from, word) : NULL;
}

bool wording_any(const char *from, const char *to, const char *const *words)
{
    for (; *words; words++)
        if (wording_find(from, to, *words)) return true;
    return false;
}

bool wording_ends(const char *from, const char *to, const char *word)
{
    size_t n = strlen(word);
    return (size_t)(to - from) >= n && !memcmp(to - n, word, n);
}

const char *wording_ends_any(const char *from, const char *to, const char *const *words)
{
    for (; *words; words++)
        if (wording_ends(from, to, *words)) return *words;
    return NULL;
}

/* ---- clauses ---- */

static size_t boundary(const char *p)
{
    static const char *const marks[] = {"、", "，", ",", ";", "；", "。", "(", ")", "（", "）"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(p, marks[i])) return strlen(marks[i]);
    return 0;
}

/* A comma between digits groups thousands. */
static size_t clause_mark(const char *text, const char *p)
{
    bool thousands = *p == ',' && p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1]);
    return thousands ? 0 : boundary(p);
}

const char *wording_clause_start(const char *text, const char *at)
{
    const char *start = text;
    for (const char *p = text; p < at; p = g_utf8_next_char(p)) {
        size_t n = clause_mark(text, p);
        if (n) start = p + n;
    }
    return start;
}

const char *wording_clause_end(const char *at)
{
    const char *p = at;
    while (*p && !clause_mark(at, p)) p = g_utf8_next_char(p);
    return p;
}

/* ---- numbers and units ---- */

static const char *skip_number(const char *p)
{
    if (!g_ascii_isdigit(*p)) return p;
    while (g_ascii_isdigit(*p) || (*p == ',' && g_ascii_isdigit(p[1]))) p++;
    if (*p == '.' && g_ascii_isdigit(p[1]))
        for (p++; g_ascii_isdigit(*p);) p++;
    return p;
}

static size_t unit_at(const char *p)
{
    if (*p == '%') return 1;
    if (g_str_has_prefix(p, "‰") || g_str_has_prefix(p, "℃")) return strlen("‰");
    for (size_t u = 0; u < G_N_ELEMENTS(units); u++) {
        if (!g_str_has_prefix(p, units[u])) continue;
        size_t n = strlen(units[u]);
        bool latin = g_ascii_isalpha(*p);
        if (!latin || !g_ascii_isalnum(p[n])) return n;
    }
    return 0;
}

static size_t multiplier_at(const char *p)
{
    for (size_t m = 0; m < G_N_ELEMENTS(multipliers); m++)
        if (g_str_has_prefix(p, multipliers[m])) return strlen(multipliers[m]);
    return 0;
}

/* What may stand right behind a figure and its unit. */
static size_t tail_at(const char *p)
{
    static const char *const tails[] = {"及以上", "及以下", "以上", "以下", "以内",
                                        "之内",   "左右",   "上下", "内",   "之间"};
    for (size_t i = 0; i < G_N_ELEMENTS(tails); i++)
        if (g_str_has_prefix(p, tails[i])) return strlen(tails[i]);
    return 0;
}

/* An unknown word of up to three characters that ends the clause, or stands before 以上 and the like, is a
 * unit as well: 80万羽以上. */
static size_t unknown_unit(const char *p)
{
    enum { LONGEST = 3 };
    const char *q = p;
    for (int n = 0; n <= LONGEST; n++, q = g_utf8_next_char(q)) {
        if (!*q || boundary(q) || tail_at(q)) return (size_t)(q - p);
        if (!text_is_han(g_utf8_get_char(q))) return 0;
    }
    return 0;
}

/* Length of the unit at `p` (0: none). */
static size_t unit_length(const char *p)
{
    size_t plain = unit_at(p), lead = multiplier_at(p);
    if (!lead) return plain ? plain : unknown_unit(p);
    size_t behind = unit_at(p + lead);
    if (!behind) behind = unknown_unit(p + lead);
    return behind ? lead + behind : plain;
}

static const char *skip_range_mark(const char *p)
{
    static const char *const marks[] = {"——", "—", "–", "-", "~", "～", "〜", "至", "到"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(p, marks[i]) && g_ascii_isdigit(p[strlen(marks[i])]))
            return p + strlen(marks[i]);
    return NULL;
}

/* 2025年, 2025—2027年, 6月, 1日, 三季度. */
static bool is_date(const char *from, const char *to)
{
    static const char *const marks[] = {"月", "日", "号", "季度", "世纪"};
    if (g_str_has_prefix(to, "年")) return to - from == 4 && strspn(from, "0123456789") == 4;
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(to, marks[i])) return true;
    return false;
}

/* PM2.5, 5G, 5A级, 1+10: part of a name; returns its end, or NULL. */
static const char *name_end(const char *text, const char *p, const char *to)
{
    bool joined = p > text && (g_ascii_isalpha(p[-1]) || p[-1] == '_' || p[-1] == '+');
    bool letters = (g_ascii_isalpha(*to) && !unit_at(to)) || *to == '+';
    if (!joined && !letters) return NULL;
    while (g_ascii_isalnum(*to) || (strchr("+-._", *to) && g_ascii_isalnum(to[1]))) to++;
    return to;
}

static bool negative_at(const char *text, const char *p)
{
    static const char *const signs[] = {"-", "−", "－", NULL};
    const char *sign = wording_ends_any(text, p, signs);
    if (!sign) return false;
    const char *before = p - strlen(sign);
    return before == text || !(g_ascii_isdigit(before[-1]) || before[-1] == '%');
}

/* 1.5万套(间)以上: the other unit in brackets belongs to the first. */
static const char *skip_remark(const char *p)
{
    const char *end = *p == '(' ? strchr(p, ')') : NULL;
    return end && g_utf8_strlen(p, end - p) <= 3 && tail_at(end + 1) ? end + 1 : p;
}

/* Reads the figure that begins at `p`. Returns the place to go on from; f->from stays NULL when it is none.
 */
static const char *read_figure(const char *text, const char *p, WordingFigure *f)
{
    *f = (WordingFigure){0};
    const char *to = skip_number(p), *name = name_end(text, p, to);
    if (name) return name;
    const char *second = skip_range_mark(to), *second_to = second ? skip_number(second) : NULL;
    size_t first_unit = second ? 0 : unit_length(to);
    if (!second && first_unit && (second = skip_range_mark(to + first_unit))) second_to = skip_number(second);
    const char *behind = second ? second_to : to;
    if (is_date(p, to) || (second && is_date(second, second_to))) return behind;
    size_t length = unit_length(behind);
    bool bare = !*behind || boundary(behind) || tail_at(behind);
    if (!length && !bare) return behind;
    f->from = p, f->to = to, f->second = second, f->second_to = second_to;
    f->unit_to = behind + length;
    g_strlcpy(f->unit, behind, MIN(length + 1, sizeof f->unit));
    f->negative = negative_at(text, p);
    return f->unit_to = skip_remark(f->unit_to);
}

/* ---- which figures are targets ---- */

static bool is_count(const char *unit)
{
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        if (g_str_has_suffix(unit, counts[i])) return true;
    return false;
}

/* 岁, 年级: whom a figure is about, when a noun follows. */
static bool is_age(const WordingFigure *f, const char *noun)
{
    bool age = g_str_has_suffix(f->unit, "岁") || !strcmp(f->unit, "年级");
    return age && *noun && !boundary(noun);
}

/* 用3年时间, 5年内: how long. */
static bool is_duration(const char *clause, const WordingFigure *f)
{
    static const char *const leads[] = {"用", "近", "今后", "未来", "过去", NULL};
    static const char *const tails[] = {"内", "时间", "行动", "计划", "来"};
    if (strcmp(f->unit, "年") && strcmp(f->unit, "个月") && strcmp(f->unit, "天")) return false;
    if (wording_ends_any(clause, f->from, leads)) return true;
    for (size_t i = 0; i < G_N_ELEMENTS(tails); i++)
        if (g_str_has_prefix(f->unit_to, tails[i])) return true;
    return false;
}

static bool rises_or_falls_to(const char *from, const char *to)
{
    static const char *const words[] = {"到", "至", "为", NULL};
    static const char *const fillers[] = {"约", "近", NULL};
    const char *filler = wording_ends_any(from, to, fillers);
    if (filler) to -= strlen(filler);
    return wording_ends_any(from, to, words) != NULL;
}

/* 30亿元以上项目, 海拔1500米以上学校, 30万千瓦级机组: a measure that describes the noun behind it. */
static bool describes_noun(const WordingFigure *f, const char *end, bool alone)
{
    static const char *const joins[] = {"和", "与", "或", "及", "的"};
    const char *noun = f->unit_to + tail_at(f->unit_to);
    if (g_str_has_prefix(f->unit_to, "级")) noun = f->unit_to + strlen("级");
    if (noun >= end || !text_is_han(g_utf8_get_char(noun)) || *f->unit == '%') return false;
    for (size_t i = 0; i < G_N_ELEMENTS(joins); i++)
        if (g_str_has_prefix(noun, joins[i])) return false;
    bool threshold = noun != f->unit_to, measure = *f->unit && !is_count(f->unit);
    return alone ? threshold && measure : threshold || measure;
}

/* Whether `f` only describes something; `before` and `next` are its neighbours (NULL: none). */
static bool is_qualifier(const char *text, const WordingFigure *before, const WordingFigure *f,
                         const WordingFigure *next)
{
    static const char *const starts[] = {"从", "由", "自", NULL};
    const char *clause = wording_clause_start(text, f->from), *end = wording_clause_end(f->unit_to);
    if (wording_ends(clause, f->from, "每")) return true;
    if (is_age(f, f->unit_to + tail_at(f->unit_to)) || is_duration(clause, f)) return true;
    if (wording_find(f->unit_to, end, "基础上")) return true;
    bool goes_on = next && next->from < end;
    if (!goes_on) return before && before->from >= clause && describes_noun(f, end, true);
    if (wording_any(clause, f->from, starts) && rises_or_falls_to(f->unit_to, next->from)) return true;
    return wording_ends(clause, f->from, "等") || describes_noun(f, next->from, false);
}

int wording_scan(const char *text, WordingFigure *out, int most)
{
    enum { MOST = 16 };
    WordingFigure all[MOST];
    int n = 0, kept = 0;
    bool quoted = false;
    for (const char *p = text; *p && n < MOST;) {
        if (g_str_has_prefix(p, "“")) quoted = true;
        if (g_str_has_prefix(p, "”")) quoted = false;
        bool ordinal = wording_ends(text, p, "第");
        if (!g_ascii_isdigit(*p)) {
            p = g_utf8_next_char(p);
            continue;
        }
        WordingFigure f;
        p = read_figure(text, p, &f);
        bool place = !strcmp(f.unit, "位") || !strcmp(f.unit, "名");
        if (f.from && !quoted && (!ordinal || place)) all[n++] = f;
    }
    for (int i = 0; i < n && kept < most; i++)
        if (!is_qualifier(text, i ? &all[i - 1] : NULL, &all[i], i + 1 < n ? &all[i + 1] : NULL))
            out[kept++] = all[i];
    return kept;
}
