/* jianbao fonts: which face serves each role, and what is missing. */
#include <glib.h>

#include "base/textutil.h"
#include "cli/command.h"
#include "page/style.h"
#include "text/face.h"

static void pad(const char *text, int width)
{
    fputs(text, stdout);
    for (int i = text_columns(text); i < width; i++) putchar(' ');
}

/* The style's files, in `arena`; NULL after reporting. */
static const Style *named_style(const Options *options, Arena *arena, int *status)
{
    Diagnostics *diags = diagnostics_new();
    const Style *style = style_load(options->operands[0], (Place){0}, NULL, arena, diags);
    *status = diag_exit_status(diags);
    print_diagnostics(diags, options);
    diagnostics_free(diags);
    return style;
}

static int list_faces(const FaceFile *files)
{
    bool missing = false;
    for (int r = 0; r < ROLE_COUNT; r++) {
        bool own = files && files[r].path, subset = true;
        int index;
        char *path = own ? g_strdup(files[r].path) : role_find_file((FontRole)r, &subset, &index);
        if (own && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) g_clear_pointer(&path, g_free);
        pad(role_name((FontRole)r), 14);
        pad(role_purpose((FontRole)r), 24);
        printf("%s%s\n", path ? path : "缺少",
               !path     ? ""
               : own     ? "（样式指定）"
               : !subset ? "（整套字体，未取子集）"
                         : "");
        missing |= !path;
        g_free(path);
    }
    puts("\n说明：没有可自由使用的小标宋，标题以思源宋体粗体代替；仿宋、楷体为Fandol。");
    if (missing)
        fputs("jianbao: 错误: 缺少字体；请运行 make fonts，或安装软件包fonts-noto-cjk、fonts-liberation "
              "[FONT-01]\n",
              stderr);
    return missing ? EXIT_MACHINE : EXIT_DONE;
}

static int run(const Options *options)
{
    if (!options->operands[0]) return list_faces(NULL);
    if (options->operands[1]) return usage_error("fonts只看一种样式，多了“%s”", options->operands[1]);
    int status;
    Arena *arena = arena_new();
    const Style *style = named_style(options, arena, &status);
    if (style) status = list_faces(style->files);
    arena_free(arena);
    return status;
}

const Command command_fonts = {"fonts", "列出各种字体用途及其文件", "jianbao fonts [样式]", "", run};
