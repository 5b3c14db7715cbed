#include "page/style.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/resource.h"

#define FACES "song|song-bold|hei|hei-bold|kai|fang"

/* The rows of forms.def joined: |report|gongwen…, and ，report报告，gongwen公文…. */
static const char form_choices[] =
#define FORM(id, name, words, ...) "|" name
#include "page/forms.def"
#undef FORM
    ;
static const char form_words[] =
#define FORM(id, name, words, ...) "，" name words
#include "page/forms.def"
#undef FORM
    ;

static const OptionSpec options[] = {
    {"form", NULL, OPTION_CHOICE, false, form_choices + 1, 0, 0, "report", form_words + sizeof "，" - 1},
    {"mark-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "song-bold", "发文机关标志、简报名称的字体"},
    {"mark-size", NULL, OPTION_NUMBER, false, NULL, 16, 90, "42", "发文机关标志的字号，磅；放不下时缩小"},
    {"mark-colour", NULL, OPTION_COLOUR, false, NULL, 0, 0, "#E60012", "发文机关标志和红线的颜色"},
    {"mark-rule", NULL, OPTION_NUMBER, false, NULL, 0.2, 6, "1.5", "红线的粗细，磅"},
    {"imprint-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 20, "14", "版记字号，磅"},
    {"page-width", NULL, OPTION_NUMBER, false, NULL, 50, 2000, "210", "纸宽，毫米"},
    {"page-height", NULL, OPTION_NUMBER, false, NULL, 50, 2000, "297", "纸高，毫米"},
    {"margin-top", NULL, OPTION_NUMBER, false, NULL, 0, 500, "25", "天头，毫米"},
    {"margin-bottom", NULL, OPTION_NUMBER, false, NULL, 0, 500, "25", "地脚，毫米"},
    {"margin-inner", NULL, OPTION_NUMBER, false, NULL, 0, 500, "25", "订口，毫米"},
    {"margin-outer", NULL, OPTION_NUMBER, false, NULL, 0, 500, "25", "切口，毫米"},
    {"mirrored", NULL, OPTION_BOOL, false, NULL, 0, 0, "true", "单双页的订口相对；false为各页左白边都是订口"},
    {"body-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "song", "正文字体"},
    {"body-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 30, "10.5", "正文字号，磅"},
    {"pitch", NULL, OPTION_NUMBER, false, NULL, 8, 60, "18", "正文行距，磅"},
    {"full-pages", NULL, OPTION_BOOL, false, NULL, 0, 0, "false",
     "全是文字的页排满各行，必要时伸缩段落的行数"},
    {"han-grid", NULL, OPTION_BOOL, false, NULL, 0, 0, "false",
     "汉字尽量排在等距的格上：数字、字母连同两边的空隙占整格"},
    {"punctuation", NULL, OPTION_CHOICE, false, "full|kaiming|half", 0, 0, "full",
     "标点宽度：full全角，kaiming开明（句末标点一字宽，其余半字），half半角"},
    {"indent", NULL, OPTION_NUMBER, false, NULL, 0, 4, "2", "首行缩进，字"},
    {"strong-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "hei-bold", "加粗文字的字体"},
    {"emphasis-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "kai", "强调文字、引文的字体"},
    {"title-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "song-bold", "标题字体"},
    {"title-size", NULL, OPTION_NUMBER, false, NULL, 10, 60, "22", "标题字号，磅"},
    {"title-pitch", NULL, OPTION_NUMBER, false, NULL, 10, 120, "33", "标题行距，磅"},
    {"headline-size", NULL, OPTION_NUMBER, false, NULL, 12, 90, "30", "分区“头条”的标题字号，磅"},
    {"heading1-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "hei-bold", "一级标题字体"},
    {"heading1-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 40, "16", "一级标题字号，磅"},
    {"heading1-before", NULL, OPTION_NUMBER, false, NULL, 0, 5, "1", "一级标题前的空白，行"},
    {"heading1-after", NULL, OPTION_NUMBER, false, NULL, 0, 5, "0.5", "一级标题后的空白，行"},
    {"heading2-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "hei-bold", "二级标题字体"},
    {"heading2-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 40, "13", "二级标题字号，磅"},
    {"heading2-before", NULL, OPTION_NUMBER, false, NULL, 0, 5, "0.5", "二级标题前的空白，行"},
    {"heading2-after", NULL, OPTION_NUMBER, false, NULL, 0, 5, "0.35", "二级标题后的空白，行"},
    {"heading3-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "hei-bold", "三级以下标题字体"},
    {"heading3-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 40, "11", "三级以下标题字号，磅"},
    {"heading3-before", NULL, OPTION_NUMBER, false, NULL, 0, 5, "0.25", "三级以下标题前的空白，行"},
    {"heading3-after", NULL, OPTION_NUMBER, false, NULL, 0, 5, "0", "三级以下标题后的空白，行"},
    {"heading-indent", NULL, OPTION_NUMBER, false, NULL, 0, 4, "0", "各级标题首行缩进，字"},
    {"table-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "song", "表格字体"},
    {"table-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 20, "9", "表格字号，磅"},
    {"table-pitch", NULL, OPTION_NUMBER, false, NULL, 8, 40, "15", "表格行距，磅"},
    {"note-face", NULL, OPTION_CHOICE, false, FACES, 0, 0, "song", "注释字体"},
    {"note-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 20, "8", "注释字号，磅"},
    {"running-head", NULL, OPTION_BOOL, false, NULL, 0, 0, "true", "是否有页眉"},
    {"folio-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 20, "10.5", "页码字号，磅"},
    {"folio-gap", NULL, OPTION_NUMBER, false, NULL, 0, 40, "7", "页码距版心，毫米"},
    {"folio-inset", NULL, OPTION_NUMBER, false, NULL, 0, 4, "0", "页码距版心左右边，字"},
    {"column-gap", NULL, OPTION_NUMBER, false, NULL, 1, 40, "6", "分栏的栏间，毫米"},
    {"column-rule", NULL, OPTION_NUMBER, false, NULL, 0, 3, "0.3", "分栏的栏线，磅；0为没有"},
    {"chart-size", NULL, OPTION_NUMBER, false, NULL, 7.5, 20, "8", "图中字号，磅"},
    {"song-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL, "作宋体用的字体文件；集合中的第几个写在#后"},
    {"song-bold-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL,
     "作标宋用的字体文件；集合中的第几个写在#后"},
    {"hei-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL, "作黑体用的字体文件；集合中的第几个写在#后"},
    {"hei-bold-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL,
     "作黑体（粗）用的字体文件；集合中的第几个写在#后"},
    {"kai-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL, "作楷体用的字体文件；集合中的第几个写在#后"},
    {"fang-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL, "作仿宋用的字体文件；集合中的第几个写在#后"},
    {"serif-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL, "作西文用的字体文件；集合中的第几个写在#后"},
    {"serif-bold-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL,
     "作西文（粗）用的字体文件；集合中的第几个写在#后"},
    {"sans-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL, "作西文黑用的字体文件；集合中的第几个写在#后"},
    {"sans-bold-file", NULL, OPTION_TEXT, false, NULL, 0, 0, NULL,
     "作西文黑（粗）用的字体文件；集合中的第几个写在#后"},
    {"ink", NULL, OPTION_COLOUR, false, NULL, 0, 0, "#1A1A1A", "墨色"},
    {"rule", NULL, OPTION_COLOUR, false, NULL, 0, 0, "#8C8C8C", "细线"},
    {"grid", NULL, OPTION_COLOUR, false, NULL, 0, 0, "#D4D4D4", "网格线"},
    {"muted", NULL, OPTION_COLOUR, false, NULL, 0, 0, "#6B6B6B", "次要文字"},
    {"accent", NULL, OPTION_COLOUR, false, NULL, 0, 0, "#16365C", "强调色"},
    {"fill", NULL, OPTION_COLOUR, false, NULL, 0, 0, "#F5F5F3", "底色"},
    {"series", NULL, OPTION_LIST, false, NULL, 0, 0, NULL, "图中六个序列的颜色，前五个由深到浅"},
};

const Schema *style_schema(void)
{
    static const Schema schema = {options, (int)G_N_ELEMENTS(options)};
    return &schema;
}

/* About 15 L* apart, so that a grey print keeps them apart: navy, crimson, teal, ochre, sand; and a
 * grey that is far from sand and from paper. */
static const char *const default_series[] = {"#16365C", "#AC2131", "#3A8F89",
                                             "#D7A13A", "#E1D3B5", "#747474"};

static const double mm = 72 / 25.4;

static FontRole face_role(const char *name)
{
    static const char *const names[] = {"song", "song-bold", "hei", "hei-bold", "kai", "fang"};
    for (int i = 0; i < 6; i++)
        if (!strcmp(names[i], name)) return (FontRole)i;
    return ROLE_SONG;
}

PunctuationStyle punctuation_style(const char *name)
{
    return !strcmp(name, "half")      ? PUNCTUATION_HALF
           : !strcmp(name, "kaiming") ? PUNCTUATION_KAIMING
                                      : PUNCTUATION_FULL;
}

static DocumentForm document_form(const char *name)
{
    static const char *const names[] = {
#define FORM(id, name, ...) name,
#include "page/forms.def"
#undef FORM
    };
    int form = 0;
    while (strcmp(names[form], name)) form++;
    return (DocumentForm)form;
}

/* The Western face that goes with a Chinese one. */
static FontRole western_for(FontRole han)
{
    switch (han) {
    case ROLE_HEI: return ROLE_SANS;
    case ROLE_HEI_BOLD: return ROLE_SANS_BOLD;
    case ROLE_SONG_BOLD: return ROLE_SERIF_BOLD;
    default: return ROLE_SERIF;
    }
}

static TextStyle text(FontRole han, double size, Colour colour)
{
    return (TextStyle){.han = han, .western = western_for(han), .size = size, .colour = colour};
}

static TextStyle named(const OptionSet *set, const char *what, Colour colour)
{
    char *face = g_strconcat(what, "-face", NULL), *size = g_strconcat(what, "-size", NULL);
    TextStyle style = text(face_role(option_text(set, face)), option_number(set, size), colour);
    g_free(face);
    g_free(size);
    return style;
}

static void fill_chart(Style *s, const OptionSet *set)
{
    ChartStyle *c = &s->chart;
    double size = option_number(set, "chart-size");
    *c = (ChartStyle){.face = ROLE_HEI,
                      .digits = ROLE_SANS,
                      .face_bold = ROLE_HEI_BOLD,
                      .digits_bold = ROLE_SANS_BOLD,
                      .label_size = size,
                      .small_size = size > 8 ? size - 0.5 : 7.5,
                      .ink = s->ink,
                      .rule = s->rule,
                      .grid = colour_parse(option_text(set, "grid")),
                      .muted = s->muted,
                      .paper = {1, 1, 1},
                      .line_width = 1.5,
                      .thin_width = 1.0};
    const OptionValue *series = option(set, "series");
    for (int i = 0; i < SERIES_COLOURS; i++)
        c->series[i] = colour_parse(i < series->item_count ? series->items[i] : default_series[i]);
}

static void fill_heading_space(Style *s, const OptionSet *set)
{
    static const char *const names[] = {"heading1", "heading2", "heading3", "heading3"};
    for (int i = 0; i < 4; i++) {
        char *before = g_strconcat(names[i], "-before", NULL), *after = g_strconcat(names[i], "-after", NULL);
        s->heading_before[i] = option_number(set, before) * s->pitch;
        s->heading_after[i] = option_number(set, after) * s->pitch;
        g_free(before);
        g_free(after);
    }
}

/* Files are looked for from where the style lies. */
static void fill_files(Style *s, const OptionSet *set, Arena *arena)
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        char *key = g_strconcat(role_key((FontRole)r), "-file", NULL);
        const char *text = option_text(set, key);
        g_free(key);
        if (!text || !*text) continue;
        char **parts = g_strsplit(text, "#", 2), *path = path_beside(set->file, parts[0]);
        s->files[r] = (FaceFile){arena_strdup(arena, path), parts[1] ? atoi(parts[1]) : 0};
        g_free(path);
        g_strfreev(parts);
    }
}

static Style *make_style(const char *name, const OptionSet *set, Arena *arena)
{
    Style *s = ARENA_NEW(arena, Style);
    s->name = arena_strdup(arena, name);
    s->page_width = option_number(set, "page-width") * mm;
    s->page_height = option_number(set, "page-height") * mm;
    s->margin_top = option_number(set, "margin-top") * mm;
    s->margin_bottom = option_number(set, "margin-bottom") * mm;
    s->margin_inner = option_number(set, "margin-inner") * mm;
    s->margin_outer = option_number(set, "margin-outer") * mm;
    s->full_pages = option_true(set, "full-pages");
    s->mirrored = option_true(set, "mirrored");
    s->pitch = option_number(set, "pitch");
    s->indent = option_number(set, "indent");
    s->ink = colour_parse(option_text(set, "ink"));
    s->rule = colour_parse(option_text(set, "rule"));
    s->muted = colour_parse(option_text(set, "muted"));
    s->accent = colour_parse(option_text(set, "accent"));
    s->fill = colour_parse(option_text(set, "fill"));
    s->body = named(set, "body", s->ink);
    s->strong = text(face_role(option_text(set, "strong-face")), s->body.size, s->ink);
    s->emphasis = s->quote = text(face_role(option_text(set, "emphasis-face")), s->body.size, s->ink);
    s->title = named(set, "title", s->ink);
    s->mark = named(set, "mark", colour_parse(option_text(set, "mark-colour")));
    s->mark_rule = option_number(set, "mark-rule");
    s->imprint = text(s->body.han, option_number(set, "imprint-size"), s->ink);
    s->form = document_form(option_text(set, "form"));
    s->headline_size = option_number(set, "headline-size");
    s->title_pitch = option_number(set, "title-pitch");
    s->heading_indent = option_number(set, "heading-indent");
    s->subtitle = text(ROLE_KAI, 12, s->ink);
    s->heading[0] = named(set, "heading1", s->accent);
    s->heading[1] = named(set, "heading2", s->ink);
    s->heading[2] = s->heading[3] = named(set, "heading3", s->ink);
    fill_heading_space(s, set);
    s->message = text(s->strong.han, s->body.size, s->accent);
    s->table = named(set, "table", s->ink);
    s->table_strong = s->table_head = text(ROLE_HEI_BOLD, s->table.size, s->ink);
    s->table_strong.western = western_for(s->table.han) == ROLE_SERIF ? ROLE_SERIF_BOLD : ROLE_SANS_BOLD;
    s->table_head.han = ROLE_HEI;
    s->table_head.western = ROLE_SANS;
    s->table_pitch = option_number(set, "table-pitch");
    s->caption = text(ROLE_HEI_BOLD, s->table.size + 0.5, s->ink);
    s->note = named(set, "note", s->ink);
    s->note_pitch = s->note.size * 1.5;
    s->furniture = text(ROLE_SONG, 8.5, s->muted);
    s->folio = text(ROLE_SONG, option_number(set, "folio-size"), s->ink);
    s->folio_gap = option_number(set, "folio-gap") * mm;
    s->folio_inset = option_number(set, "folio-inset") * s->folio.size;
    s->column_gap = option_number(set, "column-gap") * mm;
    s->column_rule = option_number(set, "column-rule");
    s->running_head = option_true(set, "running-head");
    s->punctuation = punctuation_style(option_text(set, "punctuation"));
    s->grid = option_true(set, "han-grid");
    fill_files(s, set, arena);
    fill_chart(s, set);
    return s;
}

/* A style of its own lies beside the layout, or where the command was given. */
static char *find_style(const char *name, Place place)
{
    bool is_path = g_str_has_suffix(name, ".yaml") || strchr(name, '/');
    if (is_path) {
        char *path = path_beside(place.file ? place.file : "", name);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) return path;
        g_free(path);
        return g_strdup(name);
    }
    char *file = g_strconcat(name, ".yaml", NULL), *path = resource_find("styles", file);
    g_free(file);
    return path;
}

Style *style_load(const char *name, Place place, const Paths *paths, Arena *arena, Diagnostics *diags)
{
    char *path = find_style(name, place);
    if (!path || !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        diag_report(
            diags, E_LAYOUT_STYLE, place,
            "没有样式“%s”；随程序提供的有gongwen（公文）、xinhan（信函）、mingling（命令）、jiyao（纪要）、"
            "jianbao（简报）、monthly（月报）、report（专题报告）、onepage（一页通）、poster（一图读懂）、"
            "newspaper（报纸版），或写.yaml文件的路径",
            name);
        g_free(path);
        return NULL;
    }
    int before = diag_count_severity(diags, SEVERITY_ERROR);
    const char *yaml = paths_read(paths, path, arena, diags);
    OptionSet *set = NULL;
    if (yaml) {
        TextOrigin origin = {.file = arena_strdup(arena, path), .first = 1};
        set = options_read(yaml, origin, style_schema(), "样式", arena, diags, NULL, NULL);
    }
    g_free(path);
    return set && diag_count_severity(diags, SEVERITY_ERROR) == before ? make_style(name, set, arena) : NULL;
}
