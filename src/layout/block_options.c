/* The options of fenced blocks, held against the data. */
#include "layout/block_options.h"

#include <string.h>

#include "figure/registry.h"
#include "layout/silence.h"

static const char *restore_scalar(const char *text, void *user)
{
    const MarkdownBuild *build = user;
    return silence_restore(build->expanded, text, build->document->arena, &build->document->silenced);
}

OptionSet *block_options(MarkdownBuild *build, const char *text, int first, const Schema *schema,
                         const char *what)
{
    TextOrigin origin = {.file = build->document->file, .first = first};
    return options_read(text, origin, schema, what, build->document->arena, build->diags, restore_scalar,
                        build);
}

/* A measure that is a number stands in the registry, with or without data. */
static bool check_measure(MarkdownBuild *build, const OptionSet *set, const OptionValue *value)
{
    const Measure *m = measure_find(value->text);
    if (m && measure_is_numeric(m)) return true;
    char *near = measure_nearest(value->text);
    diag_report(build->diags, E_LAYOUT_VALUE,
                (Place){.file = set->file, .line = value->line, .column = value->column},
                "没有度量“%s”%s%s；见 jianbao help figures", value->text, *near ? "，是否为" : "", near);
    g_free(near);
    return false;
}

/* Takes the indicators out of a block's lists that the dictionary lacks and the layout can do without
 * (needs). False when the block has none left: it falls silent. */
static bool drop_absent(MarkdownBuild *build, const OptionSet *set)
{
    const Document *d = build->document;
    bool left = true;
    for (int i = 0; i < set->schema->count && d->context.analysis; i++) {
        OptionType type = set->schema->specs[i].type;
        OptionValue *value = &set->values[i];
        if (!value->given || (type != OPTION_INDICATOR && type != OPTION_INDICATORS)) continue;
        int kept = 0;
        for (int k = 0; k < value->item_count; k++)
            if (!document_lacks(d, value->items[k])) value->items[kept++] = value->items[k];
        left &= !value->item_count || kept;
        value->item_count = kept;
        left &= !value->text || value->items || !document_lacks(d, value->text);
    }
    return left;
}

bool block_names(MarkdownBuild *build, const OptionSet *set)
{
    ExpressionContext *c = &build->document->context;
    bool good = drop_absent(build, set);
    for (int i = 0; i < set->schema->count; i++) {
        OptionType type = set->schema->specs[i].type;
        const OptionValue *value = &set->values[i];
        bool indicator = type == OPTION_INDICATOR || type == OPTION_INDICATORS,
             region = type == OPTION_REGION || type == OPTION_REGIONS;
        if (value->given && type == OPTION_MEASURE) good = check_measure(build, set, value) && good;
        if (!value->given || (!indicator && !region)) continue;
        Place place = {.file = set->file, .line = value->line, .column = value->column};
        if (!c->analysis) {
            diag_report(build->diags, E_LAYOUT_BLOCK, place, "没有可用的数据文件夹，请用 --data 指定");
            return false;
        }
        const Dataset *d = c->analysis->data;
        for (int k = 0; k < (value->items ? value->item_count : 1); k++) {
            const char *name = value->items ? value->items[k] : value->text;
            if (region && (!strcmp(name, "各区县") || !strcmp(name, "全部"))) continue;
            if ((indicator ? dataset_find_indicator(d, name) : dataset_find_region(d, name)) >= 0) continue;
            char *near = indicator ? dataset_nearest_indicator(d, name) : dataset_nearest_region(d, name);
            diag_report(build->diags, indicator ? E_NAME_INDICATOR : E_NAME_REGION, place, "没有%s“%s”%s%s",
                        indicator ? "指标" : "地区", name, *near ? "，是否为" : "", near);
            g_free(near);
            good = false;
        }
    }
    return good;
}
