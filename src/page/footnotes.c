/* Footnotes: set once, at the foot of the page where they are referred to first. */
#include <math.h>

#include "page/setting.h"
#include "page/footnotes.h"

enum { MOST_ON_LINE = 16 };

struct Footnote {
    const void *owner; /* of the first reference */
    DisplayList *list;
    double height;
};

void footnotes_begin(Setting *s)
{
    double gap = s->style->note_pitch * 0.7;
    s->footnotes = ARENA_ARRAY(s->arena, struct Footnote, s->document->note_count + 1);
    s->flow.note_rule = display_new(s->arena);
    s->flow.note_gap = gap;
    display_line(s->flow.note_rule, 0, gap * 0.6, fmin(s->width / 3, 120), gap * 0.6, 0.4, s->style->ink,
                 DRAWN_RULE);
}

static void set_footnote(Setting *s, int number, struct Footnote *note)
{
    TextStyle style = s->style->note;
    LineSpec measure = {.measure = s->width, .indent = 2 * style.size, .alignment = ALIGN_JUSTIFY};
    ComposedText *lines = set_inlines(s, &s->document->notes[number - 1], style, NULL, measure);
    int element = add_element(s, "Note", s->body);
    note->list = display_new(s->arena);
    for (int i = 0; i < composed_line_count(lines); i++, note->height += s->style->note_pitch)
        draw_line(lines, i, note->list, 0, note->height + s->style->note_pitch * 0.5 + style.size * 0.38,
                  DRAWN_FOOTNOTE, element);
}

static bool refers(const ComposedText *text, int line, int number)
{
    int numbers[MOST_ON_LINE], count = composed_line_notes(text, line, numbers, MOST_ON_LINE);
    for (int i = 0; i < count; i++)
        if (numbers[i] == number) return true;
    return false;
}

/* Whether the line is the first of its text to refer to the note, and the text the first of all. */
static bool is_first(const ComposedText *text, int line, int number, struct Footnote *note, const void *owner)
{
    if (note->owner && note->owner != owner) return false;
    for (int i = 0; i < line; i++)
        if (refers(text, i, number)) return false;
    return true;
}

const FlowNote *footnotes_of_line(Setting *s, const ComposedText *text, int line, const void *owner,
                                  const FlowNote *others)
{
    int numbers[MOST_ON_LINE], count = composed_line_notes(text, line, numbers, MOST_ON_LINE);
    const FlowNote *first = others;
    for (int i = count - 1; i >= 0; i--) {
        struct Footnote *note = &s->footnotes[numbers[i]];
        bool again = false; /* on the same line */
        for (int k = 0; k < i; k++) again |= numbers[k] == numbers[i];
        if (again || !is_first(text, line, numbers[i], note, owner)) continue;
        note->owner = owner;
        if (!note->list) set_footnote(s, numbers[i], note);
        FlowNote *node = ARENA_NEW(s->arena, FlowNote);
        *node = (FlowNote){note->list, note->height, first};
        first = node;
    }
    return first;
}
