/* The keys that layouts and styles are written in: none stands for two things. */
#include "../support.h"

#include "chart/chart.h"
#include "layout/read.h"
#include "page/style.h"

static void keys_are_unique(const Schema *schema)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < schema->count; i++) {
        const OptionSpec *spec = &schema->specs[i];
        assert_true(g_hash_table_add(seen, (gpointer)spec->key));
        if (spec->alias && strcmp(spec->alias, spec->key))
            assert_true(g_hash_table_add(seen, (gpointer)spec->alias));
        assert_true(spec->help && *spec->help);
    }
    g_hash_table_destroy(seen);
}

static void keys(void **state)
{
    (void)state;
    keys_are_unique(style_schema());
    keys_are_unique(front_schema());
    keys_are_unique(table_schema());
    for (int i = 0; i < chart_kind_count(); i++) keys_are_unique(&chart_kind_get(i)->schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
