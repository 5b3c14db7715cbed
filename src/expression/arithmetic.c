/* A result that has figures in it is a figure; of numbers alone Lua computes itself. */
#include "expression/arithmetic.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/series.h"
#include "expression/values.h"
#include "figure/display.h"

enum { WHOLE_DIGITS = 12 };

typedef struct {
    const char *rule; /* its name in analysis/rule.c */
    double (*compute)(double x, double y);
    bool keeps_decimals, divides;
} Operation;

static double add(double x, double y) { return x + y; }
static double subtract(double x, double y) { return x - y; }
static double multiply(double x, double y) { return x * y; }
static double divide(double x, double y) { return x / y; }
static double divide_whole(double x, double y) { return floor(x / y); }
static double remainder_of(double x, double y) { return x - floor(x / y) * y; }

/* Decimals of the shortest spelling of a number, of at most WHOLE_DIGITS digits. */
static int natural_decimals(double number)
{
    char text[32];
    g_snprintf(text, sizeof text, "%.*g", WHOLE_DIGITS, number);
    const char *point = strchr(text, '.');
    return strchr(text, 'e') ? WHOLE_DIGITS : point ? (int)strlen(point + 1) : 0;
}

/* The operand at `index` as a figure: a number that the layout wrote is a constant, a text is read as a
 * number. False when it is missing. */
static bool operand(lua_State *L, Analysis *a, int index, Figure *f)
{
    bool known;
    double number = number_argument(L, index, &known);
    const Figure *given = luaL_testudata(L, index, FIGURE_TYPE);
    if (!known) return false;
    *f = given ? *given : (Figure){.unit = "", .decimals = natural_decimals(number)};
    f->number = number;
    if (!f->source && a) f->source = value_constant(a, number, "", "版式中写的数").provenance;
    return true;
}

static int push_missing_operand(lua_State *L)
{
    push_figure(L, (Figure){.printed = "—", .unit = "", .reason = "缺数", .typed_places = -1});
    return 1;
}

/* A computed figure: exactly as many decimals as its operands have, or all digits (`decimals` -1). */
static int push_computed(lua_State *L, double number, const char *unit, int decimals, const char *rule,
                         const Figure *inputs, int count)
{
    Analysis *a = lua_expressions(L)->context->analysis;
    if (!isfinite(number)) return luaL_error(L, "结果不是有限的数");
    if (!a) return lua_pushnumber(L, number), 1;
    const Provenance *nodes[] = {inputs[0].source, count > 1 ? inputs[1].source : NULL};
    Provenance *node = provenance_node(a->arena, PROVENANCE_RULE, nodes, count);
    node->rule = rule;
    node->number = number;
    Value v = {.known = true, .number = number, .typed_places = -1, .unit = unit, .provenance = node};
    push_figure(L, figure_from_value(a, v, decimals < 0 ? natural_decimals(number) : decimals));
    return 1;
}

/* Both of one unit: of that unit, of two rates in points. Of others what the layout makes of them. */
static const char *common_unit(const Figure *x, const Figure *y)
{
    if (strcmp(x->unit, y->unit)) return "";
    return strcmp(x->unit, "%") ? x->unit : "百分点";
}

static int compute(lua_State *L, const Operation *operation)
{
    Figure inputs[2];
    Analysis *a = lua_expressions(L)->context->analysis;
    bool x_known = operand(L, a, 1, &inputs[0]), y_known = operand(L, a, 2, &inputs[1]);
    if (!x_known || !y_known) return push_missing_operand(L);
    const Figure *x = &inputs[0], *y = &inputs[1];
    if (operation->divides && y->number == 0) return luaL_error(L, "除数为零");
    int decimals = !operation->keeps_decimals ? -1 : x->decimals > y->decimals ? x->decimals : y->decimals;
    return push_computed(L, operation->compute(x->number, y->number),
                         operation->keeps_decimals ? common_unit(x, y) : "", decimals, operation->rule,
                         inputs, 2);
}

#define OPERATION(name, ...)                                                                                 \
    static int name(lua_State *L)                                                                            \
    {                                                                                                        \
        static const Operation operation = {__VA_ARGS__};                                                    \
        return compute(L, &operation);                                                                       \
    }
OPERATION(figure_add, "甲＋乙", add, .keeps_decimals = true)
OPERATION(figure_subtract, "甲－乙", subtract, .keeps_decimals = true)
OPERATION(figure_multiply, "甲×乙", multiply, .keeps_decimals = false)
OPERATION(figure_divide, "甲÷乙", divide, .divides = true)
OPERATION(figure_divide_whole, "甲÷乙的整数部分", divide_whole, .divides = true)
OPERATION(figure_remainder, "甲÷乙的余数", remainder_of, .divides = true)
OPERATION(figure_power, "甲的乙次方", pow, .keeps_decimals = false)

static int figure_negate(lua_State *L)
{
    Figure x;
    if (!operand(L, lua_expressions(L)->context->analysis, 1, &x)) return push_missing_operand(L);
    return push_computed(L, -x.number, x.unit, x.decimals, "降幅", &x, 1);
}

/* Both operands of a comparison; false when one is a missing figure: then no order holds. */
static bool both(lua_State *L, double *x, double *y)
{
    bool x_known, y_known;
    *x = number_argument(L, 1, &x_known);
    *y = number_argument(L, 2, &y_known);
    return x_known && y_known;
}

static int figure_less(lua_State *L)
{
    double x, y;
    lua_pushboolean(L, both(L, &x, &y) && x < y);
    return 1;
}

static int figure_less_or_equal(lua_State *L)
{
    double x, y;
    lua_pushboolean(L, both(L, &x, &y) && x <= y);
    return 1;
}

static const luaL_Reg methods[] = {{"__add", figure_add},
                                   {"__sub", figure_subtract},
                                   {"__mul", figure_multiply},
                                   {"__div", figure_divide},
                                   {"__idiv", figure_divide_whole},
                                   {"__mod", figure_remainder},
                                   {"__pow", figure_power},
                                   {"__unm", figure_negate},
                                   {"__lt", figure_less},
                                   {"__le", figure_less_or_equal},
                                   {NULL, NULL}};

/* ---- Lua's own functions ---- */

/* Upvalue 1 on the arguments with figures as numbers; a missing figure makes a missing one. */
static int with_numbers(lua_State *L)
{
    int count = lua_gettop(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    for (int i = 1; i <= count; i++) {
        const Figure *f = luaL_testudata(L, i, FIGURE_TYPE);
        if (f && (!f->known || f->is_text)) return push_missing_operand(L);
        if (f)
            lua_pushnumber(L, f->number);
        else
            lua_pushvalue(L, i);
    }
    lua_call(L, count, LUA_MULTRET);
    return lua_gettop(L) - count;
}

/* The size of a figure keeps its unit and its decimals. */
int figure_absolute(lua_State *L)
{
    Figure x;
    if (!operand(L, lua_expressions(L)->context->analysis, 1, &x)) return push_missing_operand(L);
    if (!luaL_testudata(L, 1, FIGURE_TYPE)) return lua_pushnumber(L, fabs(x.number)), 1;
    if (x.number >= 0) return lua_settop(L, 1), 1;
    return push_computed(L, fabs(x.number), x.unit, x.decimals, "数的大小", &x, 1);
}

void open_arithmetic(lua_State *L)
{
    static const char *const taking[] = {"ceil", "floor", "max",  "min",       "sqrt",
                                         "log",  "exp",   "fmod", "tointeger", "ult"};
    luaL_getmetatable(L, FIGURE_TYPE);
    luaL_setfuncs(L, methods, 0);
    lua_pop(L, 1);
    lua_getglobal(L, "tonumber");
    lua_pushcclosure(L, with_numbers, 1);
    lua_setglobal(L, "tonumber");
    lua_getglobal(L, "math");
    for (size_t i = 0; i < sizeof taking / sizeof *taking; i++) {
        lua_getfield(L, -1, taking[i]);
        lua_pushcclosure(L, with_numbers, 1);
        lua_setfield(L, -2, taking[i]);
    }
    lua_pushcfunction(L, figure_absolute);
    lua_setfield(L, -2, "abs");
    lua_pop(L, 1);
}
