/* libyaml's document tree, walked once, of what yaml_text.c makes of the typed text. */
#include "base/schema.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/textutil.h"
#include "base/yaml_text.h"

typedef struct {
    OptionSet *set;
    TextOrigin origin;
    const char *what;
    Arena *arena;
    Diagnostics *diags;
    const char *(*restore)(const char *, void *);
    void *user;
    yaml_document_t *document;
} Reading;

static Place place_at(const Reading *r, size_t line, size_t column)
{
    int n = (int)line;
    return (Place){.file = r->origin.file,
                   .line = r->origin.lines ? r->origin.lines[n] : r->origin.first + n,
                   .column = (int)column + 1};
}

static Place node_place(const Reading *r, const yaml_node_t *node)
{
    return place_at(r, node->start_mark.line, node->start_mark.column);
}

/* ---- values ---- */

static const char *scalar_text(const Reading *r, const yaml_node_t *node)
{
    char *text = g_strndup((const char *)node->data.scalar.value, node->data.scalar.length);
    const char *kept = arena_strdup(r->arena, text);
    g_free(text);
    return r->restore ? r->restore(kept, r->user) : kept;
}

static bool in_choices(const char *choices, const char *word)
{
    char **list = g_strsplit(choices, "|", -1);
    bool found = g_strv_contains((const gchar *const *)list, word);
    g_strfreev(list);
    return found;
}

#define OUT_OF_RANGE "超出范围"

/* Fills the typed fields of `value` from its text; the reason when the text is of another type. */
static const char *settle_type(const OptionSpec *spec, OptionValue *value)
{
    static const char *const yes[] = {"true", "yes", "是", "on", NULL}, *const no[] = {"false", "no", "否",
                                                                                       "off", NULL};
    const char *text = value->text;
    char *end;
    unsigned colour;
    switch (spec->type) {
    case OPTION_NUMBER:
        value->number = g_ascii_strtod(text, &end);
        if (end == text || *end) return "应为数字";
        if (spec->least < spec->most && (value->number < spec->least || value->number > spec->most))
            return OUT_OF_RANGE;
        return NULL;
    case OPTION_BOOL:
        value->truth = g_strv_contains(yes, text);
        return value->truth || g_strv_contains(no, text) ? NULL : "应为true或false";
    case OPTION_CHOICE: return in_choices(spec->choices, text) ? NULL : "不是允许的取值";
    case OPTION_COLOUR:
        return sscanf(text, "#%6x", &colour) == 1 && strlen(text) == 7 ? NULL : "应为颜色，如#16365C";
    default: return NULL;
    }
}

static bool takes_list(OptionType type)
{
    return type == OPTION_LIST || type == OPTION_INDICATORS || type == OPTION_REGIONS;
}

static void report_value(const Reading *r, const OptionSpec *spec, Place place, const char *text,
                         const char *reason)
{
    char *choices = spec->choices ? g_strdup_printf("；可用：%s", spec->choices)
                    : !strcmp(reason, OUT_OF_RANGE)
                        ? g_strdup_printf("，应为%.12g至%.12g", spec->least, spec->most)
                        : g_strdup("");
    diag_report(r->diags, E_LAYOUT_VALUE, place, "%s的%s“%s”%s%s", r->what, spec->key, text, reason, choices);
    g_free(choices);
}

static void read_list(const Reading *r, const OptionSpec *spec, const yaml_node_t *node, OptionValue *value)
{
    size_t n = (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
    value->items = ARENA_ARRAY(r->arena, const char *, n + 1);
    for (yaml_node_item_t *item = node->data.sequence.items.start; item < node->data.sequence.items.top;
         item++) {
        const yaml_node_t *child = yaml_document_get_node(r->document, *item);
        if (child->type != YAML_SCALAR_NODE) {
            report_value(r, spec, node_place(r, child), "…", "的各项应为文字");
            continue;
        }
        value->items[value->item_count++] = scalar_text(r, child);
    }
    if (value->item_count) value->text = value->items[0];
}

static void read_value(const Reading *r, const OptionSpec *spec, const yaml_node_t *node, OptionValue *value)
{
    Place place = node_place(r, node);
    OptionValue read = {.given = true, .line = place.line, .column = place.column};
    if (node->type == YAML_SEQUENCE_NODE && takes_list(spec->type)) {
        read_list(r, spec, node, &read);
    } else if (node->type == YAML_SCALAR_NODE) {
        read.text = scalar_text(r, node);
        if (takes_list(spec->type)) {
            read.items = ARENA_ARRAY(r->arena, const char *, 2);
            read.items[0] = read.text;
            read.item_count = 1;
        }
        const char *reason = settle_type(spec, &read);
        if (reason) {
            report_value(r, spec, place, read.text, reason);
            return;
        }
    } else {
        report_value(r, spec, place, "…", node->type == YAML_SEQUENCE_NODE ? "只能有一个值" : "不能再分层");
        return;
    }
    *value = read;
}

static int find_key(const Schema *schema, const char *key)
{
    for (int i = 0; i < schema->count; i++)
        if (!strcmp(schema->specs[i].key, key) ||
            (schema->specs[i].alias && !strcmp(schema->specs[i].alias, key)))
            return i;
    return -1;
}

static char *nearest_key(const Schema *schema, const char *key)
{
    const char **names = g_new(const char *, (gsize)(2 * schema->count + 1));
    int n = 0;
    for (int i = 0; i < schema->count; i++) {
        names[n++] = schema->specs[i].key;
        if (schema->specs[i].alias) names[n++] = schema->specs[i].alias;
    }
    char *near = text_nearest(key, names, n);
    if (!*near) { /* nothing is like it: name them all */
        g_free(near);
        GString *all = g_string_new(NULL);
        for (int i = 0; i < schema->count; i++)
            g_string_append_printf(all, "%s%s", i ? "、" : "", schema->specs[i].key);
        near = g_string_free(all, FALSE);
    }
    g_free(names);
    return near;
}

static void read_pair(const Reading *r, const yaml_node_pair_t *pair)
{
    const yaml_node_t *key = yaml_document_get_node(r->document, pair->key);
    const yaml_node_t *node = yaml_document_get_node(r->document, pair->value);
    if (key->type != YAML_SCALAR_NODE) return;
    const char *name = (const char *)key->data.scalar.value;
    int i = find_key(r->set->schema, name);
    if (i < 0) {
        char *near = nearest_key(r->set->schema, name);
        Place place = node_place(r, key);
        diag_report(r->diags, E_LAYOUT_KEY, place, "%s没有选项“%s”；可用的有%s", r->what, name, near);
        g_free(near);
        return;
    }
    if (r->set->values[i].given) {
        diag_report(r->diags, E_LAYOUT_VALUE, node_place(r, key), "%s的%s写了两次", r->what, name);
        return;
    }
    read_value(r, &r->set->schema->specs[i], node, &r->set->values[i]);
}

static void fill_fallbacks(OptionSet *set)
{
    for (int i = 0; i < set->schema->count; i++) {
        const OptionSpec *spec = &set->schema->specs[i];
        OptionValue *value = &set->values[i];
        if (value->given || !spec->fallback) continue;
        value->text = spec->fallback;
        settle_type(spec, value);
    }
}

static void report_missing(const Reading *r)
{
    for (int i = 0; i < r->set->schema->count; i++) {
        const OptionSpec *spec = &r->set->schema->specs[i];
        if (spec->required && !r->set->values[i].given)
            diag_report(r->diags, E_LAYOUT_BLOCK, place_at(r, 0, 0), "%s缺少选项%s（%s）", r->what, spec->key,
                        spec->help);
    }
}

static void note_colon(void *user, int line)
{
    const Reading *r = user;
    Place place = place_at(r, (size_t)line, 0);
    diag_report(r->diags, N_LAYOUT_PUNCTUATION, place, "全角冒号当作半角读取");
}

/* libyaml's commonest complaints. */
static const char *yaml_words(const char *problem)
{
    static const char *const table[][2] = {
        {"found character that cannot start any token", "行首不能用制表符，也不能用这个符号开头"},
        {"mapping values are not allowed", "一行里有两个冒号，请把文字放进引号"},
        {"did not find expected ',' or ']'", "方括号没有结束"},
        {"did not find expected ',' or '}'", "大括号没有结束"},
        {"found unexpected end of stream", "引号没有结束"},
        {"did not find expected key", "缩进不齐，或引号后面还有文字"},
        {"could not find expected ':'", "缺少冒号"},
        {"found unknown escape character", "双引号里的反斜线要写两个"},
        {"found undefined alias", "以*开头的文字要放进引号"}};
    for (size_t i = 0; problem && i < G_N_ELEMENTS(table); i++)
        if (g_str_has_prefix(problem, table[i][0])) return table[i][1];
    return "应为“键: 值”，一行一项";
}

enum { DEEPEST_BRACKETS = 32 };

/* Loads the text; false after reporting. */
static bool load(const Reading *r, yaml_parser_t *parser, const char *yaml)
{
    int line;
    if (yaml_depth(yaml, &line) > DEEPEST_BRACKETS) {
        diag_report(r->diags, E_LAYOUT_BLOCK, place_at(r, (size_t)line, 0), "%s的括号超过%d层", r->what,
                    DEEPEST_BRACKETS);
        return false;
    }
    yaml_parser_set_input_string(parser, (const unsigned char *)yaml, strlen(yaml));
    if (yaml_parser_load(parser, r->document)) return true;
    diag_report(r->diags, E_LAYOUT_BLOCK, place_at(r, parser->problem_mark.line, parser->problem_mark.column),
                "%s的写法有误：%s", r->what, yaml_words(parser->problem));
    return false;
}

OptionSet *options_read(const char *text, TextOrigin origin, const Schema *schema, const char *what,
                        Arena *arena, Diagnostics *diags, const char *(*restore)(const char *, void *),
                        void *user)
{
    OptionSet *set = ARENA_NEW(arena, OptionSet);
    set->schema = schema;
    set->values = ARENA_ARRAY(arena, OptionValue, schema->count + 1);
    set->file = origin.file;
    yaml_parser_t parser;
    yaml_document_t document;
    yaml_parser_initialize(&parser);
    Reading r = {set, origin, what, arena, diags, restore, user, &document};
    char *yaml = yaml_text(text, schema, note_colon, &r);
    if (load(&r, &parser, yaml)) {
        yaml_node_t *root = yaml_document_get_root_node(&document);
        if (root && root->type == YAML_MAPPING_NODE) {
            for (yaml_node_pair_t *p = root->data.mapping.pairs.start; p < root->data.mapping.pairs.top; p++)
                read_pair(&r, p);
        } else if (root) {
            diag_report(diags, E_LAYOUT_BLOCK, node_place(&r, root), "%s的写法有误：应为“键: 值”，一行一项",
                        what);
        }
        report_missing(&r);
        yaml_document_delete(&document);
    }
    fill_fallbacks(set);
    yaml_parser_delete(&parser);
    g_free(yaml);
    return set;
}

char *options_peek(const char *text, const char *key, const char *alias, int *line)
{
    char *yaml = yaml_text(text, NULL, NULL, NULL), *found = NULL;
    yaml_parser_t parser;
    yaml_document_t document;
    int deepest;
    *line = 0;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml, strlen(yaml));
    if (yaml_depth(yaml, &deepest) <= DEEPEST_BRACKETS && yaml_parser_load(&parser, &document)) {
        yaml_node_t *root = yaml_document_get_root_node(&document);
        bool mapping = root && root->type == YAML_MAPPING_NODE;
        for (yaml_node_pair_t *p = mapping ? root->data.mapping.pairs.start : NULL;
             mapping && p < root->data.mapping.pairs.top && !found; p++) {
            const yaml_node_t *name = yaml_document_get_node(&document, p->key),
                              *value = yaml_document_get_node(&document, p->value);
            if (name->type != YAML_SCALAR_NODE || value->type != YAML_SCALAR_NODE) continue;
            const char *word = (const char *)name->data.scalar.value;
            if (strcmp(word, key) && strcmp(word, alias)) continue;
            found = g_strndup((const char *)value->data.scalar.value, value->data.scalar.length);
            *line = (int)value->start_mark.line;
        }
        yaml_document_delete(&document);
    }
    yaml_parser_delete(&parser);
    g_free(yaml);
    return found;
}

OptionSet *options_derive(const Schema *schema, const OptionSet *from, Arena *arena)
{
    OptionSet *set = ARENA_NEW(arena, OptionSet);
    *set = (OptionSet){schema, ARENA_ARRAY(arena, OptionValue, schema->count + 1), from->file};
    for (int i = 0; i < schema->count; i++) {
        int k = find_key(from->schema, schema->specs[i].key);
        if (k >= 0 && from->schema->specs[k].type == schema->specs[i].type && from->values[k].given)
            set->values[i] = from->values[k];
    }
    fill_fallbacks(set);
    return set;
}

void options_clear(OptionSet *set, const char *key)
{
    int i = find_key(set->schema, key);
    if (i >= 0) set->values[i] = (OptionValue){0};
}

void options_put(OptionSet *set, const char *key, const char *text, Arena *arena)
{
    int i = find_key(set->schema, key);
    OptionValue value = {.given = true, .text = text};
    settle_type(&set->schema->specs[i], &value);
    if (takes_list(set->schema->specs[i].type)) {
        value.items = ARENA_ARRAY(arena, const char *, 2);
        value.items[0] = text;
        value.item_count = 1;
    }
    set->values[i] = value;
}

const OptionValue *option(const OptionSet *set, const char *key)
{
    static const OptionValue none = {0};
    int i = find_key(set->schema, key);
    return i < 0 ? &none : &set->values[i];
}

const char *option_text(const OptionSet *set, const char *key) { return option(set, key)->text; }
double option_number(const OptionSet *set, const char *key) { return option(set, key)->number; }
bool option_true(const OptionSet *set, const char *key) { return option(set, key)->truth; }

/* “甲”, or “[甲, 乙]” with whatever brackets and commas a keyboard gives, as the items of a list. */
static void split_list(const char *text, OptionValue *value, Arena *arena)
{
    char *plain = text_trim(g_strdup(text)), *inside = plain;
    bool list = g_regex_match_simple("^[[【［].*[]】］]$", plain, 0, 0);
    if (list) {
        inside = g_utf8_next_char(plain);
        *g_utf8_find_prev_char(inside, plain + strlen(plain)) = '\0';
    }
    char **parts = g_regex_split_simple(list ? "\\s*[,，、]\\s*" : "(?!)", inside, 0, 0);
    guint n = g_strv_length(parts);
    value->items = ARENA_ARRAY(arena, const char *, n + 1);
    for (guint k = 0; k < n; k++) {
        char *item = text_trim(parts[k]);
        gsize length = strlen(item);
        bool quoted = length > 1 && (*item == '"' || *item == '\'') && item[length - 1] == *item;
        if (length)
            value->items[value->item_count++] = arena_strndup(arena, item + quoted, length - 2 * quoted);
    }
    value->text = value->item_count ? value->items[0] : "";
    g_strfreev(parts);
    g_free(plain);
}

bool option_set(OptionSet *set, const char *key, const char *value, Arena *arena, Diagnostics *diags)
{
    int i = find_key(set->schema, key);
    if (i < 0) {
        char *near = nearest_key(set->schema, key);
        diag_report(diags, E_USAGE, (Place){0}, "--set 没有选项“%s”；可用的有%s", key, near);
        g_free(near);
        return false;
    }
    const OptionSpec *spec = &set->schema->specs[i];
    OptionValue read = {.given = true, .text = arena_strdup(arena, value)};
    if (takes_list(spec->type)) split_list(value, &read, arena);
    const char *reason = settle_type(spec, &read);
    if (reason) {
        diag_report(diags, E_USAGE, (Place){0}, "--set %s“%s”%s", key, value, reason);
        return false;
    }
    set->values[i] = read;
    return true;
}
