/* Scale is looked at first: a wrong unit also upsets growth, sums and outliers, and should be told once. */
#include "analysis/doubt/checks.h"

#include <glib.h>

#include "analysis/doubt/balance.h"
#include "analysis/doubt/quality.h"
#include "analysis/doubt/scale.h"
#include "analysis/doubt/slips.h"

void doubts_check(Analysis *analysis, Diagnostics *diags)
{
    Doubts doubts = {analysis, diags, g_new0(unsigned char, (gsize)analysis->data->observation_count + 1)};
    scale_check(&doubts);
    quality_check(&doubts);
    balance_check(&doubts);
    slips_check(&doubts);
    g_free(doubts.questioned);
}
