/* jianbao fonts: which face serves each role, and what is missing. */
#include <glib.h>

#include "base/textutil.h"
#include "cli/command.h"
#include "text/face.h"

static void pad(const char *text, int width)
{
    fputs(text, stdout);
    for (int i = text_columns(text); i < width; i++) putchar(' ');
}

static int run(const Options *options)
{
    bool missing = false;
    if (options->operands[0]) return usage_error("fonts不需要参数");
    for (int r = 0; r < ROLE_COUNT; r++) {
        bool subset;
        int index;
        char *path = role_find_file((FontRole)r, &subset, &index);
        pad(role_name((FontRole)r), 14);
        pad(role_purpose((FontRole)r), 24);
        printf("%s%s\n", path ? path : "缺少", path && !subset ? "（整套字体，未取子集）" : "");
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

const Command command_fonts = {"fonts", "列出各种字体用途及其文件", "jianbao fonts", "", run};
