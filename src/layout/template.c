/* The code of the template is run; what it gives is put together, each line with the line of the layout. */
#include "layout/template.h"

#include <string.h>

#include "layout/private_characters.h"
#include "layout/template_code.h"

typedef struct {
    const TemplateCode *code;
    Expanded *out;
    GHashTable *told; /* place and words of a fault → its number in `faults`, from 1 */
    GArray *faults;   /* Fault */
    Arena *arena;
} Template;

/* An expression that failed, once for all the times that it did. */
typedef struct {
    Place place;
    const char *message;
    int count;
} Fault;

static size_t sink_text(void *user, int n)
{
    Template *t = user;
    const Chunk *chunk = template_code_chunk(t->code, n);
    int line = chunk->line;
    g_string_append_len(t->out->text, chunk->text, (gssize)chunk->length);
    for (size_t i = 0; i < chunk->length; i++) {
        if (chunk->text[i] != '\n') continue;
        line += !chunk->inside;
        g_array_append_val(t->out->lines, line);
    }
    return chunk->length;
}

static bool sink_value(void *user, Inserted value)
{
    Template *t = user;
    guint n = t->out->values->len;
    if (n >= INSERTED_LAST - INSERTED_FIRST) return false;
    g_array_append_val(t->out->values, value);
    g_string_append_unichar(t->out->text, INSERTED_FIRST + n);
    return true;
}

static void sink_fault(void *user, int line, const char *message)
{
    Template *t = user;
    Fault fault = {template_code_place(t->code, line), message, 1};
    const char *key = arena_printf(t->arena, "%s:%d:%s", fault.place.file, fault.place.line, message);
    int known = GPOINTER_TO_INT(g_hash_table_lookup(t->told, key));
    if (known) {
        g_array_index(t->faults, Fault, known - 1).count++;
        return;
    }
    g_array_append_val(t->faults, fault);
    g_hash_table_insert(t->told, (void *)key, GINT_TO_POINTER((int)t->faults->len));
}

static void report_faults(const Template *t, Diagnostics *diags)
{
    for (guint i = 0; i < t->faults->len; i++) {
        const Fault *f = &g_array_index(t->faults, Fault, i);
        if (f->count > 1)
            diag_report(diags, E_LAYOUT_EXPRESSION, f->place, "表达式有误：%s（共%d次）", f->message,
                        f->count);
        else
            diag_report(diags, E_LAYOUT_EXPRESSION, f->place, "表达式有误：%s", f->message);
    }
}

static bool run(Template *t, Expressions *expressions, Diagnostics *diags)
{
    const char *error;
    int line;
    TemplateSink sink = {sink_text, sink_value, sink_fault, t};
    bool good = expression_run(expressions, template_code_text(t->code), &sink, &error, &line);
    report_faults(t, diags);
    if (!good)
        diag_report(diags, E_LAYOUT_EXPRESSION, template_code_place(t->code, line), "表达式有误：%s", error);
    return good && !t->faults->len;
}

bool template_expand(const char *source, TemplateSource at, Expressions *expressions, Expanded *out,
                     Diagnostics *diags)
{
    *out = (Expanded){g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(int)),
                      g_array_new(FALSE, FALSE, sizeof(Inserted))};
    g_array_append_val(out->lines, at.line);
    TemplateCode *code = template_code_new(source, at, expressions, diags);
    Template t = {.code = code,
                  .out = out,
                  .told = g_hash_table_new(g_str_hash, g_str_equal),
                  .faults = g_array_new(FALSE, FALSE, sizeof(Fault)),
                  .arena = arena_new()};
    bool good = template_code_good(code) && run(&t, expressions, diags);
    g_hash_table_destroy(t.told);
    g_array_free(t.faults, TRUE);
    arena_free(t.arena);
    template_code_free(code);
    return good;
}

void expanded_free(Expanded *e)
{
    g_string_free(e->text, TRUE);
    g_array_free(e->lines, TRUE);
    g_array_free(e->values, TRUE);
}

const Inserted *expanded_value(const Expanded *e, gunichar c)
{
    if (c < INSERTED_FIRST || c - INSERTED_FIRST >= e->values->len) return NULL;
    return &g_array_index(e->values, Inserted, c - INSERTED_FIRST);
}

const char *expanded_restore(const Expanded *e, const char *text, Arena *arena)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        const Inserted *value = expanded_value(e, c);
        if (value)
            g_string_append(out, value->text);
        else if (c != JOINER)
            g_string_append_unichar(out, c);
    }
    const char *kept = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}
