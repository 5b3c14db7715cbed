/* Only what every program of the project writes: objects and lists are put together where they are known. */
#include "base/json.h"

void json_add_text(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const unsigned char *c = (const unsigned char *)(text ? text : ""); *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_printf(out, "\\%c", *c);
        else if (*c < 0x20)
            g_string_append_printf(out, "\\u%04x", *c);
        else
            g_string_append_c(out, (char)*c);
    }
    g_string_append_c(out, '"');
}

void json_add_number(GString *out, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.15g", number);
    if (g_ascii_strtod(text, NULL) != number) g_ascii_dtostr(text, sizeof text, number);
    g_string_append(out, text);
}

char *json_quote(const char *text)
{
    GString *out = g_string_new(NULL);
    json_add_text(out, text);
    return g_string_free(out, FALSE);
}
