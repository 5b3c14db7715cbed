/* The figures are found first (wording_scan.c). Without one the wording is a phrase of a table, one row a
 * phrase; with one, the words right before and behind it decide the relation. What turns a meaning round (不,
 * 未) is read where it makes a comparison, and refuses the wording everywhere else. */
#include "reading/wording.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"
#include "reading/wording_phrase.h"
#include "reading/wording_scan.h"

/* One clause round a figure: [start, from) before it, [unit_to, end) behind it. */
typedef struct {
    const char *start, *end;
    const WordingFigure *f;
} Clause;

static void copy_number(const char *from, const char *to, char *out, size_t room, double *value)
{
    size_t n = 0;
    for (; from < to && n + 1 < room; from++)
        if (*from != ',') out[n++] = *from;
    out[n] = '\0';
    *value = g_ascii_strtod(out, NULL);
}

static void copy_value(const WordingFigure *f, Wording *out)
{
    copy_number(f->from, f->to, out->value_text, sizeof out->value_text, &out->value);
    out->has_value = true;
    if (!f->negative || out->value == 0) return;
    char *signed_text = g_strconcat("-", out->value_text, NULL);
    g_strlcpy(out->value_text, signed_text, sizeof out->value_text);
    g_free(signed_text);
    out->value = -out->value;
}

/* ---- words before the figure ---- */

/* The end of the words before a figure without its sign, 约 and the like. */
static const char *words_end(const Clause *c)
{
    static const char *const fillers[] = {"约", "大约", "近", "了", "-", "−", "在", "达", "幅度", NULL};
    const char *to = c->f->from, *filler;
    while (to > c->start && (filler = wording_ends_any(c->start, to, fillers))) to -= strlen(filler);
    return to;
}

/* 提高到, 降至: the verb's direction, +1 or −1; 0 when the figure is no such end. *verb is where the verb
 * begins. */
static int direction_to(const Clause *c, const char **verb)
{
    static const char *const marks[] = {"到", "至", NULL};
    static const char *const falls[] = {"降低", "下降", "压减", "压降", "减少", "缩减",
                                        "缩小", "压缩", "收窄", "回落", "下调", "削减",
                                        "缩短", "降",   "减",   "压",   NULL};
    static const char *const rises[] = {"提高", "提升", "增加", "增长", "上升", "扩大", "上调",
                                        "延长", "恢复", "拓展", "跃升", "发展", "壮大", "攀升",
                                        "新增", "提",   "增",   "升",   NULL};
    const char *to = c->f->from, *mark, *word;
    if (wording_ends(c->start, to, "约") || wording_ends(c->start, to, "近")) to -= strlen("约");
    if (!(mark = wording_ends_any(c->start, to, marks))) return 0;
    to -= strlen(mark);
    *verb = to;
    if ((word = wording_ends_any(c->start, to, falls))) return *verb = to - strlen(word), -1;
    if ((word = wording_ends_any(c->start, to, rises))) return *verb = to - strlen(word), 1;
    return 0;
}

/* ---- relation ---- */

static bool follows(const Clause *c, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_prefix(c->f->unit_to, *words)) return true;
    return false;
}

static bool is_top(const Clause *c)
{
    bool place = !strcmp(c->f->unit, "位") || !strcmp(c->f->unit, "名") || !strcmp(c->f->unit, "强");
    static const char *const leads[] = {"前", "第", NULL};
    return (place || !*c->f->unit) && wording_ends_any(c->start, c->f->from, leads);
}

static Relation find_relation(const Clause *c, Wording *out)
{
    static const char *const least[] = {"至少", "最少", "≥", NULL}, *const most[] = {"至多", "最多", "≤",
                                                                                     NULL};
    static const char *const inside[] = {"以内", "以下", "之内", "内", "之下", "及以下", NULL};
    static const char *const over[] = {"超", "突破", ">", NULL}, *const under[] = {"<", NULL};
    static const char *const keep[] = {"稳定在", "保持在", "维持在", "稳定", NULL};
    static const char *const above[] = {"以上", "及以上", NULL}, *const around[] = {"左右", "上下", NULL};
    static const char *const roughly[] = {"约", NULL};
    const char *from = c->start, *to = c->f->from, *verb;
    bool up = wording_any(c->f->unit_to, c->end, above), second = c->f->second != NULL;
    Relation compared;
    out->around = wording_any(c->f->unit_to, c->end, around) || wording_ends_any(from, to, roughly);
    out->controlled = wording_find(from, to, "控制在") || wording_find(from, to, "控制到") ||
                      wording_ends(from, to, "控制");
    if (is_top(c)) return RELATION_LE;
    int end = direction_to(c, &verb);
    if (end < 0 && !second) return RELATION_LE;
    if (wording_compared(from, to, &compared)) return compared;
    if (wording_any(from, to, least)) return RELATION_GE;
    if (second) return RELATION_RANGE;
    if (out->controlled || wording_any(from, to, most) || wording_ends_any(from, to, under) ||
        follows(c, inside))
        return RELATION_LE;
    if (!up && wording_ends_any(from, to, over)) return RELATION_GT;
    if (wording_ends_any(from, words_end(c), keep) || wording_ends_any(from, to, keep)) {
        out->bare = !up && !out->around;
        return out->around ? RELATION_ABOUT : RELATION_KEEP_GE;
    }
    if (out->around) return RELATION_ABOUT;
    out->bare = !up && end <= 0;
    return RELATION_GE;
}

/* ---- measure ---- */

static const char *last_of(const char *from, const char *to, const char *const *words)
{
    const char *last = NULL;
    for (; *words; words++)
        for (const char *at = from; (at = wording_find(at, to, *words)); at += strlen(*words))
            if (at > last) last = at;
    return last;
}

/* 提高1个百分点, 减少2万吨: a change on last year, with its direction; false when it is none. */
static bool is_change(const Clause *c, Wording *out)
{
    static const char *const falls[] = {"下降", "降低", "减少", "压减", "压降", "缩短", "回落",
                                        "收窄", "缩小", "前移", "前进", "下调", "降",   NULL};
    static const char *const rises[] = {"增加", "增长", "提高", "延长", "上涨", "提升", "上升",
                                        "加快", "回升", "后移", "上调", "扩大", "升",   NULL};
    static const char *const amount_falls[] = {"下降", "降低", "减少", "压减", "压降", "缩短", NULL};
    static const char *const amount_rises[] = {"增加", "增长", "提高", "延长", "上涨", NULL};
    const char *from = c->start, *to = words_end(c), *verb;
    bool points = g_str_has_suffix(c->f->unit, "百分点"), place = !strcmp(c->f->unit, "位");
    if (is_top(c) || !*c->f->unit || strstr("%‰倍番", c->f->unit) || direction_to(c, &verb)) return false;
    const char *fall, *rise;
    if (points) {
        fall = last_of(from, c->f->from, falls), rise = last_of(from, c->f->from, rises);
    } else {
        fall = wording_ends_any(from, to, place ? falls : amount_falls) ? to : NULL;
        rise = wording_ends_any(from, to, place ? rises : amount_rises) ? to : NULL;
    }
    bool up = rise && (!fall || rise > fall);
    out->falls =
        place ? !up || !wording_ends(from, to, "后移") : !up; /* 前移2位, 提升2位: a smaller number */
    return fall || rise;
}

static TargetMeasure find_measure(const Clause *c, Wording *out)
{
    static const char *const growth[] = {"增长", "增速", "涨幅", "增幅", "上涨", NULL};
    static const char *const decline[] = {"下降", "降低", "减少", "降幅", "压减",
                                          "压降", "削减", "缩减", NULL};
    static const char *const more[] = {"提高", "提升", "增加", "上升", "增", NULL};
    const char *to = c->f->from, *verb;
    if (direction_to(c, &verb)) to = verb;
    const char *grows = last_of(c->start, to, growth), *falls = last_of(c->start, to, decline);
    out->says_growth = grows != NULL;
    if (!strcmp(c->f->unit, "位") || is_top(c)) return BINDS_RANK;
    bool percent = !strcmp(c->f->unit, "%") || !strcmp(c->f->unit, "‰");
    if (!percent) return out->says_growth && !*c->f->unit ? BINDS_GROWTH : BINDS_LEVEL;
    if (falls && (!grows || falls > grows)) return BINDS_DECLINE;
    if (grows) return BINDS_GROWTH;
    if (!direction_to(c, &verb) && wording_ends_any(c->start, words_end(c), more)) return BINDS_GROWTH;
    return BINDS_SHARE;
}

/* 增长1倍 means the double; 提高到2倍 and 达到2倍 mean the double as well; 翻2番 the fourfold. */
static void settle_multiple(const Clause *c, Wording *out)
{
    static const char *const grows[] = {"增长", "增加", "提高", "提升", "扩大", NULL};
    const char *verb;
    bool doubled = !strcmp(c->f->unit, "番");
    if (out->relation == RELATION_GE || out->relation == RELATION_ABOUT) out->relation = RELATION_MULTIPLE;
    out->measure = BINDS_LEVEL;
    g_strlcpy(out->unit, "倍", sizeof out->unit);
    if (doubled) out->value = out->value >= 0 && out->value < 30 ? (double)(1 << (int)out->value) : 0;
    if (!doubled && (direction_to(c, &verb) || !wording_any(c->start, c->f->from, grows))) return;
    if (!doubled) out->value += 1;
    g_snprintf(out->value_text, sizeof out->value_text, "%.12g", out->value);
}

/* ---- strength, base year ---- */

static bool is_stretch(const char *from, const char *to)
{
    static const char *const words[] = {"力争", "争取", "冲刺", "奋斗目标", "挑战", NULL};
    return wording_any(from, to, words);
}

static Strength find_strength(const char *from, const char *to)
{
    static const char *const must[] = {"确保", "必须", "务必", NULL};
    if (is_stretch(from, to)) return STRENGTH_STRETCH;
    return wording_any(from, to, must) ? STRENGTH_MUST : STRENGTH_EXPECTED;
}

/* 比2020年增长30%, 较2020年翻一番. */
static int find_base_year(const char *text)
{
    static const char *const leads[] = {"比", "较", "在", NULL};
    for (const char *p = text; (p = strpbrk(p, "12")); p++) {
        char *end;
        bool starts = p == text || !g_ascii_isdigit(p[-1]);
        long year = starts ? strtol(p, &end, 10) : 0;
        if (year < 1949 || year > 2100 || !g_str_has_prefix(end, "年")) continue;
        if (wording_ends_any(text, p, leads)) return (int)year;
    }
    return 0;
}

/* ---- a wording with figures ---- */

static void refuse_several(Wording *out, const WordingFigure *f, const WordingFigure *g)
{
    char *one = g_strndup(f->from, (size_t)(f->unit_to - f->from)),
         *two = g_strndup(g->from, (size_t)(g->unit_to - g->from));
    g_snprintf(out->problem, sizeof out->problem, "一句里有两个目标数%s和%s，请分行写，每行一个指标、一个数",
               one, two);
    g_free(one);
    g_free(two);
}

/* The second of two figures is the stretch of the first, or the wording is refused. */
static bool take_second(const WordingFigure *f, int count, Wording *out)
{
    if (f->second) {
        copy_number(f->second, f->second_to, out->second_text, sizeof out->second_text, &out->second);
        out->has_second = true;
    }
    if (count < 2) return true;
    const WordingFigure *g = &f[1];
    const char *start = wording_clause_end(f->unit_to);
    bool stretch = count == 2 && !f->second && start < g->from && is_stretch(start, g->from) &&
                   (!*g->unit || !strcmp(g->unit, f->unit));
    if (!stretch) return refuse_several(out, f, g), false;
    copy_number(g->from, g->to, out->second_text, sizeof out->second_text, &out->second);
    return out->has_second = true;
}

/* 高于全省2个百分点以上: the figure is the margin over what is named. */
static bool take_margin(const Clause *c, Wording *out)
{
    Comparison comparison;
    if (!wording_comparison(c->start, c->f->from, &comparison)) return false;
    out->relation = comparison.relation;
    out->better_side = comparison.better_side;
    out->measure = BINDS_GROWTH;
    size_t n = MIN((size_t)(c->f->from - comparison.reference), sizeof out->reference - 1);
    g_strlcpy(out->reference, comparison.reference, n + 1);
    return true;
}

static bool parse_figures(const char *text, const WordingFigure *f, int count, Wording *out)
{
    Clause c = {wording_clause_start(text, f->from), wording_clause_end(f->unit_to), f};
    copy_value(f, out);
    g_strlcpy(out->unit, f->unit, sizeof out->unit);
    out->strength = find_strength(c.start, f->from);
    if (!take_second(f, count, out)) return false;
    if (!take_margin(&c, out)) {
        out->measure = find_measure(&c, out);
        out->relation = find_relation(&c, out);
        if (!strcmp(f->unit, "倍") || !strcmp(f->unit, "番")) settle_multiple(&c, out);
        if (is_change(&c, out)) out->measure = BINDS_CHANGE;
    }
    Comparison other;
    const char *rest = wording_clause_end(f->unit_to);
    bool beside =
        wording_comparison(text, c.start, &other) || wording_comparison(rest, rest + strlen(rest), &other);
    if (beside)
        g_strlcpy(out->problem, "一句里既有目标数又有参照的比较，请分行写，每行一个", sizeof out->problem);
    if (out->measure == BINDS_DECLINE && f->negative)
        g_strlcpy(out->problem, "“下降”后面不写负数", sizeof out->problem);
    return !*out->problem;
}

bool wording_parse(const char *text, Wording *out)
{
    enum { MOST = 8 };
    WordingFigure figures[MOST];
    memset(out, 0, sizeof *out);
    char *plain = text_halfwidth(text);
    wording_squeeze(plain);
    bool good = *plain && !wording_refuses(plain, out);
    if (good && !wording_bottom(plain, out)) {
        int count = wording_scan(plain, figures, MOST);
        good = count ? parse_figures(plain, figures, count, out) : wording_phrase(plain, out);
    }
    if (good && out->strength == STRENGTH_EXPECTED && out->relation == RELATION_RANK)
        out->strength = find_strength(plain, plain + strlen(plain));
    if (good && strstr(plain, "约束性")) out->strength = STRENGTH_BINDING;
    bool rate = out->measure == BINDS_GROWTH || out->measure == BINDS_DECLINE;
    out->yearly_average = rate && (strstr(plain, "年均") || strstr(plain, "年平均"));
    out->base_year = find_base_year(plain);
    g_free(plain);
    return good;
}

const char *wording_forms(void)
{
    return "可识别的表述有：增长5%左右、增长6%以上、不低于…、不少于…、至少1所、达到…、控制在3%左右、3%以内、"
           "不超过…、突破…、保持正增长、与经济增长基本同步、高于经济增长、高于全省平均水平、高于全省2个百分点"
           "以上、"
           "稳定在60%以上、翻番、增长1倍、退后十、全覆盖、建成投用、完成、8万人、3—5家、10%以上、力争12%、"
           "提高1个百分点以上、降至30、由4.7降到4.5、完成省下达任务、稳中有进";
}

/* The English names (about, ge, …; growth, level, …; expected, binding, …). */
static const char *relation_name(Relation relation)
{
    static const char *const names[] = {"about",      "ge",
                                        "gt",         "le",
                                        "positive",   "sync",
                                        "above",      "above_or_equal",
                                        "below",      "below_or_equal",
                                        "keep_ge",    "multiple",
                                        "rank",       "range",
                                        "milestone",  "external",
                                        "qualitative"};
    return names[relation];
}

static const char *target_measure_name(TargetMeasure measure)
{
    static const char *const names[] = {"growth", "level", "share", "rank", "decline", "change"};
    return names[measure];
}

static const char *strength_name(Strength strength)
{
    static const char *const names[] = {"expected", "binding", "stretch", "must"};
    return names[strength];
}

char *wording_describe(const Wording *w)
{
    bool change = w->measure == BINDS_CHANGE;
    const char *measure = !change ? target_measure_name(w->measure) : w->falls ? "decline" : "growth";
    return g_strdup_printf("%s;%s;%s;%s;%s;%s", change ? "change" : relation_name(w->relation), w->value_text,
                           w->second_text, w->unit, measure, strength_name(w->strength));
}
