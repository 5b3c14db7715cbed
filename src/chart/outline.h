/* Outlines of regions for maps: from a GeoJSON file (RFC 7946), or tiles when there is none. */
#ifndef JIANBAO_CHART_OUTLINE_H
#define JIANBAO_CHART_OUTLINE_H

#include "chart/chart.h"

typedef struct {
    double *x, *y; /* y down, in units of their own */
    int count;
    bool hole;
} Ring;

typedef struct {
    const char *name, *code; /* code: 行政区划代码, NULL when the file has none */
    Ring *rings;
    int ring_count;
} Outline;

typedef struct {
    Outline *items;
    int count;
    bool schematic;       /* not the true borders: the page says so */
    double width, height; /* all outlines lie in (0, 0) … (width, height) */
} Outlines;

/* Reads the Polygon and MultiPolygon features of a file (UTF-8 or GB18030); the name of each is its property
 * name or 名称, its code adcode, code or 代码; features of one name are one outline.
 * Degrees are projected (equirectangular, true to scale at the middle latitude); a collection with the member
 * "schematic": true holds plane units. False with the reason (static text) in *reason. In `arena`. */
bool outlines_read(const char *file, Arena *arena, Outlines *out, const char **reason);

/* A place on a grid of tiles, from 1 at the left and the top; column 0: none. */
typedef struct {
    int column, row;
} TilePlace;

/* One tile for each name, TILE_WIDTH wide and 1 high with their gaps: at its place, where `places` (may be
 * NULL) has one that no tile before it took; the others in rows, below those. Returns how many have a place;
 * the empty columns and rows around them are left out. */
#define TILE_WIDTH 1.5
int outlines_tile(const char *const *names, const TilePlace *places, int count, Arena *arena, Outlines *out);

/* The area inside the largest ring of an outline, in square units. */
double outline_area(const Outline *outline);

/* The largest ring of an outline. */
const Ring *outline_main(const Outline *outline);

/* Where a box of width × height has most room inside an outline's largest ring and outside its holes; false
 * when it fits nowhere. */
bool outline_place(const Outline *outline, double width, double height, double *x, double *y);

#endif
