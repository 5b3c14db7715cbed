/* The row that was refused is known from its report's excerpt, the unknown name from the quotation in its
 * report. */
#include "data/causes.h"

#include <glib.h>
#include <string.h>

/* Errors that make a reader pass over the whole row, or all rows. */
static bool drops_row(MessageId id)
{
    return id == E_CSV_FIELDS || id == E_CSV_QUOTE || id == E_CSV_CONTROL || id == E_CSV_CELL_SIZE ||
           id == E_CELL_EMPTY;
}

/* New text: what a message quotes first. */
static char *quoted(const char *text)
{
    const char *from = strstr(text, "“"), *to = from ? strstr(from, "”") : NULL;
    return to ? g_strndup(from + strlen("“"), (gsize)(to - from) - strlen("“")) : g_strdup("");
}

static int find_cause(const Diagnostics *diags, int from, const char *file, const char *name)
{
    for (int i = from; *name && i < diag_count(diags); i++) {
        const Diagnostic *d = diag_get(diags, i);
        if (drops_row(d->id) && !g_strcmp0(d->place.file, file) && d->place.excerpt &&
            strstr(d->place.excerpt, name))
            return i;
    }
    return -1;
}

void causes_link(Diagnostics *diags, int from, const char *dictionary, const char *regions)
{
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL); /* text → cause + 2 */
    int count = diag_count(diags);
    for (int i = from; i < count; i++) {
        const Diagnostic *d = diag_get(diags, i);
        if (d->id != E_NAME_INDICATOR && d->id != E_NAME_REGION) continue;
        int cause = GPOINTER_TO_INT(g_hash_table_lookup(known, d->text)) - 2;
        if (cause == -2) {
            char *name = quoted(d->text);
            cause = find_cause(diags, from, d->id == E_NAME_INDICATOR ? dictionary : regions, name);
            g_hash_table_insert(known, g_strdup(d->text), GINT_TO_POINTER(cause + 2));
            g_free(name);
        }
        if (cause >= 0) diag_set_cause(diags, i, cause);
    }
    g_hash_table_destroy(known);
}
