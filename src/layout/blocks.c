/* Fenced blocks: charts, and which block is whose. */
#include <string.h>

#include "base/textutil.h"
#include "figure/registry.h"
#include "layout/markdown.h"
#include "layout/silence.h"

/* ---- reading options ---- */

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

/* A kind that there is not: the nearest ones in both languages, or all of them. */
static void report_kind(MarkdownBuild *build, const char *kind, int line)
{
    const DocumentRequest *request = build->request;
    const char **names = g_new0(const char *, (gsize)(2 * request->chart_kind_count + 1));
    GString *all = g_string_new(NULL);
    int count = 0;
    for (int i = 0; i < request->chart_kind_count; i++) {
        const ChartKindSchema *k = &request->chart_kinds[i];
        names[count++] = k->kind;
        if (k->alias) names[count++] = k->alias;
        g_string_append_printf(all, "%s%s", i ? "、" : "", k->kind);
        if (k->alias) g_string_append_printf(all, "（%s）", k->alias);
    }
    char *near = text_nearest(kind ? kind : "", names, count);
    Place place = {.file = build->document->file, .line = line, .column = 1};
    if (!kind)
        diag_report(build->diags, E_LAYOUT_BLOCK, place, "图表块缺少kind（类型）；可用的有%s", all->str);
    else
        diag_report(build->diags, E_LAYOUT_BLOCK, place, "图表块的kind“%s”不认识；%s%s", kind,
                    *near ? "是否为" : "可用的有", *near ? near : all->str);
    g_free(near);
    g_string_free(all, TRUE);
    g_free(names);
}

static void chart_block(MarkdownBuild *build, const char *text, int first)
{
    /* The kind decides the schema: it is looked for before the block is read as a whole. */
    const DocumentRequest *request = build->request;
    int line;
    char *written = options_peek(text, "kind", "类型", &line),
         *kind =
             written ? g_strdup(expanded_restore(build->expanded, written, build->document->arena)) : NULL;
    int kind_line = first + line;
    g_free(written);
    const ChartKindSchema *found = NULL;
    for (int i = 0; i < request->chart_kind_count; i++) {
        bool same = kind && (!strcmp(request->chart_kinds[i].kind, kind) ||
                             !g_strcmp0(request->chart_kinds[i].alias, kind));
        if (same) found = &request->chart_kinds[i];
    }
    if (!found) {
        report_kind(build, kind, kind_line);
        g_free(kind);
        return;
    }
    g_free(kind);
    Block block = {.kind = BLOCK_CHART, .line = first, .chart = {.kind = found->kind}};
    block.chart.options = block_options(build, text, first, found->schema, "图表块");
    if (!block_names(build, block.chart.options) && !diag_exit_status(build->diags)) return;
    g_array_append_val(build->blocks, block);
}

void fenced_block(MarkdownBuild *build, const char *info, const char *text, int first)
{
    if (!strcmp(info, "chart") || !strcmp(info, "图")) {
        chart_block(build, text, first);
    } else if (!strcmp(info, "table") || !strcmp(info, "表")) {
        table_block(build, text, first);
    } else if (!strcmp(info, "page-break") || !strcmp(info, "分页") || !strcmp(info, "page-break odd") ||
               !strcmp(info, "分页 单页")) {
        Block block = {
            .kind = BLOCK_PAGE_BREAK, .line = first, .page_break = {.odd = strchr(info, ' ') != NULL}};
        g_array_append_val(build->blocks, block);
    } else {
        diag_report(build->diags, E_LAYOUT_BLOCK,
                    (Place){.file = build->document->file, .line = first - 1, .column = 1},
                    "不认识的块“%s”；可用的有chart、table、page-break（page-break odd从单页起）", info);
    }
}
