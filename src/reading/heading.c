/* A heading is read from the front, the longest spelling first; each adds what it means, and the sum is the
 * column. So 本月同比增长(%) and 累计｜绝对量 need no row of their own. */
#include "reading/heading.h"

#include <glib.h>
#include <string.h>

#include "base/textutil.h"

enum { LONGEST = 96, ANY_YEAR = 2000 };

/* Headings of the columns that name a figure, whole. */
static const struct {
    const char *text;
    Role role;
} key_spellings[] = {
    {"期间", ROLE_PERIOD},        {"period", ROLE_PERIOD},
    {"时间", ROLE_PERIOD},        {"报告期", ROLE_PERIOD},
    {"时期", ROLE_PERIOD},        {"日期", ROLE_PERIOD},
    {"月份", ROLE_PERIOD},        {"年月", ROLE_PERIOD},
    {"年份", ROLE_PERIOD},        {"所属期", ROLE_PERIOD},
    {"统计期", ROLE_PERIOD},      {"数据期", ROLE_PERIOD},
    {"统计时间", ROLE_PERIOD},    {"季度", ROLE_PERIOD},
    {"年度", ROLE_PERIOD},        {"地区", ROLE_REGION},
    {"region", ROLE_REGION},      {"地区名称", ROLE_REGION},
    {"区域", ROLE_REGION},        {"县区", ROLE_REGION},
    {"区县", ROLE_REGION},        {"县市区", ROLE_REGION},
    {"县(市、区)", ROLE_REGION},  {"县(市区)", ROLE_REGION},
    {"县、市、区", ROLE_REGION},  {"县(区)", ROLE_REGION},
    {"区(县)", ROLE_REGION},      {"区(市、县)", ROLE_REGION},
    {"区、县", ROLE_REGION},      {"市县", ROLE_REGION},
    {"市(县、区)", ROLE_REGION},  {"旗县区", ROLE_REGION},
    {"各县区", ROLE_REGION},      {"各县(市、区)", ROLE_REGION},
    {"区市县", ROLE_REGION},      {"市区县", ROLE_REGION},
    {"地市", ROLE_REGION},        {"市州", ROLE_REGION},
    {"城市", ROLE_REGION},        {"省份", ROLE_REGION},
    {"省市", ROLE_REGION},        {"行政区", ROLE_REGION},
    {"行政区划", ROLE_REGION},    {"区划", ROLE_REGION},
    {"各市", ROLE_REGION},        {"地区编码", ROLE_REGION},
    {"指标", ROLE_INDICATOR},     {"indicator", ROLE_INDICATOR},
    {"指标名称", ROLE_INDICATOR}, {"项目", ROLE_INDICATOR},
    {"指标编码", ROLE_INDICATOR}, {"项目名称", ROLE_INDICATOR},
    {"统计指标", ROLE_INDICATOR}, {"主要指标", ROLE_INDICATOR},
    {"经济指标", ROLE_INDICATOR}, {"主要经济指标", ROLE_INDICATOR},
    {"指标项目", ROLE_INDICATOR}, {"单位", ROLE_UNIT},
    {"unit", ROLE_UNIT},          {"计量单位", ROLE_UNIT},
    {"口径", ROLE_SCOPE},         {"scope", ROLE_SCOPE},
    {"备注", ROLE_NOTE},          {"note", ROLE_NOTE},
    {"说明", ROLE_NOTE},          {"序号", ROLE_PASSED},
    {"编号", ROLE_PASSED},        {"行号", ROLE_PASSED},
    {"行次", ROLE_PASSED},        {"no.", ROLE_PASSED},
    {"no", ROLE_PASSED},          {"来源", ROLE_PASSED},
    {"source", ROLE_PASSED},      {"数据来源", ROLE_PASSED},
    {"资料来源", ROLE_PASSED},
};

/* What a word of a figure's heading adds. */
typedef enum {
    SAYS_NOTHING,
    SAYS_THIS,
    SAYS_MONTH,
    SAYS_QUARTER,
    SAYS_TOTAL,
    SAYS_VALUE,
    SAYS_YOY,
    SAYS_GROWTH, /* of which kind the rest tells: 同比增长, 环比增长; alone it is 同比 */
    SAYS_MOM,
    SAYS_BASE,
    SAYS_OTHER
} Says;

static const struct {
    const char *text;
    Says says;
} word_spellings[] = {
    {"本月", SAYS_MONTH},
    {"当月", SAYS_MONTH},
    {"本月份", SAYS_MONTH},
    {"month", SAYS_MONTH},
    {"单月", SAYS_MONTH},
    {"本期", SAYS_THIS},
    {"当期", SAYS_THIS},
    {"报告期", SAYS_THIS},
    {"本季", SAYS_QUARTER},
    {"当季", SAYS_QUARTER},
    {"本季度", SAYS_QUARTER},
    {"当季度", SAYS_QUARTER},
    {"累计", SAYS_TOTAL},
    {"本年累计", SAYS_TOTAL},
    {"本月止累计", SAYS_TOTAL},
    {"本月止", SAYS_TOTAL},
    {"自年初累计", SAYS_TOTAL},
    {"年初累计", SAYS_TOTAL},
    {"自年初", SAYS_TOTAL},
    {"自年初至本月", SAYS_TOTAL},
    {"年初至本月", SAYS_TOTAL},
    {"年初至今", SAYS_TOTAL},
    {"年初以来", SAYS_TOTAL},
    {"今年以来", SAYS_TOTAL},
    {"1-本月", SAYS_TOTAL},
    {"1—本月", SAYS_TOTAL},
    {"1至本月", SAYS_TOTAL},
    {"至本月", SAYS_TOTAL},
    {"截至本月", SAYS_TOTAL},
    {"截止本月", SAYS_TOTAL},
    {"本年", SAYS_TOTAL},
    {"本年度", SAYS_TOTAL},
    {"cumulative", SAYS_TOTAL},
    {"累积", SAYS_TOTAL},
    {"数值", SAYS_VALUE},
    {"value", SAYS_VALUE},
    {"值", SAYS_VALUE},
    {"数据", SAYS_VALUE},
    {"数", SAYS_VALUE},
    {"数量", SAYS_VALUE},
    {"绝对量", SAYS_VALUE},
    {"绝对额", SAYS_VALUE},
    {"绝对数", SAYS_VALUE},
    {"绝对值", SAYS_VALUE},
    {"总量", SAYS_VALUE},
    {"实绩", SAYS_VALUE},
    {"实际", SAYS_VALUE},
    {"实际完成", SAYS_VALUE},
    {"完成", SAYS_VALUE},
    {"完成额", SAYS_VALUE},
    {"完成数", SAYS_VALUE},
    {"完成值", SAYS_VALUE},
    {"完成量", SAYS_VALUE},
    {"金额", SAYS_VALUE},
    {"额", SAYS_VALUE},
    {"量", SAYS_VALUE},
    {"总额", SAYS_VALUE},
    {"余额", SAYS_VALUE},
    {"期末", SAYS_VALUE},
    {"月末", SAYS_VALUE},
    {"末", SAYS_VALUE},
    {"水平", SAYS_VALUE},
    {"指标值", SAYS_VALUE},
    {"同比", SAYS_YOY},
    {"yoy", SAYS_YOY},
    {"比上年同期", SAYS_YOY},
    {"比上年同月", SAYS_YOY},
    {"比上年同季", SAYS_YOY},
    {"比上年", SAYS_YOY},
    {"较上年同期", SAYS_YOY},
    {"较上年同月", SAYS_YOY},
    {"较上年", SAYS_YOY},
    {"比去年同期", SAYS_YOY},
    {"比去年同月", SAYS_YOY},
    {"比去年", SAYS_YOY},
    {"较去年同期", SAYS_YOY},
    {"较去年同月", SAYS_YOY},
    {"较去年", SAYS_YOY},
    {"比同期", SAYS_YOY},
    {"较同期", SAYS_YOY},
    {"与上年同期比", SAYS_YOY},
    {"与上年同期相比", SAYS_YOY},
    {"与去年同期相比", SAYS_YOY},
    {"增长", SAYS_GROWTH},
    {"增速", SAYS_GROWTH},
    {"增幅", SAYS_GROWTH},
    {"增减", SAYS_GROWTH},
    {"增长速度", SAYS_GROWTH},
    {"增长率", SAYS_GROWTH},
    {"增减率", SAYS_GROWTH},
    {"增减幅", SAYS_GROWTH},
    {"增减幅度", SAYS_GROWTH},
    {"增长幅度", SAYS_GROWTH},
    {"增长百分比", SAYS_GROWTH},
    {"升降", SAYS_GROWTH},
    {"涨跌", SAYS_GROWTH},
    {"涨幅", SAYS_GROWTH},
    {"涨跌幅", SAYS_GROWTH},
    {"升降幅度", SAYS_GROWTH},
    {"±", SAYS_GROWTH},
    {"+-", SAYS_GROWTH},
    {"+、-", SAYS_GROWTH},
    {"%", SAYS_GROWTH},
    {"环比", SAYS_MOM},
    {"mom", SAYS_MOM},
    {"比上月", SAYS_MOM},
    {"较上月", SAYS_MOM},
    {"比上季", SAYS_MOM},
    {"比上期", SAYS_MOM},
    {"较上期", SAYS_MOM},
    {"上年同期", SAYS_BASE},
    {"上年同月", SAYS_BASE},
    {"上年同季", SAYS_BASE},
    {"去年同期", SAYS_BASE},
    {"去年同月", SAYS_BASE},
    {"同期", SAYS_BASE},
    {"基数", SAYS_BASE},
    {"可比基数", SAYS_BASE},
    {"上年可比", SAYS_BASE},
    {"可比", SAYS_NOTHING},
    {"base", SAYS_BASE},
    {"位次", SAYS_OTHER},
    {"排名", SAYS_OTHER},
    {"排位", SAYS_OTHER},
    {"名次", SAYS_OTHER},
    {"增速位次", SAYS_OTHER},
    {"占比", SAYS_OTHER},
    {"比重", SAYS_OTHER},
    {"拉动", SAYS_OTHER},
    {"贡献率", SAYS_OTHER},
    {"目标", SAYS_OTHER},
    {"计划", SAYS_OTHER},
    {"年度计划", SAYS_OTHER},
    {"年度目标", SAYS_OTHER},
    {"全年目标", SAYS_OTHER},
    {"年计划", SAYS_OTHER},
    {"完成率", SAYS_OTHER},
    {"完成比例", SAYS_OTHER},
    {"完成进度", SAYS_OTHER},
    {"进度", SAYS_OTHER},
    {"时序进度", SAYS_OTHER},
    {"增减额", SAYS_OTHER},
    {"增加额", SAYS_OTHER},
    {"增减量", SAYS_OTHER},
    {"增加量", SAYS_OTHER},
    {"增加", SAYS_OTHER},
    {"增量", SAYS_OTHER},
    {"净增", SAYS_OTHER},
    {"两年平均", SAYS_OTHER},
    {"差距", SAYS_OTHER},
    {"比上年末", SAYS_OTHER},
    {"比年初", SAYS_OTHER},
    {"较年初", SAYS_OTHER},
    {"较上年末", SAYS_OTHER},
    {"权重", SAYS_OTHER},
    {"上月", SAYS_OTHER},
    {"上期", SAYS_OTHER},
    {"上季", SAYS_OTHER},
    {"上年", SAYS_OTHER},
    {"去年", SAYS_OTHER},
    {"同比增减额", SAYS_OTHER},
    {"情况", SAYS_NOTHING},
    {"的", SAYS_NOTHING},
    {"为", SAYS_NOTHING},
    {"其中", SAYS_NOTHING},
    {"|", SAYS_NOTHING},
    {"_", SAYS_NOTHING},
    {":", SAYS_NOTHING},
    {"、", SAYS_NOTHING},
    {"-", SAYS_NOTHING},
    {"/", SAYS_NOTHING},
};

/* Beginnings of the rows below a table; those with `colon` only when one follows. */
static const struct {
    const char *text;
    bool colon;
} note_spellings[] = {
    {"注", true},        {"附注", true},      {"备注", true},        {"说明", true},
    {"来源", true},      {"注1", false},      {"注2", false},        {"数据来源", false},
    {"资料来源", false}, {"填表人", false},   {"填报人", false},     {"填表", true},
    {"制表人", false},   {"制表", true},      {"审核人", false},     {"审核", true},
    {"复核", true},      {"负责人", false},   {"单位负责人", false}, {"统计负责人", false},
    {"填报单位", false}, {"报出日期", false}, {"填报日期", false},   {"填表日期", false},
    {"联系电话", false}, {"联系人", false},   {"打印时间", false},   {"导出时间", false},
    {"单位领导", false}, {"分管领导", true},
};

static bool is_invisible(gunichar c)
{
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F);
}

char *heading_key(const char *text)
{
    char *half = text_halfwidth(text);
    GString *out = g_string_sized_new(strlen(half));
    for (const char *p = half; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c <= ' ' || is_invisible(c) || g_unichar_isspace(c)) continue;
        if (c == 0xFF5C || c == 0x2502) c = '|';
        g_string_append_unichar(out, c < 0x80 ? (gunichar)g_ascii_tolower((char)c) : c);
    }
    g_free(half);
    return g_string_free(out, FALSE);
}

bool heading_take_bracket(char *key, char *inside, int size)
{
    size_t n = strlen(key);
    if (n < 3) return false;
    bool round = key[n - 1] == ')', square = key[n - 1] == ']';
    char *open = round ? strrchr(key, '(') : square ? strrchr(key, '[') : NULL;
    if (!open || open == key) return false;
    key[n - 1] = '\0';
    g_strlcpy(inside, open + 1, (gsize)size);
    *open = '\0';
    return true;
}

/* The longest spelling that the text begins with; its length in bytes, 0 when there is none. */
static size_t match_word(const char *p, Says *says)
{
    size_t longest = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(word_spellings); i++) {
        size_t n = strlen(word_spellings[i].text);
        if (n <= longest || strncmp(p, word_spellings[i].text, n)) continue;
        longest = n;
        *says = word_spellings[i].says;
    }
    return longest;
}

/* Whether what stands behind the `n` bytes of a period shows that they are part of a day or of a longer
 * number.
 */
static bool goes_on(const char *p, size_t n)
{
    const char *rest = p + n;
    static const char *const units[] = {"日", "号", "年", "月"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (g_str_has_prefix(rest, units[i])) return true;
    if (*rest && strchr("-./", *rest) && g_ascii_isdigit(rest[1])) return true;
    if (!g_ascii_isdigit(*rest)) return false;
    if (n < 3 || strncmp(rest - 3, "月", 3)) return true;
    while (g_ascii_isdigit(*rest)) rest++;
    return g_str_has_prefix(rest, "日") || g_str_has_prefix(rest, "号");
}

/* The longest period at the front of `p`, its length in bytes or 0. Months without a year get `year`. */
static size_t match_period(const char *p, int year, Period *period, PeriodNotation *notation, bool *bare)
{
    bool dated = true;
    for (int i = 0; i < 4 && dated; i++) dated = g_ascii_isdigit(p[i]);
    static const char *const starts[] = {"上半年", "前", "一", "二", "三", "四", "第", "全年"};
    bool begins = g_ascii_isdigit(*p);
    for (size_t i = 0; i < G_N_ELEMENTS(starts) && !begins; i++) begins = g_str_has_prefix(p, starts[i]);
    if (!begins || (!dated && !year)) return 0;
    size_t n = MIN(strlen(p), 48);
    for (; n > 0; n--) {
        if (n < strlen(p) && ((unsigned char)p[n] & 0xC0) == 0x80) continue;
        char *part = dated ? g_strndup(p, n) : g_strdup_printf("%d年%.*s", year, (int)n, p);
        bool good = !period_parse(part, period, notation);
        g_free(part);
        if (good && !goes_on(p, n)) {
            *bare = !dated;
            return n;
        }
    }
    return 0;
}

/* What the words of a heading have said so far. */
typedef struct {
    unsigned said; /* bits of Says */
    bool amount_last;
    Span span;
} Sum;

static void add_word(Sum *sum, Says says)
{
    static const Span spans[] = {[SAYS_THIS] = SPAN_THIS,
                                 [SAYS_MONTH] = SPAN_MONTH,
                                 [SAYS_QUARTER] = SPAN_QUARTER,
                                 [SAYS_TOTAL] = SPAN_TOTAL};
    if (says >= SAYS_THIS && says <= SAYS_TOTAL) sum->span = spans[says];
    if (says == SAYS_VALUE || says == SAYS_YOY || says == SAYS_GROWTH) sum->amount_last = says == SAYS_VALUE;
    sum->said |= 1u << says;
}

static bool said(const Sum *sum, Says says) { return sum->said & (1u << says); }

/* A growth in another unit than per cent is an amount of change. */
static bool is_percent(const char *unit)
{
    return !*unit || strchr(unit, '%') || strstr(unit, "‰") || strstr(unit, "±") || !strcmp(unit, "百分比");
}

static Measure measure_of(const Sum *sum, const char *unit)
{
    bool growth = said(sum, SAYS_YOY) || said(sum, SAYS_GROWTH) || said(sum, SAYS_MOM);
    if (said(sum, SAYS_OTHER) || (growth && said(sum, SAYS_BASE))) return MEASURE_OTHER;
    if (said(sum, SAYS_YOY) && said(sum, SAYS_MOM)) return MEASURE_OTHER;
    if (said(sum, SAYS_BASE)) return MEASURE_BASE;
    if (!growth) return MEASURE_VALUE;
    if (sum->amount_last && said(sum, SAYS_VALUE)) return MEASURE_OTHER; /* 同比增长额 */
    if (!is_percent(unit)) return MEASURE_OTHER;
    return said(sum, SAYS_MOM) ? MEASURE_MOM : MEASURE_YOY;
}

bool heading_read_words(const char *key, Heading *out)
{
    Sum sum = {0};
    if (!*key || strlen(key) > LONGEST) return false;
    for (const char *p = key; *p;) {
        Says says;
        Period period;
        PeriodNotation notation;
        bool bare;
        size_t n = match_period(p, ANY_YEAR, &period, &notation, &bare);
        if (n) {
            if (out->period.year) return false;
            out->period = period;
            out->notation = notation;
            out->without_year = bare;
        } else if ((n = match_word(p, &says)) > 0) {
            add_word(&sum, says);
        } else {
            return false;
        }
        p += n;
    }
    if (!out->period.year && !(sum.said & ~(1u << SAYS_NOTHING))) return false;
    out->role = ROLE_FIGURE;
    out->span = sum.span;
    out->measure = measure_of(&sum, out->unit);
    out->measured = sum.said >> SAYS_VALUE;
    out->bare = !out->period.year && !(sum.said & ~(1u << SAYS_NOTHING) & ~(1u << SAYS_VALUE));
    return true;
}

static bool find_key(const char *key, Heading *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(key_spellings); i++) {
        if (strcmp(key_spellings[i].text, key)) continue;
        out->role = key_spellings[i].role;
        return true;
    }
    return false;
}

/* A key as it is spelled, or with 名称 behind it, 各 or 分 before it: 区县名称, 各县区. */
static bool read_key(const char *key, Heading *out)
{
    if (find_key(key, out)) return true;
    size_t from = g_str_has_prefix(key, "各") || g_str_has_prefix(key, "分") ? strlen("各") : 0,
           n = strlen(key);
    if (g_str_has_suffix(key, "名称") && n > strlen("名称")) n -= strlen("名称");
    if (n == strlen(key) && !from) return false;
    char *bare = g_strndup(key + from, n - from);
    bool good = find_key(bare, out) && (out->role == ROLE_REGION || out->role == ROLE_INDICATOR);
    if (!good) out->role = ROLE_NONE;
    g_free(bare);
    return good;
}

bool heading_read(const char *text, Heading *out)
{
    *out = (Heading){0};
    if (!*text || strlen(text) > 4 * LONGEST) return false;
    char *key = heading_key(text);
    bool good = read_key(key, out);
    if (!good && heading_take_bracket(key, out->unit, sizeof out->unit)) good = read_key(key, out);
    if (!good) good = heading_read_words(key, out);
    g_free(key);
    return good;
}

bool heading_is_note(const char *cell)
{
    if ((unsigned char)*cell < 0x80 && *cell != '*' && *cell != '[' && *cell != '(') return false;
    for (size_t i = 0; i < G_N_ELEMENTS(note_spellings); i++) {
        size_t n = strlen(note_spellings[i].text);
        if (strncmp(cell, note_spellings[i].text, n)) continue;
        const char *rest = cell + n;
        while (*rest == ' ') rest++;
        if (!note_spellings[i].colon || *rest == ':' || g_str_has_prefix(rest, "：")) return true;
    }
    return g_str_has_prefix(cell, "*注") || g_str_has_prefix(cell, "(注") || g_str_has_prefix(cell, "（注") ||
           g_str_has_prefix(cell, "[注");
}

bool heading_find_period(const char *text, int year, Period *period, PeriodNotation *notation)
{
    char *key = heading_key(text);
    bool found = false;
    size_t longest = 0;
    char before = '\0';
    for (const char *p = key; *p; before = *p, p = g_utf8_next_char(p)) {
        Period here;
        PeriodNotation how;
        bool bare;
        if (g_ascii_isdigit(before)) continue;
        size_t n = match_period(p, 0, &here, &how, &bare);
        if (n <= longest) continue;
        found = true;
        longest = n;
        *period = here;
        if (notation) *notation = how;
    }
    before = '\0';
    for (const char *p = key; *p && !found && year; before = *p, p = g_utf8_next_char(p)) {
        bool bare;
        if (!g_ascii_isdigit(before)) found = match_period(p, year, period, notation, &bare) > 0;
    }
    g_free(key);
    return found;
}

int heading_find_year(const char *text)
{
    Period period;
    return heading_find_period(text, 0, &period, NULL) ? period.year : 0;
}
