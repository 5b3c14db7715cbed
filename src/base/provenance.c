/* Lists are spliced when a node is made, so that a tree only holds what can be evaluated. */
#include "base/provenance.h"

#include <glib.h>

static int spliced_count(const Provenance *const *inputs, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        if (inputs[i]) n += inputs[i]->kind == PROVENANCE_LIST ? inputs[i]->input_count : 1;
    return n;
}

Provenance *provenance_node(Arena *arena, ProvenanceKind kind, const Provenance *const *inputs, int count)
{
    int n = spliced_count(inputs, count), at = 0;
    const Provenance **kept = n ? ARENA_ARRAY(arena, const Provenance *, n) : NULL;
    for (int i = 0; i < count; i++) {
        if (!inputs[i]) continue;
        if (inputs[i]->kind != PROVENANCE_LIST) {
            kept[at++] = inputs[i];
            continue;
        }
        for (int k = 0; k < inputs[i]->input_count; k++) kept[at++] = inputs[i]->inputs[k];
    }
    Provenance *node = ARENA_NEW(arena, Provenance);
    *node = (Provenance){.kind = kind, .places = -1, .input_count = n, .inputs = kept, .place = ""};
    return node;
}

void provenance_cells(const Provenance *node, void (*visit)(const Provenance *, void *), void *user)
{
    if (!node) return;
    if (node->kind == PROVENANCE_CELL) visit(node, user);
    for (int i = 0; i < node->input_count; i++) provenance_cells(node->inputs[i], visit, user);
}

typedef struct {
    GString *text;
    int count;
} Places;

enum { PLACES_NAMED = 4 };

static void add_place(const Provenance *cell, void *user)
{
    Places *p = user;
    if (p->count++ < PLACES_NAMED)
        g_string_append_printf(p->text, "%s%s:%d:%d", p->count > 1 ? " " : "", cell->file, cell->line,
                               cell->column);
}

const char *provenance_place(const Provenance *node, Arena *arena)
{
    Places p = {.text = g_string_new(NULL)};
    provenance_cells(node, add_place, &p);
    if (p.count > PLACES_NAMED) g_string_append_printf(p.text, " 等%d处", p.count);
    if (p.count && node->kind == PROVENANCE_RULE) g_string_append_printf(p.text, " %s", node->rule);
    const char *kept = arena_strndup(arena, p.text->str, p.text->len);
    g_string_free(p.text, TRUE);
    return kept;
}
