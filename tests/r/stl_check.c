/* Reads what stl.R writes and holds our decomposition against it, to 1e-6. */
#include <math.h>
#include <stdio.h>

#include "analysis/stl.h"

enum { MOST = 2000 };

int main(void)
{
    char name[64];
    int n, period, passed = 0, failed = 0;
    static double y[MOST], s[MOST], t[MOST], seasonal[MOST], trend[MOST];
    while (scanf("%63s %d %d", name, &n, &period) == 3 && n <= MOST) {
        double worst = 0;
        for (int i = 0; i < n; i++)
            if (scanf("%lf %lf %lf", &y[i], &s[i], &t[i]) != 3) return 1;
        int good = stl_decompose(y, n, period, 13, seasonal, trend);
        for (int i = 0; good && i < n; i++)
            worst = fmax(worst, fmax(fabs(s[i] - seasonal[i]), fabs(t[i] - trend[i])));
        good = good && worst < 1e-6;
        printf("%-16s n=%d 最大差%.2e%s\n", name, n, worst, good ? "" : " 不符");
        passed += good;
        failed += !good;
    }
    printf("%d %d\n", passed, failed);
    return 0;
}
