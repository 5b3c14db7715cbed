/* The page stage: a document becomes pages. */
#ifndef JIANBAO_PAGE_BUILD_H
#define JIANBAO_PAGE_BUILD_H

#include "layout/document.h"
#include "display/pages.h"
#include "page/style.h"

/* Sets `document` in `style`. Everything that cannot be set is reported; NULL only when there is no page. The
 * result lives in its own arena (pages->arena); faces must outlive it. */
Pages *pages_build(const Document *document, const Style *style, FaceSet *faces, Diagnostics *diags);
void pages_free(Pages *pages);

#endif
