/* Texts of charts: what a format puts together comes apart again, each figure with its source. */
#include "../support.h"

#include "chart/common.h"
#include "chart/said.h"

static Provenance printed(const char *text)
{
    return (Provenance){.kind = PROVENANCE_PRINTED, .text = text, .place = ""};
}

static void figures_are_pieces(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Chart chart = {.list = display_new(arena), .sources = chart_sources_new(arena)};
    const Provenance now = printed("8.1"), change = printed("加快0.4个百分点");
    const char *text =
        chart_printf(&chart, "6月为%s%%，%s", said_text(&chart, "8.1", &now),
                     said_point(&chart, &(Point){.printed = "加快0.4个百分点", .source = &change}));
    int count;
    const SourcedText *pieces = said_pieces(&chart, text, arena, &count);
    assert_int_equal(count, 4);
    assert_string_equal(pieces[0].text, "6月为");
    assert_null(pieces[0].source);
    assert_string_equal(pieces[1].text, "8.1");
    assert_ptr_equal(pieces[1].source, &now);
    assert_string_equal(pieces[2].text, "%，");
    assert_null(pieces[2].source);
    assert_string_equal(pieces[3].text, "加快0.4个百分点");
    assert_ptr_equal(pieces[3].source, &change);
    said_pieces(&chart, "", arena, &count);
    assert_int_equal(count, 0);
    arena_free(arena);
}

/* A source that prints another text is none of this one; a chart without sources says bare text; characters
 * of names that look like marks stay what they are. */
static void bare_text_stays_bare(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Chart chart = {.list = display_new(arena), .sources = chart_sources_new(arena)}, bare = chart;
    const Provenance source = printed("8.1");
    bare.sources = NULL;
    assert_string_equal(said_text(&chart, "8.10", &source), "8.10");
    assert_string_equal(said_text(&chart, "8.1", NULL), "8.1");
    assert_string_equal(said_text(&bare, "8.1", &source), "8.1");
    int count;
    const char *name = "甲\xF3\xB0\x80\x80乙\xF3\xBF\xBF\xBD"; /* U+F0000, U+FFFFD */
    const SourcedText *pieces = said_pieces(&chart, name, arena, &count);
    assert_int_equal(count, 1);
    assert_string_equal(pieces[0].text, name);
    assert_null(pieces[0].source);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(figures_are_pieces),
                                       cmocka_unit_test(bare_text_stays_bare)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
