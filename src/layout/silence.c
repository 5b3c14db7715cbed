/* The text is looked at character by character, each of which knows the piece it belongs to; characters are
 * marked as gone and the pieces made anew at the end. Brackets are texts of their own: what is missing inside
 * them silences the inside first, and only then the clause around them. */
#include "layout/silence.h"

#include <string.h>

#include "layout/private_characters.h"

typedef struct {
    gunichar c;
    int item;
    bool missing, gone;
} Glyph;

typedef struct {
    Glyph *glyphs;
    int count, left_out;
    const Inlines *text;
    GString *told;
} Text;

/* [from, to) without the mark that ends it, which stands at `to` when there is one. */
typedef struct {
    int from, to;
    bool has_mark, missing, empty, frame, kept;
} Clause;

enum { MOST_CLAUSES = 256, LONGEST_FRAME = 16 };

/* ---- characters ---- */

static bool is_in(gunichar c, const char *set) { return c && g_utf8_strchr(set, -1, c) != NULL; }

static bool is_opening(gunichar c) { return is_in(c, "（(“‘《〔["); }
static bool is_closing(gunichar c) { return is_in(c, "）)”’》〕]"); }

static gunichar glyph_at(const Text *t, int i) { return i >= 0 && i < t->count ? t->glyphs[i].c : 0; }

/* A comma between digits groups them. */
static bool is_mark(const Text *t, int i)
{
    gunichar c = glyph_at(t, i);
    if (c == ',' || c == ';' || c == ':')
        return !(g_unichar_isdigit(glyph_at(t, i - 1)) && g_unichar_isdigit(glyph_at(t, i + 1)));
    return is_in(c, "，；：");
}

static bool is_end(const Text *t, int i) { return is_in(glyph_at(t, i), "。！？\n"); }

/* The place behind the bracket that opens at `i`, or i + 1 when it is not closed before `to`. */
static int behind_bracket(const Text *t, int i, int to)
{
    int depth = 0;
    for (int k = i; k < to; k++) {
        if (is_opening(t->glyphs[k].c)) depth++;
        if (is_closing(t->glyphs[k].c) && --depth <= 0) return k + 1;
    }
    return i + 1;
}

static bool any_missing(const Text *t, int from, int to)
{
    for (int i = from; i < to; i++)
        if (t->glyphs[i].missing && !t->glyphs[i].gone) return true;
    return false;
}

static bool is_empty(const Text *t, int from, int to)
{
    for (int i = from; i < to; i++)
        if (!t->glyphs[i].gone && !g_unichar_isspace(t->glyphs[i].c)) return false;
    return true;
}

static void drop(Text *t, int from, int to)
{
    for (int i = from; i < to; i++) t->glyphs[i].gone = true;
}

/* The words of [from, to) that are not gone, new text. */
static char *words_of(const Text *t, int from, int to)
{
    GString *out = g_string_new(NULL);
    for (int i = from; i < to; i++)
        if (!t->glyphs[i].gone) g_string_append_unichar(out, t->glyphs[i].c);
    return g_strstrip(g_string_free(out, FALSE));
}

static void tell(Text *t, int from, int to)
{
    t->left_out++;
    if (!t->told) return;
    char *words = words_of(t, from, to);
    const char *reason = NULL;
    for (int i = from; i < to && !reason; i++)
        if (t->glyphs[i].missing) reason = t->text->items[t->glyphs[i].item].missing;
    g_string_append_printf(t->told, "%s“%s”", t->told->len ? "、" : "", words);
    if (reason && *reason) g_string_append_printf(t->told, "（%s）", reason);
    g_free(words);
}

/* ---- what a clause is ---- */

static bool starts_with_any(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_prefix(text, *words)) return true;
    return false;
}

static bool ends_with_any(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_suffix(text, *words)) return true;
    return false;
}

/* Words that say something of the subject before them. */
static bool is_predicate(const char *text)
{
    static const char *const words[] = {
        "同比", "环比", "增长", "下降", "上涨", "增速", "降幅", "涨幅", "比",       "较",   "高于",   "低于",
        "快于", "慢于", "高出", "与",   "占",   "居",   "列",   "位居", "完成",     "持平", "回升",   "回落",
        "加快", "放缓", "扩大", "收窄", "提高", "降低", "累计", "名义", "实际",     "扣除", "按可",   "按不",
        "拉动", "贡献", "达到", "超过", "连续", "由",   "为",   "上升", "年均增长", "余下", "两年平", NULL};
    return starts_with_any(text, words);
}

/* Words that only introduce what follows: a time, a point of view. */
static bool is_frame(const char *text)
{
    static const char *const ends[] = {"月",   "月份", "季度", "上半年", "年",   "末",   "底",   "看",
                                       "看来", "中",   "其中", "方面",   "以来", "此外", "同时", "目前",
                                       "期间", "时",   "如下", "总体上", "前",   "后",   NULL};
    return *text && g_utf8_strlen(text, -1) <= LONGEST_FRAME && ends_with_any(text, ends);
}

/* ---- clauses of a sentence ---- */

static int split_clauses(const Text *t, int from, int to, Clause *clauses)
{
    int count = 0, begin = from;
    for (int i = from; i <= to; i++) {
        bool end = i == to;
        if (!end && is_opening(t->glyphs[i].c)) {
            i = behind_bracket(t, i, to) - 1;
            continue;
        }
        if (!end && !is_mark(t, i)) continue;
        if (count == MOST_CLAUSES) return count;
        clauses[count++] = (Clause){.from = begin, .to = i, .has_mark = !end};
        begin = i + 1;
    }
    return count;
}

static void judge_clause(const Text *t, Clause *c)
{
    char *words = words_of(t, c->from, c->to);
    c->missing = any_missing(t, c->from, c->to);
    c->empty = !*words;
    c->frame = !c->missing && (is_frame(words) || (c->has_mark && is_in(t->glyphs[c->to].c, "：:")));
    c->kept = !c->missing && !c->empty;
    g_free(words);
}

static bool is_strong_mark(const Text *t, const Clause *c)
{
    return c->has_mark && is_in(t->glyphs[c->to].c, "；;");
}

/* Where the subject of a clause ends, its verb taken off; c->from when it begins with no subject. */
static int subject_end(const Text *t, const Clause *c)
{
    static const char *const verbs[] = {"完成", "实现", "达到", "累计", "同比", "约为", "分别",
                                        "为",   "达",   "是",   "共",   "约",   "第",   NULL};
    int end = c->from;
    while (end < c->to && !(t->glyphs[end].missing && !t->glyphs[end].gone)) end++;
    char *words = words_of(t, c->from, end);
    int open = 0;
    for (int i = c->from; i < end; i++) open += is_opening(t->glyphs[i].c) - is_closing(t->glyphs[i].c);
    bool subject = *words && !open && !is_predicate(words) && !is_frame(words);
    for (bool again = subject; again;) {
        again = false;
        for (const char *const *verb = verbs; *verb && !again; verb++) {
            if (!g_str_has_suffix(words, *verb)) continue;
            words[strlen(words) - strlen(*verb)] = '\0';
            end -= (int)g_utf8_strlen(*verb, -1);
            again = true;
        }
    }
    subject = subject && *words;
    g_free(words);
    return subject ? end : c->from;
}

/* “投资—亿元，同比增长5%”: the subject stands before what is said of it next; “其中” before the next item. */
static void hand_subject_on(Text *t, Clause *clauses, int count, int i)
{
    Clause *c = &clauses[i];
    int next = i + 1;
    if (is_strong_mark(t, c)) return;
    while (next < count && !clauses[next].kept && !is_strong_mark(t, &clauses[next])) next++;
    if (next == count || !clauses[next].kept || clauses[next].frame) return;
    char *after = words_of(t, clauses[next].from, clauses[next].to), *before = words_of(t, c->from, c->to);
    bool predicate = is_predicate(after);
    int end = predicate ? subject_end(t, c) : c->from;
    if (!predicate && g_str_has_prefix(before, "其中") && !g_str_has_prefix(after, "其中")) end = c->from + 2;
    if (end > c->from) {
        drop(t, end, c->to);
        clauses[next].from = c->from; /* one clause from now on; what stood between is gone */
        for (int k = i; k < next; k++) {
            if (k > i) drop(t, clauses[k].from, clauses[k].to);
            if (clauses[k].has_mark) t->glyphs[clauses[k].to].gone = true;
            clauses[k].empty = true, clauses[k].has_mark = false;
        }
    }
    g_free(before);
    g_free(after);
}

/* Introductions of which nothing is left. */
static void drop_frames(const Text *t, Clause *clauses, int count)
{
    bool follows = false, colon_follows = false;
    for (int i = count - 1; i >= 0; i--) {
        Clause *c = &clauses[i];
        if (is_strong_mark(t, c)) follows = false;
        if (!c->kept) continue;
        bool colon = c->has_mark && is_in(t->glyphs[c->to].c, "：:");
        if (c->frame && !(colon ? colon_follows : follows)) c->kept = false;
        if (c->kept && !c->frame) follows = colon_follows = true;
    }
}

/* Of the marks between two clauses that stay, the strongest stays; none behind the last. */
static void settle_marks(Text *t, const Clause *clauses, int count)
{
    int last = -1, mark = -1;
    for (int i = 0; i < count; i++) {
        const Clause *c = &clauses[i];
        if (c->kept) {
            last = i;
            if (mark >= 0) t->glyphs[mark].gone = false;
            mark = -1;
        }
        if (!c->has_mark || (c->empty && !c->missing && !c->kept)) continue;
        t->glyphs[c->to].gone = true;
        bool colon = c->kept && is_in(t->glyphs[c->to].c, "：:");
        if (last >= 0 && (mark < 0 || colon || is_strong_mark(t, c))) mark = c->to;
    }
}

static bool silence_clauses(Text *t, int from, int to);

/* Brackets with missing figures inside; quotation marks stay with their clause. */
static void silence_brackets(Text *t, int from, int to)
{
    for (int i = from; i < to; i++) {
        if (!is_in(t->glyphs[i].c, "（(")) continue;
        int behind = behind_bracket(t, i, to);
        if (behind == i + 1 || !any_missing(t, i, behind)) continue;
        if (!silence_clauses(t, i + 1, behind - 1)) drop(t, i, behind);
        i = behind - 1;
    }
}

/* One sentence without its end mark; false when nothing of it is left. */
static bool silence_clauses(Text *t, int from, int to)
{
    Clause clauses[MOST_CLAUSES];
    if (!any_missing(t, from, to)) return !is_empty(t, from, to);
    silence_brackets(t, from, to);
    if (!any_missing(t, from, to)) return !is_empty(t, from, to);
    int count = split_clauses(t, from, to, clauses);
    for (int i = 0; i < count; i++) judge_clause(t, &clauses[i]);
    for (int i = 0; i < count; i++)
        if (clauses[i].missing) tell(t, clauses[i].from, clauses[i].to);
    for (int i = 0; i < count; i++)
        if (clauses[i].missing && !clauses[i].empty) hand_subject_on(t, clauses, count, i);
    drop_frames(t, clauses, count);
    bool left = false;
    for (int i = 0; i < count; i++) {
        bool merged = clauses[i].empty && clauses[i].missing;
        if (clauses[i].kept)
            left = true;
        else if (!merged)
            drop(t, clauses[i].from, clauses[i].to);
    }
    if (!left) {
        drop(t, from, to);
        return false;
    }
    settle_marks(t, clauses, count);
    return true;
}

/* 一是…；三是… close up: the numerals at the beginnings of clauses count on. */
static void renumber_points(Text *t)
{
    static const char *const numerals = "一二三四五六七八九十";
    int next = 0, before = -1;
    for (int i = 0; i < t->count; i++) {
        if (t->glyphs[i].gone) continue;
        int after = i + 1;
        while (after < t->count && t->glyphs[after].gone) after++;
        bool begins = before < 0 || is_mark(t, before) || is_end(t, before);
        if (begins && is_in(t->glyphs[i].c, numerals) && glyph_at(t, after) == 0x662F /* 是 */ && next < 10)
            t->glyphs[i].c = g_utf8_get_char(g_utf8_offset_to_pointer(numerals, next++));
        before = i;
    }
}

/* ---- the whole text ---- */

static void silence_sentences(Text *t)
{
    int from = 0, depth = 0;
    for (int i = 0; i <= t->count; i++) {
        if (i < t->count && is_opening(t->glyphs[i].c)) depth++;
        if (i < t->count && is_closing(t->glyphs[i].c) && depth) depth--;
        if (i < t->count && (depth || !is_end(t, i))) continue;
        bool missing = any_missing(t, from, i);
        if (missing && !silence_clauses(t, from, i) && i < t->count) t->glyphs[i].gone = true;
        from = i + 1;
        depth = 0;
    }
    if (t->left_out) renumber_points(t);
}

static Text open_text(const Inlines *text, GString *told)
{
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(Glyph));
    for (int k = 0; k < text->count; k++) {
        const Inline *item = &text->items[k];
        for (const char *p = item->text; *p; p = g_utf8_next_char(p)) {
            Glyph glyph = {.c = g_utf8_get_char(p), .item = k, .missing = item->missing != NULL};
            g_array_append_val(glyphs, glyph);
        }
        if (!item->graphic) continue;
        Glyph drawn = {.c = 0xFFFC, .item = k};
        g_array_append_val(glyphs, drawn);
    }
    Text t = {.count = (int)glyphs->len, .text = text, .told = told};
    t.glyphs = (Glyph *)(void *)g_array_free(glyphs, FALSE);
    return t;
}

/* The pieces without what is gone. */
static void close_text(Text *t, Inlines *text, Arena *arena)
{
    int at = 0, kept = 0;
    for (int k = 0; k < text->count; k++) {
        GString *out = g_string_new(NULL);
        bool drawn = false;
        for (; at < t->count && t->glyphs[at].item == k; at++) {
            if (t->glyphs[at].gone) continue;
            if (text->items[k].graphic && t->glyphs[at].c == 0xFFFC)
                drawn = true;
            else
                g_string_append_unichar(out, t->glyphs[at].c);
        }
        Inline item = text->items[k];
        item.text = arena_strndup(arena, out->str, out->len);
        if (!drawn) item.graphic = NULL;
        if (drawn || out->len) text->items[kept++] = item;
        g_string_free(out, TRUE);
    }
    text->count = kept;
    bool blank = true;
    for (int k = 0; k < kept && blank; k++)
        blank = !text->items[k].graphic && !*g_strchug((char *)text->items[k].text);
    if (blank) text->count = 0;
    g_free(t->glyphs);
}

int silence_inlines(Inlines *text, Arena *arena, GString *told)
{
    bool missing = false;
    for (int k = 0; k < text->count; k++) missing |= text->items[k].missing != NULL;
    if (!missing) return 0;
    Text t = open_text(text, told);
    silence_sentences(&t);
    int left_out = t.left_out;
    close_text(&t, text, arena);
    return left_out;
}

const char *silence_restore(const Expanded *expanded, const char *text, Arena *arena, int *left_out)
{
    GArray *items = g_array_new(FALSE, TRUE, sizeof(Inline));
    const char *from = text;
    for (const char *p = text;; p = g_utf8_next_char(p)) {
        const Inserted *value = *p ? expanded_value(expanded, g_utf8_get_char(p)) : NULL;
        if (*p && !value) continue;
        Inline plain = {.text = arena_strndup(arena, from, (size_t)(p - from))};
        g_array_append_val(items, plain);
        if (!*p) break;
        Inline piece = {.text = value->text, .missing = value->missing};
        g_array_append_val(items, piece);
        from = g_utf8_next_char(p);
    }
    Inlines whole = {.items = (Inline *)(void *)items->data, .count = (int)items->len};
    int count = silence_inlines(&whole, arena, NULL);
    if (left_out) *left_out += count;
    GString *out = g_string_new(NULL);
    for (int k = 0; k < whole.count; k++)
        for (const char *p = whole.items[k].text; *p; p = g_utf8_next_char(p))
            if (g_utf8_get_char(p) != JOINER) g_string_append_unichar(out, g_utf8_get_char(p));
    const char *kept = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    g_array_free(items, TRUE);
    return kept;
}
