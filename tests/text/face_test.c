/* What a backend may ask of a face. */
#include "../support.h"

#include <math.h>

#include "text/compose.h"

static void a_glyph_has_a_file_an_advance_and_an_outline(void **state)
{
    (void)state;
    Diagnostics *diags = diagnostics_new();
    Arena *arena = arena_new();
    FaceSet *faces = faceset_open(NULL, diags);
    assert_non_null(faces);
    TextContext context = {.faces = faces, .diags = diags};
    TextStyle style = {.han = ROLE_SONG, .western = ROLE_SERIF, .size = 10};
    const char *texts[] = {"国", "8"};
    for (int i = 0; i < 2; i++) {
        TextSpan span = {.text = texts[i], .style = style};
        const ShapedText *shaped = shape_text(&context, &span, 1, arena);
        assert_int_equal(shaped->count, 1);
        const Cluster *c = &shaped->clusters[0];
        assert_true(g_file_test(face_file(c->face), G_FILE_TEST_IS_REGULAR));
        assert_int_equal(face_index(c->face), 0);
        int units = face_units_per_em(c->face), count;
        assert_in_range(units, 500, 4096);
        assert_true(fabs(face_glyph_advance(c->face, c->glyphs[0].id) / units * 10 - c->advance) < 0.05);
        const PathSegment *path = face_glyph_outline(c->face, c->glyphs[0].id, arena, &count);
        assert_in_range(count, 10, 500);
        assert_int_equal(path[0].verb, PATH_MOVE);
        assert_int_equal(path[count - 1].verb, PATH_CLOSE);
        for (int k = 0; k < count; k++) assert_true(fabs(path[k].x[0]) < 2 * units);
        assert_ptr_equal(shape_text(&context, &span, 1, arena)->clusters, shaped->clusters); /* shaped once */
    }
    faceset_free(faces);
    arena_free(arena);
    diagnostics_free(diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_glyph_has_a_file_an_advance_and_an_outline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
