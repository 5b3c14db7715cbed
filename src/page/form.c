/* The rows of forms.def, each at the place of its id. */
#include "page/form.h"

#include "page/masthead.h"
#include "page/official.h"
#include "page/official_head.h"
#include "page/official_imprint.h"

static const PageForm forms[] = {
#define FORM(id, name, words, ...) [id] = {__VA_ARGS__},
#include "page/forms.def"
#undef FORM
};

const PageForm *page_form(const Style *style) { return &forms[style->form]; }
