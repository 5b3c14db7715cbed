/* The rows stand in the order of DocumentForm. */
#include "page/form.h"

#include "page/masthead.h"
#include "page/official.h"
#include "page/official_head.h"
#include "page/official_imprint.h"

static const PageForm forms[] = {
    [FORM_REPORT] = {.name = "report"},
    [FORM_DOCUMENT] = {.name = "gongwen",
                       .head = official_document_head,
                       .official = true,
                       .sign = official_sign_document,
                       .imprint = official_imprint},
    [FORM_BULLETIN] = {.name = "jianbao",
                       .head = official_bulletin_head,
                       .official = true,
                       .imprint = official_bulletin_imprint},
    [FORM_LETTER] = {.name = "xinhan",
                     .head = official_letter_head,
                     .official = true,
                     .sign = official_sign_document,
                     .imprint = official_letter_imprint,
                     .first_foot = official_letter_foot,
                     .first_unnumbered = true},
    [FORM_ORDER] = {.name = "mingling",
                    .head = official_order_head,
                    .official = true,
                    .sign = official_sign_order,
                    .imprint = official_imprint},
    [FORM_MINUTES] = {.name = "jiyao",
                      .head = official_bulletin_head,
                      .official = true,
                      .sign = official_sign_minutes,
                      .imprint = official_imprint},
    [FORM_NEWSPAPER] = {.name = "newspaper", .head = newspaper_masthead, .foot = newspaper_footer},
    [FORM_POSTER] = {.name = "poster", .head = poster_banner},
};

const PageForm *page_form(const Style *style) { return &forms[style->form]; }
