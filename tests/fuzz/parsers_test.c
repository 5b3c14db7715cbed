/* A short, repeatable run of the fuzz target: the seeds, and thousands of damaged copies of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include "parsers.c"

#include <cmocka.h>

enum { ROUNDS = 300 };

static uint32_t state_of_chance = 20250601;

static uint32_t chance(uint32_t n)
{
    state_of_chance = state_of_chance * 1664525u + 1013904223u;
    return (state_of_chance >> 8) % n;
}

static void damage(uint8_t *data, size_t *size)
{
    for (uint32_t k = 1 + chance(4); k > 0 && *size > 1; k--) {
        size_t at = chance((uint32_t)*size);
        switch (chance(4)) {
        case 0: data[at] = (uint8_t)chance(256); break;
        case 1: memmove(data + at, data + at + 1, *size - at - 1), (*size)--; break;
        case 2: data[at] = (uint8_t) "\",\n\r%{}[]:|*#;\t\0-"[chance(18)]; break;
        default: *size = 1 + chance((uint32_t)*size); break;
        }
    }
}

static void damaged_seeds_do_no_harm(void **state)
{
    (void)state;
    GDir *dir = g_dir_open("tests/fuzz/seeds", 0, NULL);
    assert_non_null(dir);
    int seeds = 0;
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *path = g_build_filename("tests/fuzz/seeds", name, NULL), *data;
        gsize size;
        assert_true(g_file_get_contents(path, &data, &size, NULL));
        LLVMFuzzerTestOneInput((uint8_t *)data, size);
        for (int i = 0; i < ROUNDS; i++) {
            uint8_t *copy = g_memdup2(data, size);
            size_t left = size;
            damage(copy, &left);
            LLVMFuzzerTestOneInput(copy, left);
            g_free(copy);
        }
        g_free(data);
        g_free(path);
        seeds++;
    }
    g_dir_close(dir);
    assert_true(seeds >= 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(damaged_seeds_do_no_harm)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
