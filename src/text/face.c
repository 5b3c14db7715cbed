/* Each face is given a family name of its own ("jianbao-song") in the private configuration, so that asking
 * for a family can only mean one file. */
#include "text/face.h"

#include <cairo-ft.h>
#include <fontconfig/fcfreetype.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "base/resource.h"

typedef struct {
    const char *key, *name, *purpose, *full, *package;
    int index; /* of the Simplified Chinese face in a collection */
} RoleSpec;

static const RoleSpec roles[ROLE_COUNT] = {
    [ROLE_SONG] = {"song", "宋体", "报告正文、表格、注释", "NotoSerifCJK-Regular.ttc", "fonts-noto-cjk", 2},
    [ROLE_SONG_BOLD] = {"song-bold", "标宋", "标题", "NotoSerifCJK-Bold.ttc", "fonts-noto-cjk", 2},
    [ROLE_HEI] = {"hei", "黑体", "图表文字", "NotoSansCJK-Regular.ttc", "fonts-noto-cjk", 2},
    [ROLE_HEI_BOLD] = {"hei-bold", "黑体（粗）", "各级标题、强调", "NotoSansCJK-Bold.ttc", "fonts-noto-cjk",
                       2},
    [ROLE_KAI] = {"kai", "楷体", "二级标题、引语", "FandolKai-Regular.otf", "texlive-lang-chinese", 0},
    [ROLE_FANG] = {"fang", "仿宋", "公文正文", "FandolFang-Regular.otf", "texlive-lang-chinese", 0},
    [ROLE_SERIF] = {"serif", "西文", "正文中的数字和字母", "LiberationSerif-Regular.ttf", "fonts-liberation",
                    0},
    [ROLE_SERIF_BOLD] = {"serif-bold", "西文（粗）", "标题中的数字和字母", "LiberationSerif-Bold.ttf",
                         "fonts-liberation", 0},
    [ROLE_SANS] = {"sans", "西文黑", "图表中的数字", "LiberationSans-Regular.ttf", "fonts-liberation", 0},
    [ROLE_SANS_BOLD] = {"sans-bold", "西文黑（粗）", "黑体标题中的数字", "LiberationSans-Bold.ttf",
                        "fonts-liberation", 0},
};

struct Face {
    FaceSet *set;
    char *family;
    FcCharSet *charset; /* of the pattern */
    FcPattern *pattern;
    cairo_font_face_t *cairo_face;
    char *file;
    int index;
    GHashTable *scaled; /* size in 1/64 pt → cairo_scaled_font_t */
};

struct FaceSet {
    FcConfig *config;
    FcFontSet *fonts;
    PangoFontMap *map;
    PangoContext *context;
    Face *face[ROLE_COUNT];
    Face *full[ROLE_COUNT];
    bool full_tried[ROLE_COUNT];
    void *kept;
    void (*free_kept)(void *);
};

static const char *const full_folders[] = {
    "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/liberation2", "/usr/share/texmf/fonts/opentype/public/fandol",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"};

const char *role_key(FontRole role) { return roles[role].key; }
const char *role_name(FontRole role) { return roles[role].name; }
const char *role_purpose(FontRole role) { return roles[role].purpose; }

static char *find_full(FontRole role)
{
    char *path = resource_find("fonts", roles[role].full);
    for (size_t i = 0; i < G_N_ELEMENTS(full_folders) && !path; i++) {
        path = g_build_filename(full_folders[i], roles[role].full, NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) g_clear_pointer(&path, g_free);
    }
    return path;
}

char *role_find_file(FontRole role, bool *subset, int *index)
{
    char *name = g_strconcat(roles[role].key, ".otf", NULL), *path = resource_find("fonts", name);
    g_free(name);
    *subset = path != NULL;
    *index = path ? 0 : roles[role].index;
    return path ? path : find_full(role);
}

/* Opens one face of a file under a family name of its own. NULL when FreeType cannot read it. */
static Face *open_face(FaceSet *set, const char *path, int index, const char *family)
{
    int count;
    FcPattern *pattern = FcFreeTypeQuery((const FcChar8 *)path, (unsigned)index, NULL, &count);
    if (!pattern) return NULL;
    FcPatternDel(pattern, FC_FAMILY);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    /* Every face is the regular one of its family: no slanting, no emboldening by the renderer. */
    FcPatternDel(pattern, FC_WEIGHT);
    FcPatternAddInteger(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
    FcPatternDel(pattern, FC_SLANT);
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
    Face *face = g_new0(Face, 1);
    face->set = set;
    face->family = g_strdup(family);
    face->file = g_strdup(path);
    face->index = index;
    FcPatternGetCharSet(pattern, FC_CHARSET, 0, &face->charset);
    FcPatternReference(pattern);
    face->pattern = pattern;
    face->scaled = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)cairo_scaled_font_destroy);
    FcFontSetAdd(set->fonts, pattern);
    return face;
}

static void free_face(Face *face)
{
    if (!face) return;
    g_hash_table_destroy(face->scaled);
    if (face->cairo_face) cairo_font_face_destroy(face->cairo_face);
    FcPatternDestroy(face->pattern);
    g_free(face->family);
    g_free(face->file);
    g_free(face);
}

static void report_missing(FontRole role, Diagnostics *diags)
{
    diag_report(diags, E_FONT_MISSING, (Place){0},
                "没有找到%s（%s）的字体%s；请运行 make fonts，或安装软件包%s", roles[role].name,
                roles[role].purpose, roles[role].full, roles[role].package);
}

/* An application font set exists only once a font was added: the first file is added twice, renamed. */
static bool start_config(FaceSet *set, const char *any_file)
{
    set->config = FcConfigCreate();
    if (!FcConfigAppFontAddFile(set->config, (const FcChar8 *)any_file)) {
        FcConfigDestroy(set->config);
        set->config = NULL;
        return false;
    }
    set->fonts = FcConfigGetFonts(set->config, FcSetApplication);
    for (int i = 0; i < set->fonts->nfont; i++) {
        FcPatternDel(set->fonts->fonts[i], FC_FAMILY);
        FcPatternAddString(set->fonts->fonts[i], FC_FAMILY, (const FcChar8 *)"jianbao-unused");
        FcPatternDel(set->fonts->fonts[i], FC_CHARSET);
        FcCharSet *none = FcCharSetCreate();
        FcPatternAddCharSet(set->fonts->fonts[i], FC_CHARSET, none);
        FcCharSetDestroy(none);
    }
    return true;
}

static void start_pango(FaceSet *set)
{
    set->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(set->map), set->config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(set->map), 72);
    set->context = pango_font_map_create_context(set->map);
    pango_cairo_context_set_resolution(set->context, 72);
    pango_context_set_round_glyph_positions(set->context, FALSE);
    pango_context_set_language(set->context, pango_language_from_string("zh-cn"));
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(set->context, options);
    cairo_font_options_destroy(options);
}

/* The face of a role: the named file, else the shipped one. */
static Face *open_role(FaceSet *set, FontRole role, const FaceFile *named)
{
    bool subset;
    int index = named ? named->index : 0;
    char *path = named ? g_strdup(named->path) : role_find_file(role, &subset, &index);
    bool started = path && (set->config || start_config(set, path));
    char *family = g_strconcat(named ? "jianbao-own-" : "jianbao-", roles[role].key, NULL);
    Face *face = started ? open_face(set, path, index, family) : NULL;
    g_free(family);
    g_free(path);
    return face;
}

FaceSet *faceset_open(const FaceFile *files, Diagnostics *diags)
{
    FaceSet *set = g_new0(FaceSet, 1);
    bool whole = true;
    for (int r = 0; r < ROLE_COUNT; r++) {
        const FaceFile *named = files && files[r].path ? &files[r] : NULL;
        set->face[r] = open_role(set, (FontRole)r, named);
        if (set->face[r]) continue;
        if (named)
            diag_report(diags, E_FONT_MISSING, (Place){.file = named->path},
                        "读不出作%s用的字体文件（第%d个字体）；请检查样式里的文件名", roles[r].name,
                        named->index);
        else
            report_missing((FontRole)r, diags);
        whole = false;
    }
    if (whole) {
        start_pango(set);
        return set;
    }
    faceset_free(set);
    return NULL;
}

void faceset_free(FaceSet *set)
{
    if (!set) return;
    if (set->free_kept) set->free_kept(set->kept);
    for (int r = 0; r < ROLE_COUNT; r++) {
        free_face(set->face[r]);
        free_face(set->full[r]);
    }
    if (set->context) g_object_unref(set->context);
    /* Pango 1.50 keeps its reference to the configuration when the map goes: it is taken back first. */
    if (set->map) pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(set->map), NULL);
    if (set->map) g_object_unref(set->map);
    if (set->config) FcConfigDestroy(set->config);
    g_free(set);
}

/* The full face of a role, opened at the first character that asks for it. */
static Face *full_face(FaceSet *set, FontRole role)
{
    if (set->full_tried[role]) return set->full[role];
    set->full_tried[role] = true;
    char *path = find_full(role), *family = g_strconcat("jianbao-full-", roles[role].key, NULL);
    if (path) {
        set->full[role] = open_face(set, path, roles[role].index, family);
        pango_fc_font_map_cache_clear(PANGO_FC_FONT_MAP(set->map));
    }
    g_free(family);
    g_free(path);
    return set->full[role];
}

static bool shows(const Face *face, gunichar c) { return face && FcCharSetHasChar(face->charset, c); }

const Face *faceset_for(FaceSet *set, FontRole role, gunichar c, bool *substitute)
{
    static const FontRole fallbacks[] = {ROLE_SONG, ROLE_HEI, ROLE_SERIF, ROLE_SANS, ROLE_FANG, ROLE_KAI};
    *substitute = false;
    if (shows(set->face[role], c)) return set->face[role];
    if (shows(full_face(set, role), c)) return set->full[role];
    *substitute = true;
    for (size_t i = 0; i < G_N_ELEMENTS(fallbacks); i++)
        if (shows(set->face[fallbacks[i]], c)) return set->face[fallbacks[i]];
    for (size_t i = 0; i < G_N_ELEMENTS(fallbacks); i++)
        if (shows(full_face(set, fallbacks[i]), c)) return set->full[fallbacks[i]];
    return NULL;
}

void *faceset_kept(const FaceSet *set) { return set->kept; }

void faceset_keep(FaceSet *set, void *kept, void (*free_kept)(void *))
{
    set->kept = kept;
    set->free_kept = free_kept;
}

PangoContext *faceset_context(FaceSet *set) { return set->context; }
const char *face_family(const Face *face) { return face->family; }
const char *face_file(const Face *face) { return face->file; }
int face_index(const Face *face) { return face->index; }

struct _cairo_scaled_font *face_scaled(const Face *face, double size)
{
    Face *f = (Face *)face;
    gpointer key = GINT_TO_POINTER((int)(size * 64 + 0.5));
    cairo_scaled_font_t *scaled = g_hash_table_lookup(f->scaled, key);
    if (scaled) return scaled;
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, f->family);
    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    PangoFont *font = pango_context_load_font(f->set->context, description);
    pango_font_description_free(description);
    scaled = cairo_scaled_font_reference(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)));
    g_object_unref(font);
    g_hash_table_insert(f->scaled, key, scaled);
    return scaled;
}
