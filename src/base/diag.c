/* Reports are kept in the order they came; printing sorts by file and line, stable, so that the reader
 * walks through each file once. */
#include "base/diag.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/textutil.h"

struct Diagnostics {
    Arena *arena;
    GArray *items;
};

static const Message catalogue[MESSAGE_COUNT] = {
#define MESSAGE(id, code, severity, explanation, cure) [id] = {code, severity, explanation, cure},
#include "base/messages.def"
#undef MESSAGE
};

const Message *message_get(MessageId id) { return &catalogue[id]; }

const char *severity_name(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "提示";
    case SEVERITY_WARNING: return "警告";
    default: return "错误";
    }
}

Diagnostics *diagnostics_new(void)
{
    Arena *arena = arena_new();
    Diagnostics *list = ARENA_NEW(arena, Diagnostics);
    list->arena = arena;
    list->items = g_array_new(FALSE, FALSE, sizeof(Diagnostic));
    return list;
}

void diagnostics_free(Diagnostics *list)
{
    if (!list) return;
    g_array_free(list->items, TRUE);
    arena_free(list->arena);
}

void diag_report(Diagnostics *list, MessageId id, Place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    char *shown = text_escape_controls(text);
    Diagnostic item = {.id = id, .severity = catalogue[id].severity, .place = place};
    item.text = arena_strdup(list->arena, shown);
    item.place.file = place.file ? arena_strdup(list->arena, place.file) : NULL;
    item.place.excerpt = place.excerpt ? arena_strdup(list->arena, place.excerpt) : NULL;
    g_array_append_val(list->items, item);
    g_free(shown);
    g_free(text);
}

int diag_count(const Diagnostics *list) { return (int)list->items->len; }

const Diagnostic *diag_get(const Diagnostics *list, int index)
{
    return &g_array_index(list->items, Diagnostic, (guint)index);
}

int diag_count_severity(const Diagnostics *list, Severity at_least)
{
    int count = 0;
    for (int i = 0; i < diag_count(list); i++) count += diag_get(list, i)->severity >= at_least;
    return count;
}

int diag_exit_status(const Diagnostics *list)
{
    if (diag_count_severity(list, SEVERITY_MACHINE)) return 3;
    if (diag_count_severity(list, SEVERITY_USAGE)) return 2;
    return diag_count_severity(list, SEVERITY_ERROR) ? 1 : 0;
}

static int compare_place(const void *a, const void *b)
{
    const Diagnostic *x = *(Diagnostic *const *)a, *y = *(Diagnostic *const *)b;
    int order = g_strcmp0(x->place.file, y->place.file);
    if (!order) order = (x->place.line > y->place.line) - (x->place.line < y->place.line);
    if (!order) order = (x->place.column > y->place.column) - (x->place.column < y->place.column);
    return order ? order : (x > y) - (x < y);
}

static void print_json_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        if (*p == '"' || *p == '\\')
            fprintf(out, "\\%c", *p);
        else if (*p < 0x20)
            fprintf(out, "\\u%04x", *p);
        else
            fputc(*p, out);
    }
    fputc('"', out);
}

static void print_json(const Diagnostic *item, FILE *out)
{
    fputs("{\"file\":", out);
    print_json_string(out, item->place.file ? item->place.file : "");
    fprintf(out,
            ",\"line\":%d,\"column\":%d,\"severity\":\"%s\",\"code\":\"%s\",\"message\":", item->place.line,
            item->place.column, severity_name(item->severity), catalogue[item->id].code);
    print_json_string(out, item->text);
    fputs("}\n", out);
}

/* The offending line, cut to some 100 columns around the fault, with carets under the fault. */
static void print_excerpt(const Place *place, FILE *out)
{
    enum { BEFORE = 60, AFTER = 40 };
    const char *text = place->excerpt, *fault = text + place->mark, *end = fault + place->mark_length;
    const char *from = fault, *to = end;
    int width = 0;
    while (from > text && width < BEFORE) {
        from = g_utf8_prev_char(from);
        width += text_char_columns(g_utf8_get_char(from));
    }
    for (width = 0; *to && width < AFTER; to = g_utf8_next_char(to))
        width += text_char_columns(g_utf8_get_char(to));
    char *shown = g_strndup(from, (gsize)(to - from)), *clean = text_escape_controls(shown);
    char *before = g_strndup(from, (gsize)(fault - from)), *clean_before = text_escape_controls(before);
    char *marked = g_strndup(fault, (gsize)(end - fault)), *clean_marked = text_escape_controls(marked);
    int carets = MAX(1, MIN(text_columns(clean_marked), 60));
    fprintf(out, "    %s\n    %*s", clean, text_columns(clean_before), "");
    for (int i = 0; i < carets; i++) fputc('^', out);
    fputc('\n', out);
    char *all[] = {shown, clean, before, clean_before, marked, clean_marked};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) g_free(all[i]);
}

static void print_text(const Diagnostic *item, FILE *out, bool colour)
{
    static const char *const tint[] = {"\033[36m", "\033[33m", "\033[31m", "\033[31m", "\033[31m"};
    if (item->place.file && item->place.line)
        fprintf(out, "%s:%d:%d: ", item->place.file, item->place.line, MAX(item->place.column, 1));
    else
        fprintf(out, "%s: ", item->place.file ? item->place.file : "jianbao");
    fprintf(out, "%s%s%s: %s [%s]\n", colour ? tint[item->severity] : "", severity_name(item->severity),
            colour ? "\033[0m" : "", item->text, catalogue[item->id].code);
    if (item->place.excerpt && *item->place.excerpt) print_excerpt(&item->place, out);
}

void diag_print(const Diagnostics *list, int from, FILE *out, DiagFormat format, bool colour)
{
    int count = diag_count(list) - from;
    if (count <= 0) return;
    const Diagnostic **order = g_new(const Diagnostic *, (gsize)count);
    for (int i = 0; i < count; i++) order[i] = diag_get(list, from + i);
    qsort(order, (size_t)count, sizeof *order, compare_place);
    for (int i = 0; i < count; i++)
        if (format == DIAG_JSON)
            print_json(order[i], out);
        else
            print_text(order[i], out, colour);
    g_free(order);
}
