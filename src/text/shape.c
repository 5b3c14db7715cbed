/* The face of every character is decided here, run by run, and told to Pango by family name; so Pango's own
 * choice of fonts, which takes quotes and dashes from the Western face, never comes into play. */
#include "text/shape.h"

#include <math.h>
#include <string.h>

#include "base/textutil.h"
#include "text/shape_cache.h"

typedef struct {
    TextContext *context;
    GString *text;
    GArray *span_of;   /* span number of each byte */
    GHashTable *minus; /* offsets where a typed hyphen is set as a minus sign */
    PangoAttrList *attributes;
    const Face *run_face;
    int run_span, run_start;
    bool complained; /* about a character: the next text with it may have to complain too */
} Itemising;

/* Lines of a layout must not carry the same complaint for one character a hundred times. */
static void report_character(TextContext *context, gunichar c, bool missing)
{
    gpointer key = GUINT_TO_POINTER(c);
    if (context->told && !g_hash_table_add(context->told, key)) return;
    char shown[8] = {0};
    g_unichar_to_utf8(c, shown);
    Place place = {.file = context->file, .line = context->line, .column = 1};
    if (missing)
        diag_report(context->diags, E_TEXT_GLYPH, place,
                    "没有字体能显示“%s”（U+%04X），请换一个字或安装含该字的字体", shown, c);
    else
        diag_report(context->diags, W_TEXT_FALLBACK, place, "“%s”（U+%04X）由替补字体显示", shown, c);
}

static FontRole role_for(const TextStyle *style, gunichar c)
{
    bool western = char_class(c) == CLASS_WESTERN && !char_is_chinese_sign(c);
    /* The 仿宋 and 楷 faces draw ？ in the middle of its square, which GB/T 15834 does not allow. */
    if (c == 0xFF1F && (style->han == ROLE_FANG || style->han == ROLE_KAI)) return ROLE_SONG;
    return western || c == ' ' || c == 0xA0 ? style->western : style->han;
}

static void end_run(Itemising *it, const TextSpan *spans)
{
    int end = (int)it->text->len;
    if (!it->run_face || end == it->run_start) return;
    PangoFontDescription *d = pango_font_description_new();
    pango_font_description_set_family_static(d, face_family(it->run_face));
    pango_font_description_set_absolute_size(d, spans[it->run_span].style.size * PANGO_SCALE);
    PangoAttribute *font = pango_attr_font_desc_new(d), *solid = pango_attr_fallback_new(FALSE);
    pango_font_description_free(d);
    font->start_index = solid->start_index = (guint)it->run_start;
    font->end_index = solid->end_index = (guint)end;
    pango_attr_list_insert(it->attributes, font);
    pango_attr_list_insert(it->attributes, solid);
}

static void add_character(Itemising *it, const TextSpan *spans, int span, gunichar c)
{
    bool substitute = false;
    const Face *face = it->run_face;
    if (c != '\n') {
        FontRole role = role_for(&spans[span].style, c);
        face = faceset_for(it->context->faces, role, c, &substitute);
        bool told = !face || (substitute && text_is_han(c));
        it->complained |= told;
        if (told) report_character(it->context, c, !face);
        if (!face) return;
    }
    if (face != it->run_face || span != it->run_span) {
        end_run(it, spans);
        it->run_face = face;
        it->run_span = span;
        it->run_start = (int)it->text->len;
    }
    gsize before = it->text->len;
    g_string_append_unichar(it->text, c);
    for (gsize i = before; i < it->text->len; i++) g_array_append_val(it->span_of, span);
}

static bool is_ignored(gunichar c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xFEFF ||
           (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xAD || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F);
}

/* What may stand before a negative figure; behind other Chinese characters a hyphen may be a dash
 * (2020年-2024年). */
static bool leads_to_figure(const char *start, const char *p)
{
    static const char *const before[] = {"～", "（", "：", "，", "；", "、", "为", "至"};
    for (gsize i = 0; i < G_N_ELEMENTS(before); i++) {
        gssize n = (gssize)strlen(before[i]);
        if (p - start >= n && !strncmp(p - n, before[i], (gsize)n)) return true;
    }
    return false;
}

/* A hyphen before a figure, not behind a letter or figure, is a minus sign and is set as one; the text that
 * the PDF carries stays as it was typed. */
static bool is_minus(const char *start, const char *p)
{
    if (*p != '-' || !g_ascii_isdigit(p[1])) return false;
    if (leads_to_figure(start, p)) return true;
    return p == start || !(g_ascii_isalnum(p[-1]) || strchr("-.)/%", p[-1]) || (unsigned char)p[-1] >= 0x80);
}

static void gather(Itemising *it, const TextSpan *spans, int count)
{
    for (int s = 0; s < count; s++) {
        if (spans[s].box) { /* behaves as a Han does; its glyph is not drawn */
            add_character(it, spans, s, 0x3007);
            continue;
        }
        for (const char *p = spans[s].text; *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            if (is_ignored(c)) continue;
            if (is_minus(spans[s].text, p)) {
                g_hash_table_add(it->minus, GSIZE_TO_POINTER(it->text->len));
                c = 0x2212;
            }
            add_character(it, spans, s, c == '\t' || c == 0x2028 ? (c == '\t' ? ' ' : '\n') : c);
        }
    }
    end_run(it, spans);
}

/* Turns the glyphs of one item into clusters. */
static void take_glyphs(const PangoGlyphString *glyphs, const PangoItem *item, const char *text,
                        const Face *const *face_of, const GArray *span_of, GHashTable *minus, GArray *out,
                        Arena *arena)
{
    for (int g = 0; g < glyphs->num_glyphs;) {
        int from = glyphs->log_clusters[g], end = g + 1;
        while (end < glyphs->num_glyphs && glyphs->log_clusters[end] == from) end++;
        int to = end < glyphs->num_glyphs ? glyphs->log_clusters[end] : item->length;
        const char *at = text + item->offset + from;
        Cluster c = {.c = g_utf8_get_char(at), .text = at, .bytes = to - from};
        c.span = g_array_index(span_of, int, item->offset + from);
        c.face = face_of[item->offset + from];
        c.class = char_class(c.c);
        if (g_hash_table_contains(minus, GSIZE_TO_POINTER(item->offset + from))) {
            c.text = "-";
            c.bytes = 1;
        }
        PlacedGlyph *placed = ARENA_ARRAY(arena, PlacedGlyph, end - g);
        for (int i = g; i < end; i++) {
            const PangoGlyphInfo *info = &glyphs->glyphs[i];
            if (info->glyph == PANGO_GLYPH_EMPTY || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
            placed[c.glyph_count++] =
                (PlacedGlyph){info->glyph, c.advance + info->geometry.x_offset / (double)PANGO_SCALE,
                              info->geometry.y_offset / (double)PANGO_SCALE};
            c.advance += info->geometry.width / (double)PANGO_SCALE;
        }
        c.glyphs = placed;
        g_array_append_val(out, c);
        g = end;
    }
}

static void shape_items(Itemising *it, const char *text, const Face *const *face_of, GArray *out,
                        Arena *arena)
{
    GList *items =
        pango_itemize(faceset_context(it->context->faces), text, 0, (int)it->text->len, it->attributes, NULL);
    for (GList *node = items; node; node = node->next) {
        PangoItem *item = node->data;
        PangoGlyphString *glyphs = pango_glyph_string_new();
        if (text[item->offset] == '\n') {
            Cluster c = {.c = '\n', .text = text + item->offset, .bytes = 0, .class = CLASS_BREAK};
            c.span = g_array_index(it->span_of, int, item->offset);
            g_array_append_val(out, c);
        } else {
            pango_shape_item(item, text, (int)it->text->len, NULL, glyphs, PANGO_SHAPE_NONE);
            take_glyphs(glyphs, item, text, face_of, it->span_of, it->minus, out, arena);
        }
        pango_glyph_string_free(glyphs);
        pango_item_free(item);
    }
    g_list_free(items);
}

/* The face of every byte, read back from the runs' attributes. */
static const Face **faces_by_byte(Itemising *it, const TextSpan *spans, Arena *arena)
{
    const Face **face_of = ARENA_ARRAY(arena, const Face *, it->text->len + 1);
    for (const char *p = it->text->str; *p; p = g_utf8_next_char(p)) {
        bool substitute;
        size_t at = (size_t)(p - it->text->str);
        int span = g_array_index(it->span_of, int, at);
        gunichar c = g_utf8_get_char(p);
        face_of[at] = c == '\n'
                          ? NULL
                          : faceset_for(it->context->faces, role_for(&spans[span].style, c), c, &substitute);
    }
    return face_of;
}

/* The clusters of spans, made in `arena`. */
static const Cluster *shape_spans(Itemising *it, const TextSpan *spans, int count, Arena *arena,
                                  int *cluster_count)
{
    it->text = g_string_new(NULL);
    it->span_of = g_array_new(FALSE, FALSE, sizeof(int));
    it->minus = g_hash_table_new(NULL, NULL);
    it->attributes = pango_attr_list_new();
    it->run_span = -1;
    gather(it, spans, count);
    GArray *clusters = g_array_new(FALSE, FALSE, sizeof(Cluster));
    char *text = arena_strndup(arena, it->text->str, it->text->len);
    const Face **face_of = faces_by_byte(it, spans, arena);
    /* Line breaks are cut out of Pango's sight: each part is itemised as its own text. */
    if (it->text->len) shape_items(it, text, face_of, clusters, arena);
    for (guint i = 0; i < clusters->len; i++) {
        Cluster *c = &g_array_index(clusters, Cluster, i);
        const InlineBox *box = spans[c->span].box;
        if (box) c->glyph_count = c->bytes = 0, c->advance = box->width;
    }
    *cluster_count = (int)clusters->len;
    const Cluster *made = arena_memdup(arena, clusters->data, clusters->len * sizeof(Cluster));
    g_array_free(clusters, TRUE);
    g_array_free(it->span_of, TRUE);
    g_string_free(it->text, TRUE);
    g_hash_table_destroy(it->minus);
    pango_attr_list_unref(it->attributes);
    return made;
}

static void free_cache(void *cache) { shape_cache_free(cache); }

/* The texts that were shaped with these faces. */
static ShapeCache *cache_of(FaceSet *faces)
{
    if (!faceset_kept(faces)) faceset_keep(faces, shape_cache_new(), free_cache);
    return faceset_kept(faces);
}

ShapedText *shape_text(TextContext *context, const TextSpan *spans, int count, Arena *arena)
{
    ShapedText *shaped = ARENA_NEW(arena, ShapedText);
    shaped->spans = arena_memdup(arena, spans, sizeof *spans * (size_t)count);
    shaped->punctuation = context->punctuation;
    shaped->grid = context->grid;
    ShapeCache *cache = cache_of(context->faces);
    char *key = shape_cache_key(cache, spans, count);
    const ShapedClusters *kept = key ? shape_cache_find(cache, key) : NULL;
    if (kept) {
        shaped->clusters = kept->clusters;
        shaped->count = kept->count;
        return shaped;
    }
    Itemising it = {.context = context};
    shaped->clusters = shape_spans(&it, spans, count, key ? shape_cache_arena(cache) : arena, &shaped->count);
    if (key && !it.complained)
        shape_cache_add(cache, key, shaped->clusters, shaped->count);
    else
        g_free(key);
    return shaped;
}
