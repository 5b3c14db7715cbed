/* Texts that were shaped already, by what decides their glyphs: the words, and the faces and sizes of their
 * spans. Labels, units and figures come again and again, and a chart is drawn several times while pages are
 * planned. */
#ifndef JIANBAO_TEXT_SHAPE_CACHE_H
#define JIANBAO_TEXT_SHAPE_CACHE_H

#include "text/span.h"

typedef struct ShapeCache ShapeCache;

/* What shaping gave: clusters in the cache's arena, for as long as the cache. */
typedef struct {
    const Cluster *clusters;
    int count;
} ShapedClusters;

/* The owner of the faces owns the cache. */
ShapeCache *shape_cache_new(void);
void shape_cache_free(ShapeCache *cache);

/* The key of spans; NULL for those that are not kept: long ones, boxes, and all once the cache is full. New
 * text, for one of the two calls below. */
char *shape_cache_key(const ShapeCache *cache, const TextSpan *spans, int count);

/* What is kept under a key (which is freed then), or NULL. */
const ShapedClusters *shape_cache_find(const ShapeCache *cache, char *key);

/* Where clusters to be kept are made; and keeps them under a key, which it takes. */
Arena *shape_cache_arena(ShapeCache *cache);
void shape_cache_add(ShapeCache *cache, char *key, const Cluster *clusters, int count);

#endif
