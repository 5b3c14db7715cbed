#include "reading/unit.h"

#include <glib.h>
#include <string.h>

#include "base/textutil.h"

/* Units that are not simply a Chinese multiplier before a base unit, and other spellings of those that are.
 * Names here are in compatibility form (㎡ is m2) and lower case. */
static const struct {
    const char *name, *base;
    double factor;
} named[] = {
    {"%", "%", 1},
    {"‰", "%", 0.1},
    {"百分比", "%", 1},
    {"百分点", "百分点", 1},
    {"个百分点", "百分点", 1},
    {"无量纲", "", 1},
    {"无", "", 1},
    {"/", "", 1},
    {"-", "", 1},
    {"—", "", 1},
    {"——", "", 1},
    {"人民币元", "元", 1},
    {"元人民币", "元", 1},
    {"元/人", "元", 1},
    {"元每人", "元", 1},
    {"rmb", "元", 1},
    {"美金", "美元", 1},
    {"usd", "美元", 1},
    {"户", "个", 1},
    {"家", "个", 1},
    {"人次", "人", 1},
    {"名", "人", 1},
    {"千瓦时", "千瓦时", 1},
    {"kwh", "千瓦时", 1},
    {"kw·h", "千瓦时", 1},
    {"kw.h", "千瓦时", 1},
    {"度", "千瓦时", 1},
    {"兆瓦时", "千瓦时", 1e3},
    {"mwh", "千瓦时", 1e3},
    {"千瓦", "千瓦", 1},
    {"kw", "千瓦", 1},
    {"兆瓦", "千瓦", 1e3},
    {"mw", "千瓦", 1e3},
    {"吉瓦", "千瓦", 1e6},
    {"gw", "千瓦", 1e6},
    {"米", "米", 1},
    {"m", "米", 1},
    {"千米", "米", 1e3},
    {"公里", "米", 1e3},
    {"km", "米", 1e3},
    {"克", "克", 1},
    {"千克", "克", 1e3},
    {"公斤", "克", 1e3},
    {"kg", "克", 1e3},
    {"斤", "克", 500},
    {"吨", "克", 1e6},
    {"t", "克", 1e6},
    {"公吨", "克", 1e6},
    {"tce", "吨标准煤", 1},
    {"吨标煤", "吨标准煤", 1},
    {"吨标准煤", "吨标准煤", 1},
    {"平方米", "平方米", 1},
    {"平米", "平方米", 1},
    {"m2", "平方米", 1},
    {"公顷", "平方米", 1e4},
    {"hm2", "平方米", 1e4},
    {"ha", "平方米", 1e4},
    {"亩", "平方米", 2000.0 / 3},
    {"平方公里", "平方米", 1e6},
    {"平方千米", "平方米", 1e6},
    {"km2", "平方米", 1e6},
    {"立方米", "立方米", 1},
    {"方", "立方米", 1},
    {"m3", "立方米", 1},
    {"升", "立方米", 1e-3},
    {"l", "立方米", 1e-3},
    {"千升", "立方米", 1},
    {"标准箱", "标准箱", 1},
    {"标箱", "标准箱", 1},
    {"teu", "标准箱", 1},
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

/* New text: compatibility form, lower case, without brackets around the whole and without blanks. */
static char *plain_form(const char *name)
{
    char *form = g_utf8_normalize(name, -1, G_NORMALIZE_NFKC),
         *lower = g_ascii_strdown(form ? form : name, -1);
    char *from = text_trim(lower);
    if (*from == '(' && g_str_has_suffix(from, ")")) from[strlen(from) - 1] = '\0', from++;
    GString *out = g_string_new(NULL);
    for (const char *p = from; *p; p++)
        if (*p != ' ') g_string_append_c(out, *p);
    g_free(lower);
    g_free(form);
    return g_string_free(out, FALSE);
}

Unit unit_parse(const char *name)
{
    Unit unit = {.factor = 1};
    char *plain = plain_form(name);
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
