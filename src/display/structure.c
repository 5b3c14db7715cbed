#include "display/structure.h"

#include <glib.h>
#include <string.h>

Structure *structure_new(Arena *arena)
{
    Structure *s = ARENA_NEW(arena, Structure);
    s->arena = arena;
    return s;
}

int structure_add(Structure *s, const char *type, int parent)
{
    if (s->count == s->room) {
        int room = s->room ? 2 * s->room : 64;
        StructElement *elements = ARENA_ARRAY(s->arena, StructElement, room);
        if (s->count) memcpy(elements, s->elements, sizeof *elements * (size_t)s->count);
        s->elements = elements;
        s->room = room;
    }
    s->elements[s->count] = (StructElement){.type = type, .parent = parent, .line = s->line};
    return s->count++;
}

void structure_set_alt(Structure *s, int element, const SourcedText *pieces, int count)
{
    GString *all = g_string_new(NULL);
    for (int i = 0; i < count; i++) g_string_append(all, pieces[i].text);
    StructElement *e = &s->elements[element];
    e->alt = arena_strdup(s->arena, all->str);
    e->alt_pieces = pieces;
    e->alt_count = count;
    g_string_free(all, TRUE);
}
