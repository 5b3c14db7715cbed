#include "text/boxes.h"

#include <cairo.h>
#include <math.h>

/* Costs of breaks that are bad, on the scale of compose.c. */
static const double parted_unit = 120, parted_date = 90, dash_at_start = 150, parted_name = 150,
                    parted_address = 60, parted_address_word = 300;

/* How far Han may move together, em. */
static const double han_shrink = 0.028;

static bool is_one_of(gunichar c, const char *set) { return g_utf8_strchr(set, -1, c) != NULL; }

static bool is_digit(gunichar c) { return c >= '0' && c <= '9'; }

static bool is_behind_mark(CharClass c) { return c == CLASS_CLOSE || c == CLASS_PAUSE || c == CLASS_STOP; }

static bool is_mark(CharClass c) { return c == CLASS_OPEN || is_behind_mark(c); }

/* Left and right end of a cluster's ink from its origin. */
static void ink_extent(const ShapedText *shaped, const Cluster *c, double *left, double *right)
{
    cairo_text_extents_t extents;
    cairo_glyph_t glyph = {c->glyph_count ? c->glyphs[0].id : 0, 0, 0};
    cairo_scaled_font_glyph_extents(face_scaled(c->face, shaped->spans[c->span].style.size), &glyph, 1,
                                    &extents);
    *left = extents.x_bearing;
    *right = extents.x_bearing + extents.width;
}

static bool keeps_blank(const ShapedText *shaped, gunichar c)
{
    bool ends_sentence = c == 0x3002 || c == 0xFF01 || c == 0xFF1F; /* 。！？ */
    return shaped->punctuation == PUNCTUATION_FULL ||
           (shaped->punctuation == PUNCTUATION_KAIMING && ends_sentence);
}

/* A full-width mark becomes its ink half. Faces whose mark stands in the middle (？ of Fandol) are moved into
 * the mainland position. Proportional marks stay as they are. */
static void settle_mark(const ShapedText *shaped, Box *box)
{
    const Cluster *c = &shaped->clusters[box->first];
    double em = box->em, half = em / 2;
    if (c->advance < 0.9 * em) return;
    box->width = half;
    if (box->class == CLASS_OPEN) {
        box->shift = -(c->advance - half);
        box->left_blank = keeps_blank(shaped, c->c) ? half : 0;
        return;
    }
    double left, right;
    ink_extent(shaped, c, &left, &right);
    box->right_blank = keeps_blank(shaped, c->c) ? half : 0;
    if (right > 0.6 * em) box->shift = half / 2 - (left + right) / 2;
}

/* GB/T 15834 5.1.6: the interpunct takes half an em, centred. */
static void settle_interpunct(const ShapedText *shaped, Box *box)
{
    double left, right;
    ink_extent(shaped, &shaped->clusters[box->first], &left, &right);
    box->width = box->em / 2;
    box->shift = box->width / 2 - (left + right) / 2;
}

static bool same_run(const ShapedText *shaped, int a, int b)
{
    const Cluster *x = &shaped->clusters[a], *y = &shaped->clusters[b];
    return x->class == CLASS_WESTERN && y->class == CLASS_WESTERN && x->span == y->span;
}

static bool stands_at(const ShapedText *shaped, int i, const char *ascii)
{
    for (; *ascii; ascii++, i++)
        if (i >= shaped->count || shaped->clusters[i].c != (gunichar)*ascii) return false;
    return true;
}

/* Whether the Western run around `i` is the address of a page: http://…, www.…. */
static bool is_address(const ShapedText *shaped, int i)
{
    enum { LONGEST_SCHEME = 8 };
    while (i > 0 && same_run(shaped, i - 1, i)) i--;
    if (stands_at(shaped, i, "www.")) return true;
    for (int k = i; k < i + LONGEST_SCHEME && k < shaped->count && same_run(shaped, i, k); k++)
        if (stands_at(shaped, k, "://")) return true;
    return false;
}

static bool all_letters(const ShapedText *shaped, int first, int last)
{
    bool all = first >= 0 && last < shaped->count;
    for (int i = first; all && i <= last; i++)
        all = same_run(shaped, first, i) && g_unichar_isalnum(shaped->clusters[i].c);
    return all;
}

/* The penalty of a break behind cluster i inside an address; BREAK_NEVER outside one. An address is parted
 * behind its marks, not before one, and where need be inside a word, three letters from its ends. No sign is
 * added, so that it can be copied. */
static double address_break(const ShapedText *shaped, int i)
{
    enum { LETTERS_KEPT = 3 };
    if (i + 1 >= shaped->count || !same_run(shaped, i, i + 1)) return BREAK_NEVER;
    bool behind_mark = is_one_of(shaped->clusters[i].c, "/?&=-_") &&
                       !is_one_of(shaped->clusters[i + 1].c, "/)]}%!?,.:;&=-_");
    if (!behind_mark && !all_letters(shaped, i - LETTERS_KEPT + 1, i + LETTERS_KEPT)) return BREAK_NEVER;
    return !is_address(shaped, i) ? BREAK_NEVER : behind_mark ? parted_address : parted_address_word;
}

static Box make_box(const ShapedText *shaped, int first, int last)
{
    const Cluster *c = &shaped->clusters[first];
    Box box = {.first = first, .last = last, .class = c->class, .em = shaped->spans[c->span].style.size};
    for (int i = first; i <= last; i++) box.width += shaped->clusters[i].advance;
    bool twin = last > first || (c->bytes > 3 && c->c != 0x2E3A);
    if (c->class == CLASS_DASH && !twin) box.class = CLASS_CONNECTOR;
    if (c->class == CLASS_ELLIPSIS && !twin) box.class = CLASS_HAN;
    if (is_mark(box.class)) settle_mark(shaped, &box);
    if (box.class == CLASS_INTERPUNCT) settle_interpunct(shaped, &box);
    box.raised = shaped->spans[c->span].style.rise != 0;
    box.starts_digit = is_digit(c->c);
    gunichar end = shaped->clusters[last].c;
    box.ends_digit = is_digit(end) || end == '%' || end == 0x2030 || end == 0x2103;
    box.holds_before = c->class == CLASS_WESTERN && is_one_of(c->c, "/)]}%!?,.:;‰℃°");
    box.holds_behind = c->class == CLASS_WESTERN && is_one_of(end, "/([{");
    box.address_break = address_break(shaped, last);
    box.unit = c->class == CLASS_HAN && char_is_unit(c->c);
    return box;
}

/* The last cluster of the box that begins at `i`. */
static int box_end(const ShapedText *shaped, int i, bool emergency)
{
    const Cluster *c = shaped->clusters;
    int last = i;
    if (c[i].class == CLASS_WESTERN && !emergency)
        while (last + 1 < shaped->count && same_run(shaped, i, last + 1) &&
               address_break(shaped, last) >= BREAK_NEVER)
            last++;
    bool pair = c[i].class == CLASS_DASH || c[i].class == CLASS_ELLIPSIS;
    if (pair && c[i].bytes <= 3 && i + 1 < shaped->count && c[i + 1].c == c[i].c && c[i + 1].bytes <= 3)
        last = i + 1;
    return last;
}

/* ---- glue ---- */

static double penalty_between(const Box *a, const Box *b, const Box *before, bool spaced)
{
    if (a->class == CLASS_BREAK) return BREAK_ALWAYS;
    if (is_behind_mark(b->class) || b->class == CLASS_CONNECTOR || b->class == CLASS_INTERPUNCT ||
        b->class == CLASS_SOLIDUS)
        return BREAK_NEVER;
    if (a->class == CLASS_OPEN || a->class == CLASS_SOLIDUS) return BREAK_NEVER;
    if (a->address_break < BREAK_NEVER) return a->address_break;
    if (b->holds_before || a->holds_behind) return BREAK_NEVER;
    if (a->class == CLASS_CONNECTOR && b->class == CLASS_WESTERN) return BREAK_NEVER;
    /* 1月—6月, 7月1日—9月30日: the range stays whole as far as its connector. */
    if (a->class == CLASS_WESTERN && b->class == CLASS_WESTERN) return spaced ? 0 : BREAK_NEVER;
    if (a->class == CLASS_INTERPUNCT) return parted_name; /* 晋创谷·太原 */
    if (b->class == CLASS_DASH || b->class == CLASS_ELLIPSIS) return dash_at_start;
    if (a->ends_digit && b->unit) return parted_unit;
    bool dated = before && before->ends_digit && a->unit;
    if (dated && b->starts_digit) return parted_date;
    return 0;
}

static Glue glue_between(const Box *a, const Box *b, const Box *before, int space)
{
    Glue g = {.space = space, .penalty = penalty_between(a, b, before, space >= 0)};
    double em = a->em < b->em ? a->em : b->em;
    bool a_behind = is_behind_mark(a->class), b_behind = is_behind_mark(b->class);
    bool a_western = a->class == CLASS_WESTERN, b_western = b->class == CLASS_WESTERN;
    if (a->class == CLASS_BREAK) return g;
    if (b->raised) {
        g.penalty = BREAK_NEVER;
        return g;
    }
    if (a_western && b_western) {
        if (space < 0) return g;
        g.natural = em / 4;
        g.shrink[SHRINK_SPACE] = em / 16;
        g.stretch[STRETCH_SPACE] = em / 4;
        g.penalty = 0;
    } else if (space >= 0 && (a->class == CLASS_CONNECTOR || b->class == CLASS_CONNECTOR)) {
        g.natural = em / 4; /* — 3 —: the blank that was typed */
    } else if ((a_western && b->class == CLASS_HAN) || (a->class == CLASS_HAN && b_western)) {
        g.natural = em / 4;
        g.shrink[SHRINK_MIXED] = em / 8;
        g.stretch[STRETCH_MIXED] = em / 4;
    } else if ((a_behind && b_behind) || (a->class == CLASS_OPEN && b->class == CLASS_OPEN)) {
        g.opens = true;
    } else if (a_behind && b->class == CLASS_OPEN) {
        g.natural = a->right_blank > b->left_blank ? a->right_blank : b->left_blank;
        g.shrink[SHRINK_BRACKET] = 0.75 * g.natural; /* never so close that two marks read as one */
        g.opens = true;
    } else if (a_behind) {
        g.natural = a->right_blank;
        int level = a->class == CLASS_CLOSE   ? SHRINK_BRACKET
                    : a->class == CLASS_PAUSE ? SHRINK_PAUSE
                                              : SHRINK_STOP;
        g.shrink[level] = a->right_blank;
        g.opens = b->class == CLASS_HAN;
    } else if (b->class == CLASS_OPEN) {
        g.natural = g.shrink[SHRINK_BRACKET] = b->left_blank;
        g.opens = a->class == CLASS_HAN;
    } else {
        bool han_a = a->class == CLASS_HAN || a->class == CLASS_OPEN,
             han_b = b->class == CLASS_HAN || b_behind;
        g.opens = han_a && han_b;
    }
    if (g.opens) g.shrink[SHRINK_HAN] = han_shrink * em;
    return g;
}

/* Units of several characters are not parted: “个百分点”, “亿元”. */
static const char *const whole_units[] = {"个百分点", "百分点", "万亿元", "亿元", "万元",   "亿美元",
                                          "万美元",   "万人",   "万吨",   "万亩", "平方米", "公里"};

/* Whether a break behind cluster i would cut such a unit. */
static bool inside_unit(const ShapedText *shaped, int i)
{
    for (size_t w = 0; w < sizeof whole_units / sizeof *whole_units; w++) {
        int length = (int)g_utf8_strlen(whole_units[w], -1);
        for (int start = i - length + 2; start <= i; start++) {
            const char *p = whole_units[w];
            int k = start;
            while (start >= 0 && *p && k < shaped->count && shaped->clusters[k].c == g_utf8_get_char(p))
                k++, p = g_utf8_next_char(p);
            if (start >= 0 && !*p) return true;
        }
    }
    return false;
}

/* Gaps between Han and a Western run, clreq: from 1/8 to 1/2 em on each side. */
static const double least_gap = 0.125, most_gap = 0.5;

/* A Western run between Han and its gaps take whole cells: what follows stands on the grid again. */
static void fit_to_cells(BoxList *list)
{
    for (int i = 1; i < list->count; i++) {
        Glue *before = &list->glue[i - 1];
        if (list->boxes[i].class != CLASS_WESTERN || before->stretch[STRETCH_MIXED] <= 0) continue;
        double em = list->boxes[i].em, width = list->boxes[i].width;
        int last = i;
        while (last + 1 < list->count && list->boxes[last + 1].class == CLASS_WESTERN) {
            width += list->glue[last].natural + list->boxes[last + 1].width;
            last++;
        }
        Glue *behind = &list->glue[last];
        bool both = last + 1 < list->count && behind->stretch[STRETCH_MIXED] > 0;
        double least = width + (both ? 2 : 1) * least_gap * em, cells = ceil(least / em - 1e-6) * em,
               gap = (cells - width) / (both ? 2 : 1);
        if (gap <= most_gap * em) before->natural = gap;
        if (both && gap <= most_gap * em) behind->natural = gap;
        i = last;
    }
}

BoxList boxes_make(const ShapedText *shaped, bool emergency, Arena *arena)
{
    BoxList list = {.boxes = ARENA_ARRAY(arena, Box, shaped->count + 1),
                    .glue = ARENA_ARRAY(arena, Glue, shaped->count + 1)};
    int space = -1;
    for (int i = 0; i < shaped->count;) {
        if (shaped->clusters[i].class == CLASS_SPACE) {
            space = i++;
            continue;
        }
        int last = box_end(shaped, i, emergency), n = list.count++;
        list.boxes[n] = make_box(shaped, i, last);
        if (n) {
            list.glue[n - 1] =
                glue_between(&list.boxes[n - 1], &list.boxes[n], n > 1 ? &list.boxes[n - 2] : NULL, space);
            double *penalty = &list.glue[n - 1].penalty;
            if (*penalty < parted_unit && *penalty >= 0 && inside_unit(shaped, list.boxes[n - 1].last))
                *penalty = parted_unit;
            bool cut_word = emergency && space < 0 && list.boxes[n - 1].class == CLASS_WESTERN &&
                            list.boxes[n].class == CLASS_WESTERN;
            if (cut_word) list.glue[n - 1].penalty = 1000;
        }
        space = -1;
        i = last + 1;
    }
    if (shaped->grid && !emergency) fit_to_cells(&list);
    if (list.count) list.glue[list.count - 1] = (Glue){.penalty = BREAK_ALWAYS, .space = -1};
    return list;
}
