/* Divisions, in Pandoc's spelling: a line “::: {.分栏 n=3}” begins one, “:::” ends the innermost. */
#include <string.h>

#include "layout/markdown.h"

static const struct {
    const char *name, *alias, *counted; /* the attribute of its number, or NULL */
    Division division;
    int least, most, fallback;
} divisions[] = {
    {".columns", ".分栏", "n", DIV_COLUMNS, 2, 6, 2},  {".row", ".行", NULL, DIV_ROW, 0, 0, 0},
    {".cell", ".格", "span", DIV_CELL, 1, 12, 1},      {".box", ".框", NULL, DIV_BOX, 0, 0, 0},
    {".pullquote", ".引语", NULL, DIV_QUOTE, 0, 0, 0}, {".headline", ".头条", NULL, DIV_HEADLINE, 0, 0, 0}};

static void report(MarkdownBuild *build, int line, const char *text)
{
    diag_report(build->diags, E_LAYOUT_BLOCK,
                (Place){.file = build->document->file, .line = line, .column = 1}, "%s", text);
}

/* “n=3” of a division; false when it is none of its attributes or out of range. */
static bool take_number(Block *block, gsize d, const char *word)
{
    const char *equals = strchr(word, '=');
    if (!equals || !divisions[d].counted) return false;
    gsize n = (gsize)(equals - word);
    bool named = (strlen(divisions[d].counted) == n && !strncmp(word, divisions[d].counted, n)) ||
                 !strncmp(word, "栏数=", strlen("栏数=")) || !strncmp(word, "宽=", strlen("宽="));
    char *end;
    block->span = (int)g_ascii_strtoll(equals + 1, &end, 10);
    return named && !*end && block->span >= divisions[d].least && block->span <= divisions[d].most;
}

static void begin_division(MarkdownBuild *build, const char *text, int line)
{
    char **words = g_strsplit_set(text, " {}", -1);
    Block block = {.kind = BLOCK_DIV_BEGIN, .line = line};
    bool known = false;
    gsize at = 0;
    for (char **word = words; *word; word++) {
        for (gsize d = 0; d < G_N_ELEMENTS(divisions) && !known; d++)
            if (!strcmp(*word, divisions[d].name) || !strcmp(*word, divisions[d].alias)) known = true, at = d;
    }
    block.division = divisions[at].division;
    block.span = divisions[at].fallback;
    for (char **word = words; known && *word; word++)
        if (**word && **word != '.' && !take_number(&block, at, *word))
            report(build, line,
                   arena_printf(build->document->arena,
                                "“%s”不对；.columns（.分栏）写 n=2至6，.cell（.格）写 span=1至12", *word));
    if (!known)
        report(build, line,
               arena_printf(build->document->arena,
                            "不认识的分区“%s”；可用的有.columns（.分栏）、.row（.行）、.cell（.格）、.box（."
                            "框）、.pullquote（.引语）、.headline（.头条）",
                            text));
    g_array_append_val(build->blocks, block);
    g_strfreev(words);
}

bool division_line(MarkdownBuild *build, const Inlines *text, int line)
{
    const char *words = inlines_text(text, build->document->arena);
    if (!g_str_has_prefix(words, ":::")) return false;
    while (*words == ':' || *words == ' ') words++;
    if (strstr(words, ":::")) {
        report(build, line, "“:::”的行前后各要空一行");
    } else if (*words) {
        begin_division(build, words, line);
    } else {
        Block block = {.kind = BLOCK_DIV_END, .line = line};
        g_array_append_val(build->blocks, block);
    }
    return true;
}

void check_divisions(MarkdownBuild *build)
{
    GArray *open = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < build->blocks->len; i++) {
        Block *block = &g_array_index(build->blocks, Block, i);
        const Block *outer =
            open->len ? &g_array_index(build->blocks, Block, g_array_index(open, guint, open->len - 1))
                      : NULL;
        bool in_row = outer && outer->division == DIV_ROW;
        if (block->kind == BLOCK_DIV_BEGIN) {
            if ((block->division == DIV_CELL) != in_row)
                report(build, block->line,
                       in_row ? "一行（.row）里只能放格（.cell）" : "格（.cell）要放在一行（.row）里");
            g_array_append_val(open, i);
        } else if (block->kind == BLOCK_DIV_END) {
            if (!open->len) {
                report(build, block->line, "多了一个“:::”");
                g_array_remove_index(build->blocks, i--);
                continue;
            }
            g_array_set_size(open, open->len - 1);
        } else if (in_row) {
            report(build, block->line, "一行（.row）里只能放格（.cell）");
        }
    }
    for (guint i = 0; i < open->len; i++)
        report(build, g_array_index(build->blocks, Block, g_array_index(open, guint, i)).line,
               "这个分区没有用“:::”结束");
    g_array_free(open, TRUE);
}
