/* 各问题(): what was told while the data were read, and what a good clerk's eye catches in them, as `check`
 * tells it. The checks run once, when a layout first asks. */
#include <glib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/doubt/checks.h"
#include "data/folder.h"
#include "data/known.h"
#include "expression/values.h"
#include "expression/records.h"
#include "expression/functions.h"

static bool is_of_layout(const Diagnostic *d)
{
    return !d->place.file || g_str_has_suffix(d->place.file, ".md") ||
           g_str_has_suffix(d->place.file, ".yaml");
}

/* Of the data's reading and of the checks, those that were looked into marked. */
static Diagnostics *collect(const ExpressionContext *c)
{
    Diagnostics *all = diagnostics_new();
    GHashTable *told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Diagnostics *parts = diagnostics_new();
    if (c->diags) diag_append(parts, c->diags);
    Dataset whole = *c->analysis->data; /* the checks walk all figures; later ones are passed over below */
    whole.limit = (Period){0};
    Analysis *analysis = analysis_new(&whole);
    doubts_check(analysis, parts);
    analysis_free(analysis);
    for (int i = 0; i < diag_count(parts); i++) {
        const Diagnostic *d = diag_get(parts, i);
        if (is_of_layout(d)) continue;
        bool fresh = g_hash_table_add(told, g_strdup_printf("%s:%d:%d:%d:%s", d->place.file, d->place.line,
                                                            d->place.column, (int)d->id, d->text));
        if (fresh) diag_report(all, d->id, d->place, "%s", d->text);
    }
    diagnostics_free(parts);
    g_hash_table_destroy(told);
    known_acknowledge(c->analysis->data, all, false);
    return all;
}

/* Whether a file, or the figure that is warned of, is of a period after the report's, which a report knows
 * nothing of. */
static bool is_of_later(Period p, Period report)
{
    return p.year && report.year && p.year * 12 + p.last > report.year * 12 + report.last;
}

static void push_problem(lua_State *L, const Diagnostic *d, const char *file)
{
    new_record(L);
    set_text(L, "文件", file);
    set_text(L, "级别", severity_name(d->severity));
    set_text(L, "代码", message_get(d->id)->code);
    set_text(L, "内容", d->text);
    lua_pushinteger(L, d->place.line);
    set_field(L, "行");
    lua_pushinteger(L, d->place.column);
    set_field(L, "列");
}

/* Errors end the run before a layout is read, so these are warnings and notes. */
static int f_problems(lua_State *L)
{
    const Analysis *a = need_analysis(L);
    Expressions *e = lua_expressions(L);
    if (!e->problems) e->problems = collect(e->context);
    int count = diag_count(e->problems);
    const Observation **figures = ARENA_ARRAY(e->arena, const Observation *, count + 1);
    known_figures(a->data, e->problems, figures);
    new_list(L);
    for (int i = 0; i < count; i++) {
        const Diagnostic *d = diag_get(e->problems, i);
        char *name = g_path_get_basename(d->place.file);
        bool later = is_of_later(folder_file_period(name), e->context->period) ||
                     (figures[i] && is_of_later(figures[i]->period, e->context->period));
        if (!later && !d->known) {
            push_problem(L, d, name);
            append_to_list(L);
        }
        g_free(name);
    }
    return 1;
}

static const FunctionSpec functions[] = {
    {"各问题", "", "数据的警告和提示，与check所说的相同，已确认的除外：文件、行、列、级别、代码、内容",
     f_problems},
};

const FunctionSpec *problem_functions(int *count)
{
    *count = (int)G_N_ELEMENTS(functions);
    return functions;
}
