/* Inlines while they are read: pieces of text with their marks, links and the figures put in. */
#ifndef JIANBAO_LAYOUT_INLINES_H
#define JIANBAO_LAYOUT_INLINES_H

#include <glib.h>

#include "layout/document.h"
#include "layout/template.h"

typedef struct {
    Arena *arena;
    const Expanded *expanded; /* the values that private characters stand for */
    GArray *items;            /* Inline: of the block or cell being read */
    GString *tail;            /* the growing text of the last of them; empty: it is settled */
    int bold, italic;         /* how many are open */
    const char *link;
    GArray *spans; /* int: open marks of inline_marks.h */
} InlineBuild;

/* An empty one whose texts live in `arena`; inlines_clear frees what it holds besides. */
void inlines_init(InlineBuild *build, Arena *arena, const Expanded *expanded);
void inlines_clear(InlineBuild *build);

/* Adds text (which lives as long as the arena) as it stands, under the open marks. */
void inlines_add(InlineBuild *build, const char *text, const Provenance *source);

/* Adds text with its values, notes and marks as pieces of their own. */
void inlines_add_text(InlineBuild *build, const char *text);

/* The end of a line within a paragraph: lines run on; between Western words it is a space. */
void inlines_add_soft_break(InlineBuild *build);

/* Ends marks that were left open. */
void inlines_close_spans(InlineBuild *build);

/* Whether anything was added since the last were taken. */
bool inlines_begun(const InlineBuild *build);

/* What was added, in the arena; the next begin anew. */
Inlines inlines_take(InlineBuild *build);

/* ①②③ …, then figures: a note's number, in the arena. */
const char *inlines_note_sign(InlineBuild *build, int number);

/* One piece of text without marks. */
Inlines inlines_plain(Arena *arena, const char *text, const Provenance *source);

/* The plain text of inlines, in the arena. */
const char *inlines_text(const Inlines *inlines, Arena *arena);

#endif
