#include "../support.h"

#include <glib.h>

#include "figure/audit.h"

static Arena *arena;

static const Provenance *cell(int line, double number)
{
    Provenance *node = provenance_node(arena, PROVENANCE_CELL, NULL, 0);
    node->file = "a.csv";
    node->line = line;
    node->column = 3;
    node->number = number;
    return node;
}

static const Provenance *by_rule(const char *rule, double number, const Provenance *x, const Provenance *y)
{
    const Provenance *inputs[] = {x, y};
    Provenance *node = provenance_node(arena, PROVENANCE_RULE, inputs, 2);
    node->rule = rule;
    node->number = number;
    return node;
}

static const Provenance *printed(const Provenance *raw, const char *text)
{
    Provenance *node = provenance_node(arena, PROVENANCE_PRINTED, &raw, 1);
    const char *point = strchr(text, '.');
    node->text = text;
    node->number = g_ascii_strtod(text, NULL);
    node->decimals = point ? (int)strlen(point + 1) : 0;
    return node;
}

/* The codes and lines that an audit of the figures tells, "FIGURE-02:7 …"; new text. Line numbers count the
 * figures from 1. */
static char *audited(const Provenance *const *figures)
{
    Diagnostics *diags = diagnostics_new();
    FigureAudit *audit = figure_audit_begin();
    for (int i = 0; figures[i]; i++) figure_audit_take(audit, figures[i], i + 1);
    figure_audit_end(audit, "a.md", diags);
    GString *out = g_string_new(NULL);
    for (int i = 0; i < diag_count(diags); i++) {
        const Diagnostic *d = diag_get(diags, i);
        g_string_append_printf(out, "%s%s:%d", i ? " " : "", message_get(d->id)->code, d->place.line);
    }
    diagnostics_free(diags);
    return g_string_free(out, FALSE);
}

static void tells(const Provenance *const *figures, const char *wanted)
{
    char *got = audited(figures);
    assert_string_equal(got, wanted);
    g_free(got);
}
#define TELLS(wanted, ...) tells((const Provenance *const[]){__VA_ARGS__, NULL}, wanted)

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* The second tree is another one over the same cell: whoever computed it, it is the same figure. */
static void versions(void **state)
{
    (void)state;
    TELLS("FIGURE-01:2", printed(cell(2, 50.25), "50.3"), printed(cell(2, 50.25), "50.2"));
    TELLS("", printed(cell(2, 50.25), "50.3"), printed(cell(2, 50.25), "50.25"),
          printed(cell(2, 50.25), "50.3"));
    TELLS("FIGURE-01:2", printed(cell(2, 50.25), "50.25"), printed(cell(2, 50.25), "50.1"));
    TELLS("", printed(cell(2, 50.25), "50.3"), printed(cell(3, 50.25), "50.2"));
}

static void difference(void **state)
{
    (void)state;
    const Provenance *outcome = cell(2, 6.44), *target = cell(3, 5.55),
                     *gap = by_rule("完成数－目标", 0.89, outcome, target);
    TELLS("FIGURE-02:3", printed(outcome, "6.4"), printed(target, "5.6"), printed(gap, "0.9"));
    TELLS("", printed(outcome, "6.4"), printed(target, "5.6"), printed(gap, "0.8"));
    TELLS("", printed(outcome, "6.4"), printed(gap, "0.9")); /* the target is not printed */
    TELLS("", printed(outcome, "6.44"), printed(target, "5.55"), printed(gap, "0.9")); /* other decimals */
    const Provenance *places = by_rule("上期位次－本期位次", -2, cell(4, 5), cell(5, 3));
    TELLS("", printed(cell(4, 5), "5"), printed(cell(5, 3), "3"), printed(places, "2"));
}

static void shares(void **state)
{
    (void)state;
    const Provenance *whole = cell(9, 100), *a = by_rule("本项÷总体×100", 60, cell(2, 60), whole),
                     *b = by_rule("本项÷总体×100", 43, cell(3, 43), whole),
                     *c = by_rule("本项÷总体×100", 40.04, cell(4, 40.04), whole);
    TELLS("FIGURE-03:2", printed(a, "60.0"), printed(b, "43.0"));
    TELLS("", printed(a, "60.0"), printed(c, "40.0"), printed(a, "60.0")); /* a figure twice counts once */
    TELLS("", printed(a, "60.0"));
}

static void growth(void **state)
{
    (void)state;
    const char *rule = "（本期÷上年同期－1）×100";
    const Provenance *now = cell(2, 110), *before = cell(3, 100), *rate = by_rule(rule, 10, now, before);
    TELLS("FIGURE-04:3", printed(now, "110.0"), printed(before, "100.0"), printed(rate, "12.0"));
    TELLS("", printed(now, "110.0"), printed(before, "100.0"), printed(rate, "10.0"));
    TELLS("", printed(now, "110.0"), printed(rate, "12.0"));
}

/* What stands in words is audited as what is printed by itself. */
static void words(void **state)
{
    (void)state;
    const Provenance *inputs[] = {printed(cell(2, 50.25), "50.2")};
    Provenance *said = provenance_node(arena, PROVENANCE_WORDS, inputs, 1);
    said->text = "增长50.2%";
    TELLS("FIGURE-01:2", printed(cell(2, 50.25), "50.3"), said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(versions, begin, end),
        cmocka_unit_test_setup_teardown(difference, begin, end),
        cmocka_unit_test_setup_teardown(shares, begin, end),
        cmocka_unit_test_setup_teardown(growth, begin, end),
        cmocka_unit_test_setup_teardown(words, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
