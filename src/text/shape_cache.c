/* A key is the text itself with the numbers of faces and size before each span. The cache only grows, up to a
 * number of texts that a hundred pages do not reach: what is kept is pointed to by pages that are being made.
 */
#include "text/shape_cache.h"

#include <string.h>

enum { MOST_TEXTS = 8192, LONGEST_BYTES = 240 };

struct ShapeCache {
    Arena *arena;
    GHashTable *kept; /* key → ShapedClusters */
};

ShapeCache *shape_cache_new(void)
{
    ShapeCache *cache = g_new0(ShapeCache, 1);
    cache->arena = arena_new();
    cache->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return cache;
}

void shape_cache_free(ShapeCache *cache)
{
    if (!cache) return;
    g_hash_table_destroy(cache->kept);
    arena_free(cache->arena);
    g_free(cache);
}

char *shape_cache_key(const ShapeCache *cache, const TextSpan *spans, int count)
{
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        if (spans[i].box) return NULL;
        length += strlen(spans[i].text);
    }
    if (!length || length > LONGEST_BYTES || g_hash_table_size(cache->kept) >= MOST_TEXTS) return NULL;
    GString *key = g_string_sized_new(length + 24 * (size_t)count);
    for (int i = 0; i < count; i++) {
        const TextStyle *style = &spans[i].style;
        char head[8 + sizeof style->size * 2 + 1];
        guint64 size;
        memcpy(&size, &style->size, sizeof size);
        g_snprintf(head, sizeof head, "\x01%x,%x,%" G_GINT64_MODIFIER "x", (unsigned)style->han,
                   (unsigned)style->western, size);
        g_string_append(key, head);
        g_string_append_c(key, '\x02');
        g_string_append(key, spans[i].text);
    }
    return g_string_free(key, FALSE);
}

const ShapedClusters *shape_cache_find(const ShapeCache *cache, char *key)
{
    const ShapedClusters *found = g_hash_table_lookup(cache->kept, key);
    if (found) g_free(key);
    return found;
}

Arena *shape_cache_arena(ShapeCache *cache) { return cache->arena; }

void shape_cache_add(ShapeCache *cache, char *key, const Cluster *clusters, int count)
{
    ShapedClusters *kept = ARENA_NEW(cache->arena, ShapedClusters);
    *kept = (ShapedClusters){clusters, count};
    g_hash_table_insert(cache->kept, key, kept);
}
