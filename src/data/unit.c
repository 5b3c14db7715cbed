#include "data/unit.h"

#include <glib.h>
#include <string.h>

#include "base/textutil.h"

/* Units that are not simply a Chinese multiplier before a base unit. */
static const struct {
    const char *name, *base;
    double factor;
} named[] = {
    {"%", "%", 1},
    {"‰", "%", 0.1},
    {"百分点", "百分点", 1},
    {"个百分点", "百分点", 1},
    {"无量纲", "", 1},
    {"千瓦时", "千瓦时", 1},
    {"度", "千瓦时", 1},
    {"千瓦", "千瓦", 1},
    {"兆瓦", "千瓦", 1e3},
    {"米", "米", 1},
    {"千米", "米", 1e3},
    {"公里", "米", 1e3},
    {"km", "米", 1e3},
    {"克", "克", 1},
    {"千克", "克", 1e3},
    {"公斤", "克", 1e3},
    {"斤", "克", 500},
    {"吨", "克", 1e6},
    {"平方米", "平方米", 1},
    {"平方公里", "平方米", 1e6},
    {"平方千米", "平方米", 1e6},
};

static const struct {
    const char *text;
    double factor;
} multipliers[] = {{"万亿", 1e12}, {"千亿", 1e11}, {"百亿", 1e10}, {"十亿", 1e9}, {"亿", 1e8}, {"千万", 1e7},
                   {"百万", 1e6},  {"十万", 1e5},  {"万", 1e4},    {"千", 1e3},   {"百", 1e2}};

static bool find_named(const char *name, Unit *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++) {
        if (strcmp(named[i].name, name)) continue;
        g_strlcpy(out->base, named[i].base, sizeof out->base);
        out->factor = named[i].factor;
        return true;
    }
    return false;
}

Unit unit_parse(const char *name)
{
    Unit unit = {.factor = 1};
    char *plain = text_trim(text_halfwidth(name));
    if (!find_named(plain, &unit)) {
        const char *base = plain;
        double factor = 1;
        for (size_t i = 0; i < G_N_ELEMENTS(multipliers) && base == plain; i++) {
            if (!g_str_has_prefix(plain, multipliers[i].text) || !plain[strlen(multipliers[i].text)])
                continue;
            base += strlen(multipliers[i].text);
            factor = multipliers[i].factor;
        }
        if (base == plain || !find_named(base, &unit)) g_strlcpy(unit.base, base, sizeof unit.base);
        unit.factor *= factor;
    }
    g_free(plain);
    return unit;
}

static const char unknown[] = "?";

Unit unit_unknown(void)
{
    Unit unit = {.factor = 1};
    g_strlcpy(unit.base, unknown, sizeof unit.base);
    return unit;
}

static bool is_unknown(Unit unit) { return !strcmp(unit.base, unknown); }

bool unit_same_dimension(Unit a, Unit b) { return is_unknown(a) || is_unknown(b) || !strcmp(a.base, b.base); }

double unit_factor(Unit from, Unit to)
{
    return is_unknown(from) || is_unknown(to) ? 1 : from.factor / to.factor;
}
