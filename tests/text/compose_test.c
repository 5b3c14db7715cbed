/* The hard rules of line composition, measured on the composed lines of texts that stress them, at many
 * widths. */
#include "../support.h"

#include <math.h>

#include "text/compose.h"

static const char *const texts[] = {
    "今年全市上下坚持稳中求进工作总基调扎实推进各项重点任务经济运行总体平稳结构持续优化质量稳步提升民生保障有"
    "力有效",
    "初步核算，上半年全市地区生产总值完成二千余亿，为2867.35亿元，按不变价格计算，同比增长5.2%"
    "，比一季度加快0.3个百分点。",
    "会议审议了《关于加快建设现代化产业体系的意见》、《上半年经济形势分析报告》（讨论稿）；“十四五”规划《纲要"
    "》（2021—2025年）提出的“单位能耗下降14.5%”等指标。",
    "固定资产投资增长6.8%，其中工业投资增长24.7%，房地产开发投资下降11.3%（降幅比1—5月收窄2."
    "6个百分点），目标区间为5%～6%；气温在-3℃～18℃之间。",
    "二季度工业用电量连续三个月回升订单好于去年同期水平——这是近两年来的最好成绩——但部分行业库存偏高……需要持续"
    "跟踪。",
    "在GaWC《世界城市名册》中位次前移；R&D经费投入强度为2.91%，PMI连续3个月位于50%以上，API接口调用量约3."
    "6亿次。"};

typedef struct {
    Diagnostics *diags;
    FaceSet *faces;
    Arena *arena;
    TextContext context;
} Fixture;

static int set_up(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->diags = diagnostics_new();
    f->faces = faceset_open(NULL, f->diags);
    f->arena = arena_new();
    f->context = (TextContext){.faces = f->faces, .diags = f->diags};
    *state = f;
    return f->faces ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    faceset_free(f->faces);
    diagnostics_free(f->diags);
    arena_free(f->arena);
    g_free(f);
    return 0;
}

static ComposedText *compose(Fixture *f, const char *text, LineSpec spec)
{
    TextSpan span = {.text = text, .style = {ROLE_SONG, ROLE_SERIF, 10, {0, 0, 0}, 0}};
    return compose_text(&f->context, shape_text(&f->context, &span, 1, f->arena), spec, f->arena);
}

/* The text of a line, runs joined. */
static char *line_text(Fixture *f, const ComposedText *text, int line)
{
    DisplayList *list = display_new(f->arena);
    composed_draw_line(text, line, list, 0, 0, DRAWN_UNSAID);
    GString *out = g_string_new(NULL);
    for (int i = 0; i < list->count; i++)
        if (list->items[i].kind == DISPLAY_GLYPHS) g_string_append(out, list->items[i].as.glyphs.text);
    return g_string_free(out, FALSE);
}

static bool any_prefix(const char *text, const char *marks)
{
    return g_utf8_strchr(marks, -1, g_utf8_get_char(text)) != NULL;
}

static void lines_begin_and_end_well(void **state)
{
    Fixture *f = *state;
    for (size_t t = 0; t < G_N_ELEMENTS(texts); t++)
        for (int em = 16; em <= 44; em++) {
            ComposedText *text = compose(
                f, texts[t], (LineSpec){.measure = em * 10, .indent = 20, .alignment = ALIGN_JUSTIFY});
            int n = composed_line_count(text);
            for (int i = 0; i < n; i++) {
                char *line = line_text(f, text, i), *end = g_utf8_prev_char(line + strlen(line));
                if (i)
                    assert_false(any_prefix(line, "，。、；：？！”’）》〉】%‰℃·～")); /* clreq, line start */
                if (i + 1 < n) {
                    assert_false(any_prefix(end, "“‘（《〈【")); /* clreq, line end */
                    char *next = line_text(f, text, i + 1);
                    assert_false(g_ascii_isdigit(*end) && (g_ascii_isdigit(*next) || *next == '.' ||
                                                           *next == '%')); /* a figure is kept whole */
                    assert_false(g_str_has_suffix(line, "—") &&
                                 g_str_has_prefix(next, "—")); /* —— is one mark */
                    g_free(next);
                }
                g_free(line);
            }
        }
}

static void full_lines_are_flush(void **state)
{
    Fixture *f = *state;
    for (size_t t = 0; t < G_N_ELEMENTS(texts); t++)
        for (int em = 22; em <= 44; em += 3) {
            ComposedText *text =
                compose(f, texts[t], (LineSpec){.measure = em * 10, .alignment = ALIGN_JUSTIFY});
            for (int i = 0; i + 1 < composed_line_count(text); i++) {
                DisplayList *list = display_new(f->arena);
                composed_draw_line(text, i, list, 0, 0, DRAWN_UNSAID);
                const DisplayItem *last = &list->items[list->count - 1];
                double end = last->x + last->as.glyphs.width;
                char *words = line_text(f, text, i);
                /* A closing mark at the line's end gives up its blank half. */
                bool trimmed = any_prefix(g_utf8_prev_char(words + strlen(words)), "，。、；：？！”’）》");
                g_free(words);
                assert_true(fabs(end - (trimmed ? 5 : 0) - em * 10) < 0.3);
            }
        }
}

static void no_single_character_at_the_end(void **state)
{
    Fixture *f = *state;
    ComposedText *text =
        compose(f, texts[0], (LineSpec){.measure = 280, .indent = 20, .alignment = ALIGN_JUSTIFY});
    char *last = line_text(f, text, composed_line_count(text) - 1);
    assert_true(g_utf8_strlen(last, -1) >= 2);
    g_free(last);
}

static void neighbouring_marks_are_squeezed(void **state)
{
    Fixture *f = *state;
    ComposedText *text = compose(f, "）。“（", (LineSpec){.measure = 1000, .alignment = ALIGN_LEFT});
    assert_true(fabs(composed_max_width(text) - 25) < 0.2); /* halves of 5 and one blank of 5 */
    text = compose(f, "增长5%左右", (LineSpec){.measure = 1000, .alignment = ALIGN_LEFT});
    double western = composed_max_width(text) - 40;
    ComposedText *bare = compose(f, "5%", (LineSpec){.measure = 1000, .alignment = ALIGN_LEFT});
    assert_true(fabs(western - composed_max_width(bare) - 5) < 0.1); /* a quarter em on both sides */
}

static void words_wider_than_the_line_are_told(void **state)
{
    Fixture *f = *state;
    char *word = g_strnfill(5000, 'x');
    ComposedText *text = compose(f, word, (LineSpec){.measure = 200, .alignment = ALIGN_JUSTIFY});
    g_free(word);
    assert_true(composed_line_count(text) > 50);
    for (int i = 0; i < composed_line_count(text); i++) assert_true(composed_line_width(text, i) <= 200.1);
}

/* A line of Han alone keeps its 28 characters: for the two that the last line needs, the first line is
 * opened.
 */
static void whole_lines_of_han_stay_on_the_grid(void **state)
{
    Fixture *f = *state;
    ComposedText *text =
        compose(f, texts[0], (LineSpec){.measure = 280.8, .indent = 20, .alignment = ALIGN_JUSTIFY});
    char *middle = line_text(f, text, 1);
    assert_int_equal(composed_line_count(text), 3);
    assert_int_equal(g_utf8_strlen(middle, -1), 28);
    g_free(middle);
}

static void a_paragraph_gives_or_takes_a_line(void **state)
{
    Fixture *f = *state;
    LineSpec spec = {.measure = 280, .indent = 20, .alignment = ALIGN_JUSTIFY};
    ComposedText *text = compose(f, texts[3], spec);
    int n = composed_line_count(text);
    double cost = -1;
    assert_null(compose_text_into(text, n + 3, f->arena, NULL));
    assert_null(compose_text_into(text, 1, f->arena, NULL));
    ComposedText *same = compose_text_into(text, n, f->arena, &cost);
    assert_non_null(same);
    assert_true(fabs(cost) < 1e-9);
    /* 60 characters behind an indent of two: 26 and 28 and 6; opened, 25 and 27 and 8 are not enough for a
     * fourth line, 79 are: 26, 28, 25 become four lines with two in the last. */
    ComposedText *full =
        compose(f,
                "今年全市上下坚持稳中求进工作总基调扎实推进各项重点任务经济运行总体平稳结构持续优化"
                "质量稳步提升民生保障有力有效社会大局稳定各项事业全面进步今年全市上下稳中求进",
                spec);
    assert_int_equal(composed_line_count(full), 3);
    ComposedText *longer = compose_text_into(full, 4, f->arena, &cost);
    assert_true(longer && composed_line_count(longer) == 4 && cost > 0);
}

static void titles_break_at_phrases(void **state)
{
    Fixture *f = *state;
    static const char *const names[] = {"清徐县", NULL};
    f->context.names = names;
    LineSpec spec = {.measure = 200, .alignment = ALIGN_CENTRE, .balanced = true};
    ComposedText *text = compose(f, "关于2025年上半年全市经济运行情况及主要目标完成进度的报告", spec);
    char *first = line_text(f, text, 0);
    assert_string_equal(first, "关于2025年上半年全市经济运行情况");
    g_free(first);
    text = compose(f, "关于做好太原市清徐县统计数据工作的通知",
                   (LineSpec){.measure = 110, .alignment = ALIGN_CENTRE, .balanced = true});
    for (int i = 0; i < composed_line_count(text); i++) {
        char *line = line_text(f, text, i);
        assert_false(g_str_has_suffix(line, "清") || g_str_has_suffix(line, "清徐"));
        assert_false(g_str_has_suffix(line, "统") || g_str_has_suffix(line, "数"));
        g_free(line);
    }
    text = compose(f, "关于统\n计的通知", spec); /* the author's own break wins */
    first = line_text(f, text, 0);
    assert_string_equal(first, "关于统");
    g_free(first);
}

static void figures_take_whole_cells_on_the_grid(void **state)
{
    Fixture *f = *state;
    LineSpec spec = {.measure = 1000, .alignment = ALIGN_LEFT};
    f->context.grid = true;
    static const char *const cases[] = {"甲5乙", "甲12.3乙", "甲2025年", "甲1234567乙"};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        double cells = composed_max_width(compose(f, cases[i], spec)) / 10;
        assert_true(fabs(cells - floor(cells + 0.5)) < 0.01);
    }
    f->context.grid = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_begin_and_end_well, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_lines_are_flush, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_single_character_at_the_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(neighbouring_marks_are_squeezed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whole_lines_of_han_stay_on_the_grid, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_paragraph_gives_or_takes_a_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(titles_break_at_phrases, set_up, tear_down),
        cmocka_unit_test_setup_teardown(figures_take_whole_cells_on_the_grid, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_wider_than_the_line_are_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
