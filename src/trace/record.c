/* A node is written out as text and looked up by it: equal nodes, however often they were computed, stand
 * once. */
#include "trace/record.h"

#include <glib.h>
#include "base/json.h"
#include "trace/cells.h"

typedef struct {
    GHashTable *known; /* text → number + 1 */
    GString *text;     /* the JSON list so far */
    int count;
} Listed;

typedef struct {
    Listed files, rules, nodes;
    GHashTable *file_places; /* file → place + 1: a digest is taken once */
    GHashTable *done;        /* Provenance → node number + 1 */
    GString *figures;
    CellTexts *cells;
    int figure_count;
} Recorder;

static void listed_open(Listed *l)
{
    l->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    l->text = g_string_new(NULL);
}

static void listed_close(Listed *l)
{
    g_hash_table_destroy(l->known);
    g_string_free(l->text, TRUE);
}

/* The place of an entry, added when it is new. Takes `entry`. */
static int listed_place(Listed *l, char *entry)
{
    int at = GPOINTER_TO_INT(g_hash_table_lookup(l->known, entry));
    if (at) {
        g_free(entry);
        return at - 1;
    }
    g_string_append_printf(l->text, "%s%s", l->count ? "," : "", entry);
    g_hash_table_insert(l->known, entry, GINT_TO_POINTER(++l->count));
    return l->count - 1;
}

static int file_place(Recorder *r, const char *file)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(r->file_places, file));
    if (known) return known - 1;
    GString *entry = g_string_new("{\"name\":");
    json_add_text(entry, file);
    g_string_append(entry, ",\"sha256\":");
    json_add_text(entry, cell_file_digest(r->cells, file));
    g_string_append_c(entry, '}');
    int place = listed_place(&r->files, g_string_free(entry, FALSE));
    g_hash_table_insert(r->file_places, (gpointer)file, GINT_TO_POINTER(place + 1));
    return place;
}

static int rule_place(Recorder *r, const char *rule)
{
    GString *entry = g_string_new(NULL);
    json_add_text(entry, rule);
    return listed_place(&r->rules, g_string_free(entry, FALSE));
}

static int node_place(Recorder *r, const Provenance *node);

static void add_inputs(Recorder *r, GString *entry, const Provenance *node)
{
    GString *inputs = g_string_new("[");
    for (int i = 0; i < node->input_count; i++)
        g_string_append_printf(inputs, "%s%d", i ? "," : "", node_place(r, node->inputs[i]));
    g_string_append_printf(entry, ",%s]]", inputs->str);
    g_string_free(inputs, TRUE);
}

static void add_cell(Recorder *r, GString *entry, const Provenance *cell)
{
    g_string_append_printf(entry, "[\"c\",%d,%d,%d,", file_place(r, cell->file), cell->line, cell->column);
    json_add_number(entry, cell->number);
    g_string_append_c(entry, ',');
    const char *typed = cell_text(r->cells, cell);
    if (typed)
        json_add_text(entry, typed);
    else
        g_string_append(entry, "null");
    g_string_append_c(entry, ']');
}

static int node_place(Recorder *r, const Provenance *node)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(r->done, node));
    if (known) return known - 1;
    GString *entry = g_string_new(NULL);
    switch (node->kind) {
    case PROVENANCE_CELL: add_cell(r, entry, node); break;
    case PROVENANCE_CONSTANT:
        g_string_append_printf(entry, "[\"k\",%d,", rule_place(r, node->rule));
        json_add_number(entry, node->number);
        g_string_append_c(entry, ']');
        break;
    case PROVENANCE_LIST:
    case PROVENANCE_RULE:
        g_string_append_printf(entry, "[\"r\",%d,", rule_place(r, node->rule ? node->rule : ""));
        json_add_number(entry, node->number);
        add_inputs(r, entry, node);
        break;
    case PROVENANCE_SERIES:
        g_string_append_printf(entry, "[\"s\",%d", rule_place(r, node->rule));
        add_inputs(r, entry, node);
        break;
    case PROVENANCE_PRINTED:
        g_string_append_printf(entry, "[\"p\",%d,%d,", node->decimals, node->places);
        json_add_text(entry, node->text);
        add_inputs(r, entry, node);
        break;
    case PROVENANCE_WORDS:
        g_string_append_printf(entry, "[\"w\",%d,%d,", rule_place(r, node->rule), node->decimals);
        json_add_text(entry, node->text);
        g_string_append_c(entry, ',');
        json_add_text(entry, node->parameters);
        add_inputs(r, entry, node);
        break;
    }
    int place = listed_place(&r->nodes, g_string_free(entry, FALSE));
    g_hash_table_insert(r->done, (gpointer)node, GINT_TO_POINTER(place + 1));
    return place;
}

static void add_figure(Recorder *r, const PrintedFigure *f)
{
    g_string_append_printf(r->figures, "%s[%d,%.1f,%.1f,%.1f,%.1f,%d,", r->figure_count++ ? "," : "", f->page,
                           f->x, f->y, f->width, f->height, node_place(r, f->source));
    json_add_text(r->figures, f->source->text);
    g_string_append_c(r->figures, ',');
    json_add_text(r->figures, f->source->label);
    g_string_append(r->figures, f->alternative ? ",1]" : "]");
}

static void want_cell(const Provenance *cell, void *user) { cell_texts_want(user, cell); }

char *trace_record(const PrintedFigure *figures, int count, CellTexts *cells)
{
    Recorder r = {.figures = g_string_new(NULL),
                  .cells = cells,
                  .done = g_hash_table_new(NULL, NULL),
                  .file_places = g_hash_table_new(g_str_hash, g_str_equal)};
    listed_open(&r.files), listed_open(&r.rules), listed_open(&r.nodes);
    for (int i = 0; i < count; i++) provenance_cells(figures[i].source, want_cell, r.cells);
    cell_texts_read(r.cells);
    for (int i = 0; i < count; i++) add_figure(&r, &figures[i]);
    char *text =
        g_strdup_printf("{\"format\":\"jianbao-trace\",\"version\":1,\n\"files\":[%s],\n\"rules\":[%s],\n"
                        "\"nodes\":[%s],\n\"figures\":[%s]}\n",
                        r.files.text->str, r.rules.text->str, r.nodes.text->str, r.figures->str);
    listed_close(&r.files), listed_close(&r.rules), listed_close(&r.nodes);
    g_hash_table_destroy(r.done);
    g_hash_table_destroy(r.file_places);
    g_string_free(r.figures, TRUE);
    return text;
}
