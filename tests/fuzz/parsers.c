/* One entry for all parsers: the first byte chooses, the rest is the input. Built with libFuzzer by `make
 * fuzz`, and included by parsers_test.c for a short run with every `make check`. */
#include <glib.h>
#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/schema.h"
#include "sheet/sheet.h"
#include "reading/number.h"
#include "reading/period.h"
#include "reading/wording.h"
#include "layout/read.h"
#include "expression/expression.h"
#include "expression/translate.h"
#include "output/content.h"
#include "output/marking.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *temporary_file(const char *data, size_t size)
{
    static char *path;
    if (!path) path = g_strdup_printf("%s/jianbao-fuzz-%d", g_get_tmp_dir(), (int)getpid());
    g_file_set_contents(path, data, (gssize)size, NULL);
    return path;
}

static void read_csv(const char *data, size_t size)
{
    Diagnostics *diags = diagnostics_new();
    char *path = temporary_file(data, size);
    Sheet *sheet = sheet_open(path, "fuzz.csv", diags);
    for (const SheetRow *r; sheet && (r = sheet_next(sheet));) sheet_place(sheet, r, 1);
    sheet_close(sheet);
    diagnostics_free(diags);
    g_unlink(path);
}

static void read_layout(const char *data, size_t size)
{
    Diagnostics *diags = diagnostics_new();
    char *path = temporary_file(data, size);
    DocumentRequest request = {0};
    document_free(document_read(path, &request, diags));
    diagnostics_free(diags);
    g_unlink(path);
}

static void read_content(const char *data, size_t size)
{
    GArray *parts = marked_parts_new();
    MarkedPart part = {0, false, g_string_new("值5")};
    g_array_append_val(parts, part);
    GString *out = content_rewrite(data, size, parts);
    if (out) g_string_free(out, TRUE);
    marked_parts_free(parts);
}

static void read_text(int which, const char *text)
{
    Period period;
    Number number;
    Wording wording;
    Arena *arena = arena_new();
    Diagnostics *diags = diagnostics_new();
    char name[4 * PERIOD_TEXT];
    switch (which) {
    case 0:
        if (!period_parse(text, &period, NULL)) period_words(period, NOTATION_AUTO, true, name);
        break;
    case 1: number_parse(text, &number); break;
    case 2:
        if (wording_parse(text, &wording)) g_free(wording_describe(&wording));
        break;
    case 3: g_free(expression_translate(text)); break;
    case 4: g_free(decimal_round_text(text, 2, ROUND_GBT8170)); break;
    default:
        options_read(text, (TextOrigin){.file = "fuzz", .first = 1}, front_schema(), "设置", arena, diags,
                     NULL, NULL);
        break;
    }
    diagnostics_free(diags);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || size > 4096) return 0;
    int which = data[0] % 8;
    const char *rest = (const char *)data + 1;
    gsl_set_error_handler_off();
    if (data[0] == 'P') {
        read_content(rest, size - 1);
    } else if (which == 6) {
        read_csv(rest, size - 1);
    } else if (which == 7) {
        read_layout(rest, size - 1);
    } else {
        /* Texts reach these parsers as UTF-8 only: the reader sees to it. */
        char *text = g_utf8_make_valid(rest, (gssize)size - 1);
        read_text(which, text);
        g_free(text);
    }
    return 0;
}
