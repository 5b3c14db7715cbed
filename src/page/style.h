/* Styles: the look of a document as data (layouts/styles/NAME.yaml), checked by schema. */
#ifndef JIANBAO_PAGE_STYLE_H
#define JIANBAO_PAGE_STYLE_H

#include "base/paths.h"
#include "base/schema.h"
#include "chart/chart.h"

/* The kind of document: what stands before and behind its text (page/forms.def). */
typedef enum {
#define FORM(id, ...) id,
#include "page/forms.def"
#undef FORM
} DocumentForm;

typedef struct {
    DocumentForm form;
    double headline_size;
    double page_width, page_height; /* points */
    double margin_top, margin_bottom, margin_inner, margin_outer;
    double pitch; /* line to line of the body */
    TextStyle body, strong, emphasis, quote;
    TextStyle title, subtitle, mark, imprint;
    double mark_rule; /* thickness of the rule under the mark */
    TextStyle heading[4];
    double heading_before[4], heading_after[4]; /* points */
    double heading_indent;                      /* first line, em */
    double title_pitch;
    TextStyle message;
    TextStyle table, table_strong, table_head, caption, note, furniture, folio;
    double table_pitch, note_pitch;
    double indent; /* first line, em */
    bool mirrored; /* the inner margin changes sides; else it is the left one of every page */
    bool running_head;
    double column_gap, column_rule; /* between columns: room, thickness of the line */
    bool full_pages;                /* pages of text alone are filled to the last line */
    double folio_gap, folio_inset;  /* from the text block's foot, and from its sides */
    Colour ink, rule, muted, accent, fill;
    ChartStyle chart;
    PunctuationStyle punctuation;
    bool grid;                  /* Western runs take whole cells */
    FaceFile files[ROLE_COUNT]; /* fonts of the office's own */
    const char *name;
} Style;

/* full, kaiming, half. */
PunctuationStyle punctuation_style(const char *name);

const Schema *style_schema(void);

/* Reads style `name` (a shipped name, or a path ending in .yaml). NULL after reporting at `place`. */
Style *style_load(const char *name, Place place, const Paths *paths, Arena *arena, Diagnostics *diags);

#endif
