/* What one check has explained is marked, and passed over by those behind it. */
#include "analysis/doubt/doubt.h"

#include <math.h>

static size_t number_of(const Doubts *doubts, const Observation *o)
{
    return (size_t)(o - doubts->analysis->data->observations);
}

void doubt_mark(Doubts *doubts, const Observation *o, Question question)
{
    doubts->questioned[number_of(doubts, o)] |= (unsigned char)question;
}

bool doubt_marked(const Doubts *doubts, const Observation *o, Question question)
{
    return doubts->questioned[number_of(doubts, o)] & question;
}

Place doubt_place(const Doubts *doubts, Source cell)
{
    return (Place){
        .file = doubts->analysis->data->files[cell.file], .line = cell.line, .column = cell.column};
}

const char *doubt_name(const Doubts *doubts, const Observation *o)
{
    return doubts->analysis->data->indicators[o->indicator].name;
}

const Observation *doubt_at(const Doubts *doubts, const Observation *like, Period period)
{
    if (!period.year) return NULL;
    const Observation *o = dataset_observation(doubts->analysis->data, like->indicator, like->region, period);
    return o && o->state == FIGURE_VALUE ? o : NULL;
}

double doubt_half_unit(const Observation *o)
{
    return 0.5 * pow(10, -(o->value_places < 0 ? 6 : o->value_places));
}
