/* The cell is parted where its number ends; what follows is a unit and is never dropped. */
#include "data/amount.h"

#include <math.h>
#include <string.h>

#include "base/textutil.h"

/* Where the unit begins in a half-width text that begins with a number: behind digits, marks and exponent. */
static const char *unit_begin(const char *text)
{
    const char *p = text + strspn(text, "+-0123456789.,");
    if (p > text && (*p == 'e' || *p == 'E') && strspn(p + 1, "+-0123456789"))
        p += 1 + strspn(p + 1, "+-0123456789");
    return p;
}

static bool refuse(const TableRead *t, int column, const char *cell, const char *unit_name,
                   const char *reason)
{
    diag_report(t->build->diags, E_CELL_NUMBER, table_place(t, column), "“%s”%s；请填以%s为单位的数", cell,
                reason, *unit_name ? unit_name : "单位一列");
    return false;
}

bool table_amount(const TableRead *t, int column, const char *unit_name, double *value, int *places)
{
    const char *cell = table_cell(t, column);
    char *plain = text_trim(text_halfwidth(cell));
    const char *unit = unit_begin(plain);
    Unit wanted = unit_parse(unit_name), written = unit_parse(unit);
    char *digits = g_strndup(plain, (size_t)(unit - plain));
    Number number;
    bool typed = *unit && unit > plain && !number_parse(digits, &number) && number.state == FIGURE_VALUE;
    bool good;
    if (!typed) {
        const char *reason = number_parse(cell, &number);
        bool percent = !reason && number.state == FIGURE_VALUE && number.sign != NUMBER_PLAIN;
        good = !reason && !percent;
        if (!good) refuse(t, column, cell, unit_name, reason ? reason : "带有百分号");
        *value = good && number.state == FIGURE_VALUE ? number.value : NAN;
    } else {
        bool bare =
            !strcmp(unit, "万") || !strcmp(unit, "亿") || !strcmp(unit, "万亿"); /* of the base unit */
        double multiplier = !bare ? 1 : !strcmp(unit, "万") ? 1e4 : !strcmp(unit, "亿") ? 1e8 : 1e12;
        good = bare || unit_same_dimension(written, wanted);
        if (!good) refuse(t, column, cell, unit_name, "的单位不是同一类");
        *value =
            good ? number.value * (bare ? multiplier / wanted.factor : unit_factor(written, wanted)) : NAN;
        if (good && bare)
            diag_report(t->build->diags, W_CELL_MULTIPLIER, table_place(t, column),
                        "“%s”没有写单位，按基本单位折算；请写明单位", cell);
    }
    bool same = !typed || unit_factor(written, wanted) == 1;
    if (places) *places = good && number.state == FIGURE_VALUE && same ? number.places : -1;
    g_free(digits);
    g_free(plain);
    return good;
}
