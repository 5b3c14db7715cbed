/* Front matter first (it names the period and region that expressions speak of), then the body: expand,
 * parse, fill. */
#include "layout/read.h"

#include <glib.h>
#include <string.h>

#include "base/file.h"
#include "data/as_of.h"
#include "layout/markdown.h"
#include "layout/prune.h"
#include "layout/silence.h"
#include "layout/template.h"
#include "layout/uses.h"
#include "layout/divisions.h"
#include "layout/captions.h"

static const OptionSpec front_options[] = {
    {"title", "标题", OPTION_TEXT, true, NULL, 0, 0, NULL, "文件标题"},
    {"subtitle", "副标题", OPTION_TEXT, false, NULL, 0, 0, NULL, "副标题"},
    {"style", "样式", OPTION_TEXT, false, NULL, 0, 0, "report", "样式名称或文件"},
    {"period", "期间", OPTION_TEXT, false, NULL, 0, 0, NULL, "报告期，命令行优先"},
    {"region", "地区", OPTION_TEXT, false, NULL, 0, 0, NULL, "地区，命令行优先"},
    {"org", "单位", OPTION_TEXT, false, NULL, 0, 0, NULL, "编发单位"},
    {"number", "期号", OPTION_TEXT, false, NULL, 0, 0, NULL, "期号；公文为发文字号，如“并统〔2025〕12号”"},
    {"mark", "发文机关标志", OPTION_TEXT, false, NULL, 0, 0, NULL, "公文的发文机关标志，简报的名称"},
    {"copy-number", "份号", OPTION_TEXT, false, NULL, 0, 0, NULL, "公文的份号，六位数字"},
    {"secrecy", "密级", OPTION_TEXT, false, NULL, 0, 0, NULL, "密级和保密期限，如“机密★1年”"},
    {"urgency", "紧急程度", OPTION_TEXT, false, NULL, 0, 0, NULL, "特急、加急"},
    {"signers", "签发人", OPTION_LIST, false, NULL, 0, 0, NULL, "上行文的签发人；命令写“市长 张某某”"},
    {"issuers", "联合发文机关", OPTION_LIST, false, NULL, 0, 0, NULL,
     "联合行文的发文机关，主办机关在前；标志和署名按此排列"},
    {"present", "出席", OPTION_LIST, false, NULL, 0, 0, NULL, "纪要的出席人员"},
    {"absent", "请假", OPTION_LIST, false, NULL, 0, 0, NULL, "纪要的请假人员"},
    {"attending", "列席", OPTION_LIST, false, NULL, 0, 0, NULL, "纪要的列席人员"},
    {"to", "主送", OPTION_TEXT, false, NULL, 0, 0, NULL, "主送机关"},
    {"attachments", "附件", OPTION_LIST, false, NULL, 0, 0, NULL,
     "附件说明中的名称；不写则为各附件（标题后写 {.附件}）的标题"},
    {"seal", "印章", OPTION_BOOL, false, NULL, 0, 0, "true", "署名处是否加盖印章，决定署名和日期的位置"},
    {"remark", "附注", OPTION_TEXT, false, NULL, 0, 0, NULL,
     "附注，如“此件公开发布”；报纸版为页脚的编辑、版次"},
    {"report-to", "报", OPTION_LIST, false, NULL, 0, 0, NULL, "简报报尾的“报”"},
    {"cc", "抄送", OPTION_LIST, false, NULL, 0, 0, NULL, "抄送机关；简报报尾的“送”"},
    {"distribute", "发", OPTION_LIST, false, NULL, 0, 0, NULL, "分送机关；简报报尾的“发”"},
    {"printer", "印发机关", OPTION_TEXT, false, NULL, 0, 0, NULL, "版记中的印发机关"},
    {"print-date", "印发日期", OPTION_TEXT, false, NULL, 0, 0, NULL, "版记中的印发日期"},
    {"copies", "印数", OPTION_TEXT, false, NULL, 0, 0, NULL, "共印多少份"},
    {"date", "日期", OPTION_TEXT, false, NULL, 0, 0, NULL, "成文日期"},
    {"toc", "目录", OPTION_BOOL, false, NULL, 0, 0, "false", "是否有目录"},
    {"cover", "封面", OPTION_BOOL, false, NULL, 0, 0, "false", "是否有封面"},
    {"number-sections", "编号", OPTION_BOOL, false, NULL, 0, 0, "false",
     "由程序给标题编号：一、（一）1.（1）"},
    {"punctuation", "标点", OPTION_CHOICE, false, "full|kaiming|half", 0, 0, NULL,
     "标点宽度：full全角，kaiming开明，half半角；不写则按样式"},
    {"subject", "主题", OPTION_TEXT, false, NULL, 0, 0, NULL, "PDF的主题"},
    {"owner", "责任单位", OPTION_TEXT, false, NULL, 0, 0, NULL,
     "只列哪个责任单位的任务，供按单位生成的版式用：设置(\"责任单位\")"},
    {"needs", "用到", OPTION_LIST, false, NULL, 0, 0, NULL,
     "版式按名称用到的指标；字典里没有的说一次，有关的内容不印，其余照常"},
    {"uses", "所需数据", OPTION_LIST, false, NULL, 0, 0, NULL,
     "版式讲到的数据，供jianbao layouts对照：指标、年度目标、历年目标、位次、下级地区、民生实事、重点任务、"
     "重点项目、任务进展"},
    {"comment", "评述", OPTION_TEXT, false, NULL, 0, 0, NULL,
     "本单位自己的话（原因、政策背景）：设置(\"comment\")；版式在没有填时留出位置"},
    {"about", "说明", OPTION_TEXT, false, NULL, 0, 0, NULL, "jianbao layouts 里的一句话"},
    {"keywords", "关键词", OPTION_LIST, false, NULL, 0, 0, NULL, "PDF的关键词"},
    {"head", "页眉", OPTION_TEXT, false, NULL, 0, 0, NULL, "页眉左侧文字，不写用标题"},
    {"head-right", "页眉右", OPTION_TEXT, false, NULL, 0, 0, NULL, "页眉右侧文字，不写用报告期"},
};

const Schema *front_schema(void)
{
    static const Schema schema = {front_options, (int)G_N_ELEMENTS(front_options)};
    return &schema;
}

const char *document_setting(const Document *document, const char *key)
{
    const char *text = option_text(document->front, key);
    return text ? text : "";
}

const char *document_plain_setting(const Document *document, const char *key)
{
    char **lines = g_strsplit(document_setting(document, key), "\n", -1), *joined = g_strjoinv("", lines);
    const char *kept = arena_strdup(document->arena, joined);
    g_strfreev(lines);
    g_free(joined);
    return kept;
}

/* The author's own breaks of titles: \ , at a line's end or not; in a YAML block every line is one. */
static void settle_titles(Document *d)
{
    for (int i = 0; i < d->front->schema->count; i++) {
        const char *key = d->front->schema->specs[i].key;
        OptionValue *value = &d->front->values[i];
        if (strcmp(key, "title") && strcmp(key, "subtitle")) continue;
        if (!value->text || !strpbrk(value->text, "\\\n")) continue;
        GRegex *breaks = g_regex_new("\\s*\\\\\\s*|\\s*\n\\s*", G_REGEX_DEFAULT, 0, NULL);
        char *trimmed = g_strstrip(g_strdup(value->text)),
             *text = g_regex_replace_literal(breaks, trimmed, -1, 0, "\n", 0, NULL);
        value->text = arena_strdup(d->arena, text);
        g_free(trimmed);
        g_free(text);
        g_regex_unref(breaks);
    }
}

/* The end of the front matter: the line behind the closing ---; *lines counts the lines up to it. */
static const char *split_front(const char *text, char **front, int *lines)
{
    *front = NULL;
    *lines = 0;
    if (!g_str_has_prefix(text, "---\n")) return text;
    const char *from = text + 4;
    int count = 1;
    for (const char *p = from; *p;) {
        const char *end = strchr(p, '\n');
        if (!end) return text;
        count++;
        bool closing = (end - p == 3) && (!strncmp(p, "---", 3) || !strncmp(p, "...", 3));
        if (closing) {
            *front = g_strndup(from, (gsize)(p - from));
            *lines = count;
            return end + 1;
        }
        p = end + 1;
    }
    return text;
}

static void apply_settings(Document *d, const DocumentRequest *request, Diagnostics *diags)
{
    for (const char **s = request->settings; s && *s; s++) {
        const char *equals = strchr(*s, '=');
        if (!equals) {
            diag_report(diags, E_USAGE, (Place){0}, "--set “%s”应写成 键=值", *s);
            continue;
        }
        char *key = g_strndup(*s, (gsize)(equals - *s));
        option_set(d->front, key, equals + 1, d->arena, diags);
        g_free(key);
    }
}

static const char *words_of(Arena *arena, Period p)
{
    char words[4 * PERIOD_TEXT];
    return arena_strdup(arena, period_words(p, NOTATION_SPAN, true, words));
}

/* From here on the report sees the data as of its period. What is wrong with the period is kept until it is
 * known whether the layout speaks of data at all. */
static void limit_to_period(Document *d, Place place, Diagnostics *diags)
{
    ExpressionContext *c = &d->context;
    const Dataset *data = c->analysis->data;
    Period last = dataset_last_period(data);
    (void)diags;
    d->period_place = place;
    if (!dataset_has_period(data, c->period))
        d->without_data =
            last.year
                ? arena_printf(d->arena, "%s没有数据；最近的一期是%s，请改用该期（--period），或等数据报来",
                               words_of(d->arena, c->period), words_of(d->arena, last))
                : "数据文件夹里一个数也没有，请先报送数据";
    c->analysis->data = dataset_as_of(data, c->period, c->analysis->home);
}

/* Refuses a report of a period without data, and one that would be mostly gaps. */
static void check_figures(Document *d, bool uses_data, Diagnostics *diags)
{
    enum { FEWEST_FIGURES = 6 };
    Place place = d->period_place;
    int all = d->figures_known + d->figures_missing;
    if (!place.file) place = (Place){.file = d->file, .line = 1, .column = 1};
    if (uses_data && d->without_data) diag_report(diags, E_DATA_PERIOD, place, "%s", d->without_data);
    /* A year's report of its targets and tasks is full without outcomes. */
    bool plan = period_is_year(d->context.period);
    if (d->without_data || plan || all < FEWEST_FIGURES || d->figures_known * 3 >= all) return;
    diag_report(diags, E_DATA_PERIOD, place,
                "%s的数太少：版式用到%d个数，有%d个；请等数据报齐，或改用别的期间（最近的一期是%s）",
                words_of(d->arena, d->context.period), all, d->figures_known,
                words_of(d->arena, dataset_last_period(d->context.analysis->data)));
}

/* A year's figure beside months of the same year is an estimate or a plan: the latest month counts. */
static Period before_estimate(const Dataset *data, Period latest)
{
    Period month = {0};
    if (!period_is_year(latest)) return latest;
    for (int i = 0; i < data->observation_count; i++) {
        const Observation *o = &data->observations[i];
        bool counts = o->region == 0 && o->state == FIGURE_VALUE && o->period.year == latest.year &&
                      o->period.last < 12;
        if (counts && (!month.year || o->period.last > month.last))
            month = period_month(o->period.year, o->period.last);
    }
    return month.year ? month : latest;
}

/* A layout whose first of `uses` is 指标 reports on figures; what it says of targets comes after. */
static bool reports_figures(const Document *d)
{
    const OptionValue *uses = option(d->front, "uses");
    return uses->item_count && use_find(uses->items[0]) == USE_FIGURES;
}

/* The latest month; where the month has but a figure or two and the folder is one of a year's targets and
 * tasks, the year itself, or for a report on figures the last year that has its results. */
static Period default_period(const Document *d, const Dataset *data)
{
    enum { FEWEST_INDICATORS = 3, YEARS_BACK = 10 };
    Period latest = before_estimate(data, dataset_latest_period(data));
    bool planned = false;
    for (int i = 0; i < data->target_count; i++) planned |= data->targets[i].year == latest.year;
    bool few = use_count(data, USE_FIGURES, 0, latest) < FEWEST_INDICATORS && planned && data->task_count;
    if (!few) return latest;
    for (int back = 0; reports_figures(d) && back <= YEARS_BACK; back++) {
        Period year = period_span(latest.year - back, 12);
        if (use_count(data, USE_FIGURES, 0, year) >= FEWEST_INDICATORS) return year;
    }
    return period_is_month(latest) ? period_span(latest.year, 12) : latest;
}

/* Period and region: the command line, then the front matter, then the data's latest month and top region. */
static void settle_context(Document *d, const DocumentRequest *request, Diagnostics *diags)
{
    ExpressionContext *c = &d->context;
    const OptionValue *period = option(d->front, "period"), *region = option(d->front, "region");
    const char *text = request->period ? request->period : period->text;
    Place place = {.file = d->file, .line = period->line, .column = period->column};
    if (request->period || !period->line) place = (Place){0};
    if (text) {
        const char *reason = period_parse(text, &c->period, &c->notation);
        if (reason) diag_report(diags, E_LAYOUT_VALUE, place, "period“%s”%s", text, reason);
    }
    const char *name = request->region ? request->region : region->text;
    if (!c->analysis) return;
    if (!text) c->period = default_period(d, c->analysis->data);
    if (c->period.year) limit_to_period(d, place, diags);
    if (!name) return;
    c->region = dataset_find_region(c->analysis->data, name);
    if (c->region >= 0) return;
    c->region = 0;
    char *near = dataset_nearest_region(c->analysis->data, name);
    Place where = {.file = d->file, .line = region->line, .column = region->column};
    diag_report(diags, request->region ? E_USAGE : E_NAME_REGION, request->region ? (Place){0} : where,
                "%s没有地区“%s”%s%s", request->region ? "--region " : "", name, *near ? "，是否为" : "",
                near);
    g_free(near);
}

/* A text of the front matter with its expressions filled in. */
static const char *expand_setting(Document *d, Expressions *e, const char *text, int line, Diagnostics *diags)
{
    if (!text || !strstr(text, "{{")) return text;
    Expanded expanded;
    TemplateSource at = {d->file, MAX(line, 1), d->context.limits, d->paths};
    if (template_expand(text, at, e, &expanded, diags))
        text = silence_restore(&expanded, expanded.text->str, d->arena, &d->silenced);
    expanded_free(&expanded);
    return text;
}

/* Texts of the front matter may hold expressions too. */
static void expand_front(Document *d, Expressions *e, Diagnostics *diags)
{
    for (int i = 0; i < d->front->schema->count; i++) {
        OptionValue *value = &d->front->values[i];
        if (!value->given) continue;
        value->text = expand_setting(d, e, value->text, value->line, diags);
        int kept = 0;
        for (int k = 0; k < value->item_count; k++) {
            value->items[kept] = expand_setting(d, e, value->items[k], value->line, diags);
            kept += *value->items[kept] != '\0'; /* an item that has fallen silent is none */
        }
        value->item_count = kept;
    }
}

/* Charts of tasks choose by their category. */
static bool draws_tasks(const OptionSet *set)
{
    for (int i = 0; i < set->schema->count; i++)
        if (!strcmp(set->schema->specs[i].key, "category")) return true;
    return false;
}

static bool draws_observations(Block *block, void *user)
{
    (void)user;
    return block->kind == BLOCK_CHART && !draws_tasks(block->chart.options);
}

/* Whether a layout prints figures, tables or charts of the observations. */
static bool speaks_of_data(const Document *d)
{
    bool uses = d->figures_known + d->figures_missing > 0 || blocks_any(&d->blocks, draws_observations, NULL);
    return uses && d->context.analysis;
}

bool document_lacks(const Document *d, const char *indicator)
{
    const OptionValue *needs = option(d->front, "needs");
    if (!d->context.analysis || dataset_find_indicator(d->context.analysis->data, indicator) >= 0)
        return false;
    for (int i = 0; i < needs->item_count; i++)
        if (!strcmp(needs->items[i], indicator)) return true;
    return false;
}

void document_count_figure(Document *d, const char *missing, bool sourced)
{
    if (missing)
        d->figures_missing += strstr(missing, "没有数据") != NULL;
    else
        d->figures_known += sourced;
}

/* Whether a figure is of an indicator: what a plan of tasks states stands without any data. */
static bool is_of_indicator(const Provenance *p)
{
    while (p && p->kind != PROVENANCE_CELL && p->input_count > 0) p = p->inputs[0];
    return p && (p->kind != PROVENANCE_CELL || p->subject.set);
}

static void count_figures(Document *d, const Expanded *expanded)
{
    for (guint i = 0; i < expanded->values->len; i++) {
        const Inserted *value = &g_array_index(expanded->values, Inserted, i);
        document_count_figure(d, value->missing, is_of_indicator(value->source));
    }
}

static bool hear_block(Block *block, void *user)
{
    Document *d = user;
    const Inlines *text = block_text(block);
    ToldFact fact;
    for (int k = 0; text && k < text->count; k++)
        if (told_fact(text->items[k].source, &fact)) told_add(d->told, &fact, d);
    return false;
}

/* The facts that running text states; tables are looked up and do not count. */
static void hear_text(Document *d)
{
    d->told = told_new(d->arena);
    blocks_any(&d->blocks, hear_block, d);
}

/* Kinds of data that nobody knows are slips of the pen. */
static void check_uses(const Document *d, Diagnostics *diags)
{
    const OptionValue *uses = option(d->front, "uses");
    for (int i = 0; i < uses->item_count; i++) {
        if (use_find(uses->items[i]) >= 0) continue;
        GString *known = g_string_new(NULL);
        for (int k = 0; use_name(k); k++) g_string_append_printf(known, "%s%s", k ? "、" : "", use_name(k));
        diag_report(diags, E_LAYOUT_VALUE,
                    (Place){.file = d->file, .line = uses->line, .column = MAX(uses->column, 1)},
                    "uses里没有“%s”这一种数据，可用：%s", uses->items[i], known->str);
        g_string_free(known, TRUE);
    }
}

static bool has_content(Block *block, void *user)
{
    (void)user;
    return block->kind != BLOCK_HEADING && block->kind != BLOCK_PAGE_BREAK && block->kind != BLOCK_RULE &&
           block->kind != BLOCK_DIVISION;
}

/* A report of which nothing is left but headings says so, and where there is something to say. */
static void check_content(const Document *d, const char *body, Diagnostics *diags)
{
    Place place = d->period_place;
    bool filled = !d->context.analysis || d->without_data || diag_exit_status(diags) || !strstr(body, "{");
    if (filled || blocks_any(&d->blocks, has_content, NULL)) return;
    if (!place.file) place = (Place){.file = d->file, .line = 1, .column = 1};
    diag_report(diags, E_DATA_PERIOD, place,
                "%s没有这份版式要写的内容；请改用别的期间（--period），所需的数据见jianbao layouts",
                words_of(d->arena, d->context.period));
}

/* Tells once what the layout needs by name and the dictionary lacks. */
static void check_needs(const Document *d, Diagnostics *diags)
{
    const OptionValue *needs = option(d->front, "needs");
    const Analysis *a = d->context.analysis;
    for (int i = 0; a && i < needs->item_count; i++) {
        const char *name = needs->items[i];
        if (dataset_find_indicator(a->data, name) >= 0) continue;
        char *near = dataset_nearest_indicator(a->data, name);
        diag_report(diags, N_LAYOUT_NEED,
                    (Place){.file = d->file, .line = needs->line, .column = MAX(needs->column, 1)},
                    "指标字典里没有“%s”，有关的内容没有印出；字典里另有名称的，"
                    "请在indicators.csv该指标的别名一列加上“%s”%s%s%s",
                    name, name, *near ? "（是否为“" : "", near, *near ? "”）" : "");
        g_free(near);
    }
}

static void read_body(Document *d, const char *body, int first_line, const DocumentRequest *request,
                      Diagnostics *diags)
{
    Expressions *e = expressions_new(&d->context, d->arena);
    Expanded expanded;
    MarkdownBuild build = {.document = d, .request = request, .expanded = &expanded, .diags = diags};
    check_needs(d, diags);
    check_uses(d, diags);
    expand_front(d, e, diags);
    /* Blocks are checked even when an expression failed: what came before it was expanded. */
    TemplateSource at = {d->file, first_line, d->context.limits, d->paths};
    template_expand(body, at, e, &expanded, diags);
    count_figures(d, &expanded);
    markdown_read(&build);
    attach_captions(&build);
    split_headers(&build);
    prune_blocks(&build);
    check_divisions(&build);
    check_figures(d, speaks_of_data(d), diags);
    check_content(d, body, diags);
    hear_text(d);
    expanded_free(&expanded);
    expressions_free(e);
}

Document *document_read(const char *path, const DocumentRequest *request, Diagnostics *diags)
{
    Arena *arena = arena_new();
    const char *text = paths_read(request->paths, path, arena, diags);
    if (!text) {
        arena_free(arena);
        return NULL;
    }
    Document *d = ARENA_NEW(arena, Document);
    d->arena = arena;
    d->file = arena_strdup(arena, path);
    d->context = request->context;
    d->paths = request->paths;
    char *front;
    int lines;
    const char *body = split_front(text, &front, &lines);
    TextOrigin origin = {.file = d->file, .first = 2};
    if (!front) {
        diag_report(diags, E_LAYOUT_FRONT, (Place){.file = d->file, .line = 1, .column = 1},
                    "版式应以设置开头：第一行---，然后是title等各项，再以---结束");
        front = g_strdup("title: \"\"\n");
    }
    d->front = options_read(front, origin, front_schema(), "版式设置", arena, diags, NULL, NULL);
    g_free(front);
    apply_settings(d, request, diags);
    d->context.settings = d->front;
    settle_context(d, request, diags);
    settle_titles(d);
    read_body(d, body, lines + 1, request, diags);
    return d;
}

void document_free(Document *document)
{
    if (document) arena_free(document->arena);
}
