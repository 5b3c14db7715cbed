/* The list of reports on a screen or as JSON.
 *
 * On a screen the causes stand last, where the reader looks first: notes, then warnings, then errors, and
 * those that have consequences at the very end. What follows from another report is counted there
 * (因此另有298处), and of many reports of one kind in a file the first are listed and the rest counted
 * (同类还有29处). JSON has them all. */
#ifndef JIANBAO_BASE_DIAG_PRINT_H
#define JIANBAO_BASE_DIAG_PRINT_H

#include "base/diag.h"

typedef enum { DIAG_TEXT, DIAG_JSON } DiagFormat;

/* Prints reports [from, count) to `out`; within a severity by file and line. Text form shows the offending
 * line with a caret. Colour only when `colour`. */
void diag_print(const Diagnostics *list, int from, FILE *out, DiagFormat format, bool colour);

#endif
