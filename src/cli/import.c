/* jianbao import: what a table says, as the tidy long form, and how each of its columns was understood. */
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "data/load.h"

/* A field of CSV: quoted where needed, never a formula. */
static void append_field(GString *out, const char *text, bool last)
{
    bool quoted = strpbrk(text, ",\"\n\r") != NULL;
    if (quoted) g_string_append_c(out, '"');
    if (*text == '=' || *text == '@') g_string_append_c(out, '\'');
    for (const char *p = text; *p; p++) {
        if (*p == '"') g_string_append_c(out, '"');
        g_string_append_c(out, *p);
    }
    if (quoted) g_string_append_c(out, '"');
    g_string_append_c(out, last ? '\n' : ',');
}

/* A figure with the decimals it was typed with, as many digits as it has where they are not known. */
static void append_number(GString *out, FigureState state, double value, int places)
{
    char text[64] = "";
    if (state == FIGURE_VALUE) {
        g_ascii_formatd(text, sizeof text, "%.15g", value);
        if (g_ascii_strtod(text, NULL) != value) g_ascii_formatd(text, sizeof text, "%.17g", value);
        char format[8], fixed[64];
        g_snprintf(format, sizeof format, "%%.%df", CLAMP(places, 0, 14));
        g_ascii_formatd(fixed, sizeof fixed, format, value);
        bool same = places >= 0 && fabs(value) < 1e15 && g_ascii_strtod(fixed, NULL) == value;
        append_field(out, same ? fixed : text, false);
        return;
    }
    append_field(out, state == FIGURE_TINY ? "…" : state == FIGURE_NOT_APPLICABLE ? "不适用" : "", false);
}

static void append_row(GString *out, const Dataset *d, const Observation *o)
{
    const Indicator *item = &d->indicators[o->indicator];
    const ObservationExtra *extra = o->extra;
    char period[PERIOD_TEXT];
    append_field(out, period_format(o->period, NOTATION_AUTO, period), false);
    append_field(out, d->regions[o->region].name, false);
    append_field(out, item->name, false);
    append_field(out, item->unit_name, false);
    append_field(out, scope_name(scope_of(item->kind, o->period)), false);
    append_number(out, o->state, o->value, o->value_places);
    append_number(out, o->yoy_state, o->yoy, o->yoy_places);
    append_number(out, o->mom_state, o->mom, -1);
    append_number(out, extra ? (FigureState)extra->base_state : FIGURE_MISSING, extra ? extra->base : NAN,
                  extra ? extra->base_places : -1);
    append_field(out, o->note, true);
}

/* In the order of the table. */
static int compare_places(const void *a, const void *b)
{
    const Observation *x = *(const Observation *const *)a, *y = *(const Observation *const *)b;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->value_column != y->value_column) return x->value_column < y->value_column ? -1 : 1;
    return (x > y) - (x < y);
}

static GString *tidy_table(const Dataset *d)
{
    GString *out = g_string_new("期间,地区,指标,单位,口径,数值,同比,环比,上年同期,备注\n");
    const Observation **order = g_new(const Observation *, (gsize)d->observation_count + 1);
    for (int i = 0; i < d->observation_count; i++) order[i] = &d->observations[i];
    qsort(order, (size_t)d->observation_count, sizeof *order, compare_places);
    for (int i = 0; i < d->observation_count; i++) append_row(out, d, order[i]);
    g_free(order);
    return out;
}

static void tell_column(void *user, const char *sheet, const char *form, int column, const char *heading,
                        const char *meaning)
{
    (void)user;
    if (column == 1) fprintf(stderr, "%s：%s\n", sheet, form);
    fprintf(stderr, "  第%d列“%s”：%s\n", column, heading, meaning);
}

static bool write_table(const char *path, const GString *table, Diagnostics *diags)
{
    OutputFile *file = output_open(path ? path : "-", diags);
    if (!file) return false;
    if (!output_write(file, table->str, table->len)) {
        output_discard(file);
        return false;
    }
    return output_commit(file);
}

static int run(const Options *options)
{
    if (!options->operands[0] || options->operands[1])
        return usage_error("要写一个文件；用法：%s", command_import.usage);
    Diagnostics *diags = diagnostics_new();
    Dataset *data =
        dataset_read_table(options_data_folder(options), options->operands[0], diags, tell_column, NULL);
    int status = diag_exit_status(diags);
    if (data && !status) {
        GString *table = tidy_table(data);
        write_table(options->output, table, diags);
        g_string_free(table, TRUE);
        fprintf(stderr, "共读出%d条数据\n", data->observation_count);
    }
    print_diagnostics(diags, options);
    status = diag_exit_status(diags);
    dataset_free(data);
    diagnostics_free(diags);
    return status;
}

const Command command_import = {"import", "把一张表（CSV或工作簿）读成长表，说出每一列读作什么",
                                "jianbao import 文件 [--data 文件夹] [-o 长表.csv]", "do", run};
