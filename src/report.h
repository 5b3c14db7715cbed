/* The one place that strings the stages together: dataset → analysis → document → pages → file. */
#ifndef JIANBAO_REPORT_H
#define JIANBAO_REPORT_H

#include "base/diag.h"
#include "base/limits.h"
#include "data/dataset.h"
#include "layout/summary.h"

/* What several reports have in common: the faces, texts of layouts and styles, and texts of the data's cells
 * are opened once. The caller frees it, behind the last report. */
typedef struct ReportStock ReportStock;
ReportStock *report_stock_new(void);
void report_stock_free(ReportStock *stock);

/* The stage whose result is written as text on standard output instead of a file. */
typedef enum { DUMP_NOTHING, DUMP_ANALYSIS, DUMP_DOCUMENT, DUMP_PAGES } ReportDump;

typedef struct {
    const char *layout, *data_folder, *period, *region, *output;
    Dataset *data;                /* loaded already, and kept by the caller; NULL: loaded from the folder */
    const Diagnostics *data_told; /* what was told while `data` was loaded; or NULL */
    ReportStock *stock;           /* NULL: everything is opened for this report alone */
    const char **settings;        /* KEY=VALUE, NULL-terminated */
    bool strict;                  /* clauses left out for want of figures are an error */
    const char *const *allowed;   /* folders that it may read besides its own, NULL-terminated; or NULL */
    const Limits *limits;         /* NULL: the default ones */
    bool no_archive;              /* the PDF is left as Cairo wrote it, without PDF/A and PDF/UA */
    bool no_trace;                /* no attachment that says where each figure comes from */
    bool fill;                    /* how full each page is, on standard output */
    ReportDump dump;
} ReportRequest;

/* Builds one report. Everything wrong is in `diags`; the output is written only when there was no error.
 * Returns the exit status. */
int report_build(const ReportRequest *request, Diagnostics *diags);

/* What report_build says, with nothing written: for `check`. */
void report_check_layout(const ReportRequest *request, Diagnostics *diags);

/* Reads a layout and describes it; `diags` says why it could not be built. False when the file is no layout
 * (it does not begin with front matter), with nothing reported. */
bool report_describe(const ReportRequest *request, LayoutSummary *summary, Diagnostics *diags);

/* Evaluates one expression into new text (g_free), NULL after reporting. Data are loaded only when it names
 * any. Of the request only the data, the period and the region count. */
char *report_eval(const ReportRequest *request, const char *expression, Diagnostics *diags);

#endif
