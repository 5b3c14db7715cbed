#include "output/finish.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "output/content.h"
#include "output/marking.h"
#include "output/metadata.h"

typedef struct {
    qpdf_data qpdf;
    const Pages *pages;
    const GPtrArray *parts;
    bool *used;       /* elements that hold something */
    qpdf_oh *element; /* their objects, and the document's behind the last one */
    qpdf_oh *kids;    /* the /K of each */
    int *first_page;  /* on which an element has content, -1 */
    qpdf_oh *page;
    qpdf_oh by_page, by_annotation; /* of the parent tree */
    qpdf_oh identifiers;            /* names and elements */
    int links;
} Finishing;

/* ---- objects ---- */

static qpdf_oh get(Finishing *f, qpdf_oh dictionary, const char *key)
{
    return qpdf_oh_get_key(f->qpdf, dictionary, key);
}

static void put(Finishing *f, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(f->qpdf, dictionary, key, value);
}

/* Direct objects only: libqpdf does not parse references. */
static qpdf_oh parsed(Finishing *f, const char *text) { return qpdf_oh_parse(f->qpdf, text); }

static qpdf_oh number(Finishing *f, int value) { return qpdf_oh_new_integer(f->qpdf, value); }

static void append(Finishing *f, qpdf_oh array, qpdf_oh item) { qpdf_oh_append_item(f->qpdf, array, item); }

/* A dictionary as an object of its own. */
static qpdf_oh new_dictionary(Finishing *f, const char *text)
{
    return qpdf_make_indirect_object(f->qpdf, parsed(f, text));
}

static qpdf_oh new_stream(Finishing *f, const void *data, gsize length)
{
    qpdf_oh stream = qpdf_oh_new_stream(f->qpdf), none = qpdf_oh_new_null(f->qpdf);
    qpdf_oh_replace_stream_data(f->qpdf, stream, data, length, none, none);
    return stream;
}

/* ---- structure ---- */

/* Cells and rows stand even when they are empty, so that the columns of a table stay in step. */
static bool stands_empty(const char *type)
{
    return !strcmp(type, "TD") || !strcmp(type, "TH") || !strcmp(type, "TR");
}

static void find_used(Finishing *f)
{
    const Structure *s = f->pages->structure;
    for (guint p = 0; p < f->parts->len; p++) {
        const GArray *parts = f->parts->pdata[p];
        for (guint i = 0; i < parts->len; i++) {
            int element = g_array_index(parts, MarkedPart, i).element;
            if (element >= 0) f->used[element] = true;
        }
    }
    for (int e = s->count - 1; e >= 0; e--) {
        if (stands_empty(s->elements[e].type)) f->used[e] = true;
        if (f->used[e] && s->elements[e].parent >= 0) f->used[s->elements[e].parent] = true;
    }
}

/* The place of an element in the arrays; the document's for -1. */
static int place_of(const Finishing *f, int element)
{
    return element < 0 ? f->pages->structure->count : element;
}

static void add_mark(Finishing *f, int element, int page, guint mark)
{
    int at = place_of(f, element);
    if (f->first_page[at] < 0) f->first_page[at] = page;
    if (f->first_page[at] == page) {
        append(f, f->kids[at], number(f, (int)mark));
        return;
    }
    qpdf_oh reference = parsed(f, "<</Type/MCR>>");
    put(f, reference, "/Pg", f->page[page]);
    put(f, reference, "/MCID", number(f, (int)mark));
    append(f, f->kids[at], reference);
}

/* The annotation is printed, says what it leads to, and is told apart in the structure by its key. */
static void tie_annotation(Finishing *f, qpdf_oh annotation, const MarkedPart *part, qpdf_oh link,
                           qpdf_oh kids, int page)
{
    int key = (int)f->parts->len + f->links++;
    qpdf_oh reference = parsed(f, "<</Type/OBJR>>");
    put(f, reference, "/Obj", annotation);
    put(f, reference, "/Pg", f->page[page]);
    append(f, kids, reference);
    put(f, annotation, "/F", number(f, 4));
    put(f, annotation, "/Contents", qpdf_oh_new_unicode_string(f->qpdf, part->text->str));
    put(f, annotation, "/StructParent", number(f, key));
    append(f, f->by_annotation, number(f, key));
    append(f, f->by_annotation, link);
}

/* A link is an element of its own, with the page's next annotation. */
static qpdf_oh add_link(Finishing *f, const MarkedPart *part, int page, guint mark, int annotation)
{
    qpdf_oh link = new_dictionary(f, "<</Type/StructElem/S/Link>>"), kids = qpdf_oh_new_array(f->qpdf),
            annotations = get(f, f->page[page], "/Annots");
    int at = place_of(f, part->element);
    append(f, kids, number(f, (int)mark));
    if (qpdf_oh_is_array(f->qpdf, annotations) &&
        annotation < qpdf_oh_get_array_n_items(f->qpdf, annotations))
        tie_annotation(f, qpdf_oh_get_array_item(f->qpdf, annotations, annotation), part, link, kids, page);
    put(f, link, "/P", f->element[at]);
    put(f, link, "/Pg", f->page[page]);
    put(f, link, "/K", kids);
    append(f, f->kids[at], link);
    return link;
}

/* The marks of all pages, and the parent tree: by page, then by annotation. */
static void add_marks(Finishing *f)
{
    for (guint p = 0; p < f->parts->len; p++) {
        const GArray *parts = f->parts->pdata[p];
        qpdf_oh owners = qpdf_oh_new_array(f->qpdf);
        int annotation = 0;
        for (guint i = 0; i < parts->len; i++) {
            const MarkedPart *part = &g_array_index(parts, MarkedPart, i);
            if (!part->link) add_mark(f, part->element, (int)p, i);
            append(f, owners,
                   part->link ? add_link(f, part, (int)p, i, annotation++)
                              : f->element[place_of(f, part->element)]);
        }
        append(f, f->by_page, number(f, (int)p));
        append(f, f->by_page, owners);
    }
    for (int i = 0; i < 2 * f->links; i++)
        append(f, f->by_page, qpdf_oh_get_array_item(f->qpdf, f->by_annotation, i));
}

/* Notes are found by identifiers (ISO 14289-1 7.9). Six figures keep the tree of names in order. */
static void put_identifier(Finishing *f, qpdf_oh element, int e)
{
    char *id = g_strdup_printf("note%06d", e);
    put(f, element, "/ID", qpdf_oh_new_string(f->qpdf, id));
    append(f, f->identifiers, qpdf_oh_new_string(f->qpdf, id));
    append(f, f->identifiers, element);
    g_free(id);
}

static void put_table_attributes(Finishing *f, qpdf_oh made, const StructElement *element)
{
    if (!element->scope && element->columns < 2 && element->rows < 2) return;
    qpdf_oh attributes = parsed(f, "<</O/Table>>");
    if (element->scope)
        put(f, attributes, "/Scope",
            qpdf_oh_new_name(f->qpdf, strcmp(element->scope, "Row") ? "/Column" : "/Row"));
    if (element->columns > 1) put(f, attributes, "/ColSpan", number(f, element->columns));
    if (element->rows > 1) put(f, attributes, "/RowSpan", number(f, element->rows));
    put(f, made, "/A", attributes);
}

static void write_element(Finishing *f, int e)
{
    const StructElement *element = &f->pages->structure->elements[e];
    qpdf_oh made = f->element[e];
    char *type = g_strconcat("/", element->type, NULL);
    put(f, made, "/S", qpdf_oh_new_name(f->qpdf, type));
    put(f, made, "/P", f->element[place_of(f, element->parent)]);
    if (f->first_page[e] >= 0) put(f, made, "/Pg", f->page[f->first_page[e]]);
    put_table_attributes(f, made, element);
    if (element->alt) put(f, made, "/Alt", qpdf_oh_new_unicode_string(f->qpdf, element->alt));
    if (!strcmp(element->type, "Note")) put_identifier(f, made, e);
    put(f, made, "/K", f->kids[e]);
    g_free(type);
}

static qpdf_oh write_structure(Finishing *f)
{
    const Structure *s = f->pages->structure;
    qpdf_oh root = new_dictionary(f, "<</Type/StructTreeRoot>>"), document = f->element[s->count],
            tree = qpdf_oh_new_dictionary(f->qpdf);
    for (int e = 0; e < s->count; e++)
        if (f->used[e]) append(f, f->kids[place_of(f, s->elements[e].parent)], f->element[e]);
    for (int e = 0; e < s->count; e++)
        if (f->used[e]) write_element(f, e);
    put(f, document, "/S", parsed(f, "/Document"));
    put(f, document, "/P", root);
    put(f, document, "/K", f->kids[s->count]);
    put(f, tree, "/Nums", f->by_page);
    put(f, root, "/K", document);
    put(f, root, "/ParentTree", tree);
    if (qpdf_oh_get_array_n_items(f->qpdf, f->identifiers)) {
        qpdf_oh names = qpdf_oh_new_dictionary(f->qpdf);
        put(f, names, "/Names", f->identifiers);
        put(f, root, "/IDTree", names);
    }
    put(f, root, "/ParentTreeNextKey", number(f, (int)f->parts->len + f->links));
    return root;
}

/* The structure tree's root. */
static qpdf_oh make_structure(Finishing *f)
{
    int n = f->pages->structure->count;
    f->used = g_new0(bool, n + 1);
    f->element = g_new0(qpdf_oh, n + 1);
    f->kids = g_new0(qpdf_oh, n + 1);
    f->first_page = g_new(int, n + 1);
    f->by_page = qpdf_oh_new_array(f->qpdf);
    f->by_annotation = qpdf_oh_new_array(f->qpdf);
    f->identifiers = qpdf_oh_new_array(f->qpdf);
    find_used(f);
    f->used[n] = true;
    for (int e = 0; e <= n; e++) {
        f->first_page[e] = -1;
        if (f->used[e]) f->element[e] = new_dictionary(f, "<</Type/StructElem>>");
        if (f->used[e]) f->kids[e] = qpdf_oh_new_array(f->qpdf);
    }
    add_marks(f);
    qpdf_oh root = write_structure(f);
    g_free(f->kids);
    g_free(f->used);
    g_free(f->element);
    g_free(f->first_page);
    return root;
}

/* ---- pages ---- */

/* The labels of a figure are apart from one another on the page: they are not joined into one text. */
static void forget_figure_text(Finishing *f, const GArray *parts)
{
    for (guint i = 0; i < parts->len; i++) {
        const MarkedPart *part = &g_array_index(parts, MarkedPart, i);
        if (part->element >= 0 && f->pages->structure->elements[part->element].alt)
            g_string_truncate(part->text, 0);
    }
}

/* ISO 19005-2 6.2.11.3.2: a CIDFontType2 says how its CIDs map to glyphs; Cairo numbers them alike. */
static void complete_font(Finishing *f, qpdf_oh font)
{
    qpdf_oh descendants = get(f, font, "/DescendantFonts");
    if (!qpdf_oh_is_array(f->qpdf, descendants) || !qpdf_oh_get_array_n_items(f->qpdf, descendants)) return;
    qpdf_oh descendant = qpdf_oh_get_array_item(f->qpdf, descendants, 0);
    bool truetype = qpdf_oh_is_name_and_equals(f->qpdf, get(f, descendant, "/Subtype"), "/CIDFontType2");
    if (truetype && !qpdf_oh_has_key(f->qpdf, descendant, "/CIDToGIDMap"))
        put(f, descendant, "/CIDToGIDMap", parsed(f, "/Identity"));
}

/* The values of a dictionary, visited one after another. The iterator of libqpdf is one for all: names first.
 */
static void visit(Finishing *f, qpdf_oh dictionary, void (*take)(Finishing *f, qpdf_oh value))
{
    if (!qpdf_oh_is_dictionary(f->qpdf, dictionary)) return;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    qpdf_oh_begin_dict_key_iter(f->qpdf, dictionary);
    while (qpdf_oh_dict_more_keys(f->qpdf)) g_ptr_array_add(names, g_strdup(qpdf_oh_dict_next_key(f->qpdf)));
    for (guint i = 0; i < names->len; i++) take(f, get(f, dictionary, names->pdata[i]));
    g_ptr_array_free(names, TRUE);
}

static void complete_form(Finishing *f, qpdf_oh form)
{
    if (!qpdf_oh_is_stream(f->qpdf, form)) return;
    qpdf_oh resources = get(f, qpdf_oh_get_dict(f->qpdf, form), "/Resources");
    if (qpdf_oh_is_dictionary(f->qpdf, resources)) visit(f, get(f, resources, "/Font"), complete_font);
}

static void complete_fonts(Finishing *f, qpdf_oh page)
{
    qpdf_oh resources = get(f, page, "/Resources");
    if (!qpdf_oh_is_dictionary(f->qpdf, resources)) return;
    visit(f, get(f, resources, "/Font"), complete_font);
    visit(f, get(f, resources, "/XObject"), complete_form);
}

/* False when a content stream is not as Cairo writes it: the file then stays without structure. */
static bool rewrite_page(Finishing *f, int p)
{
    qpdf_oh page = qpdf_get_page_n(f->qpdf, (size_t)p), contents = get(f, page, "/Contents"),
            none = qpdf_oh_new_null(f->qpdf);
    unsigned char *data = NULL;
    size_t length = 0;
    if (!qpdf_oh_is_stream(f->qpdf, contents) ||
        qpdf_oh_get_page_content_data(f->qpdf, page, &data, &length) != QPDF_SUCCESS)
        return false;
    forget_figure_text(f, f->parts->pdata[p]);
    GString *content = content_rewrite((const char *)data, length, f->parts->pdata[p]);
    free(data);
    if (!content) return false;
    qpdf_oh_replace_stream_data(f->qpdf, contents, (const unsigned char *)content->str, content->len, none,
                                none);
    g_string_free(content, TRUE);
    put(f, page, "/StructParents", number(f, p));
    put(f, page, "/Tabs", parsed(f, "/S"));
    complete_fonts(f, page);
    f->page[p] = page;
    return true;
}

/* ---- catalogue ---- */

static void put_metadata(Finishing *f, qpdf_oh root, time_t time)
{
    qpdf_oh info = get(f, qpdf_get_trailer(f->qpdf), "/Info");
    static const char *const texts[] = {"/Title", "/Author", "/Subject", "/Keywords"};
    const char *const values[] = {f->pages->title, f->pages->author, f->pages->subject, f->pages->keywords};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (!values[i] || !*values[i]) qpdf_oh_remove_key(f->qpdf, info, texts[i]);
    char *date = metadata_date(time),
         *producer = g_strdup(qpdf_oh_get_utf8_value(f->qpdf, get(f, info, "/Producer")));
    put(f, info, "/CreationDate", qpdf_oh_new_string(f->qpdf, date));
    put(f, info, "/ModDate", qpdf_oh_new_string(f->qpdf, date));
    char *xmp = metadata_xmp(f->pages, producer, time);
    qpdf_oh stream = new_stream(f, xmp, strlen(xmp)), dictionary = qpdf_oh_get_dict(f->qpdf, stream);
    put(f, dictionary, "/Type", parsed(f, "/Metadata"));
    put(f, dictionary, "/Subtype", parsed(f, "/XML"));
    put(f, root, "/Metadata", stream);
    g_free(xmp);
    g_free(date);
    g_free(producer);
}

static bool put_output_intent(Finishing *f, qpdf_oh root)
{
    gsize length;
    unsigned char *profile = metadata_srgb(&length);
    if (!profile) return false;
    qpdf_oh stream = new_stream(f, profile, length);
    put(f, qpdf_oh_get_dict(f->qpdf, stream), "/N", number(f, 3));
    g_free(profile);
    qpdf_oh intent = parsed(f, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
                               "/RegistryName(http://www.color.org)>>");
    put(f, intent, "/DestOutputProfile", stream);
    put(f, root, "/OutputIntents", qpdf_oh_wrap_in_array(f->qpdf, intent));
    return true;
}

/* The trace as an associated file (ISO 19005-3 6.8): found by readers under the document's attachments. */
static void put_attachment(Finishing *f, qpdf_oh root, time_t time)
{
    const Pages *p = f->pages;
    if (!p->attachment) return;
    char *date = metadata_date(time),
         *parameters = g_strdup_printf("<</Size %zu/ModDate(%s)>>", strlen(p->attachment), date),
         *file = g_strdup_printf("<</Type/Filespec/F(%s)/UF(%s)/AFRelationship/Data>>", p->attachment_name,
                                 p->attachment_name);
    qpdf_oh stream = new_stream(f, p->attachment, strlen(p->attachment)),
            dictionary = qpdf_oh_get_dict(f->qpdf, stream), embedded = qpdf_oh_new_dictionary(f->qpdf),
            specification = new_dictionary(f, file), names = get(f, root, "/Names"),
            pair = qpdf_oh_new_array(f->qpdf), tree = qpdf_oh_new_dictionary(f->qpdf);
    put(f, dictionary, "/Type", parsed(f, "/EmbeddedFile"));
    put(f, dictionary, "/Subtype", parsed(f, "/application#2fjson"));
    put(f, dictionary, "/Params", parsed(f, parameters));
    put(f, embedded, "/F", stream);
    put(f, embedded, "/UF", stream);
    put(f, specification, "/EF", embedded);
    put(f, specification, "/Desc", qpdf_oh_new_unicode_string(f->qpdf, "各数的来源"));
    append(f, pair, qpdf_oh_new_string(f->qpdf, p->attachment_name));
    append(f, pair, specification);
    put(f, tree, "/Names", pair);
    if (!qpdf_oh_is_dictionary(f->qpdf, names))
        put(f, root, "/Names", names = qpdf_oh_new_dictionary(f->qpdf));
    put(f, names, "/EmbeddedFiles", tree);
    put(f, root, "/AF", qpdf_oh_wrap_in_array(f->qpdf, specification));
    g_free(file);
    g_free(parameters);
    g_free(date);
}

static bool finish(Finishing *f, time_t time)
{
    qpdf_oh root = qpdf_get_root(f->qpdf);
    if (qpdf_get_num_pages(f->qpdf) != (int)f->parts->len) return false;
    for (int p = 0; p < (int)f->parts->len; p++)
        if (!rewrite_page(f, p)) return false;
    put(f, root, "/StructTreeRoot", make_structure(f));
    put(f, root, "/MarkInfo", parsed(f, "<</Marked true>>"));
    put(f, root, "/Lang", parsed(f, "(zh-CN)"));
    put(f, root, "/ViewerPreferences", parsed(f, "<</DisplayDocTitle true>>"));
    put_metadata(f, root, time);
    put_attachment(f, root, time);
    return put_output_intent(f, root) && !qpdf_has_error(f->qpdf);
}

static GByteArray *write_out(Finishing *f)
{
    if (qpdf_init_write_memory(f->qpdf) != QPDF_SUCCESS) return NULL;
    qpdf_set_object_stream_mode(f->qpdf, qpdf_o_generate);
    qpdf_set_newline_before_endstream(f->qpdf, QPDF_TRUE); /* ISO 19005-2 6.1.7.1 */
    qpdf_set_deterministic_ID(f->qpdf, QPDF_TRUE);
    qpdf_set_minimum_pdf_version(f->qpdf, "1.7");
    if (qpdf_write(f->qpdf) & QPDF_ERRORS) return NULL;
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, qpdf_get_buffer(f->qpdf), (guint)qpdf_get_buffer_length(f->qpdf));
    return out;
}

GByteArray *finish_pdf(const GByteArray *pdf, const Pages *pages, const GPtrArray *parts, time_t time,
                       const char *path, Diagnostics *diags)
{
    Finishing f = {.qpdf = qpdf_init(), .pages = pages, .parts = parts};
    f.page = g_new0(qpdf_oh, parts->len + 1);
    qpdf_silence_errors(f.qpdf);
    qpdf_set_suppress_warnings(f.qpdf, QPDF_TRUE);
    bool read = qpdf_read_memory(f.qpdf, "cairo", (const char *)pdf->data, pdf->len, NULL) == QPDF_SUCCESS;
    GByteArray *out = read && finish(&f, time) ? write_out(&f) : NULL;
    if (!out)
        diag_report(diags, E_IO_WRITE, (Place){.file = path},
                    "不能整理成存档格式（PDF/A）；可加 --no-archive 跳过这一步；原有的文件没有改动");
    g_free(f.page);
    qpdf_cleanup(&f.qpdf);
    return out;
}
