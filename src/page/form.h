/* Private to the page stage: the forms of documents (文种), one row each: what stands before and behind their
 * text. A new form is a row of forms.def, and a style that names it. */
#ifndef JIANBAO_PAGE_FORM_H
#define JIANBAO_PAGE_FORM_H

#include "page/setting.h"

typedef struct {
    void (*head)(Setting *s); /* above the text; NULL: the title of a report, where there is no cover */
    bool official; /* has 附件, 版记; neither blank pages nor 版记 behind one carry a number */
    void (*sign)(Setting *s);
    void (*imprint)(Setting *s);
    /* What stands at the foot of every page, and of the first one, whose text block begins at `left`. */
    void (*foot)(Setting *s, DisplayList *page, double left);
    void (*first_foot)(Setting *s, DisplayList *page, double left);
    bool first_unnumbered; /* the first page carries no number */
} PageForm;

/* The row of a style's form. */
const PageForm *page_form(const Style *style);

#endif
