/* Every number in the JSON is checked before it is used as a place: a trace may come from anywhere. */
#include "trace/book.h"

#include <glib.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
    TraceBook *book;
    const char **rules;
    const Provenance **nodes;
    int rule_count, node_count;
    bool good;
} Reading;

static JsonArray *member(Reading *r, JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    r->good = r->good && node && JSON_NODE_HOLDS_ARRAY(node);
    return r->good ? json_node_get_array(node) : NULL;
}

static JsonNode *element(JsonArray *array, guint i)
{
    return i < json_array_get_length(array) ? json_array_get_element(array, i) : NULL;
}

static double number_at(Reading *r, JsonArray *array, guint i)
{
    JsonNode *node = element(array, i);
    bool number = node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) != G_TYPE_STRING;
    r->good = r->good && number;
    return number ? json_node_get_double(node) : 0;
}

/* A place in a list of `count` entries; 0 after a fault. */
static int place_at(Reading *r, JsonArray *array, guint i, int count)
{
    double number = number_at(r, array, i);
    r->good = r->good && number >= 0 && number < count;
    return r->good ? (int)number : 0;
}

static int whole_at(Reading *r, JsonArray *array, guint i)
{
    double number = number_at(r, array, i);
    r->good = r->good && number >= -1 && number < 1e9;
    return r->good ? (int)number : 0;
}

static const char *text_at(Reading *r, JsonArray *array, guint i)
{
    JsonNode *node = element(array, i);
    if (!node || JSON_NODE_HOLDS_NULL(node)) return NULL;
    bool text = JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING;
    r->good = r->good && text;
    return text ? arena_strdup(r->book->arena, json_node_get_string(node)) : NULL;
}

static const Provenance *const *inputs_at(Reading *r, JsonArray *array, guint i, int *count)
{
    JsonNode *node = element(array, i);
    r->good = r->good && node && JSON_NODE_HOLDS_ARRAY(node);
    *count = 0;
    if (!r->good) return NULL;
    JsonArray *list = json_node_get_array(node);
    int n = (int)json_array_get_length(list);
    const Provenance **inputs = ARENA_ARRAY(r->book->arena, const Provenance *, n + 1);
    for (int k = 0; k < n; k++) {
        int place = place_at(r, list, (guint)k, r->node_count);
        if (!r->good) return NULL;
        inputs[k] = r->nodes[place];
    }
    *count = n;
    return inputs;
}

static const char *rule_at(Reading *r, JsonArray *array, guint i)
{
    int place = place_at(r, array, i, r->rule_count);
    return r->good ? r->rules[place] : "";
}

static void read_cell(Reading *r, JsonArray *a, Provenance *n)
{
    n->kind = PROVENANCE_CELL;
    int file = place_at(r, a, 1, r->book->file_count);
    if (r->good) n->file = r->book->files[file].name;
    n->line = whole_at(r, a, 2);
    n->column = whole_at(r, a, 3);
    n->number = number_at(r, a, 4);
    n->text = text_at(r, a, 5);
}

static void read_node(Reading *r, JsonArray *a, Provenance *n)
{
    const char *kind = text_at(r, a, 0);
    *n = (Provenance){.places = -1, .place = ""};
    if (!g_strcmp0(kind, "c")) {
        read_cell(r, a, n);
    } else if (!g_strcmp0(kind, "k")) {
        n->kind = PROVENANCE_CONSTANT;
        n->rule = rule_at(r, a, 1);
        n->number = number_at(r, a, 2);
    } else if (!g_strcmp0(kind, "r")) {
        n->kind = PROVENANCE_RULE;
        n->rule = rule_at(r, a, 1);
        n->number = number_at(r, a, 2);
        n->inputs = inputs_at(r, a, 3, &n->input_count);
    } else if (!g_strcmp0(kind, "s")) {
        n->kind = PROVENANCE_SERIES;
        n->rule = rule_at(r, a, 1);
        n->inputs = inputs_at(r, a, 2, &n->input_count);
    } else if (!g_strcmp0(kind, "p")) {
        n->kind = PROVENANCE_PRINTED;
        n->rule = "四舍五入";
        n->decimals = whole_at(r, a, 1);
        n->places = whole_at(r, a, 2);
        n->text = text_at(r, a, 3);
        n->inputs = inputs_at(r, a, 4, &n->input_count);
    } else if (!g_strcmp0(kind, "w")) {
        n->kind = PROVENANCE_WORDS;
        n->rule = rule_at(r, a, 1);
        n->decimals = whole_at(r, a, 2);
        n->text = text_at(r, a, 3);
        n->parameters = text_at(r, a, 4);
        n->inputs = inputs_at(r, a, 5, &n->input_count);
    } else {
        r->good = false;
    }
    bool said = n->kind == PROVENANCE_PRINTED || n->kind == PROVENANCE_WORDS;
    r->good = r->good && (!said || n->text);
}

static void read_lists(Reading *r, JsonObject *root)
{
    Arena *arena = r->book->arena;
    JsonArray *files = member(r, root, "files"), *rules = member(r, root, "rules"),
              *nodes = member(r, root, "nodes");
    if (!r->good) return;
    int n = (int)json_array_get_length(files);
    r->book->files = ARENA_ARRAY(arena, TracedFile, n + 1);
    for (int i = 0; i < n && r->good; i++) {
        JsonNode *node = json_array_get_element(files, (guint)i);
        r->good = JSON_NODE_HOLDS_OBJECT(node);
        JsonObject *file = r->good ? json_node_get_object(node) : NULL;
        r->good = r->good && json_object_has_member(file, "name") && json_object_has_member(file, "sha256");
        if (!r->good) return;
        r->book->files[r->book->file_count++] =
            (TracedFile){arena_strdup(arena, json_object_get_string_member_with_default(file, "name", "")),
                         arena_strdup(arena, json_object_get_string_member_with_default(file, "sha256", ""))};
    }
    n = (int)json_array_get_length(rules);
    r->rules = ARENA_ARRAY(arena, const char *, n + 1);
    for (; r->rule_count < n && r->good; r->rule_count++) {
        r->rules[r->rule_count] = text_at(r, rules, (guint)r->rule_count);
        r->good = r->good && r->rules[r->rule_count];
    }
    n = (int)json_array_get_length(nodes);
    r->nodes = ARENA_ARRAY(arena, const Provenance *, n + 1);
    for (; r->node_count < n && r->good; r->node_count++) {
        JsonNode *node = json_array_get_element(nodes, (guint)r->node_count);
        r->good = JSON_NODE_HOLDS_ARRAY(node);
        Provenance *made = ARENA_NEW(arena, Provenance);
        if (r->good) read_node(r, json_node_get_array(node), made);
        r->nodes[r->node_count] = made;
    }
}

static void read_figures(Reading *r, JsonObject *root)
{
    JsonArray *list = member(r, root, "figures");
    if (!r->good) return;
    int n = (int)json_array_get_length(list);
    r->book->figures = ARENA_ARRAY(r->book->arena, TracedFigure, n + 1);
    for (int i = 0; i < n && r->good; i++) {
        JsonNode *node = json_array_get_element(list, (guint)i);
        r->good = JSON_NODE_HOLDS_ARRAY(node);
        if (!r->good) return;
        JsonArray *a = json_node_get_array(node);
        TracedFigure f = {.page = whole_at(r, a, 0),
                          .x = number_at(r, a, 1),
                          .y = number_at(r, a, 2),
                          .width = number_at(r, a, 3),
                          .height = number_at(r, a, 4)};
        int place = place_at(r, a, 5, r->node_count);
        f.text = text_at(r, a, 6);
        const char *label = text_at(r, a, 7);
        f.alternative =
            json_array_get_length(a) > 8 && number_at(r, a, 8) != 0; /* older records say nothing */
        if (!r->good || !f.text) break;
        Provenance *named = arena_memdup(r->book->arena, r->nodes[place], sizeof *named);
        named->label = label ? label : "";
        f.node = named;
        r->book->figures[r->book->figure_count++] = f;
    }
    r->good = r->good && r->book->figure_count == n;
}

TraceBook *trace_book_read(const char *json, const char *path, Diagnostics *diags)
{
    JsonParser *parser = json_parser_new();
    Arena *arena = arena_new();
    Reading r = {.book = ARENA_NEW(arena, TraceBook), .good = true};
    *r.book = (TraceBook){.arena = arena};
    r.good = json_parser_load_from_data(parser, json, -1, NULL) && json_parser_get_root(parser) &&
             JSON_NODE_HOLDS_OBJECT(json_parser_get_root(parser));
    if (r.good) read_lists(&r, json_node_get_object(json_parser_get_root(parser)));
    if (r.good) read_figures(&r, json_node_get_object(json_parser_get_root(parser)));
    g_object_unref(parser);
    if (r.good) return r.book;
    diag_report(diags, E_TRACE_DAMAGED, (Place){.file = path},
                "PDF所带的来源读不懂：不是本程序写的，或被改动过");
    arena_free(arena);
    return NULL;
}

void trace_book_free(TraceBook *book)
{
    if (book) arena_free(book->arena);
}

const char *trace_book_digest(const TraceBook *book, const char *file)
{
    for (int i = 0; i < book->file_count; i++)
        if (!strcmp(book->files[i].name, file)) return book->files[i].digest;
    return "";
}
