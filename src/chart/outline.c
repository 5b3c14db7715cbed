#include "chart/outline.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct {
    Arena *arena;
    Outlines *out;
    const char *reason;
} Reader;

/* ---- GeoJSON ---- */

static JsonArray *array_member(JsonObject *object, const char *name)
{
    JsonNode *node = object ? json_object_get_member(object, name) : NULL;
    return node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static JsonObject *object_member(JsonObject *object, const char *name)
{
    JsonNode *node = object ? json_object_get_member(object, name) : NULL;
    return node && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static const char *text_member(JsonObject *object, const char *name)
{
    JsonNode *node = object ? json_object_get_member(object, name) : NULL;
    return node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
               ? json_node_get_string(node)
               : NULL;
}

/* A text, or a whole number as text. */
static const char *code_member(Reader *r, JsonObject *object, const char *name)
{
    JsonNode *node = object ? json_object_get_member(object, name) : NULL;
    if (!node || !JSON_NODE_HOLDS_VALUE(node)) return NULL;
    if (json_node_get_value_type(node) == G_TYPE_STRING)
        return arena_strdup(r->arena, json_node_get_string(node));
    if (json_node_get_value_type(node) != G_TYPE_INT64) return NULL;
    return arena_printf(r->arena, "%" G_GINT64_FORMAT, json_node_get_int(node));
}

static JsonArray *array_at(JsonArray *array, guint i)
{
    JsonNode *node = i < json_array_get_length(array) ? json_array_get_element(array, i) : NULL;
    return node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static bool number_at(JsonArray *array, guint i, double *number)
{
    JsonNode *node = i < json_array_get_length(array) ? json_array_get_element(array, i) : NULL;
    if (!node || !JSON_NODE_HOLDS_VALUE(node)) return false;
    GType type = json_node_get_value_type(node);
    if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64) return false;
    *number = json_node_get_double(node);
    return isfinite(*number);
}

static bool read_ring(Reader *r, JsonArray *points, bool hole, Ring *ring)
{
    guint n = json_array_get_length(points);
    if (n < 4) return r->reason = "有环不足四个点", false;
    *ring = (Ring){ARENA_ARRAY(r->arena, double, n), ARENA_ARRAY(r->arena, double, n), (int)n - 1, hole};
    for (guint i = 0; i + 1 < n; i++) { /* the last point repeats the first */
        JsonArray *point = array_at(points, i);
        if (!point || !number_at(point, 0, &ring->x[i]) || !number_at(point, 1, &ring->y[i]))
            return r->reason = "有坐标不是数", false;
    }
    return true;
}

static bool read_polygon(Reader *r, JsonArray *rings, Outline *outline)
{
    for (guint i = 0; rings && i < json_array_get_length(rings); i++) {
        JsonArray *points = array_at(rings, i);
        if (!points) return r->reason = "坐标的层次不对", false;
        if (!read_ring(r, points, i > 0, &outline->rings[outline->ring_count])) return false;
        outline->ring_count++;
    }
    return rings || (r->reason = "坐标的层次不对", false);
}

static int count_rings(JsonArray *polygons)
{
    int n = 0;
    for (guint i = 0; i < json_array_get_length(polygons); i++) {
        JsonArray *rings = array_at(polygons, i);
        n += rings ? (int)json_array_get_length(rings) : 0;
    }
    return n;
}

static const char *read_code(Reader *r, JsonObject *properties)
{
    static const char *const keys[] = {"adcode", "code", "代码", "行政区划代码"};
    const char *code = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !code; i++) code = code_member(r, properties, keys[i]);
    return code;
}

/* The outline just read joins an earlier one of its name. */
static void join_outline(Reader *r)
{
    Outline *last = &r->out->items[r->out->count];
    for (int i = 0; i < r->out->count; i++) {
        Outline *o = &r->out->items[i];
        if (strcmp(o->name, last->name)) continue;
        Ring *rings = ARENA_ARRAY(r->arena, Ring, o->ring_count + last->ring_count);
        memcpy(rings, o->rings, sizeof *rings * (size_t)o->ring_count);
        memcpy(rings + o->ring_count, last->rings, sizeof *rings * (size_t)last->ring_count);
        o->rings = rings;
        o->ring_count += last->ring_count;
        return;
    }
    r->out->count++;
}

static bool read_feature(Reader *r, JsonObject *feature)
{
    JsonObject *properties = object_member(feature, "properties"),
               *shape = object_member(feature, "geometry");
    const char *name = text_member(properties, "name"), *type = text_member(shape, "type");
    JsonArray *coordinates = array_member(shape, "coordinates");
    if (!name) name = text_member(properties, "名称");
    if (!name) return r->reason = "有地物没有名称（properties.name）", false;
    bool one = !g_strcmp0(type, "Polygon"), many = !g_strcmp0(type, "MultiPolygon");
    if (!coordinates || (!one && !many)) return true; /* points and lines are not drawn */
    Outline *outline = &r->out->items[r->out->count];
    int rings = one ? (int)json_array_get_length(coordinates) : count_rings(coordinates);
    *outline = (Outline){arena_strdup(r->arena, name), read_code(r, properties),
                         ARENA_ARRAY(r->arena, Ring, rings + 1), 0};
    if (one && !read_polygon(r, coordinates, outline)) return false;
    for (guint i = 0; many && i < json_array_get_length(coordinates); i++)
        if (!read_polygon(r, array_at(coordinates, i), outline)) return false;
    if (outline->ring_count) join_outline(r);
    return true;
}

static bool read_collection(Reader *r, JsonNode *root)
{
    JsonObject *top = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonArray *features = array_member(top, "features");
    if (!features) return r->reason = "不是GeoJSON的FeatureCollection", false;
    guint n = json_array_get_length(features);
    JsonNode *schematic = json_object_get_member(top, "schematic");
    r->out->schematic = schematic && JSON_NODE_HOLDS_VALUE(schematic) && json_node_get_boolean(schematic);
    r->out->items = ARENA_ARRAY(r->arena, Outline, n + 1);
    for (guint i = 0; i < n; i++) {
        JsonNode *feature = json_array_get_element(features, i);
        if (!JSON_NODE_HOLDS_OBJECT(feature)) return r->reason = "features里有不是地物的内容", false;
        if (!read_feature(r, json_node_get_object(feature))) return false;
    }
    return r->out->count > 0 || (r->reason = "没有多边形", false);
}

/* ---- projection ---- */

static void bounds(const Outlines *o, double *left, double *right, double *low, double *high)
{
    *left = *low = INFINITY, *right = *high = -INFINITY;
    for (int i = 0; i < o->count; i++)
        for (int k = 0; k < o->items[i].ring_count; k++) {
            const Ring *ring = &o->items[i].rings[k];
            for (int p = 0; p < ring->count; p++) {
                *left = fmin(*left, ring->x[p]), *right = fmax(*right, ring->x[p]);
                *low = fmin(*low, ring->y[p]), *high = fmax(*high, ring->y[p]);
            }
        }
}

static void project(Outlines *o)
{
    double left, right, low, high;
    bounds(o, &left, &right, &low, &high);
    bool degrees =
        !o->schematic && fabs(left) <= 180 && fabs(right) <= 180 && fabs(low) <= 90 && fabs(high) <= 90;
    double across = degrees ? cos((low + high) / 2 * G_PI / 180) : 1;
    for (int i = 0; i < o->count; i++)
        for (int k = 0; k < o->items[i].ring_count; k++) {
            Ring *ring = &o->items[i].rings[k];
            for (int p = 0; p < ring->count; p++) {
                ring->x[p] = (ring->x[p] - left) * across;
                ring->y[p] = high - ring->y[p];
            }
        }
    o->width = fmax((right - left) * across, 1e-9);
    o->height = fmax(high - low, 1e-9);
}

/* Brackets in one another, of which no map needs many: a parser that calls itself would run out of stack. */
static bool is_deep(const char *text)
{
    enum { DEEPEST = 64 };
    int depth = 0;
    bool quoted = false;
    for (const char *p = text; *p; p++) {
        if (quoted && *p == '\\' && p[1])
            p++;
        else if (*p == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += (*p == '[' || *p == '{') - (*p == ']' || *p == '}');
        if (depth > DEEPEST) return true;
    }
    return false;
}

/* The file as UTF-8, without its byte order mark; NULL with the reason. The caller frees. */
static char *read_file(const char *file, const char **reason)
{
    char *data, *text;
    gsize length;
    *reason = "读不出";
    if (!g_file_get_contents(file, &data, &length, NULL)) return NULL;
    const char *from = g_str_has_prefix(data, "\xEF\xBB\xBF") ? data + 3 : data;
    bool utf8 = g_utf8_validate(from, (gssize)(length - (gsize)(from - data)), NULL);
    text = utf8 ? g_strdup(from) : g_convert(data, (gssize)length, "UTF-8", "GB18030", NULL, NULL, NULL);
    g_free(data);
    *reason = text ? "括号层次太深，不是地图" : "编码既不是UTF-8，也不是GBK（GB18030）";
    if (!text || !is_deep(text)) return text;
    g_free(text);
    return NULL;
}

bool outlines_read(const char *file, Arena *arena, Outlines *out, const char **reason)
{
    *out = (Outlines){0};
    char *text = read_file(file, reason);
    if (!text) return false;
    JsonParser *parser = json_parser_new_immutable();
    Reader r = {.arena = arena, .out = out, .reason = "不是完整的JSON"};
    bool good = json_parser_load_from_data(parser, text, -1, NULL) &&
                read_collection(&r, json_parser_get_root(parser));
    if (good) project(out);
    *reason = good ? NULL : r.reason;
    g_object_unref(parser);
    g_free(text);
    return good;
}

/* ---- tiles ---- */

static const double tile_gap = 0.06;

static Outline make_tile(const char *name, int column, int row, Arena *arena)
{
    double left = TILE_WIDTH * column, top = row;
    double x[] = {left, left + TILE_WIDTH - tile_gap, left + TILE_WIDTH - tile_gap, left},
           y[] = {top, top, top + 1 - tile_gap, top + 1 - tile_gap};
    Ring *ring = ARENA_NEW(arena, Ring);
    *ring = (Ring){arena_memdup(arena, x, sizeof x), arena_memdup(arena, y, sizeof y), 4, false};
    return (Outline){.name = name, .rings = ring, .ring_count = 1};
}

/* Whether tile i stands at its place: two of one place cannot. */
static bool is_placed(const TilePlace *places, int i)
{
    if (!places || places[i].column < 1 || places[i].row < 1) return false;
    for (int k = 0; k < i; k++)
        if (places[k].column == places[i].column && places[k].row == places[i].row) return false;
    return true;
}

int outlines_tile(const char *const *names, const TilePlace *places, int count, Arena *arena, Outlines *out)
{
    int left = INT_MAX, right = 0, top = INT_MAX, bottom = 0, placed = 0;
    for (int i = 0; i < count; i++) {
        if (!is_placed(places, i)) continue;
        placed++;
        left = MIN(left, places[i].column), right = MAX(right, places[i].column);
        top = MIN(top, places[i].row), bottom = MAX(bottom, places[i].row);
    }
    int rows = placed ? bottom - top + 1 : 0, others = count - placed,
        columns = placed ? right - left + 1 : (int)ceil(sqrt(count * 1.6)), next = 0;
    *out = (Outlines){.items = ARENA_ARRAY(arena, Outline, count), .count = count, .schematic = true};
    for (int i = 0; i < count; i++) {
        bool own = is_placed(places, i);
        int column = own ? places[i].column - left : next % columns,
            row = own ? places[i].row - top : rows + next / columns;
        next += !own;
        out->items[i] = make_tile(names[i], column, row, arena);
    }
    out->width = columns * TILE_WIDTH;
    out->height = rows + (others + columns - 1) / columns;
    return placed;
}

/* ---- places for labels ---- */

static double area(const Ring *r)
{
    double sum = 0;
    for (int i = 0, j = r->count - 1; i < r->count; j = i++) sum += r->x[j] * r->y[i] - r->x[i] * r->y[j];
    return fabs(sum) / 2;
}

const Ring *outline_main(const Outline *o)
{
    const Ring *best = NULL;
    for (int i = 0; i < o->ring_count; i++)
        if (!o->rings[i].hole && (!best || area(&o->rings[i]) > area(best))) best = &o->rings[i];
    return best;
}

double outline_area(const Outline *o) { return area(outline_main(o)); }

static bool inside(const Ring *r, double x, double y)
{
    bool in = false;
    for (int i = 0, j = r->count - 1; i < r->count; j = i++)
        if ((r->y[i] > y) != (r->y[j] > y) &&
            x < (r->x[j] - r->x[i]) * (y - r->y[i]) / (r->y[j] - r->y[i]) + r->x[i])
            in = !in;
    return in;
}

/* Distance from a point to the ring's nearest edge, in units of the box (so that a wide box asks for width).
 */
static double clearance(const Ring *r, double x, double y, double width, double height)
{
    double least = INFINITY;
    for (int i = 0, j = r->count - 1; i < r->count; j = i++) {
        double ax = (r->x[j] - x) / width, ay = (r->y[j] - y) / height, bx = (r->x[i] - x) / width,
               by = (r->y[i] - y) / height, dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
        double t = length > 0 ? fmin(1, fmax(0, -(ax * dx + ay * dy) / length)) : 0;
        least = fmin(least, hypot(ax + t * dx, ay + t * dy));
    }
    return least;
}

/* No edge of the ring enters the box when its corners and many points of its border lie inside. */
static bool box_inside(const Ring *r, double x, double y, double width, double height)
{
    enum { STEPS = 8 };
    for (int i = 0; i <= STEPS; i++)
        for (int k = 0; k <= 2; k++)
            if (!inside(r, x + width * ((double)i / STEPS - 0.5), y + height * (k / 2.0 - 0.5))) return false;
    return true;
}

/* The box stays out of a hole: none of its points lies in there, none of the hole's corners in the box. */
static bool box_outside(const Ring *hole, double x, double y, double width, double height)
{
    enum { STEPS = 8 };
    for (int i = 0; i <= STEPS; i++)
        for (int k = 0; k <= 2; k++)
            if (inside(hole, x + width * ((double)i / STEPS - 0.5), y + height * (k / 2.0 - 0.5)))
                return false;
    for (int i = 0; i < hole->count; i++)
        if (fabs(hole->x[i] - x) < width / 2 && fabs(hole->y[i] - y) < height / 2) return false;
    return true;
}

/* How much room a box has around (x, y); negative when it does not fit. */
static double room_at(const Outline *o, const Ring *main, double x, double y, double width, double height)
{
    if (!box_inside(main, x, y, width, height)) return -1;
    double room = clearance(main, x, y, width, height);
    for (int i = 0; i < o->ring_count; i++) {
        if (!o->rings[i].hole) continue;
        if (!box_outside(&o->rings[i], x, y, width, height)) return -1;
        room = fmin(room, clearance(&o->rings[i], x, y, width, height));
    }
    return room;
}

bool outline_place(const Outline *o, double width, double height, double *x, double *y)
{
    enum { GRID = 28 };
    const Ring *r = outline_main(o);
    double left = INFINITY, right = -INFINITY, top = INFINITY, foot = -INFINITY, best = 0;
    for (int i = 0; i < r->count; i++) {
        left = fmin(left, r->x[i]), right = fmax(right, r->x[i]);
        top = fmin(top, r->y[i]), foot = fmax(foot, r->y[i]);
    }
    for (int i = 0; i < GRID; i++)
        for (int k = 0; k < GRID; k++) {
            double px = left + (right - left) * (i + 0.5) / GRID, py = top + (foot - top) * (k + 0.5) / GRID;
            double room = room_at(o, r, px, py, width, height);
            if (room <= best) continue;
            best = room;
            *x = px, *y = py;
        }
    return best > 0;
}
