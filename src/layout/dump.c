/* One line a block: its kind, line and level, then its pieces of text, each with where its figure came from.
 * Tables follow with one line a row. */
#include "layout/dump.h"

static void dump_inlines(const Inlines *text, FILE *out)
{
    for (int k = 0; k < text->count; k++) {
        const Inline *t = &text->items[k];
        fprintf(out, " “%s”", t->text);
        if (t->marks) fprintf(out, "*%d", t->marks);
        if (t->source) fprintf(out, " from %s", t->source->place);
    }
    putc('\n', out);
}

void document_dump(const Document *d, FILE *out)
{
    static const char *const names[] = {"heading", "paragraph", "message", "item",       "quote",    "table",
                                        "chart",   "picture",   "rule",    "page-break", "division", "end"};
    for (int i = 0; i < d->block_count; i++) {
        const Block *b = &d->blocks[i];
        fprintf(out, "%s line %d level %d", names[b->kind], b->line, b->level);
        dump_inlines(&b->text, out);
        for (int c = 0; b->table && b->table->header && c < b->table->columns; c++) {
            const char *group = b->table->groups ? b->table->groups[c] : NULL;
            fprintf(out, "%s%s%s", c ? " | " : "  head ", group ? group : "", group ? " > " : "");
            for (int k = 0; k < b->table->header[c].count; k++)
                fprintf(out, "%s", b->table->header[c].items[k].text);
        }
        if (b->table && b->table->header) putc('\n', out);
        for (int r = 0; b->table && r < b->table->row_count; r++) {
            for (int c = 0; c < b->table->columns; c++)
                for (int k = 0; k < b->table->rows[r].cells[c].count; k++)
                    fprintf(out, "%s%s", c ? " | " : "  ", b->table->rows[r].cells[c].items[k].text);
            putc('\n', out);
        }
    }
    for (int i = 0; i < d->note_count; i++) {
        fprintf(out, "note %d", i + 1);
        dump_inlines(&d->notes[i], out);
    }
}
