/* The printed figures of a report held against each other: what a reader with a pencil would find.
 *
 * Four questions, each asked of figures as they are displayed, each a warning at the layout's line:
 * is one figure printed in two versions; does a printed difference fit the two figures it is the difference
 * of, where both are printed with as many decimals; do the printed shares of one whole come to more than all
 * of it; does a printed growth follow from the two levels, where both are printed and the growth is computed
 * from them. */
#ifndef JIANBAO_FIGURE_AUDIT_H
#define JIANBAO_FIGURE_AUDIT_H

#include "base/diag.h"
#include "base/provenance.h"

typedef struct FigureAudit FigureAudit;

/* A new audit (figure_audit_end frees it). */
FigureAudit *figure_audit_begin(void);

/* A figure that stands on a page: its provenance and the line of the layout that it comes from, 0 when it is
 * of no line. The provenance must live until the end. */
void figure_audit_take(FigureAudit *audit, const Provenance *figure, int line);

/* Reports what does not fit to `diags`, at lines of `file`, and frees the audit. */
void figure_audit_end(FigureAudit *audit, const char *file, Diagnostics *diags);

#endif
