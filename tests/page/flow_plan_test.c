/* Pages that are planned: nothing is lost, charts wait and change height, gaps open. */
#include "../support.h"

#include <math.h>

#include "page/flow_plan.h"
#include "page/flow_pages.h"

typedef struct {
    Arena *arena;
    Flow flow;
    GPtrArray *pages;
} Book;

static void open_book(Book *b)
{
    b->arena = arena_new();
    b->flow = (Flow){.arena = b->arena, .items = g_array_new(FALSE, TRUE, sizeof(FlowItem)), .line = 10};
    b->pages = g_ptr_array_new();
}

static void close_book(Book *b)
{
    g_ptr_array_free(b->pages, TRUE);
    flow_clear(&b->flow);
    arena_free(b->arena);
}

/* An item that is seen: a mark of its height. */
static FlowItem *add(Book *b, double height, DisplayRole role)
{
    FlowItem *item = flow_add(&b->flow, height);
    display_rect(item->list, 0, 0, 10, height, (Colour){0, 0, 0}, role);
    return item;
}

static void add_lines(Book *b, int count)
{
    for (int i = 0; i < count; i++) add(b, 10, DRAWN_TEXT);
}

static int marks(const Book *b, int page, DisplayRole role)
{
    const DisplayList *list = b->pages->pdata[page];
    int n = 0;
    for (int i = 0; i < list->count; i++) n += list->items[i].role == role;
    return n;
}

static double foot(const Book *b, int page)
{
    const DisplayList *list = b->pages->pdata[page];
    double least = 0, x, y, width, height;
    for (int i = 0; i < list->count; i++)
        if (display_bounds(&list->items[i], &x, &y, &width, &height)) least = fmax(least, y + height);
    return least;
}

/* A chart that does not fit waits for the next page; the lines behind it come first, none is lost. */
static void test_chart_waits(void **state)
{
    (void)state;
    Book b;
    open_book(&b);
    add_lines(&b, 7);
    add(&b, 50, DRAWN_MARK)->moves = true;
    add_lines(&b, 12);
    flow_fill(&b.flow, 100, b.pages, NULL, "x", NULL);
    assert_int_equal(b.pages->len, 3);
    assert_int_equal(marks(&b, 0, DRAWN_TEXT), 10);
    assert_int_equal(marks(&b, 0, DRAWN_MARK), 0);
    assert_int_equal(marks(&b, 1, DRAWN_MARK), 1);
    assert_int_equal(marks(&b, 1, DRAWN_TEXT) + marks(&b, 2, DRAWN_TEXT), 9);
    close_book(&b);
}

/* It does not wait past a heading, and charts stay in their order. */
static void test_heading_is_not_passed(void **state)
{
    (void)state;
    Book b;
    open_book(&b);
    add_lines(&b, 7);
    add(&b, 50, DRAWN_MARK)->moves = true;
    FlowItem *heading = add(&b, 10, DRAWN_HEADING);
    heading->entry = 0;
    heading->keep = true;
    add_lines(&b, 3);
    int entry_page = -1;
    flow_fill(&b.flow, 100, b.pages, &entry_page, "x", NULL);
    assert_int_equal(b.pages->len, 2);
    assert_int_equal(marks(&b, 0, DRAWN_HEADING), 0);
    assert_int_equal(entry_page, 1);
    close_book(&b);
}

typedef struct {
    FlowChart flow;
    int asked;
} TestChart;

static bool take_height(FlowChart *chart, int lines, FlowItem *item)
{
    if (item) ((TestChart *)chart)->asked = lines, item->height = 50 + 10 * lines;
    return true;
}

/* A chart that is a line too high is lowered. */
static void test_chart_is_lowered(void **state)
{
    (void)state;
    Book b;
    open_book(&b);
    TestChart chart = {.flow = {.least = 1, .most = 1, .resize = take_height}};
    add_lines(&b, 6);
    add(&b, 50, DRAWN_MARK)->chart = &chart.flow;
    add_lines(&b, 5);
    flow_fill(&b.flow, 100, b.pages, NULL, "x", NULL);
    assert_int_equal(b.pages->len, 2);
    assert_int_equal(chart.asked, -1);
    assert_int_equal(marks(&b, 0, DRAWN_MARK), 1);
    close_book(&b);
}

/* The room at a page's foot goes between blocks; a last page stays as it is. */
static void test_gaps_open(void **state)
{
    (void)state;
    Book b;
    open_book(&b);
    for (int page = 0; page < 2; page++) {
        add_lines(&b, 3);
        for (int i = 0; i < 2; i++) {
            FlowItem *item = add(&b, 20, DRAWN_CELL);
            item->before = 5;
        }
        FlowItem *high = add(&b, 70, DRAWN_PLATE);
        high->before = 0;
    }
    flow_fill(&b.flow, 100, b.pages, NULL, "x", NULL);
    assert_true(foot(&b, 0) > 80 + 9); /* 30 + 2 × 25, and two gaps */
    for (guint i = 0; i < b.pages->len; i++) assert_true(foot(&b, (int)i) < 100.01);
    close_book(&b);
}

/* Two pages and a line: the line is not left alone on a third page when charts can give it room. */
static void test_last_page_is_pulled_in(void **state)
{
    (void)state;
    Book b;
    open_book(&b);
    TestChart chart = {.flow = {.least = 1, .most = 1, .resize = take_height}};
    add_lines(&b, 10);
    add(&b, 50, DRAWN_MARK)->chart = &chart.flow;
    add_lines(&b, 6);
    flow_fill(&b.flow, 100, b.pages, NULL, "x", NULL);
    assert_int_equal(b.pages->len, 2);
    close_book(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chart_waits),
        cmocka_unit_test(test_heading_is_not_passed),
        cmocka_unit_test(test_chart_is_lowered),
        cmocka_unit_test(test_gaps_open),
        cmocka_unit_test(test_last_page_is_pulled_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
