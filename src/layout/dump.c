/* Each block is told twice: a line to read (kind, place, text, tables row by row), and under it, indented by
 * four, lines to parse (settings, pieces of text and cells with JSON's quotes and the number of their tree).
 */
#include "layout/dump.h"

#include <glib.h>

#include "base/json.h"
#include "base/provenance_dump.h"

typedef struct {
    const Document *document;
    ProvenanceList *sources;
    FILE *out;
} Dump;

static const char *const kind_names[] = {"heading", "paragraph", "message", "item",       "quote",    "table",
                                         "chart",   "picture",   "rule",    "page-break", "division", "end"};
static const char *const division_names[] = {"columns", "row", "cell", "box", "quote", "headline"};

/* ---- lines to read ---- */

static void show_inlines(const Dump *d, const Inlines *text)
{
    for (int k = 0; k < text->count; k++) {
        const Inline *t = &text->items[k];
        fprintf(d->out, " “%s”", t->text);
        if (t->marks) fprintf(d->out, "*%d", t->marks);
        if (t->source) fprintf(d->out, " from %s", t->source->place);
    }
    putc('\n', d->out);
}

static void show_table(const Dump *d, const Table *t)
{
    for (int c = 0; t->header && c < t->columns; c++) {
        const char *group = t->groups ? t->groups[c] : NULL;
        fprintf(d->out, "%s%s%s", c ? " | " : "  head ", group ? group : "", group ? " > " : "");
        for (int k = 0; k < t->header[c].count; k++) fprintf(d->out, "%s", t->header[c].items[k].text);
    }
    if (t->header) putc('\n', d->out);
    for (int r = 0; r < t->row_count; r++) {
        for (int c = 0; c < t->columns; c++)
            for (int k = 0; k < t->rows[r].cells[c].count; k++)
                fprintf(d->out, "%s%s", c ? " | " : "  ", t->rows[r].cells[c].items[k].text);
        putc('\n', d->out);
    }
}

/* ---- lines to parse ---- */

static void put_text(const Dump *d, const char *before, const char *text)
{
    char *quoted = json_quote(text);
    fprintf(d->out, "%s%s", before, quoted);
    g_free(quoted);
}

static void put_setting(const Dump *d, const char *name, const char *text)
{
    if (!text || !*text) return;
    fprintf(d->out, "    %s", name);
    put_text(d, " ", text);
    putc('\n', d->out);
}

/* `name` says where the pieces stand: text, title, head 2, cell 1 3. */
static void put_inlines(const Dump *d, const char *name, const Inlines *text)
{
    for (int k = 0; k < text->count; k++) {
        const Inline *t = &text->items[k];
        fprintf(d->out, "    %s", name);
        put_text(d, " ", t->text);
        if (t->marks) fprintf(d->out, " marks %d", t->marks);
        if (t->link) put_text(d, " link ", t->link);
        if (t->note) fprintf(d->out, " note %d", t->note);
        if (t->graphic) fputs(" graphic", d->out);
        if (t->missing) put_text(d, " missing ", t->missing);
        if (t->source) fputs(" figure", d->out);
        provenance_list_describe(d->sources, t->source, d->out);
        putc('\n', d->out);
    }
    if (text->graphic) fprintf(d->out, "    %s graphic\n", name);
}

static void put_table(const Dump *d, const Table *t)
{
    char name[64];
    put_inlines(d, "title", &t->title);
    put_setting(d, "id", t->id);
    put_setting(d, "unit", t->unit);
    for (int c = 0; t->header && c < t->columns; c++) {
        g_snprintf(name, sizeof name, "group %d", c + 1);
        put_setting(d, name, t->groups ? t->groups[c] : NULL);
        g_snprintf(name, sizeof name, "head %d", c + 1);
        put_inlines(d, name, &t->header[c]);
    }
    for (int r = 0; r < t->row_count; r++)
        for (int c = 0; c < t->columns; c++) {
            g_snprintf(name, sizeof name, "cell %d %d", r + 1, c + 1);
            put_inlines(d, name, &t->rows[r].cells[c]);
        }
    put_setting(d, "note", t->note);
    put_setting(d, "source", t->source);
}

static void put_option(const Dump *d, const char *prefix, const OptionSet *set, int i)
{
    const OptionValue *value = &set->values[i];
    if (!value->given) return;
    fprintf(d->out, "%s%s", prefix, set->schema->specs[i].key);
    for (int k = 0; k < value->item_count; k++) put_text(d, " ", value->items[k]);
    if (!value->item_count) put_text(d, " ", value->text);
    putc('\n', d->out);
}

static void put_options(const Dump *d, const char *prefix, const OptionSet *set)
{
    for (int i = 0; i < set->schema->count; i++) put_option(d, prefix, set, i);
}

static void dump_block(const Dump *d, const Block *b)
{
    fprintf(d->out, "%s line %d level %d", kind_names[b->kind], b->line, b->level);
    show_inlines(d, &b->text);
    if (b->table) show_table(d, b->table);
    put_setting(d, "id", b->id);
    put_setting(d, "marker", b->marker);
    if (b->appendix) fputs("    appendix\n", d->out);
    if (b->unnumbered) fputs("    unnumbered\n", d->out);
    if (b->odd_page) fputs("    odd\n", d->out);
    put_inlines(d, "text", &b->text);
    if (b->kind == BLOCK_DIV_BEGIN)
        fprintf(d->out, "    division %s %d\n", division_names[b->division], b->span);
    put_setting(d, "file", b->file);
    put_setting(d, "credit", b->credit);
    if (b->width > 0) fprintf(d->out, "    width %g\n", b->width);
    put_setting(d, "kind", b->chart_kind);
    if (b->options) put_options(d, "    option ", b->options);
    if (b->table) put_table(d, b->table);
}

static void dump_head(const Dump *d)
{
    const ExpressionContext *c = &d->document->context;
    char period[PERIOD_TEXT];
    put_text(d, "document ", d->document->file);
    if (c->period.year) fprintf(d->out, " period %s", period_format(c->period, NOTATION_SPAN, period));
    if (c->analysis && c->analysis->data->region_count)
        put_text(d, " region ", c->analysis->data->regions[c->region].name);
    putc('\n', d->out);
    put_options(d, "    set ", d->document->front);
}

void document_dump(const Document *document, FILE *out)
{
    Dump d = {.document = document, .sources = provenance_list_new(), .out = out};
    dump_head(&d);
    for (int i = 0; i < document->block_count; i++) dump_block(&d, &document->blocks[i]);
    for (int i = 0; i < document->note_count; i++) {
        fprintf(out, "note %d", i + 1);
        show_inlines(&d, &document->notes[i]);
        put_inlines(&d, "text", &document->notes[i]);
    }
    provenance_list_dump(d.sources, out);
    provenance_list_free(d.sources);
}
