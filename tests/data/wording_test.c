#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "data/wording.h"

static void every_form(void **state)
{
    (void)state;
    static const char *const forms[][2] = {
        {"增长5%左右", "about;5;;%;growth;expected"},
        {"增长6%以上", "ge;6;;%;growth;expected"},
        {"2%左右", "about;2;;%;share;expected"},
        {"控制在3%左右", "le;3;;%;share;expected"},
        {"3%以内", "le;3;;%;share;expected"},
        {"不超过4.72", "le;4.72;;;level;expected"},
        {"突破2800亿元", "gt;2800;;亿元;level;expected"},
        {"保持正增长", "positive;0;;%;growth;expected"},
        {"与经济增长基本同步", "sync;0;;百分点;growth;expected"},
        {"高于经济增长水平", "above;0;;百分点;growth;expected"},
        {"稳定在60%以上", "keep_ge;60;;%;share;expected"},
        {"翻番", "multiple;2;;倍;level;expected"},
        {"增长1倍", "multiple;2;;倍;level;expected"},
        {"退后十", "rank;10;;位;rank;expected"},
        {"8万人", "ge;8;;万人;level;expected"},
        {"1—2个", "range;1;2;个;level;expected"},
        {"3—5家", "range;3;5;家;level;expected"},
        {"力争100亿元", "ge;100;;亿元;level;stretch"},
        {"增长10%以上、力争12%", "ge;10;12;%;growth;expected"},
        {"确保粮食播种面积96.04万亩", "ge;96.04;;万亩;level;must"},
        {"下降3%", "ge;3;;%;decline;expected"},
        {"1万个以上", "ge;1;;万个;level;expected"},
        {"至少1所", "ge;1;;所;level;expected"},
        {"完成省下达任务", "external;;;;level;expected"},
        {"全覆盖", "milestone;;;;share;expected"},
        {"1233重点产业链营业收入增长15%以上", "ge;15;;%;growth;expected"},
        {"进入全国前50位", "le;50;;位;rank;expected"},
        {"增长５％左右", "about;5;;%;growth;expected"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Wording w;
        assert_true(wording_parse(forms[i][0], &w));
        char *got = wording_describe(&w);
        assert_string_equal(got, forms[i][1]);
        g_free(got);
    }
}

static void refuses_what_it_does_not_know(void **state)
{
    (void)state;
    Wording w;
    assert_false(wording_parse("再上新台阶", &w));
    assert_false(wording_parse("", &w));
    assert_non_null(wording_forms());
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_form),
                                       cmocka_unit_test(refuses_what_it_does_not_know)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
