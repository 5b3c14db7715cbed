#include "output/paint.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "text/face.h"

static const double png_scale = 150.0 / 72;

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

static void paint_list(cairo_t *cr, const DisplayList *list, bool tagged)
{
    for (int i = 0; i < list->count; i++) {
        const DisplayItem *item = &list->items[i];
        cairo_set_source_rgb(cr, item->colour.red, item->colour.green, item->colour.blue);
        switch (item->kind) {
        case DISPLAY_GLYPHS: paint_glyphs(cr, item); break;
        case DISPLAY_PATH: paint_path(cr, item); break;
        case DISPLAY_TAG_BEGIN:
            if (tagged) cairo_tag_begin(cr, item->as.tag.name, item->as.tag.attributes);
            break;
        case DISPLAY_TAG_END:
            if (tagged) cairo_tag_end(cr, item->as.tag.name);
            break;
        }
    }
}

/* ---- surfaces ---- */

static cairo_status_t write_bytes(void *file, const unsigned char *data, unsigned length)
{
    return output_write(file, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void set_dates(cairo_surface_t *surface)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    char text[32];
    time_t seconds = epoch ? (time_t)g_ascii_strtoll(epoch, NULL, 10) : time(NULL);
    struct tm utc;
    gmtime_r(&seconds, &utc);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, text);
}

static void set_metadata(cairo_surface_t *surface, const Pages *pages)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, pages->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, pages->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, pages->subject);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, pages->keywords);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "jianbao");
    set_dates(surface);
}

/* Bookmarks, each under the nearest one of a lower level before it. */
static void add_outline(cairo_surface_t *surface, const Pages *pages)
{
    enum { DEEPEST = 8 };
    int parent[DEEPEST + 1];
    for (int i = 0; i <= DEEPEST; i++) parent[i] = CAIRO_PDF_OUTLINE_ROOT;
    for (int i = 0; i < pages->outline_count; i++) {
        const OutlineEntry *e = &pages->outline[i];
        int level = e->level < 1 ? 1 : e->level > DEEPEST ? DEEPEST : e->level;
        char *attributes = g_strdup_printf("dest='%s'", e->destination);
        int id = cairo_pdf_surface_add_outline(surface, parent[level - 1], e->title, attributes,
                                               level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
        g_free(attributes);
        for (int k = level; k <= DEEPEST; k++) parent[k] = id;
    }
}

static void report(Diagnostics *diags, const char *path, cairo_status_t status)
{
    diag_report(diags, E_IO_WRITE, (Place){.file = path}, "写不出文件：%s；原有的文件没有改动",
                cairo_status_to_string(status));
}

static bool paint_pdf(const Pages *pages, const char *path, Diagnostics *diags)
{
    OutputFile *file = output_open(path, diags);
    if (!file) return false;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(write_bytes, file, pages->pages[0].width, pages->pages[0].height);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    set_metadata(surface, pages);
    cairo_t *cr = cairo_create(surface);
    for (int i = 0; i < pages->count; i++) {
        cairo_pdf_surface_set_size(surface, pages->pages[i].width, pages->pages[i].height);
        if (pages->pages[i].label && *pages->pages[i].label)
            cairo_pdf_surface_set_page_label(surface, pages->pages[i].label);
        /* A structure element may not be open while the page's size is set (Cairo 1.16 loses the page). */
        cairo_tag_begin(cr, "Part", NULL);
        paint_list(cr, pages->pages[i].list, true);
        cairo_tag_end(cr, "Part");
        cairo_show_page(cr);
    }
    add_outline(surface, pages);
    cairo_status_t drawn = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_status_t status = drawn ? drawn : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    /* A failed write is told by the file with the system's reason. */
    if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR) return output_commit(file);
    report(diags, path, status);
    output_discard(file);
    return false;
}

static bool paint_image(const Page *page, const char *path, bool svg, Diagnostics *diags)
{
    OutputFile *file = output_open(path, diags);
    if (!file) return false;
    cairo_surface_t *surface =
        svg ? cairo_svg_surface_create_for_stream(write_bytes, file, page->width, page->height)
            : cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(page->width * png_scale + 0.5),
                                         (int)(page->height * png_scale + 0.5));
    cairo_t *cr = cairo_create(surface);
    if (!svg) cairo_scale(cr, png_scale, png_scale);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    paint_list(cr, page->list, false);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (!svg && !status) status = cairo_surface_write_to_png_stream(surface, write_bytes, file);
    cairo_surface_finish(surface);
    if (!status) status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR) return output_commit(file);
    report(diags, path, status);
    output_discard(file);
    return false;
}

bool paint_file(const Pages *pages, const char *path, Diagnostics *diags)
{
    bool svg = g_str_has_suffix(path, ".svg"), png = g_str_has_suffix(path, ".png");
    if (!svg && !png) return paint_pdf(pages, path, diags);
    bool good = true;
    for (int i = 0; i < pages->count && good; i++) {
        char *stem = g_strndup(path, strlen(path) - 4);
        char *name = pages->count == 1 ? g_strdup(path)
                                       : g_strdup_printf("%s-%d%s", stem, i + 1, svg ? ".svg" : ".png");
        good = paint_image(&pages->pages[i], name, svg, diags);
        g_free(name);
        g_free(stem);
    }
    return good;
}
