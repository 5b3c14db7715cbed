/* What is printed keeps a tree of how it was rounded, so that rounding can be done again from what is kept.
 */
#include "figure/display.h"

#include <glib.h>
#include <string.h>

#include "analysis/goal.h"
#include "base/decimal.h"

static int target_decimals(const Analysis *a, Subject s)
{
    const Target *t = dataset_target(a->data, s.indicator, s.region, s.period.year);
    return t ? goal_decimals(a, t) : subject_indicator(a, s)->decimals;
}

int display_item_decimals(const Indicator *item, DecimalsRule rule)
{
    switch (rule) {
    case DECIMALS_INDICATOR:
    case DECIMALS_TARGET: return item->decimals;
    case DECIMALS_RATE: return 1;
    case DECIMALS_GROWTH: return kind_grows_by_difference(item->kind) ? item->decimals : 1;
    case DECIMALS_WHOLE: return 0;
    case DECIMALS_PROBABILITY: return 3;
    case DECIMALS_SLOPE: return 2;
    }
    return item->decimals;
}

int display_decimals(const Analysis *a, Subject s, DecimalsRule rule)
{
    return rule == DECIMALS_TARGET ? target_decimals(a, s)
                                   : display_item_decimals(subject_indicator(a, s), rule);
}

const char *figure_keep(Analysis *a, char *text)
{
    const char *kept = arena_strdup(a->arena, text);
    g_free(text);
    return kept;
}

/* The printed text over what it was rounded from; NULL for a bare number. */
static const Provenance *printed_node(Analysis *a, const Value *v, const Figure *f)
{
    if (!v->provenance) return NULL;
    Provenance *node = provenance_node(a->arena, PROVENANCE_PRINTED, &v->provenance, 1);
    node->number = f->number;
    node->places = v->typed_places;
    node->decimals = f->decimals;
    node->text = f->printed;
    node->rule = "四舍五入";
    node->place = provenance_place(v->provenance, a->arena);
    return node;
}

Figure figure_from_value(Analysis *a, Value v, int decimals)
{
    Figure f = {.known = v.known,
                .raw = v.number,
                .typed_places = v.typed_places,
                .decimals = decimals,
                .unit = v.unit && strcmp(v.unit, "无量纲") ? v.unit : "",
                .reason = v.note};
    if (!v.known) {
        f.printed = v.state == FIGURE_TINY ? "…" : v.state == FIGURE_NOT_APPLICABLE ? "不适用" : "—";
        return f;
    }
    f.printed = figure_keep(a, decimal_format(v.number, v.typed_places, decimals, ROUND_HALF_AWAY));
    f.number = g_ascii_strtod(f.printed, NULL);
    f.source = printed_node(a, &v, &f);
    return f;
}

Value figure_shown(const Figure *f)
{
    return (Value){.known = f->known,
                   .number = f->number,
                   .typed_places = f->decimals,
                   .unit = f->unit,
                   .note = f->reason,
                   .provenance = f->source};
}

Figure figure_text(const char *text)
{
    return (Figure){.is_text = true, .known = true, .printed = text, .unit = ""};
}

Figure figure_no_text(const char *reason)
{
    Figure f = figure_text("—");
    f.known = false;
    f.reason = reason;
    return f;
}
