#include "../support.h"

#include "figure/told.h"

static const ToldFact change = {"change_clause", 3, 0, 2025, 6};

static void one_owner_tells_a_fact(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Told *told = told_new(arena);
    int text, chart;
    ToldFact other = change;
    other.month = 5;
    assert_false(told_before(told, &change, &chart));
    told_add(told, &change, &text);
    told_add(told, &change, &chart); /* too late: it stays the text's */
    assert_true(told_before(told, &change, &chart));
    assert_false(told_before(told, &change, &text));
    assert_false(told_before(told, &other, &chart));
    assert_false(told_before(NULL, &change, &chart));
    arena_free(arena);
}

static void facts_are_of_words_about_an_indicator(void **state)
{
    (void)state;
    ToldFact fact;
    Provenance words = {.kind = PROVENANCE_WORDS,
                        .measure = "change_clause",
                        .subject = {.set = true, .indicator = 3, .year = 2025, .months = 106}};
    assert_true(told_fact(&words, &fact));
    assert_int_equal(fact.month, 6);
    words.kind = PROVENANCE_PRINTED;
    assert_false(told_fact(&words, &fact));
    words.kind = PROVENANCE_WORDS;
    words.subject.set = false;
    assert_false(told_fact(&words, &fact));
    assert_false(told_fact(NULL, &fact));
}

static void many_facts_are_kept(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Told *told = told_new(arena);
    ToldFact fact = change;
    for (fact.indicator = 0; fact.indicator < 300; fact.indicator++) told_add(told, &fact, told);
    fact.indicator = 0;
    assert_true(told_before(told, &fact, NULL));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_owner_tells_a_fact),
                                       cmocka_unit_test(facts_are_of_words_about_an_indicator),
                                       cmocka_unit_test(many_facts_are_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
