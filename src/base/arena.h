/* Arena: memory for one stage's result, given back all at once.
 *
 * Every stage (table, dataset, analysis, document, pages) owns its result in one arena. Nothing in an
 * arena is freed piece by piece; pointers into it are valid until arena_free. */
#ifndef JIANBAO_BASE_ARENA_H
#define JIANBAO_BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

/* A new, empty arena. The caller owns it. */
Arena *arena_new(void);

/* Gives back everything that was allocated in `arena`. NULL is allowed. */
void arena_free(Arena *arena);

/* `size` bytes, zeroed, aligned for any type. Never NULL: a machine without memory ends the program
 * through the handler of arena_set_out_of_memory. */
void *arena_alloc(Arena *arena, size_t size);

/* Copies into the arena. */
char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, size_t length);
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *arena_memdup(Arena *arena, const void *data, size_t size);

/* The bytes that the arena holds of the machine, for limits on what a stage may take. */
size_t arena_size(const Arena *arena);

/* What to do when the machine has no memory left; it must not return. Default: abort(). */
void arena_set_out_of_memory(void (*handler)(void));

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

#endif
