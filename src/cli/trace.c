/* jianbao trace: where a printed figure comes from, out of the PDF alone. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "cli/command.h"
#include "output/attachment.h"
#include "trace/book.h"
#include "trace/record.h"

/* What was asked for: a text, or a point of a page; neither: all. */
typedef struct {
    const char *text;
    int page;
    double x, y;
} Asked;

static bool read_point(const char *text, Asked *asked)
{
    char *end;
    double page = g_ascii_strtod(text, &end);
    if (end == text || *end != ':' || page < 1 || page > 1e6 || page != floor(page)) return false;
    const char *from = end + 1;
    asked->x = g_ascii_strtod(from, &end);
    if (end == from || *end != ',') return false;
    from = end + 1;
    asked->y = g_ascii_strtod(from, &end);
    asked->page = (int)page;
    return end != from && !*end;
}

/* Text as a person types it: without spaces, the minus of the keyboard. */
static char *plain(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c)) continue;
        g_string_append_unichar(out, c == 0x2212 || c == 0xFF0D ? '-' : c == 0xFF05 ? '%' : c);
    }
    return g_string_free(out, FALSE);
}

static bool says(const TracedFigure *f, const char *wanted)
{
    char *printed = plain(f->text);
    /* 5.2% stands in the text as the figure 5.2 with its sign behind, or inside words. */
    bool found = strstr(printed, wanted) != NULL;
    if (!found && g_str_has_suffix(wanted, "%")) {
        char *bare = g_strndup(wanted, strlen(wanted) - 1);
        found = !strcmp(printed, bare);
        g_free(bare);
    }
    g_free(printed);
    return found;
}

static bool matches(const TracedFigure *f, const Asked *asked, const char *wanted)
{
    enum { SLACK = 1 };
    if (asked->text) return says(f, wanted);
    if (!asked->page) return true;
    return f->page == asked->page && asked->x >= f->x - SLACK && asked->x <= f->x + f->width + SLACK &&
           asked->y >= f->y - SLACK && asked->y <= f->y + f->height + SLACK;
}

static void print_node(const TraceBook *book, const Provenance *n, int depth)
{
    for (int i = 0; i < depth; i++) fputs("  ", stdout);
    switch (n->kind) {
    case PROVENANCE_CELL:
        printf("%.15g  %s:%d:%d", n->number, n->file, n->line, n->column);
        if (n->text) printf("  原文“%s”", n->text);
        printf("  sha256 %.12s…\n", trace_book_digest(book, n->file));
        break;
    case PROVENANCE_CONSTANT: printf("%.15g  %s\n", n->number, n->rule); break;
    case PROVENANCE_SERIES: printf("%s（%d个）\n", n->rule, n->input_count); break;
    case PROVENANCE_PRINTED: printf("%s  四舍五入，保留%d位小数\n", n->text, n->decimals); break;
    case PROVENANCE_WORDS: printf("“%s”  用语：%s\n", n->text, n->rule); break;
    default: printf("%.15g  %s\n", n->number, n->rule); break;
    }
    for (int i = 0; i < n->input_count; i++) print_node(book, n->inputs[i], depth + 1);
}

static void put_text(const char *key, const char *text, const char *end)
{
    char *quoted = json_quote(text);
    printf("\"%s\":%s%s", key, quoted, end);
    g_free(quoted);
}

static void print_node_json(const TraceBook *book, const Provenance *n)
{
    static const char *const kinds[] = {"cell", "constant", "rule", "series", "list", "printed", "words"};
    printf("{\"kind\":\"%s\",", kinds[n->kind]);
    if (n->kind == PROVENANCE_CELL) {
        put_text("file", n->file, ",");
        printf("\"line\":%d,\"column\":%d,", n->line, n->column);
        put_text("typed", n->text, ",");
        put_text("sha256", trace_book_digest(book, n->file), ",");
    } else {
        put_text("rule", n->rule, ",");
    }
    if (n->kind == PROVENANCE_PRINTED || n->kind == PROVENANCE_WORDS)
        put_text("text", n->text, ",");
    else if (n->kind != PROVENANCE_SERIES)
        printf("\"value\":%.17g,", n->number);
    fputs("\"inputs\":[", stdout);
    for (int i = 0; i < n->input_count; i++) {
        if (i) putchar(',');
        print_node_json(book, n->inputs[i]);
    }
    fputs("]}", stdout);
}

static void print_figure(const TraceBook *book, const TracedFigure *f, bool json)
{
    if (!json) {
        printf("第%d页%s（%.0f，%.0f） “%s”  %s\n", f->page, f->alternative ? " 图的替代文字" : "", f->x,
               f->y, f->text, f->node->label);
        print_node(book, f->node, 1);
        return;
    }
    printf("{\"page\":%d,\"box\":[%.1f,%.1f,%.1f,%.1f],\"alternative\":%s,", f->page, f->x, f->y, f->width,
           f->height, f->alternative ? "true" : "false");
    put_text("text", f->text, ",");
    put_text("figure", f->node->label, ",");
    fputs("\"tree\":", stdout);
    print_node_json(book, f->node);
    puts("}");
}

static int print_matching(const TraceBook *book, const Asked *asked, bool json)
{
    char *wanted = asked->text ? plain(asked->text) : NULL;
    int count = 0;
    bool printed = false; /* what stands at a point goes before what is said of the exhibit around it */
    for (int i = 0; i < book->figure_count && asked->page; i++)
        printed = printed || (!book->figures[i].alternative && matches(&book->figures[i], asked, wanted));
    for (int i = 0; i < book->figure_count; i++) {
        if (!matches(&book->figures[i], asked, wanted) || (printed && book->figures[i].alternative)) continue;
        print_figure(book, &book->figures[i], json);
        count++;
    }
    g_free(wanted);
    return count;
}

static int run(const Options *options)
{
    const char *path = options->operands[0], *place = path ? options->operands[1] : NULL;
    Asked asked = {0};
    if (!path || (!place && !options->all) || (place && options->operands[2]) || (place && options->all))
        return usage_error("trace需要一个PDF和要找的数；用法：%s", command_trace.usage);
    if (place && !read_point(place, &asked)) asked = (Asked){.text = place};
    Diagnostics *diags = diagnostics_new();
    char *json = attachment_read(path, TRACE_NAME, diags);
    TraceBook *book = json ? trace_book_read(json, path, diags) : NULL;
    if (book && !print_matching(book, &asked, options->json))
        diag_report(diags, E_TRACE_NOT_FOUND, (Place){.file = path}, "没有印着%s%s%s的数", place ? "“" : "",
                    place ? place : "能查到来源", place ? "”" : "");
    trace_book_free(book);
    g_free(json);
    return end_command(diags, options);
}

const Command command_trace = {"trace", "一个印出的数或图的替代文字里的数从哪里来：逐层到数据文件的单元格",
                               "jianbao trace 报告.pdf 印出的文字|页:横,纵|--all [--json]", "jA", run};
