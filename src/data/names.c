/* Dictionary names are kept under their keys (one width, no blanks). A text is tried whole, then without
 * numbering, without its bracket, and at last as a name between words; the first that the dictionary knows is
 * meant. */
#include "data/names.h"

#include <glib.h>
#include <string.h>

#include "data/dataset_index.h"

struct Names {
    const Dataset *dataset;
    GHashTable *indicators, *regions; /* key → number + 1, 0 where two share a key */
    GHashTable *units;                /* spans of units that the dictionary uses */
    GHashTable *meanings;             /* text as written → NameMeaning or NULL */
    NameMeaning inside;
};

/* Keys of all names in `from`; one that two numbers share is no key. */
static GHashTable *keys_of(GHashTable *from)
{
    GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iterator;
    gpointer name, number;
    g_hash_table_iter_init(&iterator, from);
    while (g_hash_table_iter_next(&iterator, &name, &number)) {
        char *key = heading_key(name);
        gpointer other;
        bool shared = g_hash_table_lookup_extended(keys, key, NULL, &other) && other != number;
        g_hash_table_insert(keys, key, shared ? NULL : number);
    }
    return keys;
}

Names *names_new(const Dataset *dataset)
{
    Names *names = g_new0(Names, 1);
    names->dataset = dataset;
    names->indicators = keys_of(dataset->index->indicators);
    names->regions = keys_of(dataset->index->regions);
    names->units = g_hash_table_new(g_str_hash, g_str_equal);
    names->meanings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (int i = 0; i < dataset->indicator_count; i++)
        g_hash_table_add(names->units, dataset->indicators[i].unit.base);
    return names;
}

void names_free(Names *names)
{
    if (!names) return;
    g_hash_table_destroy(names->indicators);
    g_hash_table_destroy(names->regions);
    g_hash_table_destroy(names->units);
    g_hash_table_destroy(names->meanings);
    g_free(names);
}

static int find(GHashTable *keys, const char *key)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(keys, key)) - 1;
}

/* ---- numbering ---- */

static size_t skip_any(const char *p, const char *const *list)
{
    for (; *list; list++)
        if (g_str_has_prefix(p, *list)) return strlen(*list);
    return 0;
}

/* Digits or Han numerals, at most four characters. */
static size_t skip_numeral(const char *p)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
    size_t n = 0, step;
    for (int i = 0; i < 4; i++) {
        step = g_ascii_isdigit(p[n]) ? 1 : skip_any(p + n, numerals);
        if (!step) break;
        n += step;
    }
    return n;
}

/* One numbering or mark at the front: 一、 （二） 3. ④ 其中： #. */
static size_t skip_mark(const char *p)
{
    static const char *const marks[] = {"其中:", "其中、", "其中", "#", "*", "——", "—",
                                        "-",     "·",      "•",    "└", "├", NULL};
    static const char *const ends[] = {"、", ".", ",", ")", NULL};
    size_t n = skip_any(p, marks);
    if (n) return n;
    gunichar c = g_utf8_get_char(p);
    if (c >= 0x2460 && c <= 0x2473) return (size_t)(g_utf8_next_char(p) - p);
    bool bracket = *p == '(';
    n = skip_numeral(p + bracket);
    if (!n) return 0;
    n += bracket;
    if (bracket) return p[n] == ')' ? n + 1 : 0;
    size_t end = skip_any(p + n, ends);
    return end && !(p[n] == '.' && g_ascii_isdigit(p[n + 1])) ? n + end : 0;
}

/* ---- indicators ---- */

/* Whether what stands in a bracket is a unit (or the base of an index) and no part of the name. */
static bool is_unit(const Names *names, const char *inside)
{
    if (!*inside || strchr(inside, '%') || strstr(inside, "=100") || strstr(inside, "‰")) return true;
    Unit unit = unit_parse(inside);
    return g_hash_table_contains(names->units, unit.base);
}

/* The key as a name: whole, without numbering, without its unit. */
static int find_plain(const Names *names, const char *key, Heading *words)
{
    char *rest = g_strdup(key), *from = rest, inside[32];
    int found = find(names->indicators, from);
    for (size_t n; found < 0 && (n = skip_mark(from)) && from[n];) found = find(names->indicators, from += n);
    if (found < 0 && heading_take_bracket(from, inside, sizeof inside) && is_unit(names, inside)) {
        found = find(names->indicators, from);
        if (found < 0) found = find_plain(names, from, words);
        if (found >= 0 && !strchr(inside, '=')) g_strlcpy(words->unit, inside, sizeof words->unit);
    }
    g_free(rest);
    return found;
}

/* Words that end a name must say more than 额 or 数, which a name of its own may end with. */
static bool ends_name(const char *words, const Heading *meaning)
{
    return !meaning->bare || *words == '|' || *words == '_';
}

/* The key as a name with words behind it. */
static int find_before_words(const Names *names, const char *key, Heading *words)
{
    for (const char *end = g_utf8_prev_char(key + strlen(key)); end > key; end = g_utf8_prev_char(end)) {
        Heading meaning = {0};
        g_strlcpy(meaning.unit, words->unit, sizeof meaning.unit);
        if (!heading_read_words(end, &meaning) || !ends_name(end, &meaning)) continue;
        char *front = g_strndup(key, (gsize)(end - key));
        int found = find_plain(names, front, &meaning);
        g_free(front);
        if (found < 0) continue;
        *words = meaning;
        return found;
    }
    return -1;
}

/* The key as a name behind words: 1—9月固定资产投资增速. */
static int find_after_words(const Names *names, const char *key, Heading *words)
{
    for (const char *from = key + strlen(key); (from = g_utf8_find_prev_char(key, from)) && from > key;) {
        Heading lead = {0}, tail = *words;
        char *front = g_strndup(key, (gsize)(from - key));
        bool good = heading_read_words(front, &lead) && !lead.measured;
        g_free(front);
        if (!good) continue;
        int found = find_plain(names, from, &tail);
        if (found < 0) found = find_before_words(names, from, &tail);
        if (found < 0) continue;
        *words = tail;
        if (lead.period.year) words->period = lead.period, words->without_year = lead.without_year;
        if (lead.period.year) words->notation = lead.notation;
        if (lead.span) words->span = lead.span;
        return found;
    }
    return -1;
}

static NameMeaning *look_into(const Names *names, const char *text)
{
    NameMeaning meaning = {.indicator = -1};
    char *key = heading_key(text), *from = key;
    meaning.indicator = *key ? find_plain(names, key, &meaning.words) : -1;
    if (meaning.indicator < 0 && *key) {
        meaning.worded = true;
        for (size_t n; (n = skip_mark(from)) && from[n];) from += n;
        char inside[32];
        if (heading_take_bracket(from, inside, sizeof inside) && is_unit(names, inside))
            g_strlcpy(meaning.words.unit, inside, sizeof meaning.words.unit);
        meaning.indicator = find_before_words(names, from, &meaning.words);
        if (meaning.indicator < 0) meaning.indicator = find_after_words(names, from, &meaning.words);
    }
    g_free(key);
    return meaning.indicator < 0 ? NULL : g_memdup2(&meaning, sizeof meaning);
}

const NameMeaning *names_indicator(Names *names, const char *text)
{
    gpointer known;
    if (g_hash_table_lookup_extended(names->meanings, text, NULL, &known)) return known;
    NameMeaning *meaning = strlen(text) > 300 ? NULL : look_into(names, text);
    g_hash_table_insert(names->meanings, g_strdup(text), meaning);
    return meaning;
}

/* ---- regions ---- */

/* Whether the text is how a table calls the whole: 合计, or 全市 where the top region is a city. */
static bool means_top(const Names *names, const char *key)
{
    static const char *const totals[] = {"合计", "总计", "总", "全部", NULL};
    for (const char *const *total = totals; *total; total++)
        if (!strcmp(key, *total)) return true;
    if (!g_str_has_prefix(key, "全") || !names->dataset->region_count) return false;
    const char *rest = key + strlen("全");
    return *rest && !*g_utf8_next_char(rest) && g_str_has_suffix(names->dataset->regions[0].name, rest);
}

int names_region(Names *names, const char *text)
{
    if (strlen(text) > 120) return -1;
    char *key = heading_key(text);
    int found = find(names->regions, key);
    if (found < 0 && means_top(names, key)) found = 0;
    const char *from = key;
    for (size_t n; found < 0 && (n = skip_mark(from)) && from[n];) found = find(names->regions, from += n);
    g_free(key);
    return found;
}

/* ---- inside a text ---- */

const NameMeaning *names_indicator_inside(Names *names, const char *text)
{
    char *key = heading_key(text);
    GHashTableIter iterator;
    gpointer name, number;
    const char *best = NULL;
    size_t longest = 0;
    bool tie = false;
    g_hash_table_iter_init(&iterator, names->indicators);
    while (g_hash_table_iter_next(&iterator, &name, &number)) {
        const char *at = number ? strstr(key, name) : NULL;
        size_t n = strlen(name);
        if (!at || n < longest || n < 6) continue;
        tie = n == longest && GPOINTER_TO_INT(number) - 1 != names->inside.indicator;
        longest = n;
        best = at;
        names->inside = (NameMeaning){.indicator = GPOINTER_TO_INT(number) - 1};
    }
    /* The longest words right behind the name: 固定资产投资增速 is a growth. */
    const char *rest = best ? best + longest : "";
    for (size_t n = MIN(strlen(rest), 36); n > 0 && !names->inside.worded; n--) {
        if (((unsigned char)rest[n] & 0xC0) == 0x80) continue;
        char *words = g_strndup(rest, n), inside[32];
        Heading meaning = {0};
        if (heading_take_bracket(words, inside, sizeof inside))
            g_strlcpy(meaning.unit, inside, sizeof meaning.unit);
        names->inside.worded = heading_read_words(words, &meaning);
        if (names->inside.worded) names->inside.words = meaning;
        g_free(words);
    }
    g_free(key);
    return best && !tie ? &names->inside : NULL;
}

int names_region_inside(Names *names, const char *text)
{
    const Dataset *d = names->dataset;
    char *key = heading_key(text);
    int found = -1;
    for (int i = 1; i < d->region_count; i++) {
        char *name = heading_key(d->regions[i].name);
        bool there = strlen(name) >= 6 && strstr(key, name);
        g_free(name);
        if (!there) continue;
        if (found >= 0) {
            found = -1;
            break;
        }
        found = i;
    }
    g_free(key);
    return found;
}
