#include "chart/chart.h"

TextStyle chart_text(const Chart *chart, Colour colour, bool bold, bool small)
{
    const ChartStyle *s = chart->style;
    return (TextStyle){.han = bold ? s->face_bold : s->face,
                       .western = bold ? s->digits_bold : s->digits,
                       .size = small ? s->small_size : s->label_size,
                       .colour = colour};
}

static ComposedText *compose(Chart *chart, const char *text, TextStyle style, const Provenance *source)
{
    TextSpan span = {.text = text, .style = style, .source = source};
    ShapedText *shaped = shape_text(chart->text, &span, 1, chart->list->arena);
    return compose_text(chart->text, shaped, (LineSpec){.measure = 1e6, .alignment = ALIGN_LEFT},
                        chart->list->arena);
}

double chart_label(Chart *chart, const char *text, TextStyle style, double x, double baseline, double anchor,
                   const Provenance *source)
{
    ComposedText *label = compose(chart, text, style, source);
    label_draw(label, chart->list, x, baseline, anchor, DRAWN_LABEL);
    return composed_max_width(label);
}

double chart_label_width(Chart *chart, const char *text, TextStyle style)
{
    return composed_max_width(compose(chart, text, style, NULL));
}

bool chart_empty(Chart *chart, const char *reason)
{
    diag_report(chart->text->diags, W_CHART_EMPTY, chart->place, "图没有画：%s", reason);
    chart->empty = true;
    return true;
}

bool chart_refuse(Chart *chart, const char *reason)
{
    diag_report(chart->text->diags, E_CHART_DATA, chart->place, "图不能画：%s", reason);
    return false;
}
