/* Exact names come first, so that 甲市 and 甲县 of one file are never taken for one another; an ending is
 * dropped only where two characters stay and one outline alone fits. */
#include "chart/region_names.h"

#include <glib.h>
#include <string.h>

/* Longer endings before those they end with. */
static const char *const endings[] = {
    "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区",
    "新区",         "省",         "市",         "区",         "县",     "州",     "盟",     "旗"};

/* The bytes of a name before its ending. */
static size_t stem(const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (!g_str_has_suffix(name, endings[i])) continue;
        size_t left = length - strlen(endings[i]);
        if (g_utf8_strlen(name, (gssize)left) >= 2) return left;
    }
    return length;
}

bool region_names_alike(const char *a, const char *b)
{
    size_t n = stem(a);
    return n == stem(b) && !strncmp(a, b, n);
}

static bool is_named(const Region *region, const char *name)
{
    if (!strcmp(region->name, name) || !g_strcmp0(region->short_name, name)) return true;
    for (const char *const *alias = (const char *const *)region->aliases; alias && *alias; alias++)
        if (!strcmp(*alias, name)) return true;
    return false;
}

int region_outline(const Region *region, const Outlines *outlines)
{
    int alike = -1, count = 0;
    for (int k = 0; k < outlines->count; k++)
        if (!strcmp(region->name, outlines->items[k].name)) return k;
    for (int k = 0; k < outlines->count; k++)
        if (is_named(region, outlines->items[k].name)) return k;
    for (int k = 0; k < outlines->count; k++)
        if (region->code && *region->code && !g_strcmp0(region->code, outlines->items[k].code)) return k;
    for (int k = 0; k < outlines->count; k++)
        if (region_names_alike(region->name, outlines->items[k].name)) alike = k, count++;
    return count == 1 ? alike : -1;
}
