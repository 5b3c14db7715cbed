/* Text of the same marks grows in one string and becomes an inline when something else follows, so that a
 * paragraph of many pieces costs no more than its length. */
#include "layout/inlines.h"

#include <string.h>

#include "layout/inline_marks.h"
#include "layout/private_characters.h"

void inlines_init(InlineBuild *r, Arena *arena, const Expanded *expanded)
{
    *r = (InlineBuild){.arena = arena,
                       .expanded = expanded,
                       .items = g_array_new(FALSE, FALSE, sizeof(Inline)),
                       .tail = g_string_new(NULL),
                       .spans = g_array_new(FALSE, FALSE, sizeof(int))};
}

void inlines_clear(InlineBuild *r)
{
    g_array_free(r->items, TRUE);
    g_string_free(r->tail, TRUE);
    g_array_free(r->spans, TRUE);
}

void inlines_close_spans(InlineBuild *r) { g_array_set_size(r->spans, 0); }

static int open_marks(const InlineBuild *r)
{
    int marks = (r->bold ? INLINE_STRONG : 0) | (r->italic ? INLINE_EMPHASIS : 0);
    for (guint i = 0; i < r->spans->len; i++) marks |= g_array_index(r->spans, int, i);
    return marks;
}

/* Gives the last inline the text that has grown. */
static void settle_tail(InlineBuild *r)
{
    if (!r->tail->len) return;
    g_array_index(r->items, Inline, r->items->len - 1).text =
        arena_strndup(r->arena, r->tail->str, r->tail->len);
    g_string_truncate(r->tail, 0);
}

static void add_item(InlineBuild *r, Inline item)
{
    settle_tail(r);
    g_array_append_val(r->items, item);
}

/* A value's text, which never runs together with what stands before it when it is missing. */
static void add_missing(InlineBuild *r, const Inserted *value)
{
    add_item(
        r, (Inline){.text = value->text, .marks = open_marks(r), .link = r->link, .missing = value->missing});
}

void inlines_add(InlineBuild *r, const char *text, const Provenance *source)
{
    Inline item = {.text = text, .source = source, .marks = open_marks(r), .link = r->link};
    const Inline *last = r->items->len ? &g_array_index(r->items, Inline, r->items->len - 1) : NULL;
    bool same = last && last->marks == item.marks && last->link == item.link && !last->source && !source &&
                !last->note && !last->graphic && !last->missing;
    if (!same) {
        add_item(r, item);
        return;
    }
    if (!r->tail->len) g_string_assign(r->tail, last->text);
    g_string_append(r->tail, text);
}

static void add_graphic(InlineBuild *r, const CellGraphic *graphic)
{
    add_item(r, (Inline){.text = "", .graphic = graphic, .marks = open_marks(r)});
}

static void add_plain(InlineBuild *r, GString *plain)
{
    if (plain->len) inlines_add(r, arena_strdup(r->arena, plain->str), NULL);
    g_string_truncate(plain, 0);
}

const char *inlines_note_sign(InlineBuild *r, int number)
{
    char sign[8] = {0};
    if (number > 20) return arena_printf(r->arena, "%d", number);
    g_unichar_to_utf8(0x2460 + (gunichar)number - 1, sign);
    return arena_strdup(r->arena, sign);
}

static void add_note_reference(InlineBuild *r, int number)
{
    add_item(r, (Inline){.text = inlines_note_sign(r, number),
                         .marks = open_marks(r) | INLINE_SUPERSCRIPT,
                         .note = number});
}

/* A character that stands for a mark; false when it is none. */
static bool take_mark(InlineBuild *r, gunichar c)
{
    if (c < MARK_FIRST || c > NOTE_LAST) return false;
    if (c >= NOTE_FIRST) {
        add_note_reference(r, (int)(c - NOTE_FIRST) + 1);
    } else if (c == MARK_BREAK) {
        inlines_add(r, "\n", NULL);
    } else if (c == MARK_END) {
        if (r->spans->len) g_array_set_size(r->spans, r->spans->len - 1);
    } else if (c < MARK_END) {
        int mark = 1 << (c - MARK_FIRST);
        g_array_append_val(r->spans, mark);
    }
    return true;
}

void inlines_add_text(InlineBuild *r, const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        const Inserted *value = expanded_value(r->expanded, c);
        if (!value && c < MARK_FIRST) {
            if (c != JOINER) g_string_append_unichar(plain, c);
            continue;
        }
        add_plain(r, plain);
        if (!value)
            take_mark(r, c);
        else if (value->missing)
            add_missing(r, value);
        else if (value->graphic)
            add_graphic(r, value->graphic);
        else
            inlines_add(r, value->text, value->source);
    }
    add_plain(r, plain);
    g_string_free(plain, TRUE);
}

void inlines_add_soft_break(InlineBuild *r)
{
    if (!r->items->len) return;
    settle_tail(r);
    const Inline *last = &g_array_index(r->items, Inline, r->items->len - 1);
    size_t n = strlen(last->text);
    if (n && (unsigned char)last->text[n - 1] < 0x80) inlines_add(r, " ", NULL);
}

Inlines inlines_take(InlineBuild *r)
{
    settle_tail(r);
    Inlines out = {.items = arena_memdup(r->arena, r->items->data, r->items->len * sizeof(Inline)),
                   .count = (int)r->items->len};
    g_array_set_size(r->items, 0);
    return out;
}

bool inlines_begun(const InlineBuild *r) { return r->items->len > 0; }

Inlines inlines_plain(Arena *arena, const char *text, const Provenance *source)
{
    Inline *item = ARENA_NEW(arena, Inline);
    item->text = text;
    item->source = source;
    return (Inlines){.items = item, .count = 1};
}

const char *inlines_text(const Inlines *inlines, Arena *arena)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < inlines->count; i++) g_string_append(out, inlines->items[i].text);
    const char *text = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}
