/* The rules that values are computed by, as functions of their inputs: what a provenance tree is evaluated
 * with.
 *
 * value_computed() takes a rule's text as its name; the text is what a reader of the trace sees. */
#ifndef JIANBAO_ANALYSIS_RULE_H
#define JIANBAO_ANALYSIS_RULE_H

#include <stdbool.h>

/* Computes `rule` from inputs in the order that value_computed() was given them. False when there is no such
 * rule, when the inputs are too few or the result is not finite. */
bool rule_evaluate(const char *rule, const double *inputs, int count, double *result);

#endif
