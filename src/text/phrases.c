#include "text/phrases.h"

#include <string.h>

/* On the scale of compose.c, where a title's line that is short by a third costs about 1. */
static const double unknown_break = 0.8, inside_word = 30, inside_name = 500;

/* Words of official titles; longer ones need no entry when their parts stand here and hold together. */
static const char *const common[] = {
    "经济",   "运行",   "情况",   "目标",   "完成",   "进度",   "主要",   "上半年", "下半年",   "前三季度",
    "一季度", "二季度", "三季度", "四季度", "全年",   "全市",   "全省",   "全国",   "全区",     "全县",
    "报告",   "通报",   "简报",   "公报",   "月报",   "工作",   "统计",   "指标",   "项目",     "重点",
    "任务",   "责任",   "分工",   "安排",   "发展",   "社会",   "国民",   "生产",   "总值",     "固定资产",
    "投资",   "消费品", "消费",   "零售",   "总额",   "进出口", "财政",   "预算",   "收入",     "支出",
    "居民",   "价格",   "就业",   "工业",   "农业",   "服务业", "企业",   "利润",   "规模以上", "规模",
    "增加值", "增速",   "增长",   "建设",   "改革",   "开放",   "创新",   "环境",   "生态",     "空气",
    "质量",   "民生",   "实事",   "进展",   "调度",   "监测",   "分析",   "预测",   "评价",     "考核",
    "排名",   "位次",   "变化",   "计划",   "执行",   "规划",   "方案",   "意见",   "通知",     "办法",
    "会议",   "纪要",   "精神",   "落实",   "推进",   "加快",   "加强",   "提升",   "促进",     "保障",
    "稳定",   "平稳",   "回升",   "向好",   "总体",   "持续",   "高质量", "现代化", "产业",     "体系",
    "城市",   "农村",   "城乡",   "城镇",   "乡村",   "区域",   "协调",   "政府",   "人民",     "机关",
    "部门",   "单位",   "开发区", "示范区", "园区",   "土地",   "房地产", "市场",   "主体",     "金融",
    "贷款",   "存款",   "能源",   "电力",   "用电量", "交通",   "运输",   "教育",   "医疗",     "卫生",
    "文化",   "旅游",   "科技",   "人才",   "安全",   "信息",   "数据",   "数字",   "有关",     "问题",
    "建议",   "措施",   "成效",   "成绩",   "下一步", "当前",   "形势",   "特点",   "同比",     "环比",
    "累计",   "年度",   "季度",   "月份",   "表彰",   "关于",   "印发",   "做好",   "开展",     "进一步"};

static gunichar char_of(const BoxList *list, const ShapedText *shaped, int box)
{
    return shaped->clusters[list->boxes[box].first].c;
}

/* The boxes [i, i + n) that spell `word`, one character each; 0 when they do not. */
static int spells(const BoxList *list, const ShapedText *shaped, int i, const char *word)
{
    int n = 0;
    for (const char *p = word; *p; p = g_utf8_next_char(p), n++) {
        if (i + n >= list->count || list->boxes[i + n].class != CLASS_HAN ||
            char_of(list, shaped, i + n) != g_utf8_get_char(p))
            return 0;
    }
    return n;
}

static void hold(BoxList *list, const ShapedText *shaped, const char *word, double penalty)
{
    for (int i = 0; i < list->count; i++)
        for (int k = spells(list, shaped, i, word) - 2; k >= 0; k--)
            if (list->glue[i + k].penalty < penalty) list->glue[i + k].penalty = penalty;
}

static bool is_one_of(gunichar c, const char *set) { return g_utf8_strchr(set, -1, c) != NULL; }

static double break_cost(const BoxList *list, const ShapedText *shaped, int i)
{
    CharClass a = list->boxes[i].class, b = list->boxes[i + 1].class;
    if (a != CLASS_HAN || b != CLASS_HAN) return a == CLASS_WESTERN || b == CLASS_WESTERN ? unknown_break : 0;
    gunichar before = char_of(list, shaped, i), after = char_of(list, shaped, i + 1);
    if (is_one_of(after, "的了着过")) return inside_word; /* they lean on the word before */
    if (is_one_of(before, "的及和与暨")) return is_one_of(before, "的") ? 0 : unknown_break;
    return is_one_of(after, "及和与暨") ? 0 : unknown_break;
}

void phrases_weigh(BoxList *list, const ShapedText *shaped, const char *const *words)
{
    for (int i = 0; i + 1 < list->count; i++)
        if (list->glue[i].penalty >= 0 && list->glue[i].penalty < BREAK_NEVER)
            list->glue[i].penalty += break_cost(list, shaped, i);
    for (size_t w = 0; w < G_N_ELEMENTS(common); w++) hold(list, shaped, common[w], inside_word);
    for (; words && *words; words++) hold(list, shaped, *words, inside_name);
}
