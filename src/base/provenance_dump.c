/* A node is its line: lines are looked up, so that equal nodes stand once however often they were computed.
 * Pointers are remembered only while one tree is walked; its arena may be gone before the next. */
#include "base/provenance_dump.h"

#include <glib.h>

#include "base/json.h"

struct ProvenanceList {
    GHashTable *known;  /* line without its number → number */
    GPtrArray *lines;   /* in order; owned by `known` */
    GHashTable *walked; /* node → number, of the tree that is walked */
};

ProvenanceList *provenance_list_new(void)
{
    ProvenanceList *list = g_new0(ProvenanceList, 1);
    list->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    list->lines = g_ptr_array_new();
    list->walked = g_hash_table_new(NULL, NULL);
    return list;
}

void provenance_list_free(ProvenanceList *list)
{
    if (!list) return;
    g_hash_table_destroy(list->walked);
    g_ptr_array_free(list->lines, TRUE);
    g_hash_table_destroy(list->known);
    g_free(list);
}

static void add_quoted(GString *line, const char *before, const char *text)
{
    g_string_append(line, before);
    json_add_text(line, text);
}

static void add_number(GString *line, double number)
{
    g_string_append(line, " number ");
    json_add_number(line, number);
}

/* What a node is, without its number and inputs. */
static void add_head(GString *line, const Provenance *node)
{
    switch (node->kind) {
    case PROVENANCE_CELL:
        add_quoted(line, "cell ", node->file);
        g_string_append_printf(line, ":%d:%d", node->line, node->column);
        add_number(line, node->number);
        if (node->places >= 0) g_string_append_printf(line, " places %d", node->places);
        break;
    case PROVENANCE_CONSTANT:
        add_quoted(line, "constant ", node->rule);
        add_number(line, node->number);
        break;
    case PROVENANCE_SERIES: add_quoted(line, "series ", node->rule); break;
    case PROVENANCE_LIST:
    case PROVENANCE_RULE:
        add_quoted(line, "rule ", node->rule);
        add_number(line, node->number);
        break;
    case PROVENANCE_PRINTED:
        add_quoted(line, "printed ", node->text);
        g_string_append_printf(line, " decimals %d", node->decimals);
        break;
    case PROVENANCE_WORDS:
        add_quoted(line, "words ", node->rule);
        add_quoted(line, " ", node->text);
        g_string_append_printf(line, " decimals %d", node->decimals);
        if (node->parameters) add_quoted(line, " parameters ", node->parameters);
        break;
    }
}

static int add_node(ProvenanceList *list, const Provenance *node)
{
    int number = GPOINTER_TO_INT(g_hash_table_lookup(list->walked, node));
    if (number) return number;
    GString *line = g_string_new(NULL);
    add_head(line, node);
    for (int i = 0; i < node->input_count; i++)
        g_string_append_printf(line, "%s#%d", i ? " " : " of ", add_node(list, node->inputs[i]));
    number = GPOINTER_TO_INT(g_hash_table_lookup(list->known, line->str));
    if (number) {
        g_string_free(line, TRUE);
    } else {
        char *kept = g_string_free(line, FALSE);
        g_ptr_array_add(list->lines, kept);
        number = (int)list->lines->len;
        g_hash_table_insert(list->known, kept, GINT_TO_POINTER(number));
    }
    g_hash_table_insert(list->walked, (gpointer)node, GINT_TO_POINTER(number));
    return number;
}

static int number_of(ProvenanceList *list, const Provenance *tree)
{
    g_hash_table_remove_all(list->walked);
    return add_node(list, tree);
}

void provenance_list_mention(ProvenanceList *list, const Provenance *tree, FILE *out)
{
    if (tree) fprintf(out, " #%d", number_of(list, tree));
}

void provenance_list_describe(ProvenanceList *list, const Provenance *tree, FILE *out)
{
    if (!tree) return;
    char *label = json_quote(tree->label);
    fprintf(out, " %s #%d", label, number_of(list, tree));
    g_free(label);
}

void provenance_list_dump(const ProvenanceList *list, FILE *out)
{
    for (guint i = 0; i < list->lines->len; i++)
        fprintf(out, "#%u %s\n", i + 1, (const char *)list->lines->pdata[i]);
}
