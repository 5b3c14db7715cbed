/* Finished pages as text: a head a page, then its display list. */
#include "display/pages.h"

void pages_dump(const Pages *pages, FILE *out)
{
    for (int i = 0; i < pages->count; i++) {
        fprintf(out, "page %d “%s” %.2f %.2f\n", i + 1, pages->pages[i].label ? pages->pages[i].label : "",
                pages->pages[i].width, pages->pages[i].height);
        display_dump(pages->pages[i].list, out);
    }
}

void pages_print_fill(const Pages *pages, FILE *out)
{
    for (int i = 0; i < pages->count; i++) {
        const char *label = pages->pages[i].label;
        fprintf(out, "第%d面%s%s%s 满%.0f%%\n", i + 1, *label ? "（页码" : "", label, *label ? "）" : "",
                100 * pages->pages[i].fill);
    }
}
