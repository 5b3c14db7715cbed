#include "display/structure.h"

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
