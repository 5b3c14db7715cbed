/* Attachments stand in a name tree of the catalogue; ours is written as one leaf, other programs may have
 * nested it. */
#include "output/attachment.h"

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

static char *stream_text(qpdf_data q, qpdf_oh specification)
{
    qpdf_oh embedded = qpdf_oh_get_key(q, specification, "/EF"),
            stream = qpdf_oh_is_dictionary(q, embedded) ? qpdf_oh_get_key(q, embedded, "/F") : embedded;
    unsigned char *data = NULL;
    size_t length = 0;
    QPDF_BOOL filtered;
    if (!qpdf_oh_is_stream(q, stream) ||
        qpdf_oh_get_stream_data(q, stream, qpdf_dl_all, &filtered, &data, &length) != QPDF_SUCCESS)
        return NULL;
    char *text = g_strndup((const char *)data, length);
    free(data);
    return text;
}

enum { DEEPEST = 16 };

/* Looks through a node of the name tree. */
static char *find_in(qpdf_data q, qpdf_oh node, const char *name, int depth)
{
    if (depth > DEEPEST || !qpdf_oh_is_dictionary(q, node)) return NULL;
    qpdf_oh names = qpdf_oh_get_key(q, node, "/Names"), kids = qpdf_oh_get_key(q, node, "/Kids");
    char *found = NULL;
    for (int i = 0; qpdf_oh_is_array(q, names) && i + 1 < qpdf_oh_get_array_n_items(q, names) && !found;
         i += 2)
        if (!strcmp(qpdf_oh_get_utf8_value(q, qpdf_oh_get_array_item(q, names, i)), name))
            found = stream_text(q, qpdf_oh_get_array_item(q, names, i + 1));
    for (int i = 0; qpdf_oh_is_array(q, kids) && i < qpdf_oh_get_array_n_items(q, kids) && !found; i++)
        found = find_in(q, qpdf_oh_get_array_item(q, kids, i), name, depth + 1);
    return found;
}

char *attachment_read(const char *path, const char *name, Diagnostics *diags)
{
    qpdf_data q = qpdf_init();
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    char *text = NULL;
    if (qpdf_read(q, path, NULL) != QPDF_SUCCESS) {
        diag_report(diags, E_IO_READ, (Place){.file = path}, "读不出PDF：没有这个文件，或者不是PDF");
    } else {
        qpdf_oh names = qpdf_oh_get_key(q, qpdf_get_root(q), "/Names");
        if (qpdf_oh_is_dictionary(q, names))
            text = find_in(q, qpdf_oh_get_key(q, names, "/EmbeddedFiles"), name, 0);
        if (!text) diag_report(diags, E_TRACE_NONE, (Place){.file = path}, "这份PDF没有带各数的来源");
    }
    qpdf_cleanup(&q);
    return text;
}
