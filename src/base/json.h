/* Writing JSON text (RFC 8259). */
#ifndef JIANBAO_BASE_JSON_H
#define JIANBAO_BASE_JSON_H

#include <glib.h>

/* Adds `text` (UTF-8; NULL as "") in quotes, with what must be escaped escaped. */
void json_add_text(GString *out, const char *text);

/* Adds a number, as short as reading gives the same double; finite ones only. */
void json_add_number(GString *out, double number);

/* A quoted text: new text (g_free). */
char *json_quote(const char *text);

#endif
