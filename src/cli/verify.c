/* jianbao verify: every printed figure of a PDF computed again, from what the PDF carries and from the data's
 * files as they are now. */
#include <glib.h>
#include <string.h>

#include "cli/command.h"
#include "figure/evaluate.h"
#include "output/attachment.h"
#include "trace/book.h"
#include "trace/cells.h"
#include "trace/record.h"

typedef struct {
    const char *path, *folder; /* of the PDF; of the data, NULL: where the PDF says */
    CellTexts *now;
    Diagnostics *diags;
    int same, method, different, changed, gone;
} Verifying;

/* Where a data file is now: below --data, by the part of its name behind the folder. New text. */
static char *present_name(const Verifying *v, const char *file)
{
    const char *inside = strstr(file, "observations/");
    if (!v->folder) return g_strdup(file);
    if (inside) return g_build_filename(v->folder, inside, NULL);
    char *name = g_path_get_basename(file), *path = g_build_filename(v->folder, name, NULL);
    g_free(name);
    return path;
}

static void want(const Provenance *cell, void *user)
{
    Verifying *v = user;
    Provenance now = *cell;
    char *file = present_name(v, cell->file);
    now.file = file;
    cell_texts_want(v->now, &now);
    g_free(file);
}

/* What became of the cells of one figure. */
typedef struct {
    const Verifying *v;
    bool changed, gone;
    GString *words;
} Change;

static void compare(const Provenance *cell, void *user)
{
    Change *c = user;
    Provenance now = *cell;
    char *file = present_name(c->v, cell->file);
    now.file = file;
    const char *text = cell_text(c->v->now, &now);
    if (!text) {
        c->gone = true;
        g_string_append_printf(c->words, "；%s:%d:%d 已没有", file, cell->line, cell->column);
    } else if (cell->text && strcmp(text, cell->text)) {
        c->changed = true;
        g_string_append_printf(c->words, "；%s:%d:%d 由“%s”改为“%s”", file, cell->line, cell->column,
                               cell->text, text);
    }
    g_free(file);
}

static void look_at(Verifying *v, const TracedFigure *f)
{
    const char *rule = NULL;
    Evaluated again = provenance_evaluate(f->node, &rule);
    Change c = {.v = v, .words = g_string_new(NULL)};
    provenance_cells(f->node, compare, &c);
    Place place = {.file = v->path, .line = f->page, .column = 1};
    if (again == EVALUATED_DIFFERENT) {
        v->different++;
        diag_report(v->diags, E_VERIFY_DIFFERENT, place, "“%s”（%s）按所带的来源重算不是这个数，在“%s”一步",
                    f->text, f->node->label, rule);
    } else if (c.gone || c.changed) {
        c.gone ? v->gone++ : v->changed++;
        diag_report(v->diags, c.gone ? E_VERIFY_GONE : E_VERIFY_CHANGED, place, "“%s”（%s）所依据的数%s%s",
                    f->text, f->node->label, c.gone ? "没有了" : "变了", c.words->str);
    } else {
        again == EVALUATED_METHOD ? v->method++ : v->same++;
    }
    g_string_free(c.words, TRUE);
}

static void verify(Verifying *v, const TraceBook *book)
{
    v->now = cell_texts_new();
    for (int i = 0; i < book->figure_count; i++) provenance_cells(book->figures[i].node, want, v);
    cell_texts_read(v->now);
    for (int i = 0; i < book->figure_count; i++) look_at(v, &book->figures[i]);
    cell_texts_free(v->now);
    printf("共%d个数：重算相同%d个，由整列序列算出、只核对输入%d个，重算不同%d个，依据变了%d个，依据没有了%"
           "d个\n",
           book->figure_count, v->same, v->method, v->different, v->changed, v->gone);
}

static int run(const Options *options)
{
    const char *path = options->operands[0];
    if (!path || options->operands[1])
        return usage_error("verify需要一个PDF；用法：%s", command_verify.usage);
    Diagnostics *diags = diagnostics_new();
    Verifying v = {.path = path, .folder = options->data, .diags = diags};
    char *json = attachment_read(path, TRACE_NAME, diags);
    TraceBook *book = json ? trace_book_read(json, path, diags) : NULL;
    if (book) verify(&v, book);
    trace_book_free(book);
    g_free(json);
    return end_command(diags, options);
}

const Command command_verify = {"verify", "把报告里的每个数重算一遍，并与现在的数据核对",
                                "jianbao verify 报告.pdf [--data 文件夹]", "d", run};
