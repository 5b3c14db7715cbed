/* Pictures: what cameras and office programs write. */
#include "../support.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "display/picture.h"

/* The left half red, the right half blue. */
static GdkPixbuf *two_colours(int width, int height)
{
    GdkPixbuf *p = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            guchar *at = gdk_pixbuf_get_pixels(p) + y * gdk_pixbuf_get_rowstride(p) + 3 * x;
            at[0] = x < width / 2 ? 220 : 20, at[1] = 20, at[2] = x < width / 2 ? 20 : 220;
        }
    return p;
}

static GByteArray *jpeg_bytes(int width, int height)
{
    char *data;
    gsize length;
    GdkPixbuf *p = two_colours(width, height);
    assert_true(gdk_pixbuf_save_to_buffer(p, &data, &length, "jpeg", NULL, "quality", "95", NULL));
    g_object_unref(p);
    return g_byte_array_new_take((guint8 *)data, length);
}

/* An EXIF segment that says how the camera was held, behind the start of image. */
static void hold_camera(GByteArray *jpeg, guint8 orientation)
{
    guint8 app1[] = {0xFF, 0xE1, 0x00, 0x22, 'E', 'x',         'i', 'f', 0,    0,    'M',  'M',
                     0,    0x2A, 0,    0,    0,   8,           0,   1,   0x01, 0x12, 0x00, 0x03,
                     0,    0,    0,    1,    0,   orientation, 0,   0,   0,    0,    0,    0};
    GByteArray *whole = g_byte_array_new();
    g_byte_array_append(whole, jpeg->data, 2);
    g_byte_array_append(whole, app1, sizeof app1);
    g_byte_array_append(whole, jpeg->data + 2, jpeg->len - 2);
    g_byte_array_set_size(jpeg, 0);
    g_byte_array_append(jpeg, whole->data, whole->len);
    g_byte_array_unref(whole);
}

static bool read_bytes(const GByteArray *bytes, Picture *picture, const char **reason)
{
    char *file = g_build_filename(g_get_tmp_dir(), "picture_test_XXXXXX", NULL);
    int handle = g_mkstemp(file);
    assert_true(handle >= 0);
    g_close(handle, NULL);
    assert_true(g_file_set_contents(file, (const char *)bytes->data, bytes->len, NULL));
    bool good = picture_read(file, picture, reason);
    g_unlink(file);
    g_free(file);
    return good;
}

static void test_plain(void **state)
{
    (void)state;
    Picture picture;
    const char *reason;
    GByteArray *jpeg = jpeg_bytes(32, 16);
    assert_true(read_bytes(jpeg, &picture, &reason));
    assert_int_equal(gdk_pixbuf_get_width(picture.pixels), 32);
    assert_true(picture.as_is);
    picture_free(&picture);
    g_byte_array_unref(jpeg);
}

static void test_camera_on_its_side(void **state)
{
    (void)state;
    Picture picture;
    const char *reason;
    GByteArray *jpeg = jpeg_bytes(32, 16);
    hold_camera(jpeg, 6);
    assert_true(read_bytes(jpeg, &picture, &reason));
    assert_int_equal(gdk_pixbuf_get_width(picture.pixels), 16);
    assert_int_equal(gdk_pixbuf_get_height(picture.pixels), 32);
    const guchar *top = gdk_pixbuf_get_pixels(picture.pixels) + 2 * gdk_pixbuf_get_rowstride(picture.pixels);
    assert_true(top[0] > 180 && top[2] < 60); /* red is on top */
    assert_false(picture.as_is);
    picture_free(&picture);
    g_byte_array_unref(jpeg);
}

static void test_truncated(void **state)
{
    (void)state;
    Picture picture;
    const char *reason = NULL;
    GByteArray *jpeg = jpeg_bytes(200, 200);
    g_byte_array_set_size(jpeg, jpeg->len * 2 / 3);
    assert_false(read_bytes(jpeg, &picture, &reason));
    assert_non_null(strstr(reason, "不完整"));
    g_byte_array_unref(jpeg);
}

static void test_bytes_behind_the_end(void **state)
{
    (void)state;
    Picture picture;
    const char *reason;
    GByteArray *jpeg = jpeg_bytes(32, 16);
    guint8 rest[4000] = {0};
    g_byte_array_append(jpeg, rest, sizeof rest); /* as phones do */
    assert_true(read_bytes(jpeg, &picture, &reason));
    picture_free(&picture);
    g_byte_array_unref(jpeg);
}

static void test_four_colours(void **state)
{
    (void)state;
    const unsigned char cmyk[] = {0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8,    0, 1, 0,    1, 4,    1,
                                  0x11, 0,    2,    0x11, 0, 3,  0x11, 0, 4, 0x11, 0, 0xFF, 0xD9};
    JpegMarkers markers;
    assert_true(jpeg_markers(cmyk, sizeof cmyk, &markers));
    assert_int_equal(markers.components, 4);
    assert_true(markers.whole);
    assert_false(jpeg_markers((const unsigned char *)"\x89PNG", 4, &markers));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),        cmocka_unit_test(test_camera_on_its_side),
        cmocka_unit_test(test_truncated),    cmocka_unit_test(test_bytes_behind_the_end),
        cmocka_unit_test(test_four_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
