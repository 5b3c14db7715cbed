/* The form of a table of figures: which columns name a figure, which hold figures, and of what.
 *
 * Long and wide tables, monthly returns, districts down, tables turned round and national downloads differ
 * only in where indicator, region and period stand: in a column, in the headings, or around the table. A
 * FigureGroup is the columns (amount, growth, base) of one figure; a row gives one figure a group. */
#ifndef JIANBAO_DATA_FORM_H
#define JIANBAO_DATA_FORM_H

#include "data/table_form.h"

/* Finds where the sheet's table begins and what its columns mean, and settles its header. `name` is the path
 * in the data folder (with the sheet). False after reporting one error that says what was seen and what is
 * missing; then nothing is to be freed. */
bool form_find(TableForm *form, Sheet *sheet, const char *name, Names *names, const Dataset *dataset,
               Diagnostics *diags);
void form_free(TableForm *form);

/* Whether any of the sheet's first rows looks like a table's header; else it is a cover or a text. */
bool form_holds_table(const Sheet *sheet);

#endif
