/* What is said of the columns of a table of figures: what a refused one lacks, what was not read, how each
 * column was understood. */
#ifndef JIANBAO_DATA_FORM_REPORT_H
#define JIANBAO_DATA_FORM_REPORT_H

#include "data/table_form.h"

/* One error for a table whose form is not understood: what was seen, what is missing, and the nearest form
 * filled with the table's first row. `missing` is the names of the missing columns, between ”、“. */
void form_report_refused(const TableForm *form, Sheet *sheet, const char *missing, const Dataset *dataset,
                         Diagnostics *diags);

/* Reports headings that stand twice, that are no period although they begin with a year, that name no
 * indicator, and columns that are not read; false when the table cannot be read. */
bool form_check_columns(const TableForm *form, Sheet *sheet, const Dataset *dataset, Diagnostics *diags);

/* The form's name in Chinese. */
const char *form_name(FormKind kind);

/* New text: how column `column` was understood, in words. */
char *form_describe_column(const TableForm *form, int column, const Dataset *dataset);

#endif
