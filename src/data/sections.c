/* The words are tried in the order of the table: “工业投资” is investment, “工业用电量” industry. */
#include "data/sections.h"

#include <glib.h>
#include <string.h>

static const char *const order[] = {"综合",     "农业",     "工业",     "服务业", "投资",   "消费",  "外贸",
                                    "财政",     "财政金融", "金融",     "价格",   "就业",   "收入",  "人口",
                                    "科技创新", "社会",     "生态环境", "位次",   "产业链", "开发区"};

static const struct {
    const char *word, *section;
} words[] = {{"产业链", "产业链"}, {"开发区", "开发区"}, {"价格", "价格"},         {"投资", "投资"},
             {"零售", "消费"},     {"消费", "消费"},     {"进出口", "外贸"},       {"出口", "外贸"},
             {"进口", "外贸"},     {"外资", "外贸"},     {"可支配收入", "收入"},   {"工资", "收入"},
             {"就业", "就业"},     {"失业", "就业"},     {"公共预算", "财政金融"}, {"税", "财政金融"},
             {"财政", "财政金融"}, {"存款", "财政金融"}, {"贷款", "财政金融"},     {"货币", "财政金融"},
             {"空气", "生态环境"}, {"水质", "生态环境"}, {"PM2", "生态环境"},      {"优良", "生态环境"},
             {"能耗", "生态环境"}, {"绿化", "生态环境"}, {"排放", "生态环境"},     {"第一产业", "综合"},
             {"第二产业", "综合"}, {"第三产业", "综合"}, {"生产总值", "综合"},     {"GDP", "综合"},
             {"粮食", "农业"},     {"农林", "农业"},     {"农业", "农业"},         {"生猪", "农业"},
             {"工业", "工业"},     {"用电", "工业"},     {"发电", "工业"},         {"产量", "工业"},
             {"制造业", "工业"},   {"采购经理", "工业"}, {"PMI", "工业"},          {"服务业", "服务业"},
             {"旅游", "服务业"},   {"客运", "服务业"},   {"货运", "服务业"},       {"商品房", "投资"},
             {"人口", "人口"},     {"城镇化", "人口"},   {"研发", "科技创新"},     {"高新", "科技创新"},
             {"专利", "科技创新"}, {"技术", "科技创新"}};

const char *section_of(const Dataset *d, int indicator)
{
    for (int i = indicator, depth = 0; i >= 0 && depth < 16; i = d->indicators[i].parent, depth++)
        if (d->indicators[i].section && *d->indicators[i].section) return d->indicators[i].section;
    const Indicator *item = &d->indicators[indicator];
    if (item->kind == KIND_RANK) return "位次";
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(item->name, words[i].word)) return words[i].section;
    return item->parent >= 0 && item->parent != indicator ? section_of(d, item->parent) : "其他";
}

int section_order(const char *section)
{
    for (int i = 0; i < (int)G_N_ELEMENTS(order); i++)
        if (!strcmp(order[i], section)) return i;
    return (int)G_N_ELEMENTS(order) + !strcmp(section, "其他");
}
