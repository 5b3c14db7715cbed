/* Finished pages as text: a head a page and its display list; then what is said of the whole. */
#include "display/pages.h"

#include <glib.h>

#include "base/json.h"

static void put_text(const char *before, const char *text, FILE *out)
{
    char *quoted = json_quote(text);
    fprintf(out, "%s%s", before, quoted);
    g_free(quoted);
}

static void dump_element(const StructElement *e, int number, ProvenanceList *sources, FILE *out)
{
    fprintf(out, "element %d %s parent %d", number, e->type, e->parent);
    if (e->scope) fprintf(out, " scope %s", e->scope);
    if (e->columns > 1) fprintf(out, " columns %d", e->columns);
    if (e->rows > 1) fprintf(out, " rows %d", e->rows);
    if (e->alt) put_text(" alt ", e->alt, out);
    putc('\n', out);
    for (int i = 0; i < e->alt_count; i++) {
        if (!e->alt_pieces[i].source) continue;
        fprintf(out, "figure %d", number);
        put_text(" ", e->alt_pieces[i].text, out);
        provenance_list_mention(sources, e->alt_pieces[i].source, out);
        putc('\n', out);
    }
}

static void dump_whole(const Pages *pages, ProvenanceList *sources, FILE *out)
{
    const struct {
        const char *name, *text;
    } said[] = {{"title ", pages->title},
                {"author ", pages->author},
                {"subject ", pages->subject},
                {"keywords ", pages->keywords}};
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        if (!said[i].text || !*said[i].text) continue;
        put_text(said[i].name, said[i].text, out);
        putc('\n', out);
    }
    for (int i = 0; i < pages->outline_count; i++) {
        const OutlineEntry *entry = &pages->outline[i];
        fprintf(out, "outline %d %s", entry->level, entry->destination);
        put_text(" ", entry->title, out);
        putc('\n', out);
    }
    for (int i = 0; i < pages->structure->count; i++)
        dump_element(&pages->structure->elements[i], i, sources, out);
}

void pages_dump(const Pages *pages, FILE *out)
{
    ProvenanceList *sources = provenance_list_new();
    for (int i = 0; i < pages->count; i++) {
        fprintf(out, "page %d “%s” %.2f %.2f\n", i + 1, pages->pages[i].label ? pages->pages[i].label : "",
                pages->pages[i].width, pages->pages[i].height);
        display_dump(pages->pages[i].list, sources, out);
    }
    dump_whole(pages, sources, out);
    provenance_list_dump(sources, out);
    provenance_list_free(sources);
}

void pages_print_fill(const Pages *pages, FILE *out)
{
    for (int i = 0; i < pages->count; i++) {
        const char *label = pages->pages[i].label;
        fprintf(out, "第%d面%s%s%s 满%.0f%%\n", i + 1, *label ? "（页码" : "", label, *label ? "）" : "",
                100 * pages->pages[i].fill);
    }
}
