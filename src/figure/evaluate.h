/* Computing a printed figure again from its provenance alone. */
#ifndef JIANBAO_FIGURE_EVALUATE_H
#define JIANBAO_FIGURE_EVALUATE_H

#include <stdbool.h>

#include "base/provenance.h"

typedef enum {
    EVALUATED_SAME,      /* the tree gives the figure that was printed */
    EVALUATED_DIFFERENT, /* it gives another one */
    EVALUATED_METHOD     /* a method over a whole series stands in it, which a tree does not repeat */
} Evaluated;

/* Evaluates a tree from its cells and constants up. *rule is the rule where it stopped or differed (NULL when
 * the figure is the same). */
Evaluated provenance_evaluate(const Provenance *node, const char **rule);

#endif
