/* Cells that hold figures: numbers, units, growth rates. */
#include <math.h>
#include <string.h>

#include "data/figure_table.h"
#include "data/figure_cells.h"

static Place field_place(const FigureTable *t, int field)
{
    return sheet_place(t->table.sheet, t->table.record, field + 1);
}

/* A cell that was only filled in from the one it is merged with has no figure of its own. */
static const char *figure_cell(const FigureTable *t, int field)
{
    const SheetRow *row = t->table.record;
    return row->marks && (row->marks[field] & CELL_MERGED) ? "" : row->fields[field];
}

/* The factor for a number with 万 or 亿 behind it, in the unit it names or the dictionary's base unit. */
static bool multiplier_factor(const FigureTable *t, int field, const Indicator *item, const Number *n,
                              double *factor)
{
    Unit written = unit_parse(n->unit_text);
    if (!*n->unit_text) g_strlcpy(written.base, item->unit.base, sizeof written.base), written.factor = 1;
    written.factor *= n->multiplier;
    bool percent_unit = !strcmp(item->unit.base, "%") || !strcmp(item->unit.base, "百分点");
    const char *cell = t->table.record->fields[field];
    if (percent_unit || !unit_same_dimension(written, item->unit)) {
        diag_report(t->table.build->diags, E_CELL_UNIT, field_place(t, field),
                    "“%s”的单位与“%s”的单位%s不是同一类", cell, item->name, item->unit_name);
        return false;
    }
    *factor = unit_factor(written, item->unit);
    if (!*n->unit_text)
        diag_report(t->table.build->diags, W_CELL_MULTIPLIER, field_place(t, field),
                    "“%s”未写单位，按%.12g%s读取", cell, n->value * *factor, item->unit_name);
    return true;
}

static bool settle_value(const FigureTable *t, int field, const Indicator *item, Unit unit, const Number *n,
                         double *value, int *places)
{
    const char *cell = t->table.record->fields[field];
    bool percent_unit = !strcmp(item->unit.base, "%") || !strcmp(item->unit.base, "百分点");
    *value = n->value;
    *places = n->places;
    if (n->sign != NUMBER_PLAIN && !percent_unit) {
        diag_report(t->table.build->diags, E_CELL_UNIT, field_place(t, field),
                    "“%s”带百分号，而“%s”的单位是%s", cell, item->name,
                    *item->unit_name ? item->unit_name : "无量纲");
        return false;
    }
    if (n->sign == NUMBER_PERMILLE) {
        *value /= 10;
        *places = n->places < 0 ? -1 : n->places + 1;
    }
    double factor = unit_factor(unit, item->unit);
    if (n->multiplier > 1 && !multiplier_factor(t, field, item, n, &factor)) return false;
    if (factor != 1) {
        *value *= factor;
        *places = -1;
    }
    if (isfinite(*value)) return true;
    diag_report(t->table.build->diags, E_CELL_NUMBER, field_place(t, field), "“%s”换算后超出了数值范围",
                cell);
    return false;
}

bool figure_value(const FigureTable *t, int field, int indicator, Unit unit, double *value,
                  unsigned char *state, signed char *places)
{
    Number n;
    *state = FIGURE_MISSING;
    *value = NAN;
    *places = -1;
    if (field < 0) return true;
    const char *cell = figure_cell(t, field), *reason = number_parse(cell, &n);
    if (reason) {
        diag_report(t->table.build->diags, E_CELL_NUMBER, field_place(t, field), "“%s”%s；缺数请留空或填—",
                    cell, reason);
        return false;
    }
    *state = (unsigned char)n.state;
    if (n.state != FIGURE_VALUE) return true;
    int typed;
    if (!settle_value(t, field, &t->table.build->dataset->indicators[indicator], unit, &n, value, &typed))
        return false;
    *places = (signed char)MIN(typed, 14);
    return true;
}

bool figure_rate(const FigureTable *t, int field, double *value, unsigned char *state, signed char *places)
{
    Number n;
    *state = FIGURE_MISSING;
    *value = NAN;
    *places = -1;
    if (field < 0) return true;
    const char *cell = figure_cell(t, field), *reason = NULL;
    if (!strcmp(cell, "持平"))
        n = (Number){.state = FIGURE_VALUE, .multiplier = 1};
    else
        reason = number_parse(cell, &n);
    if (!reason && n.state == FIGURE_VALUE && n.multiplier > 1) reason = "增速不能带万或亿";
    if (reason) {
        diag_report(t->table.build->diags, E_CELL_NUMBER, field_place(t, field),
                    "“%s”%s；只填数字，如5.2或-3.4；扭亏为盈等没有增速的留空，写在备注", cell, reason);
        return false;
    }
    *state = (unsigned char)n.state;
    if (n.state != FIGURE_VALUE) return true;
    bool permille = n.sign == NUMBER_PERMILLE;
    *value = permille ? n.value / 10 : n.value;
    *places = (signed char)MIN(n.places < 0 ? -1 : n.places + permille, 14);
    return true;
}

bool figure_unit(const FigureTable *t, int field, int indicator, FigureRow *row, FigureGroup *group,
                 Unit *unit)
{
    const Indicator *item = &t->table.build->dataset->indicators[indicator];
    const Context *context = &t->form.context;
    Diagnostics *diags = t->table.build->diags;
    bool by_row = row->unit_given;
    const char *text = by_row ? table_cell(&t->table, ROLE_UNIT) : "";
    if (!*text && row->meaning) text = row->meaning->words.unit;
    if (!*text) text = group->unit;
    /* The unit line speaks of amounts: per cents, indices and ranks in the same table are none of it. */
    bool line = !*text && *context->unit;
    if (line && item->kind != KIND_FLOW && item->kind != KIND_STOCK && item->kind != KIND_COUNT) line = false;
    if (line) text = context->unit;
    *unit = item->unit;
    if (!*text) return true;
    /* Tables write % or 上年同月=100 for the unit of an index; its figure is the same. */
    if (item->kind == KIND_INDEX && !*item->unit.base && (!strcmp(text, "%") || strstr(text, "=100")))
        return true;
    Unit given = by_row && *text == *table_cell(&t->table, ROLE_UNIT) ? row->unit : unit_parse(text);
    Place place = by_row ? table_place(&t->table, ROLE_UNIT) : field_place(t, field);
    bool told = by_row ? row->unit_told : group->unit_told; /* once a row or column, not once a figure */
    row->unit_told |= by_row;
    group->unit_told |=
        !by_row && given.factor != item->unit.factor && unit_same_dimension(given, item->unit);
    if (!unit_same_dimension(given, item->unit)) {
        if (told && by_row) return false;
        diag_report(diags, E_CELL_UNIT, place, "%s“%s”与字典中“%s”的单位%s不是同一类",
                    line ? "单位行的" : "单位", text, item->name,
                    *item->unit_name ? item->unit_name : "（无）");
        return false;
    }
    if (given.factor != item->unit.factor && !told)
        diag_report(diags, N_CELL_CONVERTED, place, "单位“%s”已换算为字典的%s", text, item->unit_name);
    *unit = given;
    return true;
}
