/* Divisions, in Pandoc's spelling: a line “::: {.分栏 n=3}” begins one, “:::” ends the innermost. Blocks
 * are read into the innermost open division, which goes as one block to those beside it when it ends. */
#include <string.h>

#include "layout/divisions.h"

static const struct {
    const char *name, *alias, *counted; /* the attribute of its number, or NULL */
    Division division;
    int least, most, fallback;
} divisions[] = {
    {".columns", ".分栏", "n", DIV_COLUMNS, 2, 6, 2},  {".row", ".行", NULL, DIV_ROW, 0, 0, 0},
    {".cell", ".格", "span", DIV_CELL, 1, 12, 1},      {".box", ".框", NULL, DIV_BOX, 0, 0, 0},
    {".pullquote", ".引语", NULL, DIV_QUOTE, 0, 0, 0}, {".headline", ".头条", NULL, DIV_HEADLINE, 0, 0, 0}};

/* Readers of the tree go down it by recursion; and a box in sixteen others has no width left. */
enum { MOST_DEEP = 16 };

static void report(const MarkdownBuild *build, int line, const char *text)
{
    diag_report(build->diags, E_LAYOUT_BLOCK,
                (Place){.file = build->document->file, .line = line, .column = 1}, "%s", text);
}

/* “n=3” of a division; false when it is none of its attributes or out of range. */
static bool take_number(DivisionBlock *block, gsize d, const char *word)
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

static void open_division(MarkdownBuild *build, DivisionBlock division, int line)
{
    OpenDivision *open = ARENA_NEW(build->document->arena, OpenDivision);
    open->block = (Block){.kind = BLOCK_DIVISION, .line = line, .division = division};
    open->beside = build->blocks;
    open->around = build->open;
    open->depth = build->open ? build->open->depth + 1 : 1;
    build->open = open;
    build->blocks = g_array_new(FALSE, TRUE, sizeof(Block));
}

/* One that stands in too many others is told, and what is in it is read as if it were not there. */
static bool refuse_depth(MarkdownBuild *build, int line)
{
    if (!build->open || build->open->depth < MOST_DEEP) return false;
    if (!build->too_deep++)
        report(build, line,
               arena_printf(build->document->arena,
                            "分区一层套一层，这里已是第%d层，最多%d层；请把里面的移到外面", MOST_DEEP + 1,
                            MOST_DEEP));
    return true;
}

static void begin_division(MarkdownBuild *build, const char *text, int line)
{
    if (refuse_depth(build, line)) return;
    char **words = g_strsplit_set(text, " {}", -1);
    DivisionBlock block = {0};
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
    g_strfreev(words);
    open_division(build, block, line);
}

static BlockList take_blocks(MarkdownBuild *build)
{
    GArray *blocks = build->blocks;
    BlockList list = {arena_memdup(build->document->arena, blocks->data, blocks->len * sizeof(Block)),
                      (int)blocks->len};
    g_array_free(blocks, TRUE);
    return list;
}

/* `line` is 0 for one that the layout does not end. */
static void end_division(MarkdownBuild *build, int line)
{
    OpenDivision *open = build->open;
    open->block.division.end_line = line;
    open->block.division.blocks = take_blocks(build);
    g_array_append_val(open->beside, open->block);
    build->blocks = open->beside;
    build->open = open->around;
}

void finish_divisions(MarkdownBuild *build)
{
    while (build->open) end_division(build, 0);
    build->document->blocks = take_blocks(build);
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
    } else if (build->too_deep) {
        build->too_deep--;
    } else if (build->open) {
        end_division(build, line);
    } else {
        report(build, line, "多了一个“:::”");
    }
    return true;
}

static bool is_words(const Block *block) { return block->kind != BLOCK_PICTURE && block_text(block); }

/* What may not stand in `around` (NULL: in no division); NULL when all is well. */
static const char *misplaced(const Block *block, const DivisionBlock *around)
{
    bool cell = block->kind == BLOCK_DIVISION && block->division.division == DIV_CELL,
         in_row = around && around->division == DIV_ROW;
    if (in_row && !cell) return "一行（.row）里只能放格（.cell）";
    if (cell && !in_row) return "格（.cell）要放在一行（.row）里";
    if (around && around->division == DIV_HEADLINE && !is_words(block))
        return "头条（.headline）里只能写段落和标题，其他的请移到外面";
    return NULL;
}

static void check_blocks(const MarkdownBuild *build, const BlockList *list, const DivisionBlock *around)
{
    for (int i = 0; i < list->count; i++) {
        const Block *block = &list->items[i];
        const char *fault = misplaced(block, around);
        if (fault) report(build, block->line, fault);
        if (block->kind != BLOCK_DIVISION) continue;
        if (!block->division.end_line) report(build, block->line, "这个分区没有用“:::”结束");
        check_blocks(build, &block->division.blocks, &block->division);
    }
}

void check_divisions(const MarkdownBuild *build) { check_blocks(build, &build->document->blocks, NULL); }
