/* Kinds put their texts together with formats, so that a figure's source is named inside the text: by a
 * private character of plane 15 (its number) before the figure and one behind it. Only said_pieces() hands
 * texts on, without them. */
#include "chart/said.h"

#include <glib.h>
#include <string.h>

#include "chart/common.h"
#include "figure/saying.h"

enum { MARK_FIRST = 0xF0000, MARK_END = 0xFFFFD, MOST_SOURCES = MARK_END - MARK_FIRST };

struct ChartSources {
    Arena *arena;
    const Provenance **sources;
    int count, room;
};

ChartSources *chart_sources_new(Arena *arena)
{
    ChartSources *s = ARENA_NEW(arena, ChartSources);
    s->arena = arena;
    return s;
}

static int add_source(ChartSources *s, const Provenance *source)
{
    if (s->count == s->room) {
        int room = s->room ? 2 * s->room : 16;
        const Provenance **more = ARENA_ARRAY(s->arena, const Provenance *, room);
        if (s->count) memcpy(more, s->sources, sizeof *more * (size_t)s->count);
        s->sources = more;
        s->room = room;
    }
    s->sources[s->count] = source;
    return s->count++;
}

const char *said_text(Chart *chart, const char *text, const Provenance *source)
{
    enum { MOST_BYTES = 6 };
    ChartSources *s = chart->sources;
    bool own = source && source->text && !strcmp(source->text, text);
    if (!s || !own || s->count == MOST_SOURCES) return text;
    char begin[MOST_BYTES + 1] = "", end[MOST_BYTES + 1] = "";
    g_unichar_to_utf8((gunichar)(MARK_FIRST + add_source(s, source)), begin);
    g_unichar_to_utf8(MARK_END, end);
    return chart_printf(chart, "%s%s%s", begin, text, end);
}

const char *said_point(Chart *chart, const Point *point)
{
    return said_text(chart, point->printed, point->source);
}

const char *said_plainly(Chart *chart, const char *saying, const char *parameters, int decimals,
                         const Point *points, int count, const Provenance **source)
{
    Figure *figures = ARENA_ARRAY(chart->analysis->arena, Figure, count + 1);
    for (int i = 0; i < count; i++)
        figures[i] = (Figure){.known = true,
                              .number = points[i].value,
                              .raw = points[i].value,
                              .decimals = decimals,
                              .printed = points[i].printed ? points[i].printed : "",
                              .source = points[i].source};
    Figure f = saying_of_figures(chart->analysis, saying, parameters, figures, count);
    bool whole = true;
    for (int i = 0; i < count; i++) whole = whole && points[i].source;
    *source = whole ? f.source : NULL;
    return f.printed;
}

const char *said_words(Chart *chart, const char *saying, const char *parameters, int decimals,
                       const Point *points, int count)
{
    const Provenance *source;
    const char *words = said_plainly(chart, saying, parameters, decimals, points, count, &source);
    return said_text(chart, words, source);
}

/* Adds what stands between two places, if anything does. */
static void add_piece(GArray *pieces, const char *from, const char *to, const Provenance *source,
                      Arena *arena)
{
    SourcedText piece = {arena_strndup(arena, from, (size_t)(to - from)), source};
    if (to > from) g_array_append_val(pieces, piece);
}

const SourcedText *said_pieces(const Chart *chart, const char *text, Arena *arena, int *count)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(SourcedText));
    const Provenance *source = NULL;
    const char *from = text, *p = text;
    while (*p) {
        gunichar c = g_utf8_get_char(p);
        const char *next = g_utf8_next_char(p);
        int number = (int)c - MARK_FIRST;
        bool begins = chart->sources && number >= 0 && number < chart->sources->count,
             ends = source && c == MARK_END;
        if (begins || ends) {
            add_piece(pieces, from, p, source, arena);
            source = begins ? chart->sources->sources[number] : NULL;
            from = next;
        }
        p = next;
    }
    add_piece(pieces, from, p, source, arena);
    *count = (int)pieces->len;
    SourcedText *kept = ARENA_ARRAY(arena, SourcedText, pieces->len + 1);
    for (guint i = 0; i < pieces->len; i++) kept[i] = g_array_index(pieces, SourcedText, i);
    g_array_free(pieces, TRUE);
    return kept;
}
