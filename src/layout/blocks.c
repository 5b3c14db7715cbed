/* Fenced blocks: charts, and which block is whose. */
#include "layout/blocks.h"

#include <string.h>

#include "base/textutil.h"
#include "layout/block_options.h"
#include "layout/tables.h"

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
