#include "../support.h"

#include "base/schema.h"
#include "base/yaml_text.h"

static const OptionSpec specs[] = {
    {"title", "标题", OPTION_TEXT, false, NULL, 0, 0, NULL, ""},
    {"rows", "行", OPTION_INDICATORS, false, NULL, 0, 0, NULL, ""},
    {"headers", "表头", OPTION_LIST, false, NULL, 0, 0, NULL, ""},
    {"colour", "颜色", OPTION_COLOUR, false, NULL, 0, 0, NULL, ""},
};
static const Schema schema = {specs, 4};

static void count_line(void *user, int line)
{
    (void)line;
    ++*(int *)user;
}

static void becomes(const char *typed, const char *yaml, int colons)
{
    int count = 0;
    char *got = yaml_text(typed, &schema, count_line, &count);
    assert_string_equal(got, yaml);
    assert_int_equal(count, colons);
    g_free(got);
}

static void marks(void **state)
{
    (void)state;
    becomes("标题：甲：乙、丙，丁", "标题: 甲：乙、丙，丁", 1);
    becomes("title:甲", "title: 甲", 0);
    becomes("rows: 【甲、乙，丙】", "rows: [甲, 乙, 丙]", 0);
    becomes("headers: [\"甲、乙\", 丙]", "headers: [\"甲、乙\", 丙]", 0);
    becomes("rows: [甲、\n  乙]\ntitle: 丙、丁", "rows: [甲, \n  乙]\ntitle: 丙、丁", 0);
    becomes("title: 数据[初步]、未审定", "title: 数据[初步]、未审定", 0);
}

static void texts(void **state)
{
    (void)state;
    becomes("title: [初步]甲、乙", "title: '[初步]甲、乙'", 0);
    becomes("title: {{ 甲(\"乙\") }}丙", "title: '{{ 甲(\"乙\") }}丙'", 0);
    becomes("title: *it's* # 注", "title: '*it''s*'", 0);
    becomes("title: 分析: 甲", "title: '分析: 甲'", 0);
    becomes("title: \"甲\"和\"乙\"", "title: '\"甲\"和\"乙\"'", 0);
    becomes("title: \"甲: 乙\" # 注", "title: \"甲: 乙\" # 注", 0);
    becomes("colour: #16365C", "colour: '#16365C'", 0);
    becomes("title: 甲 #乙", "title: 甲 #乙", 0);
}

static void longer(void **state)
{
    (void)state;
    becomes("title: |\n  甲：乙\n  [丙、丁]\nrows：甲", "title: |\n  甲：乙\n  [丙、丁]\nrows: 甲", 1);
    becomes("rows:\n  - 甲: 乙\n  - 丙", "rows:\n  - '甲: 乙'\n  - 丙", 0);
    becomes("{title：甲、乙, rows: [丙、丁]}", "{title: 甲、乙, rows: [丙, 丁]}", 0);
    becomes("# 说明：甲\ntitle: 甲\n  注：乙", "# 说明：甲\ntitle: 甲\n  注：乙", 0);
}

static void depth(void **state)
{
    (void)state;
    int line;
    assert_int_equal(yaml_depth("a: [1, [2]]\nb: '[[['", &line), 2);
    assert_int_equal(line, 0);
}

static void peeking(void **state)
{
    (void)state;
    int line;
    char *kind = options_peek("title: [甲]、乙\nkind: \"line\" # 线", "kind", "类型", &line);
    assert_string_equal(kind, "line");
    assert_int_equal(line, 1);
    g_free(kind);
    kind = options_peek("{类型： 折线, title: 甲}", "kind", "类型", &line);
    assert_string_equal(kind, "折线");
    g_free(kind);
    assert_null(options_peek("title: kind", "kind", "类型", &line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(marks), cmocka_unit_test(texts),
                                       cmocka_unit_test(longer), cmocka_unit_test(depth),
                                       cmocka_unit_test(peeking)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
