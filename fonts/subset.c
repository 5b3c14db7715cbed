/* Makes a small face of a large one: GB 2312 and the signs that statistics use, desubroutinised and unhinted.
 *
 *     subset FONT INDEX OUT.otf
 *
 * Measured on one page: loading and embedding the full 26 MB collection takes several times as long. The full
 * face stays on the machine as the fallback for rare characters. */
#include <hb-subset.h>
#include <hb.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_gb2312(hb_set_t *set)
{
    iconv_t convert = iconv_open("UTF-32LE", "GB2312");
    for (int row = 0xA1; row <= 0xF7; row++) {
        for (int cell = 0xA1; cell <= 0xFE; cell++) {
            char in[2] = {(char)row, (char)cell}, *from = in;
            unsigned code = 0;
            char *to = (char *)&code;
            size_t in_left = 2, out_left = sizeof code;
            if (iconv(convert, &from, &in_left, &to, &out_left) != (size_t)-1) hb_set_add(set, code);
        }
    }
    iconv_close(convert);
}

static void add_signs(hb_set_t *set)
{
    static const unsigned ranges[][2] = {
        {0x20, 0x7E},     {0xA0, 0xFF},     {0x391, 0x3C9},   {0x2010, 0x2027}, {0x2030, 0x203B},
        {0x20AC, 0x20AC}, {0x2070, 0x208E}, {0x2103, 0x2103}, {0x2113, 0x2116}, {0x2122, 0x2122},
        {0x2160, 0x217F}, {0x2190, 0x2199}, {0x2200, 0x22FF}, {0x2460, 0x24FF}, {0x25A0, 0x25FF},
        {0x2605, 0x2606}, {0x2713, 0x2717}, {0x3000, 0x301F}, {0x3021, 0x3029}, {0x3200, 0x32FF},
        {0x3380, 0x33DF}, {0xFF01, 0xFFEF}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        hb_set_add_range(set, ranges[i][0], ranges[i][1]);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: subset FONT INDEX OUT\n");
        return 2;
    }
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(argv[1]);
    if (!blob) {
        fprintf(stderr, "subset: cannot read %s\n", argv[1]);
        return 3;
    }
    hb_face_t *face = hb_face_create(blob, (unsigned)atoi(argv[2]));
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    add_gb2312(hb_subset_input_unicode_set(input));
    add_signs(hb_subset_input_unicode_set(input));
    hb_face_t *small = hb_subset_or_fail(face, input);
    if (!small) {
        fprintf(stderr, "subset: %s cannot be subset\n", argv[1]);
        return 3;
    }
    hb_blob_t *result = hb_face_reference_blob(small);
    unsigned length;
    const char *data = hb_blob_get_data(result, &length);
    FILE *out = fopen(argv[3], "wb");
    int good = out && fwrite(data, 1, length, out) == length;
    if (out) good = !fclose(out) && good;
    if (!good) perror(argv[3]);
    hb_blob_destroy(result);
    hb_face_destroy(small);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return good ? 0 : 3;
}
