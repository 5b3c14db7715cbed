/* A list that is walked: a report tells some hundred facts. */
#include "figure/told.h"

#include <string.h>

typedef struct {
    ToldFact fact;
    const void *owner;
} Entry;

struct Told {
    Arena *arena;
    Entry *entries;
    int count, room;
};

Told *told_new(Arena *arena)
{
    Told *told = ARENA_NEW(arena, Told);
    told->arena = arena;
    return told;
}

bool told_fact(const Provenance *figure, ToldFact *fact)
{
    if (!figure || figure->kind != PROVENANCE_WORDS || !figure->measure || !figure->subject.set) return false;
    *fact = (ToldFact){.measure = figure->measure,
                       .indicator = figure->subject.indicator,
                       .region = figure->subject.region,
                       .year = figure->subject.year,
                       .month = figure->subject.months % 100};
    return true;
}

static bool same_fact(const ToldFact *a, const ToldFact *b)
{
    return a->indicator == b->indicator && a->region == b->region && a->year == b->year &&
           a->month == b->month && !strcmp(a->measure, b->measure);
}

static const Entry *find(const Told *told, const ToldFact *fact)
{
    for (int i = 0; told && i < told->count; i++)
        if (same_fact(&told->entries[i].fact, fact)) return &told->entries[i];
    return NULL;
}

bool told_before(const Told *told, const ToldFact *fact, const void *owner)
{
    const Entry *entry = find(told, fact);
    return entry && entry->owner != owner;
}

void told_add(Told *told, const ToldFact *fact, const void *owner)
{
    enum { FIRST_ROOM = 64 };
    if (!told || find(told, fact)) return;
    if (told->count == told->room) {
        int room = told->room ? 2 * told->room : FIRST_ROOM;
        Entry *entries = ARENA_ARRAY(told->arena, Entry, room);
        if (told->count) memcpy(entries, told->entries, sizeof *entries * (size_t)told->count);
        told->entries = entries;
        told->room = room;
    }
    told->entries[told->count++] = (Entry){*fact, owner};
}
