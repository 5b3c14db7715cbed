#include "display/display.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

Colour colour_parse(const char *hex)
{
    unsigned r, g, b;
    if (!hex || sscanf(hex, "#%2x%2x%2x", &r, &g, &b) != 3) return (Colour){0, 0, 0};
    return (Colour){r / 255.0, g / 255.0, b / 255.0};
}

/* The names in dumps. */
static const char *const role_names[DRAWN_COUNT] = {
    [DRAWN_TEXT] = "text",
    [DRAWN_TITLE] = "title",
    [DRAWN_HEADING] = "heading",
    [DRAWN_LEAD] = "lead",
    [DRAWN_CELL] = "cell",
    [DRAWN_CAPTION] = "caption",
    [DRAWN_MESSAGE] = "message",
    [DRAWN_NOTE] = "note",
    [DRAWN_FOOTNOTE] = "footnote",
    [DRAWN_CONTENTS] = "contents",
    [DRAWN_OFFICIAL] = "official",
    [DRAWN_FOLIO] = "folio",
    [DRAWN_HEAD] = "head",
    [DRAWN_PLATE] = "plate",
    [DRAWN_LABEL] = "label",
    [DRAWN_MARK] = "mark",
    [DRAWN_AXIS] = "axis",
    [DRAWN_GRID] = "grid",
    [DRAWN_LEGEND] = "legend",
    [DRAWN_TARGET] = "target",
    [DRAWN_LAST_YEAR] = "last-year",
    [DRAWN_MEAN] = "mean",
    [DRAWN_BAND] = "band",
    [DRAWN_BAR] = "bar",
    [DRAWN_TRACK] = "track",
    [DRAWN_DOT] = "dot",
    [DRAWN_TIME] = "time",
    [DRAWN_NOW] = "now",
    [DRAWN_CONNECTOR] = "connector",
    [DRAWN_HATCH] = "hatch",
    [DRAWN_INSET] = "inset",
    [DRAWN_EDGE] = "edge",
    [DRAWN_RULE] = "rule",
    [DRAWN_LEADER] = "leader",
    [DRAWN_FILL] = "fill",
    [DRAWN_HALO] = "halo",
    [DRAWN_KNOCKOUT] = "knockout",
    [DRAWN_PICTURE] = "picture",
    [DRAWN_TAG] = "tag",
};

DisplayList *display_new(Arena *arena)
{
    DisplayList *list = ARENA_NEW(arena, DisplayList);
    list->arena = arena;
    return list;
}

void display_add(DisplayList *list, DisplayItem item)
{
    if (list->count == list->room) {
        int room = list->room ? 2 * list->room : 16;
        DisplayItem *items = ARENA_ARRAY(list->arena, DisplayItem, room);
        if (list->count) memcpy(items, list->items, sizeof *items * (size_t)list->count);
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = item;
}

void display_append(DisplayList *list, const DisplayList *from, double dx, double dy)
{
    for (int i = 0; i < from->count; i++) {
        DisplayItem item = from->items[i];
        *(item.turned ? &item.turn_x : &item.x) += dx;
        *(item.turned ? &item.turn_y : &item.y) += dy;
        display_add(list, item);
    }
}

void display_append_turned(DisplayList *list, const DisplayList *from, double x, double y)
{
    for (int i = 0; i < from->count; i++) {
        DisplayItem item = from->items[i];
        item.turned = true;
        item.turn_x = x;
        item.turn_y = y;
        display_add(list, item);
    }
}

static PathSegment point(PathVerb verb, double x, double y)
{
    return (PathSegment){.verb = verb, .x = {x}, .y = {y}};
}

static DisplayItem path_item(const PathSegment *segments, int count, Colour colour, DisplayRole role)
{
    DisplayItem item = {.kind = DISPLAY_PATH, .colour = colour, .role = role ? role : DRAWN_MARK};
    item.as.path.segments = segments;
    item.as.path.count = count;
    return item;
}

void display_rect(DisplayList *list, double x, double y, double width, double height, Colour fill,
                  DisplayRole role)
{
    double xs[] = {x, x + width, x + width, x}, ys[] = {y, y, y + height, y + height};
    display_polygon(list, xs, ys, 4, fill, role);
}

static PathSegment curve_to(double x1, double y1, double x2, double y2)
{
    return (PathSegment){PATH_CURVE,
                         {x1 + (x2 - x1) / 3, x1 + (x2 - x1) * 2 / 3, x2},
                         {y1 + (y2 - y1) / 3, y1 + (y2 - y1) * 2 / 3, y2}};
}

void display_polyline(DisplayList *list, const double *x, const double *y, int count, double width,
                      Colour colour, const double *dash, int dash_count, DisplayRole role)
{
    if (count < 2) return;
    PathSegment *s = ARENA_ARRAY(list->arena, PathSegment, count);
    s[0] = point(PATH_MOVE, x[0], y[0]);
    for (int i = 1; i < count; i++) s[i] = curve_to(x[i - 1], y[i - 1], x[i], y[i]);
    DisplayItem item = path_item(s, count, colour, role);
    item.as.path.stroke = true;
    item.as.path.line_width = width;
    for (int i = 0; i < dash_count && i < 4; i++) item.as.path.dash[i] = dash[i];
    item.as.path.dash_count = dash_count;
    display_add(list, item);
}

void display_guide(DisplayList *list, double x1, double y1, double x2, double y2, double width, Colour colour,
                   DisplayRole role)
{
    double x[] = {x1, x2}, y[] = {y1, y2};
    display_polyline(list, x, y, 2, width, colour, NULL, 0, role);
}

void display_line(DisplayList *list, double x1, double y1, double x2, double y2, double width, Colour colour,
                  DisplayRole role)
{
    PathSegment *s = ARENA_ARRAY(list->arena, PathSegment, 2);
    s[0] = point(PATH_MOVE, x1, y1);
    s[1] = point(PATH_LINE, x2, y2);
    DisplayItem item = path_item(s, 2, colour, role ? role : DRAWN_RULE);
    item.as.path.stroke = true;
    item.as.path.line_width = width;
    display_add(list, item);
}

void display_dashed(DisplayList *list, double x1, double y1, double x2, double y2, double width,
                    Colour colour, double on, double off, DisplayRole role)
{
    double x[] = {x1, x2}, y[] = {y1, y2}, dash[] = {on, off};
    display_polyline(list, x, y, 2, width, colour, dash, 2, role ? role : DRAWN_RULE);
}

void display_polygon(DisplayList *list, const double *x, const double *y, int count, Colour fill,
                     DisplayRole role)
{
    PathSegment *s = ARENA_ARRAY(list->arena, PathSegment, count + 1);
    for (int i = 0; i < count; i++) s[i] = point(i ? PATH_LINE : PATH_MOVE, x[i], y[i]);
    s[count].verb = PATH_CLOSE;
    DisplayItem item = path_item(s, count + 1, fill, role);
    item.as.path.fill = true;
    display_add(list, item);
}

void display_circle(DisplayList *list, double x, double y, double radius, Colour colour, double stroke,
                    DisplayRole role)
{
    const double k = 0.5522847498 * radius; /* quarter circles as Bézier curves */
    PathSegment *s = ARENA_ARRAY(list->arena, PathSegment, 6);
    s[0] = point(PATH_MOVE, x + radius, y);
    s[1] = (PathSegment){PATH_CURVE, {x + radius, x + k, x}, {y + k, y + radius, y + radius}};
    s[2] = (PathSegment){PATH_CURVE, {x - k, x - radius, x - radius}, {y + radius, y + k, y}};
    s[3] = (PathSegment){PATH_CURVE, {x - radius, x - k, x}, {y - k, y - radius, y - radius}};
    s[4] = (PathSegment){PATH_CURVE, {x + k, x + radius, x + radius}, {y - radius, y - k, y}};
    s[5].verb = PATH_CLOSE;
    DisplayItem item = path_item(s, 6, colour, role);
    item.as.path.fill = stroke <= 0;
    item.as.path.stroke = stroke > 0;
    item.as.path.line_width = stroke;
    display_add(list, item);
}

void display_source(DisplayList *list, int from, const Provenance *source)
{
    for (int i = from; i < list->count; i++)
        if (list->items[i].role == DRAWN_MARK) list->items[i].source = source;
}

void display_image(DisplayList *list, const char *file, double x, double y, double width, double height)
{
    DisplayItem item = {.kind = DISPLAY_IMAGE, .role = DRAWN_PICTURE, .x = x, .y = y};
    item.as.image.file = file;
    item.as.image.width = width;
    item.as.image.height = height;
    display_add(list, item);
}

static void add_mark(DisplayList *list, DisplayKind kind, DisplayMark mark, const char *target, int element)
{
    DisplayItem item = {.kind = kind, .role = DRAWN_TAG};
    item.as.mark.mark = mark;
    item.as.mark.target = target ? arena_strdup(list->arena, target) : NULL;
    item.as.mark.element = element;
    display_add(list, item);
}

void display_begin(DisplayList *list, DisplayMark mark, const char *target)
{
    add_mark(list, DISPLAY_BEGIN, mark, target, 0);
}

void display_end(DisplayList *list, DisplayMark mark) { add_mark(list, DISPLAY_END, mark, NULL, 0); }

void display_begin_element(DisplayList *list, int element)
{
    add_mark(list, DISPLAY_BEGIN, MARK_ELEMENT, NULL, element);
}

void display_end_element(DisplayList *list) { add_mark(list, DISPLAY_END, MARK_ELEMENT, NULL, 0); }

static bool path_bounds(const DisplayItem *item, double *x, double *y, double *width, double *height)
{
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (int i = 0; i < item->as.path.count; i++) {
        const PathSegment *s = &item->as.path.segments[i];
        if (s->verb == PATH_CLOSE) continue;
        int at = s->verb == PATH_CURVE ? 2 : 0;
        left = fmin(left, s->x[at]), right = fmax(right, s->x[at]);
        top = fmin(top, s->y[at]), bottom = fmax(bottom, s->y[at]);
    }
    double half = item->as.path.stroke ? item->as.path.line_width / 2 : 0;
    *x = item->x + left - half, *y = item->y + top - half;
    *width = right - left + 2 * half, *height = bottom - top + 2 * half;
    return left <= right;
}

static bool straight_bounds(const DisplayItem *item, double *x, double *y, double *width, double *height)
{
    if (item->kind == DISPLAY_PATH) return path_bounds(item, x, y, width, height);
    if (item->kind == DISPLAY_IMAGE) {
        *x = item->x, *y = item->y;
        *width = item->as.image.width, *height = item->as.image.height;
        return true;
    }
    if (item->kind != DISPLAY_GLYPHS) return false;
    *x = item->x;
    *y = item->y - 0.88 * item->as.glyphs.size;
    *width = item->as.glyphs.width;
    *height = item->as.glyphs.size;
    return true;
}

bool display_bounds(const DisplayItem *item, double *x, double *y, double *width, double *height)
{
    double left, top, w, h;
    if (!straight_bounds(item, &left, &top, &w, &h)) return false;
    *x = item->turned ? item->turn_x + top : left;
    *y = item->turned ? item->turn_y - left - w : top;
    *width = item->turned ? h : w;
    *height = item->turned ? w : h;
    return true;
}

static void dump_points(const DisplayItem *item, FILE *out)
{
    fputs(" points", out);
    for (int i = 0; i < item->as.path.count; i++) {
        const PathSegment *s = &item->as.path.segments[i];
        if (s->verb == PATH_CLOSE) continue;
        int at = s->verb == PATH_CURVE ? 2 : 0;
        double x = item->x + s->x[at], y = item->y + s->y[at];
        fprintf(out, " %s%.2f,%.2f", s->verb == PATH_MOVE ? "M" : "", item->turned ? item->turn_x + y : x,
                item->turned ? item->turn_y - x : y);
    }
}

static void dump_mark(const DisplayItem *item, FILE *out)
{
    static const char *const names[] = {"link", "address", "destination", "element"};
    bool begins = item->kind == DISPLAY_BEGIN;
    fprintf(out, "%s %s", begins ? "begin" : "end", names[item->as.mark.mark]);
    if (begins && item->as.mark.mark == MARK_ELEMENT) fprintf(out, " %d", item->as.mark.element);
    if (begins && item->as.mark.target) fprintf(out, " %s", item->as.mark.target);
    putc('\n', out);
}

void display_dump(const DisplayList *list, ProvenanceList *sources, FILE *out)
{
    for (int i = 0; i < list->count; i++) {
        const DisplayItem *item = &list->items[i];
        double x, y, w, h;
        if (item->kind == DISPLAY_BEGIN || item->kind == DISPLAY_END) {
            dump_mark(item, out);
            continue;
        }
        if (!display_bounds(item, &x, &y, &w, &h)) continue;
        if (item->kind == DISPLAY_GLYPHS)
            fprintf(out, "%s %s %.2f %.2f %.2f %.2f size %.2f “%s”", item->turned ? "turned" : "text",
                    role_names[item->role], x, item->turned ? y : item->y, w, h, item->as.glyphs.size,
                    item->as.glyphs.text);
        else if (item->kind == DISPLAY_IMAGE)
            fprintf(out, "image %s %.2f %.2f %.2f %.2f %s", role_names[item->role], x, y, w, h,
                    item->as.image.file);
        else {
            fprintf(out, "path %s %.2f %.2f %.2f %.2f %s", role_names[item->role], x, y, w, h,
                    item->as.path.fill ? "fill" : "stroke");
            dump_points(item, out);
        }
        if (item->source) fprintf(out, " from %s", item->source->place);
        provenance_list_mention(sources, item->source, out);
        putc('\n', out);
    }
}
