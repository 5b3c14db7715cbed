/* jianbao 简报: from a statistics office's CSV files to the printed briefing. */
#include <glib.h>
#include <gsl/gsl_errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/resource.h"
#include "base/textutil.h"
#include "cli/command.h"

#ifndef JIANBAO_VERSION
#define JIANBAO_VERSION "0"
#endif

const Command *const commands[] = {
    &command_build,  &command_batch,   &command_watch,   &command_new,  &command_check,
    &command_import, &command_analyze, &command_layouts, &command_eval, &command_fonts,
    &command_trace,  &command_verify,  &command_help,    NULL};

static void out_of_memory(void)
{
    static const char text[] = "jianbao: 错误: 内存不足 [IO-03]\n";
    ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
    (void)written;
    _exit(EXIT_MACHINE);
}

/* GLib ends the program itself when memory or threads run out; the user must be told as of any other fault.
 * Other messages of libraries go where they went. */
static void library_message(const char *domain, GLogLevelFlags level, const char *text, gpointer unused)
{
    bool starved = text && (strstr(text, "failed to allocate") || strstr(text, "creating thread"));
    if (starved && level & (G_LOG_FLAG_FATAL | G_LOG_LEVEL_ERROR)) out_of_memory();
    g_log_default_handler(domain, level, text, unused);
}

static int unknown_command(const char *word)
{
    GPtrArray *names = g_ptr_array_new();
    for (int i = 0; commands[i]; i++) g_ptr_array_add(names, (gpointer)commands[i]->name);
    char *near = text_nearest(word, (const char *const *)names->pdata, (int)names->len);
    g_ptr_array_free(names, TRUE);
    usage_error("没有命令“%s”%s%s；运行 jianbao help 查看全部命令", word, *near ? "，是否为" : "", near);
    g_free(near);
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8"); /* numbers with a point whatever the office's machine is set to */
    signal(SIGXFSZ, SIG_IGN);     /* a full quota is an error to report, not a reason to die */
    gsl_set_error_handler_off();
    arena_set_out_of_memory(out_of_memory);
    g_log_set_default_handler(library_message, NULL);
    resource_set_program(argv[0]);
    if (argc < 2) return usage_error("缺少命令；运行 jianbao help 查看全部命令");
    if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
        puts("jianbao " JIANBAO_VERSION);
        return EXIT_DONE;
    }
    const char *word = !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") ? "help" : argv[1];
    for (int i = 0; commands[i]; i++) {
        if (strcmp(commands[i]->name, word)) continue;
        Options options;
        bool help = argc > 2 && (!strcmp(argv[2], "--help") || !strcmp(argv[2], "-h"));
        if (help) {
            printf("%s\n\n用法：%s\n", commands[i]->summary, commands[i]->usage);
            return EXIT_DONE;
        }
        bool good = options_parse(commands[i], argc, argv, &options);
        good = good && (!strchr(commands[i]->options, 'V') || options_find_layouts(&options));
        int status = good ? commands[i]->run(&options) : EXIT_USAGE;
        options_free(&options);
        return status;
    }
    return unknown_command(word);
}
