#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "layout/uses.h"

/* A province with two cities, of which one ended; the figures are of no matter here. */
static Region regions[] = {{.name = "某省", .parent = -1},
                           {.name = "甲市", .parent = 0},
                           {.name = "乙市", .parent = 0, .end = {.year = 2023, .first = 12, .last = 12}}};
static Target targets[] = {
    {.year = 2025, .region = 0}, {.year = 2025, .region = 1}, {.year = 2023, .region = 0}};
static Task tasks[] = {{.year = 2025, .region = 0, .category = "民生实事"},
                       {.year = 2025, .region = 1, .category = "民生实事"},
                       {.year = 2024, .region = 0, .category = "民生实事"},
                       {.year = 2025, .region = 1, .category = "重点项目"}};
static const Dataset data = {.regions = regions,
                             .region_count = 3,
                             .targets = targets,
                             .target_count = 3,
                             .tasks = tasks,
                             .task_count = 4};

static int count(const char *name, int region, int year)
{
    return use_count(&data, use_find(name), region, period_month(year, 6));
}

static void names_are_found(void **state)
{
    (void)state;
    int kinds = 0;
    for (; use_name(kinds); kinds++) assert_int_equal(use_find(use_name(kinds)), kinds);
    assert_true(kinds >= 9);
    assert_int_equal(use_find("目标"), -1);
    assert_null(use_name(-1));
}

static void counts_what_is_the_regions_and_the_years(void **state)
{
    (void)state;
    assert_int_equal(count("年度目标", 0, 2025), 1);
    assert_int_equal(count("年度目标", 0, 2024), 0);
    assert_int_equal(count("历年目标", 0, 2025), 2);
    assert_int_equal(count("下级地区", 0, 2025), 1);
    assert_int_equal(count("下级地区", 0, 2023), 2);
    assert_int_equal(count("下级地区", 1, 2025), 0);
    assert_int_equal(count("民生实事", 0, 2025), 2);
    assert_int_equal(count("民生实事", 1, 2025), 1);
    assert_int_equal(count("重点项目", 1, 2025), 1);
    assert_int_equal(count("重点任务", 0, 2025), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_found),
                                       cmocka_unit_test(counts_what_is_the_regions_and_the_years)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
