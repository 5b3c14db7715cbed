#include "analysis/index.h"

#include <math.h>
#include <string.h>

bool index_on_last_year(const char *name)
{
    static const char *const bases[] = {"上年", "上年同月", "上年同期", "上年同季", "去年同月", "去年同期"};
    static const char *const equals[] = {"=100", "＝100"};
    const char *sign = NULL;
    for (int i = 0; i < 2 && !sign; i++) sign = strstr(name, equals[i]);
    for (size_t i = 0; sign && i < sizeof bases / sizeof *bases; i++) {
        size_t length = strlen(bases[i]);
        if ((size_t)(sign - name) >= length && !strncmp(sign - length, bases[i], length)) return true;
    }
    return false;
}

bool index_chain(const double *links, int n, double start, double *fixed)
{
    fixed[0] = start;
    for (int i = 0; i < n; i++) {
        if (!(links[i] > 0)) return false;
        fixed[i + 1] = fixed[i] * links[i] / 100;
    }
    return n >= 0 && isfinite(fixed[n]) && start > 0;
}

bool index_splice(const double *before, int n, const double *after, int m, double *out)
{
    if (n < 1 || m < 1 || !(before[n - 1] > 0) || !(after[0] > 0)) return false;
    double factor = before[n - 1] / after[0];
    for (int i = 0; i < n; i++) out[i] = before[i];
    for (int i = 1; i < m; i++) out[n + i - 1] = after[i] * factor;
    return isfinite(factor);
}

bool index_year(const double *months, const double *months_before, double *index)
{
    double now = 0, then = 0;
    for (int i = 0; i < 12; i++) now += months[i], then += months_before[i];
    if (!(then > 0)) return false;
    *index = now / then * 100;
    return isfinite(*index);
}
