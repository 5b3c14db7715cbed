/* Figures of an alternative text have the box of the whole exhibit, whose own figures have theirs. */
#include "../support.h"

#include "display/printed.h"

static void alternative_texts_are_listed(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Structure *structure = structure_new(arena);
    structure->line = 7;
    const Provenance label = {.kind = PROVENANCE_PRINTED, .text = "1.5", .place = ""},
                     said = {.kind = PROVENANCE_PRINTED, .text = "2.5", .place = ""};
    int figure = structure_add(structure, "Figure", -1);
    const SourcedText pieces[] = {{"最高", NULL}, {"2.5", &said}, {"%", NULL}};
    structure_set_alt(structure, figure, pieces, 3);
    assert_string_equal(structure->elements[figure].alt, "最高2.5%");
    DisplayList *list = display_new(arena);
    display_begin_element(list, figure);
    display_rect(list, 10, 20, 100, 50, (Colour){0}, DRAWN_UNSAID);
    DisplayItem text = {.kind = DISPLAY_GLYPHS, .x = 30, .y = 40, .source = &label};
    text.as.glyphs.size = 10, text.as.glyphs.width = 15, text.as.glyphs.text = "1.5";
    display_add(list, text);
    display_end_element(list);
    display_rect(list, 200, 200, 10, 10, (Colour){0}, DRAWN_UNSAID);
    Page page[] = {{.list = list}, {.list = list}}; /* goes on on a second page: said once */
    const Pages pages = {.pages = page, .count = 2, .structure = structure};
    int count;
    const PrintedFigure *found = pages_figures(&pages, arena, &count);
    assert_int_equal(count, 3);
    assert_true(found[0].alternative);
    assert_ptr_equal(found[0].source, &said);
    assert_int_equal(found[0].line, 7);
    assert_true(found[0].x == 10 && found[0].y == 20 && found[0].width == 100 && found[0].height == 50);
    assert_false(found[1].alternative);
    assert_ptr_equal(found[1].source, &label);
    assert_true(found[1].x == 30 && found[1].width == 15);
    assert_int_equal(found[2].page, 2);
    assert_false(found[2].alternative);
    arena_free(arena);
}

/* Every role has a name in dumps, and no two the same; what is said of none is a mark, of a line a rule. */
static void roles_have_names(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    DisplayList *list = display_new(arena);
    for (int role = DRAWN_UNSAID; role < DRAWN_COUNT; role++)
        display_rect(list, 0, 0, 10, 10, (Colour){0}, (DisplayRole)role);
    display_line(list, 0, 0, 10, 0, 1, (Colour){0}, DRAWN_UNSAID);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ProvenanceList *sources = provenance_list_new();
    display_dump(list, sources, out);
    provenance_list_free(sources);
    fclose(out);
    char **lines = g_strsplit(text, "\n", -1);
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; i < list->count; i++) {
        char **words = g_strsplit(lines[i], " ", 3);
        assert_true(strlen(words[1]) > 0 && !strchr(words[1], '('));
        g_hash_table_add(names, g_strdup(words[1]));
        g_strfreev(words);
    }
    assert_int_equal(g_hash_table_size(names), DRAWN_COUNT - 1);
    assert_true(g_str_has_prefix(lines[0], "path mark "));
    assert_true(g_str_has_prefix(lines[DRAWN_COUNT], "path rule "));
    g_hash_table_destroy(names);
    g_strfreev(lines);
    free(text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(alternative_texts_are_listed),
                                       cmocka_unit_test(roles_have_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
