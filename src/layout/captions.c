/* What is written behind a table or a picture: captions, attributes; and headers of two levels. */
#include <string.h>

#include "base/file.h"
#include "layout/captions.h"

/* ---- captions ---- */

typedef void (*AttributeTaker)(MarkdownBuild *build, void *user, const char *key, const char *value,
                               int line);

/* {unit="亿元" note="…" #tbl-id} at the end of `text`: each goes to `take`, the name with the key "#".
 * Returns the text's length without. */
static size_t read_attributes(MarkdownBuild *build, const char *text, int line, AttributeTaker take,
                              void *user)
{
    const char *open = strrchr(text, '{'), *close = open ? strchr(open, '}') : NULL;
    if (!close || close[1]) return strlen(text);
    Arena *arena = build->document->arena;
    GRegex *regex = g_regex_new("#([\\w-]+)|([\\w-]+|单位|注|来源|作者|宽)=(?:\"([^\"]*)\"|“([^”]*)”|(\\S+))",
                                G_REGEX_DEFAULT, 0, NULL);
    char *inside = g_strndup(open + 1, (gsize)(close - open - 1));
    GMatchInfo *match;
    for (g_regex_match(regex, inside, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        char *id = g_match_info_fetch(match, 1), *key = g_match_info_fetch(match, 2);
        char *quoted = g_match_info_fetch(match, 3), *curly = g_match_info_fetch(match, 4),
             *bare = g_match_info_fetch(match, 5);
        const char *value = quoted && *quoted ? quoted : curly && *curly ? curly : bare ? bare : "";
        bool name = id && *id;
        take(build, user, name ? "#" : key, arena_strdup(arena, name ? id : value), line);
        g_free(id), g_free(key), g_free(quoted), g_free(curly), g_free(bare);
    }
    g_match_info_free(match);
    g_regex_unref(regex);
    g_free(inside);
    while (open > text && open[-1] == ' ') open--;
    return (size_t)(open - text);
}

static void take_caption_attribute(MarkdownBuild *build, void *user, const char *key, const char *value,
                                   int line)
{
    Table *table = user;
    if (!strcmp(key, "#"))
        table->id = value;
    else if (!strcmp(key, "unit") || !strcmp(key, "单位"))
        table->unit = g_str_has_prefix(value, "单位：") ? value + strlen("单位：") : value;
    else if (!strcmp(key, "note") || !strcmp(key, "注"))
        table->note = value;
    else if (!strcmp(key, "source") || !strcmp(key, "来源"))
        table->source = value;
    else
        diag_report(build->diags, E_LAYOUT_KEY,
                    (Place){.file = build->document->file, .line = line, .column = 1},
                    "表题没有属性“%s”；可用的有unit、note、source", key);
}

static bool is_caption(const Block *block)
{
    if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_MESSAGE) return false;
    const Inlines *text = &block->paragraph.text;
    return text->count && g_str_has_prefix(text->items[0].text, ": ");
}

static void take_caption(MarkdownBuild *build, Table *table, const Block *caption)
{
    const Inlines *text = &caption->paragraph.text;
    Inline *first = &text->items[0], *last = &text->items[text->count - 1];
    first->text += strlen(": ");
    size_t length = read_attributes(build, last->text, caption->line, take_caption_attribute, table);
    last->text = arena_strndup(build->document->arena, last->text, length);
    table->title = *text;
}

static void attach_among(MarkdownBuild *build, BlockList *list)
{
    int kept = 0;
    for (int i = 0; i < list->count; i++) {
        Block *block = &list->items[i], *before = kept ? &list->items[kept - 1] : NULL;
        if (before && before->kind == BLOCK_TABLE && is_caption(block)) {
            take_caption(build, before->table, block);
            continue;
        }
        if (block->kind == BLOCK_DIVISION) attach_among(build, &block->division.blocks);
        list->items[kept++] = *block;
    }
    list->count = kept;
}

void attach_captions(MarkdownBuild *build) { attach_among(build, &build->document->blocks); }

/* ---- headers of two levels ---- */

/* The part before ｜, taken off the cell; NULL when there is none. */
static const char *take_group(Arena *arena, Inlines *cell)
{
    Inline *first = cell->count ? &cell->items[0] : NULL;
    const char *bar = first ? strstr(first->text, "｜") : NULL;
    if (!bar) return NULL;
    char *group = g_strstrip(g_strndup(first->text, (gsize)(bar - first->text))),
         *own = g_strchug(g_strdup(bar + strlen("｜")));
    first->text = arena_strdup(arena, own);
    const char *kept = arena_strdup(arena, group);
    g_free(own);
    g_free(group);
    return kept;
}

static bool split_header(Block *block, void *user)
{
    const MarkdownBuild *build = user;
    Arena *arena = build->document->arena;
    Table *t = block->kind == BLOCK_TABLE ? block->table : NULL;
    if (!t || !t->header) return false;
    const char **groups = ARENA_ARRAY(arena, const char *, t->columns);
    bool any = false;
    for (int c = 0; c < t->columns; c++) any |= (groups[c] = take_group(arena, &t->header[c])) != NULL;
    if (any) t->groups = groups;
    for (int c = 0; c < t->columns; c++)
        if (strstr(inlines_text(&t->header[c], arena), "｜"))
            diag_report(build->diags, E_LAYOUT_TABLE,
                        (Place){.file = build->document->file, .line = block->line, .column = 1},
                        "表头最多两层，“%s”多了一层“｜”", inlines_text(&t->header[c], arena));
    return false;
}

void split_headers(MarkdownBuild *build) { blocks_any(&build->document->blocks, split_header, build); }

/* ---- pictures ---- */

static void take_picture_attribute(MarkdownBuild *build, void *user, const char *key, const char *value,
                                   int line)
{
    PictureBlock *picture = user;
    Place place = {.file = build->document->file, .line = line, .column = 1};
    if (!strcmp(key, "credit") || !strcmp(key, "作者")) {
        picture->credit = value;
    } else if (!strcmp(key, "#")) {
        picture->id = value;
    } else if (!strcmp(key, "width") || !strcmp(key, "宽")) {
        char *end;
        picture->width = g_ascii_strtod(value, &end);
        bool plain = !*end || !strcmp(end, "mm") || !strcmp(end, "毫米");
        if (!plain || picture->width < 10 || picture->width > 500)
            diag_report(build->diags, E_LAYOUT_VALUE, place, "图片的width应为10至500毫米，现为“%s”", value);
    } else {
        diag_report(build->diags, E_LAYOUT_KEY, place,
                    "图片没有属性“%s”；可用的有credit（作者）、width（宽）", key);
    }
}

/* Where the name of a picture's file ends: the last ) of the line but for attributes in braces behind it;
 * NULL when there is none. */
static const char *name_end(const char *from, const char *line_end)
{
    const char *end = line_end;
    while (end > from && g_ascii_isspace(end[-1])) end--;
    if (end > from && end[-1] == '}') {
        while (end > from && *end != '{') end--;
        while (end > from && g_ascii_isspace(end[-1])) end--;
    }
    return end > from && end[-1] == ')' ? end - 1 : NULL;
}

char *pictures_prepare(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *line = text; *line;) {
        const char *line_end = strchr(line, '\n') ? strchr(line, '\n') : line + strlen(line),
                   *mark = g_str_has_prefix(line, "![") ? g_strstr_len(line, line_end - line, "](") : NULL,
                   *end = mark ? name_end(mark + 2, line_end) : NULL;
        char *name = end ? g_strndup(mark + 2, (gsize)(end - mark - 2)) : NULL;
        bool plain =
            !name || *name == '<' || !strpbrk(name, " ()") || strpbrk(name, "<>\"!") || strchr(name, '[');
        if (plain)
            g_string_append_len(out, line, line_end - line);
        else
            g_string_append_printf(out, "%.*s<%s>%.*s", (int)(mark + 2 - line), line, name,
                                   (int)(line_end - end), end);
        g_free(name);
        if (*line_end) g_string_append_c(out, '\n');
        line = *line_end ? line_end + 1 : line_end;
    }
    return g_string_free(out, FALSE);
}

void picture_block(MarkdownBuild *build, const char *source, Inlines caption, const char *attributes,
                   int line)
{
    Arena *arena = build->document->arena;
    PictureBlock picture = {.caption = caption, .credit = ""};
    size_t used = read_attributes(build, attributes, line, take_picture_attribute, &picture);
    bool kept = !strcmp(source, "占位") || !strcmp(source, "placeholder");
    char *path = path_beside(build->document->file, source);
    if (!kept) picture.file = arena_strdup(arena, path);
    Place place = {.file = build->document->file, .line = line, .column = 1};
    if (!kept && !g_file_test(picture.file, G_FILE_TEST_IS_REGULAR))
        diag_report(build->diags, E_LAYOUT_BLOCK, place, "没有图片文件“%s”", source);
    else if (!kept)
        paths_check(build->document->paths, picture.file, source, place, build->diags);
    char *rest = g_strstrip(g_strndup(attributes, used));
    if (*rest) diag_report(build->diags, E_LAYOUT_BLOCK, place, "图片要单独成段，“%s”请另起一段", rest);
    Block block = {.kind = BLOCK_PICTURE, .line = line, .picture = picture};
    g_array_append_val(build->blocks, block);
    g_free(rest);
    g_free(path);
}
