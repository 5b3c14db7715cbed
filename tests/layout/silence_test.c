/* Clauses with missing figures fall silent with their marks. In the table {…} is a missing figure. */
#include "layout/silence.h"

#include <string.h>

#include "../support.h"

static Inlines read_text(Arena *arena, const char *text)
{
    Inlines out = {.items = ARENA_ARRAY(arena, Inline, strlen(text) + 1)};
    while (*text) {
        const char *open = strchr(text, '{'), *close = open == text ? strchr(text, '}') : open;
        size_t n = close ? (size_t)(close - text) : strlen(text);
        bool missing = open == text;
        out.items[out.count++] = (Inline){.text = arena_strndup(arena, text + missing, n - missing),
                                          .missing = missing ? "缺" : NULL};
        text += n + missing;
    }
    return out;
}

static char *written(const Inlines *text)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < text->count; i++) g_string_append(out, text->items[i].text);
    return g_string_free(out, FALSE);
}

static void test_clauses(void **state)
{
    static const char *const cases[][2] = {
        /* nothing missing: nothing changes */
        {"增长5.7%，比上月加快0.1个百分点。", "增长5.7%，比上月加快0.1个百分点。"},
        /* a clause goes with its mark, wherever it stands */
        {"投资增长5.7%，{—}。", "投资增长5.7%。"},
        {"投资增长5.7%，{—}，居第3位。", "投资增长5.7%，居第3位。"},
        {"甲增长—%；乙{—}；丙下降3%。", "甲增长—%；丙下降3%。"},
        {"甲{—}；乙增长3%。", "乙增长3%。"},
        {"甲增长3%，乙{—}；丙增长1%。", "甲增长3%；丙增长1%。"},
        {"甲增长3%；乙{—}，丙增长1%。", "甲增长3%；丙增长1%。"},
        /* a sentence without clauses goes, and so does the text */
        {"甲增长3%。乙{—}亿元，同比{—}，{—}。丙增长1%。", "甲增长3%。丙增长1%。"},
        {"1—5月，全市{—}亿元，同比{—}。", ""},
        {"一季度，全市投资{—}", ""},
        /* the subject of an amount that is missing keeps what is said of it */
        {"1—5月，全市投资{—}亿元，同比增长5.7%，{—}。", "1—5月，全市投资同比增长5.7%。"},
        {"全市用电量{—}亿千瓦时，同比{—}，居第2位。", "全市用电量居第2位。"},
        {"全市零售额完成{—}亿元，增长3%；财政收入8亿元。", "全市零售额增长3%；财政收入8亿元。"},
        {"占全部投资的{—}%，拉动增长1个百分点。", "拉动增长1个百分点。"},
        {"工业增长{—}；同比增长3%。", "同比增长3%。"},
        /* introductions go with what they introduce */
        {"投资增长5%，其中，工业投资{—}，房地产投资{—}。", "投资增长5%。"},
        {"投资增长5%；其中工业投资{—}，房地产投资下降3%。", "投资增长5%；其中房地产投资下降3%。"},
        {"主要指标：甲{—}，乙{—}。", ""},
        {"主要指标：甲{—}，乙增长1%。", "主要指标：乙增长1%。"},
        {"甲增长1%；分行业看，电力{—}，医药{—}；丙增长2%。", "甲增长1%；丙增长2%。"},
        /* brackets are texts of their own */
        {"财政收入80亿元（同比{—}），居第1位。", "财政收入80亿元，居第1位。"},
        {"财政收入80亿元（增长3%，居第{—}位）。", "财政收入80亿元（增长3%）。"},
        {"财政收入{—}亿元（甲，乙），居第1位。", "财政收入居第1位。"},
        {"收入“甲，{—}”，居第1位。", "居第1位。"},
        /* a comma that groups digits is no mark; points count on */
        {"人数1,234人，增长{—}。", "人数1,234人。"},
        {"一是甲{—}；二是乙增长1%；三是丙增长2%。", "一是乙增长1%；二是丙增长2%。"},
        {"甲{—}！乙好？", "乙好？"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Inlines text = read_text(arena, cases[i][0]);
        silence_inlines(&text, arena, NULL);
        char *got = written(&text);
        assert_string_equal(got, cases[i][1]);
        g_free(got);
        arena_free(arena);
    }
}

static void test_told(void **state)
{
    Arena *arena = arena_new();
    GString *told = g_string_new(NULL);
    Inlines text = read_text(arena, "甲增长3%，乙{—}%，丙{—}。");
    (void)state;
    assert_int_equal(silence_inlines(&text, arena, told), 2);
    assert_string_equal(told->str, "“乙—%”（缺）、“丙—”（缺）");
    g_string_free(told, TRUE);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_clauses), cmocka_unit_test(test_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
