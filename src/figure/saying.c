/* The parameters of a saying are a short text, not a struct: they travel in the PDF beside the tree. */
#include "figure/saying.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/phrase.h"
#include "analysis/projection.h"
#include "analysis/trend.h"
#include "figure/display.h"

typedef struct {
    const double *shown;
    const char *const *texts;
    int count, decimals;
    gchar **parameters; /* at least three, "" when not given */
} Said;

static bool has(const Said *s, const char *word)
{
    for (gchar **p = s->parameters; *p; p++)
        if (!strcmp(*p, word)) return true;
    return false;
}

static char *say_growth(const Said *s) { return phrase_growth(s->shown[0], s->decimals, has(s, "价格")); }

static char *say_change(const Said *s)
{
    return phrase_change(s->shown[0], s->shown[1], s->decimals, has(s, "价格"));
}

/* 比1—5月加快…: the period is the first parameter. */
static char *say_change_against(const Said *s)
{
    return phrase_change_against(s->shown[0], s->shown[1], s->decimals, has(s, "价格"), s->parameters[0]);
}

/* 比上月上升3.5点, of 数量 增加: the period, 占比, 数量 or nothing, and the unit of the difference are the
 * parameters. */
static char *say_level_against(const Said *s)
{
    if (!strcmp(s->parameters[1], "数量"))
        return phrase_amount_against(s->shown[0], s->shown[1], s->decimals, s->parameters[0],
                                     s->parameters[2]);
    return phrase_level_against(s->shown[0], s->shown[1], s->decimals, has(s, "占比"), s->parameters[0],
                                s->parameters[2]);
}

/* A level against another, or its change alone. */
static char *say_level_change(const Said *s)
{
    return phrase_level_change(s->shown[0], s->count > 1 ? s->shown[1] : 0, s->decimals, has(s, "占比"));
}

/* 高于年度目标…: name and unit are the parameters, and 当月 where it is a month's figure. */
static char *say_compare(const Said *s)
{
    char *compared =
        phrase_compare(s->shown[0], s->shown[1], s->decimals, s->parameters[0], s->parameters[1]);
    char *said = g_strconcat(s->parameters[2], compared, NULL);
    g_free(compared);
    return said;
}

/* Two places, or the change alone. */
static char *say_rank_change(const Said *s)
{
    return s->count > 1 ? phrase_rank_change(s->shown[0], s->shown[1]) : phrase_rank_change(-s->shown[0], 0);
}

static char *say_sign(const Said *s) { return g_strdup(phrase_sign(s->shown[0], s->shown[1])); }

/* 完成年度目标的…; of a ceiling 已用年度控制数的…. */
static char *say_progress(const Said *s)
{
    const char *words = has(s, "控制数") ? "已用年度控制数" : "完成年度目标";
    return g_strdup_printf("%s的%s%%", words, s->texts[0]);
}

static char *say_range(const Said *s)
{
    return strcmp(s->texts[0], s->texts[1]) ? g_strdup_printf("%s～%s", s->texts[0], s->texts[1])
                                            : g_strdup(s->texts[0]);
}

/* Whole percent, never 0% or 100% before the year is over. */
static char *say_likelihood(const Said *s)
{
    double percent = fmin(fmax(floor(s->shown[0] * 100 + 0.5), 1), 99);
    return g_strdup_printf("%s（%.0f%%）", probability_word(s->shown[0]), percent);
}

static char *say_run(const Said *s)
{
    int run = trend_run(s->shown, s->count);
    return g_strdup_printf("连续%d个%s%s", run > 0 ? run : -run, *s->parameters[0] ? s->parameters[0] : "月",
                           run > 0 ? "回升" : "回落");
}

/* A sentence with the figures in its places: {} in the first parameter. */
static char *say_statement(const Said *s)
{
    GString *out = g_string_new(NULL);
    int next = 0;
    for (const char *p = s->parameters[0]; *p; p++) {
        bool place = p[0] == '{' && p[1] == '}' && next < s->count;
        if (place)
            g_string_append(out, s->texts[next++]), p++;
        else
            g_string_append_c(out, *p);
    }
    return g_string_free(out, FALSE);
}

static const struct {
    const char *name;
    char *(*say)(const Said *);
} sayings[] = {
    {"增减", say_growth},
    {"变化", say_change},
    {"与上期比", say_change_against},
    {"比上期升降", say_level_against},
    {"升降", say_level_change},
    {"较", say_compare},
    {"位次变化", say_rank_change},
    {"增减状态", say_sign},
    {"完成率", say_progress},
    {"区间", say_range},
    {"完成可能", say_likelihood},
    {"连续", say_run},
    {"陈述", say_statement},
};

char *saying_text(const char *name, const double *shown, const char *const *texts, int count, int decimals,
                  const char *parameters)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sayings); i++) {
        if (strcmp(sayings[i].name, name)) continue;
        char *padded = g_strconcat(parameters ? parameters : "", "|||", NULL);
        gchar **parted = g_strsplit(padded, "|", 0);
        Said said = {shown, texts, count, decimals, parted};
        char *text = sayings[i].say(&said);
        g_strfreev(parted);
        g_free(padded);
        return text;
    }
    return NULL;
}

/* The same where the figures have decimals of their own. */
Figure saying_of_figures(Analysis *a, const char *name, const char *parameters, const Figure *figures,
                         int count)
{
    double *shown = ARENA_ARRAY(a->arena, double, count + 1);
    const char **texts = ARENA_ARRAY(a->arena, const char *, count + 1);
    const Provenance **nodes = ARENA_ARRAY(a->arena, const Provenance *, count + 1);
    for (int i = 0; i < count; i++) {
        shown[i] = figures[i].number;
        texts[i] = figures[i].printed;
        nodes[i] = figures[i].source;
    }
    int decimals = count ? figures[0].decimals : 0;
    Figure f = figure_text(figure_keep(a, saying_text(name, shown, texts, count, decimals, parameters)));
    Provenance *node = provenance_node(a->arena, PROVENANCE_WORDS, nodes, count);
    node->decimals = decimals;
    node->text = f.printed;
    node->rule = name;
    node->parameters = parameters;
    node->place = count && nodes[0] ? nodes[0]->place : "";
    f.source = node;
    return f;
}

Figure saying_figure(Analysis *a, const char *name, const char *parameters, int decimals, const Value *values,
                     int count)
{
    Figure *figures = ARENA_ARRAY(a->arena, Figure, count + 1);
    for (int i = 0; i < count; i++) figures[i] = figure_from_value(a, values[i], decimals);
    return saying_of_figures(a, name, parameters, figures, count);
}

/* ---- texts put together ---- */

/* Nobody says longer sentences in one piece; a layout that joins a whole table does not keep every step of
 * it. */
enum { JOINED_MOST = 2000 };

static const char statement[] = "陈述";

/* The statement that a text is on its own, {} for a figure; NULL when bare text would be read as marks. */
static const char *template_of(const char *text, const Provenance *source)
{
    if (!source) return strchr(text, '|') || strstr(text, "{}") ? NULL : text;
    bool joined = source->kind == PROVENANCE_WORDS && !strcmp(source->rule, statement) && source->parameters;
    return joined ? source->parameters : "{}";
}

static int figures_of(const Provenance *source, const char *template, const Provenance **out)
{
    if (!source) return 0;
    bool whole = !strcmp(template, "{}");
    int count = whole ? 1 : source->input_count;
    for (int i = 0; i < count; i++) out[i] = whole ? source : source->inputs[i];
    return count;
}

const Provenance *saying_joined(Arena *arena, const char *text, const Provenance *source,
                                const char *text_behind, const Provenance *source_behind)
{
    if (strlen(text) + strlen(text_behind) > JOINED_MOST) return NULL;
    const char *before = template_of(text, source), *behind = template_of(text_behind, source_behind);
    if (!before || !behind) return NULL;
    int most = 2 + (source ? source->input_count : 0) + (source_behind ? source_behind->input_count : 0);
    const Provenance **inputs = ARENA_ARRAY(arena, const Provenance *, most);
    int count = figures_of(source, before, inputs);
    count += figures_of(source_behind, behind, inputs + count);
    Provenance *node = provenance_node(arena, PROVENANCE_WORDS, inputs, count);
    node->text = arena_printf(arena, "%s%s", text, text_behind);
    node->rule = statement;
    node->parameters = arena_printf(arena, "%s%s", before, behind);
    node->decimals = inputs[0]->decimals;
    node->place = inputs[0]->place;
    return node;
}
