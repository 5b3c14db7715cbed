#include "output/metadata.h"

#include <lcms2.h>
#include <string.h>

static char *date(time_t time, const char *format)
{
    char text[32];
    struct tm utc;
    gmtime_r(&time, &utc);
    strftime(text, sizeof text, format, &utc);
    return g_strdup(text);
}

char *metadata_date(time_t time) { return date(time, "D:%Y%m%d%H%M%SZ"); }

/* <before>text<after>, escaped; nothing when there is no text. */
static void add(GString *out, const char *before, const char *text, const char *after)
{
    if (!text || !*text) return;
    char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
    g_free(escaped);
}

/* PDF/A knows only the schemas it names: that of PDF/UA is described in the packet (ISO 19005-2 6.6.2.3). */
static const char extension[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

char *metadata_xmp(const Pages *pages, const char *producer, time_t time)
{
    GString *out = g_string_new("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                                "<rdf:Description rdf:about=\"\"\n"
                                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                                " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                                " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                                " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                                " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                                " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                                " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                                " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
    char *iso = date(time, "%Y-%m-%dT%H:%M:%SZ");
    add(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->title,
        "</rdf:li></rdf:Alt></dc:title>");
    add(out, "<dc:creator><rdf:Seq><rdf:li>", pages->author, "</rdf:li></rdf:Seq></dc:creator>");
    add(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->subject,
        "</rdf:li></rdf:Alt></dc:description>");
    add(out, "<dc:language><rdf:Bag><rdf:li>", "zh-CN", "</rdf:li></rdf:Bag></dc:language>");
    add(out, "<pdf:Keywords>", pages->keywords, "</pdf:Keywords>");
    add(out, "<pdf:Producer>", producer, "</pdf:Producer>");
    add(out, "<xmp:CreatorTool>", "jianbao", "</xmp:CreatorTool>");
    add(out, "<xmp:CreateDate>", iso, "</xmp:CreateDate>");
    add(out, "<xmp:ModifyDate>", iso, "</xmp:ModifyDate>");
    /* Attachments of any kind are for part 3 only. */
    g_string_append_printf(out,
                           "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                           "<pdfuaid:part>1</pdfuaid:part>\n",
                           pages->attachment ? 3 : 2);
    g_string_append(out, extension);
    g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
    g_free(iso);
    return g_string_free(out, FALSE);
}

unsigned char *metadata_srgb(gsize *length)
{
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    unsigned char *bytes = NULL;
    if (profile && cmsSaveProfileToMem(profile, NULL, &size)) {
        bytes = g_malloc0(size);
        if (!cmsSaveProfileToMem(profile, bytes, &size)) g_clear_pointer(&bytes, g_free);
    }
    if (profile) cmsCloseProfile(profile);
    /* The date in the header (bytes 24 to 35) is the only thing that changes: 2000-01-01. */
    static const unsigned char fixed[12] = {0x07, 0xD0, 0, 1, 0, 1};
    if (bytes && size > 36) memcpy(bytes + 24, fixed, sizeof fixed);
    *length = size;
    return bytes;
}
