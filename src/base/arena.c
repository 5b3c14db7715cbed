/* A list of blocks, each twice as large as the one before up to a megabyte; larger requests get a block
 * of their own. Allocation moves a pointer; freeing walks the list. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 8 << 10, LARGEST_BLOCK = 1 << 20 };

typedef struct Block {
    struct Block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char data[];
} Block;

struct Arena {
    Block *blocks;
    size_t next_size, total;
};

static void (*out_of_memory)(void) = abort;

void arena_set_out_of_memory(void (*handler)(void)) { out_of_memory = handler; }

static void *checked_malloc(size_t size)
{
    void *memory = malloc(size);
    if (!memory) {
        out_of_memory();
        abort();
    }
    return memory;
}

Arena *arena_new(void)
{
    Arena *arena = checked_malloc(sizeof *arena);
    arena->blocks = NULL;
    arena->next_size = FIRST_BLOCK;
    arena->total = 0;
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena) return;
    for (Block *block = arena->blocks; block;) {
        Block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

void *arena_alloc(Arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size = (size + unit - 1) / unit * unit;
    Block *block = arena->blocks;
    if (!block || block->size - block->used < size) {
        size_t room = size > arena->next_size ? size : arena->next_size;
        Block *fresh = checked_malloc(sizeof *fresh + room);
        fresh->size = room;
        fresh->used = 0;
        fresh->next = block;
        arena->blocks = block = fresh;
        arena->total += sizeof *fresh + room;
        if (arena->next_size < LARGEST_BLOCK) arena->next_size *= 2;
    }
    void *memory = block->data + block->used;
    block->used += size;
    memset(memory, 0, size);
    return memory;
}

size_t arena_size(const Arena *arena) { return arena->total; }

void *arena_memdup(Arena *arena, const void *data, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size) memcpy(copy, data, size);
    return copy;
}

char *arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(Arena *arena, const char *text) { return arena_strndup(arena, text, strlen(text)); }

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(arena, (size_t)(length < 0 ? 0 : length) + 1);
    if (length >= 0) vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
