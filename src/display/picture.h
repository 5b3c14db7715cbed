/* Pictures of files: read, checked and turned upright, in sRGB.
 *
 * A picture that cannot be printed as it was taken (truncated, too large, unknown) is refused with the
 * reason, never printed in part. */
#ifndef JIANBAO_DISPLAY_PICTURE_H
#define JIANBAO_DISPLAY_PICTURE_H

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdbool.h>

typedef struct {
    GdkPixbuf *pixels; /* upright, 8 bits, sRGB, at most PICTURE_SIDE points a side */
    bool as_is;        /* the file is a JPEG that a PDF may hold unchanged: RGB or grey, upright, sRGB */
} Picture;

/* Larger pictures are made smaller: 300 dots an inch on A2. */
enum { PICTURE_SIDE = 5000 };

/* Reads a file; false with the reason (static text, Chinese) in *reason. The caller frees with
 * picture_free. */
bool picture_read(const char *file, Picture *picture, const char **reason);
void picture_free(Picture *picture);

/* What a JPEG's markers say. `components` 4: CMYK or YCCK; `whole`: it ends with its end marker. */
typedef struct {
    int components;
    bool whole;
} JpegMarkers;

/* Reads the markers of a JPEG in memory; false when it is none. */
bool jpeg_markers(const unsigned char *data, size_t length, JpegMarkers *markers);

#endif
