/* What PDF/A-2a and PDF/UA-1 ask of a finished PDF, looked up in its objects; and the rewriting of content
 * streams. */
#include "base/diag_print.h"
#include "../support.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "output/content.h"
#include "output/marking.h"
#include "output/finish.h"
#include "report.h"

static qpdf_data pdf;

static qpdf_oh key(qpdf_oh dictionary, const char *name) { return qpdf_oh_get_key(pdf, dictionary, name); }

static bool is_name(qpdf_oh dictionary, const char *name, const char *wanted)
{
    return qpdf_oh_is_name_and_equals(pdf, key(dictionary, name), wanted);
}

static char *build(const char *layout)
{
    char *path = g_strdup_printf("%s/jianbao-archive-%d.pdf", g_get_tmp_dir(), (int)getpid());
    Diagnostics *diags = diagnostics_new();
    ReportRequest request = {
        .layout = layout, .data_folder = "data/demo-monthly", .period = "2025-06", .output = path};
    int status = report_build(&request, diags);
    if (status) diag_print(diags, 0, stderr, DIAG_TEXT, false);
    assert_int_equal(status, 0);
    diagnostics_free(diags);
    return path;
}

/* ISO 19005-2 6.1.7.1: a line ends before every endstream. */
static bool streams_end_on_lines(const char *path)
{
    char *data;
    gsize length;
    bool good = g_file_get_contents(path, &data, &length, NULL);
    for (gsize i = 1; good && i + 9 < length; i++)
        if (!memcmp(data + i, "endstream", 9)) good = data[i - 1] == '\n' || data[i - 1] == '\r';
    if (data) g_free(data);
    return good;
}

static int open_pdf(void **state)
{
    g_setenv("JIANBAO_STYLES", "layouts/styles", FALSE); /* the test does not stand where the program does */
    char *path = build("layouts/yuebao.md");
    pdf = qpdf_init();
    int status = qpdf_read(pdf, path, NULL);
    assert_true(streams_end_on_lines(path));
    g_unlink(path);
    *state = path;
    return status != QPDF_SUCCESS;
}

static int close_pdf(void **state)
{
    qpdf_cleanup(&pdf);
    g_free(*state);
    return 0;
}

static void catalogue(void **state)
{
    (void)state;
    qpdf_oh root = qpdf_get_root(pdf), trailer = qpdf_get_trailer(pdf);
    assert_string_equal(qpdf_oh_get_utf8_value(pdf, key(root, "/Lang")), "zh-CN");
    assert_true(qpdf_oh_get_bool_value(pdf, key(key(root, "/MarkInfo"), "/Marked")));
    assert_true(qpdf_oh_get_bool_value(pdf, key(key(root, "/ViewerPreferences"), "/DisplayDocTitle")));
    assert_int_equal(qpdf_oh_get_array_n_items(pdf, key(trailer, "/ID")), 2);
    qpdf_oh intent = qpdf_oh_get_array_item(pdf, key(root, "/OutputIntents"), 0);
    assert_true(is_name(intent, "/S", "/GTS_PDFA1"));
    unsigned char *data;
    size_t length;
    assert_int_equal(
        qpdf_oh_get_stream_data(pdf, key(intent, "/DestOutputProfile"), qpdf_dl_all, NULL, &data, &length),
        QPDF_SUCCESS);
    assert_true(length > 128 && !memcmp(data + 12, "mntrRGB ", 8) && !memcmp(data + 36, "acsp", 4));
    free(data);
    assert_int_equal(qpdf_oh_get_stream_data(pdf, key(root, "/Metadata"), qpdf_dl_all, NULL, &data, &length),
                     QPDF_SUCCESS);
    char *xmp = g_strndup((char *)data, length);
    free(data);
    assert_non_null(strstr(xmp, "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>"));
    assert_non_null(strstr(xmp, "<pdfuaid:part>1</pdfuaid:part>"));
    assert_non_null(strstr(xmp, "<rdf:li xml:lang=\"x-default\">经济运行监测月报</rdf:li>"));
    const char *created = qpdf_oh_get_utf8_value(pdf, key(key(trailer, "/Info"), "/CreationDate"));
    char *iso = g_strdup_printf("<xmp:CreateDate>%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ<", created + 2, created + 6,
                                created + 8, created + 10, created + 12, created + 14);
    assert_non_null(strstr(xmp, iso));
    g_free(iso);
    g_free(xmp);
}

/* ---- structure ---- */

typedef struct {
    int figures, headings, cells, links, deepest, columns;
    GHashTable *marks; /* page object × 100000 + mark */
} Walk;

static void note_mark(Walk *w, qpdf_oh page, int mark)
{
    gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(pdf, page) * 100000 + mark);
    assert_true(g_hash_table_add(w->marks, id)); /* each mark belongs to one element */
}

static void check_element(Walk *w, qpdf_oh element)
{
    char type[16]; /* libqpdf keeps a text only until it is asked for the next */
    g_strlcpy(type, qpdf_oh_get_name(pdf, key(element, "/S")), sizeof type);
    if (!strcmp(type, "/Figure")) {
        w->figures++;
        assert_true(strlen(qpdf_oh_get_utf8_value(pdf, key(element, "/Alt"))) > 10);
    } else if (!strcmp(type, "/TH")) {
        assert_true(qpdf_oh_is_name(pdf, key(key(element, "/A"), "/Scope")));
    } else if (type[1] == 'H' && g_ascii_isdigit(type[2])) {
        int level = type[2] - '0';
        assert_true(level <= w->deepest + 1); /* no level is left out on the way down */
        w->deepest = level;
        w->headings++;
    } else if (!strcmp(type, "/Link")) {
        w->links++;
    }
    w->cells += !strcmp(type, "/TD");
}

static void walk(Walk *w, qpdf_oh element)
{
    qpdf_oh kids = key(element, "/K");
    check_element(w, element);
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(pdf, kids, i);
        if (qpdf_oh_is_integer(pdf, kid))
            note_mark(w, key(element, "/Pg"), qpdf_oh_get_int_value_as_int(pdf, kid));
        else if (is_name(kid, "/Type", "/MCR"))
            note_mark(w, key(kid, "/Pg"), qpdf_oh_get_int_value_as_int(pdf, key(kid, "/MCID")));
        else if (!is_name(kid, "/Type", "/OBJR")) {
            assert_int_equal(qpdf_oh_get_object_id(pdf, key(kid, "/P")), qpdf_oh_get_object_id(pdf, element));
            walk(w, kid);
        }
    }
}

static void structure(void **state)
{
    (void)state;
    Walk w = {.marks = g_hash_table_new(NULL, NULL)};
    qpdf_oh tree = key(qpdf_get_root(pdf), "/StructTreeRoot"), document = key(tree, "/K");
    assert_true(is_name(document, "/S", "/Document"));
    walk(&w, document);
    assert_true(w.figures >= 10 && w.headings >= 10 && w.cells > 200 && w.links >= 10);
    /* The parent tree knows every mark of every page, and every annotation. */
    qpdf_oh nums = key(key(tree, "/ParentTree"), "/Nums");
    int marks = 0, pages = qpdf_get_num_pages(pdf), entries = qpdf_oh_get_array_n_items(pdf, nums) / 2;
    for (int p = 0; p < pages; p++)
        marks += qpdf_oh_get_array_n_items(pdf, qpdf_oh_get_array_item(pdf, nums, 2 * p + 1));
    assert_int_equal(marks, (int)g_hash_table_size(w.marks));
    assert_int_equal(entries, pages + w.links);
    g_hash_table_destroy(w.marks);
}

/* ---- pages ---- */

/* Whether everything that is painted stands inside marked content. The scan knows only Cairo's streams: one
 * operator ends a line or stands between blanks. */
static bool all_marked(const char *content)
{
    char **words = g_strsplit_set(content, " \n", -1);
    int depth = 0;
    bool good = true;
    for (char **word = words; *word; word++) {
        const char *end = *word + strlen(*word), *from = end;
        while (from > *word && (g_ascii_isalpha(from[-1]) || from[-1] == '*')) from--;
        bool name = from > *word && from[-1] == '/';
        if (name) continue;
        if (!strcmp(from, "BDC") || !strcmp(from, "BMC")) depth++;
        if (!strcmp(from, "EMC")) depth--;
        bool paints = !strcmp(from, "Tj") || !strcmp(from, "TJ") || !strcmp(from, "f") || !strcmp(from, "S");
        good = good && depth >= 0 && (!paints || depth > 0);
    }
    g_strfreev(words);
    return good && depth == 0;
}

/* ISO 19005-2 6.2.11.3.2; returns how many CIDFontType2 there are. */
static int check_fonts(qpdf_oh page)
{
    qpdf_oh fonts = key(key(page, "/Resources"), "/Font");
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    int found = 0;
    qpdf_oh_begin_dict_key_iter(pdf, fonts);
    while (qpdf_oh_dict_more_keys(pdf)) g_ptr_array_add(names, g_strdup(qpdf_oh_dict_next_key(pdf)));
    for (guint i = 0; i < names->len; i++) {
        qpdf_oh descendants = key(key(fonts, names->pdata[i]), "/DescendantFonts");
        if (!qpdf_oh_is_array(pdf, descendants)) continue;
        qpdf_oh font = qpdf_oh_get_array_item(pdf, descendants, 0);
        if (!is_name(font, "/Subtype", "/CIDFontType2")) continue;
        assert_true(is_name(font, "/CIDToGIDMap", "/Identity"));
        found++;
    }
    g_ptr_array_free(names, TRUE);
    return found;
}

static void pages(void **state)
{
    (void)state;
    int typed = 0;
    for (int p = 0; p < qpdf_get_num_pages(pdf); p++) {
        qpdf_oh page = qpdf_get_page_n(pdf, (size_t)p), annotations = key(page, "/Annots");
        assert_true(is_name(page, "/Tabs", "/S"));
        check_fonts(page);
        assert_int_equal(qpdf_oh_get_int_value_as_int(pdf, key(page, "/StructParents")), p);
        for (int i = 0; qpdf_oh_is_array(pdf, annotations) && i < qpdf_oh_get_array_n_items(pdf, annotations);
             i++) {
            qpdf_oh annotation = qpdf_oh_get_array_item(pdf, annotations, i);
            assert_int_equal(qpdf_oh_get_int_value_as_int(pdf, key(annotation, "/F")), 4);
            assert_true(strlen(qpdf_oh_get_utf8_value(pdf, key(annotation, "/Contents"))) > 3);
            assert_true(qpdf_oh_is_integer(pdf, key(annotation, "/StructParent")));
        }
        unsigned char *data;
        size_t length;
        assert_int_equal(qpdf_oh_get_page_content_data(pdf, page, &data, &length), QPDF_SUCCESS);
        char *content = g_strndup((char *)data, length);
        free(data);
        assert_true(all_marked(content));
        for (const char *at = content; (at = strstr(at, "/ActualText")); at++) typed++;
        g_free(content);
    }
    assert_true(typed > 20);
}

/* Cairo writes a CIDFontType2 only where a Western face has signs beyond its simple set: this layout has
 * them. */
static void cid_fonts(void **state)
{
    (void)state;
    char *path = build("layouts/shuju-zhiliang.md");
    qpdf_data other = pdf;
    int found = 0;
    pdf = qpdf_init();
    assert_int_equal(qpdf_read(pdf, path, NULL), QPDF_SUCCESS);
    for (int p = 0; p < qpdf_get_num_pages(pdf); p++) found += check_fonts(qpdf_get_page_n(pdf, (size_t)p));
    qpdf_cleanup(&pdf);
    pdf = other;
    g_unlink(path);
    g_free(path);
    assert_true(found > 0);
}

/* ---- content streams ---- */

static GArray *parts_of(const char *const *texts)
{
    GArray *parts = marked_parts_new();
    for (; *texts; texts++) {
        MarkedPart part = {0, false, g_string_new(*texts)};
        g_array_append_val(parts, part);
    }
    return parts;
}

static void rewrites(const char *content, const char *const *texts, const char *wanted)
{
    GArray *parts = parts_of(texts);
    GString *got = content_rewrite(content, strlen(content), parts);
    if (wanted) {
        assert_non_null(got);
        assert_string_equal(got->str, wanted);
    } else {
        assert_null(got);
    }
    if (got) g_string_free(got, TRUE);
    marked_parts_free(parts);
}

static void content_streams(void **state)
{
    (void)state;
    rewrites("q\n/Span << /MCID 0 >> BDC\nBT (a\\)EMC) Tj ET\nEMC\n0 0 m 1 1 l S\nQ",
             (const char *[]){"年值", NULL},
             "q\n/Span <</MCID 0>> BDC\nBT (a\\)EMC) Tj ET\nEMC\n/Artifact BMC\n\n0 0 m 1 1 l S\nQ\nEMC\n");
    rewrites("/Span << /MCID 0 >> BDC f EMC", (const char *[]){"值5", NULL},
             "/Span <</MCID 0/ActualText <FEFF503C0035>>> BDC f EMC");
    rewrites("/Part << /MCID 0 >> BDC f EMC", (const char *[]){NULL}, "/Artifact BMC f EMC");
    rewrites("BT /Span << /MCID 0 >> BDC f EMC ET", (const char *[]){"值", NULL}, NULL);
    rewrites("f EMC", (const char *[]){NULL}, NULL);
    rewrites("/Span << /MCID 0 >> BDC f", (const char *[]){"值", NULL}, NULL);
    rewrites("f", (const char *[]){"值", NULL}, NULL); /* a part without its mark */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(catalogue), cmocka_unit_test(structure),
                                       cmocka_unit_test(pages), cmocka_unit_test(cid_fonts),
                                       cmocka_unit_test(content_streams)};
    return cmocka_run_group_tests(tests, open_pdf, close_pdf);
}
