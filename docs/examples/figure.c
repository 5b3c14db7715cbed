/* One figure and one page out of C (or C++):
 *
 *     cc figure.c $(pkg-config --cflags --libs jianbao) -o figure
 *     ./figure data/demo-monthly layouts/yiyetong.md 一页通.pdf
 */
#include <jianbao.h>
#include <stdio.h>

int main(int count, char **words)
{
    Jianbao *j = jianbao_open(count > 1 ? words[1] : "data");
    char *text = jianbao_eval(j, "地区生产总值.累计同比", "2025-06", NULL);
    if (text) printf("地区生产总值累计同比%s\n", text);
    jianbao_text_free(text);
    if (count > 3) jianbao_build(j, words[2], words[3], "2025-06", NULL, NULL);
    JianbaoMessage m;
    for (int i = 0; jianbao_message(j, i, &m); i++)
        if (m.severity >= JIANBAO_WARNING)
            fprintf(stderr, "%s:%d:%d: %s [%s]\n", m.file ? m.file : "", m.line, m.column, m.text, m.code);
    int status = jianbao_status(j);
    jianbao_close(j);
    return status;
}
