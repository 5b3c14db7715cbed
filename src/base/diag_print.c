/* Reports are sorted, then walked group by group: a group is what one message says of one file, numbers and
 * quoted cells aside. Names are no aside: each unknown name is its own fault. */
#include "base/diag_print.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/textutil.h"

/* How many reports of one kind in one file are listed; of reports with the very same words. */
enum { LISTED = 20, LISTED_SAME = 3 };

/* A report on its way to the screen. `kind`: what its message says, numbers and quotations aside. */
typedef struct {
    const Diagnostic *item;
    char *kind;
    int consequences, number;
} Line;

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
            item->place.column, severity_name(item->severity), message_get(item->id)->code);
    print_json_string(out, item->text);
    fputs("}\n", out);
}

/* The offending line, cut to the neighbourhood of the fault, with carets under the fault. */
static void print_excerpt(const Place *place, FILE *out)
{
    const char *text = place->excerpt, *fault = text + place->mark;
    char *clean = text_escape_controls(text);
    char *before = g_strndup(text, (gsize)place->mark), *clean_before = text_escape_controls(before);
    char *marked = g_strndup(fault, (gsize)place->mark_length), *clean_marked = text_escape_controls(marked);
    int carets = MAX(1, MIN(text_columns(clean_marked), 60));
    fprintf(out, "    %s\n    %*s", clean, text_columns(clean_before), "");
    for (int i = 0; i < carets; i++) fputc('^', out);
    fputc('\n', out);
    char *all[] = {clean, before, clean_before, marked, clean_marked};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) g_free(all[i]);
}

/* `more`: words behind the message, "" for none. */
static void print_text(const Diagnostic *item, const char *more, FILE *out, bool colour)
{
    static const char *const tint[] = {"\033[36m", "\033[33m", "\033[31m", "\033[31m", "\033[31m"};
    if (item->place.file && item->place.line)
        fprintf(out, "%s:%d:%d: ", item->place.file, item->place.line, MAX(item->place.column, 1));
    else
        fprintf(out, "%s: ", item->place.file ? item->place.file : "jianbao");
    fprintf(out, "%s%s%s: %s%s [%s]\n", colour ? tint[item->severity] : "", severity_name(item->severity),
            colour ? "\033[0m" : "", item->text, more, message_get(item->id)->code);
    if (item->place.excerpt && *item->place.excerpt) print_excerpt(&item->place, out);
}

/* ---- order and groups ---- */

static int compare_lines(const void *a, const void *b)
{
    const Line *x = a, *y = b;
    const Place *p = &x->item->place, *q = &y->item->place;
    int order = (int)x->item->severity - (int)y->item->severity;
    if (!order) order = (x->consequences > 0) - (y->consequences > 0);
    if (!order) order = g_strcmp0(p->file, q->file);
    if (!order) order = (p->line > q->line) - (p->line < q->line);
    if (!order) order = (p->column > q->column) - (p->column < q->column);
    return order ? order : x->number - y->number;
}

static bool names_something(MessageId id)
{
    return id == E_NAME_INDICATOR || id == E_NAME_REGION || id == E_NAME_TASK;
}

/* New text: file, code and what the message says, without figures and what it quotes. */
static char *kind_of(const Diagnostic *item)
{
    GString *kind = g_string_new(item->place.file);
    g_string_append_printf(kind, "|%d|", (int)item->id);
    if (names_something(item->id)) return g_string_append(kind, item->text), g_string_free(kind, FALSE);
    bool quoted = false;
    for (const char *p = item->text; *p; p = g_utf8_next_char(p)) {
        if (g_str_has_prefix(p, "“")) quoted = true;
        if (g_str_has_prefix(p, "”")) quoted = false;
        if (quoted || g_ascii_isdigit(*p) || strchr(".-+e", *p)) continue;
        g_string_append_unichar(kind, g_utf8_get_char(p));
    }
    return g_string_free(kind, FALSE);
}

/* Lists the first of each kind and counts the rest at the last one that is listed. */
static void print_lines(const Line *lines, int count, FILE *out, bool colour)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal),
               *total = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < count; i++) {
        int n = GPOINTER_TO_INT(g_hash_table_lookup(total, lines[i].kind));
        g_hash_table_insert(total, lines[i].kind, GINT_TO_POINTER(n + 1));
    }
    for (int i = 0; i < count; i++) {
        int most = names_something(lines[i].item->id) ? LISTED_SAME : LISTED;
        int n = GPOINTER_TO_INT(g_hash_table_lookup(seen, lines[i].kind)) + 1,
            all = GPOINTER_TO_INT(g_hash_table_lookup(total, lines[i].kind));
        g_hash_table_insert(seen, lines[i].kind, GINT_TO_POINTER(n));
        if (n > most) continue;
        char *rest = n == most && all > most ? g_strdup_printf("；同类还有%d处", all - most) : g_strdup("");
        char *follows =
            lines[i].consequences ? g_strdup_printf("；因此另有%d处", lines[i].consequences) : g_strdup("");
        char *more = g_strconcat(follows, rest, NULL);
        print_text(lines[i].item, more, out, colour);
        g_free(more), g_free(follows), g_free(rest);
    }
    g_hash_table_destroy(seen);
    g_hash_table_destroy(total);
}

void diag_print(const Diagnostics *list, int from, FILE *out, DiagFormat format, bool colour)
{
    int count = diag_count(list), lines = 0;
    if (count <= from) return;
    int *consequences = g_new0(int, (gsize)count);
    for (int i = from; i < count; i++)
        if (diag_get(list, i)->cause >= 0) consequences[diag_get(list, i)->cause]++;
    Line *order = g_new0(Line, (gsize)(count - from));
    for (int i = from; i < count; i++) {
        const Diagnostic *item = diag_get(list, i);
        if (item->known || (format == DIAG_TEXT && item->cause >= 0)) continue;
        order[lines++] = (Line){item, kind_of(item), consequences[i], i};
    }
    qsort(order, (size_t)lines, sizeof *order, compare_lines);
    if (format == DIAG_JSON)
        for (int i = 0; i < lines; i++) print_json(order[i].item, out);
    else
        print_lines(order, lines, out, colour);
    for (int i = 0; i < lines; i++) g_free(order[i].kind);
    g_free(order);
    g_free(consequences);
}
