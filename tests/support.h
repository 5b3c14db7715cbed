/* What several tests need: a data folder made of texts, thrown away afterwards. */
#ifndef JIANBAO_TESTS_SUPPORT_H
#define JIANBAO_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "data/dataset.h"
#include "data/load.h"

typedef struct {
    char *folder;
    Diagnostics *diags;
    Dataset *data;
} TestData;

static inline void test_write(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL), *dir = g_path_get_dirname(path);
    g_mkdir_with_parents(dir, 0700);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(dir);
    g_free(path);
}

/* A folder with the given files: name, text, name, text …, NULL; loaded. */
static inline TestData test_data(const char *const *files)
{
    TestData t = {.folder = g_dir_make_tmp("jianbao-test-XXXXXX", NULL), .diags = diagnostics_new()};
    for (; *files; files += 2) test_write(t.folder, files[0], files[1]);
    t.data = dataset_load(t.folder, t.diags);
    assert_non_null(t.data);
    return t;
}

static inline void test_remove(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *child = g_build_filename(path, name, NULL);
        test_remove(child);
        g_free(child);
    }
    if (dir) g_dir_close(dir);
    g_remove(path);
}

static inline void test_data_free(TestData *t)
{
    dataset_free(t->data);
    diagnostics_free(t->diags);
    test_remove(t->folder);
    g_free(t->folder);
}

/* How many reports of a message there are at a line (0: anywhere). */
static inline int test_reports(const TestData *t, MessageId id, int line)
{
    int n = 0;
    for (int i = 0; i < diag_count(t->diags); i++) {
        const Diagnostic *d = diag_get(t->diags, i);
        n += d->id == id && (!line || d->place.line == line);
    }
    return n;
}

#define TEST_DICTIONARY                                                                                                                  \
    "indicators.csv",                                                                                                                    \
        "指标编码,指标名称,单位,类型,方向,小数位,上级指标,别名\n"                                                 \
        "A,社会消费品零售总额,亿元,流量,越大越好,2,,社零总额\n"                                                     \
        "B,限额以上零售额,亿元,流量,越大越好,2,社会消费品零售总额,\n"                                            \
        "C,居民消费价格涨幅,%,增速,适度,1,,CPI\n"                                                                            \
        "D,地区生产总值,亿元,流量,越大越好,2,,GDP\n"                                                                       \
        "E,城镇新增就业,万人,计数,越大越好,2,,\n",                                                                                       \
        "regions.csv",                                                                                                                   \
        "地区编码,地区名称,上级地区,顺序,类别\n1,全市,,0,市\n2,东区,全市,1,区\n3,西区,全市,2,区\n4,南区," \
        "全市,3,区\n"

#endif
