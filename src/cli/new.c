/* jianbao new: a small working folder, data forms and a layout, to start from. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/resource.h"
#include "cli/command.h"

/* Copies a file or a folder with all that is in it; the path that could not be written in *bad. */
static bool copy(const char *from, const char *to, char **bad)
{
    bool good = true;
    GDir *dir = g_dir_open(from, 0, NULL);
    if (!dir) {
        char *data;
        gsize length;
        good = g_file_get_contents(from, &data, &length, NULL);
        if (good) good = g_file_set_contents(to, data, (gssize)length, NULL), g_free(data);
        if (!good) *bad = g_strdup(to);
        return good;
    }
    if (g_mkdir_with_parents(to, 0777)) {
        g_dir_close(dir);
        *bad = g_strdup(to);
        return false;
    }
    for (const char *name; good && (name = g_dir_read_name(dir));) {
        char *source = g_build_filename(from, name, NULL), *target = g_build_filename(to, name, NULL);
        good = copy(source, target, bad);
        g_free(source);
        g_free(target);
    }
    g_dir_close(dir);
    return good;
}

static bool is_free(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    bool empty = dir ? !g_dir_read_name(dir) : !g_file_test(path, G_FILE_TEST_EXISTS);
    if (dir) g_dir_close(dir);
    return empty;
}

static int run(const Options *options)
{
    const char *folder = options->operands[0];
    if (!folder) return usage_error("缺少文件夹的名称；用法：%s", command_new.usage);
    if (options->operands[1]) return usage_error("new只建一个文件夹，多了“%s”", options->operands[1]);
    if (!is_free(folder)) {
        fprintf(stderr, "jianbao: 错误: “%s”已有内容，没有改动；请换一个名称 [USAGE-01]\n", folder);
        return EXIT_FAULTS;
    }
    char *template = resource_find("layouts", "new"), *bad = NULL;
    bool good = template && copy(template, folder, &bad);
    if (!good)
        fprintf(stderr, "jianbao: 错误: %s%s [IO-02]\n", template ? "写不出" : "没有找到随程序的样例",
                bad ? bad : "");
    else
        printf("已建好“%s”。接下来：\n    cd %s\n    jianbao check --data data 月报.md\n    jianbao build "
               "月报.md --data data\n",
               folder, folder);
    g_free(template);
    g_free(bad);
    return good ? EXIT_DONE : EXIT_MACHINE;
}

const Command command_new = {"new", "建一个可以直接生成的样例文件夹", "jianbao new 文件夹", "", run};
