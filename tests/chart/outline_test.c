#include "../support.h"

#include <math.h>

#include "chart/outline.h"
#include "chart/region_names.h"

static Outlines read_text(const char *text, Arena *arena, bool *good, const char **reason)
{
    char *file = g_build_filename(g_get_tmp_dir(), "jianbao-outline-XXXXXX", NULL);
    int fd = g_mkstemp(file);
    assert_true(fd >= 0);
    assert_true(g_file_set_contents(file, text, -1, NULL));
    Outlines out;
    *good = outlines_read(file, arena, &out, reason);
    g_remove(file);
    g_close(fd, NULL);
    g_free(file);
    return out;
}

#define FEATURE(name, shape)                                                                                 \
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"" name "\"},\"geometry\":" shape "}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

static void polygons(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    bool good;
    const char *reason;
    Outlines o = read_text(
        COLLECTION(FEATURE(
            "甲",
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,4],[0,0]],"
            "[[1,1],[2,1],[2,2],[1,2],[1,1]]]}") "," FEATURE("乙", "{\"type\":\"MultiPolygon\","
                                                                   "\"coordinates\":[[[[5,0],[6,0],[6,"
                                                                   "1],[5,0]]],"
                                                                   "[[[7,0],[9,0],[9,2],[7,2],[7,0]]]]"
                                                                   "}") "," FEATURE("河", "{\"type\":"
                                                                                          "\"LineString\","
                                                                                          "\"coordinates\":[["
                                                                                          "0,0],[1,1]]}")),
        arena, &good, &reason);
    assert_true(good);
    assert_int_equal(o.count, 2);
    assert_int_equal(o.items[0].ring_count, 2);
    assert_true(o.items[0].rings[1].hole && !o.items[0].rings[0].hole);
    assert_int_equal(o.items[1].ring_count, 2);
    assert_int_equal(outline_main(&o.items[1])->count, 4); /* the larger one */
    assert_true(fabs(o.height - 4) < 1e-9);
    assert_true(fabs(o.width - 9 * cos(2 * G_PI / 180)) < 1e-9); /* degrees, at the middle latitude */
    arena_free(arena);
}

static void places_for_labels(void **state)
{
    (void)state;
    double x[] = {0, 10, 10, 4, 4, 0}, y[] = {0, 0, 4, 4, 10, 10}, px, py; /* an L */
    Ring ring = {x, y, 6, false};
    Outline outline = {"甲", NULL, &ring, 1};
    assert_true(outline_place(&outline, 6, 2, &px, &py));
    assert_true(px - 3 >= 0 && px + 3 <= 10 && py - 1 >= 0 && py + 1 <= 4);
    assert_false(outline_place(&outline, 9, 9, &px, &py));
}

/* A label keeps out of a hole, which belongs to another region. */
static void places_beside_holes(void **state)
{
    (void)state;
    double x[] = {0, 10, 10, 0}, y[] = {0, 0, 10, 10}, hx[] = {3, 7, 7, 3}, hy[] = {3, 3, 7, 7}, px, py;
    Ring rings[] = {{x, y, 4, false}, {hx, hy, 4, true}};
    Outline outline = {"外县", NULL, rings, 2};
    assert_true(outline_place(&outline, 2, 2, &px, &py));
    assert_true(px + 1 <= 3 || px - 1 >= 7 || py + 1 <= 3 || py - 1 >= 7);
    assert_false(outline_place(&outline, 4, 4, &px, &py));
    assert_true(fabs(outline_area(&outline) - 100) < 1e-9);
}

static void bad_files(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "[]",
        "{",
        "{\"features\":1}",
        COLLECTION(""),
        COLLECTION("1"),
        COLLECTION("{\"type\":\"Feature\"}"),
        COLLECTION(FEATURE("甲", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}")),
        COLLECTION(FEATURE("甲", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,\"x\"],[1,1],[0,0]]]}")),
        COLLECTION(FEATURE("甲", "{\"type\":\"Polygon\",\"coordinates\":[1,2]}")),
        COLLECTION(FEATURE("甲", "{\"type\":\"MultiPolygon\",\"coordinates\":[1]}")),
        COLLECTION(FEATURE("甲", "{\"type\":\"Polygon\",\"coordinates\":[[[0],[1],[2],[0]]]}")),
        COLLECTION(FEATURE("甲", "null"))};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        Arena *arena = arena_new();
        bool good;
        const char *reason = NULL;
        read_text(texts[i], arena, &good, &reason);
        if (good) fail_msg("读了：%s", texts[i]);
        assert_non_null(reason);
        arena_free(arena);
    }
}

#define SQUARE(x)                                                                                            \
    "{\"type\":\"Polygon\",\"coordinates\":[[[" #x ",0],[" #x ".5,0],[" #x ".5,1],[" #x ",1],[" #x ",0]]]}"

static void one_name_one_outline(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    bool good;
    const char *reason;
    Outlines o = read_text(
        COLLECTION(FEATURE("甲县", SQUARE(1)) "," FEATURE("乙县", SQUARE(3)) "," FEATURE("甲县", SQUARE(5))),
        arena, &good, &reason);
    assert_true(good);
    assert_int_equal(o.count, 2);
    assert_int_equal(o.items[0].ring_count, 2);
    arena_free(arena);
}

static void other_encoding(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    bool good;
    const char *reason;
    char *gbk = g_convert(COLLECTION(FEATURE("甲县", SQUARE(1))), -1, "GB18030", "UTF-8", NULL, NULL, NULL);
    Outlines o = read_text(gbk, arena, &good, &reason);
    assert_true(good);
    assert_string_equal(o.items[0].name, "甲县");
    g_free(gbk);
    arena_free(arena);
}

static void too_deep(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    bool good;
    const char *reason;
    char *text = g_strnfill(200000, '[');
    read_text(text, arena, &good, &reason);
    assert_false(good);
    assert_non_null(strstr(reason, "太深"));
    g_free(text);
    arena_free(arena);
}

static void names(void **state)
{
    (void)state;
    assert_true(region_names_alike("甲山区", "甲山"));
    assert_true(region_names_alike("广西壮族自治区", "广西"));
    assert_false(region_names_alike("甲县", "乙县"));
    assert_false(region_names_alike("甲县", "甲")); /* one character says too little */
    Outline items[] = {{"甲山市", NULL, NULL, 0}, {"甲山县", NULL, NULL, 0}, {"乙河", "1402", NULL, 0}};
    Outlines o = {.items = items, .count = 3};
    Region region = {.name = "甲山县", .short_name = "甲山县", .code = ""};
    assert_int_equal(region_outline(&region, &o), 1); /* the same name before one that is alike */
    region.name = region.short_name = "甲山区";
    assert_int_equal(region_outline(&region, &o), -1); /* two are alike */
    region.name = region.short_name = "丙", region.code = "1402";
    assert_int_equal(region_outline(&region, &o), 2);
}

/* The left upper corner of a tile, in tiles. */
static void stands_at(const Outlines *out, int i, int column, int row)
{
    assert_true(fabs(out->items[i].rings[0].x[0] - TILE_WIDTH * column) < 1e-9);
    assert_true(fabs(out->items[i].rings[0].y[0] - row) < 1e-9);
}

static void tiles_stand_among_their_neighbours(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    static const char *const names[] = {"甲", "乙", "丙", "丁", "戊"};
    static const TilePlace places[] = {{3, 2}, {5, 4}, {0, 0}, {3, 2}, {4, 3}};
    Outlines out;
    assert_int_equal(outlines_tile(names, places, 5, arena, &out), 3);
    stands_at(&out, 0, 0, 0); /* empty columns and rows around them are left out */
    stands_at(&out, 1, 2, 2);
    stands_at(&out, 4, 1, 1);
    stands_at(&out, 2, 0, 3); /* no place, and a place that is taken: below */
    stands_at(&out, 3, 1, 3);
    assert_true(out.width == 3 * TILE_WIDTH && out.height == 4);
    assert_int_equal(outlines_tile(names, NULL, 5, arena, &out), 0);
    stands_at(&out, 0, 0, 0);
    stands_at(&out, 3, 0, 1);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(polygons),
                                       cmocka_unit_test(one_name_one_outline),
                                       cmocka_unit_test(other_encoding),
                                       cmocka_unit_test(too_deep),
                                       cmocka_unit_test(names),
                                       cmocka_unit_test(places_for_labels),
                                       cmocka_unit_test(places_beside_holes),
                                       cmocka_unit_test(bad_files),
                                       cmocka_unit_test(tiles_stand_among_their_neighbours)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
