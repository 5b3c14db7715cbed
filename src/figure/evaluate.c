/* A node's number is computed from those of its inputs; what was kept in the node is only compared. */
#include "figure/evaluate.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/rule.h"
#include "base/decimal.h"
#include "figure/saying.h"

typedef struct {
    const char *rule; /* where it stopped */
    Evaluated outcome;
} Run;

static double number_of(Run *run, const Provenance *node);

static double stop(Run *run, const Provenance *node, Evaluated outcome)
{
    if (run->outcome == EVALUATED_SAME) run->outcome = outcome, run->rule = node->rule ? node->rule : "";
    return node->number;
}

static void take_inputs(Run *run, const Provenance *node, GArray *x)
{
    for (int i = 0; i < node->input_count; i++) {
        const Provenance *input = node->inputs[i];
        if (input->kind == PROVENANCE_SERIES) {
            take_inputs(run, input, x);
            continue;
        }
        double number = number_of(run, input);
        g_array_append_val(x, number);
    }
}

/* The inputs of a node, those of a series in its place; new. */
static double *numbers_of(Run *run, const Provenance *node, int *count)
{
    GArray *x = g_array_new(FALSE, FALSE, sizeof(double));
    take_inputs(run, node, x);
    *count = (int)x->len;
    return (double *)(void *)g_array_free(x, FALSE);
}

/* Rules are computed in another order of operations than they were: the last digits may differ. */
static bool near(double x, double y) { return fabs(x - y) <= 1e-9 * fmax(1, fmax(fabs(x), fabs(y))); }

static double rule_of(Run *run, const Provenance *node)
{
    int count;
    double *x = numbers_of(run, node, &count), result;
    bool known = rule_evaluate(node->rule, x, count, &result);
    g_free(x);
    if (!known) return stop(run, node, EVALUATED_METHOD);
    return near(result, node->number) ? node->number : stop(run, node, EVALUATED_DIFFERENT);
}

static double printed_of(Run *run, const Provenance *node)
{
    double raw = node->input_count ? number_of(run, node->inputs[0]) : node->number;
    char *text = decimal_format(raw, node->places, node->decimals, ROUND_HALF_AWAY);
    bool same = !strcmp(text, node->text);
    double shown = g_ascii_strtod(text, NULL);
    g_free(text);
    return same ? shown : stop(run, node, EVALUATED_DIFFERENT);
}

static double words_of(Run *run, const Provenance *node)
{
    int count;
    double *x = numbers_of(run, node, &count);
    const char **texts = g_new0(const char *, (gsize)node->input_count + 1);
    for (int i = 0; i < node->input_count; i++) texts[i] = node->inputs[i]->text ? node->inputs[i]->text : "";
    char *text = saying_text(node->rule, x, texts, node->input_count, node->decimals, node->parameters);
    Evaluated outcome = !text                       ? EVALUATED_METHOD
                        : !strcmp(text, node->text) ? EVALUATED_SAME
                                                    : EVALUATED_DIFFERENT;
    g_free(text);
    g_free(texts);
    g_free(x);
    return outcome == EVALUATED_SAME ? 0 : stop(run, node, outcome);
}

static double number_of(Run *run, const Provenance *node)
{
    switch (node->kind) {
    case PROVENANCE_RULE: return rule_of(run, node);
    case PROVENANCE_PRINTED: return printed_of(run, node);
    case PROVENANCE_WORDS: return words_of(run, node);
    default: return node->number;
    }
}

Evaluated provenance_evaluate(const Provenance *node, const char **rule)
{
    Run run = {.outcome = EVALUATED_SAME};
    number_of(&run, node);
    *rule = run.rule;
    return run.outcome;
}
