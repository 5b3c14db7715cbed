/* FreeType decomposes the outline in font units: quadratic curves of TrueType are raised to the third degree,
 * and what FreeType closes silently is closed here in words. */
#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_ADVANCES_H

#include "text/face.h"

/* The face of FreeType that Cairo draws with; to be given back by unlock. */
static FT_Face lock(const Face *face) { return cairo_ft_scaled_font_lock_face(face_scaled(face, 12)); }

static void unlock(const Face *face) { cairo_ft_scaled_font_unlock_face(face_scaled(face, 12)); }

int face_units_per_em(const Face *face)
{
    FT_Face font = lock(face);
    int units = font ? font->units_per_EM : 0;
    unlock(face);
    return units;
}

double face_glyph_advance(const Face *face, unsigned glyph)
{
    FT_Face font = lock(face);
    FT_Fixed advance = 0;
    bool known = font && !FT_Get_Advance(font, glyph, FT_LOAD_NO_SCALE, &advance);
    unlock(face);
    return known ? (double)advance : 0;
}

typedef struct {
    GArray *segments; /* PathSegment */
    double x, y;      /* the pen */
    bool open;
} Outline;

static void add(Outline *o, PathSegment segment) { g_array_append_val(o->segments, segment); }

static void close_contour(Outline *o)
{
    if (o->open) add(o, (PathSegment){.verb = PATH_CLOSE});
    o->open = false;
}

static void move_pen(Outline *o, const FT_Vector *to) { o->x = (double)to->x, o->y = (double)to->y; }

static int move_to(const FT_Vector *to, void *user)
{
    Outline *o = user;
    close_contour(o);
    move_pen(o, to);
    add(o, (PathSegment){.verb = PATH_MOVE, .x = {o->x}, .y = {o->y}});
    o->open = true;
    return 0;
}

static int line_to(const FT_Vector *to, void *user)
{
    Outline *o = user;
    move_pen(o, to);
    add(o, (PathSegment){.verb = PATH_LINE, .x = {o->x}, .y = {o->y}});
    return 0;
}

static int cubic_to(const FT_Vector *a, const FT_Vector *b, const FT_Vector *to, void *user)
{
    Outline *o = user;
    move_pen(o, to);
    add(o, (PathSegment){PATH_CURVE, {(double)a->x, (double)b->x, o->x}, {(double)a->y, (double)b->y, o->y}});
    return 0;
}

static int conic_to(const FT_Vector *by, const FT_Vector *to, void *user)
{
    Outline *o = user;
    double x = o->x, y = o->y, cx = (double)by->x, cy = (double)by->y;
    move_pen(o, to);
    add(o, (PathSegment){PATH_CURVE,
                         {x + 2 * (cx - x) / 3, o->x + 2 * (cx - o->x) / 3, o->x},
                         {y + 2 * (cy - y) / 3, o->y + 2 * (cy - o->y) / 3, o->y}});
    return 0;
}

const PathSegment *face_glyph_outline(const Face *face, unsigned glyph, Arena *arena, int *count)
{
    static const FT_Outline_Funcs pens = {move_to, line_to, conic_to, cubic_to, 0, 0};
    Outline o = {.segments = g_array_new(FALSE, FALSE, sizeof(PathSegment))};
    FT_Face font = lock(face);
    bool drawn = font && !FT_Load_Glyph(font, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) &&
                 font->glyph->format == FT_GLYPH_FORMAT_OUTLINE &&
                 !FT_Outline_Decompose(&font->glyph->outline, &pens, &o);
    if (drawn) close_contour(&o);
    unlock(face);
    *count = drawn ? (int)o.segments->len : 0;
    const PathSegment *made = arena_memdup(arena, o.segments->data, (size_t)*count * sizeof(PathSegment));
    g_array_free(o.segments, TRUE);
    return made;
}
