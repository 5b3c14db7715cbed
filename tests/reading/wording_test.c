#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "reading/wording.h"

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
    {"提高到2倍", "multiple;2;;倍;level;expected"},
    {"退后十", "rank;10;;位;rank;expected"},
    {"8万人", "ge;8;;万人;level;expected"},
    {"1—2个", "range;1;2;个;level;expected"},
    {"3—5家", "range;3;5;家;level;expected"},
    {"增长4.5-5%，在实际工作中争取更好结果", "range;4.5;5;%;growth;expected"},
    {"力争100亿元", "ge;100;;亿元;level;stretch"},
    {"增长10%以上、力争12%", "ge;10;12;%;growth;expected"},
    {"确保粮食播种面积96.04万亩", "ge;96.04;;万亩;level;must"},
    {"下降3%", "ge;3;;%;decline;expected"},
    {"降低3%左右", "about;3;;%;decline;expected"},
    {"降幅收窄至3%以内", "le;3;;%;decline;expected"},
    {"1万个以上", "ge;1;;万个;level;expected"},
    {"至少1所", "ge;1;;所;level;expected"},
    {"完成省下达任务", "external;;;;level;expected"},
    {"减排降碳控制在国家下达目标内", "external;;;;level;expected"},
    {"达到国家要求", "external;;;;level;expected"},
    {"全覆盖", "milestone;;;;share;expected"},
    {"1233重点产业链营业收入增长15%以上", "ge;15;;%;growth;expected"},
    {"进入全国前50位", "le;50;;位;rank;expected"},
    {"进入全国前三", "le;3;;位;rank;expected"},
    {"增长５％左右", "about;5;;%;growth;expected"},
    {"增长-2.5%以上", "ge;-2.5;;%;growth;expected"},
    {"投资增速－3%左右", "about;-3;;%;growth;expected"},
    {"降至30微克/立方米", "le;30;;微克/立方米;level;expected"},
    {"降低至13.6%左右", "le;13.6;;%;share;expected"},
    {"压减到1200万吨", "le;1200;;万吨;level;expected"},
    {"比例从77%提高到80%以上", "ge;80;;%;share;expected"},
    {"从每人每月1500元提高到1560元", "ge;1560;;元;level;expected"},
    {"由4.7降到4.5", "le;4.5;;;level;expected"},
    {"提高1个百分点以上", "change;1;;个百分点;growth;expected"},
    {"下降0.5个百分点", "change;0.5;;个百分点;decline;expected"},
    {"人均预期寿命提高0.3岁", "change;0.3;;岁;growth;expected"},
    {"排名前移2位", "change;2;;位;decline;expected"},
    {"高于全省2个百分点以上", "above;2;;个百分点;growth;expected"},
    {"低于全国平均水平", "below;0;;百分点;growth;expected"},
    {"超过840亿斤", "gt;840;;亿斤;level;expected"},
    {"突破190Eflops", "gt;190;;Eflops;level;expected"},
    {"新建5G-A基站4000座", "ge;4000;;座;level;expected"},
    {"PM2.5浓度控制在30微克/立方米以内", "le;30;;微克/立方米;level;expected"},
    {"65岁及以上老年人规范管理率达到40%以上", "ge;40;;%;share;expected"},
    {"0—6岁儿童健康管理率90%以上", "ge;90;;%;share;expected"},
    {"实施亿元以上技改项目1200项以上", "ge;1200;;项;level;expected"},
    {"为100所海拔1500米以上学校供暖", "ge;100;;所;level;expected"},
    {"劳动年龄人口平均受教育年限提高到11.7年", "ge;11.7;;年;level;expected"},
    {"达到或好于Ⅲ类水体比例达到95%以上", "ge;95;;%;share;expected"},
    {"1.5万套（间）以上", "ge;1.5;;万套;level;expected"},
    {"年平均浓度23微克/立方米", "ge;23;;微克/立方米;level;expected"},
    {"粮食产量只增不减", "qualitative;;;;level;expected"},
    {"稳中有进", "qualitative;;;;level;expected"},
    {"增速居全省前列", "qualitative;;;;level;expected"},
};

static void every_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        Wording w;
        if (!wording_parse(forms[i][0], &w)) fail_msg("%s", forms[i][0]);
        char *got = wording_describe(&w);
        assert_string_equal(got, forms[i][1]);
        g_free(got);
    }
}

/* A 不 in front turns a wording round or makes it no wording: never does it say the same. */
static void a_negation_turns_it_round(void **state)
{
    (void)state;
    static const struct {
        Relation relation, turned;
    } opposites[] = {{RELATION_GT, RELATION_LE},
                     {RELATION_LE, RELATION_GE},
                     {RELATION_ABOVE, RELATION_BELOW_OR_EQUAL},
                     {RELATION_BELOW, RELATION_ABOVE_OR_EQUAL}};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        Wording plain, negated;
        char *text = g_strconcat("不", forms[i][0], NULL);
        assert_true(wording_parse(forms[i][0], &plain));
        bool good = wording_parse(text, &negated), opposite = false;
        for (size_t k = 0; k < G_N_ELEMENTS(opposites); k++)
            opposite |= plain.relation == opposites[k].relation && negated.relation == opposites[k].turned;
        if (good && !opposite) fail_msg("%s", text);
        if (!good) assert_true(*negated.problem);
        g_free(text);
    }
}

static void comparisons_and_their_negations(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        Relation relation;
    } rows[] = {{"不突破900万吨", RELATION_LE},
                {"不得突破120万吨", RELATION_LE},
                {"不高于23微克/立方米", RELATION_LE},
                {"不少于5028.04万亩", RELATION_GE},
                {"不快于经济增速", RELATION_BELOW_OR_EQUAL},
                {"不高于全省平均水平", RELATION_BELOW_OR_EQUAL},
                {"不慢于全国", RELATION_ABOVE_OR_EQUAL},
                {"不低于经济增长", RELATION_ABOVE_OR_EQUAL}};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Wording w;
        assert_true(wording_parse(rows[i].text, &w));
        assert_int_equal(w.relation, rows[i].relation);
    }
}

/* Two figures of a clause are never one: both are named. */
static void several_targets_are_refused(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"城镇和农村居民收入分别增长4%左右和6%左右", "4%", "6%"},
        {"生猪、家禽出栏量分别稳定在390万头、1.3亿只以上", "390万头", "1.3亿只"},
        {"推进200个重点项目、完成投资980亿元以上", "200个", "980亿元"},
        {"产值达到840亿元、同比增长7%左右", "840亿元", "7%"},
        {"47万人以上、失业率5.5%以内", "47万人", "5.5%"},
        {"增长10%、20%以上、力争30%", "10%", "20%"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Wording w;
        assert_false(wording_parse(rows[i][0], &w));
        assert_non_null(strstr(w.problem, rows[i][1]));
        assert_non_null(strstr(w.problem, rows[i][2]));
    }
    Wording w;
    assert_false(wording_parse("增长3%以上，高于全国平均水平", &w));
    assert_false(wording_parse("高于全国平均水平、高于城镇居民收入增速", &w));
}

static void refuses_what_it_does_not_know(void **state)
{
    (void)state;
    static const char *const unknown[] = {"再上新台阶", "", "未完成", "不再新增", "负增长", "下降-3%"};
    Wording w;
    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++) assert_false(wording_parse(unknown[i], &w));
    assert_non_null(wording_forms());
}

static void what_is_told_beside(void **state)
{
    (void)state;
    Wording w;
    assert_true(wording_parse("年均增长5%以上", &w));
    assert_true(w.yearly_average);
    assert_true(wording_parse("PM2.5年均浓度不高于23微克/立方米", &w));
    assert_false(w.yearly_average);
    assert_true(wording_parse("单位GDP能耗比2020年下降18%", &w));
    assert_int_equal(w.base_year, 2020);
    assert_true(wording_parse("37微克/立方米", &w));
    assert_true(w.bare);
    assert_true(wording_parse("增长6%以上", &w));
    assert_false(w.bare);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form),
        cmocka_unit_test(a_negation_turns_it_round),
        cmocka_unit_test(comparisons_and_their_negations),
        cmocka_unit_test(several_targets_are_refused),
        cmocka_unit_test(refuses_what_it_does_not_know),
        cmocka_unit_test(what_is_told_beside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
