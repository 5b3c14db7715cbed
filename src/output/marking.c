#include "output/marking.h"

#include <string.h>

#include "display/picture.h"
#include "text/face.h"

static void clear_part(gpointer part) { g_string_free(((MarkedPart *)part)->text, TRUE); }

GArray *marked_parts_new(void)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(MarkedPart));
    g_array_set_clear_func(parts, clear_part);
    return parts;
}

void marked_parts_free(GArray *parts) { g_array_free(parts, TRUE); }

/* ---- items ---- */

static void paint_glyphs(cairo_t *cr, const DisplayItem *item)
{
    int n = item->as.glyphs.glyph_count, clusters = item->as.glyphs.cluster_count;
    cairo_glyph_t *glyphs = g_new(cairo_glyph_t, (gsize)n);
    cairo_text_cluster_t *map = g_new(cairo_text_cluster_t, (gsize)clusters);
    for (int i = 0; i < n; i++) {
        const PlacedGlyph *g = &item->as.glyphs.glyphs[i];
        glyphs[i] = (cairo_glyph_t){g->id, item->x + g->x, item->y + g->y};
    }
    for (int i = 0; i < clusters; i++)
        map[i] =
            (cairo_text_cluster_t){item->as.glyphs.clusters[i].bytes, item->as.glyphs.clusters[i].glyphs};
    cairo_set_scaled_font(cr, face_scaled(item->as.glyphs.face, item->as.glyphs.size));
    cairo_show_text_glyphs(cr, item->as.glyphs.text, (int)strlen(item->as.glyphs.text), glyphs, n, map,
                           clusters, 0);
    g_free(glyphs);
    g_free(map);
}

/* Cairo's pixels out of GdkPixbuf's: blue first, colours times alpha. */
static cairo_surface_t *image_surface(const GdkPixbuf *pixbuf)
{
    int width = gdk_pixbuf_get_width(pixbuf), height = gdk_pixbuf_get_height(pixbuf),
        channels = gdk_pixbuf_get_n_channels(pixbuf);
    bool alpha = gdk_pixbuf_get_has_alpha(pixbuf);
    cairo_surface_t *surface =
        cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    if (cairo_surface_status(surface)) return surface;
    const guint8 *from = gdk_pixbuf_read_pixels(pixbuf);
    guint8 *to = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; y++) {
        const guint8 *p = from + (gsize)y * (gsize)gdk_pixbuf_get_rowstride(pixbuf);
        guint32 *q = (guint32 *)(void *)(to + (gsize)y * (gsize)cairo_image_surface_get_stride(surface));
        for (int x = 0; x < width; x++, p += channels) {
            guint32 a = alpha ? p[3] : 255;
            q[x] = a << 24 | (p[0] * a / 255) << 16 | (p[1] * a / 255) << 8 | p[2] * a / 255;
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* A photograph stays a JPEG in the PDF: the file itself where it may go in unchanged, else its pixels as a
 * JPEG anew. Pictures of other formats are kept exactly. */
static void attach_jpeg(cairo_surface_t *surface, const char *file, const Picture *picture)
{
    char *data = NULL;
    gsize length = 0;
    JpegMarkers markers;
    if (!g_file_get_contents(file, &data, &length, NULL)) return;
    bool jpeg = jpeg_markers((const unsigned char *)data, length, &markers);
    if (jpeg && !picture->as_is) {
        g_free(data);
        jpeg =
            gdk_pixbuf_save_to_buffer(picture->pixels, &data, &length, "jpeg", NULL, "quality", "93", NULL);
        if (!jpeg) return;
    }
    if (!jpeg || cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, (unsigned char *)data, length,
                                             g_free, data) != CAIRO_STATUS_SUCCESS)
        g_free(data);
}

static void paint_path(cairo_t *cr, const DisplayItem *item)
{
    cairo_new_path(cr);
    for (int i = 0; i < item->as.path.count; i++) {
        const PathSegment *s = &item->as.path.segments[i];
        switch (s->verb) {
        case PATH_MOVE: cairo_move_to(cr, item->x + s->x[0], item->y + s->y[0]); break;
        case PATH_LINE: cairo_line_to(cr, item->x + s->x[0], item->y + s->y[0]); break;
        case PATH_CURVE:
            cairo_curve_to(cr, item->x + s->x[0], item->y + s->y[0], item->x + s->x[1], item->y + s->y[1],
                           item->x + s->x[2], item->y + s->y[2]);
            break;
        case PATH_CLOSE: cairo_close_path(cr); break;
        }
    }
    cairo_set_dash(cr, item->as.path.dash, item->as.path.dash_count, 0);
    cairo_set_line_width(cr, item->as.path.line_width);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    if (item->as.path.fill) cairo_fill_preserve(cr);
    if (item->as.path.stroke) cairo_stroke_preserve(cr);
    cairo_new_path(cr);
}

/* A picture that cannot be read leaves its place empty: it was read once, when the page was made. */
static void paint_image(cairo_t *cr, const DisplayItem *item)
{
    Picture picture;
    const char *reason;
    if (!picture_read(item->as.image.file, &picture, &reason)) return;
    cairo_surface_t *surface = image_surface(picture.pixels);
    bool pdf = cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_PDF;
    if (pdf) attach_jpeg(surface, item->as.image.file, &picture);
    cairo_save(cr);
    cairo_translate(cr, item->x, item->y);
    cairo_scale(cr, item->as.image.width / gdk_pixbuf_get_width(picture.pixels),
                item->as.image.height / gdk_pixbuf_get_height(picture.pixels));
    cairo_set_source_surface(cr, surface, 0, 0);
    /* ISO 19005-2 6.2.8.3: no interpolation, which any better filter asks the reader for. */
    if (pdf) cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(surface);
    picture_free(&picture);
}

/* ---- marks ---- */

enum { DEEPEST = 16 };

typedef struct {
    cairo_t *cr;
    GArray *parts;
    int elements[DEEPEST], depth;
    bool open, in_link;
} Marking;

static void begin_part(Marking *m, bool link)
{
    MarkedPart part = {m->depth ? m->elements[m->depth - 1] : -1, link, g_string_new(NULL)};
    g_array_append_val(m->parts, part);
}

/* Spans are closed and opened only around what is painted, so that none is empty or holds another tag: Cairo
 * marks the content of innermost tags only. */
static void close_span(Marking *m)
{
    if (m->open) cairo_tag_end(m->cr, "Span");
    m->open = false;
}

static void before_item(Marking *m, const DisplayItem *item)
{
    if (!m->depth && !m->in_link) close_span(m);
    if (m->depth && !m->in_link && !m->open) {
        cairo_tag_begin(m->cr, "Span", NULL);
        begin_part(m, false);
        m->open = true;
    }
    if ((m->open || m->in_link) && item->kind == DISPLAY_GLYPHS)
        g_string_append(g_array_index(m->parts, MarkedPart, m->parts->len - 1).text, item->as.glyphs.text);
}

/* Cairo's attributes of a link's address; what would end its quotes is written as RFC 3986 writes it. */
static char *uri_attributes(const char *address)
{
    GString *out = g_string_new("uri='");
    for (const char *p = address; *p; p++) {
        if (*p == '\'' || *p == '\\')
            g_string_append_printf(out, "%%%02X", (unsigned char)*p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '\'');
    return g_string_free(out, FALSE);
}

static bool is_link(const DisplayItem *item)
{
    return item->as.mark.mark == MARK_LINK || item->as.mark.mark == MARK_ADDRESS;
}

static const char *tag_name(const DisplayItem *item) { return is_link(item) ? "Link" : "cairo.dest"; }

static void begin_mark(Marking *m, const DisplayItem *item)
{
    close_span(m);
    if (item->as.mark.mark == MARK_ELEMENT) {
        if (m->depth < DEEPEST) m->elements[m->depth] = item->as.mark.element;
        m->depth++;
        return;
    }
    char *attributes =
        item->as.mark.mark == MARK_ADDRESS
            ? uri_attributes(item->as.mark.target)
            : g_strdup_printf("%s='%s'", is_link(item) ? "dest" : "name", item->as.mark.target);
    cairo_tag_begin(m->cr, tag_name(item), attributes);
    g_free(attributes);
    if (!is_link(item)) return;
    begin_part(m, true);
    m->in_link = true;
}

static void end_mark(Marking *m, const DisplayItem *item)
{
    close_span(m);
    if (item->as.mark.mark == MARK_ELEMENT) {
        m->depth--;
        return;
    }
    cairo_tag_end(m->cr, tag_name(item));
    if (is_link(item)) m->in_link = false;
}

void paint_list(cairo_t *cr, const DisplayList *list, GArray *parts)
{
    Marking m = {.cr = cr, .parts = parts};
    for (int i = 0; i < list->count; i++) {
        const DisplayItem *item = &list->items[i];
        bool painted = item->kind != DISPLAY_BEGIN && item->kind != DISPLAY_END;
        if (parts && painted) before_item(&m, item);
        cairo_set_source_rgb(cr, item->colour.red, item->colour.green, item->colour.blue);
        if (painted && item->turned) {
            cairo_save(cr);
            cairo_translate(cr, item->turn_x, item->turn_y);
            cairo_rotate(cr, -G_PI / 2);
        }
        switch (item->kind) {
        case DISPLAY_GLYPHS: paint_glyphs(cr, item); break;
        case DISPLAY_PATH: paint_path(cr, item); break;
        case DISPLAY_IMAGE: paint_image(cr, item); break;
        case DISPLAY_BEGIN:
            if (parts) begin_mark(&m, item);
            break;
        case DISPLAY_END:
            if (parts) end_mark(&m, item);
            break;
        }
        if (painted && item->turned) cairo_restore(cr);
    }
    if (parts) close_span(&m);
}
