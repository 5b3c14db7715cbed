/* A cell is looked up by the specified column, so a reader never knows where a file keeps it. Words of closed
 * lists stand in the readers' tables, so that messages and help list what is allowed. */
#include "data/cells.h"

#include <math.h>
#include <string.h>

#include "base/textutil.h"

const char *table_cell(const TableRead *t, int column)
{
    int field = t->index[column];
    return field < 0 || field >= t->record->count ? "" : t->record->fields[field];
}

Place table_place(const TableRead *t, int column)
{
    return sheet_place(t->sheet, t->record, t->index[column] + 1);
}

const char *table_required(const TableRead *t, int column, const char *name)
{
    const char *cell = table_cell(t, column);
    if (*cell) return cell;
    diag_report(t->build->diags, E_CELL_EMPTY, table_place(t, column), "“%s”是空的，请补上", name);
    return NULL;
}

const char *table_text(const TableRead *t, int column)
{
    const char *cell = table_cell(t, column);
    return *cell ? arena_strdup(t->build->dataset->arena, cell) : "";
}

bool table_number(const TableRead *t, int column, double *value, int *places)
{
    Number number;
    const char *cell = table_cell(t, column), *reason = number_parse(cell, &number);
    *value = NAN;
    if (places) *places = -1;
    if (!reason && number.state == FIGURE_VALUE && number.sign != NUMBER_PLAIN) reason = "这里不用百分号";
    if (reason) {
        diag_report(t->build->diags, E_CELL_NUMBER, table_place(t, column), "“%s”%s", cell, reason);
        return false;
    }
    if (number.state != FIGURE_VALUE) return true;
    *value = number.value * number.multiplier;
    if (places) *places = number.multiplier > 1 ? -1 : number.places;
    return true;
}

int table_indicator(const TableRead *t, int column, const char *name)
{
    int found = dataset_find_indicator(t->build->dataset, name);
    if (found >= 0) return found;
    char *near = dataset_nearest_indicator(t->build->dataset, name);
    diag_report(t->build->diags, E_NAME_INDICATOR, table_place(t, column),
                "指标字典里没有“%s”%s%s；请改正，或在indicators.csv登记", name, *near ? "，是否为" : "",
                near);
    g_free(near);
    return -1;
}

int table_region(const TableRead *t, int column, const char *name)
{
    if (!*name) return 0;
    int found = dataset_find_region(t->build->dataset, name);
    if (found >= 0) return found;
    char *near = dataset_nearest_region(t->build->dataset, name);
    diag_report(t->build->diags, E_NAME_REGION, table_place(t, column),
                "地区表里没有“%s”%s%s；请改正，或在regions.csv登记（已撤销的写明止和并入）", name,
                *near ? "，是否为" : "", near);
    g_free(near);
    return -1;
}

bool table_choice(const TableRead *t, int column, const char *name, const CellWord *words, size_t count,
                  int *value)
{
    const char *cell = table_cell(t, column);
    if (!*cell) return true;
    GString *allowed = g_string_new(NULL);
    bool found = false;
    for (size_t i = 0; i < count && !found; i++) {
        found = !strcmp(cell, words[i].word) || !g_ascii_strcasecmp(cell, words[i].english);
        if (found) *value = words[i].value;
        if (!i || words[i].value != words[i - 1].value) /* one spelling of each */
            g_string_append_printf(allowed, "%s%s", i ? "、" : "", words[i].word);
    }
    if (!found)
        diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, column), "%s“%s”不认识；应为%s之一", name,
                    cell, allowed->str);
    g_string_free(allowed, TRUE);
    return found;
}

bool table_whole(const TableRead *t, int column, const char *name, int least, int most, int *value)
{
    double number;
    int places;
    if (!table_number(t, column, &number, &places)) return false;
    if (isnan(number)) return true;
    if (number < least || number > most || number != floor(number)) {
        diag_report(t->build->diags, E_CELL_CHOICE, table_place(t, column), "%s“%s”应为%d至%d的整数", name,
                    table_cell(t, column), least, most);
        return false;
    }
    *value = (int)number;
    return true;
}

bool table_period(const TableRead *t, int column, const char *name, Period *period)
{
    const char *cell = table_cell(t, column);
    if (!*cell) return true;
    const char *reason = period_parse(cell, period, NULL);
    if (reason)
        diag_report(t->build->diags, E_CELL_PERIOD, table_place(t, column),
                    "%s“%s”%s；请写成2025年6月、2025年二季度或2025年", name, cell, reason);
    return !reason;
}

const char **table_list(const TableRead *t, int column)
{
    Arena *arena = t->build->dataset->arena;
    char **parts = g_regex_split_simple("[、;；,，]", table_cell(t, column), 0, 0);
    guint n = g_strv_length(parts), kept = 0;
    const char **list = ARENA_ARRAY(arena, const char *, n + 1);
    for (guint i = 0; i < n; i++)
        if (*text_trim(parts[i])) list[kept++] = arena_strdup(arena, parts[i]);
    g_strfreev(parts);
    return list;
}

void table_register(const TableRead *t, int column, GHashTable *names, const char *name, int number)
{
    if (!*name) return;
    int other = GPOINTER_TO_INT(g_hash_table_lookup(names, name)) - 1;
    if (other == number) return;
    if (other >= 0) {
        diag_report(t->build->diags, E_NAME_TWICE, table_place(t, column),
                    "“%s”重复，前面的行已用过这个名称；请改名，或删去一行", name);
        return;
    }
    g_hash_table_insert(names, (gpointer)name, GINT_TO_POINTER(number + 1));
}

bool cells_in_loop(int start, int count, int (*parent_of)(const void *, int), const void *items)
{
    int at = parent_of(items, start);
    for (int steps = 0; at >= 0 && steps <= count; steps++) {
        if (at == start) return true;
        at = parent_of(items, at);
    }
    return false;
}
