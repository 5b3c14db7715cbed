/* Items in an array; the lists they draw live in the flow's arena. */
#include "page/flow.h"

FlowItem *flow_add(Flow *flow, double height)
{
    FlowItem item = {.height = height, .list = display_new(flow->arena), .entry = -1};
    g_array_append_val(flow->items, item);
    return &g_array_index(flow->items, FlowItem, flow->items->len - 1);
}

void flow_clear(Flow *flow)
{
    for (guint i = 0; i < flow->items->len; i++) {
        FlowItem *item = &g_array_index(flow->items, FlowItem, i);
        if (item->entries) g_array_free(item->entries, TRUE);
    }
    g_array_free(flow->items, TRUE);
}
