#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading/unit.h"

/* Other spellings of one unit convert into each other by these factors. */
static void synonyms(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        double factor;
    } pairs[] = {{"户", "家", 1},           {"家", "个", 1},
                 {"万户", "家", 1e4},       {"亿度", "亿千瓦时", 1},
                 {"亿度", "万千瓦时", 1e4}, {"万㎡", "万平方米", 1},
                 {"㎡", "平方米", 1},       {"km²", "平方公里", 1},
                 {"tce", "吨标准煤", 1},    {"万tce", "万吨标准煤", 1},
                 {"元/人", "元", 1},        {"万人次", "万人", 1},
                 {"亿元", "万元", 1e4},     {"％", "%", 1},
                 {"MW", "万千瓦", 0.1},     {"公顷", "亩", 15},
                 {"（亿元）", "亿元", 1},   {"亿 元", "亿元", 1},
                 {"美金", "美元", 1},       {"无", "", 1},
                 {"万TEU", "万标箱", 1}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Unit from = unit_parse(pairs[i].from), to = unit_parse(pairs[i].to);
        if (pairs[i].factor == 0) continue;
        if (!unit_same_dimension(from, to)) print_message("%s %s\n", pairs[i].from, pairs[i].to);
        assert_true(unit_same_dimension(from, to));
        assert_true(fabs(unit_factor(from, to) / pairs[i].factor - 1) < 1e-12);
    }
}

static void dimensions_stay_apart(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"亿元", "亿美元"}, {"%", "百分点"},      {"万人", "万户"},
                                           {"吨", "吨标准煤"}, {"平方米", "立方米"}, {"千瓦", "千瓦时"},
                                           {"元", "%"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_false(unit_same_dimension(unit_parse(pairs[i][0]), unit_parse(pairs[i][1])));
    assert_true(unit_same_dimension(unit_unknown(), unit_parse("亿元")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(synonyms), cmocka_unit_test(dimensions_stay_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
