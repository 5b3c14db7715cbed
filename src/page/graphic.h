/* Private to the page stage: small drawings in tables and in text. */
#ifndef JIANBAO_PAGE_GRAPHIC_H
#define JIANBAO_PAGE_GRAPHIC_H

#include "figure/graphic.h"
#include "page/style.h"
#include "text/shape.h"

/* A box for a line of text of that size. In `arena`. */
const InlineBox *graphic_box(const Style *style, const CellGraphic *graphic, double size, Arena *arena);

#endif
