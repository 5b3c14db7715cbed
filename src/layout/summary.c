/* What `jianbao layouts` tells of a layout that was read. */
#include "layout/summary.h"

#include <glib.h>
#include <string.h>

#include "layout/read.h"
#include "layout/uses.h"

bool layout_is_file(const char *path)
{
    char head[8] = "", *text = NULL;
    gsize length = 0;
    bool read = g_file_get_contents(path, &text, &length, NULL);
    if (read) g_strlcpy(head, g_str_has_prefix(text, "\xEF\xBB\xBF") ? text + 3 : text, sizeof head);
    g_free(text);
    return read && g_str_has_prefix(head, "---") && (head[3] == '\n' || head[3] == '\r');
}

/* Without data a title is what the layout itself says of it, … for what the data would say. */
static char *bare_title(const char *title)
{
    GRegex *expressions = g_regex_new("\\{\\{.*?\\}\\}", G_REGEX_DEFAULT, 0, NULL);
    char *text = g_regex_replace_literal(expressions, title, -1, 0, "…", 0, NULL);
    g_regex_unref(expressions);
    return text;
}

static void describe_uses(const Document *d, LayoutSummary *summary)
{
    const OptionValue *uses = option(d->front, "uses"), *needs = option(d->front, "needs");
    const Analysis *a = d->context.analysis;
    GString *all = g_string_new(NULL), *lacking = g_string_new(NULL);
    summary->empty = a && uses->item_count > 0;
    for (int i = 0; i < uses->item_count; i++) {
        int kind = use_find(uses->items[i]);
        if (kind < 0) continue;
        g_string_append_printf(all, "%s%s", all->len ? "、" : "", uses->items[i]);
        int found = a ? use_count(a->data, kind, d->context.region, d->context.period) : 0;
        summary->empty &= !found;
        if (found) g_string_append_printf(all, "%d%s", found, use_counter(kind));
        if (a && !found) g_string_append_printf(lacking, "%s%s", lacking->len ? "、" : "", uses->items[i]);
    }
    for (int i = 0; i < needs->item_count; i++) {
        g_string_append_printf(all, "%s%s", all->len ? "、" : "", needs->items[i]);
        if (document_lacks(d, needs->items[i]))
            g_string_append_printf(lacking, "%s%s", lacking->len ? "、" : "", needs->items[i]);
    }
    summary->uses = g_string_free(all, FALSE);
    summary->lacking = g_string_free(lacking, FALSE);
}

void layout_summarise(const Document *d, LayoutSummary *summary)
{
    const ExpressionContext *c = &d->context;
    char words[4 * PERIOD_TEXT] = "";
    if (c->analysis && c->period.year) period_words(c->period, NOTATION_SPAN, true, words);
    summary->title = c->analysis ? g_strdup(document_plain_setting(d, "title"))
                                 : bare_title(document_plain_setting(d, "title"));
    summary->about = g_strdup(document_setting(d, "about"));
    summary->period = g_strdup(words);
    describe_uses(d, summary);
}

void layout_summary_free(LayoutSummary *summary)
{
    g_free(summary->title);
    g_free(summary->about);
    g_free(summary->uses);
    g_free(summary->lacking);
    g_free(summary->period);
}
