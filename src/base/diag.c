/* Reports are kept in the order they came. Texts are cut when they are added: a report is read by people, and
 * a cell of a megabyte would hide what is said about it. */
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

/* New text in which every quotation “…” longer than MOST characters keeps its first KEPT. */
static char *clip_quotes(const char *text)
{
    enum { MOST = 60, KEPT = 40 };
    static const char open[] = "“", shut[] = "”";
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p;) {
        const char *end = g_str_has_prefix(p, open) ? strstr(p, shut) : NULL;
        if (!end) {
            const char *next = g_utf8_next_char(p);
            g_string_append_len(out, p, next - p);
            p = next;
            continue;
        }
        const char *inside = p + strlen(open);
        glong length = g_utf8_strlen(inside, end - inside);
        if (length <= MOST)
            g_string_append_len(out, p, end - p);
        else
            g_string_append_printf(out, "%s%.*s……（共%ld个字）", open,
                                   (int)(g_utf8_offset_to_pointer(inside, KEPT) - inside), inside, length);
        p = end;
    }
    return g_string_free(out, FALSE);
}

/* The excerpt's part around the fault; `mark` is moved with it. */
static char *clip_excerpt(Arena *arena, Place *place)
{
    enum { BEFORE = 60, MARKED = 60, AFTER = 40 };
    const char *text = place->excerpt, *fault = text + place->mark, *end = fault + place->mark_length;
    const char *from = fault, *to = end;
    for (int width = 0; from > text && width < BEFORE;) {
        from = g_utf8_prev_char(from);
        width += text_char_columns(g_utf8_get_char(from));
    }
    const char *stop = fault;
    for (int i = 0; stop < end && i < MARKED; i++) stop = g_utf8_next_char(stop);
    if (stop < end) to = end = stop;
    for (int width = 0; *to && width < AFTER; to = g_utf8_next_char(to))
        width += text_char_columns(g_utf8_get_char(to));
    char *kept = g_strndup(from, (gsize)(to - from)), *stored = arena_strdup(arena, kept);
    g_free(kept);
    place->mark = (int)(fault - from);
    place->mark_length = (int)(end - fault);
    return stored;
}

void diag_report(Diagnostics *list, MessageId id, Place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    char *clipped = clip_quotes(text), *shown = text_escape_controls(clipped);
    Diagnostic item = {.id = id, .severity = catalogue[id].severity, .place = place, .cause = -1};
    item.text = arena_strdup(list->arena, shown);
    item.place.file = place.file ? arena_strdup(list->arena, place.file) : NULL;
    item.place.excerpt = place.excerpt ? clip_excerpt(list->arena, &item.place) : NULL;
    g_array_append_val(list->items, item);
    g_free(shown);
    g_free(clipped);
    g_free(text);
}

void diag_append(Diagnostics *list, const Diagnostics *from)
{
    int before = diag_count(list);
    for (int i = 0; i < diag_count(from); i++) {
        Diagnostic item = *diag_get(from, i);
        item.text = arena_strdup(list->arena, item.text);
        item.place.file = item.place.file ? arena_strdup(list->arena, item.place.file) : NULL;
        item.place.excerpt = item.place.excerpt ? arena_strdup(list->arena, item.place.excerpt) : NULL;
        if (item.cause >= 0) item.cause += before;
        g_array_append_val(list->items, item);
    }
}

void diag_set_cause(Diagnostics *list, int index, int cause)
{
    g_array_index(list->items, Diagnostic, (guint)index).cause = cause;
}

void diag_acknowledge(Diagnostics *list, int index)
{
    g_array_index(list->items, Diagnostic, (guint)index).known = true;
}

int diag_count(const Diagnostics *list) { return (int)list->items->len; }

const Diagnostic *diag_get(const Diagnostics *list, int index)
{
    return &g_array_index(list->items, Diagnostic, (guint)index);
}

int diag_count_severity(const Diagnostics *list, Severity at_least)
{
    int count = 0;
    for (int i = 0; i < diag_count(list); i++)
        count += diag_get(list, i)->severity >= at_least && !diag_get(list, i)->known;
    return count;
}

int diag_count_known(const Diagnostics *list)
{
    int count = 0;
    for (int i = 0; i < diag_count(list); i++) count += diag_get(list, i)->known;
    return count;
}

int diag_exit_status(const Diagnostics *list)
{
    if (diag_count_severity(list, SEVERITY_MACHINE)) return 3;
    if (diag_count_severity(list, SEVERITY_USAGE)) return 2;
    return diag_count_severity(list, SEVERITY_ERROR) ? 1 : 0;
}
