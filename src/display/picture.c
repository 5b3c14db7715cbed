/* GdkPixbuf decodes; what it passes over is looked at here: a JPEG without its end (its decoder fills the
 * rest with grey), the size before decoding (a small file may hold billions of points), the way the camera
 * was held (EXIF), and colours that are not sRGB (the profile, through lcms). CMYK is decoded to RGB and
 * never goes into a PDF as it is: PDF/A allows it only with a CMYK output intent, and readers differ on
 * inverted files. */
#include "display/picture.h"

#include <lcms2.h>
#include <string.h>

/* Points before decoding: JPEG is decoded at a fraction of its size, other formats in whole. */
static const double most_points_jpeg = 400e6, most_points = 80e6;

/* ---- JPEG ---- */

/* The scan's data behind a start of scan: up to the next marker that is no restart. */
static size_t scan_end(const unsigned char *data, size_t length, size_t at)
{
    for (; at + 1 < length; at++) {
        bool marker = data[at] == 0xFF && data[at + 1] != 0 && data[at + 1] != 0xFF;
        if (marker && (data[at + 1] < 0xD0 || data[at + 1] > 0xD7)) return at;
    }
    return length;
}

bool jpeg_markers(const unsigned char *data, size_t length, JpegMarkers *markers)
{
    *markers = (JpegMarkers){0};
    if (length < 4 || data[0] != 0xFF || data[1] != 0xD8) return false;
    for (size_t at = 2; at + 1 < length;) {
        unsigned char kind = data[at + 1];
        if (data[at] != 0xFF) return true; /* no marker: broken, thus not whole */
        if (kind == 0xFF) {
            at++;
            continue;
        }
        if (kind == 0xD9) return markers->whole = true;
        if (at + 3 >= length) return true;
        size_t segment = (size_t)data[at + 2] << 8 | data[at + 3];
        bool frame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
        if (frame && at + 9 < length) markers->components = data[at + 9];
        at += 2 + segment;
        if (kind == 0xDA) at = scan_end(data, length, at);
    }
    return true;
}

/* ---- colour ---- */

static bool is_srgb(cmsHPROFILE profile)
{
    char name[128] = "";
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", name, sizeof name);
    return strstr(name, "sRGB") != NULL;
}

/* Turns the pixels into sRGB after the embedded profile; returns whether they changed. */
static bool convert_colours(GdkPixbuf *pixels, const guchar *icc, gsize length)
{
    cmsHPROFILE profile = cmsOpenProfileFromMem(icc, (cmsUInt32Number)length);
    bool rgb = profile && cmsGetColorSpace(profile) == cmsSigRgbData, changed = false;
    if (rgb && !is_srgb(profile)) {
        cmsHPROFILE srgb = cmsCreate_sRGBProfile();
        bool alpha = gdk_pixbuf_get_has_alpha(pixels);
        cmsUInt32Number format = alpha ? TYPE_RGBA_8 : TYPE_RGB_8;
        cmsHTRANSFORM transform =
            cmsCreateTransform(profile, format, srgb, format, INTENT_RELATIVE_COLORIMETRIC,
                               cmsFLAGS_COPY_ALPHA | cmsFLAGS_BLACKPOINTCOMPENSATION);
        guchar *row = gdk_pixbuf_get_pixels(pixels);
        for (int y = 0; transform && y < gdk_pixbuf_get_height(pixels); y++) {
            cmsDoTransform(transform, row, row, (cmsUInt32Number)gdk_pixbuf_get_width(pixels));
            row += gdk_pixbuf_get_rowstride(pixels);
        }
        changed = transform != NULL;
        if (transform) cmsDeleteTransform(transform);
        cmsCloseProfile(srgb);
    }
    if (profile) cmsCloseProfile(profile);
    return changed;
}

static bool take_profile(GdkPixbuf *pixels)
{
    const char *encoded = gdk_pixbuf_get_option(pixels, "icc-profile");
    if (!encoded) return false;
    gsize length;
    guchar *icc = g_base64_decode(encoded, &length);
    bool changed = convert_colours(pixels, icc, length);
    g_free(icc);
    return changed;
}

/* ---- reading ---- */

/* The pixels at most PICTURE_SIDE a side, with the options of the file (which scaling on loading keeps). */
static GdkPixbuf *decode(const char *file, int width, int height)
{
    return width <= PICTURE_SIDE && height <= PICTURE_SIDE
               ? gdk_pixbuf_new_from_file(file, NULL)
               : gdk_pixbuf_new_from_file_at_scale(file, PICTURE_SIDE, PICTURE_SIDE, TRUE, NULL);
}

static bool refuse(const char **reason, const char *words)
{
    *reason = words;
    return false;
}

bool picture_read(const char *file, Picture *picture, const char **reason)
{
    static const char unreadable[] = "读不出，可用PNG、JPEG等格式";
    char *data = NULL;
    gsize length = 0;
    int width, height;
    *picture = (Picture){0};
    if (!gdk_pixbuf_get_file_info(file, &width, &height)) return refuse(reason, unreadable);
    if (!g_file_get_contents(file, &data, &length, NULL)) return refuse(reason, unreadable);
    JpegMarkers markers;
    bool jpeg = jpeg_markers((const unsigned char *)data, length, &markers);
    g_free(data);
    if ((double)width * height > (jpeg ? most_points_jpeg : most_points))
        return refuse(reason, "的点数太多（PNG等至多八千万，JPEG至多四亿），请缩小后再用");
    if (jpeg && !markers.whole) return refuse(reason, "不完整（文件没有结尾），请重新复制");
    GdkPixbuf *pixels = decode(file, width, height);
    if (!pixels) return refuse(reason, "不完整或已损坏，请重新复制");
    bool scaled = gdk_pixbuf_get_width(pixels) != width, converted = take_profile(pixels);
    const char *orientation = gdk_pixbuf_get_option(pixels, "orientation");
    bool upright = !orientation || !strcmp(orientation, "1");
    picture->pixels = gdk_pixbuf_apply_embedded_orientation(pixels);
    picture->as_is = jpeg && markers.components != 4 && upright && !converted && !scaled;
    g_object_unref(pixels);
    return picture->pixels != NULL || refuse(reason, unreadable);
}

void picture_free(Picture *picture)
{
    if (picture->pixels) g_object_unref(picture->pixels);
    picture->pixels = NULL;
}
