/* Each block is told twice: a line to read (kind, place, text, tables row by row), and under it, indented by
 * four, lines to parse (settings, pieces of text and cells with JSON's quotes and the number of their tree).
 * A division's blocks follow it, and a line where it ends. */
#include "layout/dump.h"

#include <glib.h>

#include "base/json.h"
#include "base/provenance_dump.h"

typedef struct {
    const Document *document;
    ProvenanceList *sources;
    FILE *out;
} Dump;

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

/* ---- blocks ---- */

static void dump_heading(const Dump *d, const Block *b)
{
    put_setting(d, "id", b->heading.id);
    if (b->heading.appendix) fputs("    appendix\n", d->out);
    if (b->heading.unnumbered) fputs("    unnumbered\n", d->out);
    put_inlines(d, "text", &b->heading.text);
}

static void dump_paragraph(const Dump *d, const Block *b) { put_inlines(d, "text", &b->paragraph.text); }

static void dump_item(const Dump *d, const Block *b)
{
    put_setting(d, "marker", b->item.marker);
    put_inlines(d, "text", &b->item.text);
}

static void dump_table(const Dump *d, const Block *b)
{
    show_table(d, b->table);
    put_table(d, b->table);
}

static void dump_chart(const Dump *d, const Block *b)
{
    put_setting(d, "kind", b->chart.kind);
    put_options(d, "    option ", b->chart.options);
}

static void dump_picture(const Dump *d, const Block *b)
{
    put_setting(d, "id", b->picture.id);
    put_inlines(d, "text", &b->picture.caption);
    put_setting(d, "file", b->picture.file);
    put_setting(d, "credit", b->picture.credit);
    if (b->picture.width > 0) fprintf(d->out, "    width %g\n", b->picture.width);
}

static void dump_page_break(const Dump *d, const Block *b)
{
    if (b->page_break.odd) fputs("    odd\n", d->out);
}

static void dump_blocks(const Dump *d, const BlockList *list);

/* Its blocks, and the line that ends it. */
static void dump_division(const Dump *d, const Block *b)
{
    const DivisionBlock *division = &b->division;
    fprintf(d->out, "    division %s %d\n", division_names[division->division], division->span);
    dump_blocks(d, &division->blocks);
    if (division->end_line) fprintf(d->out, "end line %d level 0\n", division->end_line);
}

static void dump_rule(const Dump *d, const Block *b) { (void)d, (void)b; }

static const struct {
    const char *name;
    void (*dump)(const Dump *d, const Block *b); /* what its kind holds */
} kinds[] = {[BLOCK_HEADING] = {"heading", dump_heading},
             [BLOCK_PARAGRAPH] = {"paragraph", dump_paragraph},
             [BLOCK_MESSAGE] = {"message", dump_paragraph},
             [BLOCK_ITEM] = {"item", dump_item},
             [BLOCK_QUOTE] = {"quote", dump_paragraph},
             [BLOCK_TABLE] = {"table", dump_table},
             [BLOCK_CHART] = {"chart", dump_chart},
             [BLOCK_PICTURE] = {"picture", dump_picture},
             [BLOCK_RULE] = {"rule", dump_rule},
             [BLOCK_PAGE_BREAK] = {"page-break", dump_page_break},
             [BLOCK_DIVISION] = {"division", dump_division}};

static int level_of(const Block *b)
{
    return b->kind == BLOCK_HEADING ? b->heading.level : b->kind == BLOCK_ITEM ? b->item.level : 0;
}

static void dump_blocks(const Dump *d, const BlockList *list)
{
    for (int i = 0; i < list->count; i++) {
        const Block *b = &list->items[i];
        const Inlines *text = block_text(b);
        fprintf(d->out, "%s line %d level %d", kinds[b->kind].name, b->line, level_of(b));
        show_inlines(d, text ? text : &(Inlines){0});
        kinds[b->kind].dump(d, b);
    }
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
    dump_blocks(&d, &document->blocks);
    for (int i = 0; i < document->note_count; i++) {
        fprintf(out, "note %d", i + 1);
        show_inlines(&d, &document->notes[i]);
        put_inlines(&d, "text", &document->notes[i]);
    }
    provenance_list_dump(d.sources, out);
    provenance_list_free(d.sources);
}
