/* What a program outside sees of the library; compiled as C and as C++. Arguments: a data folder, one with an
 * error, a layout, a folder to write to. Prints one word for each thing that is not as it should be. */
#include <jianbao.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static int wrong;

static void hold(int good, const char *what)
{
    if (!good) printf("wrong: %s\n", what), wrong++;
}

static int last_code_is(const Jianbao *j, const char *code)
{
    JianbaoMessage m;
    int count = jianbao_message_count(j);
    return count > 0 && jianbao_message(j, count - 1, &m) && !strcmp(m.code, code) && *m.text;
}

static void probe_rows(Jianbao *j)
{
    JianbaoRows *rows = jianbao_analyze(j, "2025-06", "示例市", "地区生产总值");
    int levels = 0, cells = 0, with_status = 0;
    hold(rows != NULL, "rows");
    for (int i = 0; rows && i < jianbao_row_count(rows); i++) {
        const JianbaoRow *r = jianbao_row(rows, i);
        levels += r->known && !strcmp(r->measure, "level") && r->value > 0 && !strcmp(r->unit, "亿元");
        with_status += *r->status != 0;
        for (int k = 0; k < r->cell_count; k++) cells += r->cells[k].line > 0 && strlen(r->cells[k].file) > 4;
        hold(!strcmp(r->region, "示例市") && !strcmp(r->indicator, "地区生产总值"), "row's names");
        hold(r->known || *r->note, "reason of what is not known");
    }
    hold(levels > 0 && cells > 0 && with_status > 0, "levels, cells, status");
    hold(rows && !jianbao_row(rows, jianbao_row_count(rows)) && !jianbao_row(rows, -1),
         "rows beyond the end");
    jianbao_rows_free(rows);
    hold(!jianbao_analyze(j, "2025-13", NULL, NULL) && jianbao_status(j) == JIANBAO_USAGE, "a 13th month");
    hold(!jianbao_analyze(j, NULL, "无此市", NULL) && last_code_is(j, "USAGE-01"), "a region not there");
    hold(!jianbao_analyze(j, NULL, NULL, "无此指标") && last_code_is(j, "USAGE-01"),
         "an indicator not there");
}

static void probe_texts(Jianbao *j)
{
    char *text = jianbao_eval(j, "修约(2.675, 2)", NULL, NULL);
    hold(text && !strcmp(text, "2.68"), "rounding");
    jianbao_text_free(text);
    hold(!jianbao_eval(j, "地区生产总值.无此度量", NULL, NULL) && last_code_is(j, "LAYOUT-04"),
         "no such measure");
    hold(jianbao_status(j) == JIANBAO_FAULTS, "status of an expression that fails");
    text = jianbao_eval(j, "地区生产总值.累计同比", "2025-06", NULL);
    hold(text && jianbao_status(j) == JIANBAO_DONE, "a figure behind a failure");
    jianbao_text_free(text);
}

static void probe_build(Jianbao *j, const char *layout, const char *folder)
{
    char path[4096];
    const char *settings[] = {"title=另一个标题", NULL}, *unknown[] = {"no-such-key=1", NULL};
    snprintf(path, sizeof path, "%s/probe.pdf", folder);
    hold(jianbao_build(j, layout, path, "2025-06", NULL, unknown) == JIANBAO_USAGE, "an unknown setting");
    FILE *file = fopen(path, "rb");
    hold(!file, "nothing written after an error");
    hold(jianbao_build(j, layout, path, "2025-06", NULL, settings) == JIANBAO_DONE, "a report");
    file = fopen(path, "rb");
    hold(file != NULL, "the report's file");
    if (file) fclose(file);
    hold(jianbao_build(j, layout, "probe.txt", NULL, NULL, NULL) == JIANBAO_USAGE,
         "an ending that cannot be written");
}

int main(int count, char **words)
{
    if (count < 5) return 2;
    setlocale(LC_ALL, "");
    const char *before = setlocale(LC_ALL, NULL);
    hold(jianbao_api() == JIANBAO_API && *jianbao_version(), "version");
    Jianbao *j = jianbao_open(words[1]);
    hold(jianbao_status(j) == JIANBAO_DONE, "a sound folder");
    probe_texts(j);
    probe_rows(j);
    probe_build(j, words[3], words[4]);
    jianbao_close(j);
    j = jianbao_open(words[2]);
    hold(jianbao_status(j) == JIANBAO_FAULTS, "a folder with an error");
    hold(!jianbao_eval(j, "产值.本期", NULL, NULL), "no figure out of a folder with an error");
    jianbao_close(j);
    j = jianbao_open("/no/such/folder");
    hold(jianbao_status(j) == JIANBAO_MACHINE && last_code_is(j, "IO-01"), "no folder");
    hold(!jianbao_analyze(j, NULL, NULL, NULL), "no rows without data");
    jianbao_close(j);
    jianbao_close(NULL);
    hold(!strcmp(before, setlocale(LC_ALL, NULL)), "the caller's locale");
    return wrong > 0;
}
