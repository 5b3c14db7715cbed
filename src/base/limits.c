/* One row a limit; help, messages and --limit read the same table. */
#include "base/limits.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static const LimitRow rows[LIMIT_COUNT] = {
    [LIMIT_STEPS] = {"steps", "步", "版式中表达式的运算步数", 40e6, 1000, 1e12},
    [LIMIT_SECONDS] = {"seconds", "秒", "版式中表达式占用处理器的时间", 10, 0.1, 86400},
    [LIMIT_MEMORY] = {"memory", "兆字节", "版式中表达式及其结果占用的内存", 96, 1, 1 << 20},
    [LIMIT_TEXT] = {"text", "千字节", "版式填入数据后的文字", 2048, 1, 1 << 20},
    [LIMIT_NESTING] = {"nesting", "层", "分区、列表、引文和选项中括号的层次", 32, 1, 1000},
    [LIMIT_INCLUDES] = {"includes", "层", "引入文件的层次", 8, 1, 100},
};

const LimitRow *limit_row(LimitId id) { return &rows[id]; }

Limits limits_default(void)
{
    Limits limits;
    for (int i = 0; i < LIMIT_COUNT; i++) limits.values[i] = rows[i].fallback;
    return limits;
}

double limit_value(const Limits *limits, LimitId id)
{
    return limits ? limits->values[id] : rows[id].fallback;
}

char *limits_set(Limits *limits, const char *setting)
{
    const char *equals = strchr(setting, '=');
    if (!equals) return g_strdup_printf("“%s”应写成 键=值", setting);
    const char *names[LIMIT_COUNT + 1] = {NULL};
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const LimitRow *row = &rows[i];
        names[i] = row->key;
        if (strncmp(row->key, setting, (size_t)(equals - setting)) ||
            strlen(row->key) != (size_t)(equals - setting))
            continue;
        char *end;
        double value = g_ascii_strtod(equals + 1, &end);
        if (end == equals + 1 || *end || !isfinite(value) || value < row->least || value > row->most)
            return g_strdup_printf("%s应为%.12g至%.12g（%s），现为“%s”", row->key, row->least, row->most,
                                   row->unit, equals + 1);
        limits->values[i] = value;
        return NULL;
    }
    char *all = g_strjoinv("、", (char **)names),
         *message = g_strdup_printf("没有上限“%.*s”；可用的有%s", (int)(equals - setting), setting, all);
    g_free(all);
    return message;
}
