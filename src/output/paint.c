#include "output/paint.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "output/finish.h"
#include "output/marking.h"

static const double png_scale = 150.0 / 72;

/* ---- surfaces ---- */

static cairo_status_t write_bytes(void *file, const unsigned char *data, unsigned length)
{
    return output_write(file, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t keep_bytes(void *bytes, const unsigned char *data, unsigned length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static time_t creation_time(void)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    return epoch ? (time_t)g_ascii_strtoll(epoch, NULL, 10) : time(NULL);
}

static void set_dates(cairo_surface_t *surface, time_t seconds)
{
    char text[32];
    struct tm utc;
    gmtime_r(&seconds, &utc);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, text);
}

static void set_metadata(cairo_surface_t *surface, const Pages *pages, time_t seconds)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, pages->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, pages->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, pages->subject);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, pages->keywords);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "jianbao");
    set_dates(surface, seconds);
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

/* Draws all pages into `bytes`; one array of MarkedPart a page goes into `parts`. */
static cairo_status_t draw_pdf(const Pages *pages, time_t seconds, GByteArray *bytes, GPtrArray *parts)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(keep_bytes, bytes, pages->pages[0].width, pages->pages[0].height);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    set_metadata(surface, pages, seconds);
    cairo_t *cr = cairo_create(surface);
    for (int i = 0; i < pages->count; i++) {
        GArray *marked = marked_parts_new();
        cairo_pdf_surface_set_size(surface, pages->pages[i].width, pages->pages[i].height);
        if (pages->pages[i].label && *pages->pages[i].label)
            cairo_pdf_surface_set_page_label(surface, pages->pages[i].label);
        /* A structure element may not be open while the page's size is set (Cairo 1.16 loses the page). */
        cairo_tag_begin(cr, "Part", NULL);
        paint_list(cr, pages->pages[i].list, marked);
        cairo_tag_end(cr, "Part");
        cairo_show_page(cr);
        g_ptr_array_add(parts, marked);
    }
    add_outline(surface, pages);
    cairo_status_t drawn = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_status_t status = drawn ? drawn : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

static bool paint_pdf(const Pages *pages, const char *path, bool archive, Diagnostics *diags)
{
    time_t seconds = creation_time();
    GByteArray *bytes = g_byte_array_new();
    GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify)marked_parts_free);
    cairo_status_t status = draw_pdf(pages, seconds, bytes, parts);
    if (status) report(diags, path, status);
    if (!status && archive) {
        GByteArray *finished = finish_pdf(bytes, pages, parts, seconds, path, diags);
        g_byte_array_unref(bytes);
        bytes = finished;
    }
    g_ptr_array_free(parts, TRUE);
    OutputFile *file = !status && bytes ? output_open(path, diags) : NULL;
    bool written = file && output_write(file, bytes->data, bytes->len);
    if (bytes) g_byte_array_unref(bytes);
    (void)written; /* a failed write is told by the commit, with the system's reason */
    return file && output_commit(file);
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
    paint_list(cr, page->list, NULL);
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

static bool paint_images(const Pages *pages, const char *path, bool svg, Diagnostics *diags)
{
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

static bool paint_svg(const Pages *pages, const char *path, bool archive, Diagnostics *diags)
{
    (void)archive;
    return paint_images(pages, path, true, diags);
}

static bool paint_png(const Pages *pages, const char *path, bool archive, Diagnostics *diags)
{
    (void)archive;
    return paint_images(pages, path, false, diags);
}

/* What a file may be; the first is standard output's. */
static const struct {
    const char *ending;
    bool (*paint)(const Pages *pages, const char *path, bool archive, Diagnostics *diags);
} outputs[] = {{".pdf", paint_pdf}, {".svg", paint_svg}, {".png", paint_png}};

bool paint_knows_ending(const char *path)
{
    for (size_t i = 0; i < G_N_ELEMENTS(outputs); i++)
        if (g_str_has_suffix(path, outputs[i].ending)) return true;
    return false;
}

bool paint_file(const Pages *pages, const char *path, bool archive, Diagnostics *diags)
{
    size_t kind = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(outputs); i++)
        if (g_str_has_suffix(path, outputs[i].ending)) kind = i;
    return outputs[kind].paint(pages, path, archive, diags);
}
